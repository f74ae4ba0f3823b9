//! HTML in prose, as the Markdown that says the same: many descriptions were written for a web page.
//!
//! ```text
//! <p>Finds a <b>pet</b>, see <a href="https://a.b/c">there</a>.</p>      Finds a **pet**, see [there](https://a.b/c).
//! ```
//!
//! Tags of other names are left alone: `<pet id>` is a placeholder to whoever reads it.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag as Block};

use super::markdown::{Edit, apply, options};

/// What a tag means in Markdown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Code,
    Link,
    /// Marks on both sides.
    Marks(&'static str),
    Heading,
    Paragraph,
    Break,
    List,
    Item,
    /// It only says how things look.
    Nothing,
}

/// A tag in the text.
struct Tag<'t> {
    meaning: Meaning,
    is_ordered: bool,
    closes: bool,
    attributes: &'t str,
    range: Range<usize>,
    /// It stands in a list or a table of Markdown, where a new paragraph would end what is around.
    is_inside: bool,
}

/// The text with its HTML as Markdown.
pub(super) fn as_markdown(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let mut tags = Vec::new();
    let mut edits = Vec::new();
    let mut inside = 0_usize;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Block::List(_) | Block::Table(_)) => inside += 1,
            Event::End(pulldown_cmark::TagEnd::List(_) | pulldown_cmark::TagEnd::Table) => {
                inside = inside.saturating_sub(1);
            }
            Event::Start(Block::HtmlBlock) => {
                edits.extend(leads(text, &range));
                tags.extend(tags_of(text, range, inside > 0));
            }
            Event::InlineHtml(_) => tags.extend(tags_of(text, range, inside > 0)),
            _ => {}
        }
    }
    edits.extend(Rewriting { text, open: Vec::new(), lists: Vec::new(), edits: Vec::new() }.run(&tags));
    if edits.is_empty() {
        return text.to_owned();
    }
    edits.sort_by_key(|edit: &Edit| edit.start);
    without_gaps(&apply(text, edits))
}

/// One empty line between paragraphs is enough, and one space after the marker of an item. What an item begins with stands beside its
/// marker, another item too.
fn without_gaps(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_empty = true;
    // Markers that wait for what their items hold.
    let mut held = String::new();
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && is_empty {
            continue;
        }
        let rest = line.trim_start();
        let lead = &line[..line.len() - rest.len()];
        // One space comes from a tag that was there, and means nothing.
        let lead = if is_empty && lead.len() == 1 { "" } else { lead };
        is_empty = line.is_empty();
        let (marker, rest) = item(rest);
        if held.is_empty() {
            held.push_str(lead);
        }
        held.push_str(marker);
        if is_empty || !rest.is_empty() {
            out.extend([if is_empty { "" } else { held.as_str() }, rest, "\n"]);
            held.clear();
        }
    }
    out.trim().to_owned()
}

/// The marker that a line begins with, and what comes then.
fn item(line: &str) -> (&'static str, &str) {
    let found = ["- ", "1. "].into_iter().find_map(|marker| {
        let rest = line.strip_prefix(marker.trim_end())?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| (marker, rest.trim_start()))
    });
    found.unwrap_or(("", line))
}

/// Indentation means nothing in HTML, and code in Markdown.
fn leads(text: &str, block: &Range<usize>) -> Vec<Edit> {
    let mut start = block.start;
    let mut edits = Vec::new();
    for line in text[block.clone()].split_inclusive('\n') {
        let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
        if lead > 0 {
            edits.push(Edit { start, end: start + lead, text: String::new() });
        }
        start += line.len();
    }
    edits
}

/// The tags that mean something here.
fn tags_of(text: &str, range: Range<usize>, is_inside: bool) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut from = range.start;
    while let Some(found) = text[from..range.end].find('<') {
        let start = from + found;
        let Some(length) = text[start..range.end].find('>') else { break };
        let inner = &text[start + 1..start + length];
        let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
        let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        from = start + 1;
        if let Some(meaning) = meaning(&name.to_ascii_lowercase()) {
            from = start + length + 1;
            let is_ordered = name.eq_ignore_ascii_case("ol");
            tags.push(Tag {
                meaning,
                is_ordered,
                closes,
                attributes: &inner[name.len()..],
                range: start..from,
                is_inside,
            });
        }
    }
    tags
}

fn meaning(name: &str) -> Option<Meaning> {
    Some(match name {
        "code" | "tt" | "kbd" | "samp" => Meaning::Code,
        "a" => Meaning::Link,
        "b" | "strong" => Meaning::Marks("**"),
        "i" | "em" => Meaning::Marks("*"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Meaning::Heading,
        "p" | "div" | "pre" | "dl" | "dt" | "dd" => Meaning::Paragraph,
        "br" => Meaning::Break,
        "ul" | "ol" => Meaning::List,
        "li" => Meaning::Item,
        "span" | "nobr" | "u" | "small" | "font" | "body" | "center" => Meaning::Nothing,
        _ => return None,
    })
}

/// The changes, while they are made.
struct Rewriting<'t> {
    text: &'t str,
    /// Tags that wait for their end.
    open: Vec<&'t Tag<'t>>,
    /// The lists around: whether they are ordered.
    lists: Vec<bool>,
    edits: Vec<Edit>,
}

