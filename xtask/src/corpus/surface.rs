//! What the generator says it made, read from `seamstress inspect --stage sdk --format json`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::record::Covered;
use crate::Result;

/// The part of the second IR that is compared with the document.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Surface {
    pub(super) resources: Vec<Resource>,
    pub(super) schemas: Vec<Schema>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Resource {
    pub(super) calls: Vec<Call>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Call {
    pub(super) verb: String,
    pub(super) path: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Schema {
    pub(super) name: String,
}

impl Surface {
    pub(super) fn read(path: &Path) -> Result<Self> {
        Ok(serde_json::from_slice(&fs::read(path)?)?)
    }

    /// Operations as the survey writes them, and schemas.
    pub(super) fn names(&self) -> Names {
        let calls = self.resources.iter().flat_map(|resource| &resource.calls);
        Names {
            operations: calls
                .map(|call| format!("{} {}", call.verb, call.path))
                .collect(),
            schemas: self
                .schemas
                .iter()
                .map(|schema| schema.name.clone())
                .collect(),
        }
    }
}

/// What is in a crate, by the names that the document has for it.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Names {
    pub(super) operations: BTreeSet<String>,
    pub(super) schemas: BTreeSet<String>,
}

/// Compares what a document holds with what is in the crate.
pub(super) fn covered(wanted: &[(String, bool)], there: &BTreeSet<String>) -> Covered {
    let absent = wanted.iter().filter(|(name, _)| !there.contains(name));
    let (internal, missing): (Vec<_>, Vec<_>) = absent.partition(|(_, internal)| *internal);
    Covered {
        total: wanted.len(),
        internal: internal.len(),
        missing: missing.into_iter().map(|(name, _)| name.clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_internal_is_no_loss() {
        let wanted = [("a", false), ("b", true), ("c", false), ("d", true)];
        let wanted = wanted.map(|(name, internal)| (name.to_owned(), internal));
        let there = ["a", "b", "e"].map(str::to_owned).into_iter().collect();
        let covered = covered(&wanted, &there);
        assert_eq!(
            (covered.total, covered.found(), covered.internal),
            (4, 2, 1)
        );
        assert_eq!(covered.missing, ["c"]);
        assert!(!covered.is_whole());
    }
}
