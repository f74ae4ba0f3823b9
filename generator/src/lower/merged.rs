//! `allOf` and its siblings as one schema: every keyword that bears on the type, gathered.

use indexmap::IndexMap;
use rustc_hash::FxHashSet;

use super::Lowering;
use crate::load::{Node, Pos};

/// A schema that takes part in a conjunction.
#[derive(Clone, Copy)]
pub(super) struct Part<'d> {
    /// The schema.
    pub(super) node: &'d Node<'d>,
    /// Whether its `oneOf`/`anyOf` still count; not when it is the common part of their variants.
    pub(super) alternatives: bool,
}

impl<'d> Part<'d> {
    pub(super) fn new(node: &'d Node<'d>) -> Self {
        Self { node, alternatives: true }
    }
}

/// The kinds of JSON that `type` speaks of, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub(super) const NULL: Self = Self(1);
    pub(super) const BOOLEAN: Self = Self(2);
    pub(super) const INTEGER: Self = Self(4);
    pub(super) const NUMBER: Self = Self(8);
    pub(super) const STRING: Self = Self(16);
    pub(super) const ARRAY: Self = Self(32);
    pub(super) const OBJECT: Self = Self(64);
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(127);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether a value of one of these kinds may pass; an integer is a number too.
    pub(super) fn allows_some(self, others: Self) -> bool {
        self.and(others) != Self::NONE || self.has(Self::INTEGER) && others.has(Self::NUMBER)
    }

    /// What both allow; an integer is a number too.
    fn and(self, other: Self) -> Self {
        let widen = |set: Self| if set.has(Self::NUMBER) { set.with(Self::INTEGER) } else { set };
        let both = Self(widen(self).0 & widen(other).0);
        if both.has(Self::NUMBER) { both.without(Self::INTEGER) } else { both }
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Self> {
        (0..7).map(|bit| Self(1 << bit)).filter(move |kind| self.has(*kind))
    }

    fn of_name(name: &str) -> Option<Self> {
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

/// A conjunction of schemas, keyword by keyword.
pub(super) struct Merged<'d> {
    /// The plain schemas it is made of, outermost first.
    pub(super) parts: Vec<Part<'d>>,
    /// What `type` leaves; `None` where no part has one.
    pub(super) kinds: Option<Kinds>,
    /// Names in `type` that no type has.
    pub(super) unknown_types: Vec<&'d Node<'d>>,
    /// `nullable: true` somewhere, or `null` among the types of all.
    pub(super) nullable: bool,
    /// Each property with all schemas that bear on it, in document order.
    pub(super) properties: IndexMap<&'d str, Vec<&'d Node<'d>>>,
    /// Whether any part has `properties`, be they empty.
    pub(super) has_properties: bool,
    /// The required members.
    pub(super) required: FxHashSet<&'d str>,
    /// The schema (or boolean) of other members.
    pub(super) additional: Option<&'d Node<'d>>,
    /// The schemas of an array's items.
    pub(super) items: Vec<&'d Node<'d>>,
    /// The allowed values.
    pub(super) values: Option<Vec<&'d Node<'d>>>,
    /// The format.
    pub(super) format: Option<&'d str>,
    /// Each `oneOf` or `anyOf`.
    pub(super) unions: Vec<Choice<'d>>,
}

/// A `oneOf` or `anyOf`.
pub(super) struct Choice<'d> {
    /// Its variants.
    pub(super) variants: &'d [Node<'d>],
    /// The `discriminator` beside it.
    pub(super) discriminator: Option<&'d Node<'d>>,
    /// Where it stands.
    pub(super) at: Pos,
}

