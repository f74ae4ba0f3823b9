//! The error that a decoding ends in.

use std::fmt;

use super::fault::{Problem, Trouble};
use super::path::{self, cut};

/// How much of a value an error shows, in characters.
const SNIPPET: usize = 80;

/// A JSON text was not what was expected.
///
/// It prints as `$.client_session.created_at: expected a date-time (RFC 3339), found "soon"`. Of the text it shows nothing but
/// the value at fault (of an object: the names of its members), so that a secret that stands beside it does not end up in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Details>);

#[derive(Clone, PartialEq, Eq)]
struct Details {
    path: String,
    offset: usize,
    expected: &'static str,
    missing: bool,
    found: String,
}

impl DecodeError {
    /// Where the fault is, as a JSON path: `$` is the whole text, `$.devices[3].name` a member of an element of a member.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The byte offset of the fault.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// What should have been there.
    pub fn expected(&self) -> &str {
        self.0.expected
    }

    /// What was there instead, at most 80 characters of it.
    pub fn found(&self) -> &str {
        &self.0.found
    }

    #[cold]
    pub(super) fn new(text: &[u8], trouble: Trouble) -> Self {
        let Trouble { at, problem } = trouble;
        let missing = match problem {
            Problem::Missing(member) => Some(member),
            _ => None,
        };
        let place = path::find(text, at, missing);
        let (expected, found) = match problem {
            Problem::Missing(_) => ("a value", describe_object(text, place.container)),
            Problem::Syntax(what) => (what, describe_character(text, at, place.in_string)),
            Problem::Hidden(what) => (what, describe_kind(text, at).to_owned()),
            Problem::Expected(what) | Problem::Range(what) => (what, describe_value(text, at)),
            Problem::TooDeep => ("at most 128 levels of nesting", "more".to_owned()),
            Problem::Ambiguous => (
                "a union that can be told apart",
                "one that takes too many tries".to_owned(),
            ),
            Problem::NotUtf8 => ("UTF-8", "bytes that are not".to_owned()),
        };
        Self(Box::new(Details {
            path: place.path,
            offset: at,
            expected,
            missing: missing.is_some(),
            found,
        }))
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details {
            path,
            expected,
            missing,
            found,
            ..
        } = &*self.0;
        if *missing {
            write!(f, "{path}: missing or null, in {found}")
        } else {
            write!(f, "{path}: expected {expected}, found {found}")
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("message", &self.to_string())
            .field("offset", &self.0.offset)
            .finish()
    }
}

impl std::error::Error for DecodeError {}

/// One character; of a string only what starts an escape, since it may be a secret.
fn describe_character(text: &[u8], at: usize, in_string: bool) -> String {
    let rest = text.get(at..).unwrap_or_default();
    match rest {
        [] => "the end of the text".to_owned(),
        [b'<', ..] if !in_string => "`<` (this may be HTML)".to_owned(),
        [b'\\', ..] if in_string => format!(
            "`{}`",
            cut(&String::from_utf8_lossy(rest.get(..2).unwrap_or(rest)), 2)
        ),
        [byte, ..] if byte.is_ascii_control() => format!("the control character U+{byte:04X}"),
        _ if in_string => "something else".to_owned(),
        _ => match String::from_utf8_lossy(rest.get(..4).unwrap_or(rest))
            .chars()
            .next()
        {
            Some(character) => format!("`{character}`"),
            None => "something else".to_owned(),
        },
    }
}

fn describe_kind(text: &[u8], at: usize) -> &'static str {
    match text.get(at) {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        Some(b'-' | b'0'..=b'9') => "a number",
        Some(_) => "something else",
        None => "the end of the text",
    }
}

fn describe_value(text: &[u8], at: usize) -> String {
    let rest = text.get(at..).unwrap_or_default();
    let length = match rest.first() {
        Some(b'{') => return describe_object(text, at),
        Some(b'[') => return "an array".to_owned(),
        Some(b'"') => rest
            .iter()
            .skip(1)
            .position(|byte| *byte == b'"')
            .map_or(rest.len(), |end| end + 2),
        Some(b't' | b'f' | b'n' | b'-' | b'0'..=b'9') => rest
            .iter()
            .position(|byte| !byte.is_ascii_alphanumeric() && !b"+-.".contains(byte))
            .unwrap_or(rest.len()),
        _ => return describe_character(text, at, false),
    };
    // Four bytes a character at most, so that a long text is not copied for its first line.
    let shown = rest.get(..length.min(SNIPPET * 4)).unwrap_or(rest);
    cut(&String::from_utf8_lossy(shown), SNIPPET)
}

/// An object by the names of its members, without the values.
fn describe_object(text: &[u8], start: usize) -> String {
    let names = path::names(text, start, 12).join(", ");
    if names.is_empty() {
        "an empty object".to_owned()
    } else {
        cut(&format!("an object with {names}"), SNIPPET)
    }
}
