//! The error that a decoding ends in.

use std::fmt;

use super::fault::{LocatedProblem, Problem};
use super::path;
use super::shown::shown;
use crate::runtime::json::Secret;

/// How much of a value an error shows, in characters.
const SNIPPET: usize = 80;

/// How long a path may be, in characters.
const LONGEST_PATH: usize = 2000;

/// A JSON text was not what was expected.
///
/// It prints as `$.client_session.created_at: expected a date-time (RFC 3339), found "soon"`. Of
/// the text it shows nothing but the value at fault (of an object: the names of its members), so
/// that a secret that stands beside it does not end up in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Details>);

#[derive(Clone, PartialEq, Eq)]
struct Details {
    path: String,
    offset: usize,
    expected: &'static str,
    missing: bool,
    memory_limit: Option<u64>,
    found: String,
}

impl DecodeError {
    /// Where the fault is, as a JSON path: `$` is the whole text, `$.devices[3].name` a member of
    /// an element of a member.
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

    /// How many bytes of memory the values may take
    /// ([`Decoder::max_memory`](crate::runtime::json::Decoder::max_memory)), if that is what went
    /// wrong: the text may well be what it should be.
    pub fn memory_limit(&self) -> Option<u64> {
        self.0.memory_limit
    }

    #[cold]
    pub(in crate::runtime::json) fn new(
        text: &[u8],
        problem: LocatedProblem,
        secrets: &[Secret],
    ) -> Self {
        let LocatedProblem { at, problem } = problem;
        let memory_limit = match problem {
            Problem::TooMuch(limit) => u64::try_from(limit).ok(),
            _ => None,
        };
        let missing = match problem {
            Problem::Missing(member) => Some(member),
            _ => None,
        };
        let place = path::locate(text, at, missing, secrets);
        let found = match problem {
            Problem::Missing(_) => describe_object(text, place.container, secrets),
            Problem::Syntax(_) => describe_character(text, at, place.in_string),
            Problem::Hidden(_) => describe_kind(text, at).to_owned(),
            Problem::Expected(_) | Problem::Range(_) => describe_value(text, at, secrets),
            Problem::TooDeep => "more".to_owned(),
            Problem::TooMuch(limit) => format!("one that takes more than {limit} bytes"),
            Problem::Ambiguous => "one that needs too many attempts".to_owned(),
            Problem::NotUtf8 => "an invalid byte".to_owned(),
        };
        Self(Box::new(Details {
            path: shown(&place.path, LONGEST_PATH, secrets),
            offset: at,
            expected: problem.expected(),
            missing: missing.is_some(),
            memory_limit,
            found: shown(&found, SNIPPET, secrets),
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
    // An escape is two characters, another character four bytes at most.
    let start = String::from_utf8_lossy(rest.get(..4).unwrap_or(rest));
    let mut characters = start.chars();
    match (characters.next(), characters.next()) {
        (None, _) => "the end of the text".to_owned(),
        (Some('<'), _) if !in_string => "`<` (this may be HTML)".to_owned(),
        (Some('\\'), Some(escape)) if in_string => format!("`\\{escape}`"),
        (Some(character), _) if character.is_control() => {
            format!("the control character U+{:04X}", u32::from(character))
        }
        (Some(character), _) if !in_string => {
            match shown(character.encode_utf8(&mut [0; 4]), 1, &[]) {
                visible if visible.is_empty() => {
                    format!("the invisible character U+{:04X}", u32::from(character))
                }
                visible => format!("`{visible}`"),
            }
        }
        _ => "something else".to_owned(),
    }
}

pub(super) fn describe_kind(text: &[u8], at: usize) -> &'static str {
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

/// A scalar as it stands in the text, all of it: it is cut when the secrets are out.
pub(super) fn describe_value(text: &[u8], at: usize, secrets: &[Secret]) -> String {
    let rest = text.get(at..).unwrap_or_default();
    let length = match rest.first() {
        Some(b'{') => return describe_object(text, at, secrets),
        Some(b'[') => return "an array".to_owned(),
        Some(b'"') => path::string_end(text, at).saturating_sub(at),
        Some(b't' | b'f' | b'n' | b'-' | b'0'..=b'9') => rest
            .iter()
            .position(|byte| !byte.is_ascii_alphanumeric() && !b"+-.".contains(byte))
            .unwrap_or(rest.len()),
        _ => return describe_character(text, at, false),
    };
    let value = rest.get(..length).unwrap_or(rest);
    shown(&String::from_utf8_lossy(value), SNIPPET, secrets)
}

/// An object by the names of its members, without the values.
fn describe_object(text: &[u8], start: usize, secrets: &[Secret]) -> String {
    let names = path::member_names(text, start, 12, secrets).join(", ");
    if names.is_empty() {
        "an empty object".to_owned()
    } else {
        format!("an object with {names}")
    }
}
