//! Making headers, and showing them.

use std::fmt;

use crate::runtime::json::{Secret, shown};
use http::header::{
    AUTHORIZATION, CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING,
};

/// The headers whose values may be shown, in lower case: none of them carries a secret.
const HARMLESS: [&str; 14] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "cache-control",
    "connection",
    "content-encoding",
    "content-language",
    "content-length",
    "content-type",
    "date",
    "retry-after",
    "server",
    "transfer-encoding",
    "user-agent",
];

/// Parts of the names of headers whose values are kept from HTTP libraries' logs, too.
const TELLING: [&str; 9] = [
    "auth",
    "cookie",
    "credential",
    "key",
    "password",
    "secret",
    "session",
    "signature",
    "token",
];

/// The texts that would give away the headers that are marked as sensitive.
pub(in crate::runtime) fn secrets_of(headers: &HeaderMap) -> impl Iterator<Item = Secret> {
    let sensitive = headers.iter().filter(|(_, value)| value.is_sensitive());
    sensitive.flat_map(|(name, value)| {
        let text = String::from_utf8_lossy(value.as_bytes());
        // What follows the name of the scheme is the credential (RFC 9110 section 11.4).
        let credential = Some(&*text)
            .filter(|_| name == AUTHORIZATION)
            .and_then(|text| text.trim_start().split_once(' '))
            .map(|(_, credential)| Secret::from(credential.trim()));
        [Some(Secret::from(&*text)), credential]
            .into_iter()
            .flatten()
    })
}

/// Makes a header from text that comes from outside.
///
/// Line breaks and other control characters are refused, so that no value can add a header; so are
/// the headers that say where the body ends, which is the transport's business. The reason does not
/// show the value.
pub(in crate::runtime) fn header(
    name: &str,
    value: &str,
) -> Result<(HeaderName, HeaderValue), String> {
    let name = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| format!("invalid header name {name:?}"))?;
    if name == CONTENT_LENGTH || name == TRANSFER_ENCODING {
        return Err(format!("the header `{name}` is set by the transport"));
    }
    let Ok(mut value) = HeaderValue::from_bytes(value.as_bytes()) else {
        return Err(format!(
            "the value of the header `{name}` contains a line break or another control character"
        ));
    };
    if TELLING.iter().any(|part| name.as_str().contains(part)) {
        value.set_sensitive(true);
    }
    Ok((name, value))
}

/// How many headers are shown.
const MOST_SHOWN: usize = 100;

/// How much of a name or a value is shown, in characters.
const LONGEST_SHOWN: usize = 200;

/// Shows headers without these secrets: the names of all, the values of the harmless ones.
pub(in crate::runtime) struct ShownHeaders<'a>(
    pub(in crate::runtime) &'a HeaderMap,
    pub(in crate::runtime) &'a [Secret],
);

impl fmt::Debug for ShownHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        let visible = |text: &str| shown(text, LONGEST_SHOWN, self.1);
        for (name, value) in self.0.iter().take(MOST_SHOWN) {
            if HARMLESS.contains(&name.as_str()) && !value.is_sensitive() {
                let value = String::from_utf8_lossy(value.as_bytes());
                map.entry(&name.as_str(), &visible(&value));
            } else {
                map.entry(&visible(name.as_str()), &format_args!("…"));
            }
        }
        map.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_refused() {
        for value in ["a\r\nx: y", "a\nb", "a\rb", "a\0b", "a\x7fb"] {
            let refused = header("x-note", value);
            assert!(
                refused.is_err_and(|reason| reason.contains("x-note") && !reason.contains(value)),
                "{value:?}"
            );
        }
        for name in ["", "a b", "a:b", "a\nb", "é"] {
            assert!(header(name, "x").is_err(), "{name}");
        }
    }

    #[test]
    fn the_length_of_the_body_is_not_ours_to_say() {
        assert!(header("Content-Length", "5").is_err());
        assert!(header("transfer-encoding", "chunked").is_err());
    }

    #[test]
    fn only_harmless_values_are_shown() {
        let mut map = HeaderMap::new();
        let given = [
            ("X-Api-Key", "hidden-1"),
            ("seam-workspace", "hidden-2"),
            ("accept", "text/plain"),
        ];
        map.extend(
            given
                .iter()
                .filter_map(|(name, value)| header(name, value).ok()),
        );
        assert_eq!(
            format!("{:?}", ShownHeaders(&map, &[])),
            r#"{"x-api-key": …, "seam-workspace": …, "accept": "text/plain"}"#
        );
        assert!(map.get("x-api-key").is_some_and(HeaderValue::is_sensitive));
    }
}
