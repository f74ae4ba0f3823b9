//! The positions of Swagger 2.0.

use seamstress_hostile::draft::pointer;
use seamstress_hostile::payloads::COMMON as PAYLOADS;
use serde_json::{Map, Value, json};

/// A document with every payload in every position.
pub(crate) fn document() -> Value {
    let mut paths = Map::new();
    let mut definitions = Map::new();
    let mut schemes = Map::new();
    for (number, text) in PAYLOADS.iter().enumerate() {
        paths.insert(format!("/{number}/{text}"), path_item(number, text));
        definitions.insert((*text).to_owned(), json!({
            "type": "object", "title": text, "description": text, "discriminator": text, "required": [text],
            "externalDocs": {"url": text, "description": text}, "xml": {"name": text}, "example": {*text: text},
            "properties": {
                *text: {"type": "string", "description": text, "default": text, "pattern": text, "format": text},
                "itself": {"$ref": pointer("definitions", text)},
                "kinds": {"type": "array", "items": {"type": "string", "enum": PAYLOADS}, "collectionFormat": text},
                "file": {"type": "file"},
            },
        }));
        schemes.insert(
            (*text).to_owned(),
            json!({"type": "oauth2", "flow": text, "authorizationUrl": text, "tokenUrl": text, "scopes": {*text: text}}),
        );
    }
    json!({
        "swagger": "2.0",
        "info": {"title": "\"\n*/", "version": "\"", "termsOfService": "\"", "contact": {"name": "\"\n", "url": "\n"}},
        "host": "x\"y{0}\n", "basePath": "/\"*/{a}", "schemes": PAYLOADS,
        "consumes": PAYLOADS, "produces": PAYLOADS,
        "tags": PAYLOADS.iter().map(|text| json!({"name": text, "description": text})).collect::<Value>(),
        "paths": paths,
        "definitions": definitions,
        "parameters": PAYLOADS.iter().map(|text| ((*text).to_owned(), json!({"name": text, "in": "query", "type": "string", "default": text}))).collect::<Map<_, _>>(),
        "responses": PAYLOADS.iter().map(|text| ((*text).to_owned(), json!({"description": text, "schema": {"$ref": pointer("definitions", text)}}))).collect::<Map<_, _>>(),
        "securityDefinitions": schemes,
    })
}

fn path_item(number: usize, text: &str) -> Value {
    let rest = json!({
        "description": text, "schemes": [text], "security": [{text: [text]}],
        "responses": {
            "200": {"$ref": pointer("responses", text)},
            "404": {"description": text, "schema": {"type": "string", "enum": [text, "x"]}, "headers": {text: {"type": "string", "description": text, "collectionFormat": text}}, "examples": {text: text}},
            text: {"description": text, "schema": {"type": "file"}},
        },
    });
    let with = |id: String, consumes: Value, parameters: Value| {
        let mut call = rest.clone();
        call["operationId"] = json!(id);
        call["tags"] = json!([text]);
        call["consumes"] = consumes;
        call["produces"] = json!([text, "application/json"]);
        call["parameters"] = parameters;
        call
    };
    json!({
        "post": with(format!("form{number}"), json!(["multipart/form-data", text]), json!([
            {"name": text, "in": "formData", "type": "file", "description": text},
            {"name": "list", "in": "formData", "type": "array", "items": {"type": "string", "default": text}, "collectionFormat": text},
            {"name": format!("{text}2"), "in": "formData", "type": text, "default": text, "maxLength": text},
        ])),
        "put": with(format!("body{number}"), json!([text, "application/json"]), json!([
            {"name": text, "in": "body", "description": text, "schema": {"$ref": pointer("definitions", text)}},
            {"$ref": pointer("parameters", text)},
            {"name": "header", "in": "header", "type": "array", "items": {"type": "string", "enum": [text]}, "collectionFormat": text, "default": [text]},
        ])),
        "get": with(format!("get{number}"), json!(text), json!([{"name": text, "in": text, "type": "string"}])),
    })
}
