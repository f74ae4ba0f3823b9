//! The passes over the first IR: each adds what can only be known of the whole, or takes a case
//! away so that later stages never meet it. Called by name in `lib.rs`.

pub mod aliases;
pub mod direction;
pub mod flatten;
pub mod reach;
mod references;
pub mod rings;
pub mod tag_values;
pub mod tagged;
pub mod tell_apart;
