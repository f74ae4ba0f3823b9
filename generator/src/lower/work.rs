//! How much a document may ask for: in proportion to its size, so that compositions that multiply end in time.

use super::Lowering;
use crate::api::Shape;
use crate::load::Pos;
use crate::report::{Diagnostic, codes};

/// So many schemas may be merged whatever the size of the document, and one more for every [`BYTES_TO_MERGE`] of it. What this
/// costs, and what documents need, is in ARCHITECTURE.md.
const MERGED: usize = 1_000_000;
const BYTES_TO_MERGE: usize = 4;

/// The same for members, variants and values of types.
const MADE: usize = 200_000;
const BYTES_TO_MAKE: usize = 16;

/// So many bytes of prose count as one more member: each type that has a member has its prose, too.
const BYTES_TO_COUNT: usize = 128;

/// What was done so far in one run, and how much may be.
#[derive(Debug)]
pub(super) struct Work {
    merged: usize,
    most_merged: usize,
    made: usize,
    most_made: usize,
    is_told: bool,
}

impl Work {
    /// Nothing done yet, for a document of this size in bytes.
    pub(super) fn of(size: usize) -> Self {
        Self {
            merged: 0,
            most_merged: MERGED + size / BYTES_TO_MERGE,
            made: 0,
            most_made: MADE + size / BYTES_TO_MAKE,
            is_told: false,
        }
    }

    /// Counts schemas, and properties of schemas, that were brought together.
    pub(super) fn count_merged(&mut self, count: usize) {
        self.merged += count;
    }

    /// Counts what a type is made of.
    pub(super) fn count_made(&mut self, shape: &Shape) {
        self.made += match shape {
            Shape::Record(record) => record.fields.iter().map(|field| 1 + field.docs.text.len() / BYTES_TO_COUNT).sum(),
            Shape::Union(union) => union.variants.len(),
            Shape::Enum(values) => values.values.len(),
            Shape::Alias(_) => 0,
        };
    }
}

impl Lowering<'_, '_> {
    /// Whether the compositions of the document multiply beyond all bounds; told once.
    pub(super) fn is_exhausted(&mut self, at: Pos) -> bool {
        let Work { merged, most_merged, made, most_made, .. } = self.work;
        let what = match (merged > most_merged, made > most_made) {
            (true, _) => format!("{most_merged} schemas that are merged"),
            (_, true) => format!("{most_made} members of types"),
            _ => return false,
        };
        if !std::mem::replace(&mut self.work.is_told, true) {
            self.diagnostics.push(
                Diagnostic::warning(
                    codes::TOO_MUCH_COMPOSITION,
                    format!("the compositions of the document come to more than {what}"),
                )
                .at(at, "this is where it was enough")
                .chosen("any JSON value is taken for the schemas from here on")
                .help("look for `allOf`, `oneOf` or `anyOf` that multiply: chains of schemas that each extend the one before"),
            );
        }
        true
    }
}
