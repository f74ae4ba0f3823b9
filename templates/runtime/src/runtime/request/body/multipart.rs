//! Multipart bodies (RFC 2046, RFC 7578), as HTML writes them.

use std::hash::{BuildHasher, Hasher, RandomState};

use bytes::Bytes;

use super::Content;
use super::content::{MemberStyle, is_json};
use super::members::{Pair, each_pair, scalar_or_json};
use crate::runtime::text::header::header;
use crate::runtime::upload::Piece;
use crate::runtime::{FilePart, Json, Upload};

/// A multipart body that is being written.
pub(super) struct Multipart {
    boundary: String,
    pieces: Vec<Piece>,
    text: Vec<u8>,
    /// The media type of the first part, which `multipart/related` names (RFC 2387).
    root: Option<String>,
}

impl Multipart {
    pub(super) fn new() -> Self {
        Self {
            boundary: random_boundary(),
            pieces: Vec::new(),
            text: Vec::new(),
            root: None,
        }
    }

    /// Writes a member that is a value.
    pub(super) fn write_member(&mut self, name: &str, value: &Json, content: &Content) {
        each_pair(name, value, content.style(name), &mut |pair| {
            self.write_pair(&pair)
        });
    }

    /// Writes a value as a part without a name. Null is left out.
    pub(super) fn write_part(&mut self, value: &Json, style: Option<MemberStyle>) {
        let is_nested = matches!(value, Json::Object(_) | Json::Array(_));
        let media_type = match style {
            Some(MemberStyle::Media(media_type)) => media_type,
            _ if is_nested => "application/json",
            _ => "text/plain; charset=utf-8",
        };
        let written = match is_json(media_type) && !value.is_null() {
            true => Some(value.to_string()),
            false => scalar_or_json(value),
        };
        if let Some(written) = written {
            self.begin_part(None, None, Some(media_type));
            self.text.extend_from_slice(b"\r\n");
            self.text.extend_from_slice(written.as_bytes());
            self.text.extend_from_slice(b"\r\n");
        }
    }

    fn write_pair(&mut self, pair: &Pair<'_>) {
        self.begin_part(Some(pair.name), None, pair.media_type);
        self.text.extend_from_slice(b"\r\n");
        let text = pair.texts.join(&pair.delimiter.to_string());
        self.text.extend_from_slice(text.as_bytes());
        self.text.extend_from_slice(b"\r\n");
    }

    /// Writes a file, or says what of it cannot stand in a header.
    pub(super) fn write_file(
        &mut self,
        name: &str,
        file: FilePart,
        content: &Content,
    ) -> Result<(), String> {
        let file_name = file.file_name.clone();
        let file_name = file_name.as_deref().unwrap_or("blob");
        self.write_file_part(Some(name), Some(file_name), file, content.style(name))
    }

    /// Writes a file as a part without a name, or says what of it cannot stand in a header.
    pub(super) fn write_nameless_file(
        &mut self,
        file: FilePart,
        style: Option<MemberStyle>,
    ) -> Result<(), String> {
        let file_name = file.file_name.clone();
        self.write_file_part(None, file_name.as_deref(), file, style)
    }

    fn write_file_part(
        &mut self,
        name: Option<&str>,
        file_name: Option<&str>,
        file: FilePart,
        style: Option<MemberStyle>,
    ) -> Result<(), String> {
        let declared = match style {
            Some(MemberStyle::Media(media_type)) if is_one_media_type(media_type) => media_type,
            _ => "application/octet-stream",
        };
        let media_type = file.content_type.as_deref().unwrap_or(declared);
        header("content-type", media_type)?;
        self.begin_part(name, file_name, Some(media_type));
        for (name, value) in &file.headers {
            header(name, value)?;
            self.text.extend_from_slice(name.as_bytes());
            self.text.extend_from_slice(b": ");
            self.text.extend_from_slice(value.as_bytes());
            self.text.extend_from_slice(b"\r\n");
        }
        self.text.extend_from_slice(b"\r\n");
        for piece in file.content.into_pieces() {
            match piece {
                Piece::Bytes(bytes) if bytes.len() < 1 << 16 => self.text.extend_from_slice(&bytes),
                piece => {
                    self.flush();
                    self.pieces.push(piece);
                }
            }
        }
        self.text.extend_from_slice(b"\r\n");
        Ok(())
    }

