//! Compositions that multiply, nest or lead back to themselves: each ends in time, in bounded
//! memory, and says what was too much.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use seamstress::{Format, Options, Spec, Stage};
use serde_json::{Map, Value, json};

/// What `inspect` shows of a document of these schemas, and the codes of what is said of it, each
/// once.
fn shown(schemas: Value, stage: Stage) -> (String, Vec<&'static str>) {
    let document = json!({
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": schemas},
    });
    shown_text(document.to_string(), stage)
}

fn shown_text(text: String, stage: Stage) -> (String, Vec<&'static str>) {
    let options = Options::of(Spec::Text { name: "x.json".to_owned(), text }, "");
    let shown = seamstress::inspect(&options, stage, None, Format::Text);
    let mut codes: Vec<&'static str> = shown.messages.iter().map(|message| message.code).collect();
    assert!(shown.messages.iter().all(|message| message.spot.is_some()), "each has a place");
    codes.sort_unstable();
    codes.dedup();
    (shown.text.unwrap_or_default(), codes)
}

fn api(schemas: Value) -> (String, Vec<&'static str>) {
    shown(schemas, Stage::Api)
}

fn link(index: usize) -> Value {
    json!({"$ref": format!("#/components/schemas/S{index}")})
}

fn with(name: String) -> Value {
    json!({"type": "object", "properties": {name: {"type": "string"}}})
}

fn leaf() -> Value {
    with("a".to_owned())
}

/// `S0` to `S{count - 1}`.
fn each(count: usize, schema: impl Fn(usize) -> Value) -> Map<String, Value> {
    (0..count).map(|index| (format!("S{index}"), schema(index))).collect()
}

/// The same, and a record that they end in.
fn chain(count: usize, schema: impl Fn(usize) -> Value) -> Value {
    let mut schemas = each(count, schema);
    schemas.insert(format!("S{count}"), leaf());
    schemas.into()
}

