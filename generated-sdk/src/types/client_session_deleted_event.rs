// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

use crate::runtime::Timestamp;
use crate::runtime::codegen::record;

/// A client session was deleted.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ClientSessionDeletedEvent {
    /// ID of the affected client session.
    pub client_session_id: String,

    /// Date and time at which the event was created.
    pub created_at: Timestamp,

    /// Human-readable description of the event.
    ///
    /// Persisted when the event is created (so the creating code, including a provider, can supply
    /// a tailored description) and otherwise derived from the event.
    pub event_description: Option<String>,

    /// ID of the event.
    pub event_id: String,

    /// Date and time at which the event occurred.
    pub occurred_at: Timestamp,

    /// ID of the workspace associated with the event.
    pub workspace_id: String,
}

record! {
    ClientSessionDeletedEvent {
        client_session_id: required,
        created_at: required,
        event_description: optional,
        event_id: required,
        "event_type" = "client_session.deleted",
        occurred_at: required,
        workspace_id: required,
    }
}
