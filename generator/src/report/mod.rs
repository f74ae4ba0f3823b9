//! Diagnostics of every stage: code, location, cause, help.
//!
//! Stages collect [`Diagnostic`]s, whose places are bare positions. [`locate`] finds lines, columns
//! and JSON pointers for them, once, when they are shown.

pub mod codes;
mod diagnostic;
mod excerpt;
mod human;
mod json;
mod message;

pub use crate::text::Visible;
pub use diagnostic::{Diagnostic, Diagnostics, Related, Severity};
pub use excerpt::Excerpt;
pub use message::{Message, Spot, locate};
