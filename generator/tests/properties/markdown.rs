//! Prose of a document becomes docs in which nothing of it runs, is markup of a page or leads to
//! where no link may, and all of it is there.

use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use serde_json::json;

use crate::cases::Property;
use crate::generated::{generate, own};

pub static MARKDOWN: Property = Property {
    name: "markdown",
    check,
    pieces: &[
        "```",
        "```rust",
        "```text",
        "````",
        "~~~",
        "~~~rust",
        "`",
        "``",
        "    ",
        "\t",
        "  ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "> ",
        "- ",
        "* ",
        "* [ ]",
        "- [x] ",
        "1. ",
        "+ ",
        "[^a]:",
        "[^a]",
        "[a]: x",
        "[a]: ",
        "[a]",
        "[",
        "]",
        "](",
        ")",
        "![",
        "(",
        "<",
        ">",
        "<img src=x onerror=alert(1)>",
        "<b>",
        "</b>",
        "<ul><li>",
        "<a href=\"javascript:alert(1)\">",
        "<script>",
        "<!--",
        "-->",
        "<pre>",
        "</pre>",
        "<code>",
        "</code>",
        "javascript:alert(1)",
        "https://a.example/",
        "mailto:a@b.c",
        "data:text/html,x",
        "//evil.example",
        "file:///etc",
        "<https://a.example>",
        "#",
        "# ",
        "=",
        "---",
        "***",
        "|",
        "| a | b |\n|---|---|\n",
        "\\",
        "&lt;",
        "&#96;&#96;&#96;",
        "&colon;",
        "std::fs::write(\"PWNED\",\"x\").unwrap();",
        ",rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust,rust",
        "word",
        "word word word word word word word word word word word word word word word word word word word word word word ",
        "crate::runtime",
        "`Thing`",
        "# hidden",
        "\u{202e}",
        "\u{a0}",
        "\u{85}",
        "\u{2028}",
        "é",
        "\0",
        "*",
        "**",
        "_",
        "~~",
        "//!",
        "*/",
        "\"#",
        "x\n===\n",
        "$x$",
    ],
    cases: 300,
};

/// Where links may lead besides, all in the same words as with harmless prose, are the SDK's own
/// items.
const SCHEMES: [&str; 3] = ["https:", "http:", "mailto:"];

fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (docs, twin) = (docs_of(&text), docs_of("word"));
    // rustdoc's options, and those of a reader that knows no extension.
    for options in [extensions(), Options::empty()] {
        let live =
            |docs: &[String]| docs.iter().flat_map(|doc| live(doc, options)).collect::<Vec<_>>();
        assert_eq!(live(&docs), live(&twin), "{docs:#?}");
    }
    if let Some(words) = words(&text) {
        assert!(docs.iter().any(|doc| has(doc, &words)), "{words} is lost in {docs:#?}");
    }
}

/// The extensions with which rustdoc reads.
fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// What of docs does something: code that is not `text`, HTML, links to elsewhere.
fn live(doc: &str, options: Options) -> Vec<String> {
    let mut found = Vec::new();
    for event in Parser::new_ext(doc, options) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) if &*kind == "text" => {}
            Event::Start(Tag::CodeBlock(kind)) => found.push(format!("code: {kind:?}")),
            Event::Html(html) | Event::InlineHtml(html) => found.push(format!("HTML: {html}")),
            Event::Start(Tag::Image { dest_url, .. }) => found.push(format!("image: {dest_url}")),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let lower = dest_url.to_ascii_lowercase();
                if !SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) {
                    found.push(format!("link: {dest_url}"));
                }
            }
            _ => {}
        }
    }
    found
}

