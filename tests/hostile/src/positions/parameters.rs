//! Parameters of operations.

use serde_json::json;

use super::Role::{Meaning, Name, Prose};
use super::{Draft, Position, Version};

const V32: Version = Version::V32;
const V31: Version = Version::V31;

/// A parameter whose schema is a string, with more beside it.
fn parameter(draft: &mut Draft, at: usize, more: &[(&str, serde_json::Value)]) {
    let mut parameter = json!({"name": "value", "in": "query", "schema": {"type": "string"}});
    for (key, value) in more {
        parameter[*key] = value.clone();
    }
    draft.parameter(at, parameter);
}

fn schema(draft: &mut Draft, at: usize, schema: serde_json::Value) {
    parameter(draft, at, &[("schema", schema)]);
}

fn named(draft: &mut Draft, at: usize, name: &str, (place, required): (&str, bool)) {
    parameter(
        draft,
        at,
        &[
            ("name", json!(name)),
            ("in", json!(place)),
            ("required", json!(required)),
        ],
    );
}

pub(super) const POSITIONS: &[Position] = &[
    Position::new("parameter.query.name", Name, |d, n, t| named(d, n, t, ("query", false))),
    Position::new("parameter.query.name-required", Name, |d, n, t| named(d, n, t, ("query", true))),
    Position::new("parameter.header.name", Meaning, |d, n, t| named(d, n, t, ("header", false))),
    Position::new("parameter.header.name-required", Meaning, |d, n, t| named(d, n, t, ("header", true))),
    Position::new("parameter.cookie.name", Meaning, |d, n, t| named(d, n, t, ("cookie", false))),
    Position::new("parameter.in", Meaning, |d, n, t| named(d, n, "value", (t, false))),
    Position::new("parameter.path.name", Meaning, |d, n, t| named(d, n, t, ("path", true))),
    Position::new("parameter.query-string.name", Meaning, |d, n, t| {
        d.parameter(n, json!({"name": t, "in": "querystring", "content": {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {t: {"type": "string"}}}}}}));
    }).since(V32),
    Position::new("parameter.description", Prose, |d, n, t| parameter(d, n, &[("description", json!(t))])),
    Position::new("parameter.description-required", Prose, |d, n, t| parameter(d, n, &[("description", json!(t)), ("required", json!(true))])),
    Position::new("parameter.required", Meaning, |d, n, t| parameter(d, n, &[("required", json!(t))])),
    Position::new("parameter.deprecated", Meaning, |d, n, t| parameter(d, n, &[("deprecated", json!(t))])),
    Position::new("parameter.style", Meaning, |d, n, t| {
        parameter(d, n, &[("style", json!(t)), ("explode", json!(t)), ("schema", json!({"type": "array", "items": {"type": "string"}}))]);
    }),
    Position::new("parameter.example", Prose, |d, n, t| parameter(d, n, &[("example", json!(t))])),
    Position::new("parameter.examples", Prose, |d, n, t| parameter(d, n, &[("examples", json!({t: {"value": t, "summary": t}}))])),
    Position::new("parameter.content", Meaning, |d, n, t| {
        d.parameter(n, json!({"name": "value", "in": "query", "content": {t: {"schema": {"type": "object", "properties": {t: {"type": "string"}}}}}}));
    }),
    Position::new("parameter.default", Meaning, |d, n, t| schema(d, n, json!({"type": "string", "default": t}))),
    Position::new("parameter.enum", Name, |d, n, t| schema(d, n, json!({"type": "string", "enum": [t, "other"]}))),
    Position::new("parameter.const", Meaning, |d, n, t| schema(d, n, json!({"const": t}))).since(V31),
    Position::new("parameter.pattern", Meaning, |d, n, t| schema(d, n, json!({"type": "string", "pattern": t}))),
    Position::new("parameter.format", Meaning, |d, n, t| schema(d, n, json!({"type": "string", "format": t}))),
    Position::new("parameter.deep.name", Name, |d, n, t| {
        parameter(d, n, &[("style", json!("deepObject")), ("schema", json!({"type": "object", "properties": {t: {"type": "string", "description": "A part."}}}))]);
    }),
    Position::new("parameter.deep.description", Prose, |d, n, t| {
        parameter(d, n, &[("style", json!("deepObject")), ("schema", json!({"type": "object", "description": t, "properties": {"a": {"type": "string", "description": t}}}))]);
    }),
    Position::new("parameter.fixed", Meaning, |d, n, t| parameter(d, n, &[("in", json!("header")), ("required", json!(true)), ("schema", json!({"type": "string", "enum": [t]}))])),
];
