//! The positions that every document has.

use seamstress_hostile::draft::pointer;
use seamstress_hostile::payloads::COMMON as PAYLOADS;
use serde_json::{Map, Value, json};

/// A document with every payload in every position.
pub(crate) fn document() -> Value {
    let mut schemas = Map::new();
    let mut schemes = Map::new();
    let mut paths = Map::new();
    let variants: Vec<Value> = PAYLOADS
        .iter()
        .map(|tag| json!({"type": "object", "required": ["t"], "properties": {"t": {"const": tag}, "v": {"type": "string"}}}))
        .collect();
    for (number, text) in PAYLOADS.iter().enumerate() {
        let member = json!({"type": "string", "description": text, "default": text, "deprecated": true, "x-deprecated": text});
        let enumeration = json!({"type": "string", "enum": PAYLOADS, "x-enum-descriptions": PAYLOADS, "x-enum-varnames": PAYLOADS});
        schemas.insert((*text).to_owned(), json!({
            "type": "object", "title": text, "description": format!("{text}\n\n{text}"), "required": [text],
            "properties": {*text: member, "values": enumeration, "fixed": {"const": text}, "itself": {"$ref": pointer("components/schemas", text)}},
        }));
        let place = ["header", "query", "cookie"][number % 3];
        schemes.insert(
            (*text).to_owned(),
            json!({"type": "apiKey", "in": place, "name": text, "description": text}),
        );
        let parameters: Vec<Value> = ["query", "header", "cookie", "path"]
            .iter()
            .map(|place| json!({"name": text, "in": place, "required": *place == "path", "description": text, "schema": {"type": "string", "default": text}}))
            .collect();
        paths.insert(format!("/{number}/{text}"), json!({"post": {
            "operationId": text, "tags": [text], "summary": text, "description": text, "x-deprecated": text, "security": [{*text: []}],
            "parameters": parameters,
            "requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": [text], "properties": {*text: {"type": "string", "description": text}}}}}},
            "responses": {"200": {"description": text, "content": {"application/json": {"schema": {"oneOf": variants}}}}},
        }}));
    }
    json!({
        "openapi": "3.1.0",
        "info": {"title": PAYLOADS.join(" "), "version": "v1 \"", "description": PAYLOADS.join("\n\n")},
        "servers": [{"url": "https://x\"y/{a}", "description": "\n", "variables": {"a": {"default": "\""}}}],
        "tags": PAYLOADS.iter().map(|text| json!({"name": text, "description": format!("{text} text {text}")})).collect::<Vec<_>>(),
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": schemes},
    })
}
