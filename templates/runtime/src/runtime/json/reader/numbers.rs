//! Numbers: their exact text, and the Rust types that hold them.

use std::str::FromStr;

use super::Reader;
use crate::runtime::json::fault::{Fault, Problem};

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
            None => Err(self.expected("a number")),
        }
    }

    /// Reads a whole number. Outside of strict mode `4.0` and `4e0` are whole numbers too.
    ///
    /// # Errors
    ///
    /// When there is a fraction, or the number does not fit.
    pub fn i64(&mut self) -> Result<i64, Fault> {
        self.whole(
            i64::MIN.into(),
            i64::MAX.into(),
            "a whole number of 64 bits",
        )
    }

    /// Reads a whole number, see [`Reader::i64`].
    pub fn u64(&mut self) -> Result<u64, Fault> {
        self.whole(0, u64::MAX.into(), "a whole number from 0 to 2^64 - 1")
    }

    /// Reads a whole number, see [`Reader::i64`].
    pub fn i32(&mut self) -> Result<i32, Fault> {
        self.whole(
            i32::MIN.into(),
            i32::MAX.into(),
            "a whole number of 32 bits",
        )
    }

    /// Reads a whole number, see [`Reader::i64`].
    pub fn u32(&mut self) -> Result<u32, Fault> {
        self.whole(0, u32::MAX.into(), "a whole number from 0 to 2^32 - 1")
    }

    /// Reads a number as the nearest double. One too small for it is 0.
    ///
    /// # Errors
    ///
    /// When the number is too large for it: infinity is not what the server said.
    pub fn f64(&mut self) -> Result<f64, Fault> {
        let start = self.mark();
        if let Some((digits, fraction)) = self.plain() {
            if let Some(value) = exact_quotient(digits, fraction) {
                return Ok(value);
            }
            self.at = start.at;
        }
        self.float("a number of double precision", f64::is_finite)
    }

    /// Reads a number as the nearest single, see [`Reader::f64`].
    pub fn f32(&mut self) -> Result<f32, Fault> {
        self.float("a number of single precision", f32::is_finite)
    }

    /// Whether the number here is a whole one.
    pub(super) fn is_integer(&mut self) -> bool {
        let end = number_end(self.text.as_bytes(), self.at);
        end.is_some_and(|end| whole_value(self.slice(self.at, end)) != Whole::No)
    }

    /// Reads a number in plain form with at most 18 digits, as nearly all are: its digits, and how many of them stand behind
    /// the point. At another number it stays where it is.
    #[inline]
    fn plain(&mut self) -> Option<(i64, usize)> {
        self.peek();
        let rest = self.text.as_bytes().get(self.at..)?;
        let negative = rest.first() == Some(&b'-');
        let digits = rest.get(usize::from(negative)..)?;
        let mut value = 0_i64;
        let mut length = 0;
        let mut point = None;
        loop {
            match digits.get(length) {
                Some(digit @ b'0'..=b'9') => value = value * 10 + i64::from(digit - b'0'),
                Some(b'.') if point.is_none() => point = Some(length),
                Some(b'.' | b'e' | b'E') => return None,
                _ => break,
            }
            length += 1;
            if length > 18 {
                return None;
            }
        }
        let integer = point.unwrap_or(length);
        let leading_zero = integer > 1 && digits.first() == Some(&b'0');
        let fraction = point.map_or(0, |point| length - point - 1);
        // A point needs digits on both sides, and -0 is a float but no integer.
        if integer == 0
            || leading_zero
            || point.is_some() && fraction == 0
            || negative && value == 0
        {
            return None;
        }
        self.at += usize::from(negative) + length;
        Some((if negative { -value } else { value }, fraction))
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
        if let Some((value, 0)) = self.plain() {
            return T::try_from(value.into())
                .map_err(|_| self.fault(start.at, Problem::Range(what)));
        }
        self.rewind(start);
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return Err(self.expected(what));
        }
        let text = self.number()?;
        let value = match text.parse::<i64>() {
            Ok(value) => Whole::Value(value.into()),
            Err(_) if self.is_strict() && text.contains(['.', 'e', 'E']) => Whole::No,
            Err(_) => whole_value(text),
        };
        match value {
            Whole::Value(value) if (min..=max).contains(&value) => {
                T::try_from(value).map_err(|_| self.fault(start.at, Problem::Range(what)))
            }
            Whole::No => Err(self.fault(start.at, Problem::Expected("a whole number"))),
            _ => Err(self.fault(start.at, Problem::Range(what))),
        }
    }
}

/// `digits / 10^fraction`, where both are doubles exactly: their quotient is then rounded once, to the nearest double.
#[inline]
fn exact_quotient(digits: i64, fraction: usize) -> Option<f64> {
    const POWERS: [f64; 18] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17,
    ];
    let exact = digits.unsigned_abs() <= 1 << 53;
    POWERS
        .get(fraction)
        .filter(|_| exact)
        .map(|power| digits as f64 / power)
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
    // An exponent beyond 64 bits leaves nothing to compute: no text is long enough to make up for it.
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

/// Where the number that starts at `at` ends, by the grammar of RFC 8259 section 6.
#[inline]
pub(in crate::runtime::json) fn number_end(bytes: &[u8], at: usize) -> Option<usize> {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let digits = |mut at: usize| {
        while byte(at).is_ascii_digit() {
            at += 1;
        }
        at
    };
    let mut end = if byte(at) == b'-' { at + 1 } else { at };
    end = match byte(end) {
        b'0' => end + 1,
        b'1'..=b'9' => digits(end),
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
    Some(end)
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
