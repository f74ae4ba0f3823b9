//! The path of a call, and its URL.

use std::fmt::Write as _;

use url::Url;

use super::segment::Segment;
use crate::runtime::Error;
use crate::runtime::text::encode::encode_template;

/// The value of a path parameter, as it is written.
#[derive(Clone)]
pub(super) struct PathValue {
    pub(super) name: &'static str,
    pub(super) text: String,
    /// Whether it may be empty where it is all of the last segment: elsewhere, that would lead to
    /// another path.
    pub(super) may_be_empty: bool,
}

/// The name for such values in messages.
const PARAMETER: &str = "path parameter";

/// The URL of a call.
///
/// Path keys of documents hold a `?` or a `#` now and then, which a path cannot: a query is sent as
/// such, before the parameters; what comes after a `#` only tells operations apart and is not sent.
pub(super) fn build_url(
    base: &str,
    path: &str,
    values: &[PathValue],
    queries: [&str; 2],
) -> Result<Url, Error> {
    let path = path.split_once('#').map_or(path, |(path, _)| path);
    let (path, fixed) = path.split_once('?').unwrap_or((path, ""));
    let size = queries.iter().map(|query| query.len()).sum::<usize>();
    let mut text = String::with_capacity(base.len() + path.len() + size + 32);
    text.push_str(base);
    fill_path(&mut text, path, values).map_err(Error::build)?;
    let mut fixed_query = String::new();
    fill_query(&mut fixed_query, fixed, values).map_err(Error::build)?;
    for part in [fixed_query.as_str()].into_iter().chain(queries) {
        if !part.is_empty() {
            text.push(if text.contains('?') { '&' } else { '?' });
            text.push_str(part);
        }
    }
    Url::parse(&text).map_err(|problem| Error::build(format!("invalid URL: {problem}")))
}

/// Appends the path with its parameters replaced. Values are put in once, from left to right: what
/// stands in a value is never taken for a parameter.
fn fill_path(out: &mut String, path: &str, values: &[PathValue]) -> Result<(), String> {
    if !path.starts_with('/') {
        out.push('/');
    }
    let mut segment = Segment::starting(out.len());
    let mut rest = path;
    loop {
        let (literal, parameter) = next_parameter(rest);
        for (position, part) in literal.split('/').enumerate() {
            if position > 0 {
                segment.check(out, PARAMETER)?;
                out.push('/');
                segment = Segment::starting(out.len());
            }
            // Writing to a string cannot fail.
            _ = write!(out, "{}", encode_template(part));
        }
        let Some((name, after)) = parameter else {
            break;
        };
        let value = parameter_value(name, values)?;
        out.push_str(&value.text);
        segment.hold(value.name);
        if value.may_be_empty && after.is_empty() {
            segment.allow_empty();
        }
        rest = after;
    }
    segment.check(out, PARAMETER)
}

/// The same for a query that stands in the path. A value cannot end its pair: what a path lets
/// stand as it is (`allowReserved`) may mean something in a query.
fn fill_query(out: &mut String, query: &str, values: &[PathValue]) -> Result<(), String> {
    let mut rest = query;
    while let (literal, Some((name, after))) = next_parameter(rest) {
        _ = write!(out, "{}", encode_template(literal));
        let value = &parameter_value(name, values)?.text;
        out.push_str(&value.replace('&', "%26").replace('+', "%2B"));
        rest = after;
    }
    _ = write!(out, "{}", encode_template(rest));
    Ok(())
}

/// The value of a path parameter.
fn parameter_value<'v>(name: &str, values: &'v [PathValue]) -> Result<&'v PathValue, String> {
    let value = values.iter().find(|value| value.name == name);
    value.ok_or_else(|| format!("the path parameter `{name}` is not set"))
}

