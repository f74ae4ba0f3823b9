//! Expansions of values to text, as RFC 6570 has them.

use crate::runtime::ParamValue;
use crate::runtime::text::encode::{
    encode_component, encode_cookie_reserved, encode_path_reserved, encode_query_reserved,
};

/// The percent-encoding of the texts of a value.
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
    pub(super) fn encode(self, text: &str) -> String {
        match self {
            Self::None => text.to_owned(),
            Self::Component => encode_component(text).to_string(),
            Self::PathReserved => encode_path_reserved(text),
            Self::QueryReserved => encode_query_reserved(text),
            Self::CookieReserved => encode_cookie_reserved(text),
        }
    }
}

/// The parts of a value with delimiters between them; nothing if there are no parts.
pub(super) fn expand_joined(
    value: ParamValue,
    delimiter: &str,
    encoding: Encoding,
) -> Option<String> {
    let parts: Vec<String> = match value {
        ParamValue::Null => return None,
        ParamValue::Scalar(text) => return Some(encoding.encode(&text)),
        ParamValue::Array(texts) => texts.iter().map(|text| encoding.encode(text)).collect(),
        ParamValue::Object(members) => members
            .iter()
            .flat_map(|(key, text)| [encoding.encode(key), encoding.encode(text)])
            .collect(),
    };
    (!parts.is_empty()).then(|| parts.join(delimiter))
}

/// As [`expand_joined`], but members of an object are written as `key=value`.
pub(super) fn expand_exploded(
    value: ParamValue,
    delimiter: &str,
    encoding: Encoding,
) -> Option<String> {
    let ParamValue::Object(members) = value else {
        return expand_joined(value, delimiter, encoding);
    };
    let parts: Vec<String> = members
        .iter()
        .map(|(key, text)| name_and_text("", &encoding.encode(key), &encoding.encode(text), true))
        .collect();
    (!parts.is_empty()).then(|| parts.join(delimiter))
}

/// `name=text` after a prefix; an empty text leaves the `=` away, unless it is wanted.
pub(super) fn name_and_text(prefix: &str, name: &str, text: &str, always_equals: bool) -> String {
    let equals = if text.is_empty() && !always_equals {
        ""
    } else {
        "="
    };
    [prefix, name, equals, text].concat()
}
