//! A text as the sequence of its words: without the marks of Markdown and HTML.
//!
//! Code spans and blocks are taken as they are. Elsewhere the tags of HTML, character references,
//! the targets of links, the numbers of lists and invisible characters are not words.
//! Everything else that is neither a letter nor a digit separates words.

use std::cell::OnceCell;
use std::ops::Range;

use super::marks::without_marks;

/// A text that is compared often: its words, once they are asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Prose {
    pub(super) text: String,
    with_numbers: OnceCell<Vec<Word>>,
    without_numbers: OnceCell<Vec<Word>>,
}

impl Prose {
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    pub(super) fn words(&self, numbers: Numbers) -> &[Word] {
        let cell = match numbers {
            Numbers::Kept => &self.with_numbers,
            Numbers::Dropped => &self.without_numbers,
        };
        cell.get_or_init(|| split(&without_marks(&self.text, numbers)))
    }
}

/// A word in lower case, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// Whether numbers at the start of lines are words. Whether they number a list, only Markdown
/// knows.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Numbers {
    Kept,
    Dropped,
}

/// The words of a text that has no marks: of JSON, of a pattern.
pub(super) fn plain(text: &str) -> Vec<Word> {
    split(text)
}

/// Where a sequence of words begins in another; words may be cut elsewhere inside of it, not at its
/// ends.
pub(super) fn find(all: &[Word], wanted: &[Word]) -> Option<Range<usize>> {
    let letters: usize = wanted.iter().map(|word| word.text.len()).sum();
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
        let is_same = found.eq(wanted.iter().flat_map(|word| word.text.chars()));
        (is_same && end > start).then_some(start..end)
    })
}

/// How much of a sequence of words stands in another, in its order: from 0 to 1.
pub(super) fn share(all: &[Word], wanted: &[Word]) -> f64 {
    let mut rest = all.iter();
    let mut found = 0;
    for word in wanted {
        let mut ahead = rest.clone();
        if ahead.any(|other| other.text == word.text) {
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
    matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(char, '\u{2060}'..='\u{206f}' | '\u{feff}')
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
            let prose = Prose::of(prose);
            let words = prose.words(Numbers::Dropped).iter();
            let words: Vec<&str> = words.map(|word| word.text.as_str()).collect();
            assert_eq!(words.join(" "), expected);
        }
    }

    #[test]
    fn words_are_found_whole_and_in_order() {
        let all = plain("The *quick* brown-fox jumps.");
        let wanted = |text: &str| plain(text);
        assert_eq!(find(&all, &wanted("quick brown fox")), Some(1..4));
        assert_eq!(find(&all, &wanted("brownfox jumps")), Some(2..5));
        assert_eq!(find(&all, &wanted("row")), None);
        assert_eq!(find(&all, &wanted("fox brown")), None);
        assert!(share(&all, &wanted("quick red fox jumps")) > 0.7);
    }
}
