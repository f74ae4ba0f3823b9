//! What goes wrong while decoding: from the fault that a reader notes to the message that a person
//! reads, with the place in the text and without the client's secrets.
//!
//! Knows the text and its offsets, and nothing of the types that are decoded.

mod decode_error;
mod fault;
mod path;
mod shown;

pub use decode_error::DecodeError;
pub use fault::{Fault, Gap};
pub(super) use fault::{LocatedProblem, Problem};
pub(super) use shown::visible;
pub(in crate::runtime) use shown::{reveals, shown};
