//! How parameters are written: the styles of OpenAPI.

use super::pairs::Pairs;
use crate::runtime::ParamValue;
use crate::runtime::encode::{component, form as form_text};

/// A style of query parameters (OpenAPI 3.0.4 and 3.1.1, "Style Examples"; `form` is form-style expansion of RFC 6570).
///
/// Values are encoded as RFC 6570 says: all but unreserved characters as `%XX`, a space as `%20`. Nothing is written for null and
/// for an empty array or object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryStyle {
    /// `color=blue&color=black` with `explode`, otherwise `color=blue,black`; of an object `R=100&G=200` or `color=R,100,G,200`.
    Form {
        /// Whether each element is a pair of its own.
        explode: bool,
    },
    /// `color=blue%20black`, and as `Form` with `explode`.
    SpaceDelimited {
        /// Whether each element is a pair of its own.
        explode: bool,
    },
    /// `color=blue%7Cblack`, and as `Form` with `explode`.
    PipeDelimited {
        /// Whether each element is a pair of its own.
        explode: bool,
    },
    /// `color%5BR%5D=100&color%5BG%5D=200`. What is no object, for which OpenAPI defines nothing, is written as in `Form` with
    /// `explode`.
    DeepObject,
}

impl QueryStyle {
    /// What holds where a document does not name a style.
    pub const DEFAULT: Self = Self::Form { explode: true };

    /// Writes a parameter in this style.
    pub(super) fn write(self, out: &mut Pairs, name: &'static str, value: ParamValue) {
        out.begin(name);
        let delimiter = match self {
            Self::Form { explode: false } => ",",
            Self::SpaceDelimited { explode: false } => "%20",
            Self::PipeDelimited { explode: false } => "%7C",
            Self::DeepObject => return exploded(out, name, value, true),
            _ => return exploded(out, name, value, false),
        };
        if let Some(joined) = joined(value, delimiter, |text| component(text).to_string()) {
            pair(out, name, &joined);
        }
    }
}

fn exploded(out: &mut Pairs, name: &str, value: ParamValue, deep: bool) {
    match value {
        ParamValue::Null => {}
        ParamValue::Scalar(text) => pair(out, name, &component(&text).to_string()),
        ParamValue::Array(texts) => {
            for text in texts {
                pair(out, name, &component(&text).to_string());
            }
        }
        ParamValue::Object(members) => {
            for (key, text) in members {
                let key = if deep { format!("{name}[{key}]") } else { key };
                pair(out, &key, &component(&text).to_string());
            }
        }
    }
}

fn pair(out: &mut Pairs, name: &str, encoded: &str) {
    let out = out.pair();
    out.extend(component(name));
    out.push('=');
    out.push_str(encoded);
}

/// The parts of a value with delimiters between them; nothing if there are no parts.
fn joined(value: ParamValue, delimiter: &str, encode: impl Fn(&str) -> String) -> Option<String> {
    let parts: Vec<String> = match value {
        ParamValue::Null => return None,
        ParamValue::Scalar(text) => return Some(encode(&text)),
        ParamValue::Array(texts) => texts.iter().map(|text| encode(text)).collect(),
        ParamValue::Object(members) => members
            .iter()
            .flat_map(|(key, text)| [encode(key), encode(text)])
            .collect(),
    };
    (!parts.is_empty()).then(|| parts.join(delimiter))
}

/// The style `simple` in a path. Null and what is empty come out as an empty text, which the path then refuses.
pub(super) fn simple_in_path(value: ParamValue) -> String {
    joined(value, ",", |text| component(text).to_string()).unwrap_or_default()
}

/// The style `simple` in a header, where nothing is encoded. There is no text for null and what is empty.
pub(super) fn simple_in_header(value: ParamValue) -> Option<String> {
    joined(value, ",", str::to_owned)
}

