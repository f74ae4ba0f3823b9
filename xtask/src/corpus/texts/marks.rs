//! What in prose is Markdown and HTML, and no word.

use std::ops::Range;

use super::words::Numbers;

/// Elements that stand in prose; what looks otherwise is text.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
];

/// The prose with spaces where its marks were, each byte at its place.
pub(super) fn without_marks(prose: &str, numbers: Numbers) -> String {
    let defined = definitions(prose);
    let mut out = Blanked {
        text: prose.as_bytes().to_vec(),
    };
    let mut at = 0;
    let mut line_start = true;
    while let Some(rest) = prose.get(at..) {
        let Some(char) = rest.chars().next() else {
            break;
        };
        let taken = match char {
            _ if line_start => line_marks(rest, numbers).unwrap_or(Taken::Kept(0)),
            '\\' if rest.len() > 1 => {
                Taken::Kept(1 + rest.chars().nth(1).map_or(0, char::len_utf8))
            }
            '`' => Taken::Kept(code_span(rest)),
            '<' => tag(rest).map_or(Taken::Kept(1), Taken::Mark),
            '&' => Taken::Mark(reference(rest)),
            ']' if rest.starts_with("](") => Taken::Mark(link_target(rest)),
            ']' if rest.starts_with("][") => Taken::Mark(link_name(rest, &defined)),
            other => Taken::Kept(other.len_utf8()),
        };
        line_start = char == '\n' && !line_start;
        match taken {
            Taken::Mark(length) => {
                out.blank(at..at + length);
                at += length;
            }
            Taken::Kept(length) => at += length,
        }
    }
    out.into_text()
}

enum Taken {
    /// So many bytes are not words.
    Mark(usize),
    /// So many bytes stand as they are.
    Kept(usize),
}

struct Blanked {
    text: Vec<u8>,
}

impl Blanked {
    fn blank(&mut self, range: Range<usize>) {
        if let Some(bytes) = self.text.get_mut(range) {
            bytes.fill(b' ');
        }
    }

    fn into_text(self) -> String {
        String::from_utf8(self.text).unwrap_or_default()
    }
}

/// What stands at the start of a line: a fenced block, the number of a list, the definition of a
/// link.
fn line_marks(rest: &str, numbers: Numbers) -> Option<Taken> {
    let line = rest.lines().next()?;
    let inner = line.trim_start_matches(['>', ' ', '\t']);
    let indent = line.len() - inner.len();
    for fence in ["```", "~~~"] {
        if inner.starts_with(fence) && !inner.trim_start_matches(['`', '~']).contains('`') {
            return Some(Taken::Mark(line.len()));
        }
    }
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let after = inner.get(digits..)?;
    if numbers == Numbers::Dropped
        && (1..=9).contains(&digits)
        && (after.starts_with(". ") || after.starts_with(") "))
    {
        return Some(Taken::Mark(indent + digits + 1));
    }
    definition(line).map(|_| Taken::Mark(line.len()))
}

/// The name that a line `[name]: target` defines.
fn definition(line: &str) -> Option<&str> {
    let (name, target) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
    let is_definition = !name.contains([']', '[']) && target.split_whitespace().count() == 1;
    is_definition.then_some(name)
}

fn definitions(prose: &str) -> Vec<String> {
    prose
        .lines()
        .filter_map(definition)
        .map(str::to_lowercase)
        .collect()
}

/// The length of `][name]`, where there is such a name.
fn link_name(rest: &str, defined: &[String]) -> usize {
    let name = rest
        .get(2..)
        .and_then(|rest| rest.split_once(']'))
        .map(|(name, _)| name);
    match name.filter(|name| defined.contains(&name.to_lowercase())) {
        Some(name) => name.len() + 3,
        None => 1,
    }
}

/// The length of a code span, or of the backticks that open none.
fn code_span(rest: &str) -> usize {
    let ticks = rest.bytes().take_while(|byte| *byte == b'`').count();
    let mut at = ticks;
    while let Some(next) = rest.get(at..).and_then(|rest| rest.find('`')) {
        at += next;
        let run = rest.get(at..).map_or(0, |rest| {
            rest.bytes().take_while(|byte| *byte == b'`').count()
        });
        at += run;
        if run == ticks {
            return at;
        }
    }
    ticks
}

/// The length of a tag. A comment may be an example: its words count.
fn tag(rest: &str) -> Option<usize> {
    let inner = rest.get(1..)?.trim_start_matches('/');
    let name: String = inner
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let after = inner.get(name.len()..)?.chars().next()?;
    let is_element = ELEMENTS.contains(&name.to_ascii_lowercase().as_str());
    if !is_element || !(after.is_whitespace() || matches!(after, '>' | '/')) {
        return None;
    }
    rest.find('>').map(|end| end + 1)
}

/// The length of a character reference, or of a literal `&`.
fn reference(rest: &str) -> usize {
    let is_part = |char: char| char.is_ascii_alphanumeric() || char == '#';
    match rest.find(';') {
        Some(end @ 2..=10)
            if rest
                .get(1..end)
                .is_some_and(|name| name.chars().all(is_part)) =>
        {
            end + 1
        }
        _ => 1,
    }
}

/// The length of `](target "title")`, or of the bracket that no target follows.
fn link_target(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (at, char) in rest.char_indices() {
        match char {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if char == ')' && depth == 0 {
            let inner = rest.get(2..at).unwrap_or_default().trim();
            let title = inner
                .split_once(char::is_whitespace)
                .map_or("", |(_, title)| title.trim_start());
            let is_link = title.is_empty() || title.starts_with(['"', '\'', '(']);
            return if is_link { at + 1 } else { 1 };
        }
    }
    1
}
