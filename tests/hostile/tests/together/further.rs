//! The positions that OpenAPI 3.1 and 3.2 have besides, in a document of two files.

use seamstress_hostile::draft::pointer;
use seamstress_hostile::payloads::COMMON as PAYLOADS;
use serde_json::{Map, Value, json};

/// The document: what it refers to lies in `parts`, a file whose name is an attack, too.
pub(crate) fn document(parts: &str) -> Value {
    let each = |entry: fn(usize, &str) -> Value| -> Map<String, Value> {
        let entries = PAYLOADS.iter().enumerate();
        entries
            .map(|(number, text)| ((*text).to_owned(), entry(number, text)))
            .collect()
    };
    let mut paths = Map::new();
    for (number, text) in PAYLOADS.iter().enumerate() {
        let elsewhere = format!("{}{}", encoded(parts), pointer("parts", text));
        paths.insert(
            format!("/{number}/{{id}}"),
            path_item(number, text, &elsewhere),
        );
    }
    json!({
        "openapi": "3.2.0",
        "$self": "\"*/",
        "info": {"title": "Further", "version": "1", "license": {"name": "\"\n[x]", "identifier": "\"", "url": "\""}},
        "tags": PAYLOADS.iter().map(|text| json!({"name": text, "parent": text, "kind": text, "summary": text})).collect::<Value>(),
        "servers": PAYLOADS.iter().map(|text| server(text)).collect::<Value>(),
        "webhooks": each(|_, text| json!({"post": event(text)})),
        "paths": paths,
        "components": {
            "schemas": each(schema),
            "securitySchemes": each(|_, text| json!({"type": "oauth2", "flows": {"authorizationCode": {
                "authorizationUrl": text, "tokenUrl": text, "refreshUrl": text, "scopes": {text: text},
            }}})),
        },
    })
}

/// The other file: a schema for each payload.
pub(crate) fn parts() -> Value {
    let each = PAYLOADS.iter().map(|text| {
        let schema = json!({"type": "object", "title": text, "description": text, "properties": {*text: {"type": "string"}}});
        ((*text).to_owned(), schema)
    });
    json!({"parts": each.collect::<Map<_, _>>()})
}

/// A file's name as a reference holds it.
fn encoded(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.';
    let encode = |byte: u8| {
        if plain(byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    name.bytes().map(encode).collect()
}

fn path_item(number: usize, text: &str, elsewhere: &str) -> Value {
    let call = |id: String| {
        json!({
            "operationId": id, "servers": [server(text)], "security": [{text: [text]}],
            "externalDocs": {"url": text, "description": text},
            "parameters": parameters(text),
            "requestBody": {"description": text, "content": {
                "multipart/form-data": {
                    "schema": {"type": "object", "properties": {text: {"type": "string", "contentMediaType": text}, "file": {"type": "string", "format": "binary"}, "list": {"type": "array", "items": {"$ref": elsewhere}}}},
                    "encoding": {text: {"contentType": text, "style": text, "headers": {text: {"schema": {"type": "string", "default": text}}}}, "file": {"contentType": text}, "list": {"contentType": text}},
                },
                text: {"schema": {"type": "string"}},
                format!("application/{text}"): {"schema": {"$ref": elsewhere}},
            }},
            "responses": {
                "200": {
                    "description": text,
                    "headers": {text: {"description": text, "schema": {"type": "string"}}},
                    "content": {"application/json": {"schema": {"$ref": pointer("components/schemas", text)}}, text: {"schema": {"type": "string"}}},
                },
                "202": {"description": text, "content": {format!("text/{text}"): {}}},
                "206": {"description": text, "content": {"text/event-stream": {"itemSchema": {"type": "object", "properties": {
                    "event": {"const": text}, "data": {"type": "string", "contentMediaType": text, "contentSchema": {"$ref": elsewhere}},
                }}}}},
                text: {"description": text, "content": {"application/json": {"schema": {"$ref": elsewhere}}}},
            },
            "callbacks": {text: {text: {"post": event(text)}, format!("{{$request.body#/{text}}}"): {"put": event(text)}}},
        })
    };
    json!({
        "post": call(format!("call{number}")),
        "additionalOperations": {text: call(format!("other{number}"))},
    })
}

fn server(text: &str) -> Value {
    json!({
        "name": text, "description": text, "url": format!("https://{{{text}}}.example/{{v}}/{text}"),
        "variables": {
            text: {"enum": [text, "b"], "default": text, "description": text},
            "v": {"enum": PAYLOADS, "default": text, "description": text},
        },
    })
}

fn parameters(text: &str) -> Value {
    json!([
        {"name": "id", "in": "path", "required": true, "style": text, "schema": {"type": "string", "format": text, "pattern": text}},
        {"name": text, "in": "query", "content": {text: {"schema": {"type": "object", "properties": {text: {"type": "string"}}}}}},
        {"name": "list", "in": "query", "style": text, "explode": text, "schema": {"type": "array", "items": {"type": "string", "enum": [text, "x"], "default": text}}},
        {"name": "deep", "in": "query", "style": "deepObject", "schema": {"type": "object", "properties": {text: {"type": "object", "properties": {text: {"type": "integer"}}}}}},
        {"name": text, "in": "querystring", "content": {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {text: {}}}}}},
        {"name": "fixed", "in": "header", "required": true, "schema": {"const": text}},
    ])
}

