//! Prose, titles and deprecation.

use super::vendor::{Meaning, find, is_set, text};
use crate::api::{Deprecation, Docs};
use crate::load::Node;

/// The title and description of an object of the document.
pub(in crate::lower) fn lower_docs(node: &Node<'_>) -> Docs {
    docs_of(title_of(node), own_description(node))
}

/// A title and a description, as they are kept.
pub(super) fn docs_of(title: Option<&str>, description: Option<&str>) -> Docs {
    Docs {
        title: title.unwrap_or_default().to_owned(),
        text: without_front_matter(description.unwrap_or_default()).to_owned(),
    }
}

/// The title that stands at a node, unless it is empty.
pub(super) fn title_of<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    let title = text(node, Meaning::Title).or_else(|| node.get("title").and_then(Node::as_str));
    title.map(str::trim).filter(|title| !title.is_empty())
}

/// The description that stands at a node, unless it is empty.
pub(super) fn own_description<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    let description = node.get("description").and_then(Node::as_str);
    description.filter(|text| !text.trim().is_empty())
}

/// What is said of a response or a body. A description beside its `$ref` counts more than what is
/// said where that leads (OpenAPI 3.1.1, "Reference Object"); what stands beside no `$ref` is the
/// thing itself.
pub(in crate::lower) fn description_of<'d>(beside: &'d Node<'d>, target: &'d Node<'d>) -> &'d str {
    let text = |node: &'d Node<'d>, key| {
        node.get(key).and_then(Node::as_str).map(str::trim).filter(|text| !text.is_empty())
    };
    let texts = [text(beside, "description"), text(target, "description"), text(target, "summary")];
    texts.into_iter().flatten().next().unwrap_or_default()
}

/// The title, summary and description of an operation.
pub(in crate::lower) fn lower_operation_docs(node: &Node<'_>, path: &str) -> Docs {
    let mut docs = lower_docs(node);
    if docs.title.is_empty() {
        // A summary that repeats the path says nothing.
        let summary = node.get("summary").and_then(Node::as_str).unwrap_or_default().trim();
        if summary != path {
            summary.clone_into(&mut docs.title);
        }
    }
    docs
}

/// Whether something is deprecated, and the message that goes with it.
pub(in crate::lower) fn lower_deprecation(node: &Node<'_>) -> Option<Deprecation> {
    let deprecated = node.get("deprecated").and_then(Node::as_bool).unwrap_or(false);
    if !deprecated && !is_set(node, Meaning::Deprecated) {
        return None;
    }
    let note = find(node, Meaning::Deprecated).and_then(Node::as_str).unwrap_or_default();
    Some(Deprecation { note: note.split_whitespace().collect::<Vec<_>>().join(" ") })
}

/// Some documents carry the front matter of their sources along:
///
/// ```text
/// undocumented: Unreleased.
/// ---
/// ID of the device.
/// ```
///
/// Only what follows the rule is prose.
fn without_front_matter(text: &str) -> &str {
    let text = text.trim();
    let mut rest = text;
    for _ in 0..8 {
        let Some((line, after)) = rest.split_once('\n') else {
            return text;
        };
        let line = line.trim();
        if line == "---" {
            return after.trim();
        }
        let is_entry = line.split_once(':').is_some_and(|(key, _)| {
            !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        });
        if !is_entry {
            return text;
        }
        rest = after;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::without_front_matter;

    #[test]
    fn front_matter_is_no_prose() {
        assert_eq!(
            without_front_matter("\n  undocumented: Unreleased.\n  ---\n  ID of it.\n"),
            "ID of it."
        );
        assert_eq!(without_front_matter("note: this\nstays"), "note: this\nstays");
        assert_eq!(without_front_matter("A table:\n\n---\n\nmore"), "A table:\n\n---\n\nmore");
    }
}
