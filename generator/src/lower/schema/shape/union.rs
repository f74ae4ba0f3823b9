//! `oneOf`, `anyOf` and lists of types: one of several.

use rustc_hash::FxHashSet;

use super::enumeration::{listed, named_values};
use super::union_names::{one_kind, variant_name};
use crate::api::{
    Enum, EnumKind, Kind, Origin, Selector, Shape, Step, Type, TypeRef, Untagged, Variant,
    VariantName,
};
use crate::keyword::{About, Keyword, Role};
use crate::load::{Member, Node, name_of};
use crate::lower::schema::Schemas;
use crate::lower::schema::choice::{Choice, only_value};
use crate::lower::schema::conjunction::{Merged, Part};
use crate::lower::schema::kinds::Kinds;
use crate::report::findings;
use crate::source::Pos;

/// Several choices at once are combined into at most this many variants.
const MOST_COMBINATIONS: usize = 16;

impl<'d> Schemas<'d, '_> {
    /// A schema with `oneOf` or `anyOf`. What stands beside them belongs to each variant.
    pub(in crate::lower) fn lower_union(
        &mut self,
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> TypeRef {
        let mut base = self.base_of(merged);
        let mut nullable = false;
        let mut left: Vec<&Choice<'d>> = Vec::new();
        for choice in &merged.unions {
            nullable |= choice.nullable;
            match choice.variants.as_slice() {
                // What is left of it holds for every value.
                [only] if choice.discriminator.is_none() => base.insert(0, Part::new(only)),
                [] => {}
                _ => left.push(choice),
            }
        }
        let mut ty = match left.as_slice() {
            [] if base.is_empty() => TypeRef::plain(Type::Any),
            [] => {
                if let Some(head) =
                    merged.parts.first().filter(|_| origin.steps.is_empty() || base.len() > 1)
                {
                    base.insert(0, Part::plain(head.node));
                }
                self.lower_schema(&base, origin)
            }
            [choice] => self.lower_choice(choice, &base, merged, origin),
            _ => self.lower_choices(&left, &base, merged, origin),
        };
        ty.nullable |= nullable;
        ty
    }

    /// One `oneOf` or `anyOf`.
    fn lower_choice(
        &mut self,
        choice: &Choice<'d>,
        base: &[Part<'d>],
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> TypeRef {
        let choice = &self.with_mapped(choice);
        let mut variants = Vec::new();
        let mut nullable = false;
        let constants = self.constant_strings(choice, origin);
        let tags = self.tag_values(choice);
        for (index, (node, mapped)) in choice.variants.iter().zip(tags).enumerate() {
            if constants.is_some() && is_constant_string(node) {
                continue;
            }
            let component =
                self.components.names.get(&node.at).copied().filter(|_| base.is_empty());
            let mapped_by = choice.mapped.iter().find(|(at, _)| *at == node.at && base.is_empty());
            let name = match (component, mapped_by) {
                (Some(component), _) => VariantName::Words(component.to_owned()),
                (None, Some((_, reference))) => VariantName::Words(name_of(reference)),
                (None, None) => variant_name(node, choice, index),
            };
            let ty = match (component, mapped_by) {
                // What no `$ref` names: a mapping did.
                (Some(component), _) => self.lower_shared(node, component),
                (None, Some((_, reference))) => {
                    let origin = self.origin_of(reference);
                    self.lower_shared_as(node, &origin)
                }
                (None, None) => {
                    let parts = self.with_base(node, base);
                    self.lower_schema(&parts, &origin.then(Step::Variant(name.clone())))
                }
            };
            nullable |= ty.nullable;
            let name = name.to_string();
            variants.push(Variant { name, ty: ty.ty, mapped, selector: Selector::Trial });
        }
        variants.extend(constants);
        if choice.overlaps
            && let Some(record) = self.wide_record(&variants, choice, merged, origin)
        {
            return TypeRef { ty: self.item(merged, origin, Shape::Record(record)), nullable };
        }
        let mut ty = self.union_of(variants, choice.discriminator, merged, origin);
        if let (Type::Named(id), Some(absent)) = (&mut ty, self.default_variant(choice))
            && let Shape::Union(union) = &mut self.store.types[*id].shape
        {
            union.untagged = Untagged::Variant(absent);
        }
        TypeRef { ty, nullable }
    }

    /// The variant of objects without the tag: `defaultMapping` (OpenAPI 3.2, "Discriminator
    /// Object"). One whose tag is unknown is kept raw, since it may have members that the default
    /// has not.
    fn default_variant(&mut self, choice: &Choice<'d>) -> Option<Type> {
        let named = choice.discriminator?.get("defaultMapping")?;
        let target = self.named_schema(named)?;
        let target = self.final_target(target);
        match self.components.names.get(&target.at).copied() {
            Some(name) => Some(self.lower_shared(target, name).ty),
            None => {
                let origin = self.origin_of(named.as_str()?);
                Some(self.lower_shared_as(target, &origin).ty)
            }
        }
    }

    /// The constant strings among other variants, as one enum: `anyOf: [{type: string}, {const:
    /// auto}, {const: none}]`.
    fn constant_strings(&mut self, choice: &Choice<'d>, origin: &Origin) -> Option<Variant> {
        let nodes: Vec<&'d Node<'d>> =
            choice.variants.iter().copied().filter(|node| is_constant_string(node)).collect();
        let has_strings = |this: &mut Self| {
            let mut others = choice.variants.iter().filter(|node| !is_constant_string(node));
            others.any(|node| this.kinds_of(node).has(Kinds::STRING))
        };
        if nodes.is_empty() || nodes.len() == 1 && !has_strings(self) {
            return None;
        }
        let mut merged = Merged::default();
        merged.take_choice_of_values(
            nodes.iter().filter_map(|node| Some((only_value(node)?, *node))).collect(),
        );
        let values = merged.values.clone().unwrap_or_default();
        let name = VariantName::Kind(Kind::String);
        let shape = Shape::Enum(Enum {
            kind: EnumKind::String,
            values: named_values(&merged, &listed(&values)),
        });
        let ty = self.item(&merged, &origin.then(Step::Variant(name.clone())), shape);
        Some(Variant { name: name.to_string(), ty, mapped: Vec::new(), selector: Selector::Trial })
    }

    /// A variant and what of the base it does not have already: a child that extends its parent has
    /// all of it.
    pub(in crate::lower) fn with_base(
        &mut self,
        node: &'d Node<'d>,
        base: &[Part<'d>],
    ) -> Vec<Part<'d>> {
        let mut parts = vec![Part::new(node)];
        if !base.is_empty() {
            let own: FxHashSet<Pos> =
                self.merge(&parts).parts.iter().map(|part| part.node.at).collect();
            parts.extend(base.iter().filter(|part| !own.contains(&part.node.at)));
        }
        parts
    }

    /// Several `oneOf` or `anyOf` hold at once: a variant of each, in all combinations where these
    /// are few. Else, of objects, one record with the members of all.
    fn lower_choices(
        &mut self,
        choices: &[&Choice<'d>],
        base: &[Part<'d>],
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> TypeRef {
        if let Some(combined) = self.combinations(choices) {
            let mut variants = Vec::new();
            let mut nullable = true;
            for combination in combined {
                let names = combination.iter().zip(choices).enumerate();
                let names = names.map(|(index, (node, choice))| variant_name(node, choice, index));
                let name = VariantName::combined(names.collect());
                let mut parts: Vec<Part<'d>> =
                    combination.iter().map(|node| Part::new(node)).collect();
                parts.extend(base);
                let ty = self.lower_schema(&parts, &origin.then(Step::Variant(name.clone())));
                nullable &= ty.nullable;
                let name = name.to_string();
                variants.push(Variant {
                    name,
                    ty: ty.ty,
                    mapped: Vec::new(),
                    selector: Selector::Trial,
                });
            }
            let ty = self.union_of(variants, None, merged, origin);
            return TypeRef { ty, nullable };
        }
        self.report_several(choices);
        let is_object = |kinds: Kinds| kinds.without(Kinds::NULL) == Kinds::OBJECT;
        let mut all = choices.iter().flat_map(|choice| &choice.variants);
        if !all.all(|node| is_object(self.kinds_of(node))) {
            return TypeRef::plain(Type::Any);
        }
        let parts: Vec<Part<'d>> = merged.parts.iter().map(|part| Part::plain(part.node)).collect();
        let mut wide = self.merge(&parts);
        wide.conditional.extend(choices.iter().flat_map(|choice| choice.variants.iter().copied()));
        TypeRef::plain(self.lower_kind(Kinds::OBJECT, &wide, origin))
    }

    /// A variant of each choice in all ways whose kinds go together; `None` where these are many.
    fn combinations(&mut self, choices: &[&Choice<'d>]) -> Option<Vec<Vec<&'d Node<'d>>>> {
        let mut combined: Vec<(Kinds, Vec<&'d Node<'d>>)> = vec![(Kinds::ALL, Vec::new())];
        for choice in choices {
            let mut longer = Vec::new();
            for (kinds, before) in &combined {
                for node in &choice.variants {
                    let kinds = kinds.and(self.kinds_of(node)).without(Kinds::NULL);
                    if kinds != Kinds::NONE {
                        let mut nodes = before.clone();
                        nodes.push(node);
                        longer.push((kinds, nodes));
                    }
                    if longer.len() > MOST_COMBINATIONS {
                        return None;
                    }
                }
            }
            combined = longer;
        }
        Some(combined.into_iter().map(|(_, nodes)| nodes).collect())
    }

    fn report_several(&mut self, choices: &[&Choice<'d>]) {
        let [first, second, ..] = choices else { return };
        self.report.push(findings::several_unions().at(second.at).related(first.at));
    }

    /// The parts of the schema that hold for every variant, unless they do not constrain the type.
    pub(in crate::lower) fn base_of(&self, merged: &Merged<'d>) -> Vec<Part<'d>> {
        let says_something = |part: &&Part<'d>| part.node.members().iter().any(bears_on_variants);
        merged.parts.iter().filter(says_something).map(|part| Part::plain(part.node)).collect()
    }

    /// A schema whose `type` is a list.
    pub(in crate::lower) fn lower_kinds(
        &mut self,
        kinds: &[Kinds],
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> TypeRef {
        let mut variants = Vec::new();
        for kind in kinds {
            let name = VariantName::Kind(one_kind(*kind));
            let ty = self.lower_kind(*kind, merged, &origin.then(Step::Variant(name.clone())));
            variants.push(Variant {
                name: name.to_string(),
                ty,
                mapped: Vec::new(),
                selector: Selector::Trial,
            });
        }
        TypeRef::plain(self.union_of(variants, None, merged, origin))
    }
}

/// Whether a schema fixes one string and says nothing else of the type.
fn is_constant_string(node: &Node<'_>) -> bool {
    only_value(node).is_some_and(|value| value.as_str().is_some())
}

/// Whether a keyword beside a choice bears on the type of its variants.
fn bears_on_variants(member: &Member<'_>) -> bool {
    let Some(row) = Keyword::of(&member.key) else { return false };
    match (row.role, row.name) {
        (Role::Asserts, name) => !matches!(name, "type" | "required"),
        (Role::Applies, "discriminator" | "if" | "not") => false,
        (Role::Applies, "then" | "else") => true,
        (Role::Applies, _) => row.about != About::Any && !member.node.members().is_empty(),
        _ => false,
    }
}
