//! Pass: unions that are variants of themselves.
//!
//! ```text
//! First:  { anyOf: [{ $ref: Second }, { type: string }] }
//! Second: { anyOf: [{ $ref: First }, { type: integer }] }
//! ```
//!
//! Each takes a string or an integer, and nobody could ever choose the other one. So each gets the
//! variants that both have.

use rustc_hash::FxHashSet;

use super::union_rings::rings;
use crate::api::{Api, Shape, Type, TypeId, TypeRef, Union, Variant};
use crate::report::{Diagnostics, findings};

/// Where the copies of a ring's variants come to more than this, one union has them, and the others
/// are another word for it.
const MOST_COPIES: usize = 10_000;

/// Gives each union that is reached from itself, with nothing in between, the variants of all
/// unions on the way.
pub(crate) fn flatten(api: &mut Api, diagnostics: &mut Diagnostics) {
    for ring in rings(api) {
        let members: FxHashSet<TypeId> = ring.iter().copied().collect();
        let each: Vec<Vec<Variant>> = match ring.as_slice() {
            [first, ..] => {
                let variants = variants_within(api, *first, &members);
                let few = variants.len() * ring.len() <= MOST_COPIES;
                let others = ring.iter().skip(1).filter(|_| few);
                let others: Vec<_> = others.map(|id| variants_within(api, *id, &members)).collect();
                std::iter::once(variants).chain(others).collect()
            }
            [] => continue,
        };
        let mut each = each.into_iter();
        for id in &ring {
            match each.next() {
                Some(variants) if variants.is_empty() => make_any(api, *id, diagnostics),
                Some(variants) => set_variants(api, *id, variants),
                None => api.types.alias(*id, TypeRef::plain(Type::Named(ring[0]))),
            }
        }
    }
}

fn set_variants(api: &mut Api, id: TypeId, variants: Vec<Variant>) {
    if let Shape::Union(union) = &mut api.types[id].shape {
        union.variants = variants;
    }
}

fn make_any(api: &mut Api, id: TypeId, diagnostics: &mut Diagnostics) {
    diagnostics.push(findings::endless_union().at(api.types[id].at));
    api.types.alias(id, TypeRef::plain(Type::Any));
}

/// The variants of a union and of those in the same ring, each once.
fn variants_within(api: &Api, id: TypeId, ring: &FxHashSet<TypeId>) -> Vec<Variant> {
    let mut found: Vec<Variant> = Vec::new();
    let mut types: FxHashSet<&Type> = FxHashSet::default();
    let mut seen = FxHashSet::from_iter([id]);
    let mut queue: Vec<&Variant> = variants(api, id).iter().rev().collect();
    while let Some(variant) = queue.pop() {
        match api.types.item(&variant.ty).filter(|inner| ring.contains(inner)) {
            Some(inner) if seen.insert(inner) => queue.extend(variants(api, inner).iter().rev()),
            Some(_) => {}
            None if types.insert(&variant.ty) => found.push(variant.clone()),
            None => {}
        }
    }
    found
}

fn variants(api: &Api, id: TypeId) -> &[Variant] {
    match &api.types[id].shape {
        Shape::Union(Union { variants, .. }) => variants,
        _ => &[],
    }
}
