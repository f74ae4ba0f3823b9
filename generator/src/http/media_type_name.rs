//! What methods and types that are made for a media type are called.

use super::MediaType;

impl MediaType {
    /// The words that tell it from others, to be put into a name: `csv` for `text/csv`,
    /// `github.diff` for `application/vnd.github.diff`, `json stream watch` for
    /// `application/json;stream=watch`.
    ///
    /// A media type with a common name that differs from the IANA registry has the common one. The
    /// type before the slash is left out, `multipart` excepted: `image png` is no clearer than
    /// `png`, and `mixed` says nothing without it.
    #[must_use]
    pub(crate) fn words(&self) -> String {
        let subtype = self.subtype().trim_start_matches("x-").trim_start_matches("vnd.");
        let mut words = match (self.top(), self.subtype()) {
            ("application", "x-www-form-urlencoded") => "form".to_owned(),
            ("application", "octet-stream") => "bytes".to_owned(),
            ("multipart", "form-data") => "multipart".to_owned(),
            ("text", "plain") => "text".to_owned(),
            ("*", _) => "any".to_owned(),
            (top, "*") => top.to_owned(),
            (top @ "multipart", _) => format!("{top} {subtype}"),
            _ => subtype.to_owned(),
        };
        for (name, value) in self.parameters() {
            words = format!("{words} {name} {value}");
        }
        words.trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::MediaType;

    #[test]
    fn words_of_media_types() {
        for (text, words) in [
            ("text/csv", "csv"),
            ("Text/CSV; charset=utf-8", "csv"),
            ("application/vnd.github.v3.star+json", "github.v3.star+json"),
            ("application/x-yaml", "yaml"),
            ("application/json;stream=watch", "json stream watch"),
            ("application/json; v", "json v"),
            ("application/x-www-form-urlencoded", "form"),
            ("multipart/form-data; boundary=x", "multipart boundary x"),
            ("multipart/mixed", "multipart mixed"),
            ("text/plain", "text"),
            ("application/octet-stream", "bytes"),
            ("font/woff2", "woff2"),
            ("*/*", "any"),
            ("text/*", "text"),
            ("image/*", "image"),
        ] {
            let media_type = MediaType::parse(text).unwrap();
            assert_eq!(media_type.words(), words, "{text}");
        }
    }
}