fn event(text: &str) -> Value {
    json!({
        "summary": text, "description": text, "tags": [text],
        "parameters": [{"name": text, "in": "header", "required": true, "schema": {"type": "string"}}],
        "requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": [text], "properties": {text: {"type": "string"}, "event": {"const": text}}}}}},
        "responses": {text: {"description": text}, "200": {"description": text}},
    })
}

/// A schema whose every keyword is an attack: limits that are texts, names of itself, choices by
/// its tag.
fn schema(number: usize, text: &str) -> Value {
    let own = json!({
        "$anchor": text, "$dynamicAnchor": text, "$comment": text, "type": "object",
        "required": [text, "tag"],
        "discriminator": {"propertyName": text, "mapping": {text: text, "a": pointer("components/schemas", text)}, "defaultMapping": text},
        "oneOf": [{"$ref": "#/components/schemas/gen"}, {"$ref": "#/components/schemas/std"}, {"type": "object", "properties": {text: {"const": text}}}],
        "properties": {text: {"type": "string"}},
    });
    let plain = json!({
        "type": "object", "minProperties": text, "x-enum-varnames": {text: text},
        "properties": {
            "text": {"type": "string", "pattern": text, "minLength": text, "maxLength": "5", "format": text, "contentEncoding": text, "contentMediaType": text},
            "whole": {"type": "integer", "minimum": text, "maximum": "1e400", "multipleOf": "0", "default": text},
            "number": {"type": "number", "exclusiveMinimum": "1180591620717411303424", "default": "NaN"},
            "flag": {"type": "boolean", "default": text},
            "list": {"type": "array", "minItems": text, "items": {"type": "string"}, "default": [text, {text: text}]},
            "pair": {"type": "array", "prefixItems": [{"const": text}, {"type": "string", "default": text}]},
            "map": {"type": "object", "propertyNames": {"pattern": text, "enum": [text]}, "patternProperties": {text: {"type": "string"}}, "additionalProperties": {"const": text}, "default": {text: text}},
            "choice": {"enum": [text, 1, null, true, {text: text}, [text]]},
            "numbers": {"type": "integer", "enum": [1, 2], "x-enum-varnames": [text, text], "x-enum-descriptions": [text]},
            "titled": {"oneOf": [{"const": "a", "title": text, "description": text}, {"const": text, "title": "b"}]},
            "read": {"type": "string", "readOnly": true, "title": text, "examples": [text]},
            "write": {"type": "string", "writeOnly": true, "externalDocs": {"url": text}},
        },
    });
    let named = json!({"$id": text, "type": "object", "properties": {"own": {"$ref": "#"}, text: {"type": "string"}}});
    match number % 3 {
        0 => own,
        1 => plain,
        _ => named,
    }
}
