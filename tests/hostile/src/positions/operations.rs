//! Paths, operations, bodies and callbacks.

use serde_json::json;

use super::Role::{Meaning, Name, Prose, Value};
use super::{Draft, Position, Version};

const V2: Version = Version::V2;
const V32: Version = Version::V32;

fn encoding(draft: &mut Draft, at: usize, encoding: serde_json::Value) {
    draft.operation(at)["requestBody"] = json!({"content": {"multipart/form-data": {
        "schema": {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}, "list": {"type": "array", "items": {"type": "string"}}}},
        "encoding": {"list": encoding.clone(), "file": encoding},
    }}});
}

fn callback(draft: &mut Draft, at: usize, (name, expression): (&str, &str), description: &str) {
    draft.operation(at)["callbacks"] = json!({name: {expression: {"post": {
        "description": description, "summary": description,
        "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}},
        "responses": {"200": {"description": "ok"}},
    }}}});
}

pub(super) const POSITIONS: &[Position] = &[
    Position::new("path.key", Meaning, |d, n, t| {
        let item = d.path(n).clone();
        d.root["paths"][format!("/k{n}/{t}")] = item;
        d.operation(n)["operationId"] = json!(format!("other{n}"));
    }).since(V2),
    Position::new("path.key-whole", Meaning, |d, n, t| {
        let item = d.path(n).clone();
        d.root["paths"][t] = item;
        d.operation(n)["operationId"] = json!(format!("other{n}"));
    }).since(V2),
    Position::new("path.key-template", Meaning, |d, n, t| {
        d.parameter(n, json!({"name": t, "in": "path", "required": true, "type": "string", "schema": {"type": "string"}}));
        let item = d.path(n).clone();
        d.root["paths"][format!("/t{n}/{{{t}}}")] = item;
        d.operation(n)["operationId"] = json!(format!("other{n}"));
        d.operation(n)["parameters"] = json!([]);
    }).since(V2),
    Position::new("path.summary", Prose, |d, n, t| d.path(n)["summary"] = json!(t)),
    Position::new("path.description", Prose, |d, n, t| d.path(n)["description"] = json!(t)),
    Position::new("path.method", Meaning, |d, n, t| {
        let operation = json!({"operationId": format!("more{n}"), "responses": {"200": {"description": "ok"}}});
        d.path(n)["additionalOperations"] = json!({t: operation});
    }).since(V32),
    Position::new("path.member", Meaning, |d, n, t| {
        d.path(n)[t] = json!({"operationId": format!("more{n}"), "responses": {"200": {"description": "ok"}}});
    }).since(V2),
    Position::new("operation.id", Name, |d, n, t| d.operation(n)["operationId"] = json!(t)).since(V2),
    Position::new("operation.summary", Prose, |d, n, t| d.operation(n)["summary"] = json!(t)).since(V2),
    Position::new("operation.description", Prose, |d, n, t| d.operation(n)["description"] = json!(t)).since(V2),
    Position::new("operation.both", Prose, |d, n, t| {
        d.operation(n)["summary"] = json!(t);
        d.operation(n)["description"] = json!(t);
    }).since(V2),
    Position::new("operation.external-docs", Prose, |d, n, t| d.operation(n)["externalDocs"] = json!({"url": t, "description": t})).since(V2),
    Position::new("operation.tag", Meaning, |d, n, t| d.operation(n)["tags"] = json!([t])).since(V2),
    Position::new("operation.deprecated", Meaning, |d, n, t| d.operation(n)["deprecated"] = json!(t)).since(V2),
    Position::new("operation.x-deprecated", Value, |d, n, t| {
        d.operation(n)["deprecated"] = json!(true);
        d.operation(n)["x-deprecated"] = json!(t);
    }).since(V2),
    Position::new("operation.x-draft", Meaning, |d, n, t| d.operation(n)["x-draft"] = json!(t)).since(V2),
    Position::new("operation.x-title", Prose, |d, n, t| d.operation(n)["x-title"] = json!(t)).since(V2),
    Position::new("operation.x-undocumented", Meaning, |d, n, t| d.operation(n)["x-undocumented"] = json!(t)).since(V2),
    Position::new("operation.x-response-key", Meaning, |d, n, t| d.operation(n)["x-response-key"] = json!(t)).since(V2),
    Position::new("operation.x-resource", Meaning, |d, n, t| d.operation(n)["x-fern-sdk-group-name"] = json!([t])).since(V2),
    Position::new("operation.x-resources", Meaning, |d, n, t| d.operation(n)["x-fern-sdk-group-name"] = json!([t, t, "a"])).since(V2),
    Position::new("operation.x-method", Name, |d, n, t| d.operation(n)["x-fern-sdk-method-name"] = json!(t)).since(V2),
    Position::new("operation.server.url", Meaning, |d, n, t| d.operation(n)["servers"] = json!([{"url": t}])),
    Position::new("operation.server.description", Name, |d, n, t| d.operation(n)["servers"] = json!([{"url": "https://o.example", "description": t}])),
    Position::new("operation.server.variable", Meaning, |d, n, t| {
        d.operation(n)["servers"] = json!([{"url": format!("https://o.example/{{{t}}}"), "variables": {t: {"default": t, "enum": [t], "description": t}}}]);
    }),
    Position::new("operation.security", Meaning, |d, n, t| d.operation(n)["security"] = json!([{t: [t]}])).since(V2),
    Position::new("body.description", Prose, |d, n, t| d.body(n)["description"] = json!(t)),
    Position::new("body.required", Meaning, |d, n, t| d.body(n)["required"] = json!(t)),
    Position::new("body.media-type", Meaning, |d, n, t| d.body(n)["content"] = json!({t: {"schema": {"type": "string"}}})),
    Position::new("body.media-type-second", Meaning, |d, n, t| d.body(n)["content"][t] = json!({"schema": {"type": "string"}})),
    Position::new("body.media-type-sub", Meaning, |d, n, t| d.body(n)["content"] = json!({format!("application/{t}"): {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}})),
    Position::new("body.media-type-parameter", Meaning, |d, n, t| d.body(n)["content"] = json!({format!("application/json; charset={t}"): {"schema": {"type": "string"}}})),
    Position::new("body.example", Prose, |d, n, t| d.body(n)["content"]["application/json"]["example"] = json!({"a": t, t: t})),
    Position::new("body.examples", Prose, |d, n, t| d.body(n)["content"]["application/json"]["examples"] = json!({t: {"summary": t, "description": t, "value": t, "externalValue": t}})),
    Position::new("body.property", Name, |d, n, t| d.body(n)["content"]["application/json"]["schema"]["properties"] = json!({t: {"type": "string"}})),
    Position::new("body.property-required", Name, |d, n, t| {
        let schema = &mut d.body(n)["content"]["application/json"]["schema"];
        *schema = json!({"type": "object", "required": [t], "properties": {t: {"type": "string", "description": "A member."}}});
    }),
    Position::new("body.form-property", Name, |d, n, t| {
        d.body(n)["content"] = json!({"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {t: {"type": "string"}}}}});
    }),
    Position::new("body.part-name", Name, |d, n, t| {
        d.body(n)["content"] = json!({"multipart/form-data": {"schema": {"type": "object", "required": [t], "properties": {t: {"type": "string", "format": "binary"}}}}});
    }),
    Position::new("encoding.key", Meaning, |d, n, t| {
        encoding(d, n, json!({}));
        d.operation(n)["requestBody"]["content"]["multipart/form-data"]["encoding"] = json!({t: {"contentType": "text/plain"}});
    }),
    Position::new("encoding.content-type", Meaning, |d, n, t| encoding(d, n, json!({"contentType": t}))),
    Position::new("encoding.style", Meaning, |d, n, t| encoding(d, n, json!({"style": t, "explode": t}))),
    Position::new("encoding.header", Meaning, |d, n, t| encoding(d, n, json!({"headers": {t: {"description": t, "required": true, "schema": {"type": "string", "default": t}}}}))),
    Position::new("callback.name", Name, |d, n, t| callback(d, n, (t, "{$request.body#/url}"), "Told later.")),
    Position::new("callback.expression", Meaning, |d, n, t| callback(d, n, ("told", t), "Told later.")),
    Position::new("callback.expression-body", Meaning, |d, n, t| callback(d, n, ("told", &format!("{{$request.body#/{t}}}")), "Told later.")),
    Position::new("callback.description", Prose, |d, n, t| callback(d, n, ("told", "{$request.body#/url}"), t)),
];
