//! The text of a header or of a parameter as JSON: that way one decoder reads them and
//! bodies.

use crate::runtime::json::Json;

/// The kind of value that the text of a header or of a parameter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextShape {
    /// A string. A header that is there several times is one text with commas (RFC 9110 section
    /// 5.2).
    Text,
    /// A number, a boolean or other JSON; a string where it is not JSON.
    Scalar,
    /// A list of strings: the parameter several times, or one text with commas where it is a
    /// header.
    Texts,
    /// A list of scalars.
    Scalars,
    /// A list of strings in one text, with commas.
    JoinedTexts,
    /// A list of scalars in one text, with commas.
    JoinedScalars,
    /// A list of strings in one text, with spaces (`spaceDelimited`).
    SpacedTexts,
    /// A list of scalars in one text, with spaces.
    SpacedScalars,
    /// A list of strings in one text, with vertical bars (`pipeDelimited`).
    PipedTexts,
    /// A list of scalars in one text, with vertical bars.
    PipedScalars,
    /// A list of strings, one for each time the header is there: `Set-Cookie`, in which a comma
    /// separates nothing.
    Lines,
    /// An object whose names and values take turns: `R,100,G,200`.
    Members(TextMembers),
    /// An object in pairs: `R=100,G=200`.
    Pairs(TextMembers),
}

/// The members of an object, and what the text of each is; an empty name stands for all others.
pub(in crate::runtime) type TextMembers = &'static [(&'static str, TextShape)];

/// A shape by the word that line-lists have for it.
#[allow(unused_macros, reason = "an API may have no headers and no events")]
macro_rules! text_shape {
    (text) => { $crate::runtime::codegen::TextShape::Text };
    (scalar) => { $crate::runtime::codegen::TextShape::Scalar };
    (texts) => { $crate::runtime::codegen::TextShape::Texts };
    (scalars) => { $crate::runtime::codegen::TextShape::Scalars };
    (joined_texts) => { $crate::runtime::codegen::TextShape::JoinedTexts };
    (joined_scalars) => { $crate::runtime::codegen::TextShape::JoinedScalars };
    (spaced_texts) => { $crate::runtime::codegen::TextShape::SpacedTexts };
    (spaced_scalars) => { $crate::runtime::codegen::TextShape::SpacedScalars };
    (piped_texts) => { $crate::runtime::codegen::TextShape::PipedTexts };
    (piped_scalars) => { $crate::runtime::codegen::TextShape::PipedScalars };
    (lines) => { $crate::runtime::codegen::TextShape::Lines };
    (members [$($members:tt)*]) => {
        $crate::runtime::codegen::TextShape::Members($crate::runtime::codegen::text_shape!(@members $($members)*))
    };
    (pairs [$($members:tt)*]) => {
        $crate::runtime::codegen::TextShape::Pairs($crate::runtime::codegen::text_shape!(@members $($members)*))
    };
    (@members $(_: $rest:ident $(,)?)? $($name:literal: $shape:ident),* $(,)?) => {
        &[$(("", $crate::runtime::codegen::text_shape!($rest)),)? $(($name, $crate::runtime::codegen::text_shape!($shape))),*]
    };
}

#[allow(unused_imports, reason = "an API may have no headers and no events")]
pub(crate) use text_shape;

/// The values of one header or parameter as JSON; `None` if it has no value.
pub(in crate::runtime) fn json_of_texts(
    shape: TextShape,
    values: &[&str],
    is_header: bool,
) -> Option<Json> {
    let last = values.last()?;
    let several = |one: fn(&str) -> Json, delimiter: Option<char>| {
        let parts: Vec<&str> = if is_header {
            list_elements(values)
                .filter(|part| !part.is_empty())
                .collect()
        } else if let Some(delimiter) = delimiter {
            let parts = values.iter().flat_map(|value| value.split(delimiter));
            parts.map(str::trim).collect()
        } else {
            values.to_vec()
        };
        Json::from(parts.into_iter().map(one).collect::<Vec<Json>>())
    };
    Some(match shape {
        TextShape::Text if is_header => Json::from(values.join(", ")),
        TextShape::Text => text(last),
        TextShape::Scalar => scalar(last),
        TextShape::Texts => several(text, None),
        TextShape::Scalars => several(scalar, None),
        TextShape::JoinedTexts => several(text, Some(',')),
        TextShape::JoinedScalars => several(scalar, Some(',')),
        TextShape::SpacedTexts => several(text, Some(' ')),
        TextShape::SpacedScalars => several(scalar, Some(' ')),
        TextShape::PipedTexts => several(text, Some('|')),
        TextShape::PipedScalars => several(scalar, Some('|')),
        TextShape::Lines => Json::from(values.iter().copied().map(text).collect::<Vec<Json>>()),
        TextShape::Members(members) => {
            let parts: Vec<&str> = list_elements(values).collect();
            let pairs = parts.chunks(2).map(|pair| match *pair {
                [name, value] => (name, value),
                [name] => (name, ""),
                _ => ("", ""),
            });
            object_of_pairs(members, pairs)
        }
        TextShape::Pairs(members) => {
            let pairs =
                list_elements(values).map(|part| part.split_once('=').unwrap_or((part, "")));
            object_of_pairs(members, pairs.filter(|(name, _)| !name.is_empty()))
        }
    })
}

