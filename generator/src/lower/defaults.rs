//! `default`: whether it is a value of its schema.

use super::Lowering;
use crate::api::select::{Kind, kind_of};
use crate::api::{Shape, TypeRef};
use crate::load::{Node, Value};
use crate::report::{Diagnostic, codes};

impl<'d> Lowering<'d, '_> {
    /// Tells of a default that its schema does not take. `null` is no fault: documents write it for "none".
    pub(super) fn check_default(&mut self, nodes: &[&'d Node<'d>], ty: &TypeRef) {
        let Some(node) = nodes.iter().find_map(|node| node.get("default")) else { return };
        if node.is_null() || self.takes(ty, node) {
            return;
        }
        self.diagnostics.push(
            Diagnostic::warning(codes::DEFAULT_OF_OTHER_KIND, "the default is no value of its schema")
                .at(node.at, self.context())
                .chosen("the documentation tells of it, and no method reads it")
                .help("give a default of the schema's `type`, and one of its `enum` where it has one"),
        );
    }

    fn takes(&self, ty: &TypeRef, node: &Node<'_>) -> bool {
        let values = self.api.item(&ty.ty).map(|id| &self.api.type_def(id).shape);
        if let (Some(Shape::Enum(values)), Some(text)) = (values, node.scalar()) {
            return values.whole == node.as_str().is_none() && values.values.iter().any(|value| value.value == text);
        }
        match (&node.value, kind_of(&self.api, &ty.ty)) {
            (_, Kind::Any) | (Value::Null, _) => true,
            (Value::Bool(_), kind) => kind == Kind::Boolean,
            (Value::Number(text), Kind::Integer) => text.parse::<f64>().is_ok_and(|number| number.fract() == 0.0),
            (Value::Number(_), kind) => kind == Kind::Number,
            (Value::String(_), kind) => kind == Kind::String,
            (Value::Array(_), kind) => kind == Kind::Array,
            (Value::Object(_), kind) => kind == Kind::Object,
        }
    }
}
