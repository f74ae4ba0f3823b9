//! A member of an object, or a parameter: its type, and all that its schemas say besides.

use super::constant;
use super::facts::besides;
use crate::api::{Fallback, Field, Origin, Owner, Step, Text, Type};
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
        parts: &[Part<'d>],
        origin: &Origin,
    ) -> Field {
        let mut ty = self.lower_schema(parts, &origin.then(Step::Property(name.to_owned())));
        if ty.ty == Type::String(Text::Plain) && self.is_secret(origin, name) {
            ty.ty = Type::String(Text::Secret);
        }
        let all = self.annotations(parts);
        // A component says itself what it is; the member adds what is said outside of it.
        let item = self.store.types.item(&ty.ty);
        let own = match item.map(|id| &self.store.types[id]) {
            Some(def) if def.origin.is_component() => all.outside_of(def.at),
            _ => all.clone(),
        };
        // What is written of an object behind a reference is data of its own.
        let is_object = self.store.types.record(&ty.ty).is_some();
        let default = if is_object { own.get("default") } else { all.get("default") };
        self.check_default(default, &ty);
        let mut facts = self.lower_facts(&own);
        if let Some(id) = item {
            facts = besides(&self.store.types[id].shape, facts);
        }
        if item.is_none() && self.config.validate {
            facts.each = self.limits_of_each(&own);
        }
        Field {
            access: all.access(),
            constant: all.constant(),
            default: default.and_then(fallback),
            facts,
            docs: own.docs(),
            deprecated: own.deprecation(),
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

pub(super) fn fallback(node: &Node<'_>) -> Option<Fallback> {
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
