//! Schemas that hold of the same value: a schema, what its `$ref` leads to, the parts of its
//! `allOf`.

use crate::load::Node;
use crate::lower::schema::Schemas;
use crate::source::Pos;

/// More schemas than these are not looked through for what they say of one member.
const MOST_LOOKED_THROUGH: usize = 64;

impl<'d> Schemas<'d, '_> {
    /// Calls `visit` for a schema and, as long as that returns true, for those behind it, each once
    /// and the nearest first.
    pub(in crate::lower) fn each_together(
        &self,
        node: &'d Node<'d>,
        mut visit: impl FnMut(&'d Node<'d>) -> bool,
    ) {
        let mut seen: Vec<Pos> = Vec::new();
        let mut queue = vec![node];
        while let Some(node) = queue.pop() {
            if seen.len() >= MOST_LOOKED_THROUGH || seen.contains(&node.at) {
                continue;
            }
            seen.push(node.at);
            if visit(node) {
                queue.extend(node.get("allOf").map(Node::items).unwrap_or_default().iter().rev());
                queue.extend(self.target_of(node));
            }
        }
    }
}
