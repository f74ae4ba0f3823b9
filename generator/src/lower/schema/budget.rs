//! How much a document may ask for: in proportion to its size, so that compositions that multiply
//! end in time.

use crate::api::Shape;
use crate::config::Limits;
use crate::lower::schema::Schemas;
use crate::report::findings;
use crate::source::Pos;

/// So many bytes of prose count as one more member: each type that has a member has its prose, too.
const BYTES_TO_COUNT: usize = 128;

/// What was done so far in one run, and how much may be.
#[derive(Debug)]
pub(in crate::lower) struct Work {
    merged: usize,
    most_merged: usize,
    made: usize,
    most_made: usize,
    most_types: usize,
    is_reported: bool,
}

impl Work {
    /// Nothing done yet, for a document of this size in bytes.
    pub(in crate::lower) fn of(size: usize, limits: &Limits) -> Self {
        Self {
            merged: 0,
            most_merged: limits.merged_schemas(size),
            made: 0,
            most_made: limits.members(size),
            most_types: limits.types(size),
            is_reported: false,
        }
    }

    /// Counts schemas, and properties of schemas, that were brought together.
    pub(in crate::lower) fn count_merged(&mut self, count: usize) {
        self.merged += count;
    }

    /// Counts what a type is made of.
    pub(in crate::lower) fn count_made(&mut self, shape: &Shape) {
        self.made += match shape {
            Shape::Record(record) => {
                record.fields.iter().map(|field| 1 + field.docs.text.len() / BYTES_TO_COUNT).sum()
            }
            Shape::Union(union) => union.variants.len(),
            Shape::Enum(values) => values.values.len(),
        };
    }
}

impl Schemas<'_, '_> {
    /// Whether the compositions of the document multiply beyond all bounds; reported once.
    pub(in crate::lower) fn is_exhausted(&mut self, at: Pos) -> bool {
        let Work { merged, most_merged, made, most_made, most_types, .. } = self.store.budget;
        let (most, things, setting) = if merged > most_merged {
            (most_merged, "merged schemas", "merged-schemas")
        } else if made > most_made {
            (most_made, "members of types", "members")
        } else if self.store.types.len() > most_types {
            (most_types, "types", "types")
        } else {
            return false;
        };
        if !std::mem::replace(&mut self.store.budget.is_reported, true) {
            self.report.push(findings::too_much_composition(most, things, setting).at(at));
        }
        true
    }
}
