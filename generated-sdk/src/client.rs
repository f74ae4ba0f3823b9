// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

//! The client.

use std::time::Duration;

use crate::auth::{
    API_KEY, CLIENT_SESSION, CONSOLE_SESSION_WITH_WORKSPACE, PAT_WITH_WORKSPACE, PUBLISHABLE_KEY,
    SEAM_WORKSPACE,
};
use crate::runtime::{
    Core, CoreBuilder, DecodeMode, Error, Redirects, Secret, Settings, Transport,
};

/// What the runtime knows of this API.
static SETTINGS: Settings = Settings {
    name: "seam-sdk",
    version: env!("CARGO_PKG_VERSION"),
    base_url: Some("https://connect.getseam.com"),
    server: None,
    base_url_env: "SEAM_ENDPOINT",
    schemes: &[
        &PUBLISHABLE_KEY,
        &API_KEY,
        &PAT_WITH_WORKSPACE,
        &CONSOLE_SESSION_WITH_WORKSPACE,
        &CLIENT_SESSION,
        &SEAM_WORKSPACE,
    ],
    decode: DecodeMode::Tolerant,
    request_id: &["seam-request-id"],
    error_code: &["/error/type"],
    error_message: &["/error/message"],
};

/// A client of the Seam Connect API.
///
/// Cloning it is cheap: all clones share one connection pool.
#[derive(Clone, Debug)]
pub struct Client {
    core: Core,
}

impl Client {
    /// A client with what the environment says:
    ///
    /// - `SEAM_PUBLISHABLE_KEY`: see [`ClientBuilder::publishable_key`]
    /// - `SEAM_API_KEY`: see [`ClientBuilder::api_key`]
    /// - `SEAM_PERSONAL_ACCESS_TOKEN`: see [`ClientBuilder::personal_access_token`]
    /// - `SEAM_CONSOLE_SESSION_TOKEN`: see [`ClientBuilder::console_session_token`]
    /// - `SEAM_CLIENT_SESSION_TOKEN`: see [`ClientBuilder::client_session_token`]
    /// - `SEAM_WORKSPACE_ID`: see [`ClientBuilder::workspace_id`]
    /// - `SEAM_ENDPOINT`: the base URL, where it is not the default
    ///
    /// # Errors
    ///
    /// When no credential is set, or the base URL is invalid.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().read_env()?.build()
    }

    /// A client to be set up by hand.
    pub fn builder() -> ClientBuilder {
        ClientBuilder {
            core: CoreBuilder::new(&SETTINGS),
        }
    }

    /// What all calls of this client share.
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// Represents a [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    #[cfg(feature = "client-sessions")]
    pub fn client_sessions(&self) -> crate::resources::ClientSessions {
        crate::resources::ClientSessions::new(self)
    }
}

/// Sets up a [`Client`].
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is built"]
pub struct ClientBuilder {
    core: CoreBuilder,
}

impl ClientBuilder {
    /// The credential of the scheme `publishable_key`, sent as the header `seam-publishable-key`.
    ///
    /// Publishable key of a workspace, which starts with `seam_pk`.
    ///
    /// It is no secret and may stand in a browser: all it does is to get or create the client
    /// session of a `user_identifier_key`.
    pub fn publishable_key(mut self, credential: impl Into<Secret>) -> Self {
        self.core.credential(&PUBLISHABLE_KEY, credential.into());
        self
    }

    /// The credential of the scheme `api_key`, sent as `Authorization: Bearer …`.
    ///
    /// API key of a workspace, which starts with `seam_`.
    pub fn api_key(mut self, credential: impl Into<Secret>) -> Self {
        self.core.credential(&API_KEY, credential.into());
        self
    }

    /// The credential of the scheme `pat_with_workspace`, sent as `Authorization: Bearer …`.
    ///
    /// Personal access token, which starts with `seam_at`.
    ///
    /// It belongs to a person, so the workspace has to be named beside it.
    pub fn personal_access_token(mut self, credential: impl Into<Secret>) -> Self {
        self.core.credential(&PAT_WITH_WORKSPACE, credential.into());
        self
    }

    /// The credential of the scheme `console_session_with_workspace`, sent as `Authorization: Bearer …`.
    ///
    /// Session token (a JSON Web Token) of a user of Seam Console.
    ///
    /// The workspace has to be named beside it.
    pub fn console_session_token(mut self, credential: impl Into<Secret>) -> Self {
        self.core
            .credential(&CONSOLE_SESSION_WITH_WORKSPACE, credential.into());
        self
    }

    /// The credential of the scheme `client_session`, sent as `Authorization: Bearer …`.
    ///
    /// Token of a client session, which starts with `seam_cst`.
    ///
    /// It reaches only what the session was granted.
    pub fn client_session_token(mut self, credential: impl Into<Secret>) -> Self {
        self.core.credential(&CLIENT_SESSION, credential.into());
        self
    }

    /// The credential of the scheme `seam_workspace`, sent as the header `seam-workspace`.
    ///
    /// ID of the workspace that a personal access token or a console session acts in.
    pub fn workspace_id(mut self, credential: impl Into<Secret>) -> Self {
        self.core.credential(&SEAM_WORKSPACE, credential.into());
        self
    }

    /// Sends calls also where they require a credential and the client has none: for a server
    /// that runs without authentication. Credentials that the client has are sent.
    pub fn anonymous(mut self) -> Self {
        self.core.anonymous();
        self
    }

    /// The base URL. The default is `https://connect.getseam.com`.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.core.base_url(url);
        self
    }

    /// How long a call may take in all, redirects included; `None` is for ever. The default is 30 seconds.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.core.timeout(timeout);
        self
    }

    /// A header that every call carries. The header of a security scheme is its credential.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.core.header(name, value);
        self
    }

    /// What a response may take in memory: its body, or an item of a stream, so many bytes, and
    /// what is decoded from it about eight times as many. The default is 64 MiB. A body that is
    /// streamed has no limit.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.core.max_response_bytes(bytes);
        self
    }

    /// Which redirects are followed. The default is [`Redirects::All`]; to another origin go
    /// neither credentials nor a body.
    pub fn redirects(mut self, redirects: Redirects) -> Self {
        self.core.redirects(redirects);
        self
    }

    /// Whether a public server may redirect calls to this machine or a private network, as far
    /// as the host tells. The default is `false`; see [`CoreBuilder::allow_private_redirects`].
    pub fn allow_private_redirects(mut self, allow: bool) -> Self {
        self.core.allow_private_redirects(allow);
        self
    }

    /// Sends through this transport instead of the default one.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.core.transport(transport);
        self
    }

    /// Reads what [`Client::from_env`] reads, where it is not set yet.
    ///
    /// # Errors
    ///
    /// When no credential is set, here or in the environment.
    pub fn read_env(mut self) -> Result<Self, Error> {
        self.core.read_env()?;
        Ok(self)
    }

    /// Makes the client.
    ///
    /// # Errors
    ///
    /// When the base URL is missing or invalid, or a header cannot be sent.
    pub fn build(self) -> Result<Client, Error> {
        Ok(Client {
            core: self.core.build()?,
        })
    }
}

impl crate::runtime::ApiError {
    /// The body as the API describes it for most calls; `None` when it is something else:
    /// text, HTML, nothing, an object without any of its members. Bodies of other types,
    /// which the docs of their calls name, are read by [`details_as`](Self::details_as).
    pub fn details(&self) -> Option<crate::types::ErrorResponse> {
        self.details_as()
    }
}
