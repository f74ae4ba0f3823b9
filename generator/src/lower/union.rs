//! `oneOf`, `anyOf` and lists of types: one of several.

use super::Lowering;
use super::extensions::{Meaning, text};
use super::merged::{Choice, Kinds, Merged, Part};
use crate::api::{Enum, EnumValue, Float, Hint, Shape, Step, Text, Type, TypeRef, Union, Variant, When};
use crate::load::Node;
use crate::report::{Diagnostic, codes};

impl<'d> Lowering<'d, '_> {
    /// A schema with `oneOf` or `anyOf`. What stands beside them belongs to each variant.
    pub(super) fn lower_union(&mut self, merged: &Merged<'d>, hint: &Hint) -> TypeRef {
        let Some(choice) = merged.unions.first() else { return TypeRef::plain(Type::Any) };
        if let Some(second) = merged.unions.get(1) {
            self.diagnostics.push(
                Diagnostic::warning(codes::SEVERAL_UNIONS, "a schema with more than one `oneOf` or `anyOf`")
                    .at(second.at, "this one is not told apart in the type")
                    .related(choice.at, "the variants are taken from here")
                    .chosen("the members that only this one names are ignored when a value is read"),
            );
        }
        let base = self.base_of(merged);
        let mut variants = Vec::new();
        let mut nullable = false;
        for (index, node) in choice.variants.iter().enumerate() {
            if is_null_schema(node) {
                nullable = true;
                continue;
            }
            let name = variant_name(node, choice, index);
            let mut parts = vec![Part::new(node)];
            parts.extend(&base);
            let ty = self.lower_schema(&parts, &hint.then(Step::Variant(name.clone())));
            nullable |= ty.nullable;
            variants.push(Variant { name, ty: ty.ty, mapped: mapped_values(node, choice), when: When::Trial });
        }
        let ty = self.union_of(variants, choice.discriminator, merged, hint);
        TypeRef { ty, nullable }
    }

    /// The parts of the schema that hold for every variant, unless they say nothing of the type.
    fn base_of(&self, merged: &Merged<'d>) -> Vec<Part<'d>> {
        let structural = ["properties", "required", "additionalProperties", "items", "enum", "format"];
        let says_something = |part: &&Part<'d>| structural.iter().any(|key| part.node.get(key).is_some());
        merged.parts.iter().filter(says_something).map(|part| Part { node: part.node, alternatives: false }).collect()
    }

    /// A schema whose `type` is a list.
    pub(super) fn lower_kinds(&mut self, kinds: &[Kinds], merged: &Merged<'d>, hint: &Hint) -> TypeRef {
        let mut variants = Vec::new();
        for kind in kinds {
            let name = kind_name(*kind).to_owned();
            let ty = self.lower_kind(*kind, merged, &hint.then(Step::Variant(name.clone())));
            variants.push(Variant { name, ty, mapped: Vec::new(), when: When::Trial });
        }
        TypeRef::plain(self.union_of(variants, None, merged, hint))
    }

    /// The type of a list of variants: merged where one type takes all of them, else a union.
    pub(super) fn union_of(
        &mut self,
        variants: Vec<Variant>,
        discriminator: Option<&Node<'d>>,
        merged: &Merged<'d>,
        hint: &Hint,
    ) -> Type {
        let variants = self.simplified(variants, merged, hint);
        match variants.as_slice() {
            [] => Type::Any,
            [only] if discriminator.is_none() => only.ty.clone(),
            _ if variants.iter().any(|variant| variant.ty == Type::Any) => Type::Any,
            _ => {
                let tag = discriminator.and_then(|node| node.get("propertyName")).and_then(Node::as_str);
                let union = Union { tags: tag.map(str::to_owned).into_iter().collect(), variants };
                self.item(merged, hint, Shape::Union(union))
            }
        }
    }

    /// Drops repeated types, and joins those of which one type takes the values of both: string enums,
    /// strings of different formats, integers and numbers.
    fn simplified(&mut self, variants: Vec<Variant>, merged: &Merged<'d>, hint: &Hint) -> Vec<Variant> {
        let mut kept: Vec<Variant> = Vec::new();
        for variant in variants {
            match kept.iter_mut().find(|before| before.ty == variant.ty) {
                Some(before) => before.mapped.extend(variant.mapped),
                None => kept.push(variant),
            }
        }
        self.join_strings(&mut kept, merged, hint);
        if kept.iter().any(|variant| matches!(variant.ty, Type::Number(_))) {
            kept.retain(|variant| !matches!(variant.ty, Type::Integer(_)));
            if let Some(variant) = kept.iter_mut().find(|variant| matches!(variant.ty, Type::Number(_))) {
                variant.ty = Type::Number(Float::F64);
            }
        }
        kept
    }

    fn join_strings(&mut self, kept: &mut Vec<Variant>, merged: &Merged<'d>, hint: &Hint) {
        let is_string = |this: &Self, ty: &Type| match ty {
            Type::String(_) => true,
            Type::Named(id) => matches!(&this.api.types[id.0].shape, Shape::Enum(values) if !values.whole),
            _ => false,
        };
        let strings: Vec<Variant> = kept.iter().filter(|variant| is_string(self, &variant.ty)).cloned().collect();
        let [first, _, ..] = strings.as_slice() else { return };
        let mut values: Vec<EnumValue> = Vec::new();
        for variant in &strings {
            let Type::Named(id) = variant.ty else { continue };
            let Shape::Enum(one) = &self.api.types[id.0].shape else { continue };
            for value in &one.values {
                if values.iter().all(|before| before.value != value.value) {
                    values.push(value.clone());
                }
            }
        }
        self.forget(&strings, hint);
        let ty = if values.is_empty() {
            Type::String(Text::Plain)
        } else {
            self.item(merged, hint, Shape::Enum(Enum { whole: false, values }))
        };
        let joined = Variant { name: "string".to_owned(), ty, ..first.clone() };
        let place = kept.iter().position(|variant| is_string(self, &variant.ty)).unwrap_or_default();
        kept.retain(|variant| !is_string(self, &variant.ty));
        kept.insert(place.min(kept.len()), joined);
    }

    /// Enums that were only made to be joined are not to be found again: an equal one elsewhere would take
    /// its name from here.
    fn forget(&mut self, joined: &[Variant], hint: &Hint) {
        for variant in joined {
            let Type::Named(id) = variant.ty else { continue };
            let def = &self.api.types[id.0];
            if def.hint.owner == hint.owner
                && def.hint.steps.len() > hint.steps.len()
                && def.hint.steps.starts_with(&hint.steps)
            {
                let key = (def.docs.clone(), def.deprecated.clone(), def.shape.clone());
                self.interned.remove(&key);
            }
        }
    }
}