/// Splits a path at its first parameter: what comes before, then the parameter's name and what
/// comes after it.
fn next_parameter(path: &str) -> (&str, Option<(&str, &str)>) {
    let split = path.split_once('{').and_then(|(before, rest)| {
        let (name, after) = rest.split_once('}')?;
        Some((before, Some((name, after))))
    });
    split.unwrap_or((path, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::text::encode::encode_component;

    fn filled(path: &str, values: &[(&'static str, &str)]) -> Result<String, String> {
        filled_with(path, values, false)
    }

    fn value(name: &'static str, text: &str, may_be_empty: bool) -> PathValue {
        PathValue {
            name,
            text: text.to_owned(),
            may_be_empty,
        }
    }

    fn filled_with(
        path: &str,
        values: &[(&'static str, &str)],
        may_be_empty: bool,
    ) -> Result<String, String> {
        let values: Vec<_> = values
            .iter()
            .map(|(name, text)| value(name, &encode_component(text).to_string(), may_be_empty))
            .collect();
        let mut out = String::new();
        fill_path(&mut out, path, &values).map(|()| out)
    }

    #[test]
    fn the_last_value_may_be_empty_where_that_is_allowed() {
        let allowed = |path, values| filled_with(path, values, true);
        assert_eq!(
            allowed("/x/{a}/{b}", &[("a", "1"), ("b", "")]).as_deref(),
            Ok("/x/1/")
        );
        assert_eq!(allowed("/{a}", &[("a", "")]).as_deref(), Ok("/"));
        for (path, values) in [
            // Not the last segment.
            ("/x/{a}/y", &[("a", "")][..]),
            ("/x/{a}/", &[("a", "")]),
            ("/x/{a}/{b}", &[("a", ""), ("b", "")]),
            // Not all of the segment.
            ("/x/{b}{a}", &[("a", ""), ("b", "")]),
            // Dots lead elsewhere whatever is allowed.
            ("/x/{a}", &[("a", ".")]),
            ("/x/{a}", &[("a", "..")]),
            ("/x/.{a}", &[("a", "")]),
            ("/x/..{a}", &[("a", "")]),
            ("/x/..;{a}", &[("a", "")]),
        ] {
            assert!(allowed(path, values).is_err(), "{path} {values:?}");
        }
    }

    #[test]
    fn values_stay_in_their_segment() {
        for (value, path) in [
            ("a/b", "/x/a%2Fb/y"),
            (r"a\b", "/x/a%5Cb/y"),
            (r"..\..\admin", "/x/..%5C..%5Cadmin/y"),
            ("../admin", "/x/..%2Fadmin/y"),
            ("..;", "/x/..%3B/y"),
            ("x?y=1", "/x/x%3Fy%3D1/y"),
            ("x#y", "/x/x%23y/y"),
            ("%2e%2e", "/x/%252e%252e/y"),
            ("%2f", "/x/%252f/y"),
            ("{b}", "/x/%7Bb%7D/y"),
            ("a b\r\n\0é", "/x/a%20b%0D%0A%00%C3%A9/y"),
            ("...", "/x/.../y"),
        ] {
            assert_eq!(
                filled("/x/{a}/y", &[("a", value), ("b", "no")]).as_deref(),
                Ok(path),
                "{value:?}"
            );
        }
    }

    #[test]
    fn segments_that_lead_elsewhere_are_refused() {
        for (path, values) in [
            ("/x/{a}", &[("a", "")][..]),
            ("/x/{a}", &[("a", ".")]),
            ("/x/{a}/y", &[("a", "..")]),
            ("/x/{a}{b}", &[("a", "."), ("b", ".")]),
            ("/x/{a}{b}", &[("a", ""), ("b", "..")]),
            ("/x/{a}{b}/y", &[("a", ""), ("b", "")]),
            ("/x/.{a}", &[("a", ".")]),
            ("/x/{a}%2E", &[("a", ".")]),
            ("/x/%2e{a}/y", &[("a", "")]),
            ("/x/..;{a}/y", &[("a", "b")]),
            ("/x/{a};b/y", &[("a", "..")]),
        ] {
            assert!(filled(path, values).is_err(), "{path} {values:?}");
        }
        let refused = filled("/x/{a}{b}", &[("a", "."), ("b", ".")]);
        assert!(
            refused.is_err_and(|reason| reason.contains("`a` and `b`") && reason.contains("`..`"))
        );
    }

    #[test]
    fn paths_without_parameters_are_the_documents_own() {
        assert_eq!(filled("/", &[]).as_deref(), Ok("/"));
        assert_eq!(filled("x//y/", &[]).as_deref(), Ok("/x//y/"));
        assert_eq!(
            filled("/a b/[c]/{open", &[]).as_deref(),
            Ok("/a%20b/[c]/%7Bopen")
        );
        assert_eq!(
            filled("/v1/{name}:cancel", &[("name", "a")]).as_deref(),
            Ok("/v1/a:cancel")
        );
        assert!(filled("/{a}", &[]).is_err_and(|reason| reason.contains("`a` is not set")));
    }

    #[test]
    fn a_url_has_the_base_first_and_the_query_last() {
        let made = |base, path, query| {
            build_url(base, path, &[value("a", "x%26y", false)], ["", query])
                .map(String::from)
                .map_err(|error| error.to_string())
        };
        assert_eq!(
            made("https://a.example/v2", "/x", ""),
            Ok("https://a.example/v2/x".to_owned())
        );
        assert_eq!(
            made("https://a.example", "/x?Action=Go#Go", "b=1"),
            Ok("https://a.example/x?Action=Go&b=1".to_owned())
        );
        assert_eq!(
            made("https://a.example", "/x?q={a}&r=s t", ""),
            Ok("https://a.example/x?q=x%26y&r=s%20t".to_owned())
        );
        assert!(made("https://a.example", "/x?q={b}", "").is_err());
        let reserved = build_url(
            "https://a.example",
            "/x?q={a}",
            &[value("a", "1&b=+2", false)],
            ["", ""],
        );
        assert_eq!(
            reserved
                .map(String::from)
                .map_err(|error| error.to_string()),
            Ok("https://a.example/x?q=1%26b=%2B2".to_owned())
        );
        assert_eq!(
            made("https://a.example", "//evil.example/x", ""),
            Ok("https://a.example//evil.example/x".to_owned())
        );
        assert_eq!(
            made("https://a.example", "@evil.example/x", ""),
            Ok("https://a.example/@evil.example/x".to_owned())
        );
    }
}
