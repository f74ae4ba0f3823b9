//! What holds for any text, however it was made up: asked of our parser of Markdown and of
//! rustdoc's.
//!
//! `DOCS_CASES=5000000 cargo test --release -p seamstress --lib docs::properties` tries as many
//! texts.

mod texts;

use pulldown_cmark::{Event, Options, Parser};
use rustdocs_pulldown_cmark as rustdocs;

use super::list::ListItem;
use super::verify::is_inert;
use super::*;
use read::Trust;
use texts::Random;

fn cases() -> usize {
    std::env::var("DOCS_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(4_000)
}

#[test]
fn any_text_is_inert_and_whole() {
    let mut random = Random(0x5EA_u64);
    for _ in 0..cases() {
        let text = random.text();
        let docs = Docs { title: String::new(), text: text.clone() };
        let lines = clean(&docs);
        check(&text, &lines.join("\n"));
        for word in words_of(&text) {
            assert!(
                lines.iter().any(|line| line.contains(&word)),
                "{word} is lost from {text:?}: {lines:#?}"
            );
        }
        check(&text, &note(&Deprecation { note: text.clone() }));
        check(&text, &first_line(&docs).join("\n"));
        let composed =
            format!("- {}: {}, {}\n- {}", code(&text), phrase(&text), code(&text), phrase(&text));
        check(&text, &wrapped(&composed).join("\n"));
        assert!(note(&Deprecation { note: text.clone() }).lines().count() <= 1, "{text:?}");
        check_list(&text, docs);
    }
}

/// A text in an item of a list stays in that item, and all of it does.
fn check_list(text: &str, docs: Docs) {
    let item = |lead: &str, docs, facts| ListItem { lead: lead.to_owned(), docs, facts };
    let items = [
        item("`x`", docs, vec!["At least 1.".to_owned()]),
        item("`y`", Docs { title: "The end.".to_owned(), text: String::new() }, Vec::new()),
    ];
    let lines = list::list(&items);
    let written = lines.join("\n");
    check(text, &written);
    assert_eq!(lines.last().map(String::as_str), Some("- `y`: The end."), "{text:?} {lines:#?}");
    assert_eq!(outermost_items(&written), Some(2), "{text:?} became\n{written}");
    for word in words_of(text) {
        assert!(written.contains(&word), "{word} is lost from {text:?}: {lines:#?}");
    }
}

/// How many items a list has, to rustdoc; `None` where the text is more than one list.
fn outermost_items(text: &str) -> Option<usize> {
    use rustdocs::{Event, Tag};
    let (mut depth, mut lists, mut items) = (0, 0, 0);
    for event in rustdocs::Parser::new(text) {
        match event {
            Event::Start(tag) => {
                match (depth, tag) {
                    (0, Tag::List(_)) => lists += 1,
                    (0, _) => return None,
                    (1, Tag::Item) => items += 1,
                    _ => {}
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    (lists == 1).then_some(items)
}

/// No parser of Markdown sees code, HTML or links in it that are not ours.
fn check(text: &str, written: &str) {
    let shown = read::EXTENSIONS | Options::ENABLE_SMART_PUNCTUATION;
    for options in [Options::empty(), read::EXTENSIONS, shown] {
        assert!(is_inert(written, options, Trust::Document), "{text:?} became\n{written}");
        let options = rustdocs::Options::from_bits_truncate(options.bits());
        assert!(is_inert_to_rustdoc(written, options), "to rustdoc, {text:?} became\n{written}");
    }
    assert!(!written.contains(['\0', '\r', '\u{202e}', '\u{2028}']), "{written:?}");
}

fn is_inert_to_rustdoc(text: &str, options: rustdocs::Options) -> bool {
    use rustdocs::{CodeBlockKind, Event, Tag};
    let broken = |_: rustdocs::BrokenLink<'_>| Some(("broken:".into(), "".into()));
    rustdocs::Parser::new_with_broken_link_callback(text, options, Some(broken)).all(|event| {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => kind.as_ref() == "text",
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => false,
            Event::Start(Tag::Link { dest_url, .. }) => {
                ["https://", "http://", "mailto:"].iter().any(|scheme| dest_url.starts_with(scheme))
                    || dest_url.contains('@')
            }
            Event::Start(Tag::HtmlBlock | Tag::Image { .. } | Tag::FootnoteDefinition(_)) => false,
            Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => false,
            _ => true,
        }
    })
}

/// The words of [`Random::text`] that a reader of the text sees.
fn words_of(text: &str) -> Vec<String> {
    let text = plain(text);
    let mut words = Vec::new();
    for event in Parser::new_ext(&text, read::EXTENSIONS) {
        let (Event::Text(shown) | Event::Code(shown)) = event else {
            continue;
        };
        let mut rest = shown.as_ref();
        while let Some(at) = rest.find('w') {
            rest = &rest[at + 1..];
            let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
            if !number.is_empty() && rest[number.len()..].starts_with('x') {
                words.push(format!("w{number}x"));
            }
        }
    }
    words
}
