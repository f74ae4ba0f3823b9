//! `allOf` and its siblings as one schema: every keyword that bears on the type, gathered.

use std::collections::hash_map::Entry;

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

use super::choice::Choice;
use super::kinds::Kinds;
use super::shape::enumeration::value_key;
use super::shape::scalar::formatted;
use crate::load::Node;
use crate::lower::schema::Schemas;
use crate::source::Pos;

/// A schema that takes part in a conjunction.
#[derive(Clone, Copy, Debug)]
pub(in crate::lower) struct Part<'d> {
    /// The schema.
    pub(in crate::lower) node: &'d Node<'d>,
    /// Whether its `oneOf`/`anyOf` still count; not when it is the common part of their variants.
    pub(in crate::lower) alternatives: bool,
}

impl<'d> Part<'d> {
    pub(in crate::lower) fn new(node: &'d Node<'d>) -> Self {
        Self { node, alternatives: true }
    }

    /// The schema without its `oneOf`/`anyOf`.
    pub(in crate::lower) fn plain(node: &'d Node<'d>) -> Self {
        Self { node, alternatives: false }
    }
}

/// A conjunction of schemas, keyword by keyword.
#[derive(Default)]
pub(in crate::lower) struct Merged<'d> {
    /// The plain schemas it is made of, outermost first.
    pub(in crate::lower) parts: Vec<Part<'d>>,
    /// What `type` leaves; `None` where no part has one.
    pub(in crate::lower) kinds: Option<Kinds>,
    /// Names in `type` that no type has.
    pub(in crate::lower) unknown_types: Vec<&'d Node<'d>>,
    /// What the parts say of `null`.
    null: Null,
    /// Each property with all schemas that bear on it, in document order.
    pub(in crate::lower) properties: IndexMap<&'d str, Vec<&'d Node<'d>>>,
    /// Whether any part has `properties`, be they empty.
    pub(in crate::lower) has_properties: bool,
    /// The required members.
    pub(in crate::lower) required: FxHashSet<&'d str>,
    /// Names that some variant of a choice requires which says nothing else.
    pub(in crate::lower) asserted: Vec<&'d Node<'d>>,
    /// The schemas (or booleans) of other members, as far as they count: see
    /// [`Merged::take_additional`].
    pub(in crate::lower) additional: Vec<&'d Node<'d>>,
    /// The schemas of an array's items.
    pub(in crate::lower) items: Vec<&'d Node<'d>>,
    /// The allowed values.
    pub(in crate::lower) values: Option<Vec<&'d Node<'d>>>,
    /// The schema that gives a value its title and description, by the value's place: `oneOf` of
    /// `const`s.
    pub(in crate::lower) value_docs: FxHashMap<Pos, &'d Node<'d>>,
    /// The format; empty where parts ask for different ones.
    pub(in crate::lower) format: Option<&'d str>,
    /// Each `oneOf` or `anyOf` that tells something.
    pub(in crate::lower) unions: Vec<Choice<'d>>,
    /// The schemas that no value fits: `not`.
    pub(in crate::lower) excluded: Vec<&'d Node<'d>>,
    /// Schemas that hold for some of the values: their members may be there.
    pub(in crate::lower) conditional: Vec<&'d Node<'d>>,
}

/// What the parts of a conjunction say of `null`.
#[derive(Default)]
struct Null {
    /// A schema that the conjunction starts from says `nullable: true`.
    marked: bool,
    /// Some part allows it expressly.
    allowed: bool,
    /// Some part has types or values without it.
    denied: bool,
}

