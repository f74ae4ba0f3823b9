//! Every member, parameter and named schema of a document, each once for each place that it is
//! given at.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::document::{Document, Node, step};
use super::given::{self, Part};
use super::item::{Item, Owner, SchemaPlace, Siblings, Side};
use super::kinds;
use crate::corpus::survey::is_internal;

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
        let place = SchemaPlace {
            pointer: format!("{}{}", home.2, step(name)),
            schema: Some(name.clone()),
            is_internal: is_internal(schema.value),
            ..SchemaPlace::default()
        };
        walk.item(
            Owner::Schema(name.clone()),
            &place,
            given::parts(document, schema),
        );
        // The members of a list or map stand where it is used.
        let parts = given::parts(document, schema);
        if !kinds::is_map(&parts) && !kinds::is_list(&parts) {
            walk.schema(schema, &place);
        }
    }
    for key in PATHS {
        walk.paths(root, key, &format!("#/{key}"), false);
    }
    walk.rest();
}

pub(super) struct Walk<'d, 't> {
    pub(super) document: &'d Document,
    pub(super) take: &'t mut dyn FnMut(Item<'d>),
    pub(super) seen: HashSet<usize>,
    /// What references lead to, and where that is.
    pub(super) targets: Vec<(Node<'d>, SchemaPlace<'d>)>,
    /// The calls whose bodies schemas are, by the addresses of these.
    pub(super) bodies: HashMap<usize, Rc<str>>,
    /// The first time, only bodies are looked at.
    pub(super) is_first: bool,
}

impl<'d> Walk<'d, '_> {
    pub(super) fn item(&mut self, owner: Owner, place: &SchemaPlace<'d>, parts: Vec<Part<'d>>) {
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
            is_of_one_side: place.is_of_one_side || parts.iter().any(Part::is_of_one_side),
            parts,
        });
    }

    /// The members of a schema, and those of the schemas inside of it.
    pub(super) fn schema(&mut self, node: Node<'d>, place: &SchemaPlace<'d>) {
        if self.is_first || !node.value.is_object() || !self.seen.insert(node.address()) {
            return;
        }
        if let Some((target, reference)) = self.document.target(node) {
            let pointer = reference.to_owned();
            let place = SchemaPlace {
                pointer,
                ..place.inner("")
            };
            self.targets.push((target, place));
        }
        self.properties(node, place);
        for key in ["allOf", "oneOf", "anyOf"] {
            let is_one = key == "allOf" || given::only_branch(self.document, node, key).is_some();
            for (at, inner) in node.items(key).enumerate() {
                let mut part = place.part(&format!("/{key}/{at}"));
                if part.whole.is_empty() {
                    part.whole = vec![node];
                }
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

    pub(super) fn siblings(&self, node: Node<'d>, place: &SchemaPlace<'d>) -> Rc<Siblings> {
        let is_everywhere = |member: Node<'d>| {
            let parts = given::parts(self.document, member);
            let is_half = parts.iter().any(Part::is_of_one_side);
            !is_half && !kinds::is_constant(&parts) && !is_internal(member.value)
        };
        let names = node
            .members("properties")
            .filter(|(_, member)| is_everywhere(*member));
        let is_composed = ["allOf", "oneOf", "anyOf"]
            .iter()
            .any(|key| node.get(key).is_some());
        let within = place.within.as_ref();
        Rc::new(Siblings {
            schema: place.schema.clone(),
            names: names.map(|(name, _)| name.clone()).collect(),
            all: node
                .members("properties")
                .map(|(name, _)| name.clone())
                .collect(),
            // What is in a part may be in another one too.
            is_part: place.is_part || is_composed || within.is_some_and(|(outer, _)| outer.is_part),
            is_of_no_object: place.is_contradicted
                || kinds::is_of_no_object(&given::parts(self.document, node)),
            call: self
                .bodies
                .get(&node.address())
                .map(|line| (line.clone(), Side::Body))
                .or_else(|| place.call.clone()),
            within: place.within.clone(),
        })
    }

    fn properties(&mut self, node: Node<'d>, place: &SchemaPlace<'d>) {
        let siblings = self.siblings(node, place);
        let wholes = if place.whole.is_empty() {
            vec![node]
        } else {
            place.whole.clone()
        };
        let parts_of_all: Vec<Part<'d>> = wholes
            .iter()
            .flat_map(|whole| given::parts(self.document, *whole))
            .collect();
        for (name, member) in node.members("properties") {
            let mut place = place.inner(&format!("/properties{}", step(name)));
            place.is_internal |= is_internal(member.value);
            let owner = Owner::Member(siblings.clone(), name.clone());
            let parts = given::parts(self.document, member);
            place.is_of_one_side |= parts.iter().any(Part::is_of_one_side);
            self.item(owner, &place, parts);
            place.within = Some((siblings.clone(), name.clone()));
            place.whole = kinds::members_called(&parts_of_all, name);
            place.is_contradicted |= kinds::contradict(self.document, &place.whole);
            self.schema(member, &place);
        }
    }

    /// What is only reached by references.
    fn rest(&mut self) {
        let mut last = Vec::new();
        while let Some((target, place)) = self.targets.pop() {
            match place.is_contradicted {
                true => last.push((target, place)),
                false => self.schema(target, &place),
            }
        }
        for (target, place) in last {
            self.schema(target, &place);
        }
    }
}
