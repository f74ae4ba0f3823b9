//! Swagger 2.0 lifted into the form of OpenAPI 3.1, so that no later stage knows of it.
//!
//! The lifted tree is a second one: each of its nodes keeps the place of what it was made of, and
//! the tree as it was written stays, so that findings show the real document. Where a reference
//! leads to something else than a schema of `definitions`, its target is lifted as what the
//! reference stands for, be it in another file.

mod body;
mod build;
mod operations;
mod parameters;
mod responses;
mod schemas;
mod security;
mod servers;

use rustc_hash::FxHashMap;

use super::library::Target;
use super::walk::reference_of;
use super::{Document, Node, Value};
use crate::report::{Diagnostics, findings};
use crate::source::Pos;

use build::{member, object};

/// What lifting made.
#[derive(Debug)]
pub(super) struct Lifted<'a> {
    /// The lifted root; once it is the document's, the root as it was written.
    pub(super) root: Node<'a>,
    /// What references lead to, lifted.
    pub(super) targets: FxHashMap<Target, Node<'a>>,
}

impl Lifted<'_> {
    /// Where in the lifted root a target is.
    pub(super) fn place_of(&self, target: &Target) -> Option<String> {
        if target.file != 0 {
            return None;
        }
        Some(match target.pointer.strip_prefix(DEFINITIONS) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => {
                format!("/components/schemas{rest}")
            }
            _ => target.pointer.clone(),
        })
    }
}

const DEFINITIONS: &str = "/definitions";

/// What a reference stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReferencedKind {
    Schema,
    Parameter,
    PathItem,
}

/// Lifts a document.
pub(super) fn lift<'a>(
    document: Document<'a>,
    most_copies: usize,
    diagnostics: &mut Diagnostics,
) -> Document<'a> {
    let mut lift = Lift {
        document: &document,
        diagnostics,
        targets: FxHashMap::default(),
        queue: Vec::new(),
        budget: most_copies,
    };
    let root = lift.root();
    let targets = lift.finish();
    document.with_lifted(Lifted { root, targets })
}

struct Lift<'d, 'a, 'r> {
    /// The document as it was written.
    document: &'d Document<'a>,
    diagnostics: &'r mut Diagnostics,
    targets: FxHashMap<Target, Node<'a>>,
    /// What references lead to and is to be lifted.
    queue: Vec<(Target, &'d Node<'a>, ReferencedKind)>,
    /// How many more nodes may be copied.
    budget: usize,
}

impl<'d, 'a> Lift<'d, 'a, '_> {
    fn root(&mut self) -> Node<'a> {
        let root = &self.document.root;
        let mut members = Vec::new();
        let mut components = Vec::new();
        for one in root.members() {
            match one.key.as_ref() {
                "host" | "basePath" | "schemes" | "consumes" | "produces" | "parameters"
                | "responses" => {}
                "definitions" => {
                    let schemas = self.schemas(&one.node);
                    components.push(member("schemas", one.key_at, schemas));
                }
                "securityDefinitions" => {
                    let schemes = self.security_schemes(&one.node);
                    components.push(member("securitySchemes", one.key_at, schemes));
                }
                "paths" => {
                    let paths = self.paths(&one.node);
                    members.push(member("paths", one.key_at, paths));
                }
                _ => members.push(one.clone()),
            }
        }
        members.extend(self.servers());
        if !components.is_empty() {
            let at = components.first().map_or(root.at, |first| first.key_at);
            members.push(member("components", at, object(at, components)));
        }
        object(root.at, members)
    }

    /// Lifts what references lead to, over any number of steps.
    fn finish(mut self) -> FxHashMap<Target, Node<'a>> {
        while let Some((target, node, kind)) = self.queue.pop() {
            if self.targets.contains_key(&target) {
                continue;
            }
            let lifted = match kind {
                ReferencedKind::Schema => self.schema(node),
                ReferencedKind::Parameter => self.parameter(node),
                ReferencedKind::PathItem => self.path_item(node),
            };
            self.targets.insert(target, lifted);
        }
        self.targets
    }

    /// Notes what a reference leads to, to be lifted. Schemas of `definitions` are lifted anyway.
    fn refer(&mut self, reference: &Node<'a>, text: &str, kind: ReferencedKind) {
        let Some((target, node)) = self.document.target_of(reference.at, text) else {
            return;
        };
        let rest = target.pointer.strip_prefix(DEFINITIONS).filter(|_| target.file == 0);
        if kind == ReferencedKind::Schema && rest.is_some_and(|rest| rest.starts_with('/')) {
            return;
        }
        if !self.targets.contains_key(&target) {
            self.queue.push((target, node, kind));
        }
    }

    /// What a node is, once its references are followed; `None` where they lead nowhere.
    fn followed(&self, mut node: &'d Node<'a>) -> Option<&'d Node<'a>> {
        const MOST_STEPS: usize = 64;
        for _ in 0..MOST_STEPS {
            let Some((reference, text)) = reference_of(node) else {
                return Some(node);
            };
            node = self.document.target_of(reference.at, text)?.1;
        }
        None
    }

    /// A copy, as long as copies do not grow beyond measure.
    fn copy(&mut self, node: &Node<'a>) -> Node<'a> {
        let size = size_of(node);
        if self.spend(size, node.at) {
            node.clone()
        } else {
            Node { at: node.at, value: Value::Null }
        }
    }

    fn spend(&mut self, size: usize, at: Pos) -> bool {
        if let Some(left) = self.budget.checked_sub(size) {
            self.budget = left;
            return true;
        }
        report_copies(at, self.diagnostics);
        false
    }
}

/// Tells that what is shared was copied too often.
pub(super) fn report_copies(at: Pos, diagnostics: &mut Diagnostics) {
    diagnostics.push(findings::too_many_copies().at(at));
}

/// How many values a value has, itself among them.
pub(super) fn size_of(node: &Node<'_>) -> usize {
    let members: usize = node.members().iter().map(|member| size_of(&member.node)).sum();
    let items: usize = node.items().iter().map(size_of).sum();
    1 + members + items
}
