//! What goes wrong while decoding: from the fault that a reader notes to the message that a person
//! reads, with the place in the text and without the client's secrets.
//!
//! Knows the text and its offsets, and nothing of the types that are decoded.

mod decode_error;
mod fault;
mod gap;
mod path;
mod shown;

pub use decode_error::DecodeError;
pub use fault::Fault;
pub(super) use fault::{LocatedProblem, Problem};
pub use gap::{Gap, Gaps};
pub(super) use gap::{MAX_GAPS, Repair};
pub(super) use shown::visible;
pub(in crate::runtime) use shown::{reveals, shown};
