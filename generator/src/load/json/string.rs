//! Strings of JSON: borrowed where they have no escape.

use std::borrow::Cow;

use crate::load::fault::{Fault, FaultKind, Finding, Findings};
use crate::source::Source;

/// A string and where it ends.
pub(in crate::load) struct Text<'a> {
    /// The content, unescaped.
    pub(in crate::load) text: Cow<'a, str>,
    /// The offset after the closing quote.
    pub(in crate::load) end: usize,
}

/// Reads the string whose opening quote stands at `at`.
pub(in crate::load) fn read<'a>(
    source: &'a Source,
    at: usize,
    findings: &mut Findings,
) -> Result<Text<'a>, Fault> {
    let start = at + 1;
    let end = plain_end(source.text().as_bytes(), start);
    if source.text().as_bytes().get(end) == Some(&b'"') {
        let text = source.text().get(start..end).unwrap_or_default();
        return Ok(Text { text: Cow::Borrowed(text), end: end + 1 });
    }
    let mut reader = Reader { source, at: start, out: String::new(), findings };
    reader.read(at)?;
    Ok(Text { text: Cow::Owned(reader.out), end: reader.at })
}

/// The offset of the next byte that is not plain content of a string: quote, backslash, control
/// character.
fn plain_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(rest.len())
}

struct Reader<'a, 'f> {
    source: &'a Source,
    at: usize,
    out: String,
    findings: &'f mut Findings,
}

impl Reader<'_, '_> {
    fn read(&mut self, opening: usize) -> Result<(), Fault> {
        let text = self.source.text();
        loop {
            let end = plain_end(text.as_bytes(), self.at);
            self.out.push_str(text.get(self.at..end).unwrap_or_default());
            self.at = end;
            match text.as_bytes().get(end) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.escape()?,
                Some(control) => {
                    let message =
                        format!("a string holds the control character U+{control:04X} unescaped");
                    return Err(Fault::new(FaultKind::Json, end, message));
                }
                None => {
                    return Err(Fault::new(
                        FaultKind::Json,
                        opening,
                        "this string is never closed",
                    )
                    .help("the file may have been cut off"));
                }
            }
        }
    }

    fn escape(&mut self) -> Result<(), Fault> {
        let at = self.at;
        let plain = match self.source.text().as_bytes().get(at + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => {
                return Err(Fault::new(FaultKind::Json, at, "unknown escape in a JSON string")
                    .help("a backslash itself is written `\\\\`"));
            }
        };
        self.out.push(plain);
        self.at += 2;
        Ok(())
    }

    /// `\u0041`, or the two halves of a surrogate pair: `\ud83c\udfb5`.
    ///
    /// Half a pair is not a character. Documents have some, in patterns, so it is replaced and
    /// reported rather than costing the whole document.
    fn unicode_escape(&mut self) -> Result<(), Fault> {
        let at = self.at;
        let first = self.hex(at)?;
        self.at += 6;
        let found = match first {
            0xD800..=0xDBFF => match self.low_half() {
                Some(low) => char::from_u32(0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00)),
                None => None,
            },
            other => char::from_u32(other),
        };
        if found.is_none() {
            self.findings.push(Finding::LoneSurrogate { at: self.source.pos(at) });
        }
        self.out.push(found.unwrap_or(char::REPLACEMENT_CHARACTER));
        Ok(())
    }

    fn low_half(&mut self) -> Option<u32> {
        if self.source.text().as_bytes().get(self.at..self.at + 2) != Some(b"\\u") {
            return None;
        }
        let low = self.hex(self.at).ok().filter(|low| (0xDC00..=0xDFFF).contains(low))?;
        self.at += 6;
        Some(low)
    }

    /// The four digits of the escape that starts at `at`.
    fn hex(&self, at: usize) -> Result<u32, Fault> {
        let digits = self.source.text().get(at + 2..at + 6).unwrap_or_default();
        let valid = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        u32::from_str_radix(digits, 16)
            .ok()
            .filter(|_| valid)
            .ok_or_else(|| Fault::new(FaultKind::Json, at, "`\\u` needs four hexadecimal digits"))
    }
}
