//! Bodies that are read while they arrive.

mod bytes;
mod events;
mod items;
mod lines;
mod sse;

pub use bytes::ByteStream;
pub use events::{Event, EventStream};
pub use lines::JsonLines;
