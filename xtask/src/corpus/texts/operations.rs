//! The parameters, bodies and answers of every operation.

use std::collections::HashSet;
use std::rc::Rc;

use super::document::{Node, step};
use super::given;
use super::item::{Owner, SchemaPlace, Side};
use super::walk::Walk;
use crate::corpus::survey::{METHODS, is_internal};

impl<'d> Walk<'d, '_> {
    pub(super) fn paths(&mut self, root: Node<'d>, key: &str, at: &str, internal: bool) {
        for (template, item) in root.members(key) {
            if template.starts_with("x-") {
                continue;
            }
            let pointer = format!("{at}{}", step(template));
            let target = self.document.resolved(item);
            for node in [item, target] {
                let is_internal_item = internal || is_internal(node.value);
                let shared: Vec<Node<'d>> = node.items("parameters").collect();
                for (method, operation) in node.members_all() {
                    let is_method = METHODS.contains(&method.as_str());
                    if is_method
                        && operation.value.is_object()
                        && self.seen.insert(operation.address())
                    {
                        let line = format!("{} {template}", method.to_uppercase());
                        let place = SchemaPlace {
                            pointer: format!("{pointer}{}", step(method)),
                            is_internal: is_internal_item || is_internal(operation.value),
                            ..SchemaPlace::default()
                        };
                        self.operation(operation, &line.into(), &place, &shared);
                    }
                }
            }
        }
    }

    fn operation(
        &mut self,
        operation: Node<'d>,
        line: &Rc<str>,
        place: &SchemaPlace<'d>,
        shared: &[Node<'d>],
    ) {
        let mut known = HashSet::new();
        let own = operation.items("parameters").enumerate();
        let own = own.map(|(at, node)| (format!("/parameters/{at}"), node));
        let shared = shared
            .iter()
            .enumerate()
            .map(|(at, node)| (format!("/../parameters/{at}"), *node));
        for (steps, parameter) in own.chain(shared) {
            let node = self.document.resolved(parameter);
            let (name, location) = (
                node.text("name").unwrap_or_default(),
                node.text("in").unwrap_or_default(),
            );
            if known.insert((name, location)) {
                self.parameter(node, line, &place.inner(&steps));
            }
        }
        if let Some(body) = operation.get("requestBody") {
            self.contents(
                body,
                &place.inner("/requestBody"),
                &(line.clone(), Side::Body),
            );
        }
        for (status, response) in operation.members("responses") {
            let side = (line.clone(), Side::Answer);
            self.contents(
                response,
                &place.inner(&format!("/responses{}", step(status))),
                &side,
            );
        }
        for (name, _) in operation.members("callbacks") {
            let Some(callbacks) = operation.get("callbacks") else {
                continue;
            };
            let at = format!("{}/callbacks{}", place.pointer, step(name));
            self.paths(callbacks, name, &at, place.is_internal);
        }
    }

    fn parameter(&mut self, node: Node<'d>, line: &Rc<str>, place: &SchemaPlace<'d>) {
        let name = node.text("name").unwrap_or_default().to_owned();
        if node.text("in") == Some("body") {
            if let Some(schema) = node.get("schema") {
                let call = Some((line.clone(), Side::Body));
                self.body(
                    schema,
                    &SchemaPlace {
                        call,
                        ..place.inner("/schema")
                    },
                    true,
                );
            }
            return;
        }
        let parts = given::parts_of_parameter(self.document, node);
        self.item(Owner::Parameter(line.clone(), name), place, parts);
        let inner = node
            .members("content")
            .next()
            .and_then(|(_, content)| content.get("schema"));
        if let Some(schema) = node.get("schema").or(inner) {
            self.schema(schema, &place.inner("/schema"));
        }
    }

    /// The schemas of a body or a response.
    fn contents(&mut self, node: Node<'d>, place: &SchemaPlace<'d>, call: &(Rc<str>, Side)) {
        let node = self.document.resolved(node);
        let direct = node
            .get("schema")
            .map(|schema| ("/schema".to_owned(), schema));
        let contents = node.members("content").flat_map(|(media_type, content)| {
            ["schema", "itemSchema"].into_iter().filter_map(move |key| {
                Some((
                    format!("/content{}/{key}", step(media_type)),
                    content.get(key)?,
                ))
            })
        });
        let all: Vec<_> = direct.into_iter().chain(contents).collect();
        let is_only = all.len() == 1;
        for (steps, schema) in all {
            let is_raw = steps.contains("xml") || steps.starts_with("/content/text~1");
            let place = SchemaPlace {
                call: Some(call.clone()),
                is_raw,
                ..place.inner(&steps)
            };
            match call.1 {
                Side::Body => self.body(schema, &place, is_only),
                Side::Answer => self.schema(schema, &place),
            }
        }
    }

    /// The schema of a body: its members may be arguments. Those of one body of several may be
    /// those of another one: where it has a name and a type, its members stand there.
    fn body(&mut self, schema: Node<'d>, place: &SchemaPlace<'d>, is_only: bool) {
        let name = schema
            .text("$ref")
            .and_then(|target| target.rsplit('/').next());
        let named = SchemaPlace {
            schema: name.filter(|_| !is_only).map(str::to_owned),
            ..place.clone()
        };
        if let Some((line, _)) = &place.call {
            for part in given::parts(self.document, schema) {
                self.bodies.insert(part.node.address(), line.clone());
                let siblings = self.siblings(part.node, &named);
                for (name, member) in part.node.members("properties") {
                    let place = place.inner(&format!("/…{}", step(name)));
                    let parts = given::parts(self.document, member);
                    self.item(
                        Owner::BodyMember(line.clone(), siblings.clone(), name.clone()),
                        &place,
                        parts,
                    );
                }
            }
        }
        self.schema(schema, place);
    }
}
