//! Records, enums and unions as tokens: each item with the line-list of its codec.
//!
//! Decides nothing: all that is drawn stands in the second IR.

mod constructor;
pub(super) mod debug;
pub(super) mod defaults;
pub(super) mod enum_;
pub(super) mod headers;
pub(super) mod limits;
pub(super) mod record;
pub(super) mod union;