    /// The body and its media type.
    pub(super) fn finish(mut self, content: &Content) -> (String, Upload) {
        self.text
            .extend_from_slice(format!("--{}--\r\n", self.boundary).as_bytes());
        self.flush();
        let mut media_type = format!("{}; boundary={}", content.media_type, self.boundary);
        if let Some(root) = self.root.filter(|_| is_related(content.media_type)) {
            media_type.push_str(&format!("; type=\"{}\"", root.replace(['"', '\\'], "")));
        }
        (media_type, Upload::from_pieces(self.pieces))
    }

    fn begin_part(
        &mut self,
        name: Option<&str>,
        file_name: Option<&str>,
        media_type: Option<&str>,
    ) {
        if self.root.is_none() {
            self.root = Some(media_type.unwrap_or("text/plain").to_owned());
        }
        let mut head = format!("--{}\r\n", self.boundary);
        let name = name.map(|name| format!("form-data; name=\"{}\"", escape_quoted(name)));
        let file_name = file_name.map(|name| format!("; filename=\"{}\"", escape_quoted(name)));
        // RFC 2183: what has no name among others is an attachment, where it has one of its own.
        let what = name.or(file_name.as_ref().map(|_| "attachment".to_owned()));
        if let Some(what) = what {
            let file_name = file_name.unwrap_or_default();
            head.push_str(&format!("Content-Disposition: {what}{file_name}\r\n"));
        }
        if let Some(media_type) = media_type {
            head.push_str(&format!("Content-Type: {media_type}\r\n"));
        }
        self.text.extend_from_slice(head.as_bytes());
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.pieces.push(Piece::Bytes(Bytes::from(text)));
        }
    }
}

/// A name as HTML writes it ("multipart form data" of the WHATWG): what would end the quotes or the
/// line is percent-encoded. So are other control characters but the tab, which no header may hold
/// (RFC 9110 section 5.5), and a backslash at the end: to parsers that know quoted pairs (section
/// 5.6.4), the quote after it would be a part of the name.
fn escape_quoted(name: &str) -> String {
    let (name, end) = match name.strip_suffix('\\') {
        Some(name) => (name, "%5C"),
        None => (name, ""),
    };
    let mut out = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            '"' => out.push_str("%22"),
            '\t' => out.push('\t'),
            control if control.is_ascii_control() => {
                out.push_str(&format!("%{:02X}", u32::from(control)));
            }
            other => out.push(other),
        }
    }
    out + end
}

/// Whether a media type is one, and not a range or a list of several.
fn is_one_media_type(media_type: &str) -> bool {
    !media_type.contains(['*', ','])
}

fn is_related(media_type: &str) -> bool {
    media_type.eq_ignore_ascii_case("multipart/related")
}

/// A boundary that no content holds by chance and that cannot be predicted: 128 bits of the
/// keys that the standard library takes from the operating system for its hash maps, through
/// SipHash.
fn random_boundary() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("------------------------{:016x}{:016x}", random(), random())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_differ_and_are_short_enough() {
        let (one, other) = (random_boundary(), random_boundary());
        assert_ne!(one, other);
        // RFC 2046 section 5.1.1: at most 70 characters.
        assert_eq!(one.len(), 56);
    }

    #[test]
    fn names_cannot_leave_their_quotes() {
        assert_eq!(
            escape_quoted("a\"; x=\"b\r\nc: d\\é%22\t\0\u{1b}\u{7f}"),
            "a%22; x=%22b%0D%0Ac: d\\é%22\t%00%1B%7F"
        );
        assert_eq!(escape_quoted(r"a\b\\"), r"a\b\%5C");
    }
}
