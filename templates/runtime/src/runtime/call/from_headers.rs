//! The headers of a response, as the document describes them.

use http::HeaderMap;

use crate::runtime::Core;
use crate::runtime::json::{Decode, DecodeError, DecodeMode, Writer};
use crate::runtime::text::read::{TextShape, json_of_texts};

/// A struct whose fields are headers of a response. Generated code makes it one with `headers!`.
///
/// Every field is an `Option`, since servers leave headers out. A header that is
/// there must have its type.
pub trait FromHeaders: Decode {
    /// The name of each header, which is that of its member too, and what its text is.
    const LINES: &'static [(&'static str, TextShape)];
}

/// Makes a struct readable from the headers of a response, from one line for each: its name, and
/// what its text is.
///
/// ```text
/// headers! {
///     ListHeaders {
///         "X-Total": scalar, "Link": text, "Vary": texts,
///         "X-Range": pairs [_: text, "from": scalar],
///     }
/// }
/// ```
#[allow(unused_macros, reason = "an API may describe no headers")]
macro_rules! headers {
    ($name:ident { $($wire:literal: $shape:ident $([$($members:tt)*])?),* $(,)? }) => {
        impl $crate::runtime::codegen::FromHeaders for $name {
            const LINES: &'static [(&'static str, $crate::runtime::codegen::TextShape)] =
                &[$(($wire, $crate::runtime::codegen::text_shape!($shape $([$($members)*])?))),*];
        }
    };
}

#[allow(unused_imports, reason = "an API may describe no headers")]
pub(crate) use headers;

/// Decodes a struct whose members are headers.
#[inline]
pub(in crate::runtime) fn from_headers<T: FromHeaders>(
    core: &Core,
    headers: &HeaderMap,
) -> Result<T, DecodeError> {
    let object = object(T::LINES, headers);
    let decoder = core.decoder().mode(DecodeMode::Tolerant).without_repairs();
    decoder
        .decode(object.as_bytes())
        .map(|decoded| decoded.value)
}

/// The JSON object of the headers that are there.
fn object(lines: &[(&'static str, TextShape)], headers: &HeaderMap) -> String {
    let mut w = Writer::new();
    w.open_object();
    for (name, shape) in lines {
        let texts = headers.get_all(*name).into_iter();
        let texts: Vec<_> = texts
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        if let Some(value) = json_of_texts(*shape, &texts, true) {
            w.member(name, &value);
        }
    }
    w.close_object();
    w.into_string()
}
