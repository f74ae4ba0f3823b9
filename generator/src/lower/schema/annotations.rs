//! What the schemas of one place say besides the type: docs, default, limits, direction,
//! deprecation.
//!
//! What wins where two of them say different things stands in the table of keywords: the nearest
//! one, unless one `true` is enough, or the limits of both hold. Nearest is what stands in the
//! place itself; what a reference leads to comes after it, and after that what a second one leads
//! to; of equals the first in the document's order.

use super::conjuncts::{Conjunct, Conjuncts, Part, Reach};
use super::docs::{docs_of, lower_deprecation, own_description, title_of};
use super::equal::{common, value_key};
use super::shape::constant;
use crate::api::{Access, Constant, Deprecation, Docs};
use crate::keyword::{Keyword, Together};
use crate::load::Node;
use crate::lower::schema::Schemas;
use crate::source::Pos;

/// The schemas that hold in one place, the nearest first.
#[derive(Clone, Default)]
pub(in crate::lower) struct Annotations<'d> {
    nodes: Vec<&'d Node<'d>>,
    /// How each of them is reached.
    ways: Vec<Way>,
}

/// How a schema is reached.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Way {
    hops: usize,
    start: usize,
    followed: usize,
}

impl<'d> Schemas<'d, '_> {
    /// What these schemas, which hold in one place, say.
    pub(in crate::lower) fn annotations(&mut self, parts: &[Part<'d>]) -> Annotations<'d> {
        Annotations::of(&self.conjuncts(parts, Reach::NEAR))
    }
}

impl<'d> Annotations<'d> {
    pub(super) fn of(conjuncts: &Conjuncts<'d>) -> Self {
        let near = conjuncts.list.iter().filter(|one| one.describes());
        let way = |one: &Conjunct<'d>| Way {
            hops: one.part.hops,
            start: one.start,
            followed: one.followed,
        };
        let mut near: Vec<(Way, &Node<'d>)> = near.map(|one| (way(one), one.part.node)).collect();
        near.sort_by_key(|(way, _)| way.hops);
        let (ways, nodes) = near.into_iter().unzip();
        Self { nodes, ways }
    }

    /// What stands in the place itself: what a reference leads to says the rest at its own item.
    pub(in crate::lower) fn here(&self) -> Self {
        self.only(|way| way.followed == 0)
    }

    /// What is said outside of a component, which says the rest at its own item.
    pub(in crate::lower) fn outside_of(&self, component: Pos) -> Self {
        let Some(at) = self.nodes.iter().position(|node| node.at == component) else {
            return self.here();
        };
        let Way { hops, start, .. } = self.ways[at];
        self.only(|way| way.hops < hops || way.hops == hops && way.start != start)
    }

    fn only(&self, is_kept: impl Fn(Way) -> bool) -> Self {
        let all = self.ways.iter().copied().zip(self.nodes.iter().copied());
        let (ways, nodes) = all.filter(|(way, _)| is_kept(*way)).unzip();
        Self { nodes, ways }
    }

    /// The schemas, the nearest first.
    pub(in crate::lower) fn nodes(&self) -> &[&'d Node<'d>] {
        &self.nodes
    }

    /// The value of a keyword that counts once: the nearest.
    pub(in crate::lower) fn get(&self, key: &str) -> Option<&'d Node<'d>> {
        self.nodes.iter().find_map(|node| node.get(key))
    }

    /// The same, where it is a text.
    pub(in crate::lower) fn text(&self, key: &str) -> Option<String> {
        self.nodes.iter().find_map(|node| node.get(key)?.as_str()).map(str::to_owned)
    }

    /// Whether a keyword says `true`.
    pub(in crate::lower) fn is_set(&self, key: &str) -> bool {
        let mut flags = self.nodes.iter().filter_map(|node| node.get(key)?.as_bool());
        match Keyword::of(key).map(|row| row.together) {
            Some(Together::Either) => flags.any(|flag| flag),
            _ => flags.next() == Some(true),
        }
    }

    /// The title and the description. The title of a schema behind a reference names that schema,
    /// and goes with its description alone.
    pub(in crate::lower) fn docs(&self) -> Docs {
        let nodes = || self.nodes.iter().enumerate();
        let described = nodes().find_map(|(at, node)| Some((at, own_description(node)?)));
        let last = described.map_or(0, |(at, _)| at);
        let titled = nodes().filter(|(at, _)| *at <= last || self.ways[*at].followed == 0);
        let title = titled.map(|(_, node)| node).find_map(|node| title_of(node));
        docs_of(title, described.map(|(_, text)| text))
    }

    /// Whether it is deprecated, and the message that goes with it.
    pub(in crate::lower) fn deprecation(&self) -> Option<Deprecation> {
        self.nodes.iter().find_map(|node| lower_deprecation(node))
    }

    /// The direction in which a member travels. `readOnly` and `writeOnly` at once, which the
    /// standard forbids, say nothing.
    pub(in crate::lower) fn access(&self) -> Access {
        match (self.is_set("readOnly"), self.is_set("writeOnly")) {
            (true, false) => Access::Received,
            (false, true) => Access::Sent,
            _ => Access::Both,
        }
    }

    /// The values that all of them list, by `enum` or `const`.
    pub(in crate::lower) fn values(&self) -> Option<Vec<&'d Node<'d>>> {
        let lists = self.nodes.iter().flat_map(|node| {
            let list = node.get("enum").map(|list| list.items().iter().collect::<Vec<_>>());
            [list, node.get("const").map(|value| vec![value])]
        });
        lists.flatten().reduce(|before, list| common(before, &list))
    }

    /// The one value that is allowed.
    pub(in crate::lower) fn constant(&self) -> Option<Constant> {
        let values = self.values()?;
        let (first, others) = values.split_first()?;
        let key = value_key(first);
        others.iter().all(|other| value_key(other) == key).then(|| constant(first))?
    }
}
