//! `allOf` and its siblings as one schema: every keyword that bears on the type, gathered.

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

use super::annotations::Annotations;
use super::choice::{Choice, is_choice_of_several};
pub(in crate::lower) use super::conjuncts::Part;
use super::conjuncts::{Conjunct, Reach};
use super::equal::common;
use super::kinds::{Kinds, implied_kinds};
use super::nullable::{Null, says_nullable};
use super::shape::scalar::formatted;
use crate::load::Node;
use crate::lower::schema::Schemas;
use crate::source::Pos;

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
    /// What the parts say besides the type.
    pub(in crate::lower) annotations: Annotations<'d>,
    /// Each property in document order, with all schemas that bear on it, the nearest first.
    pub(in crate::lower) properties: IndexMap<&'d str, Vec<Part<'d>>>,
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

impl<'d> Schemas<'d, '_> {
    /// Gathers a conjunction of schemas: follows `$ref` and `allOf`, each schema once.
    pub(in crate::lower) fn merge(&mut self, parts: &[Part<'d>]) -> Merged<'d> {
        let conjuncts = self.conjuncts(parts, Reach::ALL);
        let mut merged = Merged { annotations: Annotations::of(&conjuncts), ..Merged::default() };
        merged.null.mark(conjuncts.nullable || parts.iter().any(|part| says_nullable(part.node)));
        for conjunct in conjuncts.list {
            merged.take(conjunct);
        }
        self.store.budget.count_merged(merged.parts.len() + merged.properties.len());
        self.settle_groups(&mut merged);
        merged.exclude();
        merged
    }
}

impl<'d> Merged<'d> {
    /// Adds the keywords of one plain schema.
    fn take(&mut self, Conjunct { part, .. }: Conjunct<'d>) {
        let node = part.node;
        self.parts.push(part);
        self.null.take(node);
        for member in node.members() {
            let value = &member.node;
            match member.key.as_ref() {
                "type" => self.take_kinds(value),
                "properties" => self.take_properties(value, part.hops),
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
                // A choice of one is a part of its own.
                "oneOf" | "anyOf" if part.alternatives && is_choice_of_several(member, node) => {
                    self.unions.push(Choice::new(member, node));
                }
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

    /// The schemas of a property, the nearest first.
    fn take_properties(&mut self, value: &'d Node<'d>, hops: usize) {
        self.has_properties = true;
        for member in value.members() {
            let schemas = self.properties.entry(&member.key).or_default();
            let place = schemas.iter().take_while(|before| before.hops <= hops).count();
            schemas.insert(place, Part { hops, ..Part::new(&member.node) });
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
            Some(before) => common(before, &values),
        };
        self.values = Some(values);
    }

    /// Different formats cancel each other out, but of integers the narrower one counts.
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
        self.kinds.unwrap_or_else(|| implied_kinds(self.parts.iter().map(|part| part.node)))
    }

    /// The text of a keyword in the first part that has one.
    pub(in crate::lower) fn text(&self, key: &str) -> Option<&'d str> {
        self.parts.iter().find_map(|part| part.node.get(key)?.as_str())
    }

    /// Whether objects may have members that `properties` does not name, and the schema says so.
    pub(in crate::lower) fn is_open(&self) -> bool {
        self.additional.first().is_some_and(|node| node.as_bool() != Some(false))
    }

    /// A choice of values that has null among them allows it.
    pub(in crate::lower) fn mark_nullable(&mut self, nullable: bool) {
        self.null.mark(nullable);
    }

    /// Takes null away, even if another part allows it.
    pub(in crate::lower) fn deny_null(&mut self) {
        self.null.deny();
        self.unions.iter_mut().for_each(|choice| choice.nullable = false);
    }

    /// Whether `null` is allowed.
    pub(in crate::lower) fn allows_null(&self) -> bool {
        self.null.is_allowed()
    }
}
