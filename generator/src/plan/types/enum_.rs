//! Enums as Rust items.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::item_docs::{add_paragraphs, item_docs};
use super::wire_docs::wire_value;
use crate::api::{Enum, EnumKind, EnumValue, TypeDef, TypeId};
use crate::plan::naming::cases::variant_names;
use crate::plan::naming::scope::{Named, Scope};
use crate::plan::{Planner, docs};
use crate::sdk::{EnumItem, EnumVariantItem, Name};

/// The variants of an enum.
pub(in crate::plan) struct EnumNames {
    /// The variant of each value, in their order.
    values: Vec<Name>,
    /// By value: its index; of a value that is there twice, that of the first.
    by_value: FxHashMap<String, usize>,
    /// The variant of all other values.
    other: String,
}

impl EnumNames {
    /// The variant that stands for a value.
    pub(in crate::plan) fn variant_of(&self, value: &str) -> Option<&str> {
        Some(&self.values[*self.by_value.get(value)?].rust)
    }
}

impl Planner<'_> {
    pub(in crate::plan) fn plan_enum(
        &mut self,
        id: TypeId,
        def: &TypeDef,
        values: &Enum,
    ) -> EnumItem {
        let names = self.enum_names(id, values);
        let variants = values.values.iter().zip(&names.values);
        EnumItem {
            kind: values.kind,
            name: self.names.types[id.0].clone(),
            docs: item_docs(def, &self.names.types[id.0]),
            variants: variants
                .map(|(value, name)| EnumVariantItem {
                    name: name.clone(),
                    docs: variant_docs(value, name),
                })
                .collect(),
            other: names.other.clone(),
        }
    }

    /// The variants of an enum: they are named once, on first use.
    pub(in crate::plan) fn enum_names(&mut self, id: TypeId, values: &Enum) -> Rc<EnumNames> {
        if let Some(known) = self.names.enums.get(&id) {
            return Rc::clone(known);
        }
        let at = self.api.types[id].at;
        let mut scope = Scope::of("values of one enum");
        let wanted: Vec<(Vec<String>, Named<'_>)> = values
            .values
            .iter()
            .map(|value| {
                let spelling = value.name.as_deref().unwrap_or(&value.value);
                let named = Named::new(spelling, at).shown_as(&value.value);
                (wanted(value, values.kind), named)
            })
            .collect();
        wanted.iter().for_each(|(names, named)| scope.promise(&names[0], *named));
        let names = values.values.iter().zip(&wanted).map(|(value, (names, named))| Name {
            wire: value.value.clone(),
            rust: scope.take(names, *named, self.diagnostics),
        });
        let names: Vec<Name> = names.collect();
        let mut by_value = FxHashMap::default();
        for (index, name) in names.iter().enumerate() {
            by_value.entry(name.wire.clone()).or_insert(index);
        }
        let other =
            scope.take(&other_names(), Named::ours("all other values", at), self.diagnostics);
        let names = Rc::new(EnumNames { values: names, by_value, other });
        self.names.enums.insert(id, Rc::clone(&names));
        names
    }
}

/// The docs of a variant: the document's text, and the value where the name does not tell it.
fn variant_docs(value: &EnumValue, name: &Name) -> Vec<String> {
    let mut lines = docs::clean(&value.docs);
    add_paragraphs(&mut lines, wire_value(&value.value, &name.rust).into_iter().collect());
    lines
}

/// The names of the variant for what the document does not list, best first.
pub(in crate::plan) fn other_names() -> [String; 3] {
    ["Other", "Unknown", "Unlisted"].map(str::to_owned)
}

/// The names that a value asks for: the document's, else its text, or `Value1` and `Minus1` for a
/// number.
fn wanted(value: &EnumValue, kind: EnumKind) -> Vec<String> {
    match &value.name {
        Some(name) => variant_names(name),
        None if kind == EnumKind::Integer => match value.value.strip_prefix('-') {
            Some(digits) => vec![format!("Minus{digits}")],
            None => vec![format!("Value{}", value.value)],
        },
        None => variant_names(&value.value),
    }
}
