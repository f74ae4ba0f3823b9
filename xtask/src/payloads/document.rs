//! GitHub's document: which operation was recorded, and how little of it is needed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use super::recordings::Exchange;
use crate::Result;

/// What operations have in common is not one of these.
const METHODS: &[&str] = &["delete", "get", "patch", "post", "put"];

/// The document.
pub(super) struct Document(Value);

/// The operation of an exchange, and what the request says.
#[derive(Debug, PartialEq)]
pub(super) struct Route {
    /// In lower case.
    pub(super) method: String,
    pub(super) template: String,
    pub(super) path: BTreeMap<String, String>,
    pub(super) query: BTreeMap<String, String>,
}

impl Document {
    pub(super) fn read(path: &Path) -> Result<Self> {
        Ok(Self(serde_json::from_slice(&fs::read(path)?)?))
    }

    fn paths(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0["paths"].as_object().into_iter().flatten()
    }

    /// Of several templates that fit, the longest counts, and then the one with the fewest
    /// parameters.
    pub(super) fn route(&self, exchange: &Exchange) -> Option<Route> {
        let (path, query) = exchange
            .path
            .split_once('?')
            .unwrap_or((&exchange.path, ""));
        let path = by_name(path);
        let fitting = self.paths().filter_map(|(template, item)| {
            let operation = item.get(&exchange.method)?;
            let found = parameters(template, &path, |name| self.is_long(operation, name))?;
            let segments = template.split('/').count();
            Some((Reverse(segments), found.len(), template, found))
        });
        let (_, _, template, path) = fitting.min()?;
        Some(Route {
            method: exchange.method.clone(),
            template: template.clone(),
            path,
            query: url_pairs(query),
        })
    }

    /// Whether a parameter takes slashes: GitHub's extension says so.
    fn is_long(&self, operation: &Value, name: &str) -> bool {
        let all = operation["parameters"].as_array().into_iter().flatten();
        let mut all = all.map(|parameter| match parameter["$ref"].as_str() {
            Some(reference) => {
                let pointer = reference.trim_start_matches('#');
                self.0.pointer(pointer).unwrap_or(parameter)
            }
            None => parameter,
        });
        all.any(|parameter| parameter["name"] == name && parameter["x-multi-segment"] == true)
    }

    /// The document with nothing but the operations that were recorded, and its webhooks.
    pub(super) fn write_reduced(&self, exchanges: &[Exchange], to: &Path) -> Result {
        let routes = exchanges.iter().filter_map(|exchange| self.route(exchange));
        let used: BTreeSet<(String, String)> =
            routes.map(|route| (route.template, route.method)).collect();
        let mut paths = Map::new();
        for (template, item) in self.paths() {
            let is_used = |method: &str| used.contains(&(template.clone(), method.to_owned()));
            if !METHODS.iter().any(|method| is_used(method)) {
                continue;
            }
            let mut item = item.clone();
            if let Some(item) = item.as_object_mut() {
                item.retain(|key, _| !METHODS.contains(&&**key) || is_used(key));
            }
            paths.insert(template.clone(), item);
        }
        let mut reduced = self.0.clone();
        reduced["paths"] = Value::Object(paths);
        Ok(fs::write(to, serde_json::to_vec(&reduced)?)?)
    }
}

/// GitHub also knows repositories by their number, which its redirects use and its document does
/// not name.
fn by_name(path: &str) -> String {
    match path.strip_prefix("/repositories/") {
        Some(rest) => format!("/repos/by-number/{rest}"),
        None => path.to_owned(),
    }
}

/// The parameters, if the template fits; the last of them may take further segments.
fn parameters(
    template: &str,
    path: &str,
    is_long: impl Fn(&str) -> bool,
) -> Option<BTreeMap<String, String>> {
    let segments: Vec<&str> = template.split('/').collect();
    let given: Vec<&str> = path.splitn(segments.len(), '/').collect();
    if segments.len() != given.len() {
        return None;
    }
    let mut found = BTreeMap::new();
    for (segment, text) in segments.iter().zip(&given) {
        let name = segment
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'));
        match name {
            Some(name) if !text.contains('/') || is_long(name) => {
                _ = found.insert(name.to_owned(), (*text).to_owned());
            }
            None if segment == text => {}
            _ => return None,
        }
    }
    Some(found)
}

fn url_pairs(query: &str) -> BTreeMap<String, String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_parameter_may_be_empty_or_long() {
        let of = |path: &str| {
            let template = "/repos/{owner}/{repo}/contents/{path}";
            let found = parameters(template, path, |name| name == "path")?;
            found.get("path").cloned()
        };
        assert_eq!(of("/repos/a/b/contents/").as_deref(), Some(""));
        assert_eq!(of("/repos/a/b/contents/c").as_deref(), Some("c"));
        assert_eq!(of("/repos/a/b/contents/c/d").as_deref(), Some("c/d"));
        assert_eq!(of("/repos/a/b/issues/1"), None);
        assert_eq!(of("/repos/a/b"), None);
        let is_short = |_: &str| false;
        assert_eq!(parameters("/orgs/{org}", "/orgs/a/b", is_short), None);
    }

    #[test]
    fn repositories_go_by_their_number_too() {
        assert_eq!(
            by_name("/repositories/7/issues"),
            "/repos/by-number/7/issues"
        );
    }
}
