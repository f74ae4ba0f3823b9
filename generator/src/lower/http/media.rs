//! Media types of responses: what kind of body each stands for.

/// What the body of a media type is. The order is that of preference where a response has several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lower) enum Class {
    /// JSON (RFC 8259), the media type of its own.
    Json,
    /// JSON of some vendor (RFC 6839, `+json`), or with parameters.
    JsonOf,
    /// A range, or nothing that is a media type: its schema tells.
    BySchema,
    /// Text: `text/*`, XML, YAML.
    Text,
    /// Anything else.
    Bytes,
    /// JSON values one after the other: on lines, or by RFC 7464.
    Lines,
    /// Server-sent events.
    Events,
}

/// A media type without its parameters, in lower case.
pub(in crate::lower) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// What a media type is called for short: `csv` for `text/csv`, `github.diff` for
/// `application/vnd.github.diff`.
pub(in crate::lower) fn short_name(name: &str) -> &str {
    let subtype = name.split_once('/').map_or(name, |(_, subtype)| subtype);
    subtype.trim_start_matches("x-").trim_start_matches("vnd.")
}

/// The class of a media type.
pub(in crate::lower) fn class(name: &str) -> Class {
    let essence = essence(name);
    let (top, sub) = essence.split_once('/').unwrap_or(("", ""));
    let plain = name
        .split(';')
        .skip(1)
        .all(|parameter| parameter.trim_start().to_ascii_lowercase().starts_with("charset"));
    match (top, sub) {
        _ if !is_media_type(&essence) => Class::BySchema,
        ("text", "event-stream") => Class::Events,
        (
            _,
            "jsonl" | "x-jsonl" | "ndjson" | "x-ndjson" | "jsonlines" | "x-jsonlines"
            | "json-lines" | "json-seq",
        ) => Class::Lines,
        ("application", "stream+json" | "x-json-stream") => Class::Lines,
        // One after the other, as long as the connection holds: `application/json;stream=watch`.
        (_, "json") if has_parameter(name, "stream") => Class::Lines,
        _ if sub.ends_with("+json-seq") || sub.ends_with("+jsonl") => Class::Lines,
        ("application", "json") if plain => Class::Json,
        (_, "json" | "x-json") => Class::JsonOf,
        _ if sub.ends_with("+json") => Class::JsonOf,
        ("*" | "application", "*") => Class::BySchema,
        ("text", _)
        | (_, "xml" | "yaml" | "x-yaml" | "toml" | "graphql" | "javascript" | "sql" | "sdp") => {
            Class::Text
        }
        (_, "x-www-form-urlencoded" | "x-sh") => Class::Text,
        _ if sub.ends_with("+xml") || sub.ends_with("+yaml") => Class::Text,
        _ => Class::Bytes,
    }
}

/// Whether a media type has a parameter of this name.
fn has_parameter(name: &str, wanted: &str) -> bool {
    let names = name.split(';').skip(1).filter_map(|parameter| parameter.split('=').next());
    names.into_iter().any(|name| name.trim().eq_ignore_ascii_case(wanted))
}

/// Whether a text is a media type or a range of them (RFC 9110 section 8.3.1), fit to stand in a
/// header.
pub(in crate::lower) fn is_media_type(text: &str) -> bool {
    let is_token = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
    };
    let mut parts = text.splitn(2, ';');
    let essence = parts.next().unwrap_or_default().trim();
    let rest = parts.next().unwrap_or_default();
    essence.split_once('/').is_some_and(|(top, sub)| is_token(top) && is_token(sub))
        && rest.bytes().all(|b| (b' '..=b'~').contains(&b) && b != b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        for (name, expected) in [
            ("application/json", Class::Json),
            ("Application/JSON; charset=UTF-8", Class::Json),
            ("application/json;stream=watch", Class::Lines),
            ("application/json; version=1", Class::JsonOf),
            ("application/problem+json", Class::JsonOf),
            ("text/json", Class::JsonOf),
            ("*/*", Class::BySchema),
            ("application/*", Class::BySchema),
            ("undefined", Class::BySchema),
            ("", Class::BySchema),
            ("a/b/c", Class::BySchema),
            ("text/html", Class::Text),
            ("image/svg+xml", Class::Text),
            ("application/yaml", Class::Text),
            ("image/*", Class::Bytes),
            ("application/pdf", Class::Bytes),
            ("application/x-jsonl", Class::Lines),
            ("application/geo+json-seq", Class::Lines),
            ("text/event-stream;charset=utf-8", Class::Events),
        ] {
            assert_eq!(class(name), expected, "{name}");
        }
    }

    #[test]
    fn what_can_stand_in_a_header() {
        assert!(is_media_type("text/plain; charset=utf-8"));
        assert!(!is_media_type("text/plain\r\nx-evil: 1"));
        assert!(!is_media_type("text/plain, text/html"));
        assert!(!is_media_type("text"));
    }
}
