//! Members that are always the same.

use crate::api::{Constant, Field, TypeId};
use crate::plan::Planner;
use crate::sdk::DefaultValue;

impl Planner<'_> {
    /// Whether a member is a constant that needs no field. What a server says instead is kept in
    /// one, unless the constant is what tells the record from others.
    pub(super) fn needs_no_field(&mut self, id: TypeId, field: &Field, sent: bool) -> bool {
        let is_tag = self.types.tags.contains(&(id, field.name.clone()));
        let is_received = self.types.usages[id.0].received;
        field.required
            && field.constant.as_ref().is_some_and(is_literal)
            && (is_tag || sent && !(is_received && self.constant_field(field).is_some()))
    }

    /// What the field of a required constant holds, where it is a text or a scalar of Rust's own.
    pub(super) fn constant_field(&mut self, field: &Field) -> Option<DefaultValue> {
        if !field.required || field.ty.nullable {
            return None;
        }
        let ty = self.rust_type(&field.ty.ty);
        let value = self.default_value(&field.ty.ty, &ty, field.constant.as_ref()?)?;
        match value {
            DefaultValue::Text(_) | DefaultValue::Scalar(..) => Some(value),
            DefaultValue::Variant { .. } => None,
        }
    }
}

/// Whether a constant can be written in Rust: a number beyond 64 bits cannot, and is a member like
/// others.
pub(in crate::plan) fn is_literal(constant: &Constant) -> bool {
    match constant {
        Constant::Number(text) if text.contains(['.', 'e', 'E']) => {
            text.parse::<f64>().is_ok_and(f64::is_finite)
        }
        Constant::Number(text) => text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok(),
        _ => true,
    }
}
