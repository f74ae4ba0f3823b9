//! Every member, parameter and named schema of a document, each once for each place that it is given at.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use super::document::{Document, Node, step};
use super::given::{self, Part};
use crate::corpus::survey::{METHODS, is_internal};

/// What a text belongs to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Owner {
    Schema(String),
    Member(Rc<Siblings>, String),
    /// A member of the body of a call, whose crate may have it as an argument.
    BodyMember(Rc<str>, Rc<Siblings>, String),
    Parameter(Rc<str>, String),
}

/// The members of one object schema.
#[derive(Debug, PartialEq)]
pub(super) struct Siblings {
    /// The named schema that it is, where it is one.
    pub(super) schema: Option<String>,
    /// Those that are in every crate's type of it: received and sent, and no constant.
    pub(super) names: BTreeSet<String>,
    pub(super) all: BTreeSet<String>,
    /// There may be more members, from other parts.
    pub(super) is_part: bool,
    /// Its `type` says that it is something else.
    pub(super) is_of_no_object: bool,
    /// The call whose body or answer it is.
    pub(super) call: Option<(Rc<str>, Side)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Side {
    Body,
    Answer,
}

/// Something of the document that texts belong to.
pub(super) struct Item<'d> {
    pub(super) owner: Owner,
    pub(super) pointer: String,
    pub(super) parts: Vec<Part<'d>>,
    pub(super) is_internal: bool,
    /// In the schema of a body or answer that the crate takes as it is, as XML.
    pub(super) is_raw: bool,
}

/// Where a schema stands.
#[derive(Clone, Default)]
struct Place {
    pointer: String,
    schema: Option<String>,
    is_part: bool,
    is_internal: bool,
    is_raw: bool,
    call: Option<(Rc<str>, Side)>,
}

impl Place {
    /// A schema of its own below this one.
    fn inner(&self, steps: &str) -> Self {
        let pointer = format!("{}{steps}", self.pointer);
        Self {
            pointer,
            is_internal: self.is_internal,
            is_raw: self.is_raw,
            ..Self::default()
        }
    }

    /// A schema that says more about the same value.
    fn part(&self, steps: &str) -> Self {
        Self {
            pointer: format!("{}{steps}", self.pointer),
            is_part: true,
            ..self.clone()
        }
    }
}

/// What holds path items.
const PATHS: [&str; 3] = ["paths", "webhooks", "x-webhooks"];

/// Hands out all items of a document.
pub(super) fn walk<'d>(document: &'d Document, take: &mut dyn FnMut(Item<'d>)) {
    let Some(root) = document.root() else { return };
    let mut walk = Walk {
        document,
        take,
        seen: HashSet::new(),
        targets: Vec::new(),
        bodies: HashMap::new(),
        is_first: true,
    };
    for key in PATHS {
        walk.paths(root, key, &format!("#/{key}"), false);
    }
    walk.is_first = false;
    walk.seen.clear();
    let home = match root.get("components") {
        Some(components) => (components, "schemas", "#/components/schemas"),
        None => (root, "definitions", "#/definitions"),
    };
    for (name, schema) in home.0.members(home.1) {
        let place = Place {
            pointer: format!("{}{}", home.2, step(name)),
            schema: Some(name.clone()),
            is_internal: is_internal(schema.value),
            ..Place::default()
        };
        walk.item(
            Owner::Schema(name.clone()),
            &place,
            given::parts(document, schema),
        );
        walk.schema(schema, &place);
    }
    for key in PATHS {
        walk.paths(root, key, &format!("#/{key}"), false);
    }
    walk.rest();
}

struct Walk<'d, 't> {
    document: &'d Document,
    take: &'t mut dyn FnMut(Item<'d>),
    seen: HashSet<usize>,
    /// What references lead to, and where that is.
    targets: Vec<(Node<'d>, Place)>,
    /// The calls whose bodies schemas are, by the addresses of these.
    bodies: HashMap<usize, Rc<str>>,
    /// The first time, only bodies are looked at.
    is_first: bool,
}

