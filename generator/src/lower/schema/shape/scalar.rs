//! Strings and numbers: what `format`, `contentEncoding` and bounds make of them.

use crate::api::{Float, Int, Text, Type};
use crate::load::{Node, Value};
use crate::lower::schema::Schemas;
use crate::lower::schema::conjunction::Merged;
use crate::lower::schema::kinds::Kinds;

/// The bounds of 64 bits, up to how a double writes them: documents that went through JavaScript
/// have `9223372036854776000` where `9223372036854775807` was meant.
const MOST_I64: i128 = 9_223_372_036_854_776_000;
const MOST_U64: i128 = 18_446_744_073_709_552_000;

impl<'d> Schemas<'d, '_> {
    /// The type of a boolean, a number or a string.
    pub(in crate::lower) fn lower_scalar(&self, kind: Kinds, merged: &Merged<'d>) -> Type {
        let formats = &self.config.formats;
        match kind {
            Kinds::BOOLEAN => Type::Boolean,
            Kinds::INTEGER => {
                let int = merged.format.and_then(|format| formats.integer(format));
                Type::Integer(int.unwrap_or_else(|| bounded(merged)))
            }
            Kinds::NUMBER => {
                merged.format.map_or(Type::Number(Float::F64), |format| formats.number(format))
            }
            _ => Type::String(self.lower_text(merged)),
        }
    }

    /// `contentEncoding` (3.1) says the same as `format: byte` (3.0).
    fn lower_text(&self, merged: &Merged<'d>) -> Text {
        let formats = &self.config.formats;
        match (merged.format, merged.text("contentEncoding")) {
            (None, Some(encoding)) if encoding.eq_ignore_ascii_case("base64") => {
                formats.text("byte")
            }
            (None, Some(encoding)) if encoding.eq_ignore_ascii_case("base64url") => {
                formats.text("base64url")
            }
            (Some(format), _) => formats.text(format),
            (None, _) => Text::Plain,
        }
    }
}

/// What a format is of, where no `type` says it.
pub(in crate::lower) fn formatted(format: &str) -> Kinds {
    match format {
        "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64"
        | "int128" | "uint128" => Kinds::INTEGER,
        "float" | "double" => Kinds::NUMBER,
        _ => Kinds::STRING,
    }
}

/// The width that the bounds ask for, where no format says it.
fn bounded(merged: &Merged<'_>) -> Int {
    let numbers = |key: &'static str| {
        merged.parts.iter().filter_map(move |part| part.node.get(key).and_then(number))
    };
    let most = numbers("maximum").chain(numbers("exclusiveMaximum")).min();
    let least = numbers("minimum")
        .chain(numbers("exclusiveMinimum").map(|number| number.saturating_add(1)))
        .max();
    match (least, most) {
        (Some(least), _) if least < -MOST_I64 => Int::Exact,
        (_, Some(most)) if most <= MOST_I64 => Int::I64,
        (None, None) => Int::I64,
        (Some(0..=MOST_I64), None) => Int::I64,
        (Some(0..), Some(most)) if most <= MOST_U64 => Int::U64,
        (Some(0..=MOST_U64), None) => Int::U64,
        (Some(..0), None) => Int::I64,
        _ => Int::Exact,
    }
}

/// The number of a bound; one beyond 128 bits at their edge.
fn number(node: &Node<'_>) -> Option<i128> {
    let Value::Number(text) = &node.value else {
        return None;
    };
    text.parse().ok().or_else(|| text.parse::<f64>().ok().map(|number| number as i128))
}

/// The width that holds all of these numbers.
pub(in crate::lower) fn whole_of<'t>(texts: impl Iterator<Item = &'t str>) -> Int {
    texts.fold(Int::I64, |width, text| match width {
        Int::I64 if text.parse::<i64>().is_ok() || text.contains(['.', 'e', 'E']) => Int::I64,
        Int::I64 | Int::U64 if text.parse::<u64>().is_ok() => Int::U64,
        _ => Int::Exact,
    })
}

/// A double, unless one of the numbers has more digits than it keeps.
pub(in crate::lower) fn double_of<'t>(mut texts: impl Iterator<Item = &'t str>) -> Float {
    const DIGITS: usize = 15;
    let digits = |text: &str| {
        let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
        mantissa.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit).count()
    };
    let fits = |text: &str| digits(text) <= DIGITS && text.parse::<f64>().is_ok_and(f64::is_finite);
    if texts.all(fits) { Float::F64 } else { Float::Exact }
}
