//! Webhooks and callbacks: the requests that the API sends, as values.
//!
//! Reads names, parameters and bodies that were received already. Knows nothing of clients and
//! calls, and checks no signature.

mod name;
mod parameters;

pub use name::known_event_name;
#[allow(unused_imports, reason = "an API may have no events with parameters")]
pub(crate) use parameters::parameters;
pub use parameters::{ParameterLine, ParameterLocation, decode_form, decode_parameters};

/// Gives an enum of events its reading by name, from one line for each event: the variant, its name
/// and other names that it goes by, and what its body is.
///
/// ```text
/// events! { Webhook { Opened = "issue-opened" | "issue/opened": json, Ping = "ping": none } }
/// events! { Webhook else Unknown { Sms = "sms": form [text "From", scalar "NumMedia"] } }
/// ```
///
/// - `json`: the payload is decoded as a response is: in the tolerant mode, or in the strict one
///   with `strict` before the enum.
/// - `form […]`: the body is `application/x-www-form-urlencoded`; the brackets say how each member
///   travels, see `parameters!`.
/// - `text`, `bytes`: the payload is the body as it is. `none`: the variant holds nothing.
///
/// Where the bodies alone distinguish the events, `union!` stands beside it, and
/// `events! { from_slice Webhook }` makes it a method.
#[allow(unused_macros, reason = "an API may have no events")]
macro_rules! events {
    (strict from_slice $name:ident) => {
        $crate::runtime::codegen::events! { @from_slice $name [.strict()] }
    };
    (from_slice $name:ident) => {
        $crate::runtime::codegen::events! { @from_slice $name [] }
    };
    (@from_slice $name:ident [$($strict:tt)*]) => {
        impl $name {
            /// Reads an event by its body alone: the bodies tell the events apart. An unknown one
            /// gives the raw JSON.
            ///
            /// # Errors
            ///
            /// When the body is not JSON, or not what the API says.
            #[inline]
            pub fn from_slice(body: &[u8]) -> Result<Self, $crate::runtime::codegen::DecodeError> {
                let decoder = $crate::runtime::codegen::Decoder::new()$($strict)*;
                Self::from_slice_with(decoder, body).map(|decoded| decoded.value)
            }

            /// The same by a decoder of one's own, such as a strict one, and with what the API did
            /// not send as its document declares it.
            ///
            /// # Errors
            ///
            /// When the body is not JSON, or not what the API says.
            #[inline]
            pub fn from_slice_with(
                decoder: $crate::runtime::codegen::Decoder<'_>,
                body: &[u8],
            ) -> Result<$crate::runtime::codegen::Decoded<Self>, $crate::runtime::codegen::DecodeError> {
                decoder.decode(body)
            }
        }
    };
    (strict $name:ident $(else $other:ident)? { $($lines:tt)* }) => {
        $crate::runtime::codegen::events! { @named $name $(else $other)? [.strict()] { $($lines)* } }
    };
    ($name:ident $(else $other:ident)? { $($lines:tt)* }) => {
        $crate::runtime::codegen::events! { @named $name $(else $other)? [] { $($lines)* } }
    };
    (@named $name:ident [$($strict:tt)*] { $($lines:tt)* }) => {
        $crate::runtime::codegen::events! { @named $name else Other [$($strict)*] { $($lines)* } }
    };
    (@named $name:ident else $other:ident [$($strict:tt)*] {
        $($variant:ident = $wire:literal $(| $alias:literal)* : $body:ident $([$($line:tt)*])?),* $(,)?
    }) => {
        impl $name {
            /// The names of all events, as the API has them.
            pub const NAMES: &'static [&'static str] = &[$($wire),*];

            /// Reads the event that is called `name` from the body of its request.
            ///
            /// The name is one of [`Self::NAMES`]; case and what stands between its words do not
            /// count, so that `order_created` and `Order.Created` are the same. An unknown name
            /// gives the raw JSON.
            ///
            /// # Errors
            ///
            /// When the body is not what the API says of this event.
            #[inline]
            pub fn decode(name: &str, body: &[u8]) -> Result<Self, $crate::runtime::codegen::DecodeError> {
                let decoder = $crate::runtime::codegen::Decoder::new()$($strict)*;
                Self::decode_with(decoder, name, body).map(|decoded| decoded.value)
            }

            /// The same by a decoder of one's own, such as a strict one, and with what the API did
            /// not send as its document declares it.
            ///
            /// # Errors
            ///
            /// When the body is not what the API says of this event.
            #[inline]
            pub fn decode_with(
                decoder: $crate::runtime::codegen::Decoder<'_>,
                name: &str,
                body: &[u8],
            ) -> Result<$crate::runtime::codegen::Decoded<Self>, $crate::runtime::codegen::DecodeError> {
                match $crate::runtime::codegen::known_event_name(name, &[$($wire, $($alias,)*)*]) {
                    $(Some($wire $(| $alias)*) => $crate::runtime::codegen::events!(@read decoder body $body $variant $([$($line)*])?),)*
                    _ => decoder.decode(body).map(|decoded| decoded.map(Self::$other)),
                }
            }

            /// The event's name, as the API has it; `None` for an unknown one.
            pub fn name(&self) -> Option<&'static str> {
                match self {
                    $(Self::$variant { .. } => Some($wire),)*
                    Self::$other(_) => None,
                }
            }
        }
    };

    (@read $decoder:ident $bytes:ident json $variant:ident) => {
        $decoder.decode($bytes).map(|decoded| decoded.map(Self::$variant))
    };
    (@read $decoder:ident $bytes:ident text $variant:ident) => {
        Ok($crate::runtime::codegen::Decoded::without_gaps(Self::$variant(String::from_utf8_lossy($bytes).into_owned())))
    };
    (@read $decoder:ident $bytes:ident bytes $variant:ident) => {
        Ok($crate::runtime::codegen::Decoded::without_gaps(Self::$variant($crate::runtime::codegen::Bytes::copy_from_slice($bytes))))
    };
    (@read $decoder:ident $bytes:ident none $variant:ident) => {
        Ok($crate::runtime::codegen::Decoded::without_gaps(Self::$variant))
    };
    (@read $decoder:ident $bytes:ident form $variant:ident [$($shape:ident $key:literal),* $(,)?]) => {
        $crate::runtime::codegen::decode_form(
            &[$($crate::runtime::codegen::parameters!(@line query $key $key $shape)),*],
            $bytes,
            $decoder,
        )
        .map(|decoded| decoded.map(Self::$variant))
    };
}

#[allow(unused_imports, reason = "an API may have no events")]
pub(crate) use events;
