//! Names: the words of a document as identifiers of Rust, each decided once, with its clashes
//! reported. No other room makes a name.

pub(super) mod branches;
pub(super) mod calls;
pub(super) mod cases;
mod common;
pub(super) mod english;
mod fastapi;
pub(super) mod media_types;
mod method_names;
pub(super) mod operations;
mod path_words;
mod repeats;
mod rest;
pub(super) mod scope;
mod settled;
pub(super) mod types;
