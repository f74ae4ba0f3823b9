//! Where the bodies of refusals have their code and their message, by their schemas.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::api::{Api, EnumKind, Field, Shape, Text, Type};
use crate::text::push_segment;

/// Objects and lists in each other are searched this far.
const DEEPEST: usize = 3;

/// More places than these are not looked at.
const MOST: usize = 8;

/// What is searched for.
#[derive(Clone, Copy)]
pub(super) struct Sought {
    /// What the names of its members end in, the best first.
    ends: &'static [&'static str],
    /// Whether the runtime takes a list of it as one.
    joins_lists: bool,
}

/// The code of a refusal.
pub(super) const CODE: Sought = Sought { ends: &["code"], joins_lists: false };

/// Its message.
pub(super) const MESSAGE: Sought = Sought { ends: &["message", "detail"], joins_lists: true };

/// JSON pointers (RFC 6901) to what is sought in the declared bodies of refusals, the one that most
/// operations have first.
pub(super) fn pointers(api: &Api, sought: Sought) -> Vec<String> {
    let mut known: FxHashMap<&Type, Option<String>> = FxHashMap::default();
    let mut counts: IndexMap<String, usize> = IndexMap::new();
    for operation in &api.operations {
        let types = operation.responses.errors.iter().filter_map(|error| error.ty.as_ref());
        let places: BTreeSet<String> = types
            .filter_map(|ty| known.entry(ty).or_insert_with(|| place_in(api, ty, sought)).clone())
            .collect();
        for place in places {
            *counts.entry(place).or_default() += 1;
        }
    }
    counts.sort_by(|_, one, _, other| other.cmp(one));
    counts.into_keys().take(MOST).collect()
}

/// The place in a body of this type; of several, the highest.
fn place_in(api: &Api, ty: &Type, sought: Sought) -> Option<String> {
    let mut level = vec![(String::new(), ty)];
    let mut seen = FxHashSet::default();
    for _ in 0..=DEEPEST {
        let mut next = Vec::new();
        for (place, ty) in level {
            match ty {
                Type::Array(item) => {
                    let name = fields(api, &item.ty).and_then(|all| member_of(api, all, sought));
                    if sought.joins_lists && name.is_some_and(|name| sought.ends.contains(&name)) {
                        return Some(place);
                    }
                    next.push((format!("{place}/0"), &item.ty));
                }
                Type::Named(id) if seen.insert(*id) => {
                    let all = fields(api, ty).unwrap_or_default();
                    if let Some(name) = member_of(api, all, sought) {
                        return Some(joined(&place, name));
                    }
                    next.extend(all.iter().map(|one| (joined(&place, &one.name), &one.ty.ty)));
                    let variants = api.types.union(ty).map(|union| union.variants.iter());
                    next.extend(variants.into_iter().flatten().map(|one| (place.clone(), &one.ty)));
                }
                _ => {}
            }
        }
        level = next;
    }
    None
}

/// The members of a record.
fn fields<'a>(api: &'a Api, ty: &Type) -> Option<&'a [Field]> {
    match &api.types[api.types.item(ty)?].shape {
        Shape::Record(record) => Some(&record.fields),
        Shape::Enum(_) | Shape::Union(_) => None,
    }
}

/// The member with the best name: one that is the end itself before one that ends in it. What says
/// the status is no code.
fn member_of<'a>(api: &Api, fields: &'a [Field], sought: Sought) -> Option<&'a str> {
    let texts = fields.iter().filter(|field| is_text(api, &field.ty.ty));
    let names: Vec<(&str, String)> =
        texts.map(|field| (field.name.as_str(), field.name.to_ascii_lowercase())).collect();
    sought.ends.iter().find_map(|end| {
        let exact = names.iter().find(|(_, lower)| lower == end);
        let is_one = |lower: &str| lower.ends_with(end) && !lower.contains("status");
        let longer = || names.iter().find(|(_, lower)| is_one(lower));
        exact.or_else(longer).map(|(name, _)| *name)
    })
}

fn is_text(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::String(text) => *text == Text::Plain,
        _ => api.types.item(ty).is_some_and(
            |id| matches!(&api.types[id].shape, Shape::Enum(one) if one.kind == EnumKind::String),
        ),
    }
}

/// A pointer one step further.
fn joined(place: &str, name: &str) -> String {
    let mut pointer = place.to_owned();
    push_segment(&mut pointer, name);
    pointer
}
