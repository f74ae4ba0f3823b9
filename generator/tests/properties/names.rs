//! Names that clash, in every scope at once.

use std::collections::BTreeSet;
use std::str::FromStr as _;

use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Map, Value, json};

use crate::cases::{Dice, variable};
use crate::generated;

/// Words of which many become the same identifier, are keywords, or are names of the SDK's own.
/// None holds a digit: each digit at the end of a name is one that the generator gave.
const WORDS: &[&str] = &[
    "pet-id",
    "petId",
    "pet_id",
    "pet id",
    "PetId",
    "Pet-ID",
    "type",
    "Type",
    "kind",
    "Kind",
    "self",
    "Self",
    "self_",
    "new",
    "send",
    "send_as_xml",
    "clone",
    "core",
    "other",
    "Other",
    "Unknown",
    "get",
    "GET",
    "list",
    "pets",
    "Pets",
    "pet",
    "Pet",
    "+",
    "-",
    "*",
    "star",
    "",
    " ",
    "client",
    "Client",
    "call",
    "body",
    "additional_properties",
    "kind_or_default",
    "webhook",
    "query_pet_id",
    "pets/pet-id",
    "Pets/petId",
    "base_url",
    "match",
    "r#match",
    "été",
    "ete",
];

/// Identifiers of the language and of the runtime that end in a digit.
const OF_RUST: &[&str] = &["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "f32", "f64"];

/// Generates documents of such words; the same ones on every machine.
pub(crate) fn hold() {
    let seed = variable("SEAMSTRESS_SEED").unwrap_or(1);
    let mut numbers = 0;
    for case in 0..variable("SEAMSTRESS_CASES").unwrap_or(40) {
        let mut dice = Dice::new(seed.wrapping_mul(1_000_003).wrapping_add(case));
        let document = document(&mut dice);
        let text = document.to_string();
        let (found, files) = generated::generate_and_report("names.json", text.as_bytes());
        assert!(!files.is_empty(), "case {case}: {found:?}\n{text}");
        let faults = generated::faults(&files);
        assert!(faults.is_empty(), "case {case}: {faults:?}\n{text}");
        let clashes = found.iter().filter(|found| found.code == "E0601");
        let reported: String =
            clashes.filter_map(|found| found.chosen.clone()).collect::<Vec<_>>().join("\n");
        for name in numbered(&files) {
            numbers += 1;
            assert!(
                reported.contains(&format!("`{name}`")),
                "case {case}: {name} is not reported:\n{reported}\n{text}"
            );
        }
        own_spellings(&document, &files, case);
    }
    assert!(numbers > 0, "the words clash");
}

/// The identifiers that end in a digit.
fn numbered(files: &seamstress::internals::Files) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (_, text) in generated::own(files) {
        collect(TokenStream::from_str(text).expect("tokens"), &mut names);
    }
    names.retain(|name| !OF_RUST.contains(&name.as_str()));
    names
}

fn collect(tokens: TokenStream, names: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect(group.stream(), names),
            TokenTree::Ident(name) => {
                let name = name.to_string();
                if name.ends_with(|c: char| c.is_ascii_digit()) {
                    names.insert(name);
                }
            }
            _ => {}
        }
    }
}

/// A member that is spelled as an identifier of its scope has it: `kind` is `kind`.
fn own_spellings(document: &Value, files: &seamstress::internals::Files, case: u64) {
    let members = &document["components"]["schemas"]["record"]["properties"];
    if members.get("kind").is_none() || members.get("type").is_none() {
        return;
    }
    let text = &files["src/types/record.rs"];
    for line in ["kind: optional", "r#type as \"type\": optional"] {
        assert!(text.contains(line), "case {case}: no `{line}`\n{document}");
    }
}

fn document(dice: &mut Dice) -> Value {
    let record = record(dice);
    let mut schemas = json!({ "record": record });
    for name in words(dice, 4) {
        schemas[name] = json!({ "type": "object", "properties": properties(dice) });
    }
    let names: Vec<String> = schemas.as_object().expect("an object").keys().cloned().collect();
    let reference = |name: &String| json!({ "$ref": format!("#/components/schemas/{}", name.replace('/', "~1")) });
    schemas["a choice"] = json!({ "oneOf": names.iter().map(reference).collect::<Vec<_>>() });
    let mut paths = Map::new();
    for (number, letter) in ('a'..='f').enumerate() {
        let ty = if number == 0 {
            json!({ "$ref": "#/components/schemas/a choice" })
        } else {
            reference(&names[0])
        };
        let parameters = words(dice, 5).into_iter().map(|name| {
            json!({ "name": name, "in": dice.of(&["query", "header"]), "schema": { "type": "string" } })
        });
        let parameters: Vec<Value> = parameters.collect();
        paths.insert(
            format!("/{letter}"),
            json!({ "post": {
                "tags": [dice.of(WORDS)],
                "operationId": dice.of(WORDS),
                "parameters": parameters,
                "requestBody": { "content": {
                    "application/json": { "schema": { "type": "object", "properties": properties(dice) } },
                    "application/x-xml": { "schema": { "type": "object", "properties": properties(dice) } },
                    "application/vnd.xml": { "schema": { "type": "object", "properties": properties(dice) } },
                } },
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": ty } } } },
            } }),
        );
    }
    let schemes = words(dice, 4)
        .into_iter()
        .map(|name| (name, json!({ "type": "http", "scheme": "bearer" })));
    let answer = json!({ "post": { "responses": { "204": { "description": "" } } } });
    let webhooks = words(dice, 4).into_iter().map(|name| (name, answer.clone()));
    json!({
        "openapi": "3.1.0",
        "info": { "title": "names", "version": "1" },
        "paths": paths,
        "webhooks": webhooks.collect::<Map<_, _>>(),
        "components": { "schemas": schemas, "securitySchemes": schemes.collect::<Map<_, _>>() },
    })
}

fn record(dice: &mut Dice) -> Value {
    let mut record = json!({ "type": "object", "properties": properties(dice) });
    if dice.below(2) == 0 {
        record["additionalProperties"] = json!({ "type": "integer" });
    }
    record
}

fn properties(dice: &mut Dice) -> Value {
    let members = words(dice, 8).into_iter().map(|name| {
        let schema = match dice.below(3) {
            0 => json!({ "type": "string", "default": "x" }),
            1 => json!({ "type": "string", "enum": words(dice, 6) }),
            _ => json!({ "type": "string" }),
        };
        (name, schema)
    });
    members.collect::<Map<_, _>>().into()
}

/// Up to so many different words.
fn words(dice: &mut Dice, most: usize) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for _ in 0..=dice.below(most) {
        let word = dice.of(WORDS);
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}