#[test]
fn nesting_beyond_all_measure_is_refused_where_it_is_too_deep() {
    for (open, close) in [
        (r#"{"allOf":["#, "]}"),
        (r#"{"oneOf":[{"type":"string"},"#, "]}"),
        (r#"{"type":"array","items":"#, "}"),
        (r#"{"type":"object","properties":{"a":"#, "}}"),
        (r#"{"then":{"type":"string"},"else":"#, "}"),
    ] {
        let schema = format!("{}{}{}", open.repeat(10_000), leaf(), close.repeat(10_000));
        let text = format!(
            r##"{{"openapi":"3.1.0","info":{{}},"paths":{{}},"components":{{"schemas":{{"A":{schema}}}}}}}"##
        );
        assert_eq!(shown_text(text, Stage::Api).1, ["E0113"], "{open}");
    }
}

#[test]
fn many_parts_are_one_record() {
    let parts: Vec<Value> = (0..100_000).map(|index| with(format!("p{index}"))).collect();
    let (text, codes) = api(json!({"A": {"allOf": parts}}));
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!(text.matches("?: string").count(), 100_000);
    let same: Vec<Value> =
        (0..100_000).map(|_| json!({"$ref": "#/components/schemas/B"})).collect();
    let (text, codes) = api(json!({"A": {"allOf": same}, "B": leaf()}));
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!(text.matches("?: string").count(), 2);
}

/// Each of 2,000 has the members of all before it: two million members, of a document of 200 kB.
#[test]
fn what_multiplies_is_cut_where_it_was_enough() {
    let parts = |index| json!({"allOf": [link(index + 1), with(format!("p{index}"))]});
    let (text, codes) = api(chain(2_000, parts));
    assert_eq!(codes, ["E0311"]);
    let members = text.matches("?: string").count();
    assert!((20_000..60_000).contains(&members), "{members}");
}

#[test]
fn a_product_of_choices_is_no_list_of_all_combinations() {
    let choice = |part| {
        let variants: Vec<Value> =
            (0..10).map(|variant| with(format!("p{part}_{variant}"))).collect();
        json!({"oneOf": variants})
    };
    let parts: Vec<Value> = (0..50).map(choice).collect();
    let (text, codes) = api(json!({"A": {"allOf": parts}}));
    assert_eq!(codes, ["E0304"]);
    assert_eq!(text.matches("?: string").count(), 500);
}

/// Forty levels, each with the next one twice: 2^40 ways to its end.
#[test]
fn diamonds_are_walked_once() {
    for key in ["allOf", "oneOf", "anyOf"] {
        let (text, codes) =
            api(chain(40, |index| json!({key: [link(index + 1), link(index + 1)]})));
        assert!(codes.iter().all(|code| *code == "E0305"), "{key}: {codes:?}");
        assert!(text.contains("type S40\n  a?: string"), "{key}: {text}");
    }
    let twice = |index| {
        let longer = |side: &str| json!({"allOf": [link(index + 1), {"properties": {side: with(format!("{side}{index}"))}}]});
        json!({"type": "object", "properties": {"l": longer("l"), "r": longer("r")}})
    };
    assert!(api(chain(40, twice)).1.is_empty());
}

#[test]
fn parts_that_lead_back_to_each_other_count_once() {
    let ring = |count: usize| {
        Value::from(each(
            count,
            move |index| json!({"allOf": [link((index + 1) % count), with(format!("p{index}"))]}),
        ))
    };
    let (text, codes) = api(ring(100));
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!(text.matches("?: string").count(), 100 * 100);
    // All of all: what a member says is looked for in a bounded number of schemas.
    let all = |index: usize| {
        let mut parts: Vec<Value> = (0..25).map(link).collect();
        parts.push(json!({"properties": {format!("p{index}"): link(index)}}));
        json!({"allOf": parts})
    };
    assert_eq!(api(each(25, all).into()).1, [""; 0]);
    assert_eq!(api(json!({"A": {"allOf": [{"$ref": "#/components/schemas/A"}]}})).1, ["E0209"]);
}

#[test]
fn choices_of_each_other_are_one_choice() {
    const MANY: usize = 3_000;
    let ring =
        each(MANY, |index| json!({"oneOf": [link((index + 1) % MANY), with(format!("p{index}"))]}));
    let (text, codes) = api(ring.into());
    assert_eq!(codes, ["E0305"]);
    let record = |index: usize| text.matches(&format!("\n  p{index}?: string")).count();
    assert_eq!((record(0), record(MANY - 1)), (1, 1), "each variant is there, once");
    let (_, codes) = api(chain(
        3_000,
        |index| json!({"oneOf": [link(index + 1), {"type": "string", "format": index.to_string()}]}),
    ));
    assert!(codes.iter().all(|code| *code == "E0305"), "{codes:?}");
}

#[test]
fn a_choice_may_have_ten_thousand_variants() {
    let (text, codes) = api(json!({"A": {"oneOf": (0..10_000).map(|index| {
        json!({"type": "object", "required": [format!("p{index}")], "properties": {format!("p{index}"): {"type": "string"}}})
    }).collect::<Vec<_>>()}}));
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!(text.matches(": string").count(), 10_000);
}

/// A type of any depth is none that a compiler reads: every so often a list is an item of its own.
#[test]
fn lists_of_lists_end_in_items() {
    for (key, open) in [("items", "Vec<"), ("additionalProperties", "BTreeMap<")] {
        let (text, codes) = shown(
            chain(
                1_000,
                |index| json!({"type": if key == "items" { "array" } else { "object" }, key: link(index + 1)}),
            ),
            Stage::Sdk,
        );
        assert!(codes.is_empty(), "{codes:?}");
        assert!(text.contains("S1000"), "{text}");
        assert!(!text.contains(&open.repeat(40)), "{key}");
    }
    let mut schema = leaf();
    for _ in 0..100 {
        schema = json!({"type": "array", "items": schema});
    }
    let (text, codes) = shown(json!({"A": schema}), Stage::Sdk);
    assert!(codes.is_empty(), "{codes:?}");
    assert!(!text.contains(&"Vec<".repeat(40)), "{text}");
}

#[test]
fn many_required_members_that_nothing_describes_are_there() {
    let required: Vec<String> = (0..20_000).map(|index| format!("r{index}")).collect();
    let (text, codes) = api(
        json!({"A": {"type": "object", "required": required, "properties": {"a": {"type": "string"}}}}),
    );
    assert_eq!(codes, ["E0308"]);
    assert!(text.contains("\n  r19999: "));
}

/// A pair of two of the next, with a schema in the place of the last.
fn pairs(last: Value) -> Value {
    const COUNT: usize = 60;
    let pair = |index| json!({"type": "array", "prefixItems": [link(index + 1), link(index + 1)], "minItems": 2, "maxItems": 2});
    let mut schemas = each(COUNT, pair);
    schemas.insert(format!("S{COUNT}"), last);
    schemas.into()
}

#[test]
fn tuples_of_tuples_become_types_before_they_multiply() {
    for last in [json!({"type": "string"}), link(0)] {
        let (text, codes) = shown(pairs(last.clone()), Stage::Sdk);
        assert!(codes.is_empty(), "{last}: {codes:?}");
        assert!(text.len() < 20_000, "{last}: {} bytes", text.len());
        // What is drawn ends, too.
        assert!(text.contains("Items("), "{last}");
    }
}
