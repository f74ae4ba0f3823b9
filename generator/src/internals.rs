//! What only this workspace uses: its tests, fuzz targets and `cargo xtask`, and the command line.
//! No part of the public interface; it changes without notice.

use std::path::Path;

pub use crate::load::{Member, Node, Value};
pub use crate::render::Files;
pub use crate::report::{Code, Row, Visible, codes};
pub use crate::write::MANIFEST;

use crate::config;
use crate::load::{self, Document, Permit};
use crate::options::{FileCounts, Options};
use crate::report::{Diagnostics, Message, group, locate};
use crate::source::{Source, Sources};
use crate::{emit, plan, read_api, render, write};

/// What came of reading a document.
#[derive(Debug)]
pub struct Loaded {
    /// Whether there is a document.
    pub ok: bool,
    /// Every finding.
    pub messages: Vec<Message>,
}

impl Loaded {
    /// The messages for people to read, as in [`Outcome::grouped`](crate::Outcome::grouped).
    #[must_use]
    pub fn grouped(&self) -> Vec<Message> {
        group(&self.messages)
    }
}

/// Reads the document of a run, with config and overlays, and stops there.
#[must_use]
pub fn load(options: &Options) -> Loaded {
    loaded(options.strict, |sources, diagnostics| {
        let config = options.config(sources, diagnostics)?;
        options.spec.load(&config, sources, diagnostics)
    })
}

/// Reads a document of any bytes, which may not refer to files.
#[must_use]
pub fn load_bytes(name: &str, bytes: &[u8]) -> Loaded {
    loaded(false, |sources, diagnostics| document_of(name, bytes, sources, diagnostics))
}

fn loaded(
    strict: bool,
    read: impl for<'s> FnOnce(&'s Sources, &mut Diagnostics) -> Option<Document<'s>>,
) -> Loaded {
    let sources = Sources::new();
    let mut diagnostics = Diagnostics::new(strict);
    let document = read(&sources, &mut diagnostics);
    Loaded {
        ok: document.is_some(),
        messages: locate(diagnostics.list(), &sources, document.as_ref()),
    }
}

fn document_of<'s>(
    name: &str,
    bytes: &[u8],
    sources: &'s Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Document<'s>> {
    let source: &Source = load::add(sources, name.to_owned(), bytes.to_vec(), diagnostics)?;
    load::assemble(sources, source, &[], &Permit::default(), diagnostics)
}

/// Calls `check` with the tree of a text, as the reader gives it; the findings, where it gives
/// none.
pub fn with_tree(name: &str, text: &str, check: impl FnOnce(&Node<'_>)) -> Vec<Message> {
    let sources = Sources::new();
    let mut diagnostics = Diagnostics::new(false);
    let source = load::add(&sources, name.to_owned(), text.into(), &mut diagnostics);
    if let Some(tree) = source.and_then(|source| load::parse(source, &mut diagnostics)) {
        check(&tree);
    }
    locate(diagnostics.list(), &sources, None)
}

/// Generates from any bytes in memory, without config and `rustfmt`: every finding, and the files;
/// no files after an error.
#[must_use]
pub fn generate_bytes(name: &str, bytes: &[u8]) -> (Vec<Message>, Files) {
    let sources = Sources::new();
    let mut diagnostics = Diagnostics::new(false);
    let mut files = Files::new();
    let document = document_of(name, bytes, &sources, &mut diagnostics);
    let config = config::read(&sources, None, None, &mut diagnostics);
    if let (Some(document), Some(config)) = (&document, &config) {
        let api = read_api(document, config, &mut diagnostics);
        let sdk = plan::plan(&api, config, name, &mut diagnostics);
        if !diagnostics.has_errors() {
            files = render::render(&emit::emit(&sdk), false, usize::MAX, &mut diagnostics);
        }
    }
    (locate(diagnostics.list(), &sources, document.as_ref()), files)
}

/// What came of bringing files to disk.
#[derive(Debug)]
pub struct Written {
    /// What happened to the files; `None` where nothing was written.
    pub counts: Option<FileCounts>,
    /// Every finding.
    pub messages: Vec<Message>,
}

/// Writes files into `out`: all of them or none. `force` overwrites what was changed by hand.
#[must_use]
pub fn write_files(files: &Files, out: &Path, force: bool) -> Written {
    let mut diagnostics = Diagnostics::new(false);
    let counts = write::write_files(files, out, force, &mut diagnostics);
    Written { counts, messages: locate(diagnostics.list(), &Sources::new(), None) }
}

/// Compares files with what is in `out`; each difference is a finding, and nothing is written.
#[must_use]
pub fn check_files(files: &Files, out: &Path) -> Vec<Message> {
    let mut diagnostics = Diagnostics::new(false);
    let _ = write::check(files, out, &mut diagnostics);
    locate(diagnostics.list(), &Sources::new(), None)
}