/// `{"type": "null"}`, `{"enum": [null]}`, `{"const": null}`, or OpenAPI 3.0's way to write it: `nullable` alone.
fn is_null_schema(node: &Node<'_>) -> bool {
    let is_null_type = node.get("type").and_then(Node::as_str) == Some("null");
    let is_null_value = node.get("const").is_some_and(Node::is_null)
        || node
            .get("enum")
            .is_some_and(|values| !values.items().is_empty() && values.items().iter().all(Node::is_null));
    let is_bare = node.members().len() == 1 && node.get("nullable").and_then(Node::as_bool) == Some(true);
    is_null_type || is_null_value || is_bare
}

/// The values of the discriminator that `mapping` gives to a variant; without a mapping, those of a
/// variant that is a `$ref` are fixed by its own members or are the name of its schema.
fn mapped_values(node: &Node<'_>, choice: &Choice<'_>) -> Vec<String> {
    let Some(mapping) = choice.discriminator.and_then(|discriminator| discriminator.get("mapping")) else {
        return Vec::new();
    };
    let Some(reference) = node.get("$ref").and_then(Node::as_str) else { return Vec::new() };
    let names = |target: &str| target == reference || reference.rsplit('/').next() == Some(target);
    mapping
        .members()
        .iter()
        .filter(|member| member.node.as_str().is_some_and(names))
        .map(|member| member.key.clone().into_owned())
        .collect()
}

/// What a variant is called: its title, the values that are fixed in it, its component, or its kind.
fn variant_name(node: &Node<'_>, choice: &Choice<'_>, index: usize) -> String {
    if let Some(title) = text(node, Meaning::Title).or_else(|| node.get("title").and_then(Node::as_str)) {
        return title.to_owned();
    }
    if let Some(name) = node.get("$ref").and_then(Node::as_str).and_then(|reference| reference.rsplit('/').next()) {
        return name.to_owned();
    }
    let fixed = fixed_strings(node);
    let tag = choice.discriminator.and_then(|node| node.get("propertyName")).and_then(Node::as_str);
    if let Some((_, value)) = tag.and_then(|tag| fixed.iter().find(|(name, _)| *name == tag)) {
        return (*value).to_owned();
    }
    if !fixed.is_empty() {
        return fixed.iter().map(|(_, value)| *value).collect::<Vec<_>>().join(" ");
    }
    if let Some(flag) = fixed_flag(node) {
        return flag;
    }
    if let Some(key) = own_key(node, choice) {
        return key.to_owned();
    }
    match node.get("type").and_then(Node::as_str) {
        Some(kind) if kind != "object" => kind.to_owned(),
        _ => format!("variant {}", index + 1),
    }
}

/// `is_managed: false` of a variant makes it `not is_managed`.
fn fixed_flag(node: &Node<'_>) -> Option<String> {
    let properties = node.get("properties").map(Node::members).unwrap_or_default();
    properties.iter().find_map(|member| match member.node.get("enum").map(Node::items) {
        Some([only]) => {
            only.as_bool().map(|flag| if flag { member.key.to_string() } else { format!("not {}", member.key) })
        }
        _ => None,
    })
}

/// A required member that no sibling has.
fn own_key<'n>(node: &'n Node<'_>, choice: &Choice<'_>) -> Option<&'n str> {
    let has =
        |other: &Node<'_>, name: &str| other.get("properties").is_some_and(|properties| properties.get(name).is_some());
    let required = node.get("required").map(Node::items).unwrap_or_default();
    required
        .iter()
        .filter_map(Node::as_str)
        .find(|name| choice.variants.iter().all(|other| other.at == node.at || !has(other, name)))
}

/// The required string members of a variant that can have one value only.
fn fixed_strings<'n>(node: &'n Node<'_>) -> Vec<(&'n str, &'n str)> {
    let required = node.get("required").map(Node::items).unwrap_or_default();
    let properties = node.get("properties").map(Node::members).unwrap_or_default();
    properties
        .iter()
        .filter(|member| required.iter().any(|name| name.as_str() == Some(&member.key)))
        .filter_map(|member| {
            let value = member.node.get("const").or_else(|| match member.node.get("enum").map(Node::items) {
                Some([only]) => Some(only),
                _ => None,
            });
            Some((member.key.as_ref(), value?.as_str()?))
        })
        .collect()
}

pub(super) fn kind_name(kind: Kinds) -> &'static str {
    match kind {
        Kinds::BOOLEAN => "boolean",
        Kinds::INTEGER => "integer",
        Kinds::NUMBER => "number",
        Kinds::ARRAY => "array",
        Kinds::OBJECT => "object",
        _ => "string",
    }
}
