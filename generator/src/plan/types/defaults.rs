//! Methods that read a field with the document's default.
//!
//! A default is what an absent member stands for. As a value in the field it would be sent back
//! although it was not set, so the field stays an `Option`, and a method beside it gives the value
//! or the default.

use crate::api::{Constant, EnumKind, Field, Shape, Type};
use crate::plan::Planner;
use crate::sdk::{DefaultValue, Mode, RustType};

/// Constants that clippy takes for a mistyped one of Rust's own.
const WELL_KNOWN: [f64; 10] = [
    std::f64::consts::PI,
    std::f64::consts::TAU,
    std::f64::consts::E,
    std::f64::consts::LN_2,
    std::f64::consts::LN_10,
    std::f64::consts::SQRT_2,
    std::f64::consts::LOG2_E,
    std::f64::consts::LOG10_E,
    std::f64::consts::LOG2_10,
    std::f64::consts::LOG10_2,
];

impl Planner<'_> {
    /// The default of a field that may be absent; none where the document's default is not a value
    /// of its type.
    pub(in crate::plan) fn plan_default(
        &mut self,
        field: &Field,
        ty: &RustType,
        mode: Mode,
    ) -> Option<DefaultValue> {
        let RustType::Option(inner) = ty else {
            return None;
        };
        if mode != Mode::Optional
            || field.ty.nullable
            || field.deprecated.is_some()
            || field.constant.is_some()
        {
            return None;
        }
        self.default_value(&field.ty.ty, inner, field.default.as_ref()?.scalar.as_ref()?)
    }

    /// A constant as a value of a type, where it is one.
    pub(super) fn default_value(
        &mut self,
        ty: &Type,
        rust: &RustType,
        default: &Constant,
    ) -> Option<DefaultValue> {
        match (rust, default) {
            (RustType::Prelude("String"), Constant::String(text)) => {
                Some(DefaultValue::Text(text.clone()))
            }
            (RustType::Prelude("bool"), Constant::Boolean(_)) => {
                Some(DefaultValue::Scalar("bool", default.clone()))
            }
            (RustType::Prelude(name), Constant::Number(text)) => {
                let text = if name.starts_with('f') { text.clone() } else { whole(text) };
                fits(&text, name).then_some(DefaultValue::Scalar(name, Constant::Number(text)))
            }
            (RustType::Item(name), _) => {
                let id = self.api.types.item(ty)?;
                let Shape::Enum(values) = &self.api.types[id].shape else {
                    return None;
                };
                let is_integer = values.kind == EnumKind::Integer;
                if is_integer != matches!(default, Constant::Number(_)) {
                    return None;
                }
                let names = self.enum_names(id, values);
                let variant = names.variant_of(default.text().as_str())?.to_owned();
                Some(DefaultValue::Variant { name: name.clone(), variant, copy: is_integer })
            }
            _ => None,
        }
    }
}

/// A whole number as Rust writes it: `1.0` and `1e3` are whole, too.
fn whole(text: &str) -> String {
    const MOST_EXACT: f64 = 9_007_199_254_740_992.0;
    match text.parse::<f64>() {
        Ok(number)
            if text.contains(['.', 'e', 'E'])
                && number.fract() == 0.0
                && number.abs() < MOST_EXACT =>
        {
            (number as i64).to_string()
        }
        _ => text.to_owned(),
    }
}

/// Whether a number can be written as a literal of a type.
fn fits(text: &str, name: &str) -> bool {
    match name {
        "i8" => text.parse::<i8>().is_ok(),
        "i16" => text.parse::<i16>().is_ok(),
        "i32" => text.parse::<i32>().is_ok(),
        "i64" => text.parse::<i64>().is_ok(),
        "u8" => text.parse::<u8>().is_ok(),
        "u16" => text.parse::<u16>().is_ok(),
        "u32" => text.parse::<u32>().is_ok(),
        "u64" => text.parse::<u64>().is_ok(),
        "f32" => text
            .parse::<f32>()
            .is_ok_and(|number| number.is_finite() && is_unsuspicious(number.into())),
        "f64" => {
            text.parse::<f64>().is_ok_and(|number| number.is_finite() && is_unsuspicious(number))
        }
        _ => false,
    }
}

fn is_unsuspicious(number: f64) -> bool {
    WELL_KNOWN.iter().all(|known| (number.abs() - known).abs() > 0.01)
}
