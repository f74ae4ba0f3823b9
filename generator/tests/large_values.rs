//! Lists of values and of members that are far too long: they end in good time, and are told of.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use seamstress::{Format, Options, Stage, inspect};

/// What the stage `sdk` makes of these schemas, and the messages; in less than a minute even
/// without optimisation.
fn planned(schemas: &str) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("input.json");
    let text = format!(
        r#"{{"openapi":"3.1.0","info":{{"title":"x","version":"1"}},"paths":{{}},"components":{{"schemas":{{{schemas}}}}}}}"#
    );
    fs::write(&input, text).unwrap();
    let start = Instant::now();
    let inspection = inspect(&Options::new(&input, folder.path()), Stage::Sdk, None, Format::Text);
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    let messages = inspection.messages.iter().map(ToString::to_string).collect();
    (inspection.text.unwrap(), messages)
}

fn listed(count: usize, value: impl Fn(usize) -> String) -> String {
    (0..count).map(value).collect::<Vec<_>>().join(",")
}

#[test]
fn a_list_of_a_hundred_thousand_values_is_no_type() {
    let texts = listed(100_000, |index| format!("\"v{index}\""));
    let numbers = listed(100_000, |index| index.to_string());
    let (sdk, messages) = planned(&format!(
        r#""A":{{"type":"object","properties":{{
            "text":{{"enum":[{texts}]}},
            "both":{{"allOf":[{{"enum":[{texts}]}},{{"enum":[{texts}]}}]}},
            "number":{{"enum":[{numbers}]}},
            "mixed":{{"enum":[{texts},{numbers}]}}}}}}"#
    ));
    assert!(sdk.contains("text as \"text\": Option<String>"), "{sdk}");
    assert!(sdk.contains("both as \"both\": Option<String>"), "{sdk}");
    assert!(sdk.contains("number as \"number\": Option<i64>"), "{sdk}");
    assert!(messages.contains("`enum` has 100000 values"), "{messages}");
}

#[test]
fn names_that_all_clash_are_numbered_in_one_go() {
    let mut members = String::new();
    for index in 0..30_000 {
        // The signs are all that differs, and none of them can be part of a name.
        let _ = write!(
            members,
            "{}\"{}\":{{\"type\":\"string\"}}",
            if index == 0 { "" } else { "," },
            signs(index)
        );
    }
    let (sdk, _) = planned(&format!(r#""A":{{"type":"object","properties":{{{members}}}}}"#));
    assert!(sdk.lines().filter(|line| line.ends_with("Option<String> optional")).count() == 30_000);
}

/// A number in signs that all read as `a`.
fn signs(number: usize) -> String {
    let digits = (0..16).map(|bit| if number >> bit & 1 == 1 { '\u{e0}' } else { '\u{e1}' });
    digits.collect()
}
