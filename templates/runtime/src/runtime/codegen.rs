//! What generated code names and users do not: the macros that it invokes, and all that these
//! expand to. None of it is part of the public interface.
//!
//! Only generated code comes in through here. The runtime itself names the rooms that things
//! belong to, and what is for users is exported by [`runtime`](super).

#![allow(
    unused_imports,
    reason = "an API may have no calls, no records, no events"
)]

// Calls.
pub use super::call::{Call, FromHeaders, Received, Sending};
pub use super::client::Core;
pub use super::error::Error;
pub use super::operation::{Arrival, Operation, ResponseForm};
pub use super::request::{Content, ContentForm, MemberStyle, ParamStyle, RequestBuilder};
pub use super::text::list;
pub use super::validate::{Limited, Limits, Rule};

pub(crate) use super::call::headers;
pub(crate) use super::operation::operation;
pub(crate) use super::request::content;
pub(crate) use super::validate::limits;

// Values.
pub use super::json::macros::{Hidden, Trial, json, presence};
#[cfg(feature = "serde")]
pub use super::json::serde::{deserialize, serialize};
pub use super::json::{
    Decode, DecodeError, Decoded, Decoder, Encode, Fault, Json, Kind, Reader, UnknownMembers,
    Writer, from_slice,
};

pub(crate) use super::json::macros::{
    debug, integer_enum, record, serde_impls, string_enum, union, union_from,
};

// Streams, webhooks and callbacks.
pub use super::stream::{EventData, event_data};
pub use super::text::TextShape;
pub use super::webhook::{
    ParameterLine, ParameterLocation, decode_form, decode_parameters, known_event_name,
};
pub use bytes::Bytes;

pub(crate) use super::stream::named_events;
pub(crate) use super::text::text_shape;
pub(crate) use super::webhook::{events, parameters};
