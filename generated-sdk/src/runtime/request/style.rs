//! The styles of parameters (OpenAPI, "Style Values").

use super::deep;
use super::expand::{Encoding, expand_exploded, expand_joined, name_and_text};
use super::pairs::Pairs;
use crate::runtime::json::Json;
use crate::runtime::text::encode::{encode_form, encode_header_json};
use crate::runtime::text::write::{param_value, texts_of};

/// A style of parameters (OpenAPI 3.0.4, 3.1.1 and 3.2.0, "Style Values" and "Style Examples"),
/// which follows the expansions of RFC 6570.
///
/// In URLs, values are encoded as RFC 6570 says: all but unreserved characters as `%XX`, a space as
/// `%20`. Nothing is written for null and for an empty array or object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParamStyle {
    kind: StyleKind,
    explode: bool,
    reserved: bool,
    empty: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StyleKind {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    Cookie,
    Json,
    Text,
}

impl ParamStyle {
    /// `blue,black`, and of an object `R,100,G,200`. What holds in paths and headers where a
    /// document names no style.
    pub const SIMPLE: Self = Self::with_kind(StyleKind::Simple, false);
    /// In a path: `.blue,black`.
    pub const LABEL: Self = Self::with_kind(StyleKind::Label, false);
    /// In a path: `;color=blue,black`.
    pub const MATRIX: Self = Self::with_kind(StyleKind::Matrix, false);
    /// `color=blue&color=black`, and of an object `R=100&G=200`. What holds in queries and cookies
    /// where a document names no style.
    pub const FORM: Self = Self::with_kind(StyleKind::Form, true);
    /// In a query: `color=blue%20black`.
    pub const SPACE_DELIMITED: Self = Self::with_kind(StyleKind::SpaceDelimited, false);
    /// In a query: `color=blue%7Cblack`.
    pub const PIPE_DELIMITED: Self = Self::with_kind(StyleKind::PipeDelimited, false);
    /// In a query: `color%5BR%5D=100&color%5BG%5D=200`. OpenAPI says nothing of what is nested
    /// deeper, nor of arrays: those are written as most servers read them, `a[b][c]=1`,
    /// `a[]=1&a[]=2`, and `a[0][b]=1` for objects in an array.
    pub const DEEP_OBJECT: Self = Self::with_kind(StyleKind::DeepObject, true);
    /// In a cookie: as `FORM`, but nothing is encoded (OpenAPI 3.2.0). What a cookie cannot hold is
    /// refused.
    pub const COOKIE: Self = Self::with_kind(StyleKind::Cookie, true);
    /// The value as JSON text, for a parameter whose `content` is JSON.
    pub const JSON: Self = Self::with_kind(StyleKind::Json, false);
    /// The value as one text, for a parameter whose `content` is anything else.
    pub const TEXT: Self = Self::with_kind(StyleKind::Text, false);

    const fn with_kind(kind: StyleKind, explode: bool) -> Self {
        Self {
            kind,
            explode,
            reserved: false,
            empty: false,
        }
    }

    /// With `explode: true`: each element of an array, and each member of an object, stands by
    /// itself.
    #[must_use]
    pub const fn exploded(mut self) -> Self {
        self.explode = true;
        self
    }

    /// With `explode: false`: the elements of an array, or the members of an object, are one text.
    #[must_use]
    pub const fn joined(mut self) -> Self {
        self.explode = false;
        self
    }

    /// With `allowReserved: true`: values keep the reserved characters of RFC 3986 and what is
    /// encoded already, except for those that would end the value where it stands: in a query `#`,
    /// `[`, `]`, `&` and `+`, in a path `/`, `?`, `#`, `[` and `]`, in a cookie `,` and `;`.
    #[must_use]
    pub const fn reserved(mut self) -> Self {
        self.reserved = true;
        self
    }

    /// With `allowEmptyValue: true`: in a query, null, and an empty array or object, are written as
    /// `color=`. In a path, the value may be empty where it is all of the last segment.
    #[must_use]
    pub const fn or_empty(mut self) -> Self {
        self.empty = true;
        self
    }

