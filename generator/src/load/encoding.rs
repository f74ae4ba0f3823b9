//! Bytes to text: UTF-8, and what documents come in besides.

use crate::report::{Diagnostic, findings};

/// A text that was not UTF-8.
pub(super) struct Foreign {
    pub(super) text: String,
    /// What it is taken for.
    pub(super) encoding: &'static str,
    /// Where in the text the first letter of it stands, in bytes.
    pub(super) first: usize,
}

/// Bytes that are not UTF-8 as text: UTF-16, which YAML 1.2 allows (section 5.2), or else
/// Windows-1252, which includes Latin-1. `None` for bytes that are not text.
pub(super) fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let (text, encoding, first) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (utf_16(rest, u16::from_le_bytes)?, "UTF-16", 0),
        [0xFE, 0xFF, rest @ ..] => (utf_16(rest, u16::from_be_bytes)?, "UTF-16", 0),
        [1..=255, 0, 1..=255, 0, ..] => (utf_16(bytes, u16::from_le_bytes)?, "UTF-16", 0),
        [0, 1..=255, 0, 1..=255, ..] => (utf_16(bytes, u16::from_be_bytes)?, "UTF-16", 0),
        _ => {
            let first = std::str::from_utf8(bytes).err()?.valid_up_to();
            (windows_1252(bytes)?, "Windows-1252", first)
        }
    };
    let is_text =
        !text.contains(|c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r'));
    is_text.then_some(Foreign { text, encoding, first })
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<String, _>>().ok()
}

/// What is UTF-8 stays; every other byte is a letter of Windows-1252.
fn windows_1252(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| letter(*byte)));
    }
    Some(text)
}

/// The bytes from 0x80 to 0x9F; every other one is its own code point, and so are those that
/// Windows-1252 leaves open.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn letter(byte: u8) -> char {
    match byte.checked_sub(0x80).and_then(|index| HIGH.get(usize::from(index))) {
        Some(letter) => *letter,
        None => char::from(byte),
    }
}

/// Files that are not text, as their first bytes show.
pub(super) fn packed(name: &str, bytes: &[u8]) -> Option<Diagnostic> {
    match bytes {
        [0x1F, 0x8B, ..] => Some(findings::file_compressed(name, "gzip")),
        [b'P', b'K', 3, 4, ..] => Some(findings::file_compressed(name, "a ZIP archive")),
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some(findings::file_utf_32(name)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::foreign;

    fn read(bytes: &[u8]) -> Option<(String, &'static str, usize)> {
        foreign(bytes).map(|found| (found.text, found.encoding, found.first))
    }

    #[test]
    fn texts_in_other_encodings() {
        let latin = |text: &str, first| Some((text.to_owned(), "Windows-1252", first));
        assert_eq!(read(b"a: Caf\xE9"), latin("a: Café", 6));
        assert_eq!(read(b"\x93x\x94 \x81"), latin("“x” \u{81}", 0));
        assert_eq!(
            read("ü ".bytes().chain([0xFC]).collect::<Vec<u8>>().as_slice()),
            latin("ü ü", 3)
        );
        let wide = |text: &str, unit: fn(u16) -> [u8; 2]| {
            text.encode_utf16().flat_map(unit).collect::<Vec<u8>>()
        };
        let utf_16 = |text: &str| Some((text.to_owned(), "UTF-16", 0));
        assert_eq!(read(&wide("\u{FEFF}é😀", u16::to_le_bytes)), utf_16("é😀"));
        assert_eq!(read(&wide("\u{FEFF}é😀", u16::to_be_bytes)), utf_16("é😀"));
        assert_eq!(read(&wide("ab", u16::to_le_bytes)), utf_16("ab"));
        assert_eq!(read(&wide("ab", u16::to_be_bytes)), utf_16("ab"));
    }

    #[test]
    fn what_is_no_text() {
        for bytes in
            [&b"\x89PNG\r\n\x1A\n"[..], b"\xFF\xFEa", b"\xFF\xFE\x00\xD8", b"a\x00b\x00\x01\x00"]
        {
            assert_eq!(read(bytes), None, "{bytes:?}");
        }
    }
}
