//! The kinds of JSON as sets, and which of them a schema takes.

use super::choice::is_choice_of_several;
use super::conjuncts::{Conjunct, Part, Reach};
use super::nullable::says_nullable;
use crate::keyword::{About, Keyword, Takes};
use crate::load::{Member, Node, Value};
use crate::lower::schema::Schemas;

/// References are followed this far to learn the kinds of a schema; what is further counts as
/// anything.
const FARTHEST: usize = 32;

/// The kinds of JSON that `type` names, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::lower) struct Kinds(u8);

impl Kinds {
    pub(in crate::lower) const NULL: Self = Self(1);
    pub(in crate::lower) const BOOLEAN: Self = Self(2);
    pub(in crate::lower) const INTEGER: Self = Self(4);
    pub(in crate::lower) const NUMBER: Self = Self(8);
    pub(in crate::lower) const STRING: Self = Self(16);
    pub(in crate::lower) const ARRAY: Self = Self(32);
    pub(in crate::lower) const OBJECT: Self = Self(64);
    pub(in crate::lower) const NONE: Self = Self(0);
    pub(in crate::lower) const ALL: Self = Self(127);

    pub(in crate::lower) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(in crate::lower) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(in crate::lower) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether a value of one of these kinds may pass; an integer is a number too.
    pub(in crate::lower) fn allows_some(self, others: Self) -> bool {
        self.and(others) != Self::NONE || self.has(Self::INTEGER) && others.has(Self::NUMBER)
    }

    /// What both allow; an integer is a number too.
    pub(in crate::lower) fn and(self, other: Self) -> Self {
        let widen = |set: Self| {
            if set.has(Self::NUMBER) { set.with(Self::INTEGER) } else { set }
        };
        let both = Self(widen(self).0 & widen(other).0);
        if both.has(Self::NUMBER) { both.without(Self::INTEGER) } else { both }
    }

    pub(in crate::lower) fn iter(self) -> impl Iterator<Item = Self> {
        (0..7).map(|bit| Self(1 << bit)).filter(move |kind| self.has(*kind))
    }

    /// The kinds that `type` lists; all of them where it lists none that exists.
    pub(in crate::lower) fn named(types: &Node<'_>) -> Self {
        let names = types.items().iter().chain(std::iter::once(types)).filter_map(Node::as_str);
        match names.filter_map(Self::of_name).fold(Self::NONE, Self::with) {
            Self::NONE => Self::ALL,
            kinds => kinds,
        }
    }

    pub(in crate::lower) fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "null" => Self::NULL,
            "boolean" => Self::BOOLEAN,
            "integer" => Self::INTEGER,
            "number" => Self::NUMBER,
            "string" => Self::STRING,
            "array" => Self::ARRAY,
            "object" => Self::OBJECT,
            _ => return None,
        })
    }
}

impl<'d> Schemas<'d, '_> {
    /// The kinds that a schema may take, as far as that is known without merging it.
    pub(in crate::lower) fn kinds_of(&mut self, node: &'d Node<'d>) -> Kinds {
        self.kinds_within(node, FARTHEST)
    }

    fn kinds_within(&mut self, node: &'d Node<'d>, farthest: usize) -> Kinds {
        if let Some(known) = self.kinds.get(&node.at) {
            return *known;
        }
        let Some(farthest) = farthest.checked_sub(1) else {
            return Kinds::ALL;
        };
        // What refers back to here takes anything, for as long as it is looked at.
        self.kinds.insert(node.at, Kinds::ALL);
        let mut kinds = Kinds::ALL;
        let conjuncts = self.conjuncts(&[Part::new(node)], Reach::NEAR);
        for Conjunct { part, .. } in conjuncts.list {
            kinds = kinds.and(own_kinds(part.node));
            for choice in
                part.node.members().iter().filter(|one| is_choice_of_several(one, part.node))
            {
                let variants = choice.node.items().iter();
                let any = variants
                    .fold(Kinds::NONE, |any, one| any.with(self.kinds_within(one, farthest)));
                kinds = kinds.and(any);
            }
        }
        if conjuncts.nullable {
            kinds = kinds.with(Kinds::NULL);
        }
        self.kinds.insert(node.at, kinds);
        kinds
    }
}

/// What the keywords of one schema leave, those of other schemas aside.
fn own_kinds(node: &Node<'_>) -> Kinds {
    let named = node.get("type").map_or(Kinds::NONE, Kinds::named);
    let values = node.get("enum").map(Node::items).unwrap_or_default();
    let values = values
        .iter()
        .chain(node.get("const"))
        .fold(Kinds::NONE, |kinds, value| kinds.with(kind_of(value)));
    let mut kinds = match (named, values) {
        // Beside keywords of one kind null is not denied.
        (Kinds::NONE, Kinds::NONE) => implied_kinds(std::iter::once(node)).with(Kinds::NULL),
        (Kinds::NONE, one) | (one, Kinds::NONE) => one,
        (named, values) => named.and(values),
    };
    if says_nullable(node) {
        kinds = kinds.with(Kinds::NULL);
    }
    kinds
}

/// The kind that schemas without `type` are taken to mean, by the keywords that only it has.
pub(super) fn implied_kinds<'n, 'd: 'n>(nodes: impl Iterator<Item = &'n Node<'d>>) -> Kinds {
    let implied = |member: &Member<'_>| {
        let row = Keyword::of(&member.key).filter(|row| row.implies)?;
        // A parameter's `required` is a flag, and some write it in schemas.
        let is_flag = row.takes == Takes::FlagOrNames && member.node.items().is_empty();
        // A list under `items` without `type: array` is an old way to write a choice.
        let is_list = row.takes == Takes::SchemaOrList && !member.node.is_object();
        (!is_flag && !is_list).then_some(row.about)
    };
    let mut kinds = Kinds::ALL;
    for about in nodes.flat_map(Node::members).filter_map(implied) {
        kinds = match about {
            About::Object => return Kinds::OBJECT,
            About::Array => Kinds::ARRAY,
            About::String if kinds == Kinds::ALL => Kinds::STRING,
            _ => kinds,
        };
    }
    kinds
}

/// The kind of a value.
pub(in crate::lower) fn kind_of(node: &Node<'_>) -> Kinds {
    match &node.value {
        Value::Null => Kinds::NULL,
        Value::Bool(_) => Kinds::BOOLEAN,
        Value::Number(text) if text.contains(['.', 'e', 'E']) => Kinds::NUMBER,
        Value::Number(_) => Kinds::INTEGER,
        Value::String(_) => Kinds::STRING,
        Value::Array(_) => Kinds::ARRAY,
        Value::Object(_) => Kinds::OBJECT,
    }
}
