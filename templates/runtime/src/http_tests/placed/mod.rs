//! Whatever a parameter holds, it stays in its place; and where its style can be read back, it is
//! what it was.

mod value;

use std::sync::LazyLock;

use proptest::prelude::*;

use super::api::{API_KEY, GetPart, KEY, SETTINGS};
use crate::runtime::codegen::{ParamStyle, RequestBuilder};
use crate::runtime::{Call, Core, CoreBuilder, Error};
use value::{Value, decoded, read_exploded, read_segment, value};

/// Made once: the transport reads the certificates of the system.
static CORE: LazyLock<Core> = LazyLock::new(|| {
    let mut builder = CoreBuilder::new(&SETTINGS);
    builder.credential(&API_KEY, KEY.into());
    builder.build().unwrap()
});

/// A call of `/things/{a}{b}/parts`, with `{b}` for company in the segment.
fn call(set: impl FnOnce(&mut RequestBuilder)) -> Result<Call<()>, Error> {
    let part = GetPart::new(&CORE).with(|request| {
        request.path("b", "b");
        set(request);
    });
    part.call()
}

/// What stands in the segment before the `b`; everything around it is as the document has it.
fn in_segment(call: &Call<()>) -> String {
    let url = call.url();
    assert_eq!((url.query(), url.fragment()), (None, None));
    assert_eq!(url.host_str(), Some("api.tiny.example"));
    let segments: Vec<&str> = url.path_segments().unwrap().collect();
    assert_eq!(
        (segments.len(), segments[0], segments[2]),
        (3, "things", "parts"),
        "{url}"
    );
    segments[1].strip_suffix('b').unwrap().to_owned()
}

/// The pairs of the query before the one that comes last.
fn in_query(call: &Call<()>) -> Vec<String> {
    let url = call.url();
    assert_eq!((url.path(), url.fragment()), ("/things/ab/parts", None));
    let mut pairs: Vec<String> = url.query().unwrap().split('&').map(str::to_owned).collect();
    assert_eq!(pairs.pop().as_deref(), Some("last=1"));
    pairs
}

fn query(value: &Value, style: ParamStyle) -> Vec<String> {
    let call = call(|request| {
        request.path("a", "a");
        request.query_with("color", &value.json(), style);
        request.query("last", "1");
    });
    in_query(&call.unwrap())
}

fn cookies(value: &Value, style: ParamStyle) -> Result<Vec<String>, Error> {
    let call = call(|request| {
        request.path("a", "a");
        request.cookie_with("color", &value.json(), style);
        request.cookie("last", "1");
    })?;
    let mut all: Vec<String> = String::from_utf8(call.headers()["cookie"].as_bytes().to_vec())
        .unwrap()
        .split("; ")
        .map(str::to_owned)
        .collect();
    assert_eq!(all.pop().as_deref(), Some("last=1"));
    Ok(all)
}

