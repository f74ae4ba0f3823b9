//! Bodies that are read while they arrive.

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
