//! Credentials: which kinds there are, which of them a client holds, and which of them an operation
//! takes.

mod credentials;
mod scheme;

pub(in crate::runtime) use scheme::Alternatives;
pub use scheme::{Scheme, SchemeKind};

pub(in crate::runtime) use credentials::{Credential, Credentials};
