//! Objects with known members.

use rustc_hash::FxHashSet;

use super::constant;
use super::facts::lower_facts;
use super::object::patterns;
use crate::api::{Constant, Fallback, Field, Hint, Owner, Shape, Step, Text, Type, TypeRef};
use crate::load::{Node, Value};
use crate::lower::schema::Schemas;
use crate::lower::schema::conjunction::{Merged, Part};
use crate::lower::schema::docs::{lower_deprecation, lower_docs};
use crate::report::findings;

/// The characters of a default's JSON that the documentation tells.
const LONGEST_DEFAULT: usize = 80;

impl<'d> Schemas<'d, '_> {
    /// The members of a record in document order, internal ones left out.
    pub(in crate::lower) fn lower_fields(
        &mut self,
        merged: &Merged<'d>,
        hint: &Hint,
    ) -> Vec<Field> {
        let mut fields = Vec::with_capacity(merged.properties.len());
        for (name, nodes) in &merged.properties {
            if nodes.iter().any(|node| self.is_undocumented(node)) {
                continue;
            }
            let mut field = self.lower_field(name, nodes, hint);
            field.required = merged.required.contains(name);
            fields.push(field);
        }
        fields.extend(self.conditional_fields(merged, hint));
        self.lower_ghosts(merged, &mut fields);
        fields
    }

    /// Members that are described under a condition only: never required, and of one type where all
    /// conditions agree.
    fn conditional_fields(&mut self, merged: &Merged<'d>, hint: &Hint) -> Vec<Field> {
        if merged.conditional.is_empty() {
            return Vec::new();
        }
        let members = self.conditional_members(merged).into_iter();
        members
            .filter_map(|(name, schemas)| {
                let fields = schemas
                    .iter()
                    .map(|nodes| self.lower_field(name, nodes, hint))
                    .collect::<Vec<_>>();
                self.joined_field(name, fields, usize::MAX, merged, hint)
            })
            .collect()
    }

    /// OpenAPI allows to require a member that nothing describes. What may hold other members holds
    /// it too; else it becomes a member of any JSON.
    fn lower_ghosts(&mut self, merged: &Merged<'d>, fields: &mut Vec<Field>) {
        let is_open = merged.is_open() || patterns(merged).next().is_some();
        if is_open {
            return;
        }
        let mut seen: FxHashSet<String> = fields.iter().map(|field| field.name.clone()).collect();
        let of_parts = merged
            .parts
            .iter()
            .flat_map(|part| part.node.get("required").map(Node::items).unwrap_or_default());
        let names = of_parts
            .map(|node| (node, true))
            .chain(merged.asserted.iter().map(|node| (*node, false)));
        for (node, required) in names {
            let Some(name) = node.as_str().filter(|name| !merged.properties.contains_key(name))
            else {
                continue;
            };
            if !seen.insert(name.to_owned()) {
                continue;
            }
            self.report.push_at(node.at, findings::required_without_property(name));
            fields.push(Field { required, ..Field::new(name, TypeRef::plain(Type::Any)) });
        }
    }

    /// One member, from all schemas that bear on it.
    pub(in crate::lower) fn lower_field(
        &mut self,
        name: &str,
        nodes: &[&'d Node<'d>],
        hint: &Hint,
    ) -> Field {
        let parts: Vec<Part<'d>> = nodes.iter().map(|node| Part::new(node)).collect();
        let mut ty = self.lower_schema(&parts, &hint.then(Step::Property(name.to_owned())));
        if ty.ty == Type::String(Text::Plain) && self.is_secret(hint, name) {
            ty.ty = Type::String(Text::Secret);
        }
        self.check_default(nodes, &ty);
        let names = nodes.iter().find_map(|node| node.get("propertyNames"));
        let names = names.map(|names| self.followed(names));
        let mut facts = lower_facts(nodes, names);
        if self
            .store
            .types
            .item(&ty.ty)
            .is_some_and(|id| matches!(self.store.types[id].shape, Shape::Enum(_)))
        {
            facts.values.clear();
            facts.never.clear();
        }
        if !matches!(ty.ty, Type::Named(_)) {
            facts.limits = self.lower_limits(nodes);
            if self.config.validate {
                facts.each = self.lower_each_limits(nodes);
            }
        }
        let described =
            nodes.iter().find(|node| node.get("description").is_some()).or(nodes.first());
        Field {
            access: self.lower_access(nodes),
            constant: nodes.iter().find_map(|node| fixed_value(node)),
            default: nodes.iter().find_map(|node| node.get("default")).and_then(fallback),
            facts,
            docs: described.map(|node| lower_docs(node)).unwrap_or_default(),
            deprecated: nodes.iter().find_map(|node| lower_deprecation(node)),
            ..Field::new(name, ty)
        }
    }

    fn is_secret(&self, hint: &Hint, name: &str) -> bool {
        let Owner::Component(component) = &hint.owner else {
            return false;
        };
        hint.steps.is_empty()
            && self.config.secrets.iter().any(|secret| {
                secret
                    .split_once('.')
                    .is_some_and(|(owner, property)| owner == component && property == name)
            })
    }
}

/// The one value that a schema allows.
fn fixed_value(node: &Node<'_>) -> Option<Constant> {
    if let Some(value) = node.get("const") {
        return constant(value);
    }
    match node.get("enum").map(Node::items) {
        Some([only]) => constant(only),
        _ => None,
    }
}

fn fallback(node: &Node<'_>) -> Option<Fallback> {
    let json = match &node.value {
        Value::Null => return None,
        Value::Number(text) => text.clone().into_owned(),
        _ => node.json().to_string(),
    };
    Some(Fallback { json: shortened(json), scalar: constant(node) })
}

/// A default as it is told in one line.
fn shortened(json: String) -> String {
    match json.char_indices().nth(LONGEST_DEFAULT) {
        Some((end, _)) => format!("{}…", &json[..end]),
        None => json,
    }
}
