//! Discriminators: which value of the tag stands for which variant.
//!
//! In this order: what `mapping` says; what the variant itself fixes by `const` or `enum`, where no
//! two variants share a value; the name of the schema, the last segment of its `$ref` (OpenAPI
//! 3.1.1, "Discriminator Object").

use rustc_hash::FxHashSet;

use crate::load::{Node, name_of};
use crate::lower::schema::Schemas;
use crate::lower::schema::choice::Choice;
use crate::lower::schema::conjunction::Part;
use crate::lower::schema::vendor::{Meaning, text};
use crate::report::findings;
use crate::source::Pos;

/// Choices inside choices are followed this far for the values of their variants.
const FARTHEST: usize = 4;

/// An entry of `mapping`, with what it names.
pub(in crate::lower) struct Mapped<'d> {
    /// The value of the tag.
    pub(in crate::lower) value: &'d str,
    /// The schema.
    pub(in crate::lower) target: &'d Node<'d>,
    /// The text that names it.
    reference: &'d str,
    /// What the mapping calls it.
    pub(in crate::lower) name: String,
    at: Pos,
}

impl<'d> Schemas<'d, '_> {
    /// The entries of a discriminator's `mapping`: names of components, or references to anywhere.
    pub(in crate::lower) fn mapping_of(&mut self, discriminator: &'d Node<'d>) -> Vec<Mapped<'d>> {
        let mut mapped = Vec::new();
        for member in discriminator.get("mapping").map(Node::members).unwrap_or_default() {
            let Some(reference) = member.node.as_str() else {
                continue;
            };
            let Some(target) = self.named_schema(&member.node) else {
                if self.document.is_reported(&member.node) {
                    continue;
                }
                self.report.push_at(member.node.at, findings::dangling_mapping(reference));
                continue;
            };
            let target = self.final_target(target);
            mapped.push(Mapped {
                value: &member.key,
                target,
                reference,
                name: name_of(reference),
                at: member.node.at,
            });
        }
        mapped
    }

    /// The schema that a mapping or `defaultMapping` names.
    pub(in crate::lower) fn named_schema(&self, named: &'d Node<'d>) -> Option<&'d Node<'d>> {
        let name = named.as_str()?;
        let schemas = self.document.root.get("components").and_then(|node| node.get("schemas"));
        schemas.and_then(|schemas| schemas.get(name)).or_else(|| self.document.target(named))
    }

    /// Schemas that a mapping names and the choice does not list become variants of it, too.
    pub(in crate::lower) fn with_mapped(&mut self, choice: &Choice<'d>) -> Choice<'d> {
        let mut choice = choice.clone();
        let Some(discriminator) = choice.discriminator else {
            return choice;
        };
        let mut known: FxHashSet<Pos> =
            choice.variants.iter().map(|node| self.final_target(node).at).collect();
        for node in choice.variants.clone() {
            let inner = self.merge(&[Part::new(node)]).unions;
            let inner = inner.iter().flat_map(|choice| &choice.variants);
            known.extend(inner.map(|node| self.final_target(node).at));
        }
        let mut mapped = self.mapping_of(discriminator);
        mapped.extend(self.default_of(discriminator));
        for mapped in mapped {
            if known.insert(mapped.target.at) {
                self.report.push_at(mapped.at, findings::mapped_without_variant(&mapped.name));
                choice.variants.push(mapped.target);
                choice.mapped.push((mapped.target.at, mapped.reference));
            }
        }
        choice
    }

    /// The `defaultMapping` of a discriminator: it has no value of the tag.
    fn default_of(&self, discriminator: &'d Node<'d>) -> Option<Mapped<'d>> {
        let node = discriminator.get("defaultMapping")?;
        let reference = node.as_str()?;
        let target = self.final_target(self.named_schema(node)?);
        Some(Mapped { value: "", target, reference, name: name_of(reference), at: node.at })
    }

    /// For each variant the values of the tag that select it; none where the choice has no
    /// discriminator.
    pub(in crate::lower) fn tag_values(&mut self, choice: &Choice<'d>) -> Vec<Vec<String>> {
        let mut taken = FxHashSet::default();
        let mut values = self.tag_values_within(choice, FARTHEST);
        for values in &mut values {
            values.retain(|value| taken.insert(value.clone()));
        }
        values
    }

    fn tag_values_within(&mut self, choice: &Choice<'d>, farthest: usize) -> Vec<Vec<String>> {
        let none = vec![Vec::new(); choice.variants.len()];
        let Some(discriminator) = choice.discriminator else {
            return none;
        };
        let Some(tag) = discriminator.get("propertyName").and_then(Node::as_str) else {
            return none;
        };
        let mapping = self.mapping_of(discriminator);
        let fixed: Vec<Vec<String>> =
            choice.variants.iter().map(|node| self.fixed_tags(node, tag, farthest)).collect();
        let mut seen = FxHashSet::default();
        let distinct = fixed.iter().flatten().all(|value| seen.insert(value));
        let each = choice.variants.iter().zip(&fixed);
        each.map(|(node, fixed)| {
            let target = self.final_target(node).at;
            let mut values: Vec<String> = mapping
                .iter()
                .filter(|one| one.target.at == target)
                .map(|one| one.value.to_owned())
                .collect();
            if let ([only], false) = (fixed.as_slice(), values.is_empty())
                && distinct
                && !values.contains(only)
            {
                values.push(only.clone());
            }
            if values.is_empty() {
                values.extend(text(self.final_target(node), Meaning::TagValue).map(str::to_owned));
            }
            if values.is_empty() && distinct {
                values.clone_from(fixed);
            }
            if values.is_empty() {
                let mapped = choice.mapped.iter().find(|(at, _)| *at == node.at);
                let name = mapped
                    .map(|(_, reference)| name_of(reference))
                    .or_else(|| self.schema_name(node));
                values.extend(name.map(|name| spelt(&name, fixed)));
            }
            values
        })
        .collect()
    }

    /// The name of a variant that is a reference, or that a mapping added.
    fn schema_name(&self, node: &'d Node<'d>) -> Option<String> {
        match node.get("$ref").and_then(Node::as_str) {
            Some(reference) => Some(name_of(reference)),
            None => self.components.names.get(&node.at).map(|name| (*name).to_owned()),
        }
    }

    /// The values that a variant itself leaves the tag; of a choice inside the choice those of all
    /// its variants.
    fn fixed_tags(&mut self, node: &'d Node<'d>, tag: &str, farthest: usize) -> Vec<String> {
        let merged = self.merge(&[Part::new(node)]);
        if let Some(parts) = merged.properties.get(tag) {
            let values = self.merge(parts).values.unwrap_or_default();
            return values
                .iter()
                .filter_map(|value| value.scalar())
                .map(|text| text.into_owned())
                .collect();
        }
        let Some(farthest) = farthest.checked_sub(1) else {
            return Vec::new();
        };
        match merged.unions.as_slice() {
            [inner]
                if inner.discriminator.is_some_and(|one| {
                    one.get("propertyName").and_then(Node::as_str) == Some(tag)
                }) =>
            {
                self.tag_values_within(inner, farthest).concat()
            }
            [inner] => inner
                .variants
                .iter()
                .flat_map(|node| self.fixed_tags(node, tag, farthest))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// A schema's name, spelt as in the list of values that all variants share: `cat` for `Cat`.
fn spelt(name: &str, listed: &[String]) -> String {
    let listed = listed.iter().find(|value| value.eq_ignore_ascii_case(name));
    listed.map_or_else(|| name.to_owned(), Clone::clone)
}
