// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

use crate::auth::{
    API_KEY, CLIENT_SESSION, CONSOLE_SESSION_WITH_WORKSPACE, PAT_WITH_WORKSPACE, PUBLISHABLE_KEY,
    SEAM_WORKSPACE,
};
use crate::client::Client;
use crate::runtime::Timestamp;
use crate::runtime::codegen::{list, operation};
use crate::types::ClientSession;

/// Represents a [client
/// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
///
/// If you want to restrict your users' access to their own devices, use client sessions.
///
/// You create each client session with a custom `user_identifier_key`. Normally, the
/// `user_identifier_key` is a user ID that your application provides.
///
/// When calling the Seam API from your backend using an API key, you can pass the
/// `user_identifier_key` as a parameter to limit results to the associated client session. For
/// example, `/devices/list?user_identifier_key=123` only returns devices associated with the
/// client session created with the `user_identifier_key` `123`.
///
/// A client session has a token that you can use with the Seam JavaScript SDK to make requests
/// from the client (browser) directly to the Seam API. The token restricts the user's access to
/// only the devices that they own.
#[derive(Clone, Debug)]
pub struct ClientSessions {
    client: Client,
}

impl ClientSessions {
    pub(crate) fn new(client: &Client) -> Self {
        Self {
            client: client.clone(),
        }
    }

    /// Creates a new [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    ///
    /// `POST /client_sessions/create`
    ///
    /// ```no_run
    /// # async fn example(client: seam_sdk::Client) -> Result<(), seam_sdk::Error> {
    /// let client_session = client
    ///     .client_sessions()
    ///     .create()
    ///     .customer_id("customer_id")
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// `ApiError::details_as` reads what refusals hold, by their status:
    ///
    /// - `400`, `401`, `default`: [`ErrorResponse`](crate::types::ErrorResponse)
    pub fn create(&self) -> CreateClientSession {
        CreateClientSession::new(self.client.core())
    }

    /// Deletes a [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    ///
    /// `POST /client_sessions/delete`
    ///
    /// ```no_run
    /// # async fn example(client: seam_sdk::Client) -> Result<(), seam_sdk::Error> {
    /// client.client_sessions().delete("client_session_id").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Arguments
    ///
    /// - `client_session_id`: ID of the client session that you want to delete.
    ///
    /// # Errors
    ///
    /// `ApiError::details_as` reads what refusals hold, by their status:
    ///
    /// - `400`, `401`, `404`, `default`: [`ErrorResponse`](crate::types::ErrorResponse)
    pub fn delete(&self, client_session_id: impl Into<String>) -> DeleteClientSession {
        let mut request = DeleteClientSession::new(self.client.core());
        let client_session_id: String = client_session_id.into();
        request
            .request
            .field("client_session_id", &client_session_id);
        request
    }

    /// Returns a specified [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    ///
    /// `POST /client_sessions/get`
    ///
    /// ```no_run
    /// # async fn example(client: seam_sdk::Client) -> Result<(), seam_sdk::Error> {
    /// let client_session = client
    ///     .client_sessions()
    ///     .get()
    ///     .client_session_id("client_session_id")
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// `ApiError::details_as` reads what refusals hold, by their status:
    ///
    /// - `400`, `401`, `404`, `default`: [`ErrorResponse`](crate::types::ErrorResponse)
    pub fn get(&self) -> GetClientSession {
        GetClientSession::new(self.client.core())
    }

    /// Returns a [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens) with
    /// specific characteristics or creates a new client session with these characteristics if it
    /// does not yet exist.
    ///
    /// `POST /client_sessions/get_or_create`
    ///
    /// ```no_run
    /// # async fn example(client: seam_sdk::Client) -> Result<(), seam_sdk::Error> {
    /// let client_session = client
    ///     .client_sessions()
    ///     .get_or_create()
    ///     .user_identifier_key("user_identifier_key")
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// `ApiError::details_as` reads what refusals hold, by their status:
    ///
    /// - `400`, `401`, `default`: [`ErrorResponse`](crate::types::ErrorResponse)
    pub fn get_or_create(&self) -> GetOrCreateClientSession {
        GetOrCreateClientSession::new(self.client.core())
    }

