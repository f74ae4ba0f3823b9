//! `default`: whether it is a value of its schema.

use crate::api::passes::tell_apart::kind_of;
use crate::api::{EnumKind, Float, Int, Kind, Shape, Type, TypeRef};
use crate::load::{Node, Value};
use crate::lower::schema::Schemas;
use crate::report::findings;

impl<'d> Schemas<'d, '_> {
    /// Reports a default that its schema does not accept. `null` is accepted: documents write it
    /// where there is no default.
    pub(in crate::lower) fn check_default(&mut self, default: Option<&'d Node<'d>>, ty: &TypeRef) {
        let Some(node) = default else { return };
        if node.is_null() || self.takes(ty, node) {
            return;
        }
        self.report.push_at(node.at, findings::invalid_default());
    }

    fn takes(&self, ty: &TypeRef, node: &Node<'_>) -> bool {
        let values = self.store.types.item(&ty.ty).map(|id| &self.store.types[id].shape);
        if let (Some(Shape::Enum(values)), Some(text)) = (values, node.scalar()) {
            return (values.kind == EnumKind::Integer) == node.as_str().is_none()
                && values.values.iter().any(|value| value.value == text);
        }
        match (&node.value, kind_of(&self.store.types, &ty.ty)) {
            (_, Kind::Any) | (Value::Null, _) => true,
            (Value::Bool(_), kind) => kind == Kind::Boolean,
            (Value::Number(text), Kind::Integer) => is_whole(text) && in_range(text, &ty.ty),
            (Value::Number(text), kind) => kind == Kind::Number && in_range(text, &ty.ty),
            (Value::String(_), kind) => kind == Kind::String,
            (Value::Array(_), kind) => kind == Kind::Array,
            (Value::Object(_), kind) => kind == Kind::Object,
        }
    }
}

fn is_whole(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|number| number.fract() == 0.0)
}

/// Whether the type holds a number of this size.
fn in_range(text: &str, ty: &Type) -> bool {
    // What is written as `1e3` or `1.0` was seen to be whole, and is small enough to be told by a
    // double.
    let among = |least: i128, most: i128| match text.parse::<i128>() {
        Ok(number) => (least..=most).contains(&number),
        Err(_) => {
            text.parse::<f64>().is_ok_and(|number| number >= least as f64 && number <= most as f64)
        }
    };
    match ty {
        Type::Integer(Int::I8) => among(i8::MIN.into(), i8::MAX.into()),
        Type::Integer(Int::I16) => among(i16::MIN.into(), i16::MAX.into()),
        Type::Integer(Int::I32) => among(i32::MIN.into(), i32::MAX.into()),
        Type::Integer(Int::I64) => among(i64::MIN.into(), i64::MAX.into()),
        Type::Integer(Int::U8) => among(0, u8::MAX.into()),
        Type::Integer(Int::U16) => among(0, u16::MAX.into()),
        Type::Integer(Int::U32) => among(0, u32::MAX.into()),
        Type::Integer(Int::U64) => among(0, u64::MAX.into()),
        Type::Number(Float::F32) => text.parse::<f32>().is_ok_and(f32::is_finite),
        Type::Number(Float::F64) => text.parse::<f64>().is_ok_and(f64::is_finite),
        _ => true,
    }
}
