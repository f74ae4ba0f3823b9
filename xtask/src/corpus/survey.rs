//! What a document holds, counted without the generator.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::text;

/// The members of a path item that are operations.
pub(super) const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// What a document marks as internal is left out by default.
const INTERNAL: &[&str] = &["x-undocumented", "x-internal", "x-speakeasy-ignore"];

/// What a document holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Survey {
    /// `3.1.0`, as written.
    pub(super) version: String,
    /// `GET /pets`, and whether it is marked as internal.
    pub(super) operations: Vec<(String, bool)>,
    /// Names of schemas, and whether they are marked as internal.
    pub(super) schemas: Vec<(String, bool)>,
    /// Other files that it refers to.
    pub(super) files: Vec<PathBuf>,
    /// Why it could not be read.
    pub(super) unread: Option<String>,
    /// Why the generator's own reader read it for this count.
    pub(super) read_by_us: Option<String>,
}

/// Counts what is in a document.
pub(super) fn survey(path: &Path) -> Survey {
    let root = match text::read(path) {
        Ok(root) => root,
        Err(error) => {
            let unread = Some(error.to_string());
            return Survey {
                unread,
                ..Survey::default()
            };
        }
    };
    let mut files = Files::default();
    files.collect(path, &root);
    let version = [&root["openapi"], &root["swagger"]]
        .into_iter()
        .find(|version| !version.is_null());
    let version = version.map(|version| match version {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    });
    let schemas = match root.pointer("/components/schemas") {
        Some(schemas) => Some(schemas),
        None => root.get("definitions"),
    };
    let schemas = members(schemas).map(|(name, schema)| (name.clone(), is_internal(schema)));
    Survey {
        version: version.unwrap_or_default(),
        operations: operations(&root, path, &files),
        schemas: schemas.collect(),
        files: files.others(path),
        unread: None,
        read_by_us: None,
    }
}

fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
}

pub(super) fn is_internal(node: &Value) -> bool {
    INTERNAL.iter().any(|key| match node.get(key) {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(_) => true,
    })
}

fn operations(root: &Value, path: &Path, files: &Files) -> Vec<(String, bool)> {
    let mut operations = Vec::new();
    for (template, item) in members(root.get("paths")) {
        if template.starts_with("x-") {
            continue;
        }
        let referred = item.get("$ref").and_then(Value::as_str);
        let target = referred.and_then(|reference| files.resolve(path, root, reference, 0));
        for node in [Some(item), target].into_iter().flatten() {
            let methods = members(Some(node)).filter(|(key, _)| METHODS.contains(&key.as_str()));
            let methods = methods.map(|(method, operation)| (method.to_uppercase(), operation));
            // Methods that have no keyword stand there as they are sent: `get` is not `GET`.
            let others = members(node.get("additionalOperations"));
            let others = others.map(|(method, operation)| (method.clone(), operation));
            for (method, operation) in methods.chain(others) {
                let line = format!("{method} {template}");
                if operation.is_object() && !operations.iter().any(|(known, _)| *known == line) {
                    operations.push((line, is_internal(operation) || is_internal(node)));
                }
            }
        }
    }
    operations
}

/// The files of a document over many files.
#[derive(Default)]
struct Files {
    read: BTreeMap<PathBuf, Value>,
}

impl Files {
    /// Reads every file that a value refers to, and those that they refer to.
    fn collect(&mut self, from: &Path, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.collect(from, item)),
            Value::Object(members) => {
                if let Some(file) = members
                    .get("$ref")
                    .and_then(Value::as_str)
                    .and_then(|text| elsewhere(from, text))
                    && !self.read.contains_key(&file)
                    && let Ok(other) = text::read(&file)
                {
                    self.read.insert(file.clone(), Value::Null);
                    self.collect(&file, &other);
                    self.read.insert(file, other);
                }
                members
                    .values()
                    .for_each(|member| self.collect(from, member));
            }
            _ => {}
        }
    }

    fn others(self, path: &Path) -> Vec<PathBuf> {
        self.read.into_keys().filter(|file| file != path).collect()
    }

    /// What a reference of a path item names; references to references are followed a few times.
    fn resolve<'v>(
        &'v self,
        from: &Path,
        root: &'v Value,
        reference: &str,
        depth: usize,
    ) -> Option<&'v Value> {
        let pointer = reference.split_once('#').map_or("", |(_, pointer)| pointer);
        let (file, document) = match elsewhere(from, reference) {
            Some(file) => {
                let document = self.read.get(&file)?;
                (file, document)
            }
            None => (from.to_path_buf(), root),
        };
        let target = document.pointer(&unescaped(pointer))?;
        match target.get("$ref").and_then(Value::as_str) {
            Some(next) if depth < 8 => self.resolve(&file, document, next, depth + 1),
            _ => Some(target),
        }
    }
}

/// The local file of a reference that leaves its own.
pub(super) fn elsewhere(from: &Path, reference: &str) -> Option<PathBuf> {
    let file = reference
        .split('#')
        .next()
        .filter(|file| !file.is_empty() && !file.contains(':'))?;
    Some(from.parent()?.join(unescaped(file)))
}

/// Percent-encoding undone, where it is ASCII.
pub(super) fn unescaped(text: &str) -> String {
    let mut parts = text.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part
            .get(..2)
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        match code.filter(u8::is_ascii) {
            Some(code) => {
                out.push(char::from(code));
                out.push_str(part.get(2..).unwrap_or_default());
            }
            None => {
                out.push('%');
                out.push_str(part);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_of_shared_path_items_count() {
        let root = text::parse(
            "paths:\n  /a: {get: {}, parameters: []}\n  /b: {$ref: '#/x/~1b%20c', post: {x-internal: true}}\n  x-c: {get: {}}\nx:\n  '/b c': {put: {}, get: {}}\n",
        )
        .unwrap();
        let found = operations(&root, Path::new("a.yaml"), &Files::default());
        let lines: Vec<String> = found
            .iter()
            .map(|(line, internal)| format!("{line} {internal}"))
            .collect();
        assert_eq!(
            lines,
            [
                "GET /a false",
                "POST /b true",
                "PUT /b false",
                "GET /b false"
            ]
        );
    }

    #[test]
    fn references_elsewhere_are_files_beside() {
        let from = Path::new("x/a.yaml");
        assert_eq!(
            elsewhere(from, "b%20c.yaml#/d"),
            Some(PathBuf::from("x/b c.yaml"))
        );
        assert_eq!(elsewhere(from, "#/d"), None);
        assert_eq!(elsewhere(from, "other:b.yaml"), None);
    }
}
