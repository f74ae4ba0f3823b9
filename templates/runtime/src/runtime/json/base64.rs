//! Bytes that travel as text.

use std::fmt;
use std::ops::Deref;

use super::{Decode, Encode, Fault, Reader, Writer};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes that JSON carries as base64 (`format: byte`).
///
/// Written with the standard alphabet and padding (RFC 4648 section 4). Read in the standard and in the URL alphabet, with or
/// without padding, with or without line ends.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Base64(Vec<u8>);

impl Base64 {
    /// The bytes.
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }

    /// Reads base64 text; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_end_matches(|c: char| c == '=' || c.is_ascii_whitespace());
        let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
        let mut bits = 0_u32;
        let mut pending = 0;
        for letter in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
            bits = bits << 6 | value(letter)?;
            pending += 6;
            if pending >= 8 {
                pending -= 8;
                bytes.push((bits >> pending) as u8);
                bits &= (1 << pending) - 1;
            }
        }
        // Six bits left over would be a letter that belongs to no byte.
        (pending < 6).then_some(Self(bytes))
    }
}

impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        for chunk in self.0.chunks(3) {
            let bits = chunk
                .iter()
                .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
                << (8 * (3 - chunk.len()));
            for place in 0..4 {
                let letter = ALPHABET
                    .get((bits >> (18 - 6 * place) & 63) as usize)
                    .filter(|_| place <= chunk.len());
                f.write_char(letter.copied().map_or('=', char::from))?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Base64({} bytes)", self.0.len())
    }
}

impl Deref for Base64 {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl Decode for Base64 {
    #[inline]
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = r.mark();
        let text = r.string()?;
        Self::parse(&text).ok_or_else(|| r.invalid(start, "base64"))
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl Encode for Base64 {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        w.display(self);
    }
}

fn value(letter: u8) -> Option<u32> {
    Some(match letter {
        b'A'..=b'Z' => u32::from(letter - b'A'),
        b'a'..=b'z' => u32::from(letter - b'a') + 26,
        b'0'..=b'9' => u32::from(letter - b'0') + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Base64;

    #[test]
    fn the_vectors_of_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(Base64::from(bytes.as_bytes()).to_string(), text);
            assert_eq!(Base64::parse(text).as_deref(), Some(bytes.as_bytes()));
            assert_eq!(
                Base64::parse(text.trim_end_matches('=')).as_deref(),
                Some(bytes.as_bytes())
            );
        }
        assert_eq!(Base64::parse("-_\r\n8"), Base64::parse("+/8="));
        assert_eq!(Base64::parse("A"), None);
        assert_eq!(Base64::parse("Zg$="), None);
    }
}
