//! Members of a body as names with texts.

use super::content::{MemberStyle, is_json};
use crate::runtime::Json;
use crate::runtime::request::deep;

/// A name with its texts, in a form or in a multipart body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pair<'p> {
    pub(super) name: &'p str,
    /// The texts, with `delimiter` between them.
    pub(super) texts: Vec<String>,
    pub(super) delimiter: char,
    /// The media type of the text, where it is not plain.
    pub(super) media_type: Option<&'static str>,
    pub(super) reserved: bool,
}

/// Calls `visit` for each pair that a member is written as. Null is nothing, and so is an empty
/// array or object in a style that has no text for it.
pub(super) fn each_pair(
    name: &str,
    value: &Json,
    style: Option<MemberStyle>,
    visit: &mut impl FnMut(Pair<'_>),
) {
    match style {
        None | Some(MemberStyle::Value) => by_value_pairs(name, value, visit),
        Some(MemberStyle::Exploded) => exploded_pairs(name, value, false, visit),
        Some(MemberStyle::Reserved) => exploded_pairs(name, value, true, visit),
        Some(MemberStyle::Joined(delimiter)) => joined_pairs(name, value, delimiter, visit),
        Some(MemberStyle::Deep) => match value {
            Json::Object(_) | Json::Array(_) => {
                deep::each_bracketed_pair(name, value, &mut |name, text| {
                    visit(plain_pair(name, text.to_owned(), false));
                })
            }
            _ => by_value_pairs(name, value, visit),
        },
        Some(MemberStyle::Media(media_type)) => with_media_pairs(name, value, media_type, visit),
    }
}

fn plain_pair(name: &str, text: String, reserved: bool) -> Pair<'_> {
    Pair {
        name,
        texts: vec![text],
        delimiter: ',',
        media_type: None,
        reserved,
    }
}

/// The text of a scalar; JSON of anything else.
pub(super) fn scalar_or_json(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

fn by_value_pairs(name: &str, value: &Json, visit: &mut impl FnMut(Pair<'_>)) {
    let elements = match value {
        Json::Array(elements) => elements.as_slice(),
        one => std::slice::from_ref(one),
    };
    for element in elements {
        let Some(text) = scalar_or_json(element) else {
            continue;
        };
        let is_nested = matches!(element, Json::Object(_) | Json::Array(_));
        visit(Pair {
            media_type: is_nested.then_some("application/json"),
            ..plain_pair(name, text, false)
        });
    }
}

fn with_media_pairs(
    name: &str,
    value: &Json,
    media_type: &'static str,
    visit: &mut impl FnMut(Pair<'_>),
) {
    // An array is one JSON text only where the media type is JSON; otherwise its elements are parts
    // of this media type.
    let elements = match value {
        Json::Array(elements) if !is_json(media_type) => elements.as_slice(),
        one => std::slice::from_ref(one),
    };
    for element in elements {
        let text = if is_json(media_type) && !element.is_null() {
            Some(element.to_string())
        } else {
            scalar_or_json(element)
        };
        if let Some(text) = text {
            visit(Pair {
                media_type: Some(media_type),
                ..plain_pair(name, text, false)
            });
        }
    }
}

fn exploded_pairs(name: &str, value: &Json, reserved: bool, visit: &mut impl FnMut(Pair<'_>)) {
    let mut one = |name: &str, value: &Json| {
        if let Some(text) = scalar_or_json(value) {
            visit(plain_pair(name, text, reserved));
        }
    };
    match value {
        Json::Array(elements) => elements.iter().for_each(|element| one(name, element)),
        Json::Object(members) => members.iter().for_each(|(key, value)| one(key, value)),
        value => one(name, value),
    }
}

fn joined_pairs(name: &str, value: &Json, delimiter: char, visit: &mut impl FnMut(Pair<'_>)) {
    let texts: Vec<String> = match value {
        Json::Array(elements) => elements.iter().filter_map(scalar_or_json).collect(),
        Json::Object(members) => members
            .iter()
            .filter_map(|(key, value)| Some([key.to_owned(), scalar_or_json(value)?]))
            .flatten()
            .collect(),
        value => scalar_or_json(value).into_iter().collect(),
    };
    if !texts.is_empty() {
        visit(Pair {
            texts,
            delimiter,
            ..plain_pair(name, String::new(), false)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(style: Option<MemberStyle>, json: &str) -> Vec<String> {
        let mut out = Vec::new();
        each_pair("n", &json.parse().unwrap_or_default(), style, &mut |pair| {
            let media = pair.media_type.map(|media| format!(" ({media})"));
            let text = pair.texts.join(&pair.delimiter.to_string());
            out.push(format!("{}={text}{}", pair.name, media.unwrap_or_default()));
        });
        out
    }

    #[test]
    fn without_a_style_the_value_decides() {
        assert_eq!(written(None, r#""a b""#), ["n=a b"]);
        assert_eq!(written(None, "[1,null,true]"), ["n=1", "n=true"]);
        assert_eq!(
            written(None, r#"{"a":1}"#),
            [r#"n={"a":1} (application/json)"#]
        );
        assert_eq!(
            written(None, r#"[{"a":1},[2]]"#),
            [
                r#"n={"a":1} (application/json)"#,
                "n=[2] (application/json)"
            ]
        );
        assert!(written(None, "null").is_empty());
        assert!(written(None, "[]").is_empty());
    }

    #[test]
    fn styles() {
        let color = r#"{"R":100,"G":200}"#;
        assert_eq!(
            written(Some(MemberStyle::Exploded), color),
            ["R=100", "G=200"]
        );
        assert_eq!(
            written(Some(MemberStyle::Exploded), r#"["a","b"]"#),
            ["n=a", "n=b"]
        );
        assert_eq!(
            written(Some(MemberStyle::Joined(',')), color),
            ["n=R,100,G,200"]
        );
        assert_eq!(
            written(Some(MemberStyle::Joined('|')), r#"["a","b"]"#),
            ["n=a|b"]
        );
        assert!(written(Some(MemberStyle::Joined('|')), "[]").is_empty());
        assert_eq!(
            written(Some(MemberStyle::Deep), color),
            ["n[R]=100", "n[G]=200"]
        );
        assert_eq!(
            written(
                Some(MemberStyle::Deep),
                r#"{"a":{"b":[1,{"c":true}]},"d":null,"e":""}"#
            ),
            ["n[a][b][0]=1", "n[a][b][1][c]=true", "n[e]="]
        );
        assert_eq!(
            written(Some(MemberStyle::Deep), r#"["x","y"]"#),
            ["n[]=x", "n[]=y"]
        );
        assert_eq!(written(Some(MemberStyle::Deep), "1"), ["n=1"]);
    }

    #[test]
    fn a_media_type_of_json_makes_json() {
        let json = Some(MemberStyle::Media("application/vnd.x+json; charset=utf-8"));
        assert_eq!(
            written(json, r#"["a"]"#),
            [r#"n=["a"] (application/vnd.x+json; charset=utf-8)"#]
        );
        assert_eq!(
            written(Some(MemberStyle::Media("text/csv")), r#"["a","b"]"#),
            ["n=a (text/csv)", "n=b (text/csv)"]
        );
    }
}
