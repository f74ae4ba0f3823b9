//! Schemas that hold of the same value: a schema, what its `$ref` leads to, the parts of its
//! `allOf`, and what a choice of one leaves. The one walk over them.

use rustc_hash::FxHashSet;

use super::choice::{ChoiceOfOne, choice_of_one};
use crate::load::Node;
use crate::lower::schema::Schemas;

/// A schema that takes part in a conjunction.
#[derive(Clone, Copy, Debug)]
pub(in crate::lower) struct Part<'d> {
    /// The schema.
    pub(in crate::lower) node: &'d Node<'d>,
    /// Whether its `oneOf`/`anyOf` still count; not when it is the common part of their variants.
    pub(in crate::lower) alternatives: bool,
    /// How many references lead to it: 0 for what stands in the place itself.
    pub(in crate::lower) hops: usize,
}

impl<'d> Part<'d> {
    pub(in crate::lower) fn new(node: &'d Node<'d>) -> Self {
        Self { node, alternatives: true, hops: 0 }
    }

    /// The schema without its `oneOf`/`anyOf`.
    pub(in crate::lower) fn plain(node: &'d Node<'d>) -> Self {
        Self { node, alternatives: false, hops: 0 }
    }
}

/// One of the schemas that hold of the same value.
#[derive(Clone, Copy, Debug)]
pub(in crate::lower) struct Conjunct<'d> {
    pub(in crate::lower) part: Part<'d>,
    /// The index of the part that the walk began with.
    pub(super) start: usize,
    /// How many references were followed since.
    pub(super) followed: usize,
    /// Whether it is the common part of a choice's variants, beside one of them: what it tells is
    /// about the choice.
    is_common: bool,
}

impl Conjunct<'_> {
    /// Whether what it describes is about the value at hand.
    pub(super) fn describes(&self) -> bool {
        !self.is_common
    }
}

/// The schemas that hold of the same value.
pub(in crate::lower) struct Conjuncts<'d> {
    /// In the order of the document, each once.
    pub(in crate::lower) list: Vec<Conjunct<'d>>,
    /// Whether a choice of one of them was between it and null.
    pub(in crate::lower) nullable: bool,
}

/// How far the walk goes.
#[derive(Clone, Copy, Debug)]
pub(in crate::lower) struct Reach {
    /// At most so many schemas.
    schemas: usize,
    /// Over so many references.
    hops: usize,
}

impl Reach {
    pub(super) const ALL: Self = Self { schemas: usize::MAX, hops: usize::MAX };
    /// Over references, and not through more schemas than anyone writes for one value.
    pub(super) const NEAR: Self = Self { schemas: 256, hops: usize::MAX };
    /// Over no reference.
    pub(super) const HERE: Self = Self { schemas: 64, hops: 0 };

    /// Whether the walk may have ended before all was seen.
    pub(super) fn is_used_up(self, conjuncts: &Conjuncts<'_>) -> bool {
        conjuncts.list.len() >= self.schemas
    }
}

impl<'d> Schemas<'d, '_> {
    /// All schemas that hold where these do.
    pub(in crate::lower) fn conjuncts(
        &mut self,
        parts: &[Part<'d>],
        reach: Reach,
    ) -> Conjuncts<'d> {
        let mut found = Conjuncts { list: Vec::new(), nullable: false };
        let mut seen = FxHashSet::default();
        let first_is_common = parts.first().is_none_or(|part| !part.alternatives);
        let start = parts.iter().enumerate().rev().map(|(start, part)| Conjunct {
            part: *part,
            start,
            followed: 0,
            is_common: !part.alternatives && !first_is_common,
        });
        let mut queue: Vec<Conjunct<'d>> = start.collect();
        while let Some(conjunct) = queue.pop() {
            let Conjunct { part, followed, .. } = conjunct;
            let Part { node, alternatives, hops } = part;
            if !seen.insert((node.at, alternatives)) {
                continue;
            }
            if found.list.len() >= reach.schemas {
                break;
            }
            found.list.push(conjunct);
            if hops < reach.hops
                && let Some(target) = self.next_target(node)
            {
                let part = Part { node: target, hops: hops + 1, ..part };
                queue.push(Conjunct { part, followed: followed + 1, ..conjunct });
            }
            for member in node.members().iter().rev().filter(|_| alternatives) {
                if let Some(ChoiceOfOne { schema, nullable }) = choice_of_one(member, node) {
                    found.nullable |= nullable;
                    let part = Part { hops, ..Part::new(schema) };
                    queue.push(Conjunct { part, ..conjunct });
                }
            }
            let all = node.get("allOf").map(Node::items).unwrap_or_default();
            queue.extend(
                all.iter().rev().map(|node| Conjunct { part: Part { node, ..part }, ..conjunct }),
            );
        }
        found
    }
}
