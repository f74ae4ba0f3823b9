//! Scalars of YAML: the core schema of YAML 1.2.2, section 10.3.2, cut to what JSON can hold.

use std::borrow::Cow;

use crate::load::Value;

/// How a scalar is to be read.
#[derive(Clone, Copy, Debug)]
pub(in crate::load) enum Style<'t> {
    /// Plain: its look decides.
    Plain,
    /// Quoted, a block, or tagged `!`: a string.
    Text,
    /// Tagged by the core schema with this suffix: `str`, `int`, …
    Tagged(&'t str),
}

/// What a scalar stands for.
///
/// The text of a number is always one that JSON could have. What has no such text (`.inf`, `.nan`)
/// is a string, and so is a whole number with leading zeros: `007` is an identifier more often than
/// seven.
pub(in crate::load) fn resolve<'a>(text: Cow<'a, str>, style: Style<'_>) -> Value<'a> {
    match style {
        Style::Plain => plain(text),
        Style::Tagged("null" | "bool" | "int") => plain(text),
        Style::Tagged("float") => match plain(text) {
            Value::Number(text) if !text.contains(['.', 'e', 'E']) => {
                Value::Number(Cow::Owned(format!("{text}.0")))
            }
            value => value,
        },
        Style::Text | Style::Tagged(_) => Value::String(text),
    }
}

fn plain(text: Cow<'_, str>) -> Value<'_> {
    let Some(first) = text.bytes().next() else {
        return Value::Null;
    };
    match first {
        b'~' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' => match text.as_ref() {
            "~" | "null" | "Null" | "NULL" => Value::Null,
            "true" | "True" | "TRUE" => Value::Bool(true),
            "false" | "False" | "FALSE" => Value::Bool(false),
            _ => Value::String(text),
        },
        b'0'..=b'9' | b'-' | b'+' | b'.' => match number(&text) {
            Some(Number::AsWritten) => Value::Number(text),
            Some(Number::Rewritten(number)) => Value::Number(Cow::Owned(number)),
            None => Value::String(text),
        },
        _ => Value::String(text),
    }
}

enum Number {
    /// JSON would write it the same.
    AsWritten,
    Rewritten(String),
}

fn number(text: &str) -> Option<Number> {
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    let (sign, rest) = match text.as_bytes().first() {
        Some(b'-') => ("-", text.get(1..)?),
        Some(b'+') => ("", text.get(1..)?),
        _ => ("", text),
    };
    let (mantissa, exponent) = match rest.find(['e', 'E']) {
        Some(at) => (rest.get(..at)?, Some(rest.get(at + 1..)?)),
        None => (rest, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_digits = exponent.map(|text| text.strip_prefix(['-', '+']).unwrap_or(text));
    let well_formed = digits(whole)
        && fraction.is_none_or(digits)
        && exponent_digits.is_none_or(|text| !text.is_empty() && digits(text))
        && !(whole.is_empty() && fraction.is_none_or(str::is_empty));
    if !well_formed || (whole.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    let complete = !whole.is_empty() && fraction.is_none_or(|fraction| !fraction.is_empty());
    if complete && !text.starts_with('+') {
        return Some(Number::AsWritten);
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = match fraction {
        None => String::new(),
        Some("") => ".0".to_owned(),
        Some(fraction) => format!(".{fraction}"),
    };
    let exponent = exponent.map(|exponent| format!("e{exponent}")).unwrap_or_default();
    Some(Number::Rewritten(format!("{sign}{whole}{fraction}{exponent}")))
}

/// Hexadecimal and octal; one that does not fit 128 bits is left a string.
fn radix(digits: &str, radix: u32) -> Option<Number> {
    if digits.starts_with('+') {
        return None;
    }
    u128::from_str_radix(digits, radix).ok().map(|number| Number::Rewritten(number.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match resolve(Cow::Borrowed(text), Style::Plain) {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Number(number) => number.into_owned(),
            Value::String(text) => format!("{text:?}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn numbers_have_the_text_that_json_would_have() {
        for same in ["0", "-0", "12", "-1.5", "1e3", "1E+3", "2.50e-7", "99999999999999999999999"] {
            assert_eq!(read(same), same);
        }
        for (written, number) in [
            ("+5", "5"),
            (".5", "0.5"),
            ("1.", "1.0"),
            ("-.5e3", "-0.5e3"),
            ("0x1F", "31"),
            ("0o17", "15"),
        ] {
            assert_eq!(read(written), number);
        }
    }

    #[test]
    fn what_only_looks_like_a_number_is_text() {
        for text in [
            "1.2.3",
            "1e",
            "e3",
            "-",
            "+",
            ".",
            "-.",
            "007",
            "0x",
            "0xZZ",
            "0o8",
            "1_000",
            "2020-01-01",
            ".inf",
            ".nan",
            "0x+1",
            "12:30",
            "1e5.5",
            "--1",
        ] {
            assert_eq!(read(text), format!("{text:?}"), "{text}");
        }
    }

    #[test]
    fn words_of_yaml_1_1_are_text() {
        for text in ["yes", "no", "NO", "on", "off", "y", "tRUE", "nULL", "nil"] {
            assert_eq!(read(text), format!("{text:?}"));
        }
        for (text, value) in
            [("~", "null"), ("", "null"), ("Null", "null"), ("TRUE", "true"), ("False", "false")]
        {
            assert_eq!(read(text), value);
        }
    }
}
