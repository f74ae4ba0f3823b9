//! The document as a tree of values, with the files beside it, and what its references lead to.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::Result;
use crate::corpus::survey::{elsewhere, unescaped};
use crate::corpus::text;

/// More references in a row lead nowhere.
const LONGEST_CHAIN: usize = 32;

/// A document and the files that it refers to; the first is the document itself.
pub(super) struct Document {
    files: Vec<(PathBuf, Value)>,
    /// Swagger 2.0 and OpenAPI 3.0 ignore what stands beside a `$ref`, unless it only describes.
    pub(super) ignores_siblings: bool,
}

/// A value of a document.
#[derive(Clone, Copy)]
pub(super) struct Node<'d> {
    file: usize,
    pub(super) value: &'d Value,
}

impl<'d> Node<'d> {
    pub(super) fn get(self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?;
        Some(Self { value, ..self })
    }

    pub(super) fn text(self, key: &str) -> Option<&'d str> {
        self.value.get(key)?.as_str()
    }

    pub(super) fn is_true(self, key: &str) -> bool {
        self.value.get(key) == Some(&Value::Bool(true))
    }

    /// The members of the object behind a key.
    pub(super) fn members(self, key: &str) -> impl Iterator<Item = (&'d String, Self)> {
        let members = self.value.get(key).and_then(Value::as_object);
        let members = members.into_iter().flat_map(Map::iter);
        members.map(move |(name, value)| (name, Self { value, ..self }))
    }

    /// The members of the object that it is itself.
    pub(super) fn members_all(self) -> impl Iterator<Item = (&'d String, Self)> {
        let members = self.value.as_object().into_iter().flat_map(Map::iter);
        members.map(move |(name, value)| (name, Self { value, ..self }))
    }

    /// The items of the array behind a key.
    pub(super) fn items(self, key: &str) -> impl Iterator<Item = Self> {
        let items = self.value.get(key).and_then(Value::as_array);
        items
            .into_iter()
            .flatten()
            .map(move |value| Self { value, ..self })
    }

    /// Which value it is: the same place has the same address.
    pub(super) fn address(self) -> usize {
        std::ptr::from_ref(self.value).addr()
    }
}

impl Document {
    pub(super) fn read(path: &Path) -> Result<Self> {
        Ok(Self::of(path, text::read(path)?))
    }

    /// A document of a text, with no files beside it.
    #[cfg(test)]
    pub(super) fn parse(text: &str) -> Result<Self> {
        Ok(Self::of(Path::new("document.yaml"), text::parse(text)?))
    }

    fn of(path: &Path, root: Value) -> Self {
        let version = root.get("openapi").and_then(Value::as_str).unwrap_or("2");
        let ignores_siblings = version.starts_with('2') || version.starts_with("3.0");
        let mut files = vec![(path.to_path_buf(), root)];
        let mut next = 0;
        while let Some((from, value)) = files.get(next) {
            let mut named = Vec::new();
            collect(from, value, &mut named);
            for file in named {
                if files.iter().all(|(known, _)| *known != file)
                    && let Ok(value) = text::read(&file)
                {
                    files.push((file, value));
                }
            }
            next += 1;
        }
        Self {
            files,
            ignores_siblings,
        }
    }

    pub(super) fn root(&self) -> Option<Node<'_>> {
        let (_, value) = self.files.first()?;
        Some(Node { file: 0, value })
    }

    /// What the `$ref` of a node leads to, in one step, and its place: `#/components/schemas/Pet`.
    pub(super) fn target<'d>(&'d self, node: Node<'d>) -> Option<(Node<'d>, &'d str)> {
        let reference = node.text("$ref")?;
        let pointer = reference.split_once('#').map_or("", |(_, pointer)| pointer);
        let (from, _) = self.files.get(node.file)?;
        let file = match elsewhere(from, reference) {
            Some(path) => self.files.iter().position(|(known, _)| *known == path)?,
            None => node.file,
        };
        let (_, root) = self.files.get(file)?;
        let value = root.pointer(&unescaped(pointer))?;
        Some((Node { file, value }, reference))
    }

    /// What a node is once its references are followed.
    pub(super) fn resolved<'d>(&'d self, mut node: Node<'d>) -> Node<'d> {
        for _ in 0..LONGEST_CHAIN {
            match self.target(node) {
                Some((next, _)) => node = next,
                None => break,
            }
        }
        node
    }
}

/// The files that a value refers to.
fn collect(from: &Path, value: &Value, named: &mut Vec<PathBuf>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(from, item, named)),
        Value::Object(members) => {
            let reference = members.get("$ref").and_then(Value::as_str);
            named.extend(reference.and_then(|reference| elsewhere(from, reference)));
            members
                .values()
                .for_each(|member| collect(from, member, named));
        }
        _ => {}
    }
}

/// A step of a JSON pointer.
pub(super) fn step(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}