    pub(super) fn writes_empty(self) -> bool {
        self.empty
    }

    /// Writes a value into a path. Null and what is empty come out as an empty text.
    pub(super) fn in_path(self, name: &str, json: &str) -> String {
        let encoding = match self.reserved {
            true => Encoding::PathReserved,
            false => Encoding::Component,
        };
        if self.kind == StyleKind::Json {
            return encoding.encode(json);
        }
        let value = param_value(json);
        match (self.kind, self.explode) {
            (StyleKind::Label, false) => with_prefix(".", expand_joined(value, ",", encoding)),
            (StyleKind::Label, true) => with_prefix(".", expand_exploded(value, ".", encoding)),
            (StyleKind::Matrix, false) => {
                let text = expand_joined(value, ",", encoding);
                text.map_or(String::new(), |text| {
                    name_and_text(";", &encoding.encode(name), &text, false)
                })
            }
            (StyleKind::Matrix, true) => {
                let mut out = String::new();
                each_pair(json, name, |name, text| {
                    out.push_str(&name_and_text(
                        ";",
                        &encoding.encode(name),
                        &encoding.encode(text),
                        false,
                    ));
                });
                out
            }
            (_, true) => expand_exploded(value, ",", encoding).unwrap_or_default(),
            (_, false) => expand_joined(value, ",", encoding).unwrap_or_default(),
        }
    }

    /// Writes a value into a header, where nothing is encoded. There is no text for null and what
    /// is empty.
    pub(super) fn in_header(self, json: &str) -> Option<String> {
        match (self.kind, self.explode) {
            (StyleKind::Json, _) => Some(encode_header_json(json)),
            (_, true) => expand_exploded(param_value(json), ",", Encoding::None),
            (_, false) => expand_joined(param_value(json), ",", Encoding::None),
        }
    }

    /// Writes a value into a query.
    pub(super) fn in_query(self, out: &mut Pairs, name: &'static str, json: &str) {
        out.begin(name);
        let encoding = match self.reserved {
            true => Encoding::QueryReserved,
            false => Encoding::Component,
        };
        let before = out.len();
        self.write_pairs(out, name, json, encoding);
        if self.empty && out.len() == before {
            push_pair(out, name, "");
        }
    }

    /// Writes a value into cookies.
    ///
    /// # Errors
    ///
    /// When the style encodes nothing and a cookie cannot hold the value.
    pub(super) fn in_cookie(
        self,
        out: &mut Pairs,
        name: &'static str,
        json: &str,
    ) -> Result<(), String> {
        out.begin(name);
        if self.kind != StyleKind::Cookie {
            let encoding = match self.reserved {
                true => Encoding::CookieReserved,
                false => Encoding::Component,
            };
            self.write_pairs(out, name, json, encoding);
            return Ok(());
        }
        let mut pair = |name: &str, text: &str| {
            let is_unfit = |c: char| c == ';' || c.is_control();
            if text.contains(is_unfit) || name.contains(is_unfit) || name.contains('=') {
                return Err(format!(
                    "the value of the cookie `{name}` contains a semicolon or a control character"
                ));
            }
            out.pair().push_str(&name_and_text("", name, text, true));
            Ok(())
        };
        let mut outcome = Ok(());
        if self.explode {
            each_pair(json, name, |name, text| {
                let written = pair(name, text);
                if outcome.is_ok() {
                    outcome = written;
                }
            });
        } else if let Some(text) = expand_joined(param_value(json), ",", Encoding::None) {
            outcome = pair(name, &text);
        }
        outcome
    }

