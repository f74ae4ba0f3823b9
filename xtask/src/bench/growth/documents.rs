//! Documents that grow in one count each.

use serde_json::{Map, Value, json};

/// A document of `n` of something, and further files beside it.
pub(super) struct Made {
    /// The document's text.
    pub(super) text: String,
    /// Names and texts of the files.
    pub(super) files: Vec<(String, String)>,
}

/// A count that documents have, and how one of `n` is made.
pub(super) struct Count {
    pub(super) name: &'static str,
    pub(super) make: fn(usize) -> Made,
}

macro_rules! counts {
    ($($name:literal: $make:expr,)+) => { &[$(Count { name: $name, make: $make },)+] };
}

/// All that are measured.
pub(super) const COUNTS: &[Count] = counts! {
    "paths": |n| paths((0..n).map(|i| (format!("/p{i}"), json!({"get": answer()})))),
    "operations of one tag": |n| paths((0..n).map(|i| (format!("/p{i}"), json!({"get": called(&format!("op{i}"), "t")})))),
    "operations of one name": |n| paths((0..n).map(|i| (format!("/p{i}"), json!({"get": called("same", "t")})))),
    "tags": |n| {
        let tags: Vec<Value> = (0..n).map(|i| json!({"name": format!("t{i}"), "description": "About it."})).collect();
        let items = (0..n).map(|i| (format!("/p{i}"), json!({"get": called("x", &format!("t{i}"))})));
        whole(json!({"tags": tags, "paths": items.collect::<Map<_, _>>()}))
    },
    "tags inside of tags": |n| paths((0..n).map(|i| (format!("/a/b/c{i}"), json!({"get": called("x", &format!("a/b/c{i}"))})))),
    "parameters of one operation": |n| operation(json!({"parameters": (0..n).map(|i| parameter(&format!("q{i}"))).collect::<Vec<_>>()})),
    "required parameters": |n| operation(json!({"parameters": (0..n).map(|i| {
        json!({"name": format!("q{i}"), "in": "query", "required": true, "schema": {"type": "string"}})
    }).collect::<Vec<_>>()})),
    "members of a body": |n| operation(json!({"requestBody": {"content": {"application/json": {"schema": record((0..n).map(|i| format!("m{i}")))}}}})),
    "media types of a body": |n| operation(json!({"requestBody": {"content": (0..n).map(|i| {
        (format!("application/x-{i}"), json!({"schema": {"type": "string"}}))
    }).collect::<Map<_, _>>()}})),
    "responses": |n| operation(json!({"responses": (0..n).map(|i| {
        (format!("{}", 200 + i), json!({"description": "x", "content": {"application/json": {"schema": record([format!("m{i}")])}}}))
    }).collect::<Map<_, _>>()})),
    "headers of a response": |n| operation(json!({"responses": {"200": {"description": "x", "headers": (0..n).map(|i| {
        (format!("X-{i}"), json!({"schema": {"type": "string"}}))
    }).collect::<Map<_, _>>()}}})),
    "links of a response": |n| operation(json!({"responses": {"200": {"description": "x", "links": (0..n).map(|i| {
        (format!("l{i}"), json!({"operationId": "x"}))
    }).collect::<Map<_, _>>()}}})),
    "callbacks": |n| operation(json!({"callbacks": (0..n).map(|i| {
        (format!("c{i}"), json!({"{$request.body#/url}": {"post": event(&format!("m{i}"))}}))
    }).collect::<Map<_, _>>()})),
    "webhooks": |n| whole(json!({"webhooks": (0..n).map(|i| (format!("w{i}"), json!({"post": event(&format!("m{i}"))}))).collect::<Map<_, _>>()})),
    "schemas": |n| schemas((0..n).map(|i| (format!("S{i}"), record([format!("m{i}")])))),
    "schemas of one name": |n| schemas((0..n).map(|i| (format!("S{}", ".".repeat(i % 50) + &"_".repeat(i / 50)), record([format!("m{i}")])))),
    "schemas of long names": |n| schemas((0..n).map(|i| (format!("{}{i}", "Word".repeat(50)), record([format!("m{i}")])))),
    "equal inline schemas": |n| schemas((0..n).map(|i| (format!("S{i}"), json!({"type": "object", "properties": {"a": record(["x".to_owned()])}})))),
    "members": |n| schemas([("S".to_owned(), record((0..n).map(|i| format!("m{i}"))))]),
    "members of one name": |n| schemas([("S".to_owned(), record((0..n).map(|i| format!("m{}", ".".repeat(i % 50) + &"_".repeat(i / 50)))))]),
    "required members": |n| schemas([("S".to_owned(), json!({"type": "object", "required": (0..n).map(|i| format!("m{i}")).collect::<Vec<_>>()}))]),
    "values of an enum": |n| schemas([("S".to_owned(), json!({"enum": (0..n).map(|i| format!("v{i}")).collect::<Vec<_>>()}))]),
    "defaults of one enum": |n| schemas([
        ("E".to_owned(), json!({"type": "string", "enum": (0..1000).map(|i| format!("v{i}")).collect::<Vec<_>>()})),
        ("S".to_owned(), json!({"type": "object", "properties": (0..n).map(|i| {
            (format!("m{i}"), json!({"allOf": [{"$ref": "#/components/schemas/E"}], "default": "v999"}))
        }).collect::<Map<_, _>>()})),
    ]),
    "oneOf of records": |n| schemas([("S".to_owned(), json!({"oneOf": (0..n).map(|i| record([format!("m{i}")])).collect::<Vec<_>>()}))]),
    "oneOf of strings": |n| schemas([("S".to_owned(), json!({"oneOf": (0..n).map(|i| json!({"type": "string", "enum": [format!("v{i}")]})).collect::<Vec<_>>()}))]),
    "anyOf of records": |n| schemas([("S".to_owned(), json!({"anyOf": (0..n).map(|i| record([format!("m{i}")])).collect::<Vec<_>>()}))]),
    "allOf of records": |n| schemas([("S".to_owned(), json!({"allOf": (0..n).map(|i| record([format!("m{i}")])).collect::<Vec<_>>()}))]),
    "mapping of a discriminator": |n| {
        let mapping: Map<String, Value> = (0..n).map(|i| (format!("k{i}"), json!(format!("#/components/schemas/S{i}")))).collect();
        let variants: Vec<Value> = (0..n).map(|i| reference(&format!("S{i}"))).collect();
        let union = json!({"oneOf": variants, "discriminator": {"propertyName": "kind", "mapping": mapping}});
        let others = (0..n).map(|i| (format!("S{i}"), json!({"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, format!("m{i}"): {"type": "string"}}})));
        schemas(std::iter::once(("U".to_owned(), union)).chain(others))
    },
    "children of a parent": |n| {
        let parent = json!({"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}, "discriminator": {"propertyName": "kind"}});
        let children = (0..n).map(|i| (format!("C{i}"), json!({"allOf": [reference("P"), record([format!("m{i}")])]})));
        schemas(std::iter::once(("P".to_owned(), parent)).chain(children))
    },
    "chain of references": |n| schemas((0..n).map(|i| (format!("S{i}"), if i + 1 < n { reference(&format!("S{}", i + 1)) } else { record(["a".to_owned()]) }))),
    "chain of records": |n| schemas((0..n).map(|i| (format!("S{i}"), json!({"type": "object", "properties": {"next": reference(&format!("S{}", (i + 1) % n))}})))),
    "references to one schema": |n| schemas([
        ("A".to_owned(), record(["a".to_owned()])),
        ("S".to_owned(), json!({"type": "object", "properties": (0..n).map(|i| (format!("m{i}"), reference("A"))).collect::<Map<_, _>>()})),
    ]),
    "anchors": |n| schemas((0..n).map(|i| (format!("S{i}"), json!({"$anchor": format!("a{i}"), "type": "object", "properties": {"next": {"$ref": format!("#a{}", (i + 1) % n)}}})))),
    "ids": |n| schemas((0..n).map(|i| (format!("S{i}"), json!({"$id": format!("https://x.example/{i}"), "type": "object", "properties": {"next": {"$ref": format!("https://x.example/{}", (i + 1) % n)}}})))),
    "extensions": |n| whole((0..n).map(|i| (format!("x-{i}"), json!(i))).collect::<Map<_, _>>().into()),
    "security schemes": |n| whole(json!({"components": {"securitySchemes": (0..n).map(|i| (format!("k{i}"), json!({"type": "apiKey", "in": "header", "name": format!("X-{i}")}))).collect::<Map<_, _>>()}})),
    "security alternatives": |n| {
        let schemes: Map<String, Value> = (0..n).map(|i| (format!("k{i}"), json!({"type": "apiKey", "in": "header", "name": format!("X-{i}")}))).collect();
        let security: Vec<Value> = (0..n).map(|i| json!({format!("k{i}"): []})).collect();
        whole(json!({"security": security, "components": {"securitySchemes": schemes}, "paths": {"/x": {"get": answer()}}}))
    },
    "servers": |n| whole(json!({"servers": (0..n).map(|i| json!({"url": format!("https://s{i}.example.com")})).collect::<Vec<_>>()})),
    "servers of operations": |n| paths((0..n).map(|i| (format!("/p{i}"), json!({"servers": [{"url": format!("https://s{i}.example.com")}], "get": answer()})))),
    "variables of a server": |n| {
        let url: String = (0..n).map(|i| format!("{{v{i}}}.")).collect();
        let variables: Map<String, Value> = (0..n).map(|i| (format!("v{i}"), json!({"default": "x"}))).collect();
        whole(json!({"servers": [{"url": format!("https://{url}example.com"), "variables": variables}]}))
    },
    "parameters of a path": |n| {
        let path: String = (0..n).map(|i| format!("/{{p{i}}}")).collect();
        let parameters: Vec<Value> = (0..n).map(|i| json!({"name": format!("p{i}"), "in": "path", "required": true, "schema": {"type": "string"}})).collect();
        paths([(path, json!({"parameters": parameters, "get": answer()}))])
    },
    "references that dangle": |n| schemas((0..n).map(|i| (format!("S{i}"), reference(&format!("Gone{i}"))))),
    "references to files that are missing": |n| schemas((0..n).map(|i| (format!("S{i}"), json!({"$ref": format!("gone{i}.yaml")})))),
    "files": |n| Made {
        files: (0..n).map(|i| (format!("f{i}.json"), record([format!("m{i}")]).to_string())).collect(),
        ..schemas((0..n).map(|i| (format!("S{i}"), json!({"$ref": format!("f{i}.json")}))))
    },
    "chain of files": |n| Made {
        files: (0..n).map(|i| (format!("f{i}.json"), json!({"type": "object", "properties": {"next": {"$ref": format!("f{}.json", (i + 1) % n)}}}).to_string())).collect(),
        ..schemas([("S".to_owned(), json!({"$ref": "f0.json"}))])
    },
    "aliases": |n| yaml(n, |i| format!("    S{i}: {{type: object, properties: {{a: *shared}}}}\n")),
    "anchored values": |n| yaml(n, |i| format!("    S{i}: &a{i} {{type: object, properties: {{m{i}: {{type: string}}}}}}\n")),
    "merge keys": |n| yaml(n, |i| format!("    S{i}: {{<<: *shared, title: T{i}}}\n")),
    "lines of a description": |n| whole(json!({"info": {"title": "t", "version": "1", "description": "A line of *words*.\n\n".repeat(n)}})),
    "numbers": |n| whole(json!({"x-numbers": vec![1; n]})),
    "bytes of a string": |n| whole(json!({"x-text": "x".repeat(n)})),
    "definitions of Swagger 2.0": |n| {
        let items = (0..n).map(|i| (format!("/p{i}"), json!({"get": {"parameters": [{"$ref": "#/parameters/q"}], "responses": {"200": {"description": "x", "schema": {"$ref": format!("#/definitions/S{i}")}}}}})));
        let definitions: Map<String, Value> = (0..n).map(|i| (format!("S{i}"), record([format!("m{i}")]))).collect();
        let text = json!({"swagger": "2.0", "info": {"title": "t", "version": "1"}, "host": "x.example", "paths": items.collect::<Map<_, _>>(),
            "parameters": {"q": {"name": "q", "in": "query", "type": "string"}}, "definitions": definitions});
        Made { text: text.to_string(), files: Vec::new() }
    },
};

fn whole(parts: Value) -> Made {
    let mut document =
        json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}});
    if let (Some(document), Value::Object(parts)) = (document.as_object_mut(), parts) {
        document.extend(parts);
    }
    Made {
        text: document.to_string(),
        files: Vec::new(),
    }
}

fn paths(items: impl IntoIterator<Item = (String, Value)>) -> Made {
    whole(json!({"paths": items.into_iter().collect::<Map<_, _>>()}))
}

fn schemas(schemas: impl IntoIterator<Item = (String, Value)>) -> Made {
    whole(json!({"components": {"schemas": schemas.into_iter().collect::<Map<_, _>>()}}))
}

/// One operation with these members.
fn operation(parts: Value) -> Made {
    let mut operation = answer();
    if let (Some(operation), Value::Object(parts)) = (operation.as_object_mut(), parts) {
        operation.extend(parts);
    }
    paths([("/x".to_owned(), json!({"post": operation}))])
}

fn yaml(n: usize, line: impl Fn(usize) -> String) -> Made {
    let start = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\nx-shared: &shared {type: string}\n";
    let lines: String = (0..n).map(line).collect();
    Made {
        text: format!("{start}components:\n  schemas:\n{lines}"),
        files: Vec::new(),
    }
}

fn answer() -> Value {
    json!({"responses": {"204": {"description": "nothing"}}})
}

fn called(id: &str, tag: &str) -> Value {
    json!({"operationId": id, "tags": [tag], "responses": {"204": {"description": "nothing"}}})
}

fn event(member: &str) -> Value {
    json!({"requestBody": {"content": {"application/json": {"schema": record([member.to_owned()])}}}, "responses": {"200": {"description": "x"}}})
}

fn parameter(name: &str) -> Value {
    json!({"name": name, "in": "query", "schema": {"type": "string"}})
}

fn record(names: impl IntoIterator<Item = String>) -> Value {
    let members = names
        .into_iter()
        .map(|name| (name, json!({"type": "string"})));
    json!({"type": "object", "properties": members.collect::<Map<_, _>>()})
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}
