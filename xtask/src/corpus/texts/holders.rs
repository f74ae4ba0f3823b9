//! The types of a crate that stand for an object schema.

use super::item::Siblings;
use super::source::{Source, Type, letters};

/// The types whose names have the letters of a schema's, also with a number behind or a word for a
/// side.
pub(super) fn types_called<'s>(source: &'s Source, name: &str) -> Vec<(&'s str, &'s Type)> {
    let letters = letters(name);
    let variants = [
        "",
        "2",
        "3",
        "input",
        "inputmodel",
        "model",
        "value",
        "type",
    ]
    .map(|end| format!("{letters}{end}"));
    let base = format!("base{letters}");
    let names = variants
        .iter()
        .chain([&base])
        .filter_map(|name| source.by_letters.get(name))
        .flatten();
    names
        .filter_map(|name| source.types.get_key_value(name))
        .map(|(name, ty)| (name.as_str(), ty))
        .collect()
}

/// The types that are called like the named schema.
pub(super) fn named_holders<'s>(
    source: &'s Source,
    siblings: &Siblings,
    name: &str,
) -> Vec<(&'s str, &'s Type)> {
    let named = siblings
        .schema
        .iter()
        .flat_map(|schema| types_called(source, schema));
    named.filter(|(_, ty)| has(ty, name)).collect()
}

/// The types that are named at the member whose value an object schema is.
pub(super) fn types_within<'s>(
    source: &'s Source,
    siblings: &Siblings,
) -> Vec<(&'s str, &'s Type)> {
    let Some((outer, member)) = &siblings.within else {
        return Vec::new();
    };
    let mut holders = named_holders(source, outer, member);
    if holders.is_empty() {
        holders = types_within(source, outer);
    }
    let fields = holders.iter().flat_map(|(_, ty)| &ty.fields);
    let named = fields
        .filter(|field| field.wire == *member)
        .flat_map(|field| &field.types);
    named
        .filter_map(|name| source.types.get_key_value(name))
        .filter(|(_, ty)| ty.is_struct)
        .map(|(name, ty)| (name.as_str(), ty))
        .collect()
}

/// The types that have all members of an object schema; none besides where it has no other parts
/// and there is such a type.
pub(super) fn fitting_holders<'s>(
    source: &'s Source,
    siblings: &Siblings,
    name: &str,
) -> Vec<(&'s str, &'s Type)> {
    let mut fitting = all_holders(source, name);
    fitting.retain(|(_, ty)| siblings.names.iter().all(|name| has(ty, name)));
    let is_exact = |ty: &Type| {
        ty.fields
            .iter()
            .all(|field| siblings.all.contains(&field.wire))
    };
    if !siblings.is_part && fitting.iter().any(|(_, ty)| is_exact(ty)) {
        fitting.retain(|(_, ty)| is_exact(ty));
    }
    fitting
}

pub(super) fn has(ty: &Type, name: &str) -> bool {
    ty.members.contains(name)
}

pub(super) fn all_holders<'s>(source: &'s Source, name: &str) -> Vec<(&'s str, &'s Type)> {
    let names = source.by_member.get(name).into_iter().flatten();
    names
        .filter_map(|name| source.types.get_key_value(name))
        .map(|(name, ty)| (name.as_str(), ty))
        .collect()
}