    /// Grants a [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens) access to
    /// one or more resources, such as [Connect
    /// Webviews](https://docs.seam.co/core-concepts/connect-webviews), [user
    /// identities](https://docs.seam.co/capability-guides/mobile-access/managing-mobile-app-user-accounts-with-user-identities#what-is-a-user-identity),
    /// and so on.
    ///
    /// `POST /client_sessions/grant_access`
    ///
    /// ```no_run
    /// # async fn example(client: seam_sdk::Client) -> Result<(), seam_sdk::Error> {
    /// client
    ///     .client_sessions()
    ///     .grant_access()
    ///     .client_session_id("client_session_id")
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// `ApiError::details_as` reads what refusals hold, by their status:
    ///
    /// - `400`, `401`, `404`, `default`: [`ErrorResponse`](crate::types::ErrorResponse)
    pub fn grant_access(&self) -> GrantAccessClientSession {
        GrantAccessClientSession::new(self.client.core())
    }

    /// Returns a list of all [client
    /// sessions](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    ///
    /// `POST /client_sessions/list`
    ///
    /// ```no_run
    /// # async fn example(client: seam_sdk::Client) -> Result<(), seam_sdk::Error> {
    /// let client_sessions = client
    ///     .client_sessions()
    ///     .list()
    ///     .client_session_id("client_session_id")
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// `ApiError::details_as` reads what refusals hold, by their status:
    ///
    /// - `400`, `401`, `default`: [`ErrorResponse`](crate::types::ErrorResponse)
    pub fn list(&self) -> ListClientSessions {
        ListClientSessions::new(self.client.core())
    }

    /// Revokes a [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    ///
    /// Note that [deleting a client session](https://docs.seam.co/api/client_sessions/delete) is a
    /// separate action.
    ///
    /// `POST /client_sessions/revoke`
    ///
    /// ```no_run
    /// # async fn example(client: seam_sdk::Client) -> Result<(), seam_sdk::Error> {
    /// client.client_sessions().revoke("client_session_id").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Arguments
    ///
    /// - `client_session_id`: ID of the client session that you want to revoke.
    ///
    /// # Errors
    ///
    /// `ApiError::details_as` reads what refusals hold, by their status:
    ///
    /// - `400`, `401`, `404`, `default`: [`ErrorResponse`](crate::types::ErrorResponse)
    pub fn revoke(&self, client_session_id: impl Into<String>) -> RevokeClientSession {
        let mut request = RevokeClientSession::new(self.client.core());
        let client_session_id: String = client_session_id.into();
        request
            .request
            .field("client_session_id", &client_session_id);
        request
    }
}

operation! {
    /// The call made by [`ClientSessions::create`].
    CreateClientSession -> ClientSession {
        POST "/client_sessions/create",
        body: json,
        result: "client_session",
        auth: [
            [PUBLISHABLE_KEY],
            [API_KEY],
            [PAT_WITH_WORKSPACE, SEAM_WORKSPACE],
            [CONSOLE_SESSION_WITH_WORKSPACE, SEAM_WORKSPACE],
        ],
    }
}

impl CreateClientSession {
    /// IDs of the [Connect Webviews](https://docs.seam.co/core-concepts/connect-webviews) for which
    /// you want to create a client session.
    pub fn connect_webview_ids(
        mut self,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let values: Vec<String> = list(values);
        self.request.field("connect_webview_ids", &values);
        self
    }

    /// IDs of the [connected accounts](https://docs.seam.co/core-concepts/connected-accounts) for
    /// which you want to create a client session.
    pub fn connected_account_ids(
        mut self,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let values: Vec<String> = list(values);
        self.request.field("connected_account_ids", &values);
        self
    }

    /// Customer ID that you want to associate with the new client session.
    pub fn customer_id(mut self, value: impl Into<String>) -> Self {
        self.request.field::<String>("customer_id", &value.into());
        self
    }

    /// Customer key that you want to associate with the new client session.
    ///
    /// At least 1 character.
    pub fn customer_key(mut self, value: impl Into<String>) -> Self {
        self.request.field::<String>("customer_key", &value.into());
        self
    }

    /// Date and time at which the client session should expire, in [ISO
    /// 8601](https://www.iso.org/iso-8601-date-and-time-format.html) format.
    pub fn expires_at(mut self, value: Timestamp) -> Self {
        self.request.field("expires_at", &value);
        self
    }

