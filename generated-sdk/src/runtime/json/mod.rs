//! The JSON codec: a pull reader and a writer, and what a type says about itself to be read and
//! written.
//!
//! Knows nothing of HTTP, calls or clients.
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

mod decoder;
mod error;
pub(in crate::runtime) mod macros;
mod reader;
#[cfg(feature = "serde")]
pub(in crate::runtime) mod serde;
mod types;
mod value;
mod writer;

pub use decoder::{Decoded, Decoder};
pub use error::{DecodeError, Fault, Gap, Gaps};
#[allow(
    unused_imports,
    reason = "the codec by itself shows nothing but its own errors"
)]
pub(in crate::runtime) use error::{reveals, shown};
pub use macros::json;
pub use reader::{DecodeMode, Kind, MAX_DEPTH, Mark, Reader, Tag};
#[cfg(feature = "uuid")]
pub use types::Uuid;
pub use types::{Base64, Base64Url, IpAddr, Nullable, Number, Object, Secret, UnknownMembers};
pub use types::{Date, Duration, Time, Timestamp};
pub use value::Json;
pub use writer::Writer;

/// A type that can be read from JSON.
pub trait Decode: Sized {
    /// Whether a tolerant reading keeps the JSON text of an array or an object, for a type that is
    /// a text. Where there is no need of a value, nothing is read instead.
    const KEEPS_TEXT: bool = false;

    /// Reads the next value.
    ///
    /// # Errors
    ///
    /// When the value is not one of this type. The reason, with its place in the text, is kept by
    /// the reader.
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault>;

    /// What a tolerant reading takes where the value is missing or null: an empty string, 0, false,
    /// nothing in a list. A type without such a value is read as from `{}`.
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
