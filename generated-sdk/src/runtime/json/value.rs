//! JSON that no type describes.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::error::visible;
use super::{Decode, DecodeError, Decoder, Encode, Fault, Number, Object, Reader, Writer};

/// Any JSON value, kept as it was: numbers with their exact text, members in their order.
///
/// Its `Display` is compact JSON, and `parse` reads it.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Object),
}

impl Json {
    /// The member with this name, if this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// The value that a JSON pointer (RFC 6901) leads to: `""` is this value, `"/error/type"` a
    /// member of a member, `"/devices/0"` an element.
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer
            .strip_prefix('/')?
            .split('/')
            .try_fold(self, |value, token| match value {
                Self::Object(object) => object.get(&token.replace("~1", "/").replace("~0", "~")),
                Self::Array(elements) => elements.get(array_index(token)?),
                _ => None,
            })
    }

    /// The value as one of another type, if it decodes as that.
    ///
    /// # Errors
    ///
    /// When the value is not of this type; missing members are treated as in
    /// [`DecodeMode::Tolerant`](super::DecodeMode).
    pub fn decode<T: Decode>(&self) -> Result<T, DecodeError> {
        Decoder::new()
            .decode(self.to_string().as_bytes())
            .map(|decoded| decoded.value)
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value of a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The value of an integer that fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The value of an integer that fits.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.as_u64()
    }

    /// The double that is nearest to a number.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number()?.as_f64()
    }

    /// The content of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of an array.
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The members of an object.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }
}

/// An index as RFC 6901 writes it: without leading zeros.
fn array_index(token: &str) -> Option<usize> {
    let plain = token == "0" || token.starts_with(|c: char| matches!(c, '1'..='9'));
    token.parse().ok().filter(|_| plain)
}

impl Decode for Json {
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        Ok(match r.peek() {
            Some(b'"') => Self::String(r.string()?.into_owned()),
            Some(b'{') => Self::Object(Object::decode(r)?),
            Some(b'[') => Self::Array(Vec::decode(r)?),
            Some(b't' | b'f') => Self::Bool(r.boolean()?),
            Some(b'n') => r.null().map(|()| Self::Null)?,
            Some(b'-' | b'0'..=b'9') => Self::Number(Number::decode(r)?),
            _ => return Err(r.expected("a value")),
        })
    }

    fn absent() -> Option<Self> {
        Some(Self::Null)
    }
}

impl Encode for Json {
    fn encode(&self, w: &mut Writer) {
        match self {
            Self::Null => w.null(),
            Self::Bool(value) => w.boolean(*value),
            Self::Number(number) => number.encode(w),
            Self::String(text) => w.string(text),
            Self::Array(elements) => elements.encode(w),
            Self::Object(object) => object.encode(w),
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut w = Writer::new();
        self.encode(&mut w);
        f.write_str(w.as_str())
    }
}

/// JSON text: it says all there is, and what it holds has no other names. Characters that cannot be
/// seen are escapes.
impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&self.to_string()))
    }
}

impl FromStr for Json {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        super::from_slice(text.as_bytes())
    }
}

/// One line for each type that a value can be made from.
macro_rules! conversions {
    ($($type:ty as $value:pat => $json:expr;)*) => {$(
        impl From<$type> for Json {
            fn from($value: $type) -> Self {
                $json
            }
        }
    )*};
}

conversions! {
    bool as value => Self::Bool(value);
    i32 as value => Self::Number(value.into());
    i64 as value => Self::Number(value.into());
    u32 as value => Self::Number(value.into());
    u64 as value => Self::Number(value.into());
    &str as value => Self::String(value.to_owned());
    String as value => Self::String(value);
    Number as value => Self::Number(value);
    Object as value => Self::Object(value);
    () as () => Self::Null;
}

/// NaN and infinity, which JSON has no number for, are null.
impl From<f64> for Json {
    fn from(value: f64) -> Self {
        Number::from_f64(value).map_or(Self::Null, Self::Number)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Json {
    fn from(elements: Vec<T>) -> Self {
        elements.into_iter().collect()
    }
}

/// An object.
impl<T: Into<Self>> From<BTreeMap<String, T>> for Json {
    fn from(members: BTreeMap<String, T>) -> Self {
        Self::Object(members.into_iter().collect())
    }
}

impl<T: Into<Self>, const N: usize> From<[T; N]> for Json {
    fn from(elements: [T; N]) -> Self {
        elements.into_iter().collect()
    }
}

/// `None` is null.
impl<T: Into<Self>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// An array.
impl<T: Into<Self>> FromIterator<T> for Json {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        Self::Array(elements.into_iter().map(Into::into).collect())
    }
}

impl PartialEq<str> for Json {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<&str> for Json {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == Some(other)
    }
}
