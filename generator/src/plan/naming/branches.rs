//! Which resources there are, which lie inside which, and the methods that give them.

use indexmap::IndexMap;

use super::cases::{extended, value_name};
use super::operations::CallPaths;
use super::scope::{Named, Scope};
use crate::api::{Api, Operation};
use crate::report::Diagnostics;
use crate::source::Pos;

/// What the client has methods for anyway.
const CLIENT_METHODS: &[&str] = &["builder", "core", "from_env", "new"];

/// What a resource has methods for anyway.
const RESOURCE_METHODS: &[&str] = &["new"];

/// A resource among the others.
pub(in crate::plan) struct Branch {
    /// Where the first operation stands that is on it, or on a resource inside it.
    pub(in crate::plan) at: Pos,
    /// The method of the client, or of the resource around it, that gives it.
    pub(in crate::plan) method: String,
    /// The indexes of its own operations.
    pub(in crate::plan) operations: Vec<usize>,
    /// The indexes of the resources directly inside it.
    pub(in crate::plan) children: Vec<usize>,
    /// The names of its methods so far: those that give the resources inside it.
    pub(in crate::plan) methods: Scope,
}

/// All resources by their paths, each before those inside it.
pub(in crate::plan) struct Branches {
    by_path: IndexMap<Vec<String>, Branch>,
}

impl Branches {
    /// Names the methods that give the resources of an API; the calls of a resource get what these
    /// leave.
    pub(in crate::plan) fn of(api: &Api, paths: &CallPaths, diagnostics: &mut Diagnostics) -> Self {
        let mut branches = Self { by_path: IndexMap::new() };
        let mut client = Scope::of_methods("methods of the client", CLIENT_METHODS);
        for (index, operation) in api.operations.iter().enumerate() {
            let path = &paths.get(&operation.names.key).resource;
            let mut around = None;
            for length in 1..=path.len() {
                let path = &path[..length];
                around = Some(branches.branch(path, around, &mut client, operation, diagnostics));
            }
            // An operation of no resource is on one without a name.
            let own = around.unwrap_or_else(|| {
                branches.branch(path, None, &mut client, operation, diagnostics)
            });
            branches.by_path[own].operations.push(index);
        }
        branches
    }

    /// The index of the resource at a path, inside the one at the index `around` or on the client;
    /// `first` is the first operation of it.
    fn branch(
        &mut self,
        path: &[String],
        around: Option<usize>,
        client: &mut Scope,
        first: &Operation,
        diagnostics: &mut Diagnostics,
    ) -> usize {
        if let Some(known) = self.by_path.get_index_of(path) {
            return known;
        }
        let index = self.by_path.len();
        let wanted = path.last().map(|name| value_name(name)).unwrap_or_default();
        let wanted = [wanted.clone(), extended(&wanted, "api")];
        let scope = match around {
            Some(around) => {
                let around = &mut self.by_path[around];
                around.children.push(index);
                &mut around.methods
            }
            None => client,
        };
        let name = path.last().map(String::as_str).unwrap_or_default();
        let shown = format!("the resource {}", path.join("/"));
        let method = scope.take(&wanted, Named::new(name, first.at).shown_as(&shown), diagnostics);
        let methods = Scope::of_methods("methods of one resource", RESOURCE_METHODS)
            .helped_by("`method` under `[operations.\"METHOD /path\"]` of the config names it");
        let branch =
            Branch { at: first.at, method, operations: Vec::new(), children: Vec::new(), methods };
        self.by_path.insert(path.to_vec(), branch);
        index
    }

    /// The resource at a path.
    pub(in crate::plan) fn get(&self, path: &[String]) -> Option<&Branch> {
        self.by_path.get(path)
    }

    /// All of them, with their paths.
    pub(in crate::plan) fn iter(&self) -> impl Iterator<Item = (&[String], &Branch)> {
        self.by_path.iter().map(|(path, branch)| (path.as_slice(), branch))
    }
}
