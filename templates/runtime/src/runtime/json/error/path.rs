//! From a byte offset to a JSON path, by scanning the text again. Only errors and gaps pay for
//! this.

use std::fmt::Write as _;
use std::ops::Range;

use super::shown::shown;
use crate::runtime::json::Secret;

/// Names longer than this are cut in a path.
const LONGEST_NAME: usize = 60;

/// Of a longer path the middle is left out.
const MOST_STEPS: usize = 24;

/// The location of an offset.
pub(in crate::runtime::json) struct Location {
    /// `$.devices[3].name`
    pub path: String,
    /// The start of the innermost container around the offset.
    pub container: usize,
    /// The offset is inside of a string.
    pub in_string: bool,
}

/// One open container, and the part of it that the scan is in.
struct OpenContainer {
    start: usize,
    part: ContainerPart,
}

enum ContainerPart {
    Element(usize),
    /// The bytes of the member's name between its quotes; none before it is known.
    Member(Option<Range<usize>>),
}

/// Finds the place at `offset`; with `missing`, that of a member which the object that ends there
/// does not have.
///
/// The text has been read up to there, so it is JSON that far; for any other text, too, this ends
/// and does not panic.
pub(in crate::runtime::json) fn locate(
    text: &[u8],
    offset: usize,
    missing: Option<&str>,
    secrets: &[Secret],
) -> Location {
    let (mut steps, in_string) = open_containers(text, offset);
    let container = steps.last().map_or(0, |step| step.start);
    if missing.is_some() {
        steps.pop();
    }
    let mut path = String::from("$");
    for (depth, step) in steps.iter().enumerate() {
        if steps.len() > MOST_STEPS
            && (MOST_STEPS / 2..steps.len() - MOST_STEPS / 2).contains(&depth)
        {
            // The ends tell more than the way between them.
            path.push_str(if depth == MOST_STEPS / 2 { "…" } else { "" });
            continue;
        }
        match &step.part {
            ContainerPart::Element(index) => _ = write!(path, "[{index}]"),
            ContainerPart::Member(None) => {}
            ContainerPart::Member(Some(name)) => {
                let name = text.get(name.clone()).unwrap_or_default();
                push_member(&mut path, &String::from_utf8_lossy(name), secrets);
            }
        }
    }
    if let Some(missing) = missing {
        push_member(&mut path, missing, secrets);
    }
    Location {
        path,
        container,
        in_string,
    }
}

/// The names of the members of the object that starts at `start`, as far as it can be read, at most
/// `limit`.
pub(in crate::runtime::json) fn member_names(
    text: &[u8],
    start: usize,
    limit: usize,
    secrets: &[Secret],
) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0_usize;
    let mut at = start;
    let mut in_name = false;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let end = string_end(text, at);
                if depth == 1 && in_name {
                    let name = text.get(at + 1..end.saturating_sub(1)).unwrap_or_default();
                    let name = String::from_utf8_lossy(name);
                    names.push(shown(&name, LONGEST_NAME, secrets));
                    in_name = false;
                }
                at = end;
                continue;
            }
            _ => {}
        }
        in_name |= depth == 1 && matches!(byte, b'{' | b',');
        if depth == 0 || names.len() == limit {
            break;
        }
        at += 1;
    }
    names
}

fn open_containers(text: &[u8], offset: usize) -> (Vec<OpenContainer>, bool) {
    let mut steps: Vec<OpenContainer> = Vec::new();
    let mut at = 0;
    while at < offset {
        match text.get(at) {
            Some(b'{') => steps.push(OpenContainer {
                start: at,
                part: ContainerPart::Member(None),
            }),
            Some(b'[') => steps.push(OpenContainer {
                start: at,
                part: ContainerPart::Element(0),
            }),
            Some(b'}' | b']') => _ = steps.pop(),
            Some(b',') => match steps.last_mut().map(|step| &mut step.part) {
                Some(ContainerPart::Element(index)) => *index += 1,
                Some(ContainerPart::Member(name)) => *name = None,
                None => {}
            },
            Some(b'"') => {
                let end = string_end(text, at);
                if end > offset {
                    return (steps, true);
                }
                if let Some(OpenContainer {
                    part: ContainerPart::Member(name @ None),
                    ..
                }) = steps.last_mut()
                {
                    *name = Some(at + 1..end.saturating_sub(1));
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    (steps, false)
}

/// The end of the string that starts at `at`.
pub(in crate::runtime::json) fn string_end(text: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    loop {
        match text.get(end) {
            Some(b'"') => return end + 1,
            Some(b'\\') => end += 2,
            Some(_) => end += 1,
            // One past the end, so that an unfinished string counts as reaching beyond every offset
            // in it.
            None => return text.len() + 1,
        }
    }
}

fn push_member(path: &mut String, name: &str, secrets: &[Secret]) {
    let name = shown(name, LONGEST_NAME, secrets);
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit());
    if plain && !name.is_empty() {
        path.push('.');
        path.push_str(&name);
    } else {
        _ = write!(path, "[\"{name}\"]");
    }
}
