//! Hostile documents: every position of an OpenAPI document with every payload, and what judges the
//! crates made of them.
//!
//! - [`positions`] are the places where a text can stand, [`payloads`] the texts. A [`case::Case`]
//!   is one of each.
//! - [`judges`] look at what came of a case: messages, files, tokens, docs, the manifest; and at
//!   crates that were compiled.
//! - [`matrix`] tries every case in this process; [`crates`] compiles many of them at once;
//!   [`vectors`] are files,
//!   references, sizes and depths, each in a process of its own whose cost is measured.

pub mod case;
pub mod crates;
pub mod draft;
pub mod judges;
pub mod matrix;
pub mod payloads;
pub mod positions;
pub mod report;
pub mod vectors;

/// What may fail for reasons that no document has: files, programs.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
