//! What came back, held against what was given.
//!
//! Two values are equal when they are the same JSON, but for this, and nothing else:
//!
//! | difference | why it does not count |
//! | --- | --- |
//! | the order of members | objects have none (RFC 8259, section 4) |
//! | `4` and `4.0`, `1e3` and `1000` | numbers are compared by value |
//! | `…T10:00:00.000Z` and `…T10:00:00Z` | compared by instant; times and durations by length |
//! | `BD13…` and `bd13…` | UUIDs are written in lower case (RFC 9562, section 4) |
//! | a member that was `null` and is gone | counted in a column of its own |
//!
//! Members that no schema names may be dropped, too: instances do not have any, and examples are
//! rid of theirs before.

use serde_json::{Map, Value};

/// How two values differ.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Difference {
    /// `member lost`, `member added`, `value changed`, `null lost`, `items lost`.
    pub(super) kind: &'static str,
    /// JSON pointer.
    pub(super) pointer: String,
    /// What was given and what came back, in short.
    pub(super) values: String,
}

/// All differences, outermost first.
pub(super) fn compare(given: &Value, back: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    values(given, back, &mut String::new(), &mut found);
    found
}

fn values(given: &Value, back: &Value, pointer: &mut String, found: &mut Vec<Difference>) {
    match (given, back) {
        (Value::Object(given), Value::Object(back)) => members(given, back, pointer, found),
        (Value::Array(given), Value::Array(back)) if given.len() == back.len() => {
            for (index, (given, back)) in given.iter().zip(back).enumerate() {
                within(pointer, &index.to_string(), |pointer| {
                    values(given, back, pointer, found)
                });
            }
        }
        (Value::Array(_), Value::Array(_)) => {
            found.push(difference("items lost", pointer, given, back))
        }
        _ if is_same(given, back) => {}
        _ => found.push(difference("value changed", pointer, given, back)),
    }
}

fn members(
    given: &Map<String, Value>,
    back: &Map<String, Value>,
    pointer: &mut String,
    found: &mut Vec<Difference>,
) {
    for (name, value) in given {
        within(pointer, name, |pointer| match back.get(name) {
            Some(back) => values(value, back, pointer, found),
            None if value.is_null() => {
                found.push(difference("null lost", pointer, value, &Value::Null))
            }
            None => found.push(difference("member lost", pointer, value, &Value::Null)),
        });
    }
    for (name, value) in back.iter().filter(|(name, _)| !given.contains_key(*name)) {
        within(pointer, name, |pointer| {
            found.push(difference("member added", pointer, &Value::Null, value))
        });
    }
}

fn within(pointer: &mut String, step: &str, visit: impl FnOnce(&mut String)) {
    let length = pointer.len();
    pointer.push('/');
    pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
    visit(pointer);
    pointer.truncate(length);
}

fn difference(kind: &'static str, pointer: &str, given: &Value, back: &Value) -> Difference {
    let values = format!("{} became {}", short(given), short(back));
    Difference {
        kind,
        pointer: pointer.to_owned(),
        values,
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

fn is_same(given: &Value, back: &Value) -> bool {
    match (given, back) {
        (Value::Number(one), Value::Number(other)) => {
            one == other || one.as_f64() == other.as_f64()
        }
        (Value::String(one), Value::String(other)) => {
            one == other || is_same_time(one, other) || is_same_uuid(one, other)
        }
        _ => given == back,
    }
}

fn is_same_uuid(one: &str, other: &str) -> bool {
    let hyphens = |text: &str| {
        text.match_indices('-')
            .map(|(at, _)| at)
            .collect::<Vec<_>>()
    };
    let is_uuid = one.len() == 36
        && hyphens(one) == [8, 13, 18, 23]
        && one.chars().all(|c| c == '-' || c.is_ascii_hexdigit());
    is_uuid && one.eq_ignore_ascii_case(other)
}

fn is_same_time(one: &str, other: &str) -> bool {
    let instant = |text: &str| text.parse::<jiff::Timestamp>().ok();
    let time = |text: &str| format!("2000-01-01T{text}").parse::<jiff::Timestamp>().ok();
    let span = |text: &str| text.parse::<jiff::SignedDuration>().ok();
    let is_same = |one: Option<_>, other: Option<_>| one.is_some() && one == other;
    is_same(instant(one), instant(other))
        || is_same(time(one), time(other))
        || (span(one).is_some() && span(one) == span(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn kinds(given: Value, back: Value) -> Vec<(&'static str, String)> {
        let found = compare(&given, &back).into_iter();
        found.map(|one| (one.kind, one.pointer)).collect()
    }

    #[test]
    fn what_is_the_same_by_value_is_the_same() {
        let given = json!({"a": 4.0, "b": "2020-01-01T10:00:00.000Z", "c": [1e3], "d": {}});
        let back = json!({"d": {}, "c": [1000], "b": "2020-01-01T10:00:00Z", "a": 4});
        assert!(kinds(given, back).is_empty());
    }

    #[test]
    fn every_loss_is_told_by_its_kind_and_place() {
        let given =
            json!({"a": {"b/c": 1, "n": null}, "l": [1, 2], "t": "2020-01-01T10:00:00Z", "x": "1"});
        let back = json!({"a": {"z": 0}, "l": [1], "t": "2020-01-01T11:00:00Z", "x": 1});
        let expected = [
            ("member lost", "/a/b~1c"),
            ("null lost", "/a/n"),
            ("member added", "/a/z"),
            ("items lost", "/l"),
            ("value changed", "/t"),
            ("value changed", "/x"),
        ];
        assert_eq!(
            kinds(given, back),
            expected.map(|(kind, at)| (kind, at.to_owned()))
        );
    }
}
