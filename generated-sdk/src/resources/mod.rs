// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

//! The API's resources, each with a method for every call.

#[cfg(feature = "client-sessions")]
mod client_sessions;

#[cfg(feature = "client-sessions")]
pub use client_sessions::{
    ClientSessions, CreateClientSession, DeleteClientSession, GetClientSession,
    GetOrCreateClientSession, GrantAccessClientSession, ListClientSessions, RevokeClientSession,
};
