//! The document: its tree, its dialect, and how places in it are found.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::library::{Library, Target};
use super::swagger::Lifted;
use super::walk::reference_of;
use super::{Node, Value, pointer};
use crate::source::Pos;

/// How many references a pointer may lead through.
const MOST_HOPS: usize = 64;

/// How many names are compared to find those that references may mean.
const MOST_COMPARED: usize = 200_000;

/// An OpenAPI document as a tree that borrows from its text.
///
/// Whatever the version, [`Document::root`] has the form of OpenAPI 3.1: Swagger 2.0 is lifted into
/// it.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    /// The root object.
    pub root: Node<'a>,
    library: Library<'a>,
    /// How many names were compared with what references name in vain.
    compared: AtomicUsize,
    /// The root as it was written, and what its references lead to, where the document was lifted.
    lifted: Option<Lifted<'a>>,
}

impl<'a> Document<'a> {
    pub(super) fn new(root: Node<'a>, library: Library<'a>) -> Self {
        Self { root, library, compared: AtomicUsize::new(0), lifted: None }
    }

    /// The document in the form of OpenAPI 3.1, the form it was written in kept beside it.
    pub(super) fn with_lifted(mut self, mut lifted: Lifted<'a>) -> Self {
        std::mem::swap(&mut self.root, &mut lifted.root);
        self.lifted = Some(lifted);
        self
    }

    /// Whether `count` more names may be compared: a document with many faults gets fewer hints, in
    /// time that does not multiply.
    pub(super) fn may_compare(&self, count: usize) -> bool {
        self.compared.fetch_add(count, Ordering::Relaxed) < MOST_COMPARED
    }

    /// The size of all its files together, in bytes.
    #[must_use]
    pub(crate) fn size(&self) -> usize {
        self.library.size()
    }

