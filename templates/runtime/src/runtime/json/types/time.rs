//! Dates and times, by jiff.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use jiff::Span;
pub use jiff::Timestamp;
use jiff::civil::DateTime;
pub use jiff::civil::{Date, Time};
use jiff::tz::Offset;

use crate::runtime::json::{Decode, Encode, Fault, Mark, Reader, Writer};

/// One line for each type: how it is parsed, what a text that is nearly right and a whole number
/// stand for, its empty value, and what it is called in errors. An empty string is not a value of
/// any of them.
macro_rules! times {
    ($($type:ty: $parse:expr, $guess:expr, $of_number:expr, $empty:expr, $what:literal;)*) => {$(
        impl Decode for $type {
            #[inline]
            fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
                let start = r.mark();
                if r.peek() != Some(b'"') {
                    return read_number(r, start, $of_number, $what);
                }
                let text = r.string()?;
                let parse: fn(&str) -> Option<$type> = $parse;
                match parse(&text) {
                    Some(value) => Ok(value),
                    None => read_leniently(r, start, &text, $guess, $what),
                }
            }

            #[inline]
            fn absent() -> Option<Self> {
                Some($empty)
            }
        }

        impl Encode for $type {
            #[inline]
            fn encode(&self, w: &mut Writer) {
                w.display(self);
            }
        }
    )*};
}

/// The empty value of a date.
const EPOCH: Date = Date::constant(1970, 1, 1);

times! {
    Timestamp: parse_instant, parse_in_utc, instant_of_number, Timestamp::UNIX_EPOCH, "a date-time (RFC 3339)";
    Date: parse_date, |_| None, |_| None, EPOCH, "a date (RFC 3339)";
    Time: parse_time_of_day, |_| None, |_| None, Time::midnight(), "a time of day without an offset";
    Duration: |text| text.parse().ok(), |_| None, |_| None, Duration::default(), "a duration (ISO 8601)";
}

/// The value that tolerant decoding reads from a text that is nearly valid; it is noted as a gap.
#[cold]
fn read_leniently<T>(
    r: &mut Reader<'_>,
    start: Mark,
    text: &str,
    guess: fn(&str) -> Option<T>,
    what: &'static str,
) -> Result<T, Fault> {
    match guess(text) {
        Some(value) if !r.is_strict() => {
            r.gap_at(start, what);
            Ok(value)
        }
        _ => Err(r.invalid(start, what)),
    }
}

/// The value that tolerant decoding reads from a whole number; it is noted as a gap.
#[cold]
fn read_number<T>(
    r: &mut Reader<'_>,
    start: Mark,
    value_of: fn(i64) -> Option<T>,
    what: &'static str,
) -> Result<T, Fault> {
    let is_number = matches!(r.peek(), Some(b'-' | b'0'..=b'9'));
    if is_number
        && r.may_repair()
        && let Ok(number) = r.i64()
        && let Some(value) = value_of(number)
    {
        r.converted(start, what);
        return Ok(value);
    }
    r.rewind(start);
    Err(r.expected(if is_number { what } else { "a string" }))
}

/// Numbers below this are seconds, from the year 1653 to 5138; others are milliseconds, from 1973
/// on.
const FIRST_MILLISECOND: u64 = 100_000_000_000;

/// An instant in whole seconds or milliseconds since 1970, as servers send it without declaring it.
fn instant_of_number(number: i64) -> Option<Timestamp> {
    if number.unsigned_abs() < FIRST_MILLISECOND {
        Timestamp::from_second(number).ok()
    } else {
        Timestamp::from_millisecond(number).ok()
    }
}

/// A date-time of RFC 3339. It is written in UTC: the instant is the same, its offset is not kept.
/// A leap second counts as the second before it, and of a fraction nine digits are kept.
fn parse_instant(text: &str) -> Option<Timestamp> {
    match text.parse() {
        Ok(instant) => Some(instant),
        Err(_) => without_further_digits(text)?.parse().ok(),
    }
}

/// A date-time without its offset, which RFC 3339 requires: servers that leave it out mean UTC more
/// often than anything else.
fn parse_in_utc(text: &str) -> Option<Timestamp> {
    let whole = without_further_digits(text);
    let civil: DateTime = whole.as_deref().unwrap_or(text).parse().ok()?;
    text.contains(':')
        .then(|| Offset::UTC.to_timestamp(civil).ok())
        .flatten()
}

/// The text without the digits of its fraction after the ninth, if there are any.
#[cold]
fn without_further_digits(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.')?;
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
    let kept = fraction.get(..9)?;
    let rest = fraction.get(digits..)?;
    (digits > 9).then(|| format!("{whole}.{kept}{rest}"))
}

/// A date of RFC 3339. A date-time is not accepted: its time would be lost.
fn parse_date(text: &str) -> Option<Date> {
    (!text.contains(['T', 't', ' ', ':']))
        .then(|| text.parse().ok())
        .flatten()
}

/// A time of day. With an offset it is refused: the offset would be lost.
fn parse_time_of_day(text: &str) -> Option<Time> {
    (!text.contains(['+', '-', 'Z', 'z']))
        .then(|| text.parse().ok())
        .flatten()
}

/// A duration of ISO 8601, of years to nanoseconds: `P1Y2M`, `PT90M`.
///
/// Two durations are equal when their units are: `PT60M` is not `PT1H`. It derefs to jiff's `Span`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Duration(Span);

impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        self.0.fieldwise() == other.0.fieldwise()
    }
}

impl Eq for Duration {}

impl Deref for Duration {
    type Target = Span;

    fn deref(&self) -> &Span {
        &self.0
    }
}

impl From<Span> for Duration {
    fn from(span: Span) -> Self {
        Self(span)
    }
}

impl FromStr for Duration {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.parse().map(Self)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
