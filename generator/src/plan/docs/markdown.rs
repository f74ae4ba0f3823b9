//! Markdown of the document made safe for rustdoc.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::lazy::indented;
use super::wrap::wrap;

/// Control characters and those that change the direction of text have no place in source code.
pub(super) fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            c => c,
        })
        .filter(|c| {
            let is_bidi =
                matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}');
            *c == '\n' || !(c.is_control() || is_bidi || *c == '\u{FEFF}')
        })
        .collect()
}

/// How often a text is gone over: what is still not in order then, rustdoc only warns of.
const ROUNDS: usize = 4;

/// A change to make at a range of the text.
pub(super) struct Edit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

/// Makes a text safe for rustdoc, and wraps its paragraphs.
pub(super) fn clean_markdown(text: &str) -> Vec<String> {
    let text = plain(text.trim());
    if text.is_empty() {
        return Vec::new();
    }
    // Plain words need no parser: most of a document is that.
    let is_simple =
        !text.contains(['`', '<', '[', '~', '|', '&', '\\', '\n']) && !text.contains("    ") && !text.contains("://");
    if is_simple {
        return wrap(&text);
    }
    let cleaned = indented(&settled(&text));
    if all_code_is_text(&cleaned) { wrap(&cleaned) } else { as_one_block(&text) }
}

/// The text with nothing left to change. What was escaped once is read anew: a link may stand in what was HTML.
fn settled(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let next = apply(&text, edits_of(&text));
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// Whether every code block says that it is text; those inside lists and quotes may have escaped us.
pub(super) fn all_code_is_text(text: &str) -> bool {
    Parser::new_ext(text, options()).all(|event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => kind.as_ref() == "text",
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => false,
        _ => true,
    })
}

/// The whole text as one block of text: nothing in it is read as Markdown.
fn as_one_block(text: &str) -> Vec<String> {
    let fence = fence_around(text);
    let mut lines = vec![format!("{fence}text")];
    lines.extend(text.lines().map(|line| line.trim_end().to_owned()));
    lines.push(fence);
    lines
}

/// A fence that is longer than any inside.
fn fence_around(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(3.max(longest + 1))
}

pub(super) fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH
}

/// The text with every change made; they come in the order of their places.
pub(super) fn apply(text: &str, edits: Vec<Edit>) -> String {
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
    out
}

/// What rustdoc would stumble over: code that it would run, HTML, links that lead nowhere, bare URLs.
fn edits_of(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut in_link = 0_usize;
    let mut in_code = false;
    let broken = |_| Some(("".into(), "".into()));
    let parser = Parser::new_with_broken_link_callback(text, options(), Some(broken));
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                // The indentation of an indented block stands before its range.
                let line = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
                let is_indented = text[line..range.start].trim().is_empty();
                let start = if is_indented { line } else { range.start };
                let block = as_text_block(&text[range.clone()], &kind);
                if block.trim_end() != text[start..range.end].trim_end() {
                    edits.push(Edit { text: block, start, end: range.end });
                }
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) => {
                in_link += 1;
                if !leads_somewhere(link_type, &dest_url) {
                    let image = usize::from(text[range.clone()].starts_with('!'));
                    let open = range.start + image;
                    edits.push(Edit { start: open, end: open + 1, text: "\\[".to_owned() });
                    if text[..range.end].ends_with(']') {
                        edits.push(Edit { start: range.end - 1, end: range.end, text: "\\]".to_owned() });
                    }
                }
            }
            Event::End(TagEnd::Link | TagEnd::Image) => in_link = in_link.saturating_sub(1),
            Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {
                let inner = &text[range.clone()];
                edits.push(Edit {
                    text: inner.replace('<', "\\<").replace("[^", "\\[^"),
                    start: range.start,
                    end: range.end,
                });
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
        let fence: String = lines
            .first()
            .map(|line| line.trim_start())
            .unwrap_or_default()
            .chars()
            .take_while(|c| *c == '`' || *c == '~')
            .collect();
        lines.remove(0);
        let closes =
            |line: &str| line.trim().starts_with(fence.as_str()) && line.trim().chars().all(|c| fence.starts_with(c));
        if lines.last().is_some_and(|line| closes(line)) {
            lines.pop();
        }
    }
    let inner = lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n");
    let fence = fence_around(&inner);
    format!("{fence}text\n{inner}\n{fence}\n")
}

/// Bare URLs become autolinks, or rustdoc warns.
fn bare_urls(text: &str, start: usize, end: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    let slice = &text[start..end];
    let mut from = 0;
    while let Some(found) = ["https://", "http://"].iter().filter_map(|scheme| slice[from..].find(scheme)).min() {
        let at = from + found;
        let length = slice[at..]
            .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | ')' | ']' | '\\'))
            .unwrap_or(slice.len() - at);
        let url = slice[at..at + length].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        let is_wrapped = text[..start + at].ends_with('<');
        if !is_wrapped && url.len() > 8 {
            edits.push(Edit { start: start + at, end: start + at + url.len(), text: format!("<{url}>") });
        }
        from = at + length.max(1);
    }
    edits
}
