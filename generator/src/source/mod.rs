//! The texts of a run and the positions in them: the ground that reading, reporting and the IRs
//! stand on.
//!
//! Knows neither what the texts say nor what is said about them.

mod sources;

pub(crate) use sources::{Pos, Source, Sources};
