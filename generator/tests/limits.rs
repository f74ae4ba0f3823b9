//! `[limits]`: what a document asks for beyond them is refused, or is any JSON, and the message
//! names the setting.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;

use seamstress::{Options, Outcome};
use serde_json::{Value, json};

/// What comes of a document with these members, under these limits, with a file `other.json` beside
/// it.
fn generated(parts: &Value, limits: &str) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let mut document =
        json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}});
    document.as_object_mut().unwrap().extend(parts.as_object().unwrap().clone());
    let input = folder.path().join("input.json");
    fs::write(&input, document.to_string()).unwrap();
    fs::write(
        folder.path().join("other.json"),
        r#"{"type":"object","properties":{"a":{"type":"string"}}}"#,
    )
    .unwrap();
    fs::write(folder.path().join("seamstress.toml"), format!("[limits]\n{limits}\n")).unwrap();
    seamstress::generate(&Options::new(&input, folder.path().join("sdk")))
}

/// The codes of what is said, with what a help says that names the setting.
fn told(outcome: &Outcome, setting: &str) -> Vec<&'static str> {
    let named = format!("`[limits] {setting}`");
    let of_it = outcome
        .messages
        .iter()
        .filter(|one| one.help.as_ref().is_some_and(|help| help.contains(&named)));
    of_it.map(|message| message.code).collect()
}

fn record(name: &str) -> Value {
    json!({"type": "object", "properties": {name: {"type": "string"}}})
}

#[test]
fn each_limit_is_kept_and_named() {
    let other = json!({"components": {"schemas": {"A": {"$ref": "other.json"}}}});
    let few: Value = (0..50).map(|index| (format!("S{index}"), record("a"))).collect();
    let few = json!({"components": {"schemas": few}});
    let parts: Vec<Value> = (0..50).map(|index| record(&format!("m{index}"))).collect();
    let merged = json!({"components": {"schemas": {"A": {"allOf": parts}, "B": record("b")}}});
    let items: Value = (0..3)
        .map(|index| (format!("/p{index}"), json!({"$ref": "#/x-item", "summary": "x"})))
        .collect();
    let shared = json!({"x-item": {"get": {"responses": {"204": {"description": "nothing"}}}}, "paths": items});
    for (parts, setting, limit, code, is_error) in [
        (&other, "document-bytes", 200, "E0106", true),
        (&other, "files", 1, "E0211", true),
        (&few, "values", 20, "E0128", true),
        (&shared, "copied-values", 4, "E0121", true),
        (&merged, "merged-schemas", 20, "E0311", false),
        (&few, "members", 20, "E0311", false),
        (&few, "types", 20, "E0311", false),
        (&few, "lines", 200, "E0810", true),
    ] {
        let outcome = generated(parts, &format!("{setting} = {limit}"));
        assert_eq!(told(&outcome, setting), [code], "{setting}: {:?}", outcome.messages);
        assert_eq!(outcome.ok, !is_error, "{setting}");
        let outcome = generated(parts, &format!("{setting} = 1000000"));
        assert!(
            outcome.ok && told(&outcome, setting).is_empty(),
            "{setting}: {:?}",
            outcome.messages
        );
    }
}

/// 3 kB of document made 25 MB of Rust: each level doubles the combinations of members.
#[test]
fn combinations_that_double_with_each_level_are_cut() {
    let link = |index: usize| json!({"$ref": format!("#/components/schemas/S{index}")});
    let level = |index: usize| {
        let longer = json!({"allOf": [link(index + 1), record(&format!("p{index}"))]});
        (format!("S{index}"), json!({"oneOf": [link(index + 1), longer]}))
    };
    let schemas: Value = (0..16).map(level).chain([("S16".to_owned(), record("a"))]).collect();
    let outcome = generated(&json!({"components": {"schemas": schemas}}), "");
    assert!(outcome.ok, "{:?}", outcome.messages);
    assert_eq!(told(&outcome, "types"), ["E0311"]);
    assert!(outcome.types.generated < 2_500, "{}", outcome.types.generated);
}
