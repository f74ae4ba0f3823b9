//! One walk through a file: what it refers to, which parts have addresses of their own, and which
//! objects are large.

use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use crate::load::Node;
use crate::load::members::hash_key;
use crate::load::walk::{Holds, reference_of};
use crate::source::{Pos, Source};
use crate::text::push_segment;

/// Objects with more members than this are indexed.
pub(super) const LARGE: usize = 16;

/// What a walk through a file found.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Where the members of large objects stand.
    pub(super) large: FxHashMap<(Pos, u64), usize>,
    /// References that lead out of the file, or to an address of its parts: where, and the text.
    pub(super) outside: Vec<(Pos, String)>,
    /// The parts with a base URI of their own (`$id`), in document order; the first is the file
    /// itself.
    pub(super) parts: Vec<Part>,
    /// `$anchor` and `$dynamicAnchor`: the part, the name, the pointer.
    pub(super) anchors: Vec<(usize, String, String)>,
}

/// A part of a file with a base URI of its own.
#[derive(Debug)]
pub(super) struct Part {
    /// Where it starts.
    pub(super) start: Pos,
    /// The last place in it.
    pub(super) end: Pos,
    /// The text of `$id`; `None` for a file without one.
    pub(super) id: Option<String>,
    /// Its JSON pointer in the file.
    pub(super) pointer: String,
    /// The part around it.
    pub(super) parent: usize,
}

/// Walks through a file.
pub(super) fn survey(root: &Node<'_>, source: &Source) -> Survey {
    let id = ["$self", "$id"]
        .iter()
        .find_map(|key| root.get(key))
        .and_then(Node::as_str)
        .map(str::to_owned);
    let whole = Part {
        start: source.start(),
        end: source.pos(usize::MAX),
        id,
        pointer: String::new(),
        parent: 0,
    };
    let mut walk = Walk {
        survey: Survey { parts: vec![whole], ..Survey::default() },
        steps: Vec::new(),
        part: 0,
        last: source.start(),
        limit: source.pos(usize::MAX),
    };
    walk.visit(root, Holds::Keywords);
    walk.survey
}

enum Step<'n> {
    Key(&'n str),
    Index(usize),
}

struct Walk<'n> {
    survey: Survey,
    steps: Vec<Step<'n>>,
    /// The part at hand.
    part: usize,
    /// The last place so far.
    last: Pos,
    /// The end of the file: what an overlay brought stands behind it.
    limit: Pos,
}

impl<'n> Walk<'n> {
    fn visit(&mut self, node: &'n Node<'_>, holds: Holds) {
        if node.at <= self.limit {
            self.last = self.last.max(node.at);
        }
        if holds == Holds::Data {
            return;
        }
        let around = self.part;
        if holds == Holds::Keywords {
            self.note_addresses(node);
        }
        if node.members().len() > LARGE {
            let keys = node.members().iter().enumerate();
            self.survey
                .large
                .extend(keys.map(|(place, member)| ((node.at, hash_key(&member.key)), place)));
        }
        for member in node.members() {
            let under = holds.under(&member.key, &member.node, self.steps.len());
            self.steps.push(Step::Key(&member.key));
            self.visit(&member.node, under);
            self.steps.pop();
        }
        for (index, item) in node.items().iter().enumerate() {
            self.steps.push(Step::Index(index));
            self.visit(item, holds);
            self.steps.pop();
        }
        if self.part != around {
            if let Some(part) = self.survey.parts.get_mut(self.part) {
                part.end = self.last;
            }
            self.part = around;
        }
    }

    fn note_addresses(&mut self, node: &'n Node<'_>) {
        if node.members().is_empty() {
            return;
        }
        if let Some(id) = node.get("$id").and_then(Node::as_str).filter(|_| !self.steps.is_empty())
        {
            let part = Part {
                start: node.at,
                end: node.at,
                id: Some(id.to_owned()),
                pointer: self.pointer(),
                parent: self.part,
            };
            self.survey.parts.push(part);
            self.part = self.survey.parts.len() - 1;
        }
        for key in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = node.get(key).and_then(Node::as_str) {
                let anchor = (self.part, name.to_owned(), self.pointer());
                self.survey.anchors.push(anchor);
            }
        }
        if let Some((reference, text)) = reference_of(node)
            && !text.starts_with('#')
        {
            self.survey.outside.push((reference.at, text.to_owned()));
        }
        if matches!(self.steps.last(), Some(Step::Key("discriminator"))) {
            self.note_mapping(node);
        }
    }

    /// The values of a discriminator's `mapping`: names of schemas, or references to files.
    fn note_mapping(&mut self, discriminator: &'n Node<'_>) {
        let mapped = discriminator.get("mapping").map(Node::members).unwrap_or_default();
        for node in
            mapped.iter().map(|member| &member.node).chain(discriminator.get("defaultMapping"))
        {
            if let Some(text) = node.as_str().filter(|text| names_file(text)) {
                self.survey.outside.push((node.at, text.to_owned()));
            }
        }
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.steps {
            match step {
                Step::Key(key) => push_segment(&mut pointer, key),
                Step::Index(index) => _ = write!(pointer, "/{index}"),
            }
        }
        pointer
    }
}

/// Whether a value of a `mapping` is a reference to a file, not the name of a schema.
fn names_file(text: &str) -> bool {
    let path = text.split('#').next().unwrap_or_default();
    let has_ending = [".yaml", ".yml", ".json"].iter().any(|ending| path.ends_with(ending));
    !path.is_empty() && (has_ending || path.contains('/') || path.len() < text.len())
}
