//! Credentials: which kinds there are, which of them a client holds, and which of them an operation
//! accepts.
//!
//! Makes the header, the query pair or the cookie of a credential; `request` adds it to the call.

mod credentials;
mod scheme;

pub(in crate::runtime) use scheme::Alternatives;
pub use scheme::{Scheme, SchemeKind};

pub(in crate::runtime) use credentials::{Credential, Credentials};
