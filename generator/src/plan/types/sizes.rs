//! How large a value is: a cautious estimate, in bytes on a 64-bit machine.

use super::cycles::Cycles;
use crate::api::{Api, Shape, Type, TypeId};

/// Payloads whose estimated size in bytes is over this are boxed, so that a union is not as large
/// as its rarest variant (and clippy's `large_enum_variant`, which asks at 200, has nothing to
/// say).
pub(in crate::plan) const LARGEST_PAYLOAD: usize = 200;

/// Larger estimates say no more than this one does; without it they could grow without end.
const LARGEST: usize = 1 << 20;

/// A list, a map, a text, a box: a few words.
const FEW_WORDS: usize = 24;

/// The estimate for each item, each made once from those of the items that it holds.
pub(in crate::plan) struct Sizes {
    by_id: Vec<usize>,
}

impl Sizes {
    /// Estimates every item, those that are held before those that hold them.
    pub(in crate::plan) fn estimate(api: &Api, cycles: &Cycles) -> Self {
        let mut sizes = Self { by_id: vec![FEW_WORDS; api.types.len()] };
        for id in cycles.held_first() {
            sizes.by_id[id.0] = sizes.of_item(api, *id).min(LARGEST);
        }
        sizes
    }

    /// The estimate for a value of a type.
    pub(in crate::plan) fn size_of(&self, api: &Api, ty: &Type) -> usize {
        match ty {
            Type::Named(_) => api.types.item(ty).map_or(FEW_WORDS, |id| self.by_id[id.0]),
            Type::Boolean => 8,
            Type::Integer(_) | Type::Number(_) => 16,
            Type::Any => 32,
            Type::Tuple(items) => items.len() * (FEW_WORDS + 8),
            _ => FEW_WORDS,
        }
    }

    /// A use that closes a cycle is still at its first estimate: that of the box that it will be.
    fn of_item(&self, api: &Api, id: TypeId) -> usize {
        match &api.types[id].shape {
            Shape::Record(record) => {
                record.fields.iter().map(|field| 8 + self.size_of(api, &field.ty.ty)).sum::<usize>()
                    + FEW_WORDS
            }
            Shape::Union(union) => {
                let largest =
                    union.variants.iter().map(|variant| self.size_of(api, &variant.ty)).max();
                largest.unwrap_or_default().min(LARGEST_PAYLOAD) + 16
            }
            Shape::Enum(_) => FEW_WORDS,
        }
    }
}