    /// Your user ID for the user for whom you want to create a client session.
    ///
    /// At least 1 character.
    pub fn user_identifier_key(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("user_identifier_key", &value);
        self
    }

    /// ID of the [user
    /// identity](https://docs.seam.co/capability-guides/mobile-access/managing-mobile-app-user-accounts-with-user-identities#what-is-a-user-identity)
    /// for which you want to create a client session.
    pub fn user_identity_id(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("user_identity_id", &value);
        self
    }

    /// IDs of the [user
    /// identities](https://docs.seam.co/capability-guides/mobile-access/managing-mobile-app-user-accounts-with-user-identities#what-is-a-user-identity)
    /// that you want to associate with the client session.
    ///
    /// Exactly 1 item.
    #[deprecated(note = "Use `user_identity_id` instead.")]
    pub fn user_identity_ids(
        mut self,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let values: Vec<String> = list(values);
        self.request.field("user_identity_ids", &values);
        self
    }
}

operation! {
    /// The call made by [`ClientSessions::delete`].
    DeleteClientSession -> () {
        POST "/client_sessions/delete",
        body: json,
        result: none,
        auth: [
            [API_KEY],
            [PAT_WITH_WORKSPACE, SEAM_WORKSPACE],
            [CONSOLE_SESSION_WITH_WORKSPACE, SEAM_WORKSPACE],
        ],
    }
}

operation! {
    /// The call made by [`ClientSessions::get`].
    GetClientSession -> ClientSession {
        POST "/client_sessions/get",
        body: json,
        result: "client_session",
        auth: [
            [CLIENT_SESSION],
            [PAT_WITH_WORKSPACE, SEAM_WORKSPACE],
            [CONSOLE_SESSION_WITH_WORKSPACE, SEAM_WORKSPACE],
            [API_KEY],
        ],
    }
}

impl GetClientSession {
    /// ID of the client session that you want to get.
    pub fn client_session_id(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("client_session_id", &value);
        self
    }

    /// User identifier key associated with the client session that you want to get.
    pub fn user_identifier_key(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("user_identifier_key", &value);
        self
    }
}

operation! {
    /// The call made by [`ClientSessions::get_or_create`].
    GetOrCreateClientSession -> ClientSession {
        POST "/client_sessions/get_or_create",
        body: json,
        result: "client_session",
        auth: [
            [PUBLISHABLE_KEY],
            [API_KEY],
            [PAT_WITH_WORKSPACE, SEAM_WORKSPACE],
            [CONSOLE_SESSION_WITH_WORKSPACE, SEAM_WORKSPACE],
        ],
    }
}

impl GetOrCreateClientSession {
    /// IDs of the [Connect Webviews](https://docs.seam.co/core-concepts/connect-webviews) that you
    /// want to associate with the client session (or that are already associated with the existing
    /// client session).
    pub fn connect_webview_ids(
        mut self,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let values: Vec<String> = list(values);
        self.request.field("connect_webview_ids", &values);
        self
    }

    /// IDs of the [connected accounts](https://docs.seam.co/api/connected_accounts) that you want
    /// to associate with the client session (or that are already associated with the existing
    /// client session).
    pub fn connected_account_ids(
        mut self,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let values: Vec<String> = list(values);
        self.request.field("connected_account_ids", &values);
        self
    }

    /// Date and time at which the client session should expire in [ISO
    /// 8601](https://www.iso.org/iso-8601-date-and-time-format.html) format.
    ///
    /// If the client session already exists, this will update the expiration before returning it.
    pub fn expires_at(mut self, value: Timestamp) -> Self {
        self.request.field("expires_at", &value);
        self
    }

    /// Your user ID for the user that you want to associate with the client session (or that is
    /// already associated with the existing client session).
    ///
    /// At least 1 character.
    pub fn user_identifier_key(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("user_identifier_key", &value);
        self
    }

    /// ID of the [user
    /// identity](https://docs.seam.co/capability-guides/mobile-access/managing-mobile-app-user-accounts-with-user-identities#what-is-a-user-identity)
    /// that you want to associate with the client session (or that are already associated with the
    /// existing client session).
    pub fn user_identity_id(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("user_identity_id", &value);
        self
    }

