//! Results that are read while they arrive: bytes, server-sent events, JSON values one after the
//! other.
//!
//! A stream has a response whose head has arrived. How that came about is known to `call` alone.

mod bytes;
pub mod event_data;
mod events;
mod items;
mod lines;
mod sse;

pub use bytes::ByteStream;
pub use event_data::EventData;
#[allow(unused_imports, reason = "an API may have no streams of named events")]
pub(crate) use event_data::named_events;
pub use events::{Event, EventStream};
pub use lines::JsonLines;
