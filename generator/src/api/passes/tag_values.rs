//! The values of members that are fixed in every variant of a union, by which its variants are told
//! apart.

use rustc_hash::FxHashSet;

use crate::api::{Field, Record, Shape, Types};

/// With more combinations than this, tags do not tell variants apart.
pub(in crate::api) const MOST_VALUES: usize = 64;

/// Whether the schema fixes the values that a member can have.
pub(in crate::api) fn is_fixed(types: &Types, field: &Field) -> bool {
    let is_enum = |id| matches!(&types[id].shape, Shape::Enum(values) if !values.values.is_empty());
    field.constant.is_some() || types.item(&field.ty.ty).is_some_and(is_enum)
}

/// The values that a member of a record can have, where the schema fixes them.
fn values_of(types: &Types, record: &Record, name: &str) -> Vec<String> {
    let Some(field) = record.fields.iter().find(|field| field.name == name) else {
        return Vec::new();
    };
    if let Some(constant) = &field.constant {
        return vec![constant.text()];
    }
    match types.item(&field.ty.ty).map(|id| &types[id].shape) {
        Some(Shape::Enum(values)) => {
            values.values.iter().map(|value| value.value.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// The combinations of these tags' values that records have, each once.
pub(in crate::api) fn combined(
    types: &Types,
    records: &[&Record],
    tags: &[&str],
) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    for values in records.iter().flat_map(|record| combinations(types, record, tags)) {
        if !all.contains(&values) {
            all.push(values);
        }
    }
    all
}

fn combinations(types: &Types, record: &Record, tags: &[&str]) -> Vec<Vec<String>> {
    tags.iter().fold(vec![Vec::new()], |so_far, tag| {
        let values = values_of(types, record, tag);
        so_far
            .iter()
            .flat_map(|before| {
                values.iter().map(move |value| {
                    let mut longer = before.clone();
                    longer.push(value.clone());
                    longer
                })
            })
            .take(MOST_VALUES + 1)
            .collect()
    })
}

/// Whether no two variants share a combination of these tags' values.
pub(in crate::api) fn are_distinct(types: &Types, leaves: &[Vec<&Record>], tags: &[&str]) -> bool {
    let mut seen = FxHashSet::default();
    leaves.iter().all(|records| {
        let is_small =
            records.iter().all(|record| combinations(types, record, tags).len() <= MOST_VALUES);
        is_small && combined(types, records, tags).into_iter().all(|values| seen.insert(values))
    })
}
