//! What the generator says it made, read from `seamstress inspect --stage sdk --format json`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::record::Covered;
use super::roundtrip::{Direction, Target, What};
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
struct Call {
    verb: String,
    path: String,
    #[serde(default)]
    output: Value,
    #[serde(default)]
    result: Value,
    #[serde(default)]
    arguments: Vec<Argument>,
    #[serde(default)]
    setters: Vec<Argument>,
}

#[derive(Debug, Deserialize)]
struct Argument {
    given: Value,
    sent: Value,
}

#[derive(Debug, Deserialize)]
struct Schema {
    name: String,
    ty: Value,
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
        let calls = self.calls();
        let schemas = self.schemas.iter();
        Names {
            operations: calls.map(Call::line).collect(),
            schemas: schemas.map(|schema| schema.name.clone()).collect(),
            targets: self.targets(),
        }
    }

    fn calls(&self) -> impl Iterator<Item = &Call> {
        self.resources.iter().flat_map(|resource| &resource.calls)
    }

    /// Every named schema, and every body of one JSON value that has a type.
    fn targets(&self) -> Vec<Target> {
        let schemas = self.schemas.iter().map(|schema| Target {
            what: What::Schema(schema.name.clone()),
            direction: if schema.only_sent {
                Direction::Sent
            } else {
                Direction::Received
            },
            ty: schema.ty.clone(),
            member: None,
        });
        let responses = self.calls().filter_map(Call::response);
        let bodies = self.calls().filter_map(Call::body);
        schemas.chain(responses).chain(bodies).collect()
    }
}

impl Call {
    /// As the survey writes it.
    fn line(&self) -> String {
        format!("{} {}", self.verb, self.path)
    }

    fn response(&self) -> Option<Target> {
        let member = self.result.get("Member").and_then(Value::as_str);
        (self.result == "Json" || member.is_some()).then(|| Target {
            what: What::Response(self.line()),
            direction: Direction::Received,
            ty: self.output.clone(),
            member: member.map(str::to_owned),
        })
    }

    fn body(&self) -> Option<Target> {
        let mut arguments = self.arguments.iter().chain(&self.setters);
        let argument = arguments.find(|argument| argument.sent == "Json")?;
        let given = argument.given.as_object()?.iter().next()?;
        // A list is given by its items.
        let ty = match given.0.as_str() {
            "List" => serde_json::json!({"Vec": given.1}),
            _ => given.1.clone(),
        };
        let what = What::Body(self.line());
        Some(Target {
            what,
            direction: Direction::Sent,
            ty,
            member: None,
        })
    }
}

/// What is in a crate, by the names that the document has for it.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Names {
    pub(super) operations: BTreeSet<String>,
    pub(super) schemas: BTreeSet<String>,
    pub(super) targets: Vec<Target>,
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

    #[test]
    fn bodies_of_one_value_are_targets() {
        let json = serde_json::json!({
            "schemas": [{"name": "Pet", "ty": {"Item": "Pet"}, "only_sent": true}],
            "resources": [{"calls": [{
                "verb": "PUT", "path": "/pets", "output": {"Item": "Pet"}, "result": {"Member": "pet"},
                "arguments": [{"given": {"List": {"Item": "Pet"}}, "sent": "Json"}], "setters": [],
            }, {"verb": "GET", "path": "/", "output": "Unit", "result": "None"}]}],
        });
        let surface: Surface = serde_json::from_value(json).unwrap();
        let shown = serde_json::to_value(surface.names().targets).unwrap();
        let expected = serde_json::json!([
            {"schema": "Pet", "direction": "sent", "ty": {"Item": "Pet"}, "member": null},
            {"response": "PUT /pets", "direction": "received", "ty": {"Item": "Pet"}, "member": "pet"},
            {"body": "PUT /pets", "direction": "sent", "ty": {"Vec": {"Item": "Pet"}}, "member": null},
        ]);
        assert_eq!(shown, expected);
    }
}
