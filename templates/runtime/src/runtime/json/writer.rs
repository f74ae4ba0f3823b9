//! The writer: compact JSON text, one value after the other.

use std::fmt::{self, Write as _};

use super::Encode;
use super::reader::plain_end;

/// Writes JSON text without white space.
///
/// It sets the commas itself. That members and elements stand inside of what was opened for them is
/// up to the caller; the [`Encode`] impls of this module keep to it.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    out: String,
}

impl Writer {
    /// A writer with nothing written.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text written so far.
    pub fn as_str(&self) -> &str {
        &self.out
    }

    /// The text that was written.
    pub fn into_string(self) -> String {
        self.out
    }

    /// Starts an object.
    pub fn open_object(&mut self) {
        self.out.push('{');
    }

    /// Ends an object.
    pub fn close_object(&mut self) {
        self.out.push('}');
    }

    /// Starts an array.
    pub fn open_array(&mut self) {
        self.out.push('[');
    }

    /// Ends an array.
    pub fn close_array(&mut self) {
        self.out.push(']');
    }

    /// Writes a member's name; its value has to follow.
    pub fn key(&mut self, name: &str) {
        self.comma();
        self.string(name);
        self.out.push(':');
    }

    /// Writes one member of an object.
    pub fn member<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        self.key(name);
        value.encode(self);
    }

    /// Writes one element of an array.
    pub fn element<T: Encode + ?Sized>(&mut self, value: &T) {
        self.comma();
        value.encode(self);
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.out.push_str("null");
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.out.push_str(if value { "true" } else { "false" });
    }

    /// Writes a string.
    pub fn string(&mut self, text: &str) {
        self.out.push('"');
        self.escaped(text);
        self.out.push('"');
    }

    /// Writes what a value displays as a string.
    pub fn display(&mut self, value: &impl fmt::Display) {
        self.out.push('"');
        // Writing into a string fails only if the value's own Display does; what it wrote before is
        // kept.
        _ = write!(Escaped(self), "{value}");
        self.out.push('"');
    }

    /// Writes a whole number.
    pub fn integer(&mut self, value: impl itoa::Integer) {
        self.out.push_str(itoa::Buffer::new().format(value));
    }

    /// Writes the shortest number that reads back as `value`; what JSON has no number for (NaN,
    /// infinity) as `null`.
    ///
    /// A whole number is written without a fraction (`4`, not `4.0`): JSON knows no difference, but
    /// servers that declared a float where they read an integer do.
    pub fn f64(&mut self, value: f64) {
        // Whole numbers are exact up to 2^53.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if value.fract() == 0.0
            && value.abs() <= EXACT
            && (value != 0.0 || value.is_sign_positive())
        {
            self.integer(value as i64);
        } else {
            self.float(value.is_finite(), value.abs(), value);
        }
    }

    /// Writes a number with a fraction, also a whole one: `4.0`.
    pub fn fraction<T: Encode>(&mut self, number: &T) {
        let start = self.out.len();
        number.encode(self);
        let written = self.out.as_bytes().get(start..).unwrap_or_default();
        if written
            .iter()
            .all(|byte| matches!(byte, b'-' | b'0'..=b'9'))
        {
            self.out.push_str(".0");
        }
    }

    /// Writes the shortest number that reads back as `value`, see [`Writer::f64`].
    pub fn f32(&mut self, value: f32) {
        const EXACT: f32 = 16_777_216.0;
        if value.fract() == 0.0
            && value.abs() <= EXACT
            && (value != 0.0 || value.is_sign_positive())
        {
            self.integer(value as i32);
        } else {
            self.float(value.is_finite(), value.abs().into(), value);
        }
    }

    /// Writes text that is JSON already.
    pub(super) fn raw(&mut self, json: &str) {
        self.out.push_str(json);
    }

    /// `{}` writes 1e300 with 300 zeros, `{:e}` writes 0.1 as 1e-1: both are right, neither always
    /// fit to read.
    fn float(&mut self, finite: bool, size: f64, value: impl fmt::Display + fmt::LowerExp) {
        _ = match size {
            _ if !finite => self.out.write_str("null"),
            1e-5..1e17 => write!(self.out, "{value}"),
            0.0 => self.out.write_str("-0.0"),
            _ => write!(self.out, "{value:e}"),
        };
    }

    /// No value ends in an opening bracket, so the last byte tells whether this is the first part
    /// of its container.
    fn comma(&mut self) {
        if !matches!(self.out.as_bytes().last(), Some(b'{' | b'[') | None) {
            self.out.push(',');
        }
    }

    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let (plain, special) = rest.split_at(plain_end(rest.as_bytes(), 0));
            self.out.push_str(plain);
            let mut characters = special.chars();
            let Some(character) = characters.next() else {
                return;
            };
            self.escape(character);
            rest = characters.as_str();
        }
    }

    fn escape(&mut self, character: char) {
        match character {
            '"' => self.out.push_str("\\\""),
            '\\' => self.out.push_str("\\\\"),
            '\n' => self.out.push_str("\\n"),
            '\r' => self.out.push_str("\\r"),
            '\t' => self.out.push_str("\\t"),
            other => _ = write!(self.out, "\\u{:04x}", u32::from(other)),
        }
    }
}

/// Escapes what is formatted into it.
struct Escaped<'w>(&'w mut Writer);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.escaped(text);
        Ok(())
    }
}
