//! Doc comments as rustdoc reads them: no code that is not ours, no HTML, no link that leads
//! astray.

use std::collections::BTreeMap;

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{Generated, Source};
use crate::positions::Role;

/// What the docs of a file hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Docs {
    /// Blocks of code that rustdoc compiles: info string and code.
    pub(super) examples: Vec<(String, String)>,
    /// References that rustdoc takes for names of items.
    links: BTreeMap<String, usize>,
    faults: Vec<String>,
}

/// The extensions that rustdoc turns on.
fn of_rustdoc() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// Reads the docs of a file with rustdoc's extensions.
pub(super) fn read(source: &Source) -> Docs {
    let mut docs = Docs::default();
    for lines in &source.docs {
        docs.add(&text(lines), of_rustdoc());
    }
    docs
}

pub(super) fn check(source: &Source) -> Vec<String> {
    let mut docs = read(source);
    // Other tools read the same text without extensions.
    for lines in &source.docs {
        docs.add(&text(lines), Options::empty());
    }
    docs.faults.dedup();
    docs.faults
        .into_iter()
        .map(|fault| format!("{}: {fault}", source.path))
        .collect()
}

/// Prose has the examples and links of the harmless document; names change what stands in examples.
pub(super) fn compare(crate_: &Generated, twin: &Generated, role: Role) -> Vec<String> {
    let all = |crate_: &Generated| crate_.sources.iter().map(read).collect::<Vec<Docs>>();
    let (ours, theirs) = (all(crate_), all(twin));
    let examples = |docs: &[Docs]| {
        docs.iter()
            .flat_map(|docs| docs.examples.clone())
            .collect::<Vec<_>>()
    };
    let links = |docs: &[Docs]| {
        let mut links = BTreeMap::<String, usize>::new();
        for (name, count) in docs.iter().flat_map(|docs| &docs.links) {
            *links.entry(name.clone()).or_default() += count;
        }
        links
    };
    let (our_examples, their_examples) = (examples(&ours), examples(&theirs));
    let mut findings = Vec::new();
    if our_examples.len() != their_examples.len() {
        findings.push(format!(
            "{} examples, its twin has {}",
            our_examples.len(),
            their_examples.len()
        ));
    } else if role == Role::Prose && our_examples != their_examples {
        findings.push("other examples than its twin".to_owned());
    }
    if role == Role::Prose && links(&ours) != links(&theirs) {
        let (ours, theirs) = (links(&ours), links(&theirs));
        let strangers: Vec<&String> = ours
            .keys()
            .filter(|name| ours.get(*name) != theirs.get(*name))
            .collect();
        findings.push(format!(
            "links to items {strangers:?} that its twin has not"
        ));
    }
    findings
}

impl Docs {
    fn add(&mut self, text: &str, options: Options) {
        let mut links = Vec::new();
        let callback = |link: BrokenLink<'_>| {
            links.push(link.reference.to_string());
            // As rustdoc does, so that what it takes for a link is one here.
            Some(("".into(), "".into()))
        };
        let mut code: Option<(String, String)> = None;
        for event in Parser::new_with_broken_link_callback(text, options, Some(callback)) {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                    code = Some(("indented".to_owned(), String::new()))
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    code = Some((info.to_string(), String::new()))
                }
                Event::End(TagEnd::CodeBlock) => self.end_code(code.take()),
                Event::Text(words) => {
                    if let Some((_, code)) = &mut code {
                        code.push_str(&words);
                    }
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    self.faults.push(format!("HTML in docs: `{}`", html.trim()))
                }
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    ..
                }) if link_type != LinkType::Email && !is_allowed(&dest_url) => {
                    self.faults.push(format!("a link in docs: `{dest_url}`"));
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    self.faults.push(format!("an image in docs: `{dest_url}`"))
                }
                _ => {}
            }
        }
        for name in links {
            *self.links.entry(name).or_default() += 1;
        }
    }

    fn end_code(&mut self, block: Option<(String, String)>) {
        let Some((info, code)) = block else { return };
        match info.as_str() {
            "text" => {}
            "no_run" if is_ours(&code) => self.examples.push((info, code)),
            _ => {
                let shown: String = code.chars().take(80).collect();
                self.faults
                    .push(format!("a block of code `{info}` in docs: `{shown}`"));
            }
        }
    }
}

/// How the generator's own examples begin and end.
fn is_ours(code: &str) -> bool {
    let bare: Vec<&str> = code
        .lines()
        .map(|line| line.strip_prefix("# ").unwrap_or(line))
        .collect();
    // What a wire name holds stands in a literal.
    let outside =
        Source::read("example.rs", &bare.join("\n")).map(|source| source.without_literals);
    code.starts_with("# async fn example(")
        && outside.is_ok_and(|outside| !outside.contains("fs ::") && !outside.contains("panic !"))
}

/// Web pages, mail, and what is a place in the crate itself.
fn is_allowed(target: &str) -> bool {
    let is_item = |target: &str| {
        let path = target.trim_end_matches("()");
        path.split("::").all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '#')
        })
    };
    let lower = target.to_ascii_lowercase();
    target.is_empty()
        || ["https://", "http://", "mailto:"]
            .iter()
            .any(|scheme| lower.starts_with(scheme))
        || is_item(target)
}

/// The text of lines, their common indentation taken away as rustdoc does.
fn text(lines: &[String]) -> String {
    let indent = |line: &String| line.len() - line.trim_start_matches(' ').len();
    let least = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(indent)
        .min()
        .unwrap_or_default();
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.get(least..).unwrap_or_default())
        .collect();
    lines.join("\n")
}
