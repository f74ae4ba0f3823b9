// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

//! The API's security schemes.

use crate::runtime::{Scheme, SchemeKind};

/// The credential of the scheme `publishable_key`, sent as the header `seam-publishable-key`.
pub(crate) static PUBLISHABLE_KEY: Scheme = Scheme {
    index: 0,
    name: "publishable_key",
    setter: "publishable_key",
    env: &["SEAM_PUBLISHABLE_KEY"],
    kind: SchemeKind::Header("seam-publishable-key"),
};

/// The credential of the scheme `api_key`, sent as `Authorization: Bearer …`.
pub(crate) static API_KEY: Scheme = Scheme {
    index: 1,
    name: "api_key",
    setter: "api_key",
    env: &["SEAM_API_KEY"],
    kind: SchemeKind::Bearer,
};

/// The credential of the scheme `pat_with_workspace`, sent as `Authorization: Bearer …`.
pub(crate) static PAT_WITH_WORKSPACE: Scheme = Scheme {
    index: 2,
    name: "pat_with_workspace",
    setter: "personal_access_token",
    env: &["SEAM_PERSONAL_ACCESS_TOKEN"],
    kind: SchemeKind::Bearer,
};

/// The credential of the scheme `console_session_with_workspace`, sent as `Authorization: Bearer …`.
pub(crate) static CONSOLE_SESSION_WITH_WORKSPACE: Scheme = Scheme {
    index: 3,
    name: "console_session_with_workspace",
    setter: "console_session_token",
    env: &["SEAM_CONSOLE_SESSION_TOKEN"],
    kind: SchemeKind::Bearer,
};

/// The credential of the scheme `client_session`, sent as `Authorization: Bearer …`.
pub(crate) static CLIENT_SESSION: Scheme = Scheme {
    index: 4,
    name: "client_session",
    setter: "client_session_token",
    env: &["SEAM_CLIENT_SESSION_TOKEN"],
    kind: SchemeKind::Bearer,
};

/// The credential of the scheme `seam_workspace`, sent as the header `seam-workspace`.
pub(crate) static SEAM_WORKSPACE: Scheme = Scheme {
    index: 5,
    name: "seam_workspace",
    setter: "workspace_id",
    env: &["SEAM_WORKSPACE_ID"],
    kind: SchemeKind::Header("seam-workspace"),
};
