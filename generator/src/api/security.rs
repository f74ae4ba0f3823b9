//! Security schemes: how a call is authenticated.

use serde::Serialize;

/// Index into [`super::Api::schemes`].
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemeId(pub usize);

/// A security scheme.
#[derive(Clone, Serialize, Debug)]
pub struct Scheme {
    /// The key in the document.
    pub name: String,
    /// How the credential travels.
    pub kind: SchemeKind,
    /// What the document says about it.
    pub description: String,
}

/// How a credential travels.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer …` (RFC 6750); also OAuth 2 and OpenID Connect with a token at hand.
    Bearer,
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// A header of this name.
    Header(String),
    /// A query parameter of this name.
    Query(String),
    /// A cookie of this name.
    Cookie(String),
    /// Nothing that the SDK sends: the transport brings it (mutual TLS).
    Transport,
}
