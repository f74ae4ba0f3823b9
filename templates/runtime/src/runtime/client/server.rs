//! Servers that an API's document names, and the variables of their URLs.

use url::Url;

use crate::runtime::request::Segment;

/// A server of the API (OpenAPI 3.2.0, "Server Object").
#[derive(Debug, PartialEq, Eq)]
pub struct ServerTemplate {
    /// The base URL, with variables in braces. One that starts with `/` is a path on the host of
    /// the client's base URL.
    pub url: &'static str,
    /// The variables that the URL names.
    pub variables: &'static [ServerVariable],
}

/// A variable of a server's URL.
#[derive(Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name in the URL.
    pub name: &'static str,
    /// Its default value.
    pub default: Option<&'static str>,
    /// The method of the client's builder that takes its value.
    pub setter: &'static str,
    /// The environment variable that may hold its value.
    pub env: &'static str,
}

/// The values that a client was given for variables, by name.
pub(super) type Variables = Vec<(&'static str, String)>;

/// The name for such values in messages.
const SERVER_VARIABLE: &str = "server variable";

/// The value of a variable.
enum VariableValue<'v> {
    Set(&'v str),
    Default(&'static str),
}

/// The part of a URL that a variable stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum UrlPart {
    /// At its start: a scheme, or more.
    Start,
    Authority,
    Path,
}

impl ServerTemplate {
    /// The URL with its variables replaced. A path is one of `base`.
    ///
    /// A value stays in the part of the URL in which its variable stands, so that a tenant or a
    /// region that somebody else has chosen cannot send a credential to another host, nor a call to
    /// another path: in a path it is part of one segment, as a parameter is. Only a variable at the
    /// very start of the URL may be all of it. What the document says itself, its default, may be
    /// several segments.
    ///
    /// # Errors
    ///
    /// When a variable has no value, or one that is not valid there. The reason does not show the
    /// value.
    pub(super) fn expand(&self, given: &Variables, base: Option<&Url>) -> Result<String, String> {
        let mut out = String::new();
        if self.url.starts_with('/') {
            let Some(base) = base else {
                return Err(format!(
                    "the server `{}` is only a path: set the whole URL with `base_url`",
                    self.url
                ));
            };
            out.push_str(&base.origin().ascii_serialization());
        }
        let mut segment = Segment::starting(out.len());
        let mut rest = self.url;
        while let Some((before, (name, after))) = rest
            .split_once('{')
            .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            push_literal(&mut out, &mut segment, before)?;
            match self.variable_value(&out, name, given)? {
                VariableValue::Set(value) => {
                    segment.hold(name);
                    out.push_str(value);
                }
                VariableValue::Default(value) => push_literal(&mut out, &mut segment, value)?,
            }
            rest = after;
        }
        push_literal(&mut out, &mut segment, rest)?;
        segment.check(&out, SERVER_VARIABLE)?;
        Ok(out)
    }

    /// Whether a variable stands in the path of the URL, where some APIs have their tokens.
    pub(super) fn has_in_path(&self, name: &str) -> bool {
        let start = self.url.split_once(&format!("{{{name}}}"));
        start.is_some_and(|(before, _)| url_part_after(before) == UrlPart::Path)
    }

    /// The value of a variable behind `before`.
    fn variable_value<'v>(
        &self,
        before: &str,
        name: &str,
        given: &'v Variables,
    ) -> Result<VariableValue<'v>, String> {
        let variable = self.variables.iter().find(|variable| variable.name == name);
        let setter = variable.map_or("base_url", |variable| variable.setter);
        let default = variable.and_then(|variable| variable.default);
        let given = given.iter().find(|(known, _)| *known == name);
        match (given.map(|(_, value)| value.as_str()), default) {
            (Some(value), Some(default)) if value == default => Ok(VariableValue::Default(default)),
            (Some(value), _) if is_valid_in(url_part_after(before), value) => {
                Ok(VariableValue::Set(value))
            }
            (Some(_), _) => Err(format!(
                "the value given with `{setter}` is not valid for `{{{name}}}` in the server `{}`",
                self.url
            )),
            (None, Some(default)) => Ok(VariableValue::Default(default)),
            (None, None) => Err(format!(
                "the server `{}` needs a value for `{{{name}}}`: set it with `{setter}`, or set the whole URL with `base_url`",
                self.url
            )),
        }
    }
}

/// Appends what the document says, which may be several segments.
fn push_literal(out: &mut String, segment: &mut Segment, text: &str) -> Result<(), String> {
    for (position, part) in text.split('/').enumerate() {
        if position > 0 {
            segment.check(out, SERVER_VARIABLE)?;
            out.push('/');
            *segment = Segment::starting(out.len());
        }
        out.push_str(part);
    }
    Ok(())
}

