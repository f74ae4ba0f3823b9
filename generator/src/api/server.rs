//! Servers: where calls are sent.

use serde::Serialize;

/// A server of the API.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub struct Server {
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
pub struct Variable {
    /// Its name in the URL.
    pub name: String,
    /// What it is unless said otherwise.
    pub default: Option<String>,
    /// The values that the document lists; there may be others.
    pub values: Vec<String>,
    /// What the document says about it.
    pub description: String,
}

impl Server {
    /// Whether the URL says which host it is on.
    #[must_use]
    pub fn is_absolute(&self) -> bool {
        !self.url.starts_with('/')
    }
}
