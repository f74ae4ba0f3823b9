//! Numbers: their exact text, and the Rust types that hold them.

use std::str::FromStr;

use super::{Kind, Reader};
use crate::runtime::json::error::{Fault, Problem};

impl<'a> Reader<'a> {
    /// Reads a number and returns its text, unchanged.
    pub fn number(&mut self) -> Result<&'a str, Fault> {
        self.peek();
        let start = self.at;
        let end = number_end(self.text.as_bytes(), start);
        match end {
            Some(end) => {
                self.at = end;
                Ok(self.slice(start, end))
            }
            None => self.number_in_text("a number"),
        }
    }

    /// Reads a whole number. Outside of strict mode `4.0` and `4e0` are whole numbers too.
    ///
    /// # Errors
    ///
    /// When there is a fraction, or the number does not fit.
    pub fn i64(&mut self) -> Result<i64, Fault> {
        self.whole(i64::MIN.into(), i64::MAX.into(), "a 64-bit integer")
    }

    /// Reads a whole number, see [`Reader::i64`].
    pub fn u64(&mut self) -> Result<u64, Fault> {
        self.whole(0, u64::MAX.into(), "an integer from 0 to 2^64 - 1")
    }

    /// Reads a whole number, see [`Reader::i64`].
    pub fn i32(&mut self) -> Result<i32, Fault> {
        self.whole(i32::MIN.into(), i32::MAX.into(), "a 32-bit integer")
    }

    /// Reads a whole number, see [`Reader::i64`].
    pub fn u32(&mut self) -> Result<u32, Fault> {
        self.whole(0, u32::MAX.into(), "an integer from 0 to 2^32 - 1")
    }

    /// Reads a whole number, see [`Reader::i64`].
    pub fn i16(&mut self) -> Result<i16, Fault> {
        self.whole(i16::MIN.into(), i16::MAX.into(), "a 16-bit integer")
    }

    /// Reads a whole number, see [`Reader::i64`].
    pub fn u16(&mut self) -> Result<u16, Fault> {
        self.whole(0, u16::MAX.into(), "an integer from 0 to 2^16 - 1")
    }

    /// Reads a whole number, see [`Reader::i64`].
    pub fn i8(&mut self) -> Result<i8, Fault> {
        self.whole(i8::MIN.into(), i8::MAX.into(), "an 8-bit integer")
    }

    /// Reads a whole number, see [`Reader::i64`].
    pub fn u8(&mut self) -> Result<u8, Fault> {
        self.whole(0, u8::MAX.into(), "an integer from 0 to 255")
    }

    /// Reads a number as the nearest double. One too small for it is 0.
    ///
    /// # Errors
    ///
    /// When the number is too large for it: infinity is not what the server said.
    pub fn f64(&mut self) -> Result<f64, Fault> {
        self.float("a double-precision number", f64::is_finite)
    }

    /// Reads a number as the nearest single, see [`Reader::f64`].
    pub fn f32(&mut self) -> Result<f32, Fault> {
        self.float("a single-precision number", f32::is_finite)
    }

    /// The kind of the number here.
    pub(super) fn kind_of_number(&self) -> Kind {
        let end = number_end(self.text.as_bytes(), self.at);
        let number = end.map_or("", |end| self.slice(self.at, end));
        match whole_value(number) {
            Whole::No => Kind::Number,
            _ if number.contains(['.', 'e', 'E']) => Kind::Decimal,
            _ => Kind::Integer,
        }
    }

    /// Reads a whole number that is written as one, with at most 18 digits, as nearly all are. At
    /// another number it stays where it is.
    #[inline]
    fn plain_whole(&mut self) -> Option<i64> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let negative = rest.first() == Some(&b'-');
        let digits = rest.get(usize::from(negative)..)?;
        let mut value = 0_i64;
        let mut length = 0;
        while let Some(digit @ b'0'..=b'9') = digits.get(length) {
            if length == 18 {
                return None;
            }
            value = value * 10 + i64::from(digit - b'0');
            length += 1;
        }
        let leading_zero = length > 1 && digits.first() == Some(&b'0');
        if length == 0 || leading_zero || matches!(digits.get(length), Some(b'.' | b'e' | b'E')) {
            return None;
        }
        self.at += usize::from(negative) + length;
        Some(if negative { -value } else { value })
    }

    fn float<T: FromStr + Copy>(
        &mut self,
        what: &'static str,
        is_finite: fn(T) -> bool,
    ) -> Result<T, Fault> {
        let start = self.mark();
        match self.number()?.parse() {
            Ok(value) if is_finite(value) => Ok(value),
            _ => Err(self.fault(start.at, Problem::Range(what))),
        }
    }

    fn whole<T: TryFrom<i128>>(
        &mut self,
        min: i128,
        max: i128,
        what: &'static str,
    ) -> Result<T, Fault> {
        let start = self.mark();
        if let Some(value) = self.plain_whole() {
            return T::try_from(value.into())
                .map_err(|_| self.fault(start.at, Problem::Range(what)));
        }
        let text = match self.peek() {
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.number_in_text(what)?,
        };
        let value = match text.parse::<i64>() {
            Ok(value) => Whole::Value(value.into()),
            Err(_) if self.is_strict() && text.contains(['.', 'e', 'E']) => Whole::No,
            Err(_) => whole_value(text),
        };
        match value {
            Whole::Value(value) if (min..=max).contains(&value) => {
                T::try_from(value).map_err(|_| self.fault(start.at, Problem::Range(what)))
            }
            Whole::No => Err(self.fault(start.at, Problem::Expected("an integer"))),
            _ => Err(self.fault(start.at, Problem::Range(what))),
        }
    }
}

