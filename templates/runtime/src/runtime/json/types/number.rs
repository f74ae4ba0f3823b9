//! Numbers with their exact text.

use std::fmt;
use std::str::FromStr;

use crate::runtime::json::reader::DecodeMode;
use crate::runtime::json::{Decode, DecodeError, Encode, Fault, Reader, Writer};

/// A JSON number, kept as its text: `1.0`, `1e400` and forty digits survive.
///
/// Two numbers are equal when their texts are: `1.0` is not `1`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

impl Number {
    /// The text of the number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value, if it is an integer that fits (`4.0` and `4e0` are integers).
    pub fn as_i64(&self) -> Option<i64> {
        Reader::new(&self.0, DecodeMode::Tolerant).i64().ok()
    }

    /// The value, if it is an integer that fits (`4.0` and `4e0` are integers).
    pub fn as_u64(&self) -> Option<u64> {
        Reader::new(&self.0, DecodeMode::Tolerant).u64().ok()
    }

    /// The nearest double, unless the number is too large for one.
    pub fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// The shortest number that reads back as `value`; `None` for NaN and infinity.
    pub fn from_f64(value: f64) -> Option<Self> {
        value.is_finite().then(|| Self::written(|w| w.f64(value)))
    }

    fn written(write: impl FnOnce(&mut Writer)) -> Self {
        let mut w = Writer::new();
        write(&mut w);
        Self(w.into_string().into())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Number {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        crate::runtime::json::from_slice(text.as_bytes())
    }
}

impl Default for Number {
    fn default() -> Self {
        Self("0".into())
    }
}

impl Decode for Number {
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        r.number().map(|text| Self(text.into()))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl Encode for Number {
    fn encode(&self, w: &mut Writer) {
        w.raw(&self.0);
    }
}

/// One line for each integer type.
macro_rules! conversions {
    ($($type:ty)*) => {$(
        impl From<$type> for Number {
            fn from(value: $type) -> Self {
                Self::written(|w| w.integer(value))
            }
        }
    )*};
}

conversions! { i8 i16 i32 i64 u8 u16 u32 u64 }
