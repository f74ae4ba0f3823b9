//! Prose of the document as doc comments: no code of it is ever run, no link of it dangles.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::api::Docs;

/// How wide a line of prose is, `/// ` and indentation not counted.
const WIDTH: usize = 92;

/// Lines of clean Markdown: the title or first sentence, then the rest.
#[must_use]
pub(super) fn clean(docs: &Docs) -> Vec<String> {
    let text = docs.text.trim();
    let (first, rest) = split_first_sentence(text);
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
    let (first, _) = split_first_sentence(docs.text.trim());
    clean_markdown(first)
}

/// A code span that holds any text.
#[must_use]
pub(super) fn code(text: &str) -> String {
    let text = plain(text).replace('\n', " ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
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
    if starts_block || paragraph.lines().any(|line| line.trim_start().starts_with(['-', '*', '|', '#', '>', '`', '~'])) {
        return (text, "");
    }
    for (index, _) in paragraph.match_indices(". ") {
        let before = &paragraph[..index];
        let after = paragraph[index + 1..].trim_start();
        let abbreviates = ["e.g", "i.e", "etc", "vs", "No", "approx"].iter().any(|word| before.ends_with(word));
        let balanced = ['(', '['].iter().zip([')', ']']).all(|(open, close)| before.matches(*open).count() == before.matches(close).count())
            && before.matches('`').count() % 2 == 0;
        if !abbreviates && balanced && after.starts_with(|c: char| c.is_uppercase() || c == '`') && bytes.len() > index + 2 {
            return (&text[..=index], text[index + 1..].trim_start());
        }
    }
    (text, "")
}

/// Control characters and those that change the direction of text have no place in source code.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            c => c,
        })
        .filter(|c| {
            let is_bidi = matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}');
            *c == '\n' || !(c.is_control() || is_bidi || *c == '\u{FEFF}')
        })
        .collect()
}

/// A change to make at a range of the text.
struct Edit {
    start: usize,
    end: usize,
    text: String,
}

/// Makes a text safe for rustdoc, and wraps its paragraphs.
fn clean_markdown(text: &str) -> Vec<String> {
    let text = plain(text.trim());
    if text.is_empty() {
        return Vec::new();
    }
    // Plain words need no parser: most of a document is that.
    let is_simple = !text.contains(['`', '<', '[', '~', '|', '&', '\\', '\n']) && !text.contains("    ") && !text.contains("://");
    if is_simple {
        return wrap(&text);
    }
    let edits = edits_of(&text);
    let mut out = String::with_capacity(text.len() + 16);
    let mut done = 0;
    for edit in edits {
        if edit.start < done {
            continue;
        }
        out.push_str(&text[done..edit.start]);
        out.push_str(&edit.text);
        done = edit.end;
    }
    out.push_str(&text[done..]);
    wrap(&out)
}

/// What rustdoc would stumble over: code that it would run, HTML, links that lead nowhere, bare URLs.
fn edits_of(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut in_link = 0_usize;
    let mut in_code = false;
    let broken = |_| Some(("".into(), "".into()));
    let parser = Parser::new_with_broken_link_callback(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS, Some(broken));
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                edits.push(Edit { text: as_text_block(&text[range.clone()], &kind), start: range.start, end: range.end });
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) => {
                in_link += 1;
                if !leads_somewhere(link_type, &dest_url) {
                    edits.push(Edit { start: range.start, end: range.start + 1, text: "\\[".to_owned() });
                    if text[range.clone()].starts_with('!') {
                        edits.pop();
                        edits.push(Edit { start: range.start, end: range.start + 2, text: "!\\[".to_owned() });
                    }
                }
            }
            Event::End(TagEnd::Link | TagEnd::Image) => in_link = in_link.saturating_sub(1),
            Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {
                let inner = &text[range.clone()];
                edits.push(Edit { text: inner.replace('<', "\\<").replace("[^", "\\[^"), start: range.start, end: range.end });
            }
            Event::Text(_) if in_link == 0 && !in_code => edits.extend(bare_urls(text, range.start, range.end)),
            _ => {}
        }
    }
    edits.sort_by_key(|edit| edit.start);
    edits
}

/// Links with a target of their own are kept; those to a path of the publisher's site, to a reference that
/// is not there or to a script are not links here.
fn leads_somewhere(kind: LinkType, target: &str) -> bool {
    let is_web = ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
    match kind {
        LinkType::Inline | LinkType::Autolink | LinkType::Email => is_web || kind == LinkType::Email,
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => is_web,
        _ => false,
    }
}

