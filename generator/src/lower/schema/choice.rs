//! Each `oneOf` and `anyOf` of a conjunction: what of it bears on the type.

use rustc_hash::FxHashSet;

use super::conjunction::Merged;
use super::kinds::Kinds;
use super::nullable::without_null;
use crate::keyword::{About, Keyword, Role};
use crate::load::{Member, Node};
use crate::lower::schema::Schemas;
use crate::source::Pos;

/// A `oneOf` or `anyOf`.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Choice<'d> {
    /// Its variants, null aside.
    pub(in crate::lower) variants: Vec<&'d Node<'d>>,
    /// Whether a value may fit several of them: `anyOf`.
    pub(in crate::lower) overlaps: bool,
    /// Whether one of them was null.
    pub(in crate::lower) nullable: bool,
    /// The `discriminator` beside it.
    pub(in crate::lower) discriminator: Option<&'d Node<'d>>,
    /// The variants that only its mapping names, each with the text that does.
    pub(in crate::lower) mapped: Vec<(Pos, &'d str)>,
    /// Where it stands.
    pub(in crate::lower) at: Pos,
    /// Where the schema stands that it belongs to.
    holder: Pos,
}

impl<'d> Choice<'d> {
    pub(in crate::lower) fn new(member: &'d Member<'d>, holder: &'d Node<'d>) -> Self {
        let discriminator = holder.get("discriminator");
        let all = member.node.items();
        let variants: Vec<&Node<'d>> = without_null(all).collect();
        let nullable = variants.len() < all.len();
        Self {
            variants,
            overlaps: member.key == "anyOf",
            nullable,
            discriminator,
            mapped: Vec::new(),
            at: member.key_at,
            holder: holder.at,
        }
    }
}

impl<'d> Schemas<'d, '_> {
    /// Drops the choices that do not constrain the type, and from the others the variants that no
    /// value can fit.
    pub(in crate::lower) fn settle_groups(&mut self, merged: &mut Merged<'d>) {
        if merged.unions.is_empty() {
            return;
        }
        let conjuncts: FxHashSet<Pos> = merged.parts.iter().map(|part| part.node.at).collect();
        for mut choice in std::mem::take(&mut merged.unions) {
            self.store.budget.count_merged(choice.variants.len());
            // A and (A or B) is A: a child that extends the parent whose variant it is.
            let mut targets = choice.variants.iter().map(|node| self.final_target(node).at);
            if targets.any(|at| at != choice.holder && conjuncts.contains(&at)) {
                continue;
            }
            if choice.variants.iter().all(|node| is_assertion(node, merged)) {
                let required = choice.variants.iter().filter_map(|node| node.get("required"));
                merged.asserted.extend(required.flat_map(Node::items));
                continue;
            }
            self.prune(&mut choice, merged);
            let kinds = merged.kinds_of_keywords().without(Kinds::NULL);
            if kinds != Kinds::ALL.without(Kinds::NULL) && self.is_idle(&choice.variants, kinds) {
                continue;
            }
            match values_of(&choice) {
                Some(values) => {
                    merged.mark_nullable(choice.nullable);
                    merged.take_choice_of_values(values);
                }
                None => merged.unions.push(choice),
            }
        }
    }

    /// Whether a choice allows all values of some kinds: a variant of it is nothing but their
    /// `type`.
    pub(in crate::lower) fn is_idle(&mut self, variants: &[&'d Node<'d>], kinds: Kinds) -> bool {
        variants.iter().any(|node| is_bare(node) && kinds.and(self.kinds_of(node)) == kinds)
    }

    /// Variants of kinds that the other parts exclude are not there, as long as some are left.
    fn prune(&mut self, choice: &mut Choice<'d>, merged: &Merged<'d>) {
        let allowed = merged.kinds_of_keywords();
        if allowed == Kinds::ALL {
            return;
        }
        let kinds: Vec<Kinds> = choice.variants.iter().map(|node| self.kinds_of(node)).collect();
        let fits = |kinds: Kinds| {
            kinds == Kinds::NONE || kinds.without(Kinds::NULL).and(allowed) != Kinds::NONE
        };
        if kinds.iter().any(|kinds| fits(*kinds)) {
            let mut kinds = kinds.into_iter();
            choice.variants.retain(|_| kinds.next().is_none_or(fits));
        }
    }
}

impl<'d> Merged<'d> {
    /// `oneOf: [{const: a, title: A}, …]` is an enum whose values have names.
    pub(in crate::lower) fn take_choice_of_values(
        &mut self,
        choices: Vec<(&'d Node<'d>, &'d Node<'d>)>,
    ) {
        let (values, docs): (Vec<_>, Vec<_>) = choices.into_iter().unzip();
        self.value_docs.extend(values.iter().map(|value| value.at).zip(docs));
        self.take_values(values);
    }
}

