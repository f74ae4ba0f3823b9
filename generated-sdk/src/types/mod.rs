// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

//! The types that requests and responses are made of.

#[cfg(feature = "client-sessions")]
mod client_session;
#[cfg(feature = "webhooks")]
mod client_session_deleted_event;
mod error_detail;
mod error_response;
#[cfg(feature = "webhooks")]
mod event;
mod validation_errors;

#[cfg(feature = "client-sessions")]
pub use client_session::ClientSession;
#[cfg(feature = "webhooks")]
pub use client_session_deleted_event::ClientSessionDeletedEvent;
pub use error_detail::ErrorDetail;
pub use error_response::ErrorResponse;
#[cfg(feature = "webhooks")]
pub use event::Event;
pub use validation_errors::ValidationErrors;
