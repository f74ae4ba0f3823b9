//! Path items with members beside their `$ref`: both count.
//!
//! OpenAPI 3.1.1, "Path Item Object": what both have is undefined. Here the member beside the
//! `$ref` counts, and lists of parameters are joined; an operation that both have is reported.

use super::swagger::{report_copies, size_of};
use super::walk::reference_of;
use super::{Document, Member, Node, Value};
use crate::report::{Diagnostics, findings};

/// Joins path items of `paths` and `webhooks` with what they refer to, with at most `most` members
/// that they get from there.
pub(super) fn join(document: &mut Document<'_>, most: usize, diagnostics: &mut Diagnostics) {
    // `None` once there were too many, which is reported once.
    let mut left = Some(most);
    for key in ["paths", "webhooks"] {
        let items = document.root.get(key).map(Node::members).unwrap_or_default();
        let joined: Vec<(usize, Node<'_>)> = items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.node.members().len() > 1)
            .filter_map(|(index, item)| {
                Some((index, joined(document, &item.node, &mut left, diagnostics)?))
            })
            .collect();
        let Value::Object(members) = &mut document.root.value else {
            return;
        };
        let Some(Value::Object(items)) = members
            .iter_mut()
            .find(|member| member.key == key)
            .map(|member| &mut member.node.value)
        else {
            continue;
        };
        for (index, node) in joined {
            if let Some(item) = items.get_mut(index) {
                item.node = node;
            }
        }
    }
}

fn joined<'a>(
    document: &Document<'a>,
    item: &Node<'a>,
    left: &mut Option<usize>,
    diagnostics: &mut Diagnostics,
) -> Option<Node<'a>> {
    const MOST_STEPS: usize = 16;
    let (mut reference, _) = reference_of(item)?;
    let mut members: Vec<Member<'a>> =
        item.members().iter().filter(|member| member.key != "$ref").cloned().collect();
    for _ in 0..MOST_STEPS {
        let target = document.target(reference)?;
        let copied = target.members().iter().map(|member| size_of(&member.node)).sum();
        *left = (*left)?.checked_sub(copied);
        if left.is_none() {
            report_copies(item.at, diagnostics);
            return None;
        }
        for member in target.members().iter().filter(|member| member.key != "$ref") {
            add(&mut members, member, diagnostics);
        }
        match reference_of(target) {
            Some((next, _)) => reference = next,
            None => {
                return Some(Node { at: item.at, value: Value::Object(members) });
            }
        }
    }
    None
}

fn add<'a>(members: &mut Vec<Member<'a>>, more: &Member<'a>, diagnostics: &mut Diagnostics) {
    let Some(own) = members.iter_mut().find(|member| member.key == more.key) else {
        members.push(more.clone());
        return;
    };
    let is_object = own.node.is_object();
    match (&mut own.node.value, &more.node.value) {
        // What comes later overrides.
        (Value::Array(items), Value::Array(shared)) if more.key == "parameters" => {
            items.splice(0..0, shared.iter().cloned());
        }
        _ if is_object => diagnostics
            .push(findings::path_item_sibling(&more.key).at(own.key_at).related(more.key_at)),
        _ => {}
    }
}
