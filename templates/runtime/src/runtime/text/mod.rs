//! Values as text outside of JSON: how they are encoded for a URL or a header, and how the text of
//! a header or of a parameter is read. Both ways go by [`Json`](super::Json), so that one codec
//! knows the types.
//!
//! Knows nothing of calls: where a text goes is decided in `request` and `webhook`.

pub(in crate::runtime) mod encode;
pub(in crate::runtime) mod header;
pub(in crate::runtime) mod read;
pub(in crate::runtime) mod write;

pub use read::TextShape;
#[allow(unused_imports, reason = "an API may have no headers and no events")]
pub(crate) use read::text_shape;
pub use write::{Param, ParamValue, list};