impl<'d> Walk<'d, '_> {
    fn item(&mut self, owner: Owner, place: &Place, parts: Vec<Part<'d>>) {
        if self.is_first {
            return;
        }
        let marked = parts
            .iter()
            .any(|part| part.is_own() && is_internal(part.node.value));
        (self.take)(Item {
            owner,
            pointer: place.pointer.clone(),
            is_internal: place.is_internal || marked,
            is_raw: place.is_raw,
            parts,
        });
    }

    fn paths(&mut self, root: Node<'d>, key: &str, at: &str, internal: bool) {
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
                        let place = Place {
                            pointer: format!("{pointer}{}", step(method)),
                            is_internal: is_internal_item || is_internal(operation.value),
                            ..Place::default()
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
        place: &Place,
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

    fn parameter(&mut self, node: Node<'d>, line: &Rc<str>, place: &Place) {
        let name = node.text("name").unwrap_or_default().to_owned();
        if node.text("in") == Some("body") {
            if let Some(schema) = node.get("schema") {
                let call = Some((line.clone(), Side::Body));
                self.body(
                    schema,
                    &Place {
                        call,
                        ..place.inner("/schema")
                    },
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
    fn contents(&mut self, node: Node<'d>, place: &Place, call: &(Rc<str>, Side)) {
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
        for (steps, schema) in direct.into_iter().chain(contents) {
            let is_raw = steps.contains("xml") || steps.starts_with("/content/text~1");
            let place = Place {
                call: Some(call.clone()),
                is_raw,
                ..place.inner(&steps)
            };
            match call.1 {
                Side::Body => self.body(schema, &place),
                Side::Answer => self.schema(schema, &place),
            }
        }
    }

    /// The schema of a body: its members may be arguments.
    fn body(&mut self, schema: Node<'d>, place: &Place) {
        if let Some((line, _)) = &place.call {
            for part in given::parts(self.document, schema) {
                self.bodies.insert(part.node.address(), line.clone());
                let siblings = self.siblings(part.node, place);
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

    /// The members of a schema, and those of the schemas inside of it.
    fn schema(&mut self, node: Node<'d>, place: &Place) {
        if self.is_first || !node.value.is_object() || !self.seen.insert(node.address()) {
            return;
        }
        if let Some((target, reference)) = self.document.target(node) {
            let pointer = reference.to_owned();
            self.targets.push((
                target,
                Place {
                    pointer,
                    is_internal: place.is_internal,
                    ..Place::default()
                },
            ));
        }
        self.properties(node, place);
        for key in ["allOf", "oneOf", "anyOf"] {
            let is_one = key == "allOf" || given::only_branch(self.document, node, key).is_some();
            for (at, inner) in node.items(key).enumerate() {
                let mut part = place.part(&format!("/{key}/{at}"));
                part.schema = part.schema.filter(|_| is_one);
                self.schema(inner, &part);
            }
        }
        for key in ["then", "else"] {
            if let Some(inner) = node.get(key) {
                self.schema(inner, &place.part(&format!("/{key}")));
            }
        }
        for key in [
            "items",
            "additionalProperties",
            "unevaluatedProperties",
            "contains",
        ] {
            if let Some(inner) = node.get(key) {
                self.schema(inner, &place.inner(&format!("/{key}")));
            }
        }
        for (at, inner) in node.items("prefixItems").enumerate() {
            self.schema(inner, &place.inner(&format!("/prefixItems/{at}")));
        }
        for (name, inner) in node.members("patternProperties") {
            self.schema(
                inner,
                &place.inner(&format!("/patternProperties{}", step(name))),
            );
        }
    }

    fn siblings(&self, node: Node<'d>, place: &Place) -> Rc<Siblings> {
        let is_everywhere = |member: Node<'d>| {
            let parts = given::parts(self.document, member);
            let is_half = parts.iter().any(Part::is_of_one_side);
            !is_half && !given::is_constant(&parts) && !is_internal(member.value)
        };
        let names = node
            .members("properties")
            .filter(|(_, member)| is_everywhere(*member));
        let is_composed = ["allOf", "oneOf", "anyOf"]
            .iter()
            .any(|key| node.get(key).is_some());
        Rc::new(Siblings {
            schema: place.schema.clone(),
            names: names.map(|(name, _)| name.clone()).collect(),
            all: node
                .members("properties")
                .map(|(name, _)| name.clone())
                .collect(),
            is_part: place.is_part || is_composed,
            is_of_no_object: is_of_no_object(&given::parts(self.document, node)),
            call: self
                .bodies
                .get(&node.address())
                .map(|line| (line.clone(), Side::Body))
                .or_else(|| place.call.clone()),
        })
    }

    fn properties(&mut self, node: Node<'d>, place: &Place) {
        let siblings = self.siblings(node, place);
        for (name, member) in node.members("properties") {
            let mut place = place.inner(&format!("/properties{}", step(name)));
            place.is_internal |= is_internal(member.value);
            let owner = Owner::Member(siblings.clone(), name.clone());
            self.item(owner, &place, given::parts(self.document, member));
            self.schema(member, &place);
        }
    }

    /// What is only reached by references.
    fn rest(&mut self) {
        while let Some((target, place)) = self.targets.pop() {
            self.schema(target, &place);
        }
    }
}

fn is_of_no_object(parts: &[Part<'_>]) -> bool {
    let kinds = given::kinds(parts);
    given::is_listed(parts) || !kinds.is_empty() && !kinds.contains(&"object")
}