    /// IDs of the [user
    /// identities](https://docs.seam.co/capability-guides/mobile-access/managing-mobile-app-user-accounts-with-user-identities#what-is-a-user-identity)
    /// that you want to associate with the client session.
    ///
    /// Exactly 1 item.
    #[deprecated(note = "Use `user_identity_id`.")]
    pub fn user_identity_ids(
        mut self,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let values: Vec<String> = list(values);
        self.request.field("user_identity_ids", &values);
        self
    }
}

operation! {
    /// The call made by [`ClientSessions::grant_access`].
    GrantAccessClientSession -> () {
        POST "/client_sessions/grant_access",
        body: json,
        result: none,
        auth: [
            [API_KEY],
            [PAT_WITH_WORKSPACE, SEAM_WORKSPACE],
            [CONSOLE_SESSION_WITH_WORKSPACE, SEAM_WORKSPACE],
        ],
    }
}

impl GrantAccessClientSession {
    /// ID of the client session to which you want to grant access to resources.
    pub fn client_session_id(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("client_session_id", &value);
        self
    }

    /// IDs of the [Connect Webviews](https://docs.seam.co/core-concepts/connect-webviews) that you
    /// want to associate with the client session.
    pub fn connect_webview_ids(
        mut self,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let values: Vec<String> = list(values);
        self.request.field("connect_webview_ids", &values);
        self
    }

    /// IDs of the [connected accounts](https://docs.seam.co/core-concepts/connected-accounts) that
    /// you want to associate with the client session.
    pub fn connected_account_ids(
        mut self,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let values: Vec<String> = list(values);
        self.request.field("connected_account_ids", &values);
        self
    }

    /// Your user ID for the user that you want to associate with the client session.
    pub fn user_identifier_key(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("user_identifier_key", &value);
        self
    }

    /// ID of the [user
    /// identity](https://docs.seam.co/capability-guides/mobile-access/managing-mobile-app-user-accounts-with-user-identities#what-is-a-user-identity)
    /// that you want to associate with the client session.
    pub fn user_identity_id(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("user_identity_id", &value);
        self
    }

    /// IDs of the [user
    /// identities](https://docs.seam.co/capability-guides/mobile-access/managing-mobile-app-user-accounts-with-user-identities#what-is-a-user-identity)
    /// that you want to associate with the client session.
    ///
    /// Exactly 1 item.
    #[deprecated(note = "Use `user_identity_id`.")]
    pub fn user_identity_ids(
        mut self,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let values: Vec<String> = list(values);
        self.request.field("user_identity_ids", &values);
        self
    }
}

operation! {
    /// The call made by [`ClientSessions::list`].
    ListClientSessions -> Vec<ClientSession> {
        POST "/client_sessions/list",
        body: json,
        result: "client_sessions",
        auth: [
            [API_KEY],
            [PAT_WITH_WORKSPACE, SEAM_WORKSPACE],
            [CONSOLE_SESSION_WITH_WORKSPACE, SEAM_WORKSPACE],
        ],
    }
}

impl ListClientSessions {
    /// ID of the client session that you want to retrieve.
    pub fn client_session_id(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("client_session_id", &value);
        self
    }

    /// ID of the [Connect Webview](https://docs.seam.co/core-concepts/connect-webviews) for which
    /// you want to retrieve client sessions.
    pub fn connect_webview_id(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("connect_webview_id", &value);
        self
    }

    /// Your user ID for the user by which you want to filter client sessions.
    pub fn user_identifier_key(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("user_identifier_key", &value);
        self
    }

    /// ID of the [user
    /// identity](https://docs.seam.co/capability-guides/mobile-access/managing-mobile-app-user-accounts-with-user-identities#what-is-a-user-identity)
    /// for which you want to retrieve client sessions.
    pub fn user_identity_id(mut self, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.request.field("user_identity_id", &value);
        self
    }

    /// Indicates whether to retrieve only client sessions without associated user identifier keys.
    pub fn without_user_identifier_key(mut self, value: bool) -> Self {
        self.request.field("without_user_identifier_key", &value);
        self
    }
}

operation! {
    /// The call made by [`ClientSessions::revoke`].
    RevokeClientSession -> () {
        POST "/client_sessions/revoke",
        body: json,
        result: none,
        auth: [
            [API_KEY],
            [PAT_WITH_WORKSPACE, SEAM_WORKSPACE],
            [CONSOLE_SESSION_WITH_WORKSPACE, SEAM_WORKSPACE],
        ],
    }
}
