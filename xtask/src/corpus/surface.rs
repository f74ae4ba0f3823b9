//! What the generator says it made, read from `seamstress inspect --stage sdk --format json`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::calls::Call;
use super::record::Covered;
use super::roundtrip::{Direction, Form, Target, What};
use crate::Result;

/// The part of the second IR that is compared with the document.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Surface {
    resources: Vec<Resource>,
    schemas: Vec<Schema>,
}

#[derive(Debug, Deserialize)]
struct Resource {
    calls: Vec<Call>,
}

#[derive(Debug, Deserialize)]
struct Schema {
    name: String,
    ty: Value,
    /// The type of values that are sent, where that is another one.
    #[serde(default)]
    sent: Option<Value>,
    /// Part of requests, and of no response.
    #[serde(default)]
    only_sent: bool,
}

impl Surface {
    pub(super) fn read(path: &Path) -> Result<Self> {
        Ok(serde_json::from_slice(&fs::read(path)?)?)
    }

    /// What is there by the names that the document has for it.
    pub(super) fn names(&self) -> Names {
        let calls = || self.resources.iter().flat_map(|resource| &resource.calls);
        let mut names = Names {
            operations: calls().map(Call::line).collect(),
            schemas: self
                .schemas
                .iter()
                .map(|schema| schema.name.clone())
                .collect(),
            ..Names::default()
        };
        for schema in &self.schemas {
            schema.targets(&mut names.targets);
        }
        for call in calls() {
            call.targets(&mut names);
        }
        names
    }
}

impl Schema {
    /// Its type, and the type of what is sent where that differs.
    fn targets(&self, targets: &mut Vec<Target>) {
        let direction = match self.only_sent {
            true => Direction::Sent,
            false => Direction::Received,
        };
        let what = What::Schema(self.name.clone());
        targets.push(Target::new(
            what.clone(),
            direction,
            Form::Value(self.ty.clone()),
        ));
        if let Some(sent) = &self.sent {
            targets.push(Target::new(
                what,
                Direction::Sent,
                Form::Value(sent.clone()),
            ));
        }
    }
}

/// What is in a crate, by the names that the document has for it.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Names {
    pub(super) operations: BTreeSet<String>,
    pub(super) schemas: BTreeSet<String>,
    pub(super) targets: Vec<Target>,
    /// Bodies and answers that are not JSON and do not count: each with what it is.
    pub(super) others: Vec<String>,
}

/// Compares what a document holds with what is in the crate.
pub(super) fn covered(wanted: &[(String, bool)], there: &BTreeSet<String>) -> Covered {
    let absent = wanted.iter().filter(|(name, _)| !is_there(name, there));
    let (internal, missing): (Vec<_>, Vec<_>) = absent.partition(|(_, internal)| *internal);
    Covered {
        total: wanted.len(),
        internal: internal.len(),
        missing: missing.into_iter().map(|(name, _)| name.clone()).collect(),
    }
}

/// What a query parameter sends is left out of the query that a path has: `/search?q={q}&all=1` is
/// `/search?all=1`.
fn is_there(name: &str, there: &BTreeSet<String>) -> bool {
    let is_same = |(path, query): (&str, &str)| {
        there.iter().any(|one| {
            let (other, kept) = one.split_once('?').unwrap_or((one, ""));
            let mut kept = kept.split('&').filter(|pair| !pair.is_empty());
            other == path && kept.all(|pair| query.split('&').any(|written| written == pair))
        })
    };
    there.contains(name) || name.split_once('?').is_some_and(is_same)
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

    #[test]
    fn queries_of_paths_may_be_parameters() {
        let there = ["GET /a", "GET /b?c=1"].map(str::to_owned).into();
        for (name, found) in [
            ("GET /a?q={q}", true),
            ("GET /b?c=1&q={q}", true),
            ("GET /b?q={q}", false),
            ("GET /d?q={q}", false),
        ] {
            assert_eq!(is_there(name, &there), found, "{name}");
        }
    }

    #[test]
    fn both_directions_of_a_schema_are_targets() {
        let json = serde_json::json!({
            "schemas": [
                {"name": "Pet", "ty": {"Item": "Pet"}, "sent": {"Item": "PetInput"}, "only_sent": false},
                {"name": "Order", "ty": {"Item": "Order"}, "sent": null, "only_sent": true},
            ],
            "resources": [],
        });
        let surface: Surface = serde_json::from_value(json).unwrap();
        let shown: Vec<String> = surface.names().targets.iter().map(Target::text).collect();
        assert_eq!(shown, ["Pet", "Pet, as it is sent", "Order, as it is sent"]);
    }
}