/// The part of a URL that goes on after `before`.
fn url_part_after(before: &str) -> UrlPart {
    match before.split_once("://") {
        _ if before.is_empty() => UrlPart::Start,
        Some((_, rest)) if !rest.contains('/') => UrlPart::Authority,
        _ => UrlPart::Path,
    }
}

fn is_valid_in(part: UrlPart, value: &str) -> bool {
    let allowed: &[u8] = match part {
        UrlPart::Start => return !value.is_empty(),
        UrlPart::Authority => b"-._:[]",
        UrlPart::Path => b"-._~:@!$&'()*+,;=",
    };
    value
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || allowed.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    static REGIONAL: ServerTemplate = ServerTemplate {
        url: "https://{tenant}.api{dot}{region}.example:{port}/{base}/v1",
        variables: &[
            variable("tenant", None),
            variable("dot", Some(".")),
            variable("region", Some("eu")),
            variable("port", Some("443")),
            variable("base", Some("a/b")),
        ],
    };
    static WHOLE: ServerTemplate = ServerTemplate {
        url: "{url}/v1",
        variables: &[variable("url", Some("https://x.example"))],
    };

    const fn variable(name: &'static str, default: Option<&'static str>) -> ServerVariable {
        ServerVariable {
            name,
            default,
            setter: name,
            env: "",
        }
    }

    fn given(values: &[(&'static str, &str)]) -> Variables {
        values
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect()
    }

    #[test]
    fn variables_have_their_value_or_their_default() {
        let url = REGIONAL.expand(&given(&[("tenant", "me"), ("region", "us")]), None);
        assert_eq!(url.as_deref(), Ok("https://me.api.us.example:443/a/b/v1"));
        let url = WHOLE.expand(&given(&[("url", "http://localhost:1/x")]), None);
        assert_eq!(url.as_deref(), Ok("http://localhost:1/x/v1"));
        let missing = REGIONAL.expand(&Variables::new(), None);
        assert!(missing.is_err_and(|reason| reason.contains("`{tenant}`: set it with `tenant`")));
    }

    #[test]
    fn a_value_stays_in_its_part_of_the_url() {
        for (name, value) in [
            ("tenant", "evil.example/"),
            ("tenant", "evil.example#"),
            ("tenant", "evil.example?"),
            ("tenant", r"evil.example\"),
            ("tenant", "me:secret@evil.example/"),
            ("tenant", "a b"),
            ("base", "../admin"),
            ("base", "a/../b"),
            ("base", "x?y"),
            ("base", "%2e%2e"),
            ("base", ""),
            ("base", "/"),
            ("base", "a/c"),
            ("base", ".."),
            ("base", "."),
            ("base", "..;x"),
            ("base", r"..\\admin"),
            ("base", "a%2fb"),
        ] {
            let refused = REGIONAL.expand(
                &given(&[("tenant", "me"), (name, value)][usize::from(name == "tenant")..]),
                None,
            );
            // The reason names the problem with short ones, and shows no other.
            let is_shown = |reason: &str| value.len() > 3 && reason.contains(value);
            assert!(refused.is_err_and(|reason| !is_shown(&reason)), "{value}");
        }
    }

    #[test]
    fn values_side_by_side_make_no_step() {
        static TWO: ServerTemplate = ServerTemplate {
            url: "https://{host}/x/{a}{b}/%2e{a}",
            variables: &[
                variable("host", None),
                variable("a", None),
                variable("b", Some("c")),
            ],
        };
        let expand = |host, a, b| TWO.expand(&given(&[("host", host), ("a", a), ("b", b)]), None);
        let url = expand("h.example", "v", "w");
        assert_eq!(url.as_deref(), Ok("https://h.example/x/vw/%2ev"));
        let url = expand("h.example", "12:token", "c");
        assert_eq!(
            url.as_deref(),
            Ok("https://h.example/x/12:tokenc/%2e12:token")
        );
        for (host, a, b) in [
            ("h.example", ".", "."),
            ("h.example", ".", "c"),
            ("h.example", "", "c"),
            // Without a host, the path's first segment would be it.
            ("", "v", "w"),
        ] {
            assert!(expand(host, a, b).is_err(), "{host} {a} {b}");
        }
    }

    #[test]
    fn the_documents_own_value_may_be_given() {
        let url = REGIONAL.expand(&given(&[("tenant", "me"), ("base", "a/b")]), None);
        assert_eq!(url.as_deref(), Ok("https://me.api.eu.example:443/a/b/v1"));
    }

    #[test]
    fn a_path_is_one_on_the_host_of_the_base_url() {
        static PATH: ServerTemplate = ServerTemplate {
            url: "/upload/v2",
            variables: &[],
        };
        let base = Url::parse("https://a.example:8443/v1").ok();
        let url = PATH.expand(&Variables::new(), base.as_ref());
        assert_eq!(url.as_deref(), Ok("https://a.example:8443/upload/v2"));
        assert!(PATH.expand(&Variables::new(), None).is_err());
    }
}
