//! A value of a parameter, and how it is read back.
//!
//! What reads it back is written here, by the tables of OpenAPI and apart from the runtime: split
//! first, decode then.

use percent_encoding::percent_decode_str;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use crate::runtime::codegen::ParamStyle;
use crate::runtime::json::{Json, Object};

/// A value of a parameter, as the texts of its parts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    List(Vec<String>),
    Object(Vec<(String, String)>),
}

impl Value {
    pub(super) fn json(&self) -> Json {
        match self {
            Self::Text(text) => Json::from(text.as_str()),
            Self::List(texts) => Json::from(texts.clone()),
            Self::Object(members) => Json::Object(members.iter().cloned().collect::<Object>()),
        }
    }

    pub(super) fn texts(&self) -> Vec<&str> {
        match self {
            Self::Text(text) => vec![text],
            Self::List(texts) => texts.iter().map(String::as_str).collect(),
            Self::Object(members) => members
                .iter()
                .flat_map(|(key, text)| [key.as_str(), text])
                .collect(),
        }
    }

    /// Whether no part holds one of these characters.
    pub(super) fn lacks(&self, unfit: &[char]) -> bool {
        self.texts().iter().all(|text| !text.contains(unfit))
    }

    /// How many pairs it is where each of its parts stands by itself.
    pub(super) fn parts(&self) -> usize {
        match self {
            Self::Text(_) => 1,
            Self::List(texts) => texts.len(),
            Self::Object(members) => members.len(),
        }
    }

    /// Itself, read back from parts between which a delimiter stood.
    pub(super) fn of_parts(&self, parts: &[&str], encoded: bool) -> Self {
        let texts: Vec<String> = parts.iter().map(|part| decoded(part, encoded)).collect();
        match self {
            Self::Text(_) => Self::Text(texts.concat()),
            Self::List(_) => Self::List(texts),
            Self::Object(_) => Self::Object(
                texts
                    .chunks(2)
                    .map(|pair| (pair[0].clone(), pair.get(1).cloned().unwrap_or_default()))
                    .collect(),
            ),
        }
    }

    /// Itself, read back from pairs, those of a list under one name.
    pub(super) fn of_pairs(&self, pairs: &[&str], name: &str, encoded: bool) -> Self {
        let pairs: Vec<(String, String)> = pairs
            .iter()
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(key, text)| (decoded(key, encoded), decoded(text, encoded)))
            .collect();
        if let Self::Object(_) = self {
            return Self::Object(pairs);
        }
        assert!(pairs.iter().all(|(key, _)| key == name), "{pairs:?}");
        let texts: Vec<String> = pairs.into_iter().map(|(_, text)| text).collect();
        match self {
            Self::Text(_) => Self::Text(texts.concat()),
            _ => Self::List(texts),
        }
    }
}

pub(super) fn decoded(text: &str, encoded: bool) -> String {
    match encoded {
        true => percent_decode_str(text).decode_utf8().unwrap().into_owned(),
        false => text.to_owned(),
    }
}

/// Text that is likely to leave its place.
fn hurtful() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[./\\\\?#&=;,|+%:@{}\\[\\]\"'<>^`a0 2eEFf\r\n\t\0é\u{202e}\u{85}]{0,8}",
        2 => any::<String>(),
        1 => prop_oneof![Just("%2e%2e"), Just("%2F.."), Just("..;"), Just("%00"), Just("%0d%0aX: y"), Just("")]
            .prop_map(str::to_owned),
    ]
}

pub(super) fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        hurtful().prop_map(Value::Text),
        vec(hurtful(), 1..4).prop_map(Value::List),
        btree_map(hurtful(), hurtful(), 1..4)
            .prop_map(|members| Value::Object(members.into_iter().collect())),
    ]
}

/// What a path holds in a style, under the name `a`.
pub(super) fn read_segment(value: &Value, style: ParamStyle, text: &str) -> Value {
    let joined = |text: &str| value.of_parts(&text.split(',').collect::<Vec<_>>(), true);
    if style == ParamStyle::SIMPLE {
        joined(text)
    } else if style == ParamStyle::LABEL {
        joined(text.strip_prefix('.').unwrap())
    } else if style == ParamStyle::MATRIX {
        // Of an empty text, the `=` is left out (RFC 6570 section 3.2.7).
        let text = text.strip_prefix(";a").unwrap();
        joined(text.strip_prefix('=').unwrap_or(text))
    } else if style == ParamStyle::MATRIX.exploded() {
        let text = text.strip_prefix(';').unwrap();
        value.of_pairs(&text.split(';').collect::<Vec<_>>(), "a", true)
    } else if style == ParamStyle::LABEL.exploded() {
        read_exploded(value, text.strip_prefix('.').unwrap(), '.', true)
    } else {
        read_exploded(value, text, ',', true)
    }
}

/// An exploded value of a path or a header: members are pairs, anything else is as it is without.
pub(super) fn read_exploded(value: &Value, text: &str, delimiter: char, encoded: bool) -> Value {
    let parts: Vec<&str> = text.split(delimiter).collect();
    match value {
        Value::Object(_) => value.of_pairs(&parts, "", encoded),
        _ => value.of_parts(&parts, encoded),
    }
}