    /// The node that a reference in the root file names: `#/components/schemas/x`, percent-encoded
    /// or not.
    ///
    /// `None` where there is nothing.
    #[must_use]
    pub(crate) fn resolve(&self, reference: &str) -> Option<&Node<'a>> {
        self.resolve_from(self.root.at, reference)
    }

    /// The node that the text of a `$ref` names, taken from where the text stands: its file, and
    /// the `$id` around it.
    #[must_use]
    pub(crate) fn target(&self, reference: &Node<'a>) -> Option<&Node<'a>> {
        self.resolve_from(reference.at, reference.as_str()?)
    }

    /// The node that a reference at a place names.
    #[must_use]
    pub(crate) fn resolve_from(&self, at: Pos, reference: &str) -> Option<&Node<'a>> {
        self.followed(at, reference, &mut MOST_HOPS.clone())
    }

    /// Where a reference leads to: the first of what it may mean that is there.
    pub(super) fn target_of(&self, at: Pos, reference: &str) -> Option<(Target, &Node<'a>)> {
        let mut hops = MOST_HOPS;
        let targets = self.library.targets(at, reference);
        targets.into_iter().find_map(|target| {
            let node = self.at_target(&target, &mut hops)?;
            Some((target, node))
        })
    }

    /// Whether loading has reported already that a reference leads to nothing that was read.
    #[must_use]
    pub(crate) fn is_reported(&self, reference: &Node<'a>) -> bool {
        self.library.is_reported(reference.at)
    }

    fn followed(&self, at: Pos, reference: &str, hops: &mut usize) -> Option<&Node<'a>> {
        *hops = hops.checked_sub(1)?;
        self.library.targets(at, reference).iter().find_map(|target| self.at_target(target, hops))
    }

    fn at_target(&self, target: &Target, hops: &mut usize) -> Option<&Node<'a>> {
        if let Some(lifted) = &self.lifted {
            if let Some(node) = lifted.targets.get(target) {
                return Some(node);
            }
            return self.descend(&self.root, &lifted.place_of(target)?, hops);
        }
        let tree = if target.file == 0 { &self.root } else { self.library.tree(target.file)? };
        self.descend(tree, &target.pointer, hops)
    }

    /// Follows a pointer; where it leads through a `$ref`, that too.
    fn descend<'n>(
        &'n self,
        tree: &'n Node<'a>,
        pointer: &str,
        hops: &mut usize,
    ) -> Option<&'n Node<'a>> {
        pointer::segments(pointer)?.try_fold(tree, |node, segment| {
            match self.child(node, &segment) {
                Some(child) => Some(child),
                None => self.child(self.through(node, hops)?, &segment),
            }
        })
    }

    fn through<'n>(&'n self, mut node: &'n Node<'a>, hops: &mut usize) -> Option<&'n Node<'a>> {
        let (mut reference, mut text) = reference_of(node)?;
        loop {
            node = self.followed(reference.at, text, hops)?;
            match reference_of(node) {
                Some(next) => (reference, text) = next,
                None => return Some(node),
            }
        }
    }

    /// What a `$ref` that names nothing may have meant, in the words of a `$ref`, and where that
    /// stands.
    #[must_use]
    pub(crate) fn nearest(&self, reference: &str) -> Option<(String, Pos)> {
        let fragment = reference.split_once('#').map_or(reference, |(_, fragment)| fragment);
        let decoded = pointer::percent_decoded(fragment)?;
        pointer::nearest(self, &decoded)
    }

    /// The root as it was written.
    pub(super) fn written(&self) -> &Node<'a> {
        self.lifted.as_ref().map_or(&self.root, |lifted| &lifted.root)
    }

    /// The JSON pointers of places in all files, found in one walk through the trees.
    ///
    /// A place in the midst of a value gives the pointer of the value that starts last before it;
    /// where that starts is given too. A block mapping of YAML starts where its first key does: the
    /// place is then the mapping's.
    #[must_use]
    pub(crate) fn pointers(&self, places: &[Pos]) -> Vec<Option<(Pos, String)>> {
        let trees: Vec<&Node<'a>> =
            std::iter::once(self.written()).chain(self.library.trees()).collect();
        pointer::of_places(&trees, places)
    }

    pub(super) fn child<'n>(&self, node: &'n Node<'a>, segment: &str) -> Option<&'n Node<'a>> {
        match &node.value {
            Value::Object(members) => self.library.member(node, members, segment),
            Value::Array(items) => items.get(pointer::array_index(segment)?),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::load::load_text;
    use crate::report::Diagnostics;
    use crate::source::Sources;

    /// A document with enough schemas for an index.
    fn text() -> String {
        let schemas: String =
            (0..100).map(|number| format!("    schema_{number}: {{type: string}}\n")).collect();
        format!(
            "openapi: 3.1.0\npaths:\n  /a/{{b}}:\n    get: {{tags: [x, y]}}\ncomponents:\n  schemas:\n    'a~b/c d': {{}}\n{schemas}"
        )
    }

    #[test]
    fn references_find_their_target() {
        let sources = Sources::new();
        let document =
            load_text(&sources, "x.yaml", &text(), &[], &mut Diagnostics::new(false)).unwrap();
        for reference in [
            "#",
            "#/",
            "#/components/schemas/schema_0",
            "#/components/schemas/schema_99/type",
            "#/paths/~1a~1{b}/get/tags/1",
            "#/paths/~1a~1%7Bb%7D/get",
            "#/components/schemas/a~0b~1c%20d",
            "#/components/schemas/a~0b~1c d",
            "#/components/schemas/a~0b%2Fc%20d",
            "#/paths/%2fa%2F%7Bb%7D/get",
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
        let document =
            load_text(&sources, "x.yaml", &text(), &[], &mut Diagnostics::new(false)).unwrap();
        for reference in [
            "#/components/schemas/a~0b~1c d",
            "#/components/schemas/schema_50/type",
            "#/paths/~1a~1{b}/get/tags/1",
            "#/openapi",
        ] {
            let node = document.resolve(reference).unwrap();
            let found = document.pointers(&[node.at]).pop().flatten();
            assert_eq!(found.map(|(_, pointer)| pointer).as_deref(), Some(reference));
        }
    }

    #[test]
    fn slips_are_recognised() {
        let sources = Sources::new();
        let document =
            load_text(&sources, "x.yaml", &text(), &[], &mut Diagnostics::new(false)).unwrap();
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