/// A code block as plain text, whatever it was: rustdoc runs every other block.
fn as_text_block(block: &str, kind: &CodeBlockKind<'_>) -> String {
    let mut lines: Vec<&str> = block.trim_end_matches('\n').lines().collect();
    if matches!(kind, CodeBlockKind::Fenced(_)) {
        let fence: String = lines.first().map(|line| line.trim_start()).unwrap_or_default().chars().take_while(|c| *c == '`' || *c == '~').collect();
        lines.remove(0);
        let closes = |line: &str| line.trim().starts_with(fence.as_str()) && line.trim().chars().all(|c| fence.starts_with(c));
        if lines.last().is_some_and(|line| closes(line)) {
            lines.pop();
        }
    }
    let inner = lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n");
    let longest = inner.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(3.max(longest + 1));
    format!("{fence}text\n{inner}\n{fence}")
}

/// Bare URLs become autolinks, or rustdoc warns.
fn bare_urls(text: &str, start: usize, end: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    let slice = &text[start..end];
    let mut from = 0;
    while let Some(found) = ["https://", "http://"].iter().filter_map(|scheme| slice[from..].find(scheme)).min() {
        let at = from + found;
        let length = slice[at..].find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | ')' | ']' | '\\')).unwrap_or(slice.len() - at);
        let url = slice[at..at + length].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        let is_wrapped = text[..start + at].ends_with('<');
        if !is_wrapped && url.len() > 8 {
            edits.push(Edit { start: start + at, end: start + at + url.len(), text: format!("<{url}>") });
        }
        from = at + length.max(1);
    }
    edits
}

/// Wraps paragraphs and list items; blocks of code and tables stay as they are.
fn wrap(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fence: Option<String> = None;
    for line in text.lines() {
        let line = line.trim_end();
        let trimmed = line.trim_start();
        if let Some(open) = &fence {
            if trimmed.starts_with(open.as_str()) && trimmed.trim_end_matches('`').is_empty() {
                fence = None;
            }
            lines.push(line.to_owned());
            continue;
        }
        if trimmed.starts_with("```") {
            fence = Some(trimmed.chars().take_while(|c| *c == '`').collect());
            lines.push(line.to_owned());
            continue;
        }
        if trimmed.starts_with('|') || line.chars().count() <= WIDTH {
            lines.push(line.to_owned());
        } else {
            wrap_line(line, &mut lines);
        }
    }
    lines
}

fn wrap_line(line: &str, lines: &mut Vec<String>) {
    let indent = line.len() - line.trim_start().len();
    let marker = list_marker(line.trim_start());
    let hanging = " ".repeat(indent + marker);
    let mut current = line[..indent].to_owned();
    let mut length = indent;
    let mut is_first = true;
    for word in line.trim_start().split(' ') {
        let width = word.chars().count();
        if !is_first && length + 1 + width > WIDTH && !starts_block(word) {
            lines.push(std::mem::take(&mut current));
            current.push_str(&hanging);
            length = hanging.len();
        } else if !is_first {
            current.push(' ');
            length += 1;
        }
        current.push_str(word);
        length += width;
        is_first = false;
    }
    lines.push(current.trim_end().to_owned());
}

/// How many columns the marker of a list item takes.
fn list_marker(line: &str) -> usize {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    if line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ") {
        2
    } else if digits > 0 && digits < 4 && line[digits..].starts_with(". ") {
        digits + 2
    } else {
        0
    }
}

/// A word that would start a list, a heading or a quote at the beginning of a line.
fn starts_block(word: &str) -> bool {
    let is_number = word.ends_with(['.', ')']) && word.len() > 1 && word[..word.len() - 1].chars().all(|c| c.is_ascii_digit());
    let is_fence = word.starts_with("```") || word.starts_with("~~~");
    let is_rule = !word.is_empty() && word.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '+'));
    is_number || is_fence || is_rule || word.starts_with(['#', '>', '|'])
}

#[cfg(test)]
mod tests {
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
        assert!(cleaned("Text:\n\n    let x = 1;\n").contains("```text"));
    }

    #[test]
    fn links_survive_or_are_shown() {
        assert_eq!(cleaned("A [b](https://c.d/e)."), "A [b](https://c.d/e).");
        assert_eq!(cleaned("A [b](/c)."), "A \\[b](/c).");
        assert_eq!(cleaned("An [array] of it"), "An \\[array] of it");
        assert_eq!(cleaned("See https://a.b/c."), "See <https://a.b/c>.");
        assert_eq!(cleaned("A <b>bold</b> x"), "A \\<b>bold\\</b> x");
    }

    #[test]
    fn long_lines_are_wrapped() {
        let text = "word ".repeat(60);
        assert!(cleaned(&text).lines().all(|line| line.chars().count() <= WIDTH));
    }
}
