//! Bytes that travel as text.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use crate::runtime::json::{Decode, Encode, Fault, Reader, Writer};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The form of the text. What was read is written as it was read: a server that accepts one form
/// need not take another.
#[derive(Clone, Copy)]
struct Base64Form {
    /// `-` and `_` for `+` and `/`.
    url: bool,
    /// `=` to a length of four.
    padded: bool,
}

/// One type for each form that a document may ask for.
macro_rules! encoded {
    ($(#[$doc:meta])* $name:ident, $url:literal, $padded:literal, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name {
            bytes: Vec<u8>,
            form: Base64Form,
        }

        impl $name {
            const FORM: Base64Form = Base64Form { url: $url, padded: $padded };

            /// The bytes.
            pub fn into_vec(self) -> Vec<u8> {
                self.bytes
            }

            /// Reads Base64 text; `None` if it is not valid.
            pub fn parse(text: &str) -> Option<Self> {
                let (bytes, form) = parse_base64(text, Self::FORM)?;
                Some(Self { bytes, form })
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::from(Vec::new())
            }
        }

        /// The bytes count, not how they were written.
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.bytes == other.bytes
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.bytes.cmp(&other.bytes)
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.bytes.hash(state);
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_base64(&self.bytes, self.form, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({} bytes)"), self.bytes.len())
            }
        }

        impl Deref for $name {
            type Target = [u8];

            fn deref(&self) -> &[u8] {
                &self.bytes
            }
        }

        impl From<Vec<u8>> for $name {
            fn from(bytes: Vec<u8>) -> Self {
                Self { bytes, form: Self::FORM }
            }
        }

        impl From<&[u8]> for $name {
            fn from(bytes: &[u8]) -> Self {
                Self::from(bytes.to_vec())
            }
        }

        impl Decode for $name {
            #[inline]
            fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
                let start = r.mark();
                let text = r.string()?;
                Self::parse(&text).ok_or_else(|| r.invalid(start, $what))
            }

            #[inline]
            fn absent() -> Option<Self> {
                Some(Self::default())
            }
        }

        impl Encode for $name {
            #[inline]
            fn encode(&self, w: &mut Writer) {
                w.display(self);
            }
        }
    };
}

encoded! {
    /// Bytes that JSON carries as base64 (`format: byte`).
    ///
    /// Written with the standard alphabet and padding (RFC 4648 section 4). Read in the standard
    /// and in the URL alphabet, with or without padding, with or without line ends; what was read
    /// is written in the alphabet and with the padding that it had.
    Base64, false, true, "base64"
}

encoded! {
    /// Bytes that JSON carries as base64 of the URL alphabet (`format: base64url`).
    ///
    /// Written with that alphabet and without padding (RFC 4648 section 5). Read like [`Base64`].
    Base64Url, true, false, "base64url"
}

fn parse_base64(text: &str, usual: Base64Form) -> Option<(Vec<u8>, Base64Form)> {
    let url = text.contains(['-', '_']) || usual.url && !text.contains(['+', '/']);
    let is_end = |c: char| c.is_ascii_whitespace();
    let is_padded = text.trim_end_matches(is_end).ends_with('=');
    let text = text.trim_end_matches(|c: char| c == '=' || is_end(c));
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let mut bits = 0_u32;
    let mut pending = 0;
    for letter in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        bits = bits << 6 | letter_value(letter)?;
        pending += 6;
        if pending >= 8 {
            pending -= 8;
            bytes.push((bits >> pending) as u8);
            bits &= (1 << pending) - 1;
        }
    }
    // Where nothing needs padding, its absence says nothing.
    let padded = is_padded || usual.padded && bytes.len() % 3 == 0;
    // Six bits left over would be a letter that belongs to no byte.
    (pending < 6).then_some((bytes, Base64Form { url, padded }))
}

fn write_base64(bytes: &[u8], form: Base64Form, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    use fmt::Write as _;
    for chunk in bytes.chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = ALPHABET
                .get((bits >> (18 - 6 * place) & 63) as usize)
                .filter(|_| place <= chunk.len());
            match letter {
                Some(b'+') if form.url => f.write_char('-')?,
                Some(b'/') if form.url => f.write_char('_')?,
                Some(letter) => f.write_char(char::from(*letter))?,
                None if form.padded => f.write_char('=')?,
                None => {}
            }
        }
    }
    Ok(())
}

fn letter_value(letter: u8) -> Option<u32> {
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
    use super::{Base64, Base64Url};

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

    #[test]
    fn what_was_read_is_written_in_its_form() {
        for text in [
            "", "Zm9v", "Zg==", "Zg", "+/8=", "-_8=", "-_8", "+/8", "Zm9-",
        ] {
            let read = |text| Base64::parse(text).map(|bytes| bytes.to_string());
            assert_eq!(read(text).as_deref(), Some(text));
            let read = |text| Base64Url::parse(text).map(|bytes| bytes.to_string());
            assert_eq!(read(text).as_deref(), Some(text));
        }
        assert_eq!(Base64::from(&[0xfb, 0xff][..]).to_string(), "+/8=");
        assert_eq!(Base64Url::from(&[0xfb, 0xff][..]).to_string(), "-_8");
        assert_eq!(Base64::parse("-_8"), Base64::parse("+/8="));
    }
}
