//! Schemas and their members.

use serde_json::json;

use super::Role::{Meaning, Name, Prose};
use super::{Draft, Position, Version};
use crate::draft::pointer;

const V2: Version = Version::V2;
const V31: Version = Version::V31;
const V32: Version = Version::V32;

/// A member with a keyword.
fn member(draft: &mut Draft, at: usize, kind: &str, more: &[(&str, serde_json::Value)]) {
    let member = draft.member(at);
    *member = json!({"type": kind});
    for (key, value) in more {
        member[*key] = value.clone();
    }
}

/// A choice between two records by their tag.
fn choice(draft: &mut Draft, at: usize, (property, key, target): (&str, &str, &str)) {
    let folder = draft.schema_folder();
    for name in ["Cat", "Dog"] {
        let schema = json!({"type": "object", "required": [property], "properties": {property: {"type": "string"}, name: {"type": "string"}}});
        draft.named_schema(at, &format!("{name}{at}"), schema);
    }
    let reference = |name: &str| json!({"$ref": pointer(folder, &format!("{name}{at}"))});
    let target = if target.is_empty() {
        pointer(folder, &format!("Cat{at}"))
    } else {
        target.to_owned()
    };
    let schema = json!({
        "oneOf": [reference("Cat"), reference("Dog")],
        "discriminator": {"propertyName": property, "mapping": {key: target, "dog": pointer(folder, &format!("Dog{at}"))}},
    });
    draft.named_schema(at, &format!("Choice{at}"), schema);
}

