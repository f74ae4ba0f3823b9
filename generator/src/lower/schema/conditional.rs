//! Members that schemas name which hold under a condition.

use std::collections::hash_map::Entry;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::conjunction::{Merged, Part};
use crate::load::Node;
use crate::lower::schema::Schemas;
use crate::source::Pos;

/// Members by name, each with the schemas of one condition after the other.
pub(in crate::lower) type ConditionalMembers<'d> = IndexMap<&'d str, Vec<Vec<Part<'d>>>>;

impl<'d> Schemas<'d, '_> {
    /// The members that only conditional schemas name (`then`, `else`, `dependentSchemas`, variants
    /// that do not become types).
    pub(in crate::lower) fn conditional_members(
        &mut self,
        merged: &Merged<'d>,
    ) -> ConditionalMembers<'d> {
        let mut members = ConditionalMembers::new();
        let mut seen: FxHashMap<Pos, ()> = FxHashMap::default();
        let mut queue: Vec<&'d Node<'d>> = merged.conditional.iter().rev().copied().collect();
        while let Some(node) = queue.pop() {
            let Entry::Vacant(slot) = seen.entry(node.at) else {
                continue;
            };
            slot.insert(());
            let inner = self.merge(&[Part::new(node)]);
            queue.extend(inner.conditional.iter().rev().copied());
            queue.extend(
                inner.unions.iter().flat_map(|choice| choice.variants.iter().rev().copied()),
            );
            for (name, parts) in inner.properties {
                if !merged.properties.contains_key(name) {
                    members.entry(name).or_default().push(parts);
                }
            }
        }
        members
    }
}
