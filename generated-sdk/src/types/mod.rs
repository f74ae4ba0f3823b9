// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

//! The types that requests and responses are made of.

mod client_session;
mod client_session_deleted_event;
mod error_detail;
mod error_response;
mod event;
mod validation_errors;

pub use client_session::ClientSession;
pub use client_session_deleted_event::ClientSessionDeletedEvent;
pub use error_detail::ErrorDetail;
pub use error_response::ErrorResponse;
pub use event::Event;
pub use validation_errors::ValidationErrors;
