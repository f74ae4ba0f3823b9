//! Enums as Rust items.

use rustc_hash::FxHashMap;

use super::item_docs;
use crate::api::{Enum, EnumValue, TypeDef, TypeId};
use crate::plan::docs;
use crate::plan::naming::cases::variant_names;
use crate::plan::naming::scope::{Collision, Scope};
use crate::plan::{Planner, report_collision};
use crate::sdk::{EnumItem, EnumVariantItem, Name};

impl Planner<'_> {
    pub(in crate::plan) fn plan_enum(
        &mut self,
        id: TypeId,
        def: &TypeDef,
        values: &Enum,
    ) -> EnumItem {
        let (mut scope, names) = variants(values);
        let mut variants = Vec::with_capacity(values.values.len());
        for (value, (name, collision)) in values.values.iter().zip(names) {
            report_collision(collision, def.at, "values of one enum", self.diagnostics);
            variants.push(EnumVariantItem { name, docs: docs::clean(&value.docs) });
        }
        let (other, _) =
            scope.take(&["Other".to_owned(), "Unknown".to_owned(), "Unlisted".to_owned()], "");
        let fallback = format!("A value of `{}`.", self.names[id.0]);
        let docs = item_docs(def, &fallback);
        EnumItem { whole: values.whole, name: self.names[id.0].clone(), docs, variants, other }
    }
}

/// The variant that stands for each value.
pub(in crate::plan) fn variants_by_value(values: &Enum) -> FxHashMap<String, String> {
    // Of a value that is there twice, the first counts.
    variants(values).1.into_iter().rev().map(|(name, _)| (name.wire, name.rust)).collect()
}

/// The variants in their order, and the scope in which they are.
fn variants(values: &Enum) -> (Scope, Vec<(Name, Option<Collision>)>) {
    let mut scope = Scope::default();
    let mut names = Vec::with_capacity(values.values.len());
    for value in &values.values {
        let (rust, collision) = scope.take(&wanted(value, values.whole), &value.value);
        names.push((Name { wire: value.value.clone(), rust }, collision));
    }
    (scope, names)
}

/// The names a value would have: the document's, else its text, or `Value1` and `Minus1` for a
/// number.
fn wanted(value: &EnumValue, whole: bool) -> Vec<String> {
    match &value.name {
        Some(name) => variant_names(name),
        None if whole => match value.value.strip_prefix('-') {
            Some(digits) => vec![format!("Minus{digits}")],
            None => vec![format!("Value{}", value.value)],
        },
        None => variant_names(&value.value),
    }
}