/// The elements of a header's list (RFC 9110 section 5.6.1), cut at the commas outside of quotes.
fn list_elements<'v>(values: &[&'v str]) -> impl Iterator<Item = &'v str> {
    values.iter().flat_map(|value| {
        let (mut quoted, mut escaped) = (false, false);
        let parts = value.split(move |character: char| {
            let is_escaped = std::mem::take(&mut escaped);
            match character {
                '\\' if quoted => escaped = !is_escaped,
                '"' if !is_escaped => quoted = !quoted,
                _ => {}
            }
            character == ',' && !quoted
        });
        parts.map(str::trim)
    })
}

fn object_of_pairs<'v>(
    members: TextMembers,
    pairs: impl Iterator<Item = (&'v str, &'v str)>,
) -> Json {
    let shape = |name: &str| {
        let named = members.iter().find(|(known, _)| *known == name);
        let found = named.or_else(|| members.iter().find(|(known, _)| known.is_empty()));
        found.map_or(TextShape::Scalar, |(_, shape)| *shape)
    };
    let pairs = pairs.map(|(name, value)| {
        let (name, value) = (name.trim(), value.trim());
        let value = if shape(name) == TextShape::Text {
            text(value)
        } else {
            scalar(value)
        };
        (name.to_owned(), value)
    });
    Json::Object(pairs.collect())
}

fn text(value: &str) -> Json {
    Json::from(value)
}

fn scalar(value: &str) -> Json {
    value.parse().unwrap_or_else(|_| Json::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(shape: TextShape, values: &[&str]) -> String {
        json_of_texts(shape, values, true).map_or_else(String::new, |value| value.to_string())
    }

    #[test]
    fn headers_are_lists_at_their_commas() {
        let tags = ["\"a, \\\"b\", W/\"c\" ,", ", d"];
        assert_eq!(
            read(TextShape::Texts, &tags),
            r#"["\"a, \\\"b\"","W/\"c\"","d"]"#
        );
        assert_eq!(read(TextShape::Text, &["a, b", "c"]), r#""a, b, c""#);
        assert_eq!(read(TextShape::JoinedScalars, &["1,2", "3"]), "[1,2,3]");
        assert_eq!(read(TextShape::Texts, &[""]), "[]");
        assert_eq!(
            read(TextShape::Lines, &["a=1; Expires=Mon, 1", "b=2"]),
            r#"["a=1; Expires=Mon, 1","b=2"]"#
        );
        assert_eq!(read(TextShape::Text, &[]), "");
    }

    #[test]
    fn headers_are_objects() {
        const MEMBERS: TextMembers = text_shape!(@members _: text, "n": scalar);
        assert_eq!(
            read(TextShape::Members(MEMBERS), &["id, 07 ,n,7"]),
            r#"{"id":"07","n":7}"#
        );
        assert_eq!(
            read(TextShape::Members(MEMBERS), &["id,,n"]),
            r#"{"id":"","n":""}"#
        );
        assert_eq!(
            read(TextShape::Pairs(MEMBERS), &["id=07, n = 7,", "b"]),
            r#"{"id":"07","n":7,"b":""}"#
        );
        assert_eq!(
            read(
                TextShape::Pairs(text_shape!(@members "id": text)),
                &["id=1,n=1"]
            ),
            r#"{"id":"1","n":1}"#
        );
    }

    #[test]
    fn scalars_are_json_where_they_can_be() {
        assert_eq!(read(TextShape::Scalar, &[r#"{"a": [1]}"#]), r#"{"a":[1]}"#);
        assert_eq!(read(TextShape::Scalar, &["true"]), "true");
        assert_eq!(read(TextShape::Scalar, &["Tue"]), r#""Tue""#);
    }
}
