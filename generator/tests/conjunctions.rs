//! Laws of a conjunction of schemas, over schemas that are made up: the order of its parts does not
//! matter for the type, a part said twice says nothing more, and `{}` says nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use seamstress::{Format, Options, Spec, Stage};
use serde_json::{Value, json};

/// What `allOf` of these parts becomes as the member of a record: the lines of its types, sorted,
/// because the members of a record stand in the order in which the document names them.
fn lowered(parts: &[Value]) -> Vec<String> {
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {},
        "components": {"schemas": {
            "Holder": {"type": "object", "properties": {"member": {"allOf": parts}}},
            "Base": {"type": "object", "properties": {"base": {"type": "string"}}},
        }},
    });
    let spec = Spec::Text { name: "x.json".to_owned(), text: document.to_string() };
    let shown = seamstress::inspect(&Options::of(spec, ""), Stage::Api, None, Format::Text);
    let mut lines: Vec<String> = shown.text.unwrap().lines().map(str::to_owned).collect();
    lines.sort_unstable();
    lines
}

/// A part that says something of the type and of the values, and nothing in prose.
fn part() -> impl Strategy<Value = Value> {
    let limit = prop_oneof![
        (0..9_u8).prop_map(|least| json!({"minimum": least})),
        (0..9_u8).prop_map(|most| json!({"maximum": most, "exclusiveMaximum": 5})),
        (0..9_u8).prop_map(|most| json!({"maxLength": most})),
        (0..9_u8).prop_map(|least| json!({"minItems": least, "uniqueItems": true})),
    ];
    let kind = prop_oneof![
        prop::sample::select(vec!["string", "integer", "number", "boolean", "array", "object"])
            .prop_map(|kind| json!({"type": kind})),
        Just(json!({"type": ["string", "null"]})),
        Just(json!({"type": ["integer", "string"]})),
        Just(json!({"nullable": true})),
    ];
    let values = prop::collection::vec(prop::sample::select(vec!["a", "b", "c"]), 1..4)
        .prop_map(|values| json!({"enum": values}));
    let object = prop_oneof![
        prop::sample::select(vec!["x", "y"])
            .prop_map(|name| json!({"properties": {name: {"type": "string"}}})),
        Just(json!({"required": ["x"]})),
        Just(json!({"additionalProperties": false})),
        Just(json!({"$ref": "#/components/schemas/Base"})),
    ];
    let flags = prop_oneof![Just(json!({"readOnly": true})), Just(json!({"deprecated": true}))];
    let one = prop_oneof![limit, kind, values, object, flags];
    prop_oneof![
        4 => one.clone(),
        1 => one.clone().prop_map(|one| json!({"anyOf": [one, {"type": "null"}]})),
        1 => one.prop_map(|one| json!({"allOf": [one]})),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_order_of_parts_does_not_matter(parts in prop::collection::vec(part(), 1..5)) {
        let reversed: Vec<Value> = parts.iter().rev().cloned().collect();
        prop_assert_eq!(lowered(&parts), lowered(&reversed));
    }

    #[test]
    fn a_part_said_twice_says_nothing_more(parts in prop::collection::vec(part(), 1..4)) {
        let twice: Vec<Value> = parts.iter().chain(&parts).cloned().collect();
        prop_assert_eq!(lowered(&parts), lowered(&twice));
    }

    #[test]
    fn an_empty_schema_is_neutral(parts in prop::collection::vec(part(), 1..4), at in 0..4_usize) {
        let mut more = parts.clone();
        more.insert(at.min(parts.len()), json!({}));
        prop_assert_eq!(lowered(&parts), lowered(&more));
    }
}
