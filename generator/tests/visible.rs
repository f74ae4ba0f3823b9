//! Text of a document that people see holds nothing that a terminal acts on, wherever in the
//! document it stands.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;

use seamstress::{Format, Options, Spec, Stage};
use serde_json::json;

/// A command of a terminal in C0 and in C1, marks of direction, characters of no width, separators
/// of lines.
const HOSTILE: &str = "\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{200b}\u{200f}\u{2028}\u{2029}\u{85}\u{feff}\u{e0041}\u{7f}";

fn is_hostile(c: char) -> bool {
    c != '\n' && HOSTILE.contains(c) && !c.is_ascii_graphic()
}

/// A document with the text in most places, and a fault in many of them.
fn document() -> String {
    let x = HOSTILE;
    json!({
        "openapi": "3.1.0",
        "info": {"title": format!("T{x}"), "version": x, "description": x},
        "servers": [{"url": format!("https://a{x}.example/?q"), "description": x}, {"url": format!("ftp://{x}")}],
        "tags": [{"name": format!("t{x}"), "description": format!("about {x}")}],
        "security": [{format!("gone{x}"): []}],
        "paths": {
            format!("/a/{{b{x}}}/{x}"): {
                "get": {
                    "operationId": format!("o{x}"), "tags": [format!("t{x}")], "summary": x,
                    "parameters": [
                        {"name": format!("q{x}"), "in": format!("nowhere{x}")},
                        {"name": format!("p{x}"), "in": "query", "style": x, "schema": {"type": format!("s{x}")}},
                    ],
                    "requestBody": {"content": {format!("text/{x}"): {"schema": {"type": "string"}}}},
                    "responses": {
                        format!("2{x}"): {"description": x},
                        "200": {"description": x, "content": {x: {"schema": {"$ref": format!("#/components/schemas/Gone{x}")}}}},
                    },
                },
                "post": {"operationId": format!("o{x}"), "responses": {"200": {"$ref": format!("gone{x}.yaml")}}},
            },
        },
        "components": {
            "schemas": {
                format!("S{x}"): {
                    "type": "object", "title": x, "required": [format!("m{x}"), format!("n{x}")],
                    "properties": {format!("m{x}"): {"enum": [x, format!("{x}{x}")], "default": format!("d{x}"), "pattern": x}},
                },
                "U": {"oneOf": [{"$ref": format!("https://x.example/{x}")}, {"$ref": format!("../{x}")}],
                      "discriminator": {"propertyName": x, "mapping": {x: format!("Gone{x}")}}},
            },
            "securitySchemes": {format!("k{x}"): {"type": format!("odd{x}")}},
        },
    })
    .to_string()
}

#[test]
fn messages_and_what_is_inspected_hold_no_character_that_is_not_seen() {
    let spec = Spec::Text { name: format!("doc{HOSTILE}.json"), text: document() };
    let out = tempfile::tempdir().unwrap();
    let options = Options::of(spec, out.path().join("sdk"));
    let outcome = seamstress::generate(&options);
    assert!(outcome.messages.len() > 10, "{:?}", outcome.messages);
    let mut shown: Vec<String> = Vec::new();
    for message in &outcome.messages {
        shown.extend([message.human(false).to_string(), message.json(), format!("{message:?}")]);
    }
    for stage in [Stage::Document, Stage::Api, Stage::Sdk] {
        for format in [Format::Text, Format::Json] {
            shown.push(seamstress::inspect(&options, stage, None, format).text.unwrap());
        }
    }
    shown.extend(["Cargo.toml", "src/lib.rs", "src/client.rs"].map(|file| {
        fs::read_to_string(out.path().join("sdk").join(file))
            .unwrap()
            .lines()
            .take(2)
            .collect::<String>()
    }));
    for text in shown {
        let found: Vec<char> = text.chars().filter(|c| is_hostile(*c)).collect();
        assert!(found.is_empty(), "{found:?} in {text}");
    }
}

#[test]
fn a_message_is_no_longer_than_a_screen() {
    let name = "x".repeat(10_000);
    let schemas = json!({name.clone(): {"type": name.clone()}, "A": {"$ref": format!("#/components/schemas/{name}y")}});
    let text = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": schemas}});
    let spec = Spec::Text { name: "x.json".to_owned(), text: text.to_string() };
    let inspected = seamstress::inspect(&Options::of(spec, ""), Stage::Api, None, Format::Text);
    assert_eq!(inspected.messages.len(), 2);
    for message in inspected.messages {
        assert!(message.to_string().lines().all(|line| line.chars().count() < 1_100), "{message}");
    }
}
