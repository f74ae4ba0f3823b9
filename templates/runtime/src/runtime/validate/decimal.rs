//! Numbers of JSON as the decimal fractions that their texts are.

use std::cmp::Ordering;

/// Exponents beyond this are taken for it: no value that is sent in earnest is out here.
const FARTHEST: i64 = 1_000_000;

/// How many zeros a division appends at most.
const MOST_ZEROS: i64 = 5_000;

/// `digits × 10^exponent`. There are neither leading nor trailing zeros, so that each number has
/// one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    exponent: i64,
}

impl Decimal {
    /// A number in the grammar of RFC 8259, section 6; `None` for any other text.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let mut digits: Vec<u8> = Vec::with_capacity(number.len());
        for byte in whole.bytes().chain(fraction.bytes()) {
            digits.push(byte.checked_sub(b'0').filter(|digit| *digit <= 9)?);
        }
        let shift = exponent_of(exponent)? - i64::try_from(fraction.len()).ok()?;
        let mut exponent = shift;
        while digits.last() == Some(&0) {
            digits.pop();
            exponent += 1;
        }
        let zeros = digits.iter().take_while(|digit| **digit == 0).count();
        digits.drain(..zeros);
        if digits.is_empty() {
            return Some(Self {
                negative: false,
                digits,
                exponent: 0,
            });
        }
        Some(Self {
            negative,
            digits,
            exponent,
        })
    }

    /// Whether a whole number times `divisor` is this. Everything counts as a multiple of 0, which
    /// is not a divisor, and of what would take more than 19 digits to divide by.
    pub(super) fn is_multiple_of(&self, divisor: &Self) -> bool {
        if self.digits.is_empty() || divisor.digits.is_empty() {
            return true;
        }
        if self.magnitude(divisor) == Ordering::Less {
            return false;
        }
        let common = self.exponent.min(divisor.exponent);
        let (zeros, divisor_zeros) = (self.exponent - common, divisor.exponent - common);
        if zeros > MOST_ZEROS {
            return true;
        }
        let Some(divisor) = divisor.scaled(divisor_zeros) else {
            return true;
        };
        let zeros = (0..zeros).map(|_| &0);
        let digits = self.digits.iter().chain(zeros);
        let step = |rest: u128, digit: &u8| (rest * 10 + u128::from(*digit)) % u128::from(divisor);
        digits.fold(0, step) == 0
    }

    /// The digits with so many zeros, as a number that is not 0.
    fn scaled(&self, zeros: i64) -> Option<u64> {
        let number = self.digits.iter().try_fold(0_u64, |number, digit| {
            number.checked_mul(10)?.checked_add(u64::from(*digit))
        })?;
        number.checked_mul(10_u64.checked_pow(u32::try_from(zeros).ok()?)?)
    }

    /// Compares without the sign.
    fn magnitude(&self, other: &Self) -> Ordering {
        // Where the first digit stands; zero has none.
        let first =
            |one: &Self| (!one.digits.is_empty()).then(|| one.digits.len() as i64 + one.exponent);
        first(self)
            .cmp(&first(other))
            .then_with(|| self.digits.cmp(&other.digits))
    }
}

/// The number behind an `e`.
fn exponent_of(text: &str) -> Option<i64> {
    let digits = text.trim_start_matches(['+', '-']);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse().unwrap_or(FARTHEST).min(FARTHEST);
    Some(if text.starts_with('-') { -size } else { size })
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn numbers_compare_by_value() {
        for (less, more) in [
            ("0", "0.1"),
            ("-1", "0"),
            ("-2", "-1"),
            ("9", "10"),
            ("0.07", "0.0700000001"),
            ("1e-400", "1e400"),
            ("9223372036854775807", "9223372036854775808"),
            ("-1e999999999999", "1e-999999999999"),
        ] {
            assert!(Decimal::parse(less) < Decimal::parse(more), "{less} {more}");
        }
        for (one, other) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("-0", "0"),
            ("0.10", "1E-1"),
            ("12.5e+1", "125"),
        ] {
            assert_eq!(Decimal::parse(one), Decimal::parse(other), "{one} {other}");
        }
        for text in ["", "x", "1e", "1.x", "--1"] {
            assert!(
                Decimal::parse(text).is_none_or(|one| one.digits.is_empty()),
                "{text}"
            );
        }
    }

    #[test]
    fn multiples_are_exact() {
        let multiple = |text: &str, of: &str| {
            let (one, of) = (Decimal::parse(text), Decimal::parse(of));
            one.zip(of).is_some_and(|(one, of)| one.is_multiple_of(&of))
        };
        for (text, of) in [
            ("0.07", "0.01"),
            ("-0.3", "0.1"),
            ("0", "7"),
            ("1e30", "1000"),
            ("19.99", "0.01"),
            ("9007199254740993", "3"),
            ("10", "2.5"),
            ("5", "0"),
        ] {
            assert!(multiple(text, of), "{text} of {of}");
        }
        for (text, of) in [
            ("0.075", "0.01"),
            ("7", "2"),
            ("0.5", "1"),
            ("1e-300", "1"),
            ("9007199254740994", "3"),
            ("1e30", "7"),
        ] {
            assert!(!multiple(text, of), "{text} of {of}");
        }
    }
}