pub(super) const POSITIONS: &[Position] = &[
    Position::new("schema.name", Name, |d, n, t| {
        d.named_schema(n, t, json!({"type": "object", "properties": {"a": {"type": "string"}}}));
    }).since(V2),
    Position::new("schema.name-of-enum", Name, |d, n, t| d.named_schema(n, t, json!({"type": "string", "enum": ["a", "b"]}))).since(V2),
    Position::new("schema.name-of-union", Name, |d, n, t| {
        d.named_schema(n, t, json!({"oneOf": [{"type": "string"}, {"type": "object", "properties": {"a": {"type": "string"}}}]}));
    }),
    Position::new("schema.name-of-list", Name, |d, n, t| d.named_schema(n, t, json!({"type": "array", "items": {"type": "object", "properties": {"a": {"type": "string"}}}}))).since(V2),
    Position::new("schema.name-of-itself", Name, |d, n, t| {
        let itself = json!({"$ref": pointer(d.schema_folder(), t)});
        d.named_schema(n, t, json!({"type": "object", "properties": {"a": itself}}));
    }).since(V2),
    Position::new("schema.title", Prose, |d, n, t| d.record(n)["title"] = json!(t)).since(V2),
    Position::new("schema.description", Prose, |d, n, t| d.record(n)["description"] = json!(t)).since(V2),
    Position::new("schema.title-and-description", Prose, |d, n, t| {
        d.record(n)["title"] = json!(t);
        d.record(n)["description"] = json!(t);
    }).since(V2),
    Position::new("schema.comment", Prose, |d, n, t| d.record(n)["$comment"] = json!(t)).since(V31),
    Position::new("schema.external-docs", Prose, |d, n, t| d.record(n)["externalDocs"] = json!({"url": t, "description": t})).since(V2),
    Position::new("schema.xml", Prose, |d, n, t| d.record(n)["xml"] = json!({"name": t, "prefix": t, "namespace": t})).since(V2),
    Position::new("schema.example", Prose, |d, n, t| d.record(n)["example"] = json!({t: t})).since(V2),
    Position::new("schema.examples", Prose, |d, n, t| d.record(n)["examples"] = json!([{t: t}, t])).since(V31),
    Position::new("schema.type", Meaning, |d, n, t| d.record(n)["type"] = json!(t)).since(V2),
    Position::new("schema.required", Meaning, |d, n, t| d.record(n)["required"] = json!([t])).since(V2),
    Position::new("schema.x-internal", Meaning, |d, n, t| d.record(n)["x-internal"] = json!(t)).since(V2),
    Position::new("schema.anchors", Meaning, |d, n, t| {
        d.record(n)["$anchor"] = json!(t);
        d.record(n)["$dynamicAnchor"] = json!(t);
    }).since(V31),
    Position::new("schema.id", Meaning, |d, n, t| d.record(n)["$id"] = json!(t)).since(V31),
    Position::new("schema.ref", Meaning, |d, n, t| *d.member(n) = json!({"$ref": t})).since(V2),
    Position::new("schema.ref-name", Meaning, |d, n, t| {
        let reference = pointer(d.schema_folder(), t);
        *d.member(n) = json!({"$ref": reference});
    }).since(V2),
    Position::new("schema.dynamic-ref", Meaning, |d, n, t| *d.member(n) = json!({"$dynamicRef": t})).since(V31),
    Position::new("schema.keyword", Meaning, |d, n, t| d.record(n)[t] = json!(t)).since(V2),
    Position::new("schema.number-keywords", Meaning, |d, n, t| {
        member(d, n, "number", &[("minimum", json!(t)), ("maximum", json!(t)), ("multipleOf", json!(t)), ("exclusiveMinimum", json!(t)), ("default", json!(t))]);
    }).since(V2),
    Position::new("schema.text-keywords", Meaning, |d, n, t| member(d, n, "string", &[("minLength", json!(t)), ("maxLength", json!(t))])).since(V2),
    Position::new("schema.list-keywords", Meaning, |d, n, t| member(d, n, "array", &[("minItems", json!(t)), ("maxItems", json!(t)), ("uniqueItems", json!(t))])).since(V2),
    Position::new("schema.bool-keywords", Meaning, |d, n, t| {
        member(d, n, "string", &[("nullable", json!(t)), ("readOnly", json!(t)), ("writeOnly", json!(t)), ("deprecated", json!(t))]);
    }).since(V2),
    Position::new("member.name", Name, |d, n, t| d.record(n)["properties"][t] = json!({"type": "string"})).since(V2),
    Position::new("member.name-of-object", Meaning, |d, n, t| d.record(n)["properties"][t] = json!({"type": "object", "properties": {"a": {"type": "string"}}})).since(V2),
    Position::new("member.name-of-enum", Meaning, |d, n, t| d.record(n)["properties"][t] = json!({"type": "string", "enum": ["a", "b"], "default": "a"})).since(V2),
    Position::new("member.name-required", Name, |d, n, t| {
        let record = d.record(n);
        record["properties"][t] = json!({"type": "string"});
        record["required"] = json!([t]);
    }).since(V2),
    Position::new("member.name-with-default", Name, |d, n, t| d.record(n)["properties"][t] = json!({"type": "string", "default": "a"})).since(V2),
    Position::new("member.description", Prose, |d, n, t| d.member(n)["description"] = json!(t)).since(V2),
    Position::new("member.title", Prose, |d, n, t| d.member(n)["title"] = json!(t)).since(V2),
    Position::new("member.object-description", Prose, |d, n, t| {
        *d.member(n) = json!({"type": "object", "title": "Inner", "description": t, "properties": {"a": {"type": "string", "description": t}}});
    }).since(V2),
    Position::new("member.default", Meaning, |d, n, t| member(d, n, "string", &[("default", json!(t))])).since(V2),
    Position::new("member.default-list", Meaning, |d, n, t| member(d, n, "array", &[("items", json!({"type": "string"})), ("default", json!([t, {t: t}]))])).since(V2),
    Position::new("member.pattern", Meaning, |d, n, t| member(d, n, "string", &[("pattern", json!(t))])).since(V2),
    Position::new("member.format", Meaning, |d, n, t| member(d, n, "string", &[("format", json!(t))])).since(V2),
    Position::new("member.number-format", Meaning, |d, n, t| member(d, n, "integer", &[("format", json!(t))])).since(V2),
    Position::new("member.content", Meaning, |d, n, t| {
        member(d, n, "string", &[("contentEncoding", json!(t)), ("contentMediaType", json!(t)), ("contentSchema", json!({"title": t, "type": "object"}))]);
    }).since(V31),
    Position::new("member.const", Meaning, |d, n, t| *d.member(n) = json!({"const": t})).since(V31),
    Position::new("member.const-object", Meaning, |d, n, t| *d.member(n) = json!({"const": {t: [t]}})).since(V31),
    Position::new("member.x-deprecated", Meaning, |d, n, t| {
        member(d, n, "string", &[("deprecated", json!(true)), ("x-deprecated", json!(t)), ("description", json!(t))]);
    }).since(V2),
    Position::new("enum.value", Name, |d, n, t| member(d, n, "string", &[("enum", json!([t, "other"]))])).since(V2),
    Position::new("enum.values", Meaning, |d, n, t| {
        let values = json!([t, format!("{t} "), format!(" {t}"), t.to_uppercase(), t.to_lowercase(), format!("{t}{t}")]);
        member(d, n, "string", &[("enum", values)]);
    }).since(V2),
    Position::new("enum.mixed", Meaning, |d, n, t| *d.member(n) = json!({"enum": [t, 1, null, true, {t: t}, [t]]})).since(V2),
    Position::new("enum.x-names", Name, |d, n, t| member(d, n, "string", &[("enum", json!(["a", "b"])), ("x-enum-varnames", json!([t, "Second"]))])).since(V2),
    Position::new("enum.x-names-number", Name, |d, n, t| member(d, n, "integer", &[("enum", json!([1, 2])), ("x-enum-varnames", json!([t, "Second"]))])).since(V2),
    Position::new("enum.x-descriptions", Prose, |d, n, t| member(d, n, "string", &[("enum", json!(["a", "b"])), ("x-enum-descriptions", json!([t, "Second."]))])).since(V2),
    Position::new("enum.x-ms", Meaning, |d, n, t| {
        member(d, n, "string", &[("enum", json!(["a", "b"])), ("x-ms-enum", json!({"name": t, "values": [{"value": "a", "name": t, "description": t}]}))]);
    }).since(V2),
    Position::new("enum.description", Prose, |d, n, t| member(d, n, "string", &[("enum", json!(["a", "b"])), ("description", json!(t))])).since(V2),
    Position::new("enum.one-of", Meaning, |d, n, t| {
        *d.member(n) = json!({"oneOf": [{"const": "a", "title": t, "description": t}, {"const": t, "title": "B"}]});
    }).since(V31),
    Position::new("enum.one-of-description", Prose, |d, n, t| {
        *d.member(n) = json!({"oneOf": [{"const": "a", "title": "A", "description": t}, {"const": "b", "title": "B"}]});
    }).since(V31),
    Position::new("union.title", Meaning, |d, n, t| {
        *d.member(n) = json!({"oneOf": [{"title": t, "type": "string"}, {"title": "Other", "type": "object", "properties": {"a": {"type": "string"}}}]});
    }),
    Position::new("union.description", Prose, |d, n, t| {
        *d.member(n) = json!({"description": t, "oneOf": [{"description": t, "type": "string"}, {"type": "object", "description": t, "properties": {"a": {"type": "string"}}}]});
    }),
    Position::new("discriminator.property", Meaning, |d, n, t| choice(d, n, (t, "cat", ""))),
    Position::new("discriminator.key", Name, |d, n, t| choice(d, n, ("kind", t, ""))),
    Position::new("discriminator.target", Meaning, |d, n, t| choice(d, n, ("kind", "cat", t))),
    Position::new("discriminator.default", Meaning, |d, n, t| {
        choice(d, n, ("kind", "cat", ""));
        d.root["components"]["schemas"][format!("Choice{n}")]["discriminator"]["defaultMapping"] = json!(t);
    }).since(V32),
    Position::new("map.property-names", Meaning, |d, n, t| {
        *d.member(n) = json!({"type": "object", "propertyNames": {"pattern": t, "enum": [t]}, "additionalProperties": {"type": "string"}});
    }).since(V31),
    Position::new("map.pattern-properties", Meaning, |d, n, t| *d.member(n) = json!({"type": "object", "patternProperties": {t: {"type": "string"}}})).since(V31),
    Position::new("map.description", Prose, |d, n, t| {
        *d.member(n) = json!({"type": "object", "description": t, "additionalProperties": {"type": "string", "description": t}});
    }).since(V2),
    Position::new("tuple.const", Meaning, |d, n, t| *d.member(n) = json!({"type": "array", "prefixItems": [{"const": t}, {"type": "string", "default": t}], "items": false, "minItems": 2})).since(V31),
    Position::new("all-of.description", Prose, |d, n, t| {
        *d.member(n) = json!({"description": t, "allOf": [{"type": "object", "title": "Part", "description": t, "properties": {"a": {"type": "string", "description": t}}}]});
    }).since(V2),
    Position::new("not.description", Meaning, |d, n, t| *d.member(n) = json!({"type": "string", "not": {"const": t, "enum": [t], "pattern": t, "description": t}})),
    Position::new("conditions", Meaning, |d, n, t| {
        let record = d.record(n);
        record["if"] = json!({"properties": {t: {"const": t}}});
        record["then"] = json!({"required": [t]});
        record["dependentRequired"] = json!({t: [t]});
        record["dependentSchemas"] = json!({t: {"description": t}});
    }).since(V31),
];