#[derive(Debug, PartialEq)]
enum Whole {
    /// A whole number within 128 bits.
    Value(i128),
    /// A whole number beyond that.
    Huge,
    /// The number has a fraction.
    No,
}

/// The value of a JSON number if it is whole, computed on its digits: `12.50e1` is 125.
fn whole_value(text: &str) -> Whole {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let negative = integer.starts_with('-');
    let fraction = fraction.trim_end_matches('0');
    let digits = format!("{}{fraction}", integer.trim_start_matches(['-', '0']));
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Whole::Value(0);
    }
    // An exponent beyond 64 bits leaves nothing to compute: no text is long enough to make up for
    // it.
    let exponent = match exponent.parse::<i64>() {
        Ok(exponent) => exponent.saturating_sub(fraction.len() as i64),
        Err(_) if exponent.starts_with('-') => return Whole::No,
        Err(_) => return Whole::Huge,
    };
    let kept = significant.trim_end_matches('0');
    let exponent = exponent.saturating_add((significant.len() - kept.len()) as i64);
    if exponent < 0 {
        return Whole::No;
    }
    let power = u32::try_from(exponent)
        .ok()
        .and_then(|exponent| 10_i128.checked_pow(exponent));
    let value = kept
        .parse::<i128>()
        .ok()
        .zip(power)
        .and_then(|(digits, power)| digits.checked_mul(power));
    match value {
        Some(value) => Whole::Value(if negative { -value } else { value }),
        None => Whole::Huge,
    }
}

/// The end of the number that starts at `at`, by the grammar of RFC 8259 section 6.
#[inline]
pub(in crate::runtime::json) fn number_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let byte = |at: usize| rest.get(at).copied().unwrap_or_default();
    let digits = |from: usize| {
        let tail = rest.get(from..).unwrap_or_default();
        from + tail.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let start = usize::from(byte(0) == b'-');
    let mut end = match byte(start) {
        b'0' => start + 1,
        b'1'..=b'9' => digits(start),
        _ => return None,
    };
    if byte(end) == b'.' {
        let last = digits(end + 1);
        if last == end + 1 {
            return None;
        }
        end = last;
    }
    if matches!(byte(end), b'e' | b'E') {
        let sign = usize::from(matches!(byte(end + 1), b'+' | b'-'));
        let last = digits(end + 1 + sign);
        if last == end + 1 + sign {
            return None;
        }
        end = last;
    }
    Some(at + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_in_any_form() {
        for (text, value) in [
            ("0", 0),
            ("-0", 0),
            ("-0.000e-99", 0),
            ("4.0", 4),
            ("4e0", 4),
            ("12.50e1", 125),
            ("-100e-2", -1),
            ("0.001e3", 1),
            ("1E+3", 1000),
            ("0e999999999999999999999999", 0),
        ] {
            assert_eq!(whole_value(text), Whole::Value(value), "{text}");
        }
        for text in [
            "0.5",
            "1e-1",
            "15e-1",
            "1e-99999999999999999999",
            "12.345e2",
        ] {
            assert_eq!(whole_value(text), Whole::No, "{text}");
        }
        for text in ["1e39", "1e99999999999999999999", "1e9223372036854775807"] {
            assert_eq!(whole_value(text), Whole::Huge, "{text}");
        }
    }

    #[test]
    fn the_grammar_of_numbers() {
        for text in ["0", "-0", "10", "1.5", "1e5", "1E+5", "1.0e-5", "-12.34e56"] {
            assert_eq!(number_end(text.as_bytes(), 0), Some(text.len()), "{text}");
        }
        for text in [
            "", "-", "+1", ".5", "1.", "1.e1", "1e", "1e+", "-a", "Infinity", "NaN",
        ] {
            assert_eq!(number_end(text.as_bytes(), 0), None, "{text}");
        }
        assert_eq!(number_end(b"01", 0), Some(1));
    }
}
