//! Strings: borrowed where they can be, unescaped where they must be.

use std::borrow::Cow;

use super::Reader;
use crate::runtime::json::error::{Fault, Problem};

impl<'a> Reader<'a> {
    /// Reads a string, borrowed from the text unless it holds escapes.
    #[inline]
    pub fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        if self.peek() != Some(b'"') {
            return Err(self.expected("a string"));
        }
        self.string_here()
    }

    /// Reads the string that the reader stands on.
    #[inline]
    pub(super) fn string_here(&mut self) -> Result<Cow<'a, str>, Fault> {
        match self.plain_string()? {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.escaped_string(str::to_owned).map(Cow::Owned),
        }
    }

    /// Reads a string that holds no escape. At the first escape it stays on the opening quote and
    /// returns `None`.
    #[inline]
    pub(super) fn plain_string(&mut self) -> Result<Option<&'a str>, Fault> {
        let start = self.at + 1;
        let end = plain_end(self.text.as_bytes(), start);
        match self.text.as_bytes().get(end) {
            Some(b'"') => {
                self.at = end + 1;
                Ok(Some(self.slice(start, end)))
            }
            Some(b'\\') => Ok(None),
            _ => Err(self.bad_string(end)),
        }
    }

    /// Reads a string that holds escapes, and hands on its content: it is put together in the
    /// scratch space, so that a text that is kept is allocated once.
    pub(super) fn escaped_string<T>(&mut self, keep: fn(&str) -> T) -> Result<T, Fault> {
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        let read = self.unescape(&mut scratch);
        self.scratch = scratch;
        read?;
        Ok(keep(&self.scratch))
    }

    /// Reads a string from its opening quote and appends its content to `out`.
    fn unescape(&mut self, out: &mut String) -> Result<(), Fault> {
        self.at += 1;
        loop {
            let end = plain_end(self.text.as_bytes(), self.at);
            out.push_str(self.slice(self.at, end));
            self.at = end;
            match self.text.as_bytes().get(end) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => out.push(self.escape()?),
                _ => return Err(self.bad_string(end)),
            }
        }
    }

    /// Reads one escape, from its backslash.
    fn escape(&mut self) -> Result<char, Fault> {
        let start = self.at;
        let letter = self.text.as_bytes().get(start + 1).copied();
        self.at += 2;
        Ok(match letter {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_unit_escape(start),
            _ => return Err(self.fault(start, Problem::Syntax("a valid JSON escape"))),
        })
    }

    /// Reads `XXXX` of `\uXXXX`, and the second half of a surrogate pair. Half a pair names no
    /// character: it is an error in strict mode and U+FFFD else, since texts cut in the middle of
    /// an emoji are what servers really send.
    fn code_unit_escape(&mut self, start: usize) -> Result<char, Fault> {
        let first = self.hex(start)?;
        if (0xd800..0xdc00).contains(&first) && self.slice(self.at, self.at + 2) == "\\u" {
            let before = self.at;
            self.at += 2;
            let second = self.hex(before)?;
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = before;
        }
        match char::from_u32(first) {
            Some(character) => Ok(character),
            None if self.is_strict() => {
                Err(self.fault(start, Problem::Syntax("a complete surrogate pair")))
            }
            None => Ok(char::REPLACEMENT_CHARACTER),
        }
    }

    fn hex(&mut self, start: usize) -> Result<u32, Fault> {
        let digits = self
            .text
            .as_bytes()
            .get(self.at..self.at + 4)
            .unwrap_or_default();
        let mut code = 0;
        for &digit in digits {
            match char::from(digit).to_digit(16) {
                Some(value) => code = code << 4 | value,
                None => return Err(self.fault(start, Problem::Syntax("four hexadecimal digits"))),
            }
        }
        if digits.len() < 4 {
            return Err(self.fault(start, Problem::Syntax("four hexadecimal digits")));
        }
        self.at += 4;
        Ok(code)
    }

    #[cold]
    fn bad_string(&mut self, at: usize) -> Fault {
        let what = if at < self.text.len() {
            "no control character in a string"
        } else {
            "the end of a string"
        };
        self.fault(at, Problem::Syntax(what))
    }
}

/// The offset of the first byte at or after `at` that is not plain text inside a JSON string (`"`,
/// `\` or a control character), or the length of `bytes`. Eight bytes are looked at together.
#[inline]
pub(in crate::runtime::json) fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let marks = special(u64::from_le_bytes(*chunk));
        if marks != 0 {
            return at + (marks.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(&byte) = bytes.get(at) {
        if byte == b'"' || byte == b'\\' || byte < 0x20 {
            break;
        }
        at += 1;
    }
    at
}

/// Sets the top bit of the lowest byte of `word` that is `"`, `\` or below 0x20. Higher bytes may
/// be marked wrongly, since a borrow runs upwards; only the lowest mark is looked at.
#[inline]
fn special(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x8080_8080_8080_8080;
    let zero = |x: u64| x.wrapping_sub(ONES) & !x;
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    (zero(word ^ (ONES * b'"' as u64)) | zero(word ^ (ONES * b'\\' as u64)) | control) & TOPS
}

#[cfg(test)]
mod tests {
    use super::plain_end;

    #[test]
    fn plain_end_agrees_with_a_plain_loop() {
        for filler in [b'a', 0x7f, 0x80, 0xff, b'!', b'#', b'[', b']', 0x20] {
            for special in [b'"', b'\\', 0, 0x1f] {
                for length in 0..20 {
                    for place in 0..length {
                        let mut bytes = vec![filler; length];
                        bytes[place] = special;
                        assert_eq!(plain_end(&bytes, 0), place, "{bytes:?}");
                    }
                    assert_eq!(plain_end(&vec![filler; length], 0), length);
                }
            }
        }
    }
}
