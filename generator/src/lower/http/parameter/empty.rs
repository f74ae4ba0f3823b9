//! Path parameters that may be empty.
//!
//! An empty last segment can be what is meant (a room's default state in Matrix, the root of
//! Jupyter's contents), and it can be an accident that makes `DELETE /x/{id}` delete all of `/x`.
//! So what the document shows counts only where it has nothing else at the shorter path, and never
//! for what deletes; the config is the caller's word.

use super::FoundParameter;
use crate::api::{Location, Method, Origin, Owner, Parameter};
use crate::http::shape_of;
use crate::load::Node;
use crate::lower::http::Calls;
use crate::report::findings;

impl<'d> Calls<'d, '_> {
    /// Whether the document shows that a path parameter can be empty, and it is safe to take it by
    /// its word.
    pub(super) fn may_be_empty(&mut self, found: &FoundParameter<'d>, origin: &Origin) -> bool {
        let Owner::Operation(key) = &origin.owner else { return false };
        let schema = found.node.get("schema").map(|schema| self.schemas.followed(schema));
        is_last(&key.path, found.name)
            && key.method != Method::Delete
            && [Some(found.node), schema].into_iter().flatten().any(shows_empty)
            && !self.known_paths.contains(&shorter(&key.path))
    }

    /// Lets those parameters be empty of which the config says so.
    pub(super) fn allow_empty(&mut self, origin: &Origin, parameters: &mut [Parameter]) {
        let Owner::Operation(key) = &origin.owner else { return };
        let config = self.schemas.config;
        let Some(settings) = config.operation(key.method.as_str(), &key.path) else { return };
        for name in &settings.allow_empty {
            let mut of_path =
                parameters.iter_mut().filter(|parameter| parameter.location == Location::Path);
            let found = of_path.find(|parameter| {
                parameter.field.name == *name.get_ref() && is_last(&key.path, name.get_ref())
            });
            match found {
                Some(parameter) => parameter.style.empty = true,
                None => {
                    self.report_setting(name, findings::empty_elsewhere(name.get_ref(), &key.path));
                }
            }
        }
    }
}

/// The shape of what is sent of a path.
pub(in crate::lower) fn plain_path(path: &str) -> String {
    shape_of(sent_path(path))
}

/// What is left without the last segment.
fn shorter(path: &str) -> String {
    plain_path(sent_path(path).rsplit_once('/').map_or("", |(path, _)| path))
}

/// Whether the parameter is all of the last segment.
fn is_last(path: &str, name: &str) -> bool {
    let last = sent_path(path).rsplit('/').next().unwrap_or_default();
    last.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) == Some(name)
}

/// The path without a query or fragment that stand in it.
fn sent_path(path: &str) -> &str {
    path.split(['?', '#']).next().unwrap_or_default()
}

/// Whether a parameter, or its schema, shows that its value can be empty.
fn shows_empty(node: &Node<'_>) -> bool {
    let is_empty = |node: &Node<'_>| node.as_str() == Some("");
    let examples = node.get("examples");
    let named = examples.map(Node::members).unwrap_or_default().iter();
    let mut named = named.filter_map(|one| one.node.get("value"));
    let listed = [examples, node.get("enum")].into_iter().flatten().flat_map(Node::items);
    ["default", "example"].into_iter().filter_map(|key| node.get(key)).any(is_empty)
        || named.any(is_empty)
        || listed.into_iter().any(is_empty)
        || node.get("minLength").and_then(Node::scalar).as_deref() == Some("0")
        || node.get("allowEmptyValue").and_then(Node::as_bool) == Some(true)
}