/// The letters and digits of prose as Markdown shows them. `None` where that is not what has to be
/// there: HTML says something else than its characters, and footnotes and images move or have no
/// text.
fn words(text: &str) -> Option<String> {
    if text.contains(['<', '&']) {
        return None;
    }
    // What ends a line in Unicode does in docs, too.
    let text = text.replace(['\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let mut words = String::new();
    for event in Parser::new_ext(&text, extensions()) {
        match event {
            Event::Text(text) | Event::Code(text) => {
                words.extend(text.chars().filter(|character| is_word(*character)))
            }
            Event::FootnoteReference(_)
            | Event::Start(Tag::FootnoteDefinition(_) | Tag::Image { .. }) => return None,
            _ => {}
        }
    }
    Some(words)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() && !character.is_control()
}

/// Whether docs show all of some letters, in their order.
fn has(doc: &str, words: &str) -> bool {
    let mut shown = Parser::new_ext(doc, extensions()).flat_map(|event| match event {
        Event::Text(text) | Event::Code(text) => text.chars().collect::<Vec<_>>(),
        _ => Vec::new(),
    });
    words.chars().all(|word| shown.any(|character| character == word))
}

/// All docs of the crate of a document with this text in each place for prose.
fn docs_of(text: &str) -> Vec<String> {
    let thing = json!({"type": "object", "description": text, "properties": {
        "member": {"type": "string", "description": text},
        "kind": {"type": "string", "description": text, "enum": ["a", "b"], "x-enum-descriptions": [text, text]},
    }});
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}});
    let document = json!({
        "openapi": "3.1.0", "info": {"title": "Docs", "version": "1", "description": text},
        "tags": [{"name": "things", "description": text}],
        "paths": {"/things/{id}": {"put": {
            "operationId": "put_thing", "tags": ["things"], "summary": text, "description": text,
            "parameters": [{"name": "id", "in": "path", "required": true, "description": text, "schema": {"type": "string"}},
                {"name": "filter", "in": "query", "description": text, "schema": {"type": "string"}}],
            "requestBody": {"description": text, "content": content},
            "responses": {"200": {"description": text, "content": content}, "404": {"description": text, "content": content}},
        }}},
        "components": {"schemas": {"Thing": thing}},
    });
    let (internal, files) = generate("x.json", document.to_string().as_bytes());
    assert_eq!(internal, [""; 0]);
    assert!(!files.is_empty());
    let mut docs = Vec::new();
    for (_, text) in own(&files) {
        collect(TokenStream::from_str(text).unwrap(), &mut docs);
    }
    docs
}

/// The docs among tokens, also of those that are given to a macro: each item's lines as one text.
fn collect(tokens: TokenStream, docs: &mut Vec<String>) {
    let mut lines: Vec<String> = Vec::new();
    for token in tokens {
        let TokenTree::Group(group) = &token else {
            if !matches!(&token, TokenTree::Punct(mark) if matches!(mark.as_char(), '#' | '!')) {
                finish(&mut lines, docs);
            }
            continue;
        };
        match doc_of(group) {
            Some(line) => lines.push(line),
            None => {
                finish(&mut lines, docs);
                collect(group.stream(), docs);
            }
        }
    }
    finish(&mut lines, docs);
}

/// The text of `[doc = "…"]`.
fn doc_of(group: &proc_macro2::Group) -> Option<String> {
    let mut tokens = group.stream().into_iter();
    let is_doc = group.delimiter() == Delimiter::Bracket
        && tokens.next()?.to_string() == "doc"
        && tokens.next()?.to_string() == "=";
    let literal = is_doc.then(|| tokens.next()).flatten()?;
    syn::parse2::<syn::LitStr>(literal.into()).ok().map(|text| text.value())
}

/// rustdoc takes away what all lines are indented by.
fn finish(lines: &mut Vec<String>, docs: &mut Vec<String>) {
    let text = std::mem::take(lines).join("\n");
    let filled = text.lines().filter(|line| !line.trim().is_empty());
    let indent = filled
        .map(|line| line.len() - line.trim_start_matches([' ', '\t']).len())
        .min()
        .unwrap_or(0);
    let lines: Vec<&str> =
        text.lines().map(|line| line.get(indent..).unwrap_or_default()).collect();
    if !text.is_empty() {
        docs.push(lines.join("\n"));
    }
}
