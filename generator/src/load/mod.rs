//! Bytes to [`Document`]: files, JSON, YAML, overlays, and where everything stands.
//!
//! The tree is thin and lenient, and borrows from the texts. One model serves all dialects.
//!
//! Knows the syntax and the versions of the format, and nothing of Rust or of what schemas mean.

mod address;
mod dialect;
mod document;
mod encoding;
mod fault;
mod json;
mod kinds;
mod library;
mod members;
mod node;
mod overlay;
mod parse;
mod path_items;
mod pointer;
mod read;
mod siblings;
mod swagger;
mod walk;
mod yaml;

use std::path::Path;
use std::path::PathBuf;

pub(crate) use address::{name_of, segments_of};
pub(crate) use dialect::Dialect;
pub(crate) use document::Document;
pub(crate) use library::Permit;
pub use node::{Member, Node, Value};
pub(crate) use overlay::OverlayFile;
pub(crate) use parse::parse;
pub(crate) use pointer::closest;
pub(crate) use read::{add, read};

use crate::report::Diagnostics;
use crate::source::{Source, Sources};

/// Reads the document at `path`, with all that it is made of, and applies `overlays` in their
/// order.
///
/// Files that it refers to are read too, from its own folder and from those in `allowed`.
///
/// `None` when it could not be read at all; the reasons are in `diagnostics` then.
pub(crate) fn load<'a>(
    sources: &'a Sources,
    path: &Path,
    overlays: &[OverlayFile],
    allowed: Vec<PathBuf>,
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    let source = read(sources, path, diagnostics)?;
    assemble(sources, source, overlays, &Permit::new(Some(path), allowed), diagnostics)
}

/// Reads a document from a text that is already at hand; `name` is what messages call it. It has no
/// folder, so that no other file is read for it.
pub(crate) fn load_text<'a>(
    sources: &'a Sources,
    name: &str,
    text: &str,
    overlays: &[OverlayFile],
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    let source = add(sources, name.to_owned(), text.to_owned().into_bytes(), diagnostics)?;
    assemble(sources, source, overlays, &Permit::default(), diagnostics)
}

/// Makes a document of a text that [`read`] or [`add`] gave; `permit` says which files it may refer
/// to.
pub(crate) fn assemble<'a>(
    sources: &'a Sources,
    source: &'a Source,
    overlays: &[OverlayFile],
    permit: &Permit,
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    let root = parse(source, diagnostics)?;
    let mut root = overlay::apply(root, overlays, sources, diagnostics)?;
    let dialect = dialect::identify(&root, diagnostics)?;
    siblings::normalize_references(&mut root, dialect, diagnostics);
    let library = library::Library::read(&root, source, dialect, sources, permit, diagnostics);
    let document = Document::new(root, library);
    let mut document = if dialect == Dialect::V2 {
        swagger::lift(document, sources.limits().copied_values, diagnostics)
    } else {
        document
    };
    path_items::join(&mut document, sources.limits().copied_values, diagnostics);
    Some(document)
}
