//! What the YAML parser says, in words that help whoever wrote the file.

use granit_parser::{ErrorKind, ScanError};

use crate::load::fault::{Fault, FaultKind};

const QUOTES: &str =
    "a text with `: ` or ` #` in it, or with a special first character, needs quotes";
const SPACES: &str = "YAML is indented with spaces, never with tabs";
const ALIGNED: &str = "the entries of one object or list start in the same column";

#[cold]
pub(in crate::load) fn syntax_fault(error: &ScanError) -> Fault {
    let at = error.marker().byte_offset().unwrap_or_default();
    let kind = error.kind();
    if *kind == ErrorKind::RecursionLimitExceeded {
        return Fault::too_deep(at);
    }
    let fault = Fault::new(FaultKind::Yaml, at, message_of(kind));
    match help_of(kind) {
        Some(help) => fault.help(help),
        None => fault,
    }
}

fn message_of(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::UnknownAnchor => "no anchor of this name stands before this alias".to_owned(),
        ErrorKind::UnexpectedCharacter { character } => {
            format!("a value cannot start with `{}`", character.escape_default())
        }
        ErrorKind::MappingValueNotAllowed => "a second `:` in one line".to_owned(),
        ErrorKind::ExpectedBlockMappingKey => {
            "another key of the object was expected here".to_owned()
        }
        ErrorKind::ExpectedBlockSequenceEntry => {
            "another `- ` of the list was expected here".to_owned()
        }
        other => other.to_string(),
    }
}

fn help_of(kind: &ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::UnexpectedCharacter { .. } => Some(QUOTES),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => Some(SPACES),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::BlockSequenceEntryNotAllowed => Some(ALIGNED),
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => {
            Some("a closing quote may be missing in the lines before")
        }
        ErrorKind::UnexpectedEof
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnclosedFlowCollection { .. } => {
            Some("a closing bracket may be missing, or the file cut off")
        }
        ErrorKind::UnknownQuotedScalarEscape => {
            Some("in double quotes, a backslash is written `\\\\`")
        }
        _ => None,
    }
}
