//! The body of a request: JSON, a form, a multipart body, lines, or content as it is given.
//!
//! Keeps what was given apart from how it will be written, so that setters may come in any order.
//! Knows nothing of the rest of the request.

mod content;
mod draft;
mod fields;
mod form;
mod members;
mod multipart;
mod setters;
mod write;

#[allow(unused_imports, reason = "an API may have no bodies")]
pub(crate) use content::content;
pub use content::{Content, ContentForm, MemberStyle};
pub(super) use draft::BodyDraft;