/// A field of a form, as browsers send it: elements repeat the name, members of an object are written as `name[member]`.
pub(super) fn form(out: &mut Pairs, name: &'static str, value: ParamValue) {
    out.begin(name);
    let mut pair = |name: &str, text: &str| {
        let out = out.pair();
        form_text(out, name);
        out.push('=');
        form_text(out, text);
    };
    match value {
        ParamValue::Null => {}
        ParamValue::Scalar(text) => pair(name, &text),
        ParamValue::Array(texts) => texts.iter().for_each(|text| pair(name, text)),
        ParamValue::Object(members) => {
            members
                .iter()
                .for_each(|(member, text)| pair(&format!("{name}[{member}]"), text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> ParamValue {
        ParamValue::Scalar(text.to_owned())
    }

    fn array(texts: &[&str]) -> ParamValue {
        ParamValue::Array(texts.iter().map(|text| (*text).to_owned()).collect())
    }

    fn object(members: &[(&str, &str)]) -> ParamValue {
        ParamValue::Object(
            members
                .iter()
                .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()))
                .collect(),
        )
    }

    /// The values of the specification's table: empty, string, array, object.
    fn written(style: QueryStyle) -> [String; 4] {
        let values = [
            text(""),
            text("blue"),
            array(&["blue", "black", "brown"]),
            object(&[("R", "100"), ("G", "200"), ("B", "150")]),
        ];
        values.map(|value| {
            let mut out = Pairs::default();
            style.write(&mut out, "color", value);
            out.as_str().to_owned()
        })
    }

    #[test]
    fn the_table_of_the_specification() {
        let exploded = [
            "color=",
            "color=blue",
            "color=blue&color=black&color=brown",
            "R=100&G=200&B=150",
        ];
        assert_eq!(written(QueryStyle::DEFAULT), exploded);
        assert_eq!(
            written(QueryStyle::Form { explode: false }),
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150"
            ]
        );
        assert_eq!(
            written(QueryStyle::SpaceDelimited { explode: false })[2..],
            [
                "color=blue%20black%20brown",
                "color=R%20100%20G%20200%20B%20150"
            ]
        );
        assert_eq!(
            written(QueryStyle::PipeDelimited { explode: false })[2..],
            [
                "color=blue%7Cblack%7Cbrown",
                "color=R%7C100%7CG%7C200%7CB%7C150"
            ]
        );
        assert_eq!(
            written(QueryStyle::DeepObject)[3],
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"
        );
        assert_eq!(simple_in_path(array(&["blue", "black"])), "blue,black");
        assert_eq!(
            simple_in_path(object(&[("R", "100"), ("G", "200")])),
            "R,100,G,200"
        );
        assert_eq!(
            simple_in_header(array(&["a b", "c,d"])).as_deref(),
            Some("a b,c,d")
        );
    }

    #[test]
    fn nothing_is_written_for_what_is_not_there() {
        for value in [ParamValue::Null, array(&[]), object(&[])] {
            for style in [
                QueryStyle::DEFAULT,
                QueryStyle::Form { explode: false },
                QueryStyle::DeepObject,
            ] {
                let mut out = Pairs::default();
                style.write(&mut out, "color", value.clone());
                assert_eq!(out.as_str(), "", "{value:?} {style:?}");
            }
            assert_eq!(simple_in_path(value.clone()), "");
            assert_eq!(simple_in_header(value), None);
        }
    }

    #[test]
    fn a_value_cannot_end_its_pair() {
        let mut out = Pairs::default();
        QueryStyle::DEFAULT.write(&mut out, "a&b[]", text("1&c=2#d%20 é+\r\n"));
        assert_eq!(
            out.as_str(),
            "a%26b%5B%5D=1%26c%3D2%23d%2520%20%C3%A9%2B%0D%0A"
        );
        let mut out = Pairs::default();
        QueryStyle::Form { explode: false }.write(&mut out, "a", array(&["1,2", "3"]));
        assert_eq!(out.as_str(), "a=1%2C2,3");
    }

    #[test]
    fn forms_are_encoded_as_browsers_do() {
        let mut out = Pairs::default();
        form(&mut out, "grant type", text("a b&c"));
        form(&mut out, "ids", array(&["1", "2"]));
        form(&mut out, "card", object(&[("number", "42")]));
        assert_eq!(
            out.as_str(),
            "grant+type=a+b%26c&ids=1&ids=2&card%5Bnumber%5D=42"
        );
    }
}
