//! Prose of the document as doc comments: no code of it is ever run, no link of it dangles.

mod html;
mod lazy;
mod markdown;
mod wrap;

use crate::api::{Deprecation, Docs};

use html::as_markdown;
use markdown::{clean_markdown, plain};

/// Lines of clean Markdown: the title or first sentence, then the rest.
#[must_use]
pub(super) fn clean(docs: &Docs) -> Vec<String> {
    let text = prose(&docs.text);
    let (first, rest) = split_first_sentence(&text);
    let mut lines = Vec::new();
    for part in [first, rest] {
        let part = clean_markdown(part);
        if part.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(part);
    }
    if lines.is_empty() && !docs.title.is_empty() {
        lines = clean_markdown(&sentence(&docs.title));
    }
    lines
}

/// [`clean`], or a line of our own where the document says nothing.
#[must_use]
pub(super) fn clean_or(docs: &Docs, fallback: &str) -> Vec<String> {
    let lines = clean(docs);
    if lines.is_empty() { vec![fallback.to_owned()] } else { lines }
}

/// The first sentence alone.
#[must_use]
pub(super) fn first_line(docs: &Docs) -> Vec<String> {
    let text = prose(&docs.text);
    clean_markdown(split_first_sentence(&text).0)
}

/// What the document says, as Markdown.
fn prose(text: &str) -> String {
    as_markdown(plain(text).trim())
}

/// The note of a deprecation, in one line; rustdoc reads it as Markdown.
#[must_use]
pub(super) fn note(deprecation: &Deprecation) -> String {
    clean_markdown(&prose(&deprecation.note)).join(" ")
}

/// A code span. A backtick inside would end it, or be read as a link by rustdoc; it is shown as `'`.
#[must_use]
pub(super) fn code(text: &str) -> String {
    let text: Vec<String> = plain(text).replace('`', "'").split_whitespace().map(str::to_owned).collect();
    if text.is_empty() { "` `".to_owned() } else { format!("`{}`", text.join(" ")) }
}

/// Lines of our own, wrapped.
#[must_use]
pub(super) fn wrapped(text: &str) -> Vec<String> {
    wrap::wrap(text)
}

/// A title as a sentence: with a full stop.
fn sentence(title: &str) -> String {
    let title = title.trim();
    if title.ends_with(['.', '!', '?', ':']) { title.to_owned() } else { format!("{title}.") }
}

/// Cuts a text of one paragraph after its first sentence: a stop that a space and a capital follow.
fn split_first_sentence(text: &str) -> (&str, &str) {
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    let bytes = paragraph.as_bytes();
    let starts_block = paragraph.starts_with(['-', '*', '#', '>', '|', '`', '~', '<', '+', ' ', '\t'])
        || paragraph.starts_with(|c: char| c.is_ascii_digit());
    if starts_block || paragraph.lines().any(|line| line.trim_start().starts_with(['-', '*', '|', '#', '>', '`', '~']))
    {
        return (text, "");
    }
    for (index, _) in paragraph.match_indices(". ") {
        let before = &paragraph[..index];
        let after = paragraph[index + 1..].trim_start();
        let abbreviates = ["e.g", "i.e", "etc", "vs", "No", "approx"].iter().any(|word| before.ends_with(word));
        let balanced = ['(', '[']
            .iter()
            .zip([')', ']'])
            .all(|(open, close)| before.matches(*open).count() == before.matches(close).count())
            && before.matches('`').count().is_multiple_of(2);
        if !abbreviates
            && balanced
            && after.starts_with(|c: char| c.is_uppercase() || c == '`')
            && bytes.len() > index + 2
        {
            return (&text[..=index], text[index + 1..].trim_start());
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::markdown::all_code_is_text;
    use super::wrap::WIDTH;
    use super::*;

    fn cleaned(text: &str) -> String {
        clean(&Docs { title: String::new(), text: text.to_owned() }).join("\n")
    }

    #[test]
    fn the_first_sentence_stands_alone() {
        assert_eq!(cleaned("A thing. More of it."), "A thing.\n\nMore of it.");
        assert_eq!(cleaned("Use e.g. This one"), "Use e.g. This one");
    }

    #[test]
    fn no_code_is_left_to_run() {
        assert_eq!(cleaned("```\nlet x = 1;\n```"), "```text\nlet x = 1;\n```");
        assert_eq!(cleaned("```rust\npanic!()"), "```text\npanic!()\n```");
        assert_eq!(cleaned("~~~\nx ``` y\n~~~"), "````text\nx ``` y\n````");
        assert!(cleaned("Text:\n\n    let x = 1;\n").contains("```text\nlet x = 1;\n```"));
        for text in [
            "- a\n\n  ```\n  x()\n  ```\n- b",
            "> ```\n> x()\n> ```\n\nafter",
            "1. a\n\n       x()\n\n2. b",
            "- ~~~rust\n  x()",
        ] {
            assert!(all_code_is_text(&cleaned(text)), "{text:?} became {:?}", cleaned(text));
        }
    }

    #[test]
    fn links_survive_or_are_shown() {
        assert_eq!(cleaned("A [b](https://c.d/e)."), "A [b](https://c.d/e).");
        assert_eq!(cleaned("A [b](/c)."), "A \\[b](/c).");
        assert_eq!(cleaned("An [array] of it"), "An \\[array\\] of it");
        assert_eq!(cleaned("See https://a.b/c."), "See <https://a.b/c>.");
        assert_eq!(cleaned("A <b>bold</b> <x>y</x>"), "A **bold** \\<x>y\\</x>");
        assert_eq!(
            cleaned("A <img src=\"https://a.b/c\"> <x y=\"[z]\">"),
            "A \\<img src=\"<https://a.b/c>\"> \\<x y=\"\\[z\\]\">"
        );
    }

    #[test]
    fn long_lines_are_wrapped() {
        for start in ["", "```code``` "] {
            let text = format!("{start}{}", "word ".repeat(60));
            assert!(cleaned(&text).lines().all(|line| line.chars().count() <= WIDTH));
        }
    }

    #[test]
    fn wrapped_lines_stand_below_their_item() {
        let words = "word ".repeat(18);
        let wrapped = |text: &str| cleaned(&format!("{text}{words}last")).lines().last().map(str::to_owned);
        assert_eq!(wrapped("- - ").as_deref(), Some("    word last"));
        assert_eq!(wrapped("- ").as_deref(), Some("  last"));
        assert_eq!(cleaned(&format!("- {words} last")).lines().last(), Some("  last"));
    }
}
