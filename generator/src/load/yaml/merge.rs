//! Merge keys: `<<: *defaults`, `<<: [*a, *b]` (YAML 1.1, in wide use).

use std::borrow::Cow;
use std::collections::HashSet;

use crate::load::fault::Findings;
use crate::load::members::without_duplicates;
use crate::load::{Member, Node, Value};
use crate::source::Pos;

/// A member of a mapping as it was read.
pub(in crate::load) struct Entry<'a> {
    pub(in crate::load) member: Member<'a>,
    merge: bool,
}

impl<'a> Entry<'a> {
    pub(in crate::load) fn new(
        key: Cow<'a, str>,
        key_at: Pos,
        node: Node<'a>,
        merge: bool,
    ) -> Self {
        Self { member: Member { key, key_at, node }, merge }
    }
}

/// The members of a mapping that has merge keys.
///
/// Its own keys win over merged ones, wherever they stand; of merged mappings the earlier wins.
/// Merged members stand where the merge key stood. `<<` with anything but mappings is a key like
/// any other.
pub(in crate::load) fn merged<'a>(
    entries: Vec<Entry<'a>>,
    findings: &mut Findings,
) -> Vec<Member<'a>> {
    let own = |entry: &&Entry<'a>| !(entry.merge && is_mergeable(&entry.member.node));
    let mut taken: HashSet<String> =
        entries.iter().filter(own).map(|entry| entry.member.key.to_string()).collect();
    let mut members = Vec::with_capacity(entries.len());
    for entry in entries {
        if !(entry.merge && is_mergeable(&entry.member.node)) {
            members.push(entry.member);
            continue;
        }
        let mappings = match entry.member.node.value {
            Value::Array(items) => items,
            value => vec![Node { at: entry.member.node.at, value }],
        };
        for mapping in mappings {
            let Value::Object(inherited) = mapping.value else {
                continue;
            };
            members.extend(
                inherited.into_iter().filter(|member| taken.insert(member.key.to_string())),
            );
        }
    }
    without_duplicates(members, findings)
}

fn is_mergeable(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Object(_) => true,
        Value::Array(items) => items.iter().all(Node::is_object),
        _ => false,
    }
}
