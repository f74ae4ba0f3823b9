//! The files that a document is made of, and what can be referred to in them.
//!
//! A reference is taken from where it stands: its place says which file that is, and which `$id` is
//! around it.

mod permit;
mod reader;
mod survey;

use rustc_hash::{FxHashMap, FxHashSet};

pub(crate) use permit::Permit;

use super::members::hash_key;
use super::{Member, Node, address, pointer};
use crate::source::{Pos, Source};
use survey::{LARGE, Part, Survey};

/// The files of a document, the root's first.
#[derive(Debug, Default)]
pub(super) struct Library<'a> {
    files: Vec<File<'a>>,
    parts: Vec<Address>,
    /// Parts by their base URI.
    by_uri: FxHashMap<String, usize>,
    /// Pointers of anchors, by part and name.
    anchors: FxHashMap<(usize, String), String>,
    /// Where the members of large objects stand.
    large: FxHashMap<(Pos, u64), usize>,
    /// References that lead nowhere, which has been said.
    reported: FxHashSet<Pos>,
    /// Pointers into the root of schemas that references call by their bare names.
    named: FxHashMap<String, String>,
}

#[derive(Debug)]
struct File<'a> {
    source: &'a Source,
    /// Its tree; the root file's is the document's own.
    tree: Option<Node<'a>>,
    /// Its path from the root's folder.
    path: String,
    /// Its first part, which is the whole of it.
    first: usize,
    /// How many parts it has.
    parts: usize,
}

/// A part with its base URI found.
#[derive(Debug)]
struct Address {
    file: usize,
    start: Pos,
    end: Pos,
    pointer: String,
    parent: usize,
    /// The base of references in it.
    uri: String,
}

/// What a reference may lead to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Target {
    /// The file.
    pub(super) file: usize,
    /// The JSON pointer in it, decoded.
    pub(super) pointer: String,
}

impl<'a> Library<'a> {
    /// Takes in a file; the places that it refers to outside of itself come back.
    fn add(
        &mut self,
        source: &'a Source,
        path: String,
        tree: Option<Node<'a>>,
        survey: Survey,
    ) -> Vec<(Pos, String)> {
        let Survey { large, outside, parts, anchors } = survey;
        let (file, first) = (self.files.len(), self.parts.len());
        self.files.push(File { source, tree, path, first, parts: parts.len() });
        for part in parts {
            self.add_part(file, first, part);
        }
        for (part, name, pointer) in anchors {
            self.anchors.entry((first + part, name)).or_insert(pointer);
        }
        self.large.extend(large);
        outside
    }

    fn add_part(&mut self, file: usize, first: usize, part: Part) {
        let Part { start, end, id, pointer, parent } = part;
        let path = self.files.get(file).map(|file| file.path.clone()).unwrap_or_default();
        let around = match self.parts.get(first + parent) {
            Some(around) => around.uri.clone(),
            None => path.clone(),
        };
        let uri = id.map_or(around.clone(), |id| address::join(&around, address::split(&id).0));
        let index = self.parts.len();
        for known in [uri.clone()].into_iter().chain((first == index).then_some(path)) {
            self.by_uri.entry(known).or_insert(index);
        }
        self.parts.push(Address { file, start, end, pointer, parent: first + parent, uri });
    }

    /// The innermost part that a place is in; for one that is in no file (an overlay's), the root.
    fn part_at(&self, at: Pos) -> usize {
        let file = self.files.partition_point(|file| file.source.start() <= at).saturating_sub(1);
        let Some(file) = self.files.get(file).filter(|file| at <= file.source.pos(usize::MAX))
        else {
            return 0;
        };
        let parts = self.parts.get(file.first..file.first + file.parts).unwrap_or_default();
        let mut index =
            file.first + parts.partition_point(|part| part.start <= at).saturating_sub(1);
        while let Some(part) = self.parts.get(index) {
            if part.end >= at || part.parent == index {
                break;
            }
            index = part.parent;
        }
        index
    }

    /// What a reference may mean, the likeliest first: many are percent-encoded, some only look so.
    pub(super) fn targets(&self, at: Pos, reference: &str) -> Vec<Target> {
        if reference.is_empty() {
            return Vec::new();
        }
        let (path, fragment) = address::split(reference);
        let here = self.part_at(at);
        let Some(index) = (if path.is_empty() { Some(here) } else { self.part_of(here, path) })
        else {
            let named = self.named.get(reference);
            return named
                .map(|pointer| Target { file: 0, pointer: pointer.clone() })
                .into_iter()
                .collect();
        };
        let Some(part) = self.parts.get(index) else {
            return Vec::new();
        };
        let fragment = fragment.unwrap_or_default();
        let target = |pointer: String| Target { file: part.file, pointer };
        if !fragment.is_empty() && !fragment.starts_with('/') {
            let anchor = self.anchors.get(&(index, fragment.to_owned()));
            return anchor.map(|pointer| target(pointer.clone())).into_iter().collect();
        }
        let decoded = pointer::percent_decoded(fragment);
        let of_a_key = pointer::slashes_kept(fragment);
        let mut found: Vec<Target> = Vec::new();
        for fragment in decoded.iter().chain(&of_a_key).map(AsRef::as_ref).chain([fragment]) {
            // Documents point into `components` from schemas that have an `$id`.
            for start in [part.pointer.as_str(), ""] {
                let target = target(format!("{start}{fragment}"));
                if !found.contains(&target) {
                    found.push(target);
                }
            }
        }
        found
    }

    fn part_of(&self, here: usize, path: &str) -> Option<usize> {
        let part = self.parts.get(here)?;
        if let Some(found) = self.by_uri.get(&address::join(&part.uri, path)) {
            return Some(*found);
        }
        let file = self.files.get(part.file)?;
        self.by_uri.get(&address::join(&file.path, path)).copied()
    }

    /// The size of all files in bytes.
    pub(super) fn size(&self) -> usize {
        self.files.iter().map(|file| file.source.text().len()).sum()
    }

    /// The tree of a file other than the root.
    pub(super) fn tree(&self, file: usize) -> Option<&Node<'a>> {
        self.files.get(file)?.tree.as_ref()
    }

    /// The trees of all files but the root.
    pub(super) fn trees(&self) -> impl Iterator<Item = &Node<'a>> {
        self.files.iter().filter_map(|file| file.tree.as_ref())
    }

    /// Whether it has been said that a reference leads nowhere.
    pub(super) fn is_reported(&self, reference: Pos) -> bool {
        self.reported.contains(&reference)
    }

    /// The member of an object.
    pub(super) fn member<'n>(
        &self,
        node: &'n Node<'a>,
        members: &'n [Member<'a>],
        key: &str,
    ) -> Option<&'n Node<'a>> {
        if members.len() <= LARGE {
            return node.get(key);
        }
        let place = self.large.get(&(node.at, hash_key(key)));
        match place.and_then(|place| members.get(*place)) {
            Some(member) if member.key == key => Some(&member.node),
            // Not indexed, or two keys share a hash.
            _ => node.get(key),
        }
    }
}
