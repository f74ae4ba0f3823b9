//! What a document says of the API as a whole: `info`, `tags`.

use crate::api::{Info, License, Tag};
use crate::load::Node;
use crate::lower::http::Calls;
use crate::report::findings;

impl Calls<'_, '_> {
    /// OpenAPI 3.1.1, "Info Object": `title` and `version` are required.
    fn report_info(&mut self) {
        let root = &self.schemas.document.root;
        let info = root.get("info");
        let is_there = |key: &&str| {
            info.and_then(|info| info.get(key))
                .and_then(Node::scalar)
                .is_some_and(|text| !text.trim().is_empty())
        };
        let missing: Vec<&str> =
            ["title", "version"].into_iter().filter(|key| !is_there(key)).collect();
        let finding = match missing.as_slice() {
            [] => return,
            ["version"] => findings::no_version(),
            ["title"] => findings::no_title(),
            _ => findings::no_title_no_version(),
        };
        self.schemas.report.push(finding.at(info.unwrap_or(root).at));
    }

    pub(in crate::lower) fn lower_info(&mut self) {
        self.report_info();
        let root = &self.schemas.document.root;
        if let Some(info) = root.get("info") {
            let text_of = |node: Option<&Node<'_>>, key: &str| {
                let text = node.and_then(|node| node.get(key)).and_then(Node::scalar);
                text.unwrap_or_default().trim().to_owned()
            };
            let text = |key: &str| text_of(Some(info), key);
            let license = info.get("license");
            self.api.info = Info {
                title: text("title"),
                version: text("version"),
                description: text("description"),
                license: License {
                    name: text_of(license, "name"),
                    identifier: text_of(license, "identifier"),
                },
                contact_url: text_of(info.get("contact"), "url"),
            };
        }
        self.lower_api_servers();
        for tag in root.get("tags").map(Node::items).unwrap_or_default() {
            if let (Some(name), Some(description)) = (
                tag.get("name").and_then(Node::as_str),
                tag.get("description").and_then(Node::as_str),
            ) {
                let (name, description) = (name.to_owned(), description.to_owned());
                self.api.tags.push(Tag { at: tag.at, name, description });
            }
        }
    }
}
