// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

use crate::runtime::codegen::record;
use crate::runtime::{Secret, Timestamp};

/// Represents a [client
/// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
///
/// If you want to restrict your users' access to their own devices, use client sessions.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ClientSession {
    /// ID of the [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    pub client_session_id: String,

    /// IDs of the [Connect Webviews](https://docs.seam.co/core-concepts/connect-webviews)
    /// associated with the [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    pub connect_webview_ids: Vec<String>,

    /// IDs of the [connected accounts](https://docs.seam.co/core-concepts/connected-accounts)
    /// associated with the [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    pub connected_account_ids: Vec<String>,

    /// Date and time at which the [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens) was
    /// created.
    pub created_at: Timestamp,

    /// Customer key associated with the [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    pub customer_key: Option<String>,

    /// Number of devices associated with the [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    pub device_count: f64,

    /// Date and time at which the [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens) expires.
    pub expires_at: Timestamp,

    /// Client session token associated with the [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    pub token: Secret,

    /// Your user ID for the user associated with the [client
    /// session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    pub user_identifier_key: Option<String>,

    /// ID of the [user
    /// identity](https://docs.seam.co/capability-guides/mobile-access/managing-mobile-app-user-accounts-with-user-identities#what-is-a-user-identity)
    /// associated with the client session.
    pub user_identity_id: Option<String>,

    /// IDs of the [user
    /// identities](https://docs.seam.co/capability-guides/mobile-access/managing-mobile-app-user-accounts-with-user-identities#what-is-a-user-identity)
    /// associated with the client session.
    #[deprecated(note = "Use `user_identity_id` instead.")]
    pub user_identity_ids: Vec<String>,

    /// ID of the [workspace](https://docs.seam.co/core-concepts/workspaces) associated with the
    /// [client session](https://docs.seam.co/core-concepts/authentication/client-session-tokens).
    pub workspace_id: String,
}

record! {
    ClientSession {
        client_session_id: required,
        connect_webview_ids: list,
        connected_account_ids: list,
        created_at: required,
        customer_key: optional,
        device_count: required,
        expires_at: required,
        token: required,
        user_identifier_key: null,
        user_identity_id: optional,
        user_identity_ids: list,
        workspace_id: required,
    }
}
