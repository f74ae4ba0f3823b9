//! Parameters outside of the body: the keywords of a schema stand beside `name` and `in`.

use super::build::{flag, member, object, text};
use super::schemas::settle_nullable;
use super::{Lift, ReferencedKind};
use crate::keyword::{Keyword, Role};
use crate::load::walk::reference_of;
use crate::load::{Member, Node, Value};
use crate::report::findings;

/// The place of a value outside JSON bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValuePlace {
    Query,
    Form,
    /// A path or a header: lists are joined by commas and by nothing else.
    Simple,
}

/// How a list is written.
pub(super) struct Style {
    name: &'static str,
    explode: bool,
}

/// The schema of a value, and how a list of it is written.
pub(super) struct PlainSchema<'a> {
    pub(super) schema: Node<'a>,
    pub(super) style: Option<Style>,
}

impl<'a> Lift<'_, 'a, '_> {
    pub(super) fn parameter(&mut self, node: &Node<'a>) -> Node<'a> {
        if let Some((reference, text)) = reference_of(node) {
            self.refer(reference, text, ReferencedKind::Parameter);
            return self.copy(node);
        }
        let place = match node.get("in").and_then(Node::as_str) {
            Some("query") => ValuePlace::Query,
            Some("formData") => ValuePlace::Form,
            _ => ValuePlace::Simple,
        };
        let mut members = self.beside_schema(node);
        if let Some(schema) = self.vendor_schema(node) {
            members.push(schema);
            return object(node.at, members);
        }
        let PlainSchema { schema, style } = self.plain_schema(node, place);
        members.push(member("schema", node.at, schema));
        members.extend(style.into_iter().flat_map(|style| style.members(node)));
        object(node.at, members)
    }

    /// A header of a response.
    pub(super) fn header(&mut self, node: &Node<'a>) -> Node<'a> {
        let mut members = self.beside_schema(node);
        match self.vendor_schema(node) {
            Some(schema) => members.push(schema),
            None => members.push(member(
                "schema",
                node.at,
                self.plain_schema(node, ValuePlace::Simple).schema,
            )),
        }
        object(node.at, members)
    }

    fn beside_schema(&mut self, node: &Node<'a>) -> Vec<Member<'a>> {
        let own = node.members().iter();
        let beside = own.filter(|one| {
            !is_of_schema(&one.key) && !matches!(one.key.as_ref(), "collectionFormat" | "schema")
        });
        beside
            .map(|one| Member {
                key: one.key.clone(),
                key_at: one.key_at,
                node: self.copy(&one.node),
            })
            .collect()
    }

    /// Some write a `schema`, as 3.0 has it.
    fn vendor_schema(&mut self, node: &Node<'a>) -> Option<Member<'a>> {
        let one = node
            .members()
            .iter()
            .find(|one| one.key == "schema")
            .filter(|_| node.get("type").is_none())?;
        let schema = self.schema(&one.node);
        Some(member("schema", one.key_at, schema))
    }

    /// The schema of a value that has its keywords beside `in` and `name`.
    pub(super) fn plain_schema(&mut self, node: &Node<'a>, place: ValuePlace) -> PlainSchema<'a> {
        let at = node.get("type").map_or(node.at, |kind| kind.at);
        let is_list = node.get("type").and_then(Node::as_str) == Some("array");
        let style = if is_list { Some(self.style(node, place)) } else { None };
        if matches!(style, Some(None)) {
            let schema = object(at, vec![member("type", at, text(at, "string"))]);
            return PlainSchema { schema, style: None };
        }
        let mut members = Vec::new();
        for one in node.members().iter().filter(|one| is_of_schema(&one.key)) {
            let value = &one.node;
            let lifted = match one.key.as_ref() {
                "items" => self.items(value),
                "type" if value.as_str() == Some("file") => {
                    members.push(member("format", one.key_at, text(value.at, "binary")));
                    text(value.at, "string")
                }
                _ => self.copy(value),
            };
            members.push(Member { key: one.key.clone(), key_at: one.key_at, node: lifted });
        }
        settle_nullable(&mut members);
        PlainSchema { schema: object(at, members), style: style.flatten() }
    }

    /// Lists in a list are joined by a separator of their own, for which 3.1 has no words.
    fn items(&mut self, node: &Node<'a>) -> Node<'a> {
        if reference_of(node).is_some() || !matches!(node.value, Value::Object(_)) {
            return self.schema(node);
        }
        if node.get("type").and_then(Node::as_str) == Some("array") {
            let format = node.get("collectionFormat").and_then(Node::as_str).unwrap_or("csv");
            self.report_joined(node, format);
            return object(node.at, vec![member("type", node.at, text(node.at, "string"))]);
        }
        // Objects occur, though 2.0 has none here.
        self.schema(node)
    }

    /// How a list is written; `None` where only the caller can.
    fn style(&mut self, node: &Node<'a>, place: ValuePlace) -> Option<Style> {
        let format = node.get("collectionFormat").and_then(Node::as_str).unwrap_or("csv");
        let style = |name, explode| Some(Style { name, explode });
        match (place, format) {
            (ValuePlace::Simple, "csv") => style("simple", false),
            (ValuePlace::Query | ValuePlace::Form, "csv") => style("form", false),
            (ValuePlace::Query | ValuePlace::Form, "multi") => style("form", true),
            (ValuePlace::Query | ValuePlace::Form, "ssv") => style("spaceDelimited", false),
            (ValuePlace::Query | ValuePlace::Form, "pipes") => style("pipeDelimited", false),
            (_, "ssv" | "tsv" | "pipes") => {
                self.report_joined(node, format);
                None
            }
            _ => {
                self.report_unknown(node, format);
                style(if place == ValuePlace::Simple { "simple" } else { "form" }, false)
            }
        }
    }

    fn report_joined(&mut self, node: &Node<'a>, format: &str) {
        let separator = match format {
            "ssv" => "spaces",
            "tsv" => "tabs",
            "pipes" => "`|`",
            _ => "commas",
        };
        let at = node.get("collectionFormat").map_or(node.at, |format| format.at);
        self.diagnostics.push(findings::list_separator(separator).at(at));
    }

    fn report_unknown(&mut self, node: &Node<'a>, format: &str) {
        let at = node.get("collectionFormat").map_or(node.at, |format| format.at);
        self.diagnostics.push(findings::unknown_list_format(format).at(at));
    }
}

impl Style {
    /// `style` and `explode`, at the place of `collectionFormat`.
    pub(super) fn members<'a>(&self, node: &Node<'a>) -> [Member<'a>; 2] {
        let at = node.get("collectionFormat").map_or(node.at, |format| format.at);
        [member("style", at, text(at, self.name)), member("explode", at, flag(at, self.explode))]
    }
}

/// Whether a key beside `name` and `in` is a keyword of the parameter's, item's or header's schema.
fn is_of_schema(key: &str) -> bool {
    if key.starts_with("x-enum") || key.starts_with("x-ms-enum") {
        return true;
    }
    Keyword::of(key).is_some_and(|row| match row.role {
        Role::Asserts => key != "required",
        Role::Limits | Role::Applies => true,
        Role::Describes => !row.is_prose,
        Role::Refers | Role::Field => false,
    })
}