    fn write_pairs(self, out: &mut Pairs, name: &str, json: &str, encoding: Encoding) {
        let delimiter = match (self.kind, self.explode) {
            (StyleKind::Json, _) => return push_pair(out, name, &encoding.encode(json)),
            (StyleKind::DeepObject, _) => {
                return deep::each_bracketed_pair(name, &parse_json(json), &mut |name, text| {
                    push_pair(out, name, &encoding.encode(text));
                });
            }
            (StyleKind::SpaceDelimited, false) => "%20",
            (StyleKind::PipeDelimited, false) => "%7C",
            (_, false) => ",",
            (_, true) => {
                return each_pair(json, name, |name, text| {
                    push_pair(out, name, &encoding.encode(text));
                });
            }
        };
        if let Some(joined) = expand_joined(param_value(json), delimiter, encoding) {
            push_pair(out, name, &joined);
        }
    }
}

/// A whole query, given as one value (`in: querystring` of OpenAPI 3.2.0). A form is written as
/// `application/x-www-form-urlencoded`, anything else is one encoded text.
pub(super) fn whole_query(style: ParamStyle, json: &str) -> String {
    match style.kind {
        StyleKind::Json => Encoding::Component.encode(json),
        StyleKind::Text => {
            expand_joined(param_value(json), ",", Encoding::Component).unwrap_or_default()
        }
        _ => {
            let mut pairs = Pairs::default();
            each_pair(json, "", |name, text| {
                push_form_pair(&mut pairs, name, text);
            });
            pairs.as_str().to_owned()
        }
    }
}

/// Encoders write JSON; anything else counts as null.
fn parse_json(json: &str) -> Json {
    json.parse().unwrap_or(Json::Null)
}

/// Calls `write` for each pair of a value that stands by itself: an array repeats the name, an
/// object gives the names of its members. Inside of an object, an array repeats the member's name:
/// so the Encoding Object has it for forms, and so most servers read queries, of which OpenAPI says
/// nothing. What is nested otherwise is JSON text.
fn each_pair(json: &str, name: &str, mut write: impl FnMut(&str, &str)) {
    match parse_json(json) {
        Json::Object(members) => {
            for (key, member) in members {
                texts_of(member).iter().for_each(|text| write(&key, text));
            }
        }
        value => texts_of(value).iter().for_each(|text| write(name, text)),
    }
}

fn with_prefix(prefix: &str, text: Option<String>) -> String {
    text.map_or(String::new(), |text| format!("{prefix}{text}"))
}

fn push_pair(out: &mut Pairs, name: &str, encoded: &str) {
    let name = Encoding::Component.encode(name);
    out.pair()
        .push_str(&name_and_text("", &name, encoded, true));
}