impl<'d> Lowering<'d, '_> {
    /// Gathers a conjunction of schemas: follows `$ref` and `allOf`, each schema once.
    pub(super) fn merge(&mut self, parts: &[Part<'d>]) -> Merged<'d> {
        let mut merged = Merged {
            parts: Vec::new(),
            kinds: None,
            unknown_types: Vec::new(),
            nullable: false,
            properties: IndexMap::new(),
            has_properties: false,
            required: FxHashSet::default(),
            additional: None,
            items: Vec::new(),
            values: None,
            format: None,
            unions: Vec::new(),
        };
        let mut seen = FxHashSet::default();
        let mut queue: Vec<Part<'d>> = parts.iter().rev().copied().collect();
        while let Some(part) = queue.pop() {
            if !seen.insert((part.node.at, part.alternatives)) {
                continue;
            }
            if let Some(target) = self.next_target(part.node) {
                queue.push(Part { node: target, alternatives: part.alternatives });
            }
            if let Some(all) = part.node.get("allOf") {
                queue.extend(all.items().iter().rev().map(|node| Part { node, alternatives: part.alternatives }));
            }
            merged.take(part);
        }
        merged
    }
}

impl<'d> Merged<'d> {
    /// Adds the keywords of one plain schema.
    fn take(&mut self, part: Part<'d>) {
        let node = part.node;
        self.parts.push(part);
        for member in node.members() {
            let value = &member.node;
            match member.key.as_ref() {
                "type" => self.take_kinds(value),
                "nullable" => self.nullable |= value.as_bool() == Some(true),
                "properties" => self.take_properties(value),
                "required" => self.required.extend(value.items().iter().filter_map(Node::as_str)),
                "additionalProperties" => self.take_additional(value),
                "items" if value.is_object() => self.items.push(value),
                "enum" => self.take_values(value.items().iter().collect()),
                "const" => self.take_values(vec![value]),
                "format" => self.format = self.format.or(value.as_str()),
                "oneOf" | "anyOf" if part.alternatives && !value.items().is_empty() => self.unions.push(Choice {
                    variants: value.items(),
                    discriminator: node.get("discriminator"),
                    at: member.key_at,
                }),
                _ => {}
            }
        }
    }

    fn take_kinds(&mut self, value: &'d Node<'d>) {
        let mut kinds = Kinds::NONE;
        for node in value.items().iter().chain(std::iter::once(value)) {
            let Some(name) = node.as_str() else { continue };
            match Kinds::of_name(name) {
                Some(kind) => kinds = kinds.with(kind),
                None => self.unknown_types.push(node),
            }
        }
        if kinds == Kinds::NONE {
            return;
        }
        self.kinds = Some(self.kinds.map_or(kinds, |before| before.and(kinds)));
    }

    fn take_properties(&mut self, value: &'d Node<'d>) {
        self.has_properties = true;
        for member in value.members() {
            self.properties.entry(&member.key).or_default().push(&member.node);
        }
    }

    /// `false` of one part does not close the others': merged objects hold the members of all.
    fn take_additional(&mut self, value: &'d Node<'d>) {
        if self.additional.is_none_or(|before| before.as_bool().is_some()) {
            self.additional = Some(value);
        }
    }

    fn take_values(&mut self, values: Vec<&'d Node<'d>>) {
        let values = match self.values.take() {
            None => values,
            Some(before) => {
                let both: FxHashSet<String> = values.iter().map(|value| value.json().to_string()).collect();
                before.into_iter().filter(|one| both.contains(&one.json().to_string())).collect()
            }
        };
        self.values = Some(values);
    }

    /// The kinds that the schema takes, from `type` or from the keywords that only one kind has.
    pub(super) fn effective_kinds(&self) -> Kinds {
        if let Some(kinds) = self.kinds {
            return kinds;
        }
        let has = |keys: &[&str]| self.parts.iter().any(|part| keys.iter().any(|key| part.node.get(key).is_some()));
        let is_map = has(&["patternProperties", "x-patternProperties", "propertyNames"]);
        if self.has_properties || self.additional.is_some() || !self.required.is_empty() || is_map {
            Kinds::OBJECT
        } else if !self.items.is_empty() || has(&["prefixItems"]) {
            Kinds::ARRAY
        } else if let Some(format) = self.format {
            formatted(format)
        } else if has(&["contentEncoding", "contentMediaType"]) {
            Kinds::STRING
        } else {
            Kinds::ALL
        }
    }

    /// Whether `null` is allowed by `type`, `nullable` or the list of values.
    pub(super) fn allows_null(&self) -> bool {
        self.nullable
            || self.kinds.is_some_and(|kinds| kinds.has(Kinds::NULL))
            || self.values.as_ref().is_some_and(|values| values.iter().any(|value| value.is_null()))
    }
}

/// What a format is of, where no `type` says it.
fn formatted(format: &str) -> Kinds {
    match format {
        "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64" => Kinds::INTEGER,
        "float" | "double" => Kinds::NUMBER,
        _ => Kinds::STRING,
    }
}
