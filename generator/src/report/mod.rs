//! Diagnostics of every stage: code, location, cause, help.
//!
//! Stages collect [`Diagnostic`]s, which they take from the table in `findings/` and whose places
//! are bare positions. [`locate`] finds lines, columns and JSON pointers for them, once, when they
//! are shown; [`group`] makes one message of many that are alike.
//!
//! Knows no stage: what a finding says is in its row, what it is about are the words filled in.

mod diagnostic;
mod excerpt;
pub(crate) mod findings;
mod group;
mod human;
mod json;
mod message;

pub use crate::text::Visible;
pub(crate) use diagnostic::MOST_KEPT;
pub use diagnostic::Severity;
pub(crate) use diagnostic::{Diagnostic, Diagnostics};
pub(crate) use excerpt::Excerpt;
pub use findings::{Code, Row, codes};
pub(crate) use group::group;
pub(crate) use message::{Alike, locate};
pub use message::{Message, Spot};
