//! What a schema means. Operations are unknown here: no name of `lower::http` is used.

pub(super) mod address_name;
pub(super) mod annotations;
pub(super) mod budget;
pub(super) mod choice;
mod components;
pub(super) mod conditional;
pub(super) mod conjunction;
pub(super) mod conjuncts;
pub(super) mod docs;
pub(super) mod equal;
pub(super) mod kinds;
pub(super) mod memo;
pub(super) mod not;
pub(super) mod nullable;
pub(super) mod reference;
pub(super) mod shape;
mod store;
pub(super) mod vendor;

use rustc_hash::FxHashMap;

use crate::api::Types;
use crate::config::Config;
use crate::load::{Document, Node};
use crate::lower::report::Report;
use crate::source::Pos;

use kinds::Kinds;
use memo::Memo;
use reference::Components;
use store::Store;
use vendor::{Meaning, is_set};

/// The schemas of one document, as far as they are lowered.
pub(in crate::lower) struct Schemas<'d, 'r> {
    pub(in crate::lower) document: &'d Document<'d>,
    pub(in crate::lower) config: &'r Config,
    pub(in crate::lower) report: Report<'r>,
    /// The types that were made.
    pub(in crate::lower) store: Store,
    /// What was lowered already, and what is being lowered.
    memo: Memo<'d>,
    /// The named schemas: what they are called, what extends them.
    pub(in crate::lower) components: Components<'d>,
    /// The kinds of schemas that were looked at, by where they stand.
    kinds: FxHashMap<Pos, Kinds>,
}

impl<'d, 'r> Schemas<'d, 'r> {
    pub(in crate::lower) fn new(
        document: &'d Document<'d>,
        config: &'r Config,
        report: Report<'r>,
    ) -> Self {
        Self {
            document,
            config,
            report,
            store: Store::new(document.size(), &config.limits),
            memo: Memo::default(),
            components: Components::default(),
            kinds: FxHashMap::default(),
        }
    }

    /// Whether the document marks something as internal and the config does not ask for it.
    pub(in crate::lower) fn is_undocumented(&self, node: &Node<'_>) -> bool {
        !self.config.undocumented && is_set(node, Meaning::Undocumented)
    }

    /// The types that all of it became.
    pub(in crate::lower) fn finish(mut self) -> Types {
        self.lower_deferred();
        self.store.types
    }
}
