//! Responses, their headers and links.

use serde_json::json;

use super::Role::{Meaning, Prose};
use super::{Draft, Position, Version};

const V2: Version = Version::V2;
const V32: Version = Version::V32;

fn link(draft: &mut Draft, at: usize, name: &str, link: serde_json::Value) {
    draft.response(at)["links"] = json!({name: link});
}

pub(super) const POSITIONS: &[Position] = &[
    Position::new("response.status", Meaning, |d, n, t| {
        d.operation(n)["responses"][t] = json!({"description": "More.", "content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}});
    }),
    Position::new("response.status-only", Meaning, |d, n, t| d.operation(n)["responses"] = json!({t: {"description": "All."}})).since(V2),
    Position::new("response.description", Prose, |d, n, t| d.response(n)["description"] = json!(t)).since(V2),
    Position::new("response.summary", Prose, |d, n, t| d.response(n)["summary"] = json!(t)).since(V32),
    Position::new("response.error-description", Prose, |d, n, t| {
        d.operation(n)["responses"]["404"] = json!({"description": t, "content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}});
    }),
    Position::new("response.second-description", Prose, |d, n, t| {
        d.operation(n)["responses"]["202"] = json!({"description": t, "content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}});
    }),
    Position::new("response.media-type", Meaning, |d, n, t| d.response(n)["content"] = json!({t: {"schema": {"type": "string"}}})),
    Position::new("response.media-type-second", Meaning, |d, n, t| d.response(n)["content"][t] = json!({"schema": {"type": "string"}})),
    Position::new("response.media-type-text", Meaning, |d, n, t| d.response(n)["content"] = json!({format!("text/{t}"): {}})),
    Position::new("response.example", Prose, |d, n, t| d.response(n)["content"]["application/json"]["example"] = json!(t)),
    Position::new("response.event-name", Meaning, |d, n, t| {
        d.response(n)["content"] = json!({"text/event-stream": {"itemSchema": {"type": "object", "properties": {
            "event": {"const": t}, "data": {"type": "string", "contentMediaType": t},
        }}}});
    }).since(V32),
    Position::new("response.event-description", Prose, |d, n, t| {
        d.response(n)["content"] = json!({"text/event-stream": {"itemSchema": {"type": "object", "description": t, "properties": {
            "event": {"type": "string", "description": t}, "data": {"type": "string", "description": t},
        }}}});
    }).since(V32),
    Position::new("response.inline-property", Meaning, |d, n, t| {
        d.response(n)["content"]["application/json"]["schema"] = json!({"type": "object", "properties": {t: {"type": "object", "properties": {t: {"type": "string"}}}}});
    }),
    Position::new("header.name", Meaning, |d, n, t| d.response(n)["headers"] = json!({t: {"description": "A header.", "schema": {"type": "string"}}})),
    Position::new("header.description", Prose, |d, n, t| d.response(n)["headers"] = json!({"x-a": {"description": t, "schema": {"type": "string"}}})),
    Position::new("header.enum", Meaning, |d, n, t| d.response(n)["headers"] = json!({"x-a": {"schema": {"type": "string", "enum": [t, "b"], "default": t}}})),
    Position::new("link.name", Meaning, |d, n, t| link(d, n, t, json!({"operationId": "base", "parameters": {"id": "$response.body#/id"}}))),
    Position::new("link.operation", Meaning, |d, n, t| link(d, n, "next", json!({"operationId": t}))),
    Position::new("link.operation-ref", Meaning, |d, n, t| link(d, n, "next", json!({"operationRef": t}))),
    Position::new("link.description", Meaning, |d, n, t| link(d, n, "next", json!({"operationId": "base", "description": t}))),
    Position::new("link.parameter", Meaning, |d, n, t| link(d, n, "next", json!({"operationId": "base", "parameters": {t: t}, "requestBody": t}))),
];
