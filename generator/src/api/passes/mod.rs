//! The passes over the first IR: each adds what can only be known of the whole, or takes a case
//! away so that later stages never meet it. Called by name in `lib.rs`.

pub(crate) mod aliases;
pub(crate) mod direction;
pub(crate) mod flatten;
pub(crate) mod reach;
mod references;
pub(crate) mod tell_apart;
pub(crate) mod union_rings;
