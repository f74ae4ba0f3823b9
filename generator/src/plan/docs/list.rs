//! Lists of things that the document describes: a generated name, the document's text, and facts.
//!
//! ```text
//! - `owner`: The account owner of the repository. The name is not case sensitive.
//! - `size`: How many there are on a page. From 1 to 100.
//! ```

use super::characters::plain;
use super::read::{self, Trust};
use super::tree::{Block, Inline, Mark, without_marks};
use super::{sentence, verify, write};
use crate::api::Docs;

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct ListItem {
    /// What the item is about, as Markdown of our own.
    pub(in crate::plan) lead: String,
    /// What the document says about it.
    pub(in crate::plan) docs: Docs,
    /// Sentences of our own that come after that.
    pub(in crate::plan) facts: Vec<String>,
}

/// The lines of a list. What the document says of an item goes on behind its lead; the facts end
/// the same paragraph where it is the only one, else they are the last.
#[must_use]
pub(in crate::plan) fn list(items: &[ListItem]) -> Vec<String> {
    // Nearly all lists hold as they are; else each item is looked at alone.
    for blocks_of in [as_read, item_blocks] {
        let tree = as_list(items.iter().map(blocks_of).collect());
        let lines = write::lines(&tree);
        if verify::holds(&lines, &tree, Trust::Document) {
            return lines;
        }
    }
    let text: Vec<&str> = items.iter().map(|item| item.docs.text.as_str()).collect();
    write::as_code(&text.join("\n"))
}

fn as_list(items: Vec<Vec<Block>>) -> Vec<Block> {
    read::tidied(vec![Block::List { start: None, items }])
}

/// The blocks of an item that can be written: as they are, without marks, or with the text as it
/// stands.
fn item_blocks(item: &ListItem) -> Vec<Block> {
    let blocks = as_read(item);
    for blocks in [blocks.clone(), without_marks(blocks)] {
        let tree = as_list(vec![blocks.clone()]);
        if verify::holds(&write::lines(&tree), &tree, Trust::Document) {
            return blocks;
        }
    }
    assembled(item, vec![Block::Code(text_of(item))])
}

fn as_read(item: &ListItem) -> Vec<Block> {
    assembled(item, read::read(&text_of(item), Trust::Document))
}

/// The description, or the title if the description is empty.
fn text_of(item: &ListItem) -> String {
    let text = plain(&item.docs.text);
    if text.trim().is_empty() && !item.docs.title.is_empty() {
        sentence(&plain(&item.docs.title))
    } else {
        text
    }
}

fn assembled(item: &ListItem, said: Vec<Block>) -> Vec<Block> {
    let mut said = said.into_iter().map(without_heading);
    let has_more = said.len() > 0 || !item.facts.is_empty();
    let mut first = words(&item.lead);
    first.extend(has_more.then(|| Inline::Text(":".to_owned())));
    let mut blocks = Vec::new();
    match said.next() {
        Some(Block::Paragraph(text)) => {
            first.push(Inline::Text(" ".to_owned()));
            first.extend(text);
            blocks.push(Block::Paragraph(first));
        }
        Some(other) => blocks.extend([Block::Paragraph(first), other]),
        None => blocks.push(Block::Paragraph(first)),
    }
    blocks.extend(said);
    let is_known = |fact: &&String| !item.docs.text.contains(fact.as_str());
    let facts: Vec<&str> = item.facts.iter().filter(is_known).map(String::as_str).collect();
    if facts.is_empty() {
        return blocks;
    }
    let facts = words(&facts.join(" "));
    match blocks.as_mut_slice() {
        [Block::Paragraph(only)] => {
            let stop = if ends_a_sentence(only) { " " } else { ". " };
            only.push(Inline::Text(stop.to_owned()));
            only.extend(facts);
        }
        _ => blocks.push(Block::Paragraph(facts)),
    }
    blocks
}

/// A heading would divide the page that the list stands on.
fn without_heading(block: Block) -> Block {
    match block {
        Block::Heading { text, .. } => {
            let text = super::tree::unmarked(text);
            Block::Paragraph(vec![Inline::Marked(Mark::Strong, text)])
        }
        other => other,
    }
}

/// Markdown of our own as the words of a paragraph.
fn words(text: &str) -> Vec<Inline> {
    super::tree::flat(read::read(text, Trust::Document))
}

fn ends_a_sentence(words: &[Inline]) -> bool {
    match words.last() {
        Some(Inline::Text(text)) => text.trim_end().ends_with(['.', '!', '?', ':', ';', ')']),
        Some(Inline::Marked(_, inner) | Inline::Link { text: inner, .. }) => ends_a_sentence(inner),
        Some(Inline::Code(_) | Inline::Break) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Docs, ListItem, list};

    fn item(text: &str, facts: &[&str]) -> ListItem {
        ListItem {
            lead: "`x`".to_owned(),
            docs: Docs { title: "The title".to_owned(), text: text.to_owned() },
            facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
        }
    }

    fn shown(items: &[ListItem]) -> String {
        list(items).join("\n")
    }

    #[test]
    fn facts_end_the_only_paragraph() {
        assert_eq!(
            shown(&[item("How many", &["From 1 to 9.", "Default: `3`."]), item("Which.", &[])]),
            "- `x`: How many. From 1 to 9. Default: `3`.\n- `x`: Which."
        );
    }

    #[test]
    fn a_title_is_a_sentence_and_facts_stand_alone() {
        assert_eq!(shown(&[item("", &["At least 1."])]), "- `x`: The title. At least 1.");
        let untitled = ListItem { docs: Docs::default(), ..item("", &["At least 1."]) };
        assert_eq!(shown(&[untitled]), "- `x`: At least 1.");
    }

    #[test]
    fn what_the_text_says_already_is_not_said_again() {
        assert_eq!(shown(&[item("Few. At least 1.", &["At least 1."])]), "- `x`: Few. At least 1.");
    }

    #[test]
    fn several_paragraphs_stay_in_their_item() {
        assert_eq!(
            shown(&[item("One.\n\n# Two\n\n- a\n- b\n\n```json\n{}\n```", &["At least 1."])]),
            "- `x`: One.\n\n  **Two**\n\n  - a\n  - b\n\n  ```text\n  {}\n  ```\n\n  At least 1."
        );
        assert_eq!(shown(&[item("- a\n- b", &[])]), "- `x`:\n  - a\n  - b");
    }

    #[test]
    fn text_stays_text() {
        for text in
            ["<script>x</script>", "`", "[x]: y", "    indented", "```rust\nfn x() {}", "- [ ] a"]
        {
            let lines = list(&[item(text, &["At least 1."])]);
            assert!(lines.first().is_some_and(|line| line.starts_with("- `x`:")), "{lines:?}");
            assert!(!lines.iter().any(|line| line.contains("```rust")), "{lines:?}");
        }
    }
}