impl<'d> Schemas<'d, '_> {
    /// Gathers a conjunction of schemas: follows `$ref` and `allOf`, each schema once.
    pub(in crate::lower) fn merge(&mut self, parts: &[Part<'d>]) -> Merged<'d> {
        let mut merged = Merged::default();
        let mut seen = FxHashSet::default();
        merged.null.marked = parts.iter().any(|part| says_nullable(part.node));
        let mut queue: Vec<Part<'d>> = parts.iter().rev().copied().collect();
        while let Some(part) = queue.pop() {
            if !seen.insert((part.node.at, part.alternatives)) {
                continue;
            }
            if let Some(target) = self.next_target(part.node) {
                queue.push(Part { node: target, alternatives: part.alternatives });
            }
            if let Some(all) = part.node.get("allOf") {
                queue.extend(
                    all.items()
                        .iter()
                        .rev()
                        .map(|node| Part { node, alternatives: part.alternatives }),
                );
            }
            merged.take(part);
        }
        self.store.budget.count_merged(merged.parts.len() + merged.properties.len());
        self.settle_groups(&mut merged);
        merged.exclude();
        merged
    }
}

impl<'d> Merged<'d> {
    /// Adds the keywords of one plain schema.
    fn take(&mut self, part: Part<'d>) {
        let node = part.node;
        self.parts.push(part);
        self.take_null(node);
        for member in node.members() {
            let value = &member.node;
            match member.key.as_ref() {
                "type" => self.take_kinds(value),
                "properties" => self.take_properties(value),
                "required" => self.required.extend(value.items().iter().filter_map(Node::as_str)),
                "additionalProperties" => self.take_additional(value),
                "items" if value.is_object() => self.items.push(value),
                "enum" => self.take_values(value.items().iter().collect()),
                "const" => self.take_values(vec![value]),
                "format" => self.take_format(value),
                "not" => self.excluded.push(value),
                "then" | "else" => self.conditional.push(value),
                "dependentSchemas" => {
                    self.conditional.extend(value.members().iter().map(|member| &member.node))
                }
                "oneOf" | "anyOf" if part.alternatives && !value.items().is_empty() => {
                    self.unions.push(Choice::new(member, node));
                }
                _ => {}
            }
        }
    }

    /// By the standard each part must allow null. `nullable: true` beside a `$ref` or an `allOf`,
    /// which the standard gives no meaning, is how authors write that null may stand in its place;
    /// [`Null::marked`] is that.
    fn take_null(&mut self, node: &Node<'_>) {
        let named = node.get("type").map(|types| {
            types.as_str() == Some("null")
                || types.items().iter().any(|name| name.as_str() == Some("null"))
        });
        let listed = match (node.get("enum"), node.get("const")) {
            (None, None) => None,
            (values, only) => Some(
                only.is_some_and(Node::is_null)
                    || values.is_some_and(|values| values.items().iter().any(Node::is_null)),
            ),
        };
        if says_nullable(node) || named == Some(true) || listed == Some(true) {
            self.null.allowed = true;
        } else if named.is_some() || listed.is_some() {
            self.null.denied = true;
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

    /// Of other members, all schemas hold; `true` says nothing beside one, and `false` leaves none.
    /// The members that other parts name stay, although `false` forbids them by the letter: merged
    /// objects are meant to hold the members of all.
    fn take_additional(&mut self, value: &'d Node<'d>) {
        match (value.as_bool(), self.additional.first().map(|first| first.as_bool())) {
            (_, Some(Some(false))) | (Some(true), Some(_)) => {}
            (Some(false), _) | (None, Some(Some(true))) => self.additional = vec![value],
            _ => self.additional.push(value),
        }
    }

    /// What is in both lists, compared as JSON values.
    pub(in crate::lower) fn take_values(&mut self, values: Vec<&'d Node<'d>>) {
        let values = match self.values.take() {
            None => values,
            Some(before) => {
                let keys: FxHashSet<String> = values.iter().map(|value| value_key(value)).collect();
                before.into_iter().filter(|one| keys.contains(&value_key(one))).collect()
            }
        };
        self.values = Some(values);
    }

    /// Different formats of one value are no format, but of integers the narrower one counts.
    fn take_format(&mut self, value: &'d Node<'d>) {
        let Some(format) = value.as_str() else { return };
        self.format = match self.format {
            None => Some(format),
            Some(before) if before == format => Some(before),
            Some("int32") if format == "int64" => Some("int32"),
            Some("int64") if format == "int32" => Some("int32"),
            Some(_) => Some(""),
        };
    }

    /// The kinds that the schema takes, from `type` or from the keywords that only one kind has.
    pub(in crate::lower) fn effective_kinds(&self) -> Kinds {
        match self.format.filter(|_| self.kinds.is_none() && self.unions.is_empty()) {
            Some(format) if self.kinds_of_keywords() == Kinds::ALL => formatted(format),
            _ => self.kinds_of_keywords(),
        }
    }

    /// The same but for what the format lets guess, which counts for nothing beside a choice
    /// (`int-or-string`).
    pub(in crate::lower) fn kinds_of_keywords(&self) -> Kinds {
        if let Some(kinds) = self.kinds {
            return kinds;
        }
        let has = |keys: &[&str]| {
            self.parts.iter().any(|part| keys.iter().any(|key| part.node.get(key).is_some()))
        };
        let is_map = has(&["patternProperties", "x-patternProperties", "propertyNames"]);
        if self.has_properties || !self.additional.is_empty() || !self.required.is_empty() || is_map
        {
            Kinds::OBJECT
        } else if !self.items.is_empty() || has(&["prefixItems"]) {
            Kinds::ARRAY
        } else if has(&["contentEncoding", "contentMediaType"]) {
            Kinds::STRING
        } else {
            Kinds::ALL
        }
    }

    /// Whether objects may have members that `properties` does not name, and the schema says so.
    pub(in crate::lower) fn is_open(&self) -> bool {
        self.additional.first().is_some_and(|node| node.as_bool() != Some(false))
    }

    /// A choice of values that has null among them allows it.
    pub(in crate::lower) fn mark_nullable(&mut self, nullable: bool) {
        self.null.marked |= nullable;
    }

    /// Takes null away, whoever allows it.
    pub(in crate::lower) fn deny_null(&mut self) {
        self.null = Null { denied: true, ..Null::default() };
        self.unions.iter_mut().for_each(|choice| choice.nullable = false);
    }

    /// Whether `null` is allowed.
    pub(in crate::lower) fn allows_null(&self) -> bool {
        self.null.marked || self.null.allowed && !self.null.denied
    }
}

fn says_nullable(node: &Node<'_>) -> bool {
    node.get("nullable").and_then(Node::as_bool) == Some(true)
}

/// Members by name, each with the schemas of one condition after the other.
pub(in crate::lower) type ConditionalMembers<'d> = IndexMap<&'d str, Vec<Vec<&'d Node<'d>>>>;

impl<'d> Schemas<'d, '_> {
    /// The members that only conditional schemas name (`then`, `else`, `dependentSchemas`, variants
    /// of which no type is made).
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
            for (name, nodes) in inner.properties {
                if !merged.properties.contains_key(name) {
                    members.entry(name).or_default().push(nodes);
                }
            }
        }
        members
    }
}
