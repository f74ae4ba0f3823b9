//! The types that lowering makes.

use rustc_hash::FxHashMap;

use crate::api::{Deprecation, Docs, Shape, TypeId, Types};
use crate::config::Limits;

use super::budget::Work;

/// The types made so far, and how many more there may be.
pub(in crate::lower) struct Store {
    pub(in crate::lower) types: Types,
    /// Types by their content, so that the same inline schema becomes one type.
    pub(super) interned: FxHashMap<(Docs, Option<Deprecation>, Shape), TypeId>,
    pub(super) budget: Work,
}

impl Store {
    /// No types yet, of a document of this size in bytes.
    pub(super) fn new(size: usize, limits: &Limits) -> Self {
        Self {
            types: Types::default(),
            interned: FxHashMap::default(),
            budget: Work::of(size, limits),
        }
    }
}
