//! The pages that rustdoc wrote, read as a browser reads them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::Result;

/// Elements that Markdown makes, each with its attributes.
const OF_MARKDOWN: &[(&str, &[&str])] = &[
    ("a", &["href", "title", "class"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &[]),
    ("del", &[]),
    ("div", &["class"]),
    ("em", &[]),
    ("h1", &["id"]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("hr", &[]),
    ("input", &["type", "disabled", "checked"]),
    ("li", &["id"]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &["class"]),
    ("span", &["class"]),
    ("strong", &[]),
    ("sup", &["id"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["style"]),
    ("th", &["style"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

/// The elements and attributes of rustdoc itself, as the harmless crate shows them.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    known: BTreeSet<String>,
}

impl Pages {
    /// Collects what stands on the pages of a harmless crate.
    ///
    /// # Errors
    ///
    /// When a page cannot be read.
    pub fn learn(&mut self, folder: &Path) -> Result {
        for page in pages(folder)? {
            let mut walk = Walk {
                pages: None,
                learned: Some(&mut self.known),
                findings: Vec::new(),
            };
            walk.node(&parse(&page)?, false);
        }
        Ok(())
    }
}

/// What stands on the pages of a crate that is neither rustdoc's nor Markdown's; and how many pages
/// there are.
///
/// # Errors
///
/// When a page cannot be read.
pub fn check(pages_: &Pages, folder: &Path) -> Result<(usize, Vec<String>)> {
    let all = pages(folder)?;
    let mut findings = Vec::new();
    for page in &all {
        let mut walk = Walk {
            pages: Some(pages_),
            learned: None,
            findings: Vec::new(),
        };
        walk.node(&parse(page)?, false);
        let name = page
            .strip_prefix(folder)
            .unwrap_or(page)
            .display()
            .to_string();
        findings.extend(
            walk.findings
                .into_iter()
                .map(|finding| format!("{name}: {finding}")),
        );
    }
    Ok((all.len(), findings))
}

fn pages(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            found.extend(pages(&path)?);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "html")
        {
            found.push(path);
        }
    }
    Ok(found)
}

fn parse(page: &Path) -> Result<Handle> {
    let dom = parse_document(RcDom::default(), ParseOpts::default())
        .from_utf8()
        .read_from(&mut fs::File::open(page)?)?;
    Ok(dom.document)
}

struct Walk<'a> {
    pages: Option<&'a Pages>,
    learned: Option<&'a mut BTreeSet<String>>,
    findings: Vec<String>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Handle, mut in_docs: bool) {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let attributes: Vec<(String, String)> = attrs
                .borrow()
                .iter()
                .map(|one| (one.name.local.to_string(), one.value.to_string()))
                .collect();
            self.element(&name.local, &attributes, in_docs);
            let class = attributes
                .iter()
                .find(|(name, _)| name == "class")
                .map_or("", |(_, class)| class);
            in_docs |= class
                .split(' ')
                .any(|class| matches!(class, "docblock" | "docblock-short"));
            // Lists of items show the first line of their docs.
            in_docs |= &*name.local == "dd";
        }
        for child in node.children.borrow().iter() {
            self.node(child, in_docs);
        }
    }

    fn element(&mut self, tag: &str, attributes: &[(String, String)], in_docs: bool) {
        if let Some(learned) = &mut self.learned {
            // Docs of traits of other crates are shown on each page, with links that lead nowhere.
            let astray = attributes
                .iter()
                .filter(|(name, value)| is_target(name) && !leads_well(value));
            learned.extend(astray.map(|(name, value)| format!("{tag} {name}={value}")));
            if !in_docs {
                learned.insert(tag.to_owned());
                learned.extend(attributes.iter().map(|(name, _)| format!("{tag} {name}")));
            }
            return;
        }
        let Some(pages) = self.pages else { return };
        let of_markdown = OF_MARKDOWN
            .iter()
            .find(|(name, _)| *name == tag)
            .filter(|_| in_docs);
        let is_known = |key: &str| !in_docs && pages.known.contains(key);
        if of_markdown.is_none() && !is_known(tag) {
            self.findings.push(format!("the element <{tag}>"));
            return;
        }
        for (name, value) in attributes {
            let is_allowed =
                of_markdown.is_some_and(|(_, allowed)| allowed.contains(&name.as_str()));
            if !is_allowed && !is_known(&format!("{tag} {name}")) {
                self.findings
                    .push(format!("the attribute <{tag} {name}={value:?}>"));
            }
            let is_learned = pages.known.contains(&format!("{tag} {name}={value}"));
            if is_target(name) && !leads_well(value) && !is_learned {
                self.findings
                    .push(format!("<{tag} {name}={value:?}> leads astray"));
            }
        }
    }
}

/// Whether an attribute says where something leads, or comes from.
fn is_target(name: &str) -> bool {
    matches!(name, "href" | "src" | "action" | "data" | "xlink:href")
}

/// A page of the docs, the standard library, the web, or mail.
fn leads_well(target: &str) -> bool {
    let plain: String = target
        .chars()
        .filter(|letter| !letter.is_whitespace() && !letter.is_control())
        .collect();
    let scheme = plain.split(['/', '?', '#']).next().unwrap_or_default();
    match scheme.split_once(':') {
        Some((scheme, _)) => {
            ["https", "http", "mailto"].contains(&scheme.to_ascii_lowercase().as_str())
        }
        None => !plain.starts_with("//"),
    }
}
