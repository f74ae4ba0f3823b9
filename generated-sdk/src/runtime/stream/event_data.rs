//! Types for the data of server-sent events, chosen by the names of the events.

use super::items;
use crate::runtime::json::{Decode, DecodeError, Decoded, Decoder, Json, Writer};

/// The data of server-sent events that are distinguished by their names. Generated code makes these
/// with `named_events!`.
pub trait EventData: Sized {
    /// Reads the data of the event that is called `name`.
    ///
    /// # Errors
    ///
    /// When the data is not what the API says of this event.
    fn read(name: &str, data: &str, decoder: Decoder<'_>) -> Result<Decoded<Self>, DecodeError>;
}

/// Tells the variants of an enum by the names of server-sent events.
///
/// ```text
/// named_events! { ChatEvent { "added" => Added(json), "said" => Said(text), _ => Other(raw) } }
/// ```
///
/// - `json`: the data is JSON. `text`: it stands for itself. `raw`: it is kept as [`Json`], a
///   string where it is not JSON.
///
/// Names are compared as they are; events without one are called `message` (WHATWG HTML section
/// 9.2.6).
#[allow(unused_macros, reason = "an API may have no streams of named events")]
macro_rules! named_events {
    ($enum:ident { $($name:pat => $variant:ident($how:ident)),+ $(,)? }) => {
        impl $crate::runtime::codegen::EventData for $enum {
            #[inline]
            fn read(
                name: &str,
                data: &str,
                decoder: $crate::runtime::codegen::Decoder<'_>,
            ) -> Result<$crate::runtime::codegen::Decoded<Self>, $crate::runtime::codegen::DecodeError> {
                match name {
                    $($name => $crate::runtime::codegen::event_data::$how(data, decoder).map(|decoded| decoded.map(Self::$variant)),)+
                }
            }
        }
    };
}

#[allow(unused_imports, reason = "an API may have no streams of named events")]
pub(crate) use named_events;

/// Data that is JSON.
#[inline]
pub fn json<T: Decode>(data: &str, decoder: Decoder<'_>) -> Result<Decoded<T>, DecodeError> {
    items::decode_json_item(data, decoder)
}

/// Data that stands for itself: what a string of JSON with this text would be.
#[inline]
pub fn text<T: Decode>(data: &str, decoder: Decoder<'_>) -> Result<Decoded<T>, DecodeError> {
    decoder.decode(quoted(data).as_bytes())
}

/// Data of which nothing is known.
pub fn raw(data: &str, decoder: Decoder<'_>) -> Result<Decoded<Json>, DecodeError> {
    Ok(json(data, decoder).unwrap_or_else(|_| Decoded::without_gaps(Json::from(data))))
}

fn quoted(text: &str) -> String {
    let mut writer = Writer::new();
    writer.string(text);
    writer.into_string()
}
