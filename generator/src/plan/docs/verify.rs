//! What was written, read again: it must say what was meant, to every parser.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::read;
use super::read::Trust;
use super::tree::Block;

/// What rustdoc turns on where it shows a text; where it looks for code to run, it turns on
/// nothing.
const SHOWN: Options = read::EXTENSIONS.union(Options::ENABLE_SMART_PUNCTUATION);
const RUN: Options = Options::empty();

/// Whether the lines are read as the tree that they were written from, and hold nothing that
/// rustdoc would run, load or resolve.
pub(super) fn holds(lines: &[String], tree: &[Block], trust: Trust) -> bool {
    let text = lines.join("\n");
    is_inert(&text, SHOWN, trust)
        && is_inert(&text, RUN, trust)
        && is_same(read::read(&text, trust), tree.to_vec())
}

fn is_same(one: Vec<Block>, other: Vec<Block>) -> bool {
    read::without_lines(one) == read::without_lines(other)
}

/// No code but text, no HTML, nothing that is loaded, and links to pages alone.
pub(super) fn is_inert(text: &str, options: Options, trust: Trust) -> bool {
    let broken = |_| Some(("broken:".into(), "".into()));
    Parser::new_with_broken_link_callback(text, options, Some(broken)).all(|event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => kind.as_ref() == "text",
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => false,
        Event::Start(Tag::Link { dest_url, .. }) => read::is_page(&dest_url, trust),
        Event::Start(Tag::HtmlBlock | Tag::Image { .. } | Tag::FootnoteDefinition(_)) => false,
        Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => false,
        _ => true,
    })
}
