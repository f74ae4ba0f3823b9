//! The JSON codec: a pull reader and a writer, and what a type says about itself to be read and
//! written.
//!
//! Models are plain structs. Beside each stands one list of lines (see `record!`, `string_enum!`
//! and `union!`) from which its [`Decode`] and [`Encode`] come. They are concrete code over one
//! [`Reader`] and one [`Writer`], so that they compile fast; that each function is `#[inline]`
//! keeps its machine code out of a crate that does not use it.
//!
//! # What is accepted
//!
//! RFC 8259, nothing else: no comments, no trailing commas, no NaN. Where the RFC leaves a choice:
//!
//! | case | choice |
//! | --- | --- |
//! | byte order mark at the start | ignored |
//! | bytes that are not UTF-8, UTF-16 | refused |
//! | half a surrogate pair (`"\ud800"`) | U+FFFD; refused in strict mode |
//! | the same member twice | the last counts (of a union's tag the first) |
//! | more than 128 containers in each other | refused, also in what is skipped |
//! | a number beyond the range of its type | refused; [`Json`] keeps its text |
//! | a float with more digits than fit, or too close to 0 | the nearest one |
//! | `4.0` and `4e0` for an integer | 4; refused in strict mode |
//! | a date-time without an offset | in UTC, and noted; refused in strict mode |
//! | NaN and infinity when writing | null |

mod base64;
mod decoder;
mod error;
mod fault;
mod integer_enum;
mod ip;
mod nullable;
mod number;
mod object;
mod path;
#[doc(hidden)]
pub mod presence;
mod reader;
mod record;
mod scalars;
mod secret;
#[cfg(feature = "serde")]
mod serde;
mod shown;
mod string_enum;
#[cfg(feature = "jiff")]
mod time;
mod trial;
mod tuple;
mod union;
#[cfg(feature = "uuid")]
mod uuid;
mod value;
mod writer;

pub use base64::{Base64, Base64Url};
pub use decoder::{Decoded, Decoder};
pub use error::DecodeError;
pub use fault::{Fault, Gap};
#[allow(unused_imports, reason = "an API may have no enums of numbers")]
pub(crate) use integer_enum::integer_enum;
pub use ip::IpAddr;
pub use nullable::Nullable;
pub use number::Number;
pub use object::Object;
pub use reader::{DecodeMode, Kind, MAX_DEPTH, Mark, Reader, Tag};
#[allow(unused_imports, reason = "an API may have no records")]
pub(crate) use record::record;
pub use secret::Secret;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serde::{deserialize, serialize};
#[allow(
    unused_imports,
    reason = "the codec by itself shows nothing but its own errors"
)]
pub(in crate::runtime) use shown::{reveals, shown};
#[allow(unused_imports, reason = "an API may have no enums")]
pub(crate) use string_enum::string_enum;
#[cfg(feature = "jiff")]
pub use time::{Date, Duration, Time, Timestamp};
#[doc(hidden)]
pub use trial::Trial;
#[allow(unused_imports, reason = "an API may have no unions")]
pub(crate) use union::union;
#[cfg(feature = "uuid")]
pub use uuid::Uuid;
pub use value::Json;
pub use writer::Writer;

/// A type that can be read from JSON.
pub trait Decode: Sized {
    /// Reads the next value.
    ///
    /// # Errors
    ///
    /// When the value is not one of this type. The reason, with its place in the text, is kept by
    /// the reader.
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault>;

    /// What a tolerant reading takes where the value is missing or null: an empty string, 0, false,
    /// nothing in a list. Most types have no such value.
    #[inline]
    fn absent() -> Option<Self> {
        None
    }
}

/// A type that can be written as JSON.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, w: &mut Writer);
}

/// Decodes a text in the tolerant mode. For more than the value, see [`Decoder`].
///
/// # Errors
///
/// When the text is not JSON in UTF-8, or not of this type.
#[inline]
pub fn from_slice<T: Decode>(text: &[u8]) -> Result<T, DecodeError> {
    Decoder::new().decode(text).map(|decoded| decoded.value)
}

/// Decodes one member of the object that a text is, in the tolerant mode.
///
/// # Errors
///
/// When the text is not JSON in UTF-8, the member is missing, or it is not of this type.
#[inline]
pub fn from_member<T: Decode>(text: &[u8], name: &'static str) -> Result<T, DecodeError> {
    Decoder::new()
        .member(name)
        .decode(text)
        .map(|decoded| decoded.value)
}

/// The JSON text of a value.
#[inline]
pub fn to_string<T: Encode + ?Sized>(value: &T) -> String {
    let mut w = Writer::new();
    value.encode(&mut w);
    w.into_string()
}

/// The JSON text of a value, as bytes.
#[inline]
pub fn to_vec<T: Encode + ?Sized>(value: &T) -> Vec<u8> {
    to_string(value).into_bytes()
}

/// Nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[allow(unused_macros, reason = "an API may have no types")]
macro_rules! serde_impls {
    ($name:ident) => {};
}

/// The serde impls of a type that has our codec: both go through it.
#[cfg(feature = "serde")]
#[allow(unused_macros, reason = "an API may have no types")]
macro_rules! serde_impls {
    ($name:ident) => {
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::runtime::json::serialize(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::json::deserialize(deserializer)
            }
        }
    };
}

#[allow(unused_imports, reason = "an API may have no types")]
pub(crate) use serde_impls;
