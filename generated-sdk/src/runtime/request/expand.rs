//! Expansions of values to text, as RFC 6570 has them.

use crate::runtime::ParamValue;
use crate::runtime::text::encode::{component, cookie_reserved, path_reserved, query_reserved};

/// How the texts of a value are encoded.
#[derive(Clone, Copy, Debug)]
pub(super) enum Encoding {
    /// As they are.
    None,
    /// All but unreserved characters.
    Component,
    /// All but what can stand in a path segment.
    PathReserved,
    /// All but what can stand in a value of a query.
    QueryReserved,
    /// All but what can stand in a value of a cookie.
    CookieReserved,
}

impl Encoding {
    pub(super) fn of(self, text: &str) -> String {
        match self {
            Self::None => text.to_owned(),
            Self::Component => component(text).to_string(),
            Self::PathReserved => path_reserved(text),
            Self::QueryReserved => query_reserved(text),
            Self::CookieReserved => cookie_reserved(text),
        }
    }
}

/// The parts of a value with delimiters between them; nothing if there are no parts.
pub(super) fn joined(value: ParamValue, delimiter: &str, encoding: Encoding) -> Option<String> {
    let parts: Vec<String> = match value {
        ParamValue::Null => return None,
        ParamValue::Scalar(text) => return Some(encoding.of(&text)),
        ParamValue::Array(texts) => texts.iter().map(|text| encoding.of(text)).collect(),
        ParamValue::Object(members) => members
            .iter()
            .flat_map(|(key, text)| [encoding.of(key), encoding.of(text)])
            .collect(),
    };
    (!parts.is_empty()).then(|| parts.join(delimiter))
}

/// As [`joined`], but members of an object are written as `key=value`.
pub(super) fn exploded(value: ParamValue, delimiter: &str, encoding: Encoding) -> Option<String> {
    let ParamValue::Object(members) = value else {
        return joined(value, delimiter, encoding);
    };
    let parts: Vec<String> = members
        .iter()
        .map(|(key, text)| named("", &encoding.of(key), &encoding.of(text), true))
        .collect();
    (!parts.is_empty()).then(|| parts.join(delimiter))
}

/// `name=text` after a prefix; an empty text leaves the `=` away, unless it is wanted.
pub(super) fn named(prefix: &str, name: &str, text: &str, always_equals: bool) -> String {
    let equals = if text.is_empty() && !always_equals {
        ""
    } else {
        "="
    };
    [prefix, name, equals, text].concat()
}
