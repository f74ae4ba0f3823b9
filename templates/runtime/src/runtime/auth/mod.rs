//! Credentials: which kinds there are, which of them a client holds, and which of them an operation
//! takes.

mod credentials;
mod scheme;

pub use scheme::{Alternatives, Scheme, SchemeKind};

pub(super) use credentials::{Credential, Credentials};
