//! A document as plain JSON values, read without the generator: what is counted here is not what it
//! counts itself.

use std::path::Path;

use serde_json::{Map, Value};

use crate::Result;

/// Reads a file that is JSON, or else YAML.
///
/// # Errors
///
/// When it is neither.
pub(super) fn read(path: &Path) -> Result<Value> {
    parse(&std::fs::read_to_string(path)?)
}

/// Reads a text that is JSON, or else YAML.
pub(super) fn parse(text: &str) -> Result<Value> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{')
        && let Ok(value) = serde_json::from_str(text)
    {
        return Ok(value);
    }
    let mut yaml: serde_yaml::Value = serde_yaml::from_str(text)?;
    // Merge keys are YAML 1.1's; where they make no sense, what was read stays as it is.
    _ = yaml.apply_merge();
    Ok(json(yaml))
}

fn json(yaml: serde_yaml::Value) -> Value {
    match yaml {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(value) => Value::Bool(value),
        serde_yaml::Value::Number(number) => number_of(&number),
        serde_yaml::Value::String(text) => Value::String(text),
        serde_yaml::Value::Sequence(items) => Value::Array(items.into_iter().map(json).collect()),
        serde_yaml::Value::Mapping(members) => {
            let members = members.into_iter();
            Value::Object(
                members
                    .filter_map(|(key, value)| Some((key_text(key)?, json(value))))
                    .collect::<Map<_, _>>(),
            )
        }
        serde_yaml::Value::Tagged(tagged) => json(tagged.value),
    }
}

fn number_of(number: &serde_yaml::Number) -> Value {
    if let Some(whole) = number.as_i64() {
        return whole.into();
    }
    match (number.as_u64(), number.as_f64()) {
        (Some(whole), _) => whole.into(),
        (None, Some(float)) => float.into(),
        (None, None) => Value::Null,
    }
}

/// JSON's keys are texts: `200:` is `"200"`.
fn key_text(key: serde_yaml::Value) -> Option<String> {
    match json(key) {
        Value::String(text) => Some(text),
        scalar @ (Value::Bool(_) | Value::Number(_) | Value::Null) => Some(scalar.to_string()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_become_texts_and_merges_are_done() {
        let value = parse("base: &b {a: 1}\nmore:\n  <<: *b\n  200: x\n").unwrap();
        assert_eq!(
            value["more"],
            serde_json::json!({"200": "x", "a": 1}),
            "{value}"
        );
    }
}