/// A `oneOf` or `anyOf` of one schema, besides null.
pub(super) struct ChoiceOfOne<'n, 'd> {
    pub(super) schema: &'n Node<'d>,
    /// Whether null is the other alternative.
    pub(super) nullable: bool,
}

/// What is left of a `oneOf` or `anyOf` once null is taken away, where that is one schema: it holds
/// for every value, and null may stand in its place if it was there. With a discriminator the
/// choice may grow.
pub(super) fn choice_of_one<'n, 'd>(
    member: &'n Member<'d>,
    holder: &Node<'_>,
) -> Option<ChoiceOfOne<'n, 'd>> {
    if !matches!(member.key.as_ref(), "oneOf" | "anyOf") || holder.get("discriminator").is_some() {
        return None;
    }
    let all = member.node.items();
    let mut variants = without_null(all);
    let only = variants.next()?;
    variants.next().is_none().then_some(ChoiceOfOne { schema: only, nullable: all.len() > 1 })
}

/// Whether a keyword leaves a choice between several schemas.
pub(super) fn is_choice_of_several(member: &Member<'_>, holder: &Node<'_>) -> bool {
    matches!(member.key.as_ref(), "oneOf" | "anyOf")
        && !member.node.items().is_empty()
        && choice_of_one(member, holder).is_none()
}

/// Whether a schema says a type and nothing else that bears on it.
fn is_bare(node: &Node<'_>) -> bool {
    node.members().iter().all(|member| match member.key.as_ref() {
        "type" => true,
        "items" => member.node.members().is_empty(),
        key => Keyword::describes(key),
    })
}

/// Each variant's value with the variant, where all of them fix one value.
fn values_of<'d>(choice: &Choice<'d>) -> Option<Vec<(&'d Node<'d>, &'d Node<'d>)>> {
    let is_scalar = |value: &&Node<'_>| value.scalar().is_some();
    choice
        .variants
        .iter()
        .map(|node| only_value(node).filter(is_scalar).map(|value| (value, *node)))
        .collect()
}

/// The value of a schema that fixes one and says nothing else of the type.
pub(in crate::lower) fn only_value<'n, 'd>(node: &'n Node<'d>) -> Option<&'n Node<'d>> {
    let mut found = None;
    for member in node.members() {
        match (member.key.as_ref(), member.node.items()) {
            ("const", _) => found = Some(&member.node),
            ("enum", [only]) => found = Some(only),
            ("type" | "format", _) => {}
            ("nullable", _) => return None,
            (key, _) if Keyword::describes(key) => {}
            _ => return None,
        }
    }
    found.filter(|value| !value.is_null())
}

/// Whether a variant only says more of the members that its siblings in the conjunction describe
/// already: which of them are required, which values they have. The record without it takes the
/// same values and more.
fn is_assertion(node: &Node<'_>, merged: &Merged<'_>) -> bool {
    let says_something =
        node.members().iter().any(|member| member.key == "required" || member.key == "properties");
    let is_known = |name: &str| {
        merged
            .properties
            .get(name)
            .is_some_and(|known| known.iter().any(|part| is_typed(part.node)))
    };
    let has_properties = merged.has_properties;
    let names_known = |member: &Member<'_>| match member.key.as_ref() {
        "required" => true,
        "properties" => {
            has_properties
                && member
                    .node
                    .members()
                    .iter()
                    .all(|one| is_known(&one.key) && is_refinement(&one.node))
        }
        "allOf" | "oneOf" | "anyOf" => {
            member.node.items().iter().all(|one| is_assertion(one, merged))
        }
        "additionalProperties" => member.node.as_bool().is_some(),
        "type" => member.node.as_str() == Some("object"),
        "not" => true,
        "nullable" => false,
        key => Keyword::of(key).is_some_and(|row| match row.role {
            Role::Describes => true,
            Role::Limits => row.about == About::Object,
            _ => false,
        }),
    };
    let in_object = has_properties || merged.kinds == Some(Kinds::OBJECT);
    in_object
        && (says_something
            || node
                .members()
                .iter()
                .any(|member| member.key == "not" || member.key.ends_with("Of")))
        && node.members().iter().all(names_known)
}

/// Whether a schema says which type a value has.
fn is_typed(node: &Node<'_>) -> bool {
    let decides = |role| matches!(role, Role::Refers | Role::Asserts | Role::Applies);
    node.members()
        .iter()
        .any(|member| Keyword::of(&member.key).is_some_and(|row| decides(row.role)))
}

/// Says which of the known values a scalar has, or nothing.
fn is_refinement(node: &Node<'_>) -> bool {
    node.members().iter().all(|member| match member.key.as_ref() {
        "type" => !matches!(member.node.as_str(), Some("object" | "array")),
        "enum" | "const" | "not" | "format" => true,
        key => {
            Keyword::of(key).is_some_and(|row| matches!(row.role, Role::Describes | Role::Limits))
        }
    })
}
