//! Security schemes: how a call is authenticated.

use serde::Serialize;

use super::Location;
use crate::source::Pos;

/// Index into [`super::Api::schemes`].
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SchemeId(pub usize);

/// A security scheme.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Scheme {
    /// Where it stands.
    pub at: Pos,
    /// The key in the document.
    pub name: String,
    /// How the credential travels.
    pub kind: SchemeKind,
    /// What the document says about it.
    pub description: String,
}

/// How a credential travels.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum SchemeKind {
    /// `Authorization: Bearer …` (RFC 6750); also OAuth 2 and OpenID Connect with a token at hand.
    Bearer,
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// `Authorization: <this> …`, for any other scheme of HTTP (RFC 9110 section 11.1).
    Http(String),
    /// A header of this name.
    Header(String),
    /// A query parameter of this name.
    Query(String),
    /// A cookie of this name.
    Cookie(String),
    /// Nothing that the SDK sends: the transport brings it (mutual TLS).
    Transport,
}

impl SchemeKind {
    /// Where the credential travels, and under which name; `None` where the SDK sends nothing.
    #[must_use]
    pub(crate) fn place(&self) -> Option<(Location, &str)> {
        match self {
            Self::Bearer | Self::Basic | Self::Http(_) => Some((Location::Header, "Authorization")),
            Self::Header(name) => Some((Location::Header, name)),
            Self::Query(name) => Some((Location::Query, name)),
            Self::Cookie(name) => Some((Location::Cookie, name)),
            Self::Transport => None,
        }
    }

    /// Whether the credential travels as the parameter of this name. Names of headers are the same
    /// in any case.
    #[must_use]
    pub(crate) fn travels_as(&self, location: Location, name: &str) -> bool {
        self.place().is_some_and(|(place, known)| {
            place == location
                && (known == name
                    || location == Location::Header && known.eq_ignore_ascii_case(name))
        })
    }
}
