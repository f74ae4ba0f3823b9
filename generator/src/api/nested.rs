//! Pass: unions that are variants of themselves.
//!
//! ```text
//! First:  { anyOf: [{ $ref: Second }, { type: string }] }
//! Second: { anyOf: [{ $ref: First }, { type: integer }] }
//! ```
//!
//! Each takes a string or an integer, and nobody could ever choose the other one. So each gets the variants that both have.

use rustc_hash::FxHashSet;

use super::{Api, Shape, Type, TypeId, TypeRef, Union, Variant};
use crate::report::{Diagnostic, Diagnostics, codes};

/// Gives each union that is reached from itself, with nothing in between, the variants of all unions on the way.
pub fn flatten(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut flat = Vec::new();
    for index in 0..api.types.len() {
        if let Some(variants) = variants_within(api, TypeId(index)) {
            flat.push((index, variants));
        }
    }
    for (index, variants) in flat {
        let Shape::Union(union) = &mut api.types[index].shape else { continue };
        if variants.is_empty() {
            diagnostics.push(
                Diagnostic::warning(codes::ENDLESS_TYPE, "this schema is made of nothing but itself")
                    .at(api.types[index].at, "a choice between itself and itself")
                    .chosen("any JSON value is taken in its place"),
            );
            api.types[index].shape = Shape::Alias(TypeRef::plain(Type::Any));
        } else {
            union.variants = variants;
        }
    }
}

/// The variants of a union and of the unions inside it, where it is one of these itself.
fn variants_within(api: &Api, id: TypeId) -> Option<Vec<Variant>> {
    let mut found: Vec<Variant> = Vec::new();
    let mut seen = FxHashSet::default();
    let mut is_nested = false;
    let mut queue: Vec<&Variant> = variants(api, id)?.iter().rev().collect();
    while let Some(variant) = queue.pop() {
        let inner = api.item(&variant.ty);
        match inner.and_then(|inner| Some((inner, variants(api, inner)?))) {
            Some((inner, _)) if inner == id => is_nested = true,
            Some((inner, more)) if seen.insert(inner) => queue.extend(more.iter().rev()),
            Some(_) => {}
            None if found.iter().all(|before| before.ty != variant.ty) => found.push(variant.clone()),
            None => {}
        }
    }
    is_nested.then_some(found)
}

fn variants(api: &Api, id: TypeId) -> Option<&[Variant]> {
    match &api.type_def(id).shape {
        Shape::Union(Union { variants, .. }) => Some(variants),
        _ => None,
    }
}