impl<'t> Rewriting<'t> {
    fn run(mut self, tags: &'t [Tag<'t>]) -> Vec<Edit> {
        for tag in tags {
            match tag.meaning {
                Meaning::Code | Meaning::Link | Meaning::Marks(_) => self.paired(tag),
                Meaning::Heading if tag.closes => self.replace(tag, "\n\n"),
                Meaning::Heading => self.replace(tag, "\n\n# "),
                Meaning::Paragraph | Meaning::Break if self.lists.is_empty() && !tag.is_inside => {
                    self.replace(tag, "\n\n");
                }
                Meaning::Paragraph | Meaning::Break => self.replace(tag, " "),
                Meaning::List if tag.is_inside => self.replace(tag, " "),
                Meaning::List => self.list(tag),
                Meaning::Item if tag.closes || tag.is_inside => self.replace(tag, " "),
                Meaning::Item => self.item(tag),
                Meaning::Nothing => self.replace(tag, ""),
            }
        }
        for tag in std::mem::take(&mut self.open) {
            self.replace(tag, "");
        }
        self.edits
    }

    fn replace(&mut self, tag: &Tag<'_>, with: &str) {
        self.edits.push(Edit { start: tag.range.start, end: tag.range.end, text: with.to_owned() });
    }

    fn list(&mut self, tag: &Tag<'_>) {
        if tag.closes {
            self.lists.pop();
        } else {
            self.lists.push(tag.is_ordered);
        }
        self.replace(tag, if self.lists.is_empty() || !tag.closes && self.lists.len() == 1 { "\n\n" } else { "" });
    }

    fn item(&mut self, tag: &Tag<'_>) {
        let depth = self.lists.len().saturating_sub(1).min(8);
        let marker = if self.lists.last() == Some(&true) { "1. " } else { "- " };
        self.replace(tag, &format!("\n{}{marker}", "   ".repeat(depth)));
    }

    /// A tag that is only changed together with its end.
    fn paired(&mut self, tag: &'t Tag<'t>) {
        if !tag.closes {
            self.open.push(tag);
            return;
        }
        let Some(start) = self.open.iter().rposition(|open| open.meaning == tag.meaning).map(|at| self.open.remove(at))
        else {
            return self.replace(tag, "");
        };
        let inner = &self.text[start.range.end..tag.range.start];
        let (before, after) = match tag.meaning {
            Meaning::Code => return self.code(start.range.start..tag.range.end, inner),
            Meaning::Marks(marks) if is_tight(inner) => (marks.to_owned(), marks.to_owned()),
            Meaning::Link if is_tight(inner) => match target(start.attributes) {
                Some(target) => ("[".to_owned(), format!("]({target})")),
                None => (String::new(), String::new()),
            },
            _ => (String::new(), String::new()),
        };
        self.replace(start, &before);
        self.replace(tag, &after);
    }

    /// Nothing in a code span is read as Markdown: tags and entities in it are what they stand for.
    fn code(&mut self, range: Range<usize>, inner: &str) {
        let mut words = String::new();
        let mut rest = inner;
        while let Some((before, after)) = rest.split_once('<') {
            words.push_str(before);
            match after.split_once('>') {
                Some((tag, after)) if meaning(tag.trim_start_matches('/')).is_some() => rest = after,
                _ => {
                    words.push('<');
                    rest = after;
                }
            }
        }
        words.push_str(rest);
        let words = decoded(&words).split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'");
        let touches = self.text[..range.start].ends_with('`')
            || self.edits.last().is_some_and(|edit| edit.end == range.start && edit.text.ends_with('`'));
        let space = if touches { " " } else { "" };
        let text = if words.is_empty() { String::new() } else { format!("{space}`{words}`") };
        self.edits.push(Edit { start: range.start, end: range.end, text });
    }
}

/// Whether marks around it would be read as marks.
fn is_tight(inner: &str) -> bool {
    let is_spaced = inner.starts_with(char::is_whitespace) || inner.ends_with(char::is_whitespace);
    !inner.is_empty() && !is_spaced && !inner.contains("\n\n")
}

/// Where a link leads, when that is a web page.
fn target(attributes: &str) -> Option<String> {
    let at = attributes.to_ascii_lowercase().find("href")?;
    let value = attributes[at + "href".len()..].trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    let value = decoded(value.trim());
    let is_web = ["https://", "http://", "mailto:"].iter().any(|scheme| value.starts_with(scheme));
    let is_whole = !value.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '\\'));
    (is_web && is_whole).then_some(value)
}

/// The characters that HTML cannot say otherwise.
fn decoded(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

#[cfg(test)]
mod tests {
    use super::as_markdown;

    #[test]
    fn html_becomes_what_it_says() {
        for (text, wanted) in [
            ("no <id> here", "no <id> here"),
            ("`<b>` is a tag", "`<b>` is a tag"),
            ("<p>One <b>two</b>.</p>\n<p>Three.</p>", "One **two**.\n\nThree."),
            (r#"see <a href="https://a.b/c?d=1&amp;e">there</a>"#, "see [there](https://a.b/c?d=1&e)"),
            (r#"see <a href="/c">there</a> or <a>here"#, "see there or here"),
            ("<code>a</code><code>&lt;b&gt;</code>", "`a` `<b>`"),
            ("<code>x[<i>n</i>]</code>", "`x[n]`"),
            ("<b> loose </b> <i></i>!", "loose  !"),
            ("<ul>\n    <li>One</li>\n    <li>Two<ol><li>Three</li></ol></li>\n</ul>", "- One\n\n- Two\n   1. Three"),
            ("<ul><li><ul><li>a</li><li>b</li></ul></li></ul><p>c</p>", "- - a\n   - b\n\nc"),
            ("* a<br>b\n* c", "* a b\n* c"),
            ("a<br/>b", "a\n\nb"),
            ("</b></a><p", "<p"),
        ] {
            let lines = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
            assert_eq!(lines(&as_markdown(text)), lines(wanted), "{text:?}");
        }
    }
}