fn push_form_pair(out: &mut Pairs, name: &str, text: &str) {
    let out = out.pair();
    encode_form(out, name);
    out.push('=');
    encode_form(out, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of the specification's table: empty, string, array, object.
    const TABLE: [&str; 4] = [
        r#""""#,
        r#""blue""#,
        r#"["blue","black","brown"]"#,
        r#"{"R":100,"G":200,"B":150}"#,
    ];

    fn query(style: ParamStyle, json: &str) -> String {
        let mut out = Pairs::default();
        style.in_query(&mut out, "color", json);
        out.as_str().to_owned()
    }

    fn cookie(style: ParamStyle, json: &str) -> Result<String, String> {
        let mut out = Pairs::for_cookies();
        style.in_cookie(&mut out, "color", json)?;
        Ok(out.as_str().to_owned())
    }

    #[test]
    fn the_table_of_the_specification_for_paths() {
        let rows = [
            (
                ParamStyle::MATRIX,
                [
                    ";color",
                    ";color=blue",
                    ";color=blue,black,brown",
                    ";color=R,100,G,200,B,150",
                ],
            ),
            (
                ParamStyle::MATRIX.exploded(),
                [
                    ";color",
                    ";color=blue",
                    ";color=blue;color=black;color=brown",
                    ";R=100;G=200;B=150",
                ],
            ),
            (
                ParamStyle::LABEL,
                [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
            ),
            (
                ParamStyle::LABEL.exploded(),
                [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
            ),
            (
                ParamStyle::SIMPLE,
                ["", "blue", "blue,black,brown", "R,100,G,200,B,150"],
            ),
            (
                ParamStyle::SIMPLE.exploded(),
                ["", "blue", "blue,black,brown", "R=100,G=200,B=150"],
            ),
        ];
        for (style, expected) in rows {
            assert_eq!(
                TABLE.map(|json| style.in_path("color", json)),
                expected,
                "{style:?}"
            );
        }
    }

    #[test]
    fn the_table_of_the_specification_for_queries() {
        let rows = [
            (
                ParamStyle::FORM.joined(),
                [
                    "color=",
                    "color=blue",
                    "color=blue,black,brown",
                    "color=R,100,G,200,B,150",
                ],
            ),
            (
                ParamStyle::FORM,
                [
                    "color=",
                    "color=blue",
                    "color=blue&color=black&color=brown",
                    "R=100&G=200&B=150",
                ],
            ),
        ];
        for (style, expected) in rows {
            assert_eq!(TABLE.map(|json| query(style, json)), expected, "{style:?}");
        }
        assert_eq!(
            query(ParamStyle::SPACE_DELIMITED, TABLE[2]),
            "color=blue%20black%20brown"
        );
        assert_eq!(
            query(ParamStyle::SPACE_DELIMITED, TABLE[3]),
            "color=R%20100%20G%20200%20B%20150"
        );
        assert_eq!(
            query(ParamStyle::PIPE_DELIMITED, TABLE[2]),
            "color=blue%7Cblack%7Cbrown"
        );
        assert_eq!(
            query(ParamStyle::PIPE_DELIMITED, TABLE[3]),
            "color=R%7C100%7CG%7C200%7CB%7C150"
        );
        assert_eq!(
            query(ParamStyle::DEEP_OBJECT, TABLE[3]),
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"
        );
    }

    #[test]
    fn the_table_of_the_specification_for_headers_and_cookies() {
        let simple = TABLE.map(|json| ParamStyle::SIMPLE.in_header(json).unwrap_or_default());
        assert_eq!(
            simple,
            ["", "blue", "blue,black,brown", "R,100,G,200,B,150"]
        );
        let exploded = ParamStyle::SIMPLE.exploded().in_header(TABLE[3]);
        assert_eq!(exploded.as_deref(), Some("R=100,G=200,B=150"));
        for style in [ParamStyle::COOKIE, ParamStyle::FORM] {
            let cookies = TABLE.map(|json| cookie(style, json).unwrap_or_default());
            assert_eq!(
                cookies,
                [
                    "color=",
                    "color=blue",
                    "color=blue; color=black; color=brown",
                    "R=100; G=200; B=150"
                ]
            );
            let cookies = TABLE.map(|json| cookie(style.joined(), json).unwrap_or_default());
            assert_eq!(
                cookies,
                [
                    "color=",
                    "color=blue",
                    "color=blue,black,brown",
                    "color=R,100,G,200,B,150"
                ]
            );
        }
    }

    #[test]
    fn nothing_is_written_for_what_is_not_there() {
        for json in ["null", "[]", "{}", "[null]", r#"{"a":null}"#] {
            for style in [
                ParamStyle::FORM,
                ParamStyle::FORM.joined(),
                ParamStyle::DEEP_OBJECT,
                ParamStyle::PIPE_DELIMITED,
            ] {
                assert_eq!(query(style, json), "", "{json} {style:?}");
                assert_eq!(query(style.or_empty(), json), "color=", "{json} {style:?}");
                assert_eq!(cookie(style, json).as_deref(), Ok(""));
            }
            for style in [ParamStyle::SIMPLE, ParamStyle::LABEL, ParamStyle::MATRIX] {
                assert_eq!(style.in_path("color", json), "");
                assert_eq!(style.exploded().in_path("color", json), "");
                assert_eq!(style.in_header(json), None);
            }
        }
    }

    #[test]
    fn lists_inside_of_objects_repeat_the_members_name() {
        let json = r#"{"sort":["a","b&"],"of":{"id":[1]},"none":[],"in":[[1],2]}"#;
        assert_eq!(
            query(ParamStyle::FORM, json),
            "sort=a&sort=b%26&of=%7B%22id%22%3A%5B1%5D%7D&in=%5B1%5D&in=2"
        );
        assert_eq!(whole_query(ParamStyle::FORM, json).matches('&').count(), 4);
        assert_eq!(
            ParamStyle::MATRIX
                .exploded()
                .in_path("color", r#"{"a":[1,2]}"#),
            ";a=1;a=2"
        );
    }

    #[test]
    fn a_value_cannot_end_its_pair() {
        let mut out = Pairs::default();
        ParamStyle::FORM.in_query(&mut out, "a&b[]", r#""1&c=2#d%20 é+\r\n""#);
        assert_eq!(
            out.as_str(),
            "a%26b%5B%5D=1%26c%3D2%23d%2520%20%C3%A9%2B%0D%0A"
        );
        assert_eq!(
            query(ParamStyle::FORM.joined(), r#"["1,2","3"]"#),
            "color=1%2C2,3"
        );
        assert_eq!(query(ParamStyle::FORM, r#"{"a&b":"c=d"}"#), "a%26b=c%3Dd");
    }

    #[test]
    fn reserved_characters_stay_but_for_those_that_end_the_value() {
        let json = r#""a:/?@!$'()*,;=b#[]&+ %41%4é\\""#;
        assert_eq!(
            query(ParamStyle::FORM.reserved(), json),
            "color=a:/?@!$'()*,;=b%23%5B%5D%26%2B%20%41%254%C3%A9%5C"
        );
        assert_eq!(
            ParamStyle::SIMPLE.reserved().in_path("color", json),
            "a:%2F%3F@!$'()*,;=b%23%5B%5D&+%20%41%254%C3%A9%5C"
        );
        assert_eq!(
            cookie(ParamStyle::FORM.reserved(), json).as_deref(),
            Ok("color=a:/?@!$'()*%2C%3B=b#[]&+%20%41%254%C3%A9%5C")
        );
    }

    #[test]
    fn content_is_one_text() {
        let json = r#"{"a":["é",null]}"#;
        assert_eq!(
            query(ParamStyle::JSON, json),
            "color=%7B%22a%22%3A%5B%22%C3%A9%22%2Cnull%5D%7D"
        );
        assert_eq!(
            ParamStyle::JSON
                .in_header("{\"é\":\"\u{1f600}\x7f\"}")
                .as_deref(),
            Some(r#"{"\u00e9":"\ud83d\ude00\u007f"}"#)
        );
        assert_eq!(query(ParamStyle::TEXT, r#""a b""#), "color=a%20b");
        assert_eq!(
            ParamStyle::TEXT.in_header(r#""a b""#).as_deref(),
            Some("a b")
        );
    }

    #[test]
    fn cookies_that_are_not_encoded_hold_no_others() {
        assert_eq!(
            cookie(ParamStyle::COOKIE, r#""a b%&=é""#).as_deref(),
            Ok("color=a b%&=é")
        );
        for json in [r#""a; b""#, r#""a\r\nb""#, r#"{"a=b":1}"#, r#"{"a;b":1}"#] {
            assert!(cookie(ParamStyle::COOKIE, json).is_err(), "{json}");
        }
        assert!(cookie(ParamStyle::COOKIE.joined(), r#"["a","b;c"]"#).is_err());
    }

    #[test]
    fn whole_queries() {
        // OpenAPI 3.2.0, "Parameter Object Examples".
        assert_eq!(
            whole_query(ParamStyle::FORM, r#"{"foo":"a + b","bar":true}"#),
            "foo=a+%2B+b&bar=true"
        );
        assert_eq!(
            whole_query(ParamStyle::JSON, r#"{"numbers":[1,2],"flag":null}"#),
            "%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D"
        );
        assert_eq!(
            whole_query(ParamStyle::TEXT, r#""$.a.b[1:1]""#),
            "%24.a.b%5B1%3A1%5D"
        );
    }
}
