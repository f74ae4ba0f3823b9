//! Documents with anything in any place: generation ends in time, never panics, and what it writes
//! is Rust.
//!
//! Each case takes a fixture's document, changes nodes of it at random and generates. The same seed
//! gives the same cases; `SEAMSTRESS_MUTATIONS=5000 cargo test -p seamstress --test mutations`
//! looks longer, and `SEAMSTRESS_MUTATIONS_SEED=7` elsewhere. `SEAMSTRESS_MUTATIONS_ONLY=123` runs
//! one case and prints its document.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed"
)]

#[path = "../../fuzz/src/cases.rs"]
#[rustfmt::skip]
#[allow(dead_code, unreachable_pub, clippy::expect_used, reason = "the cases are this test's own")]
mod cases;
#[path = "properties/generated.rs"]
mod generated;

use std::fs;
use std::time::{Duration, Instant};

use cases::{Dice, variable};
use generated::{faults, generate};
use serde_json::{Map, Value, json};

/// How long one case may take: thousand times what it takes.
const LIMIT: Duration = Duration::from_secs(20);
/// How much one case may write: fixtures become some 600 kB, most of it the runtime.
const MOST_TEXT: usize = 40_000_000;

/// Texts that are awkward as a name, a value, a reference or a keyword.
const TEXTS: &[&str] = &[
    "",
    " ",
    "\"",
    "\"#",
    "*/",
    "a\nb",
    "\u{202e}x",
    "\u{2028}",
    "\0",
    "r#_",
    "_",
    "Self",
    "crate",
    "fn",
    "Client",
    "Result",
    "Error",
    "1x",
    "é",
    "😀",
    "{a}",
    "{",
    "}{",
    "..",
    "/",
    "/{a}/{a}",
    "/{a}{b}",
    "$ref",
    "#",
    "#/",
    "#/components/schemas/none",
    "#/paths/~1x/get",
    "x.yaml#/a",
    "http://[",
    "//",
    "*/*",
    "application/json",
    "application/json; charset=utf-8",
    "text/*",
    "multipart/form-data",
    "text/event-stream",
    "application/octet-stream",
    "200",
    "2XX",
    "default",
    "true",
    "null",
    "1e400",
    "-1",
    "string",
    "object",
    "array",
    "integer",
    "number",
    "boolean",
    "int32",
    "binary",
    "date-time",
    "query",
    "path",
    "header",
    "cookie",
    "body",
    "formData",
    "deepObject",
    "matrix",
    "form",
    "GET",
    "[",
    "(?<",
    "$request.body#/x",
    "```\nx",
];

/// Keywords that mean something somewhere.
const KEYS: &[&str] = &[
    "$ref",
    "$id",
    "$anchor",
    "$defs",
    "type",
    "enum",
    "const",
    "default",
    "example",
    "examples",
    "format",
    "properties",
    "required",
    "items",
    "prefixItems",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "discriminator",
    "mapping",
    "propertyName",
    "nullable",
    "readOnly",
    "writeOnly",
    "uniqueItems",
    "minimum",
    "maximum",
    "maxLength",
    "pattern",
    "multipleOf",
    "deprecated",
    "title",
    "description",
    "summary",
    "contentEncoding",
    "contentMediaType",
    "parameters",
    "requestBody",
    "responses",
    "content",
    "schema",
    "itemSchema",
    "encoding",
    "headers",
    "links",
    "callbacks",
    "webhooks",
    "security",
    "servers",
    "variables",
    "url",
    "tags",
    "parent",
    "name",
    "in",
    "style",
    "explode",
    "allowReserved",
    "allowEmptyValue",
    "get",
    "post",
    "query",
    "additionalOperations",
    "operationId",
    "consumes",
    "produces",
    "collectionFormat",
    "host",
    "basePath",
    "schemes",
    "definitions",
    "components",
    "paths",
    "info",
    "openapi",
    "x-enum-varnames",
    "x-enumNames",
    "x-nullable",
    "x-secret",
];

/// The fixtures' documents as values, with their names.
fn seeds() -> Vec<(String, Value)> {
    let mut folders: Vec<_> =
        fs::read_dir("../tests/fixtures").unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let mut seeds = Vec::new();
    for folder in folders {
        let Ok(text) = fs::read_to_string(folder.join("input.yaml")) else {
            continue;
        };
        let Ok(value) = serde_yaml::from_str::<serde_yaml::Value>(&text) else {
            continue;
        };
        seeds.push((folder.file_name().unwrap().to_string_lossy().into_owned(), plain(&value)));
    }
    assert!(seeds.len() > 80, "only {} fixtures are read", seeds.len());
    seeds
}

/// YAML as JSON: keys are texts.
fn plain(value: &serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Mapping(members) => {
            let members = members.iter().map(|(key, value)| {
                let key = match key {
                    serde_yaml::Value::String(text) => text.clone(),
                    other => serde_yaml::to_string(other).unwrap().trim().to_owned(),
                };
                (key, plain(value))
            });
            Value::Object(members.collect())
        }
        serde_yaml::Value::Sequence(items) => items.iter().map(plain).collect(),
        serde_yaml::Value::Tagged(tagged) => plain(&tagged.value),
        other => serde_json::to_value(other).unwrap_or(Value::Null),
    }
}

/// The pointers to all nodes below the root.
fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    let mut below = |key: &str, value: &Value| {
        let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
        out.push(at.clone());
        pointers(value, &at, out);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| below(key, value)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, value)| below(&at.to_string(), value))
        }
        _ => {}
    }
}

