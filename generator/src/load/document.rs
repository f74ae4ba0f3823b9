//! The document: its tree, its dialect, and how places in it are found.

use rustc_hash::FxHashMap;

use super::members::hash_key;
use super::{Dialect, Member, Node, Pos, Value, pointer};

/// Objects with more members than this are indexed.
const LARGE: usize = 16;

/// An OpenAPI document as a tree that borrows from its text.
#[derive(Debug)]
pub struct Document<'a> {
    /// The root object.
    pub root: Node<'a>,
    name: &'a str,
    dialect: Dialect,
    index: Index,
}

impl<'a> Document<'a> {
    pub(super) fn new(root: Node<'a>, name: &'a str, dialect: Dialect) -> Self {
        let index = Index::of(&root);
        Self { root, name, dialect, index }
    }

    /// The path of the document as the user gave it.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// What the document says it is written in.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The node that the text of a `$ref` names: `#/components/schemas/x`, percent-encoded or not.
    ///
    /// `None` where nothing stands there, and for references into other files.
    #[must_use]
    pub fn resolve(&self, reference: &str) -> Option<&Node<'a>> {
        let fragment = reference.strip_prefix('#')?;
        let decoded = pointer::percent_decoded(fragment)?;
        self.resolve_pointer(&decoded).or_else(|| self.resolve_pointer(fragment))
    }

    /// The node at a JSON pointer (RFC 6901): `/components/schemas/x`. The empty pointer is the root.
    #[must_use]
    pub fn resolve_pointer(&self, pointer: &str) -> Option<&Node<'a>> {
        pointer::segments(pointer)?.try_fold(&self.root, |node, segment| self.child(node, &segment))
    }

    /// What a `$ref` that names nothing may have meant, in the words of a `$ref`, and where that stands.
    #[must_use]
    pub fn nearest(&self, reference: &str) -> Option<(String, Pos)> {
        let fragment = reference.strip_prefix('#').unwrap_or(reference);
        let decoded = pointer::percent_decoded(fragment)?;
        pointer::nearest(self, &decoded)
    }

    /// The JSON pointers of places, found in one walk through the tree.
    ///
    /// A place in the midst of a value gives the pointer of the value that starts last before it; where
    /// that starts is given too. A block mapping of YAML starts where its first key does: the place is then
    /// the mapping's.
    #[must_use]
    pub fn pointers(&self, places: &[Pos]) -> Vec<Option<(Pos, String)>> {
        pointer::of_places(&self.root, places)
    }

    /// The JSON pointer of one place; for many, [`Document::pointers`] walks once.
    #[must_use]
    pub fn pointer_of(&self, place: Pos) -> Option<String> {
        self.pointers(&[place]).pop().flatten().map(|(_, pointer)| pointer)
    }

    pub(super) fn child<'n>(&self, node: &'n Node<'a>, segment: &str) -> Option<&'n Node<'a>> {
        match &node.value {
            Value::Object(members) if members.len() > LARGE => self.index.find(node, members, segment),
            Value::Object(_) => node.get(segment),
            Value::Array(items) => items.get(pointer::array_index(segment)?),
            _ => None,
        }
    }
}

/// Where the members of large objects stand: of the root's children and theirs, which is where
/// references go (`paths`, `components/schemas`, `definitions`).
///
/// It holds positions, not references, so that it can live beside the tree.
#[derive(Debug, Default)]
struct Index {
    places: FxHashMap<(Pos, u64), usize>,
}

impl Index {
    fn of(root: &Node<'_>) -> Self {
        let mut index = Self::default();
        for child in root.members() {
            index.add(&child.node);
            child.node.members().iter().for_each(|member| index.add(&member.node));
        }
        index
    }

    fn add(&mut self, node: &Node<'_>) {
        if node.members().len() > LARGE {
            let keys = node.members().iter().enumerate();
            self.places.extend(keys.map(|(place, member)| ((node.at, hash_key(&member.key)), place)));
        }
    }

    fn find<'n, 'a>(&self, node: &'n Node<'a>, members: &'n [Member<'a>], key: &str) -> Option<&'n Node<'a>> {
        let place = self.places.get(&(node.at, hash_key(key)));
        match place.and_then(|place| members.get(*place)) {
            Some(member) if member.key == key => Some(&member.node),
            // Not indexed, or two keys share a hash.
            _ => node.get(key),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::load::{Sources, load_text};
    use crate::report::Diagnostics;

    /// A document with enough schemas for an index.
    fn text() -> String {
        let schemas: String = (0..100).map(|number| format!("    schema_{number}: {{type: string}}\n")).collect();
        format!(
            "openapi: 3.1.0\npaths:\n  /a/{{b}}:\n    get: {{tags: [x, y]}}\ncomponents:\n  schemas:\n    'a~b/c d': {{}}\n{schemas}"
        )
    }

    #[test]
    fn references_find_their_target() {
        let sources = Sources::new();
        let document = load_text(&sources, "x.yaml", &text(), &[], &mut Diagnostics::new(false)).unwrap();
        for reference in [
            "#",
            "#/",
            "#/components/schemas/schema_0",
            "#/components/schemas/schema_99/type",
            "#/paths/~1a~1{b}/get/tags/1",
            "#/paths/~1a~1%7Bb%7D/get",
            "#/components/schemas/a~0b~1c%20d",
            "#/components/schemas/a~0b~1c d",
        ] {
            assert_eq!(document.resolve(reference).is_some(), reference != "#/", "{reference}");
        }
        for reference in [
            "",
            "x",
            "components",
            "#components",
            "#/components/schemas/schema_100",
            "#/components/schemas/schema_0/type/x",
            "#/paths/~1a~1{b}/get/tags/2",
            "#/paths/~1a~1{b}/get/tags/01",
            "#/paths/~1a~1{b}/get/tags/-",
            "other.yaml#/x",
            "https://example.com/x#/y",
            "#/%",
            "#/%ff",
            "#/components/schemas/%2",
        ] {
            assert!(document.resolve(reference).is_none(), "{reference}");
        }
    }

    #[test]
    fn every_place_has_its_pointer() {
        let sources = Sources::new();
        let document = load_text(&sources, "x.yaml", &text(), &[], &mut Diagnostics::new(false)).unwrap();
        for reference in [
            "#/components/schemas/a~0b~1c d",
            "#/components/schemas/schema_50/type",
            "#/paths/~1a~1{b}/get/tags/1",
            "#/openapi",
        ] {
            let node = document.resolve(reference).unwrap();
            assert_eq!(document.pointer_of(node.at).as_deref(), Some(reference));
        }
    }

    #[test]
    fn slips_are_recognised() {
        let sources = Sources::new();
        let document = load_text(&sources, "x.yaml", &text(), &[], &mut Diagnostics::new(false)).unwrap();
        let near = |reference: &str| document.nearest(reference).map(|(near, _)| near);
        let first = Some("#/components/schemas/schema_0".to_owned());
        assert_eq!(near("#/components/schemas/schma_0"), first);
        assert_eq!(near("#/components/schemas/Schema-0"), first);
        assert_eq!(near("#/definitions/schema_0"), first);
        assert_eq!(near("#/component/schemas/schema_0"), Some("#/components".to_owned()));
        assert_eq!(near("#/components/schemas/entirely_different"), None);
        assert_eq!(near(&format!("#/components/schemas/{}", "x".repeat(100_000))), None);
    }
}
