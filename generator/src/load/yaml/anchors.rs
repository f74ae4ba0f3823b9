//! Anchors and aliases: an alias is a copy, and copies have a budget.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::load::fault::{Fault, FaultKind, MOST_NESTED};
use crate::load::{Node, Value};

/// The anchored nodes so far.
pub(in crate::load) struct Anchors<'a> {
    nodes: FxHashMap<usize, Anchored<'a>>,
    spent: usize,
    /// How much aliases may copy in all, counted in nodes and in pieces of 64 bytes of text.
    ///
    /// A bomb of nine levels of nine aliases stands for 387 million nodes; the largest real
    /// documents copy some tens of thousands.
    most: usize,
}

struct Anchored<'a> {
    node: Node<'a>,
    weight: usize,
    depth: usize,
}

impl<'a> Anchors<'a> {
    /// None so far, for aliases that copy no more than `most`.
    pub(in crate::load) fn of(most: usize) -> Self {
        Self { nodes: FxHashMap::default(), spent: 0, most }
    }

    /// Remembers a complete node; anchor 0 means that it has none.
    pub(in crate::load) fn keep(&mut self, anchor: usize, node: &Node<'a>) {
        if anchor == 0 {
            return;
        }
        let (weight, depth) = measure(node);
        // Keeping it is a copy too. One too many is found by the alias, or never matters.
        self.spent = self.spent.saturating_add(weight);
        if self.spent <= self.most {
            self.nodes.insert(anchor, Anchored { node: node.clone(), weight, depth });
        }
    }

    /// The node that an alias stands for, `depth` levels below the root; `None` for one that stands
    /// inside of it.
    pub(in crate::load) fn copy(
        &mut self,
        anchor: usize,
        depth: usize,
        offset: usize,
    ) -> Result<Option<Node<'a>>, Fault> {
        if self.spent > self.most {
            return Err(exhausted(self.most, offset));
        }
        let Some(anchored) = self.nodes.get(&anchor) else {
            return Ok(None);
        };
        if depth + anchored.depth > MOST_NESTED {
            return Err(Fault::too_deep(offset));
        }
        self.spent = self.spent.saturating_add(anchored.weight);
        if self.spent > self.most {
            return Err(exhausted(self.most, offset));
        }
        Ok(Some(anchored.node.clone()))
    }
}

#[cold]
fn exhausted(most: usize, offset: usize) -> Fault {
    let message = format!("the aliases of this document stand for more than {most} values");
    Fault::new(FaultKind::TooManyAliases, offset, message)
        .help("aliases of aliases multiply: write the repeated parts as `$ref`, or raise `[limits] alias-values`")
}

/// What a copy of the node costs, and how many levels of containers it has.
fn measure(node: &Node<'_>) -> (usize, usize) {
    let fold = |(weight, depth): (usize, usize), (inner, below): (usize, usize)| {
        (weight + inner, depth.max(below))
    };
    match &node.value {
        Value::String(Cow::Owned(text)) | Value::Number(Cow::Owned(text)) => {
            (1 + text.len() / 64, 0)
        }
        Value::Array(items) => {
            let (weight, depth) = items.iter().map(measure).fold((1, 0), fold);
            (weight, depth + 1)
        }
        Value::Object(members) => {
            let (weight, depth) =
                members.iter().map(|member| measure(&member.node)).fold((1, 0), fold);
            (weight, depth + 1)
        }
        _ => (1, 0),
    }
}
