//! Servers that are chosen by name, or that single calls have.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::Name;

/// The servers of the API.
#[derive(Clone, Serialize, Debug, Default)]
pub(crate) struct ServersItem {
    /// Those that a client chooses among, the default first; none where there is no choice to make.
    pub choices: Vec<ServerItem>,
    /// Those of single calls.
    pub own: Vec<ServerItem>,
    /// The names of their `static`s, by URL.
    #[serde(skip)]
    pub(crate) constants: FxHashMap<String, String>,
    /// What the builder takes for the variables of all of them.
    pub variables: Vec<VariableItem>,
}

/// A server.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct ServerItem {
    /// The variant of `Server`; empty for a server of single calls.
    pub variant: String,
    /// The name of its `static`.
    pub constant: String,
    /// Its URL, with variables in braces.
    pub url: String,
    /// Its variables with their defaults.
    pub variables: Vec<(String, Option<String>)>,
    /// Lines of Markdown.
    pub docs: Vec<String>,
}

/// A variable of servers' URLs.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct VariableItem {
    /// Its name, and the builder's method.
    pub name: Name,
    /// The environment variable that may hold it.
    pub env: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
}

impl ServersItem {
    /// The `static` of a server that single calls have.
    pub(crate) fn constant_of(&self, url: &str) -> Option<String> {
        self.constants.get(url).cloned()
    }

    /// Whether there is anything to say of servers beyond the base URL.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.choices.is_empty() && self.own.is_empty()
    }
}
