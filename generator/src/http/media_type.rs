//! Media types: how they are written, and what content each stands for.

use super::is_token;

/// A media type or a range of them (RFC 9110 sections 8.3.1 and 12.5.1), fit to stand in a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MediaType {
    /// `application` in `application/json`, in lower case.
    top: String,
    /// `json` in `application/json`, in lower case, with the suffix.
    subtype: String,
    /// Names in lower case and values without quotes, in the order in which they are written.
    parameters: Vec<(String, String)>,
}

/// What the content of a media type is.
///
/// The class is the same wherever a media type stands. What follows from it can differ by
/// direction, since the SDK writes more than it reads: all JSON is YAML (YAML 1.2 section 1.3), so
/// a value can be sent as YAML; what is received as YAML is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum MediaClass {
    /// `application/json` itself (RFC 8259).
    Json,
    /// Other JSON: `+json` (RFC 6839), older names, or `application/json` with parameters.
    OtherJson,
    /// JSON values one after the other, each on a line.
    JsonLines,
    /// A JSON text sequence (RFC 7464).
    JsonSequence,
    /// Server-sent events (WHATWG HTML section 9.2).
    EventStream,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/…` (RFC 2046 section 5.1).
    Multipart,
    /// `+xml` (RFC 7303) and the like.
    Xml,
    /// `+yaml` (RFC 9512) and the like.
    Yaml,
    /// Any other text.
    Text,
    /// What is known not to be text.
    Bytes,
    /// `*/*`, `application/*`, or a text that is not a media type: anything can be meant.
    Any,
    /// A media type that is not known here.
    Unknown,
}

impl MediaType {
    /// Reads a media type; `None` where the text is not one.
    ///
    /// Parameters are read with more tolerance than RFC 9110 section 5.6.6 has: a value may be
    /// missing, or hold anything that can stand in a header but a comma, which would start
    /// another media type.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if !text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return None;
        }
        let mut parts = split_unquoted(text, ';')?.into_iter();
        let (top, subtype) = parts.next()?.trim().split_once('/')?;
        if !is_token(top) || !is_token(subtype) {
            return None;
        }
        let mut parameters = Vec::new();
        for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
            if split_unquoted(part, ',')?.len() > 1 {
                return None;
            }
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let value = value.trim().trim_matches('"');
            parameters.push((name.trim().to_ascii_lowercase(), value.to_owned()));
        }
        let (top, subtype) = (top.to_ascii_lowercase(), subtype.to_ascii_lowercase());
        Some(Self { top, subtype, parameters })
    }

    /// Reads media types with commas between them; `None` where one of them is not one.
    #[must_use]
    pub(crate) fn parse_list(text: &str) -> Option<Vec<Self>> {
        split_unquoted(text, ',')?.into_iter().map(Self::parse).collect()
    }

    /// The type, `application` in `application/json`.
    #[must_use]
    pub(crate) fn top(&self) -> &str {
        &self.top
    }

    /// The subtype, `json` in `application/json`, with its suffix.
    #[must_use]
    pub(crate) fn subtype(&self) -> &str {
        &self.subtype
    }

    /// The type and the subtype, without parameters.
    #[must_use]
    pub(crate) fn essence(&self) -> String {
        format!("{}/{}", self.top, self.subtype)
    }

    /// Whether it is this one, whatever its parameters.
    #[must_use]
    pub(crate) fn is(&self, essence: &str) -> bool {
        essence.split_once('/').is_some_and(|(top, sub)| self.top == top && self.subtype == sub)
    }

    /// Whether it stands for several media types: `image/*`.
    #[must_use]
    pub(crate) fn is_range(&self) -> bool {
        self.top == "*" || self.subtype == "*"
    }

    /// The parameters that make another media type: all but `charset`, which JSON does not have
    /// and text has in any case.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        all.filter(|(name, _)| *name != "charset")
    }

    /// Whether it has any parameter, `charset` included.
    #[must_use]
    pub(crate) fn has_parameters(&self) -> bool {
        !self.parameters.is_empty()
    }

    /// What its content is.
    #[must_use]
    pub(crate) fn class(&self) -> MediaClass {
        let subtype = self.subtype.as_str();
        let suffix = subtype.rsplit_once('+').map_or("", |(_, suffix)| suffix);
        let is_stream = self.parameters().any(|(name, _)| name == "stream");
        match (self.top.as_str(), subtype) {
            ("text", "event-stream") => MediaClass::EventStream,
            // Kubernetes: JSON as long as the connection holds, `application/json;stream=watch`.
            (_, "json") if is_stream => MediaClass::JsonLines,
            // Spring's name for lines, which came before `application/x-ndjson`.
            (_, "stream+json" | "x-json-stream") => MediaClass::JsonLines,
            (
                _,
                "jsonl" | "x-jsonl" | "ndjson" | "x-ndjson" | "jsonlines" | "x-jsonlines"
                | "json-lines" | "x-json-lines",
            ) => MediaClass::JsonLines,
            _ if matches!(suffix, "jsonl" | "ndjson") => MediaClass::JsonLines,
            (_, "json-seq") => MediaClass::JsonSequence,
            _ if suffix == "json-seq" => MediaClass::JsonSequence,
            ("application", "json") if self.parameters().next().is_none() => MediaClass::Json,
            (_, "json" | "x-json") => MediaClass::OtherJson,
            _ if suffix == "json" => MediaClass::OtherJson,
            (_, "x-www-form-urlencoded") => MediaClass::Form,
            ("multipart", _) => MediaClass::Multipart,
            (_, "xml") => MediaClass::Xml,
            _ if suffix == "xml" => MediaClass::Xml,
            _ if subtype.ends_with("yaml") => MediaClass::Yaml,
            // OpenAPI documents: JSON has `+json`; the name without a suffix is for YAML.
            (_, "vnd.oai.openapi") => MediaClass::Yaml,
            ("*" | "application", "*") => MediaClass::Any,
            ("text", _) => MediaClass::Text,
            (_, "toml" | "graphql" | "javascript" | "sql" | "sdp" | "x-sh") => MediaClass::Text,
            _ if self.is_binary() => MediaClass::Bytes,
            _ => MediaClass::Unknown,
        }
    }

    fn is_binary(&self) -> bool {
        const TOPS: [&str; 5] = ["image", "audio", "video", "font", "model"];
        const ENDS: [&str; 8] =
            ["octet-stream", "pdf", "zip", "gzip", "protobuf", "msgpack", "cbor", "wasm"];
        const SUBTYPES: [&str; 3] = ["vnd.ms-excel", "x-tar", "tar"];
        TOPS.contains(&self.top.as_str())
            || ENDS.iter().any(|end| self.subtype.ends_with(end))
            || SUBTYPES.contains(&self.subtype.as_str())
    }
}

impl MediaClass {
    /// The class of what is given as a media type, whether it is one or not.
    #[must_use]
    pub(crate) fn of(text: &str) -> Self {
        MediaType::parse(text).map_or(Self::Any, |media_type| media_type.class())
    }

    /// Whether it is one JSON value.
    #[must_use]
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::OtherJson)
    }
}

/// The parts of a text between separators that stand outside of double quotes; `None` where a quote
/// is not closed.
fn split_unquoted(text: &str, separator: char) -> Option<Vec<&str>> {
    let mut is_quoted = false;
    let mut is_escaped = false;
    let separates = |sign: char| {
        let was_escaped = std::mem::replace(&mut is_escaped, false);
        match sign {
            '\\' if is_quoted && !was_escaped => is_escaped = true,
            '"' if !was_escaped => is_quoted = !is_quoted,
            _ => {}
        }
        sign == separator && !is_quoted
    };
    let parts = text.split(separates).collect();
    (!is_quoted).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_parsed() {
        let parsed = |text: &str| {
            let media_type = MediaType::parse(text)?;
            Some(format!("{} {:?}", media_type.essence(), media_type.parameters))
        };
        for (text, expected) in [
            ("Text/Plain", Some(r#"text/plain []"#)),
            (" text/plain ;; Charset=utf-8 ", Some(r#"text/plain [("charset", "utf-8")]"#)),
            (r#"a/b; x="1;2, 3"; y=z"#, Some(r#"a/b [("x", "1;2, 3"), ("y", "z")]"#)),
            (r#"a/b; x="\"; y=z""#, Some(r#"a/b [("x", "\\\"; y=z")]"#)),
            ("application/json;odata", Some(r#"application/json [("odata", "")]"#)),
            ("*/*", Some("*/* []")),
            ("image/*;q=0.5", Some(r#"image/* [("q", "0.5")]"#)),
            ("application/vnd.a.b-c+json", Some("application/vnd.a.b-c+json []")),
            ("", None),
            ("text", None),
            ("text/", None),
            ("/plain", None),
            ("a/b/c", None),
            ("a b/c", None),
            ("text/plain, text/html", None),
            ("text/plain;a=b,text/html", None),
            (r#"text/plain;a="b,text/html"#, None),
            ("text/plain\r\nx-evil: 1", None),
            ("text/plain;charset=\u{fc}", None),
        ] {
            assert_eq!(parsed(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn lists_are_split_at_commas_outside_of_quotes() {
        let count = |text| MediaType::parse_list(text).map(|list| list.len());
        assert_eq!(count("image/png, image/jpeg"), Some(2));
        assert_eq!(count(r#"a/b; x="1,2""#), Some(1));
        assert_eq!(count("image/png,"), None);
        assert_eq!(count("String"), None);
    }
}
