//! A text as the sequence of its words: without the marks of Markdown and HTML.
//!
//! Code spans and blocks are taken as they are. Elsewhere the tags of HTML, character references, the targets of links, the
//! numbers of lists and characters that nobody sees are no words. Everything else that is neither a letter nor a digit
//! separates words.

use std::ops::Range;

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

/// A word in lower case, and where it stands.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// Whether numbers at the start of lines are words. Whether they number a list, only Markdown knows.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Numbers {
    Kept,
    Dropped,
}

/// The words of prose, each with its place.
pub(super) fn placed(prose: &str, numbers: Numbers) -> Vec<Word> {
    split(&without_marks(prose, numbers))
}

/// The words of prose.
pub(super) fn words(prose: &str, numbers: Numbers) -> Vec<String> {
    placed(prose, numbers)
        .into_iter()
        .map(|word| word.text)
        .collect()
}

/// The words of a text that has no marks: of JSON, of a pattern.
pub(super) fn plain(text: &str) -> Vec<String> {
    split(text).into_iter().map(|word| word.text).collect()
}

/// Where a sequence of words begins in another; words may be cut elsewhere inside of it, not at its ends.
pub(super) fn find(all: &[Word], wanted: &[String]) -> Option<Range<usize>> {
    let letters: usize = wanted.iter().map(String::len).sum();
    (0..all.len()).find_map(|start| {
        let mut left = letters;
        let mut end = start;
        while left > 0 {
            left = left.checked_sub(all.get(end)?.text.len())?;
            end += 1;
        }
        let found = all
            .get(start..end)?
            .iter()
            .flat_map(|word| word.text.chars());
        let is_same = found.eq(wanted.iter().flat_map(|word| word.chars()));
        (is_same && end > start).then_some(start..end)
    })
}

/// How much of a sequence of words stands in another, in its order: from 0 to 1.
pub(super) fn share(all: &[Word], wanted: &[String]) -> f64 {
    let mut rest = all.iter();
    let mut found = 0;
    for word in wanted {
        let mut ahead = rest.clone();
        if ahead.any(|other| other.text == *word) {
            rest = ahead;
            found += 1;
        }
    }
    f64::from(found) / wanted.len().max(1) as f64
}

fn split(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, char) in text.char_indices() {
        if is_unseen(char) {
            continue;
        }
        if !char.is_alphanumeric() {
            open = false;
            continue;
        }
        if !open {
            words.push(Word {
                text: String::new(),
                range: at..at,
            });
            open = true;
        }
        if let Some(word) = words.last_mut() {
            word.text.extend(char.to_lowercase());
            word.range.end = at + char.len_utf8();
        }
    }
    words
}

/// Characters that have no width, or none of their own.
fn is_unseen(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The prose with spaces where its marks were, each byte at its place.
fn without_marks(prose: &str, numbers: Numbers) -> String {
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
    /// So many bytes are no words.
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

/// What stands at the start of a line: a fenced block, the number of a list, the definition of a link.
fn line_marks(rest: &str, numbers: Numbers) -> Option<Taken> {
    let line = rest.lines().next()?;
    let inner = line.trim_start();
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

/// The length of a tag or comment.
fn tag(rest: &str) -> Option<usize> {
    if rest.starts_with("<!--") {
        return Some(rest.find("-->").map_or(rest.len(), |end| end + 3));
    }
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

/// The length of a character reference, or of the `&` that is none.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_no_words() {
        for (prose, expected) in [
            (
                "The **name** of <b>it</b>,\n see [here](/a/b).",
                "the name of it see here",
            ),
            ("1. one\n2) two<br/>three &amp; four", "one two three four"),
            (
                "a `<b>` of `x_y`\n\n```json\n{\"c\": 1}\n```\n",
                "a b of x y c 1",
            ),
            ("is <id> \\_kept\\_ &co", "is id kept co"),
            ("see [a][b]( {{< c >}} )\n\n[b]: https://b.c", "see a c"),
            ("soft\u{ad}ly\u{200b}", "softly"),
        ] {
            assert_eq!(
                words(prose, Numbers::Dropped).join(" "),
                expected,
                "{prose}"
            );
        }
    }

    #[test]
    fn words_are_found_whole_and_in_order() {
        let all = placed("The *quick* brown-fox jumps.", Numbers::Kept);
        let wanted = |text: &str| words(text, Numbers::Kept);
        assert_eq!(find(&all, &wanted("quick brown fox")), Some(1..4));
        assert_eq!(find(&all, &wanted("brownfox jumps")), Some(2..5));
        assert_eq!(find(&all, &wanted("row")), None);
        assert_eq!(find(&all, &wanted("fox brown")), None);
        assert!(share(&all, &wanted("quick red fox jumps")) > 0.7);
    }
}