/// One change somewhere.
fn mutate(document: &mut Value, dice: &mut Dice) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    if all.is_empty() {
        return;
    }
    let target = all[dice.below(all.len())].clone();
    let other = all[dice.below(all.len())].clone();
    // What else the document holds, or a reference to it: `%` and blanks of a pointer may stay as
    // they are.
    let found = document.pointer(&other).cloned().unwrap_or(Value::Null);
    let node = document.pointer_mut(&target).unwrap();
    match dice.below(10) {
        0 => drop_or_rename(document, &target, None),
        1 => drop_or_rename(document, &target, Some(dice.of(TEXTS))),
        2 => drop_or_rename(document, &target, Some(dice.of(KEYS))),
        3 => *node = found,
        4 => {
            *node =
                json!({"$ref": format!("#{}", if dice.below(3) == 0 { &target } else { &other })})
        }
        5 | 6 => *node = odd_value(dice),
        7 => {
            *node = if dice.below(2) == 0 {
                json!([node.clone(), found])
            } else {
                json!({dice.of(KEYS): node.clone()})
            }
        }
        _ => {
            let value = match dice.below(3) {
                0 => odd_value(dice),
                1 => json!({"$ref": format!("#{other}")}),
                _ => found,
            };
            let key = if dice.below(4) == 0 { dice.of(TEXTS) } else { dice.of(KEYS) };
            match node {
                Value::Object(members) => drop(members.insert(key.to_owned(), value)),
                Value::Array(items) => items.push(value),
                scalar => *scalar = json!({key: value}),
            }
        }
    }
}

/// Takes a member out of its object or list, and puts it back under another name.
fn drop_or_rename(document: &mut Value, pointer: &str, name: Option<&str>) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    match document.pointer_mut(parent) {
        Some(Value::Object(members)) => {
            // In its place, so that what follows keeps its order.
            let old = std::mem::take(members);
            let renamed = old.into_iter().filter_map(|(old, value)| {
                if old == key {
                    name.map(|name| (name.to_owned(), value))
                } else {
                    Some((old, value))
                }
            });
            *members = renamed.collect::<Map<_, _>>();
        }
        Some(Value::Array(items)) => drop(items.remove(key.parse::<usize>().unwrap())),
        _ => {}
    }
}

fn odd_value(dice: &mut Dice) -> Value {
    match dice.below(12) {
        0 => Value::Null,
        1 => json!([]),
        2 => json!({}),
        3 => json!(dice.below(2) == 0),
        4 => [
            json!(-1),
            json!(0),
            json!(3),
            json!(0.5),
            json!(1e300),
            json!(i64::MIN),
            json!(u64::MAX),
        ][dice.below(7)]
        .clone(),
        // Beyond what this test's JSON can hold: `text_of` takes the quotes off.
        5 => json!(["@1e400@", "@-1180591620717411303424@", "@0.1e-400@"][dice.below(3)]),
        6 => json!([dice.of(TEXTS), 1, null, true, {"a": dice.of(TEXTS)}, dice.of(TEXTS)]),
        7 => json!({dice.of(TEXTS): {dice.of(KEYS): dice.of(TEXTS)}}),
        8 => json!("x".repeat(3000)),
        _ => json!(dice.of(TEXTS)),
    }
}

fn text_of(document: &Value) -> String {
    serde_json::to_string_pretty(document).unwrap().replace("\"@", "").replace("@\"", "")
}

/// The document of a case: some changes to some fixture.
fn case(seeds: &[(String, Value)], seed: u64, number: u64) -> (String, Value) {
    let mut dice = Dice::new(seed.wrapping_mul(1_000_003).wrapping_add(number));
    let (name, document) = &seeds[dice.below(seeds.len())];
    let mut document = document.clone();
    for _ in 0..=dice.below(6) {
        mutate(&mut document, &mut dice);
    }
    (name.clone(), document)
}

/// Everything that is wrong with a case.
fn run(number: u64, name: &str, text: &str) -> Vec<String> {
    let start = Instant::now();
    let Ok((internal, files)) = std::panic::catch_unwind(|| generate("x.json", text.as_bytes()))
    else {
        return vec![format!("case {number} ({name}): a panic")];
    };
    let mut wrong = internal;
    if start.elapsed() > LIMIT {
        wrong.push(format!("takes {:?}", start.elapsed()));
    }
    if files.values().map(String::len).sum::<usize>() > MOST_TEXT {
        wrong.push("the crate is too large".to_owned());
    }
    wrong.extend(faults(&files));
    wrong.into_iter().map(|what| format!("case {number} ({name}): {what}")).collect()
}

#[test]
fn any_document() {
    let seed = variable("SEAMSTRESS_MUTATIONS_SEED").unwrap_or(1);
    let seeds = seeds();
    if let Some(number) = variable("SEAMSTRESS_MUTATIONS_ONLY") {
        let (name, document) = case(&seeds, seed, number);
        println!("{}", text_of(&document));
        assert_eq!(run(number, &name, &text_of(&document)), [""; 0]);
        return;
    }
    let count = variable("SEAMSTRESS_MUTATIONS").unwrap_or(300);
    // A stack that overflows ends the test at once: the file then says in which case.
    let note = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutations-case");
    let mut wrong = Vec::new();
    for number in 0..count {
        fs::write(&note, number.to_string()).unwrap();
        let (name, document) = case(&seeds, seed, number);
        wrong.extend(run(number, &name, &text_of(&document)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
