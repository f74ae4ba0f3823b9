//! Bytes to [`Document`]: files, JSON, YAML, overlays, and where everything stands.
//!
//! The tree is ours, thin and lenient, and borrows from the texts. One model serves all dialects.

mod dialect;
mod document;
mod fault;
mod json;
mod json_string;
mod members;
mod node;
mod overlay;
mod parse;
mod pointer;
mod read;
mod sources;
mod yaml;
mod yaml_anchors;
mod yaml_fault;
mod yaml_merge;
mod yaml_scalar;

use std::path::{Path, PathBuf};

pub use dialect::Dialect;
pub use document::Document;
pub use node::{Member, Node, Pos, Value};
pub use parse::parse;
pub(crate) use pointer::closest;
pub use read::{add, read};
pub use sources::{MOST_BYTES, Place, Source, Sources, TooLarge};

use crate::report::Diagnostics;

/// Reads the document at `path`, with all that it is made of, and applies `overlays` in their order.
///
/// `None` when it could not be read at all; the reasons are in `diagnostics` then.
pub fn load<'a>(
    sources: &'a Sources,
    path: &Path,
    overlays: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    let source = read(sources, path, diagnostics)?;
    assemble(sources, source, overlays, diagnostics)
}

/// Reads a document from a text that is already at hand; `name` is what messages call it.
pub fn load_text<'a>(
    sources: &'a Sources,
    name: &str,
    text: &str,
    overlays: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    let source = add(sources, name.to_owned(), text.to_owned().into_bytes(), diagnostics)?;
    assemble(sources, source, overlays, diagnostics)
}

/// Makes a document of a text that [`read`] or [`add`] gave.
pub fn assemble<'a>(
    sources: &'a Sources,
    source: &'a Source,
    overlays: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    let root = parse(source, diagnostics)?;
    let root = overlay::apply(root, overlays, sources, diagnostics)?;
    dialect::identify(root, source, diagnostics)
}
