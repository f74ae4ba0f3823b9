//! A member of an object, or a parameter: its type, and all that its schemas say besides.

use super::constant;
use super::facts::lower_facts;
use crate::api::{Fallback, Field, Limits, Origin, Owner, Shape, Step, Text, Type};
use crate::load::{Node, Value};
use crate::lower::schema::Schemas;
use crate::lower::schema::conjunction::Part;

/// The characters of a default's JSON that the documentation shows.
const LONGEST_DEFAULT: usize = 80;

impl<'d> Schemas<'d, '_> {
    /// One member, from all schemas that bear on it.
    pub(in crate::lower) fn lower_field(
        &mut self,
        name: &str,
        nodes: &[&'d Node<'d>],
        origin: &Origin,
    ) -> Field {
        let parts: Vec<Part<'d>> = nodes.iter().map(|node| Part::new(node)).collect();
        let mut ty = self.lower_schema(&parts, &origin.then(Step::Property(name.to_owned())));
        if ty.ty == Type::String(Text::Plain) && self.is_secret(origin, name) {
            ty.ty = Type::String(Text::Secret);
        }
        let all = self.said(&parts);
        // An item tells itself what it is; the member adds what stands in its own place.
        let is_item = matches!(ty.ty, Type::Named(_));
        let said = if is_item { all.here() } else { all.clone() };
        // What is written of an object behind a reference is data of its own.
        let is_object = self.store.types.record(&ty.ty).is_some();
        let default = if is_object { said.get("default") } else { all.get("default") };
        self.check_default(default, &ty);
        let names: Vec<Part<'d>> = said.get("propertyNames").map(Part::new).into_iter().collect();
        let mut facts = lower_facts(&said, &self.said(&names));
        let item = self.store.types.item(&ty.ty);
        if item.is_some_and(|id| matches!(self.store.types[id].shape, Shape::Enum(_))) {
            facts.values.clear();
            facts.never.clear();
        }
        if !is_item {
            facts.limits = Limits::of(said.nodes());
            if self.config.validate {
                facts.each = self.limits_of_each(&said);
            }
        }
        Field {
            access: all.access(),
            constant: all.constant(),
            default: default.and_then(fallback),
            facts,
            docs: said.docs(),
            deprecated: said.deprecation(),
            ..Field::new(name, ty)
        }
    }

    fn is_secret(&self, origin: &Origin, name: &str) -> bool {
        let Owner::Component(component) = &origin.owner else {
            return false;
        };
        origin.steps.is_empty()
            && self.config.secrets.iter().any(|secret| {
                secret
                    .split_once('.')
                    .is_some_and(|(owner, property)| owner == component && property == name)
            })
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

/// A default, short enough for one line of docs.
fn shortened(json: String) -> String {
    match json.char_indices().nth(LONGEST_DEFAULT) {
        Some((end, _)) => format!("{}…", &json[..end]),
        None => json,
    }
}