fn slices(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// The texts after `color=` of what has to be one pair.
fn joined_texts(pairs: &[String]) -> &str {
    assert_eq!(pairs.len(), 1, "{pairs:?}");
    pairs[0].strip_prefix("color=").unwrap()
}

proptest! {
    #[test]
    fn in_a_path(value in value()) {
        for style in [ParamStyle::SIMPLE, ParamStyle::LABEL, ParamStyle::MATRIX] {
            for style in [style, style.exploded()] {
                let call = call(|request| request.path_with("a", &value.json(), style));
                let text = in_segment(&call.unwrap());
                // A dot inside of a value looks like one between values.
                if style != ParamStyle::LABEL.exploded() || value.lacks(&['.']) {
                    prop_assert_eq!(&read_segment(&value, style, &text), &value, "{:?}: {}", style, text);
                }
            }
        }
    }

    #[test]
    fn in_a_path_with_reserved_characters(value in value()) {
        for style in [ParamStyle::SIMPLE, ParamStyle::LABEL, ParamStyle::MATRIX, ParamStyle::JSON, ParamStyle::TEXT] {
            for style in [style.reserved(), style.exploded().reserved()] {
                // `..;` with something behind it is refused, for servers take it for a step
                // upwards.
                if let Ok(call) = call(|request| request.path_with("a", &value.json(), style)) {
                    in_segment(&call);
                }
            }
        }
    }

    #[test]
    fn in_a_query(value in value()) {
        let pairs = query(&value, ParamStyle::FORM);
        prop_assert_eq!(value.of_pairs(&slices(&pairs), "color", true), value.clone());
        for (style, delimiter, unfit) in [
            (ParamStyle::FORM.joined(), ",", None),
            (ParamStyle::SPACE_DELIMITED, "%20", Some(' ')),
            (ParamStyle::PIPE_DELIMITED, "%7C", Some('|')),
        ] {
            let pairs = query(&value, style);
            let text = joined_texts(&pairs);
            // A delimiter that is encoded looks like the same character inside of a value.
            if unfit.is_none_or(|unfit| value.lacks(&[unfit])) {
                let parts: Vec<&str> = text.split(delimiter).collect();
                prop_assert_eq!(&value.of_parts(&parts, true), &value, "{:?}: {}", style, text);
            }
        }
        for style in [ParamStyle::JSON, ParamStyle::TEXT] {
            joined_texts(&query(&value, style));
        }
    }

    #[test]
    fn in_a_query_in_depth(value in value()) {
        let pairs = query(&value, ParamStyle::DEEP_OBJECT);
        let read = pairs.iter().map(|pair| {
            let (name, text) = pair.split_once('=').unwrap();
            (decoded(name, true), decoded(text, true))
        });
        let expected = match value.clone() {
            Value::Text(text) => vec![("color".to_owned(), text)],
            Value::List(texts) => texts.into_iter().map(|text| ("color[]".to_owned(), text)).collect(),
            Value::Object(members) => {
                members.into_iter().map(|(key, text)| (format!("color[{key}]"), text)).collect()
            }
        };
        prop_assert_eq!(read.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn in_a_query_with_reserved_characters(value in value()) {
        let joined = [ParamStyle::FORM.joined(), ParamStyle::SPACE_DELIMITED, ParamStyle::PIPE_DELIMITED];
        for style in joined {
            joined_texts(&query(&value, style.reserved()));
        }
        for style in [ParamStyle::FORM, ParamStyle::DEEP_OBJECT] {
            let pairs = query(&value, style.reserved());
            prop_assert_eq!(pairs.len(), value.parts(), "{:?}", pairs);
            // Servers take a `+` for a space.
            prop_assert!(!pairs.concat().contains('+'));
        }
    }

    #[test]
    fn in_a_cookie(value in value()) {
        let pairs = cookies(&value, ParamStyle::FORM).unwrap();
        prop_assert_eq!(value.of_pairs(&slices(&pairs), "color", true), value.clone());
        let joined = cookies(&value, ParamStyle::FORM.joined()).unwrap();
        prop_assert_eq!(value.of_parts(&joined_texts(&joined).split(',').collect::<Vec<_>>(), true), value.clone());
        for style in [ParamStyle::JSON, ParamStyle::FORM.joined().reserved()] {
            joined_texts(&cookies(&value, style).unwrap());
        }
        let reserved = cookies(&value, ParamStyle::FORM.reserved()).unwrap();
        prop_assert_eq!(reserved.len(), value.parts());
    }

    #[test]
    fn in_a_cookie_where_nothing_is_encoded(value in value()) {
        match cookies(&value, ParamStyle::COOKIE) {
            Ok(pairs) => prop_assert_eq!(&value.of_pairs(&slices(&pairs), "color", false), &value),
            Err(_) => {
                let is_unfit = |c: char| c == ';' || c.is_control();
                let names = matches!(&value, Value::Object(members) if members.iter().any(|(key, _)| key.contains('=')));
                prop_assert!(names || value.texts().iter().any(|text| text.contains(is_unfit)));
            }
        }
        if let Ok(pairs) = cookies(&value, ParamStyle::COOKIE.joined()) {
            joined_texts(&pairs);
        }
    }

    #[test]
    fn in_a_header(value in value()) {
        let plain = call(|request| request.path("a", "a")).unwrap().headers().len();
        for style in [ParamStyle::SIMPLE, ParamStyle::SIMPLE.exploded()] {
            let call = call(|request| {
                request.path("a", "a");
                request.header_with("color", &value.json(), style);
            });
            let Ok(call) = call else {
                prop_assert!(value.texts().iter().any(|text| text.contains(|c: char| c.is_ascii_control())));
                continue;
            };
            prop_assert_eq!(call.headers().len(), plain + 1);
            let bytes = call.headers()["color"].as_bytes();
            prop_assert!(!bytes.iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0)));
            if value.lacks(&[',', '=']) {
                let text = std::str::from_utf8(bytes).unwrap();
                let back = match style == ParamStyle::SIMPLE {
                    true => value.of_parts(&text.split(',').collect::<Vec<_>>(), false),
                    false => read_exploded(&value, text, ',', false),
                };
                prop_assert_eq!(&back, &value);
            }
        }
    }
}
