//! Path items and operations.

use super::build::{list, member, object};
use super::{Lift, ReferencedKind};
use crate::load::walk::reference_of;
use crate::load::{Member, Node, Value};

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The parameters of an operation, its path's among them: those that go on as such, and those that
/// make the body.
pub(super) struct Parameters<'d, 'a> {
    /// As they stand in the list, references not followed.
    plain: Vec<&'d Node<'a>>,
    /// Each parameter in the body, references followed.
    pub(super) body: Vec<&'d Node<'a>>,
    /// Each field of a form, references followed.
    pub(super) form: Vec<&'d Node<'a>>,
}

impl<'d, 'a> Lift<'d, 'a, '_> {
    pub(super) fn paths(&mut self, paths: &'d Node<'a>) -> Node<'a> {
        let items = paths.members().iter().map(|one| {
            let node = if one.key.starts_with("x-") {
                self.copy(&one.node)
            } else {
                self.path_item(&one.node)
            };
            Member { key: one.key.clone(), key_at: one.key_at, node }
        });
        Node { at: paths.at, value: Value::Object(items.collect()) }
    }

    pub(super) fn path_item(&mut self, item: &'d Node<'a>) -> Node<'a> {
        if let Some((reference, text)) = reference_of(item) {
            self.refer(reference, text, ReferencedKind::PathItem);
        }
        let shared = self.parameters(item, None);
        let mut members = Vec::new();
        for one in item.members() {
            let node = match one.key.as_ref() {
                "parameters" => self.plain_parameters(&one.node, &shared.plain),
                method if METHODS.contains(&method) && one.node.is_object() => {
                    self.operation(&one.node, &shared)
                }
                _ => self.copy(&one.node),
            };
            members.push(Member { key: one.key.clone(), key_at: one.key_at, node });
        }
        object(item.at, members)
    }

    fn operation(&mut self, node: &'d Node<'a>, shared: &Parameters<'d, 'a>) -> Node<'a> {
        let parameters = self.parameters(node, Some(shared));
        let mut members = Vec::new();
        for one in node.members() {
            let lifted = match one.key.as_ref() {
                "consumes" | "produces" => continue,
                "schemes" => {
                    members.extend(self.servers_by(Some(&one.node), one.key_at));
                    continue;
                }
                "parameters" => self.plain_parameters(&one.node, &parameters.plain),
                "responses" => self.responses(&one.node, node),
                _ => self.copy(&one.node),
            };
            members.push(Member { key: one.key.clone(), key_at: one.key_at, node: lifted });
        }
        if let Some((at, body)) = self.request_body(node, &parameters) {
            members.push(member("requestBody", at, body));
        }
        object(node.at, members)
    }

    fn plain_parameters(&mut self, holder: &Node<'a>, plain: &[&'d Node<'a>]) -> Node<'a> {
        let lifted = plain.iter().map(|node| self.parameter(node)).collect();
        list(holder.at, lifted)
    }

    /// Sorts the parameters of a path or an operation. An operation's own come before its path's,
    /// and override those of the same name in the same place.
    fn parameters(
        &self,
        holder: &'d Node<'a>,
        shared: Option<&Parameters<'d, 'a>>,
    ) -> Parameters<'d, 'a> {
        let mut found = Parameters { plain: Vec::new(), body: Vec::new(), form: Vec::new() };
        for node in holder.get("parameters").map(Node::items).unwrap_or_default() {
            let followed = self.followed(node);
            match followed.and_then(|node| node.get("in")).and_then(Node::as_str) {
                Some("body") => found.body.extend(followed),
                Some("formData") => found.form.extend(followed),
                _ => found.plain.push(node),
            }
        }
        let Some(shared) = shared else { return found };
        if found.body.is_empty() {
            found.body.extend(&shared.body);
        }
        let name = |node: &Node<'a>| node.get("name").and_then(Node::as_str).map(str::to_owned);
        let own: Vec<Option<String>> = found.form.iter().map(|node| name(node)).collect();
        found.form.extend(shared.form.iter().filter(|node| !own.contains(&name(node))));
        found
    }
}
