//! Servers: where calls are sent.

use serde::Serialize;

use crate::source::Pos;

/// A server of the API.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Server {
    /// Where it stands.
    pub at: Pos,
    /// What the document calls it (OpenAPI 3.2.0).
    pub name: String,
    /// The base URL, with variables in braces. One that starts with `/` is relative to where the
    /// document is served.
    pub url: String,
    /// What the document says about it.
    pub description: String,
    /// The variables that its URL names, in that order.
    pub variables: Vec<Variable>,
}

/// A variable of a server's URL.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) struct Variable {
    /// Its name in the URL.
    pub name: String,
    /// What it is unless said otherwise.
    pub default: Option<String>,
    /// The values that the document lists; there may be others.
    pub values: Vec<String>,
    /// What the document says about it.
    pub description: String,
}

/// The same server may be listed in several places.
impl PartialEq for Server {
    fn eq(&self, other: &Self) -> bool {
        let Self { at: _, name, url, description, variables } = self;
        *name == other.name
            && *url == other.url
            && *description == other.description
            && *variables == other.variables
    }
}

impl Eq for Server {}

impl Server {
    /// Whether the URL says which host it is on.
    #[must_use]
    pub(crate) fn is_absolute(&self) -> bool {
        !self.url.starts_with('/')
    }
}
