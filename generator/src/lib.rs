//! seamstress turns an OpenAPI document into a Rust SDK crate.
//!
//! ```text
//! bytes ─load─▶ Document ─lower─▶ Api ─plan─▶ Sdk
//!       ─emit─▶ [SourceFile] ─render─▶ Files ─write│check
//! ```
//!
//! [`generate`] runs all of it; [`inspect`](fn@inspect) shows what a stage hands over. From a
//! `build.rs`:
//!
//! ```no_run
//! let outcome = seamstress::generate(&seamstress::Options::new("openapi.yaml", "sdk"));
//! outcome.read.iter().for_each(|file| println!("cargo:rerun-if-changed={file}"));
//! outcome.grouped().iter().for_each(|message| eprintln!("{message}"));
//! assert!(outcome.ok);
//! ```

pub mod api;
pub mod config;
pub mod emit;
mod http;
pub mod inspect;
mod keyword;
pub mod load;
pub mod lower;
mod options;
pub mod plan;
pub mod render;
pub mod report;
mod reserved;
pub mod sdk;
pub mod source;
mod text;
pub mod write;

use api::passes;
use inspect::{Format, Stage, View};
use load::Document;
use report::Diagnostics;
use source::Sources;

pub use options::{Count, FileCounts, Inspection, Options, Outcome, Spec};

/// Generates the crate: everything from the document to the files on disk, or nothing where a stage
/// finds an error.
#[must_use]
pub fn generate(options: &Options) -> Outcome {
    let sources = Sources::new();
    let mut diagnostics = Diagnostics::new(options.strict);
    let mut outcome = Outcome::default();
    let document = run(options, &sources, &mut diagnostics, &mut outcome);
    outcome.messages = report::locate(diagnostics.list(), &sources, document.as_ref());
    outcome.ok = !diagnostics.has_errors();
    outcome.note_read(&options.spec, &sources);
    outcome
}

/// The stages in their order: each takes what the one before it made, and nothing is written once
/// one has reported an error.
fn run<'s>(
    options: &Options,
    sources: &'s Sources,
    diagnostics: &mut Diagnostics,
    outcome: &mut Outcome,
) -> Option<Document<'s>> {
    let config = options.config(sources, diagnostics)?;
    let document = options.spec.load(&config, sources, diagnostics)?;
    let api = read_api(&document, &config, diagnostics);
    let sdk = plan::plan(&api, &config, &options.spec.name(), diagnostics);
    outcome.count(&document, &sdk);
    if diagnostics.has_errors() {
        return Some(document);
    }
    let files = render::render(
        &emit::emit(&sdk),
        config.rustfmt,
        config.limits.lines(document.size()),
        diagnostics,
    );
    if !diagnostics.has_errors() {
        write::write(&files, options, diagnostics, outcome);
    }
    Some(document)
}

/// The first IR: what the document says, and what the passes know once all of it is there.
#[doc(hidden)]
pub fn read_api(
    document: &Document<'_>,
    config: &config::Config,
    diagnostics: &mut Diagnostics,
) -> api::Api {
    let mut api = lower::lower(document, config, plan::less_preferred, diagnostics);
    passes::flatten::flatten(&mut api, diagnostics);
    passes::aliases::resolve(&mut api, diagnostics);
    passes::direction::split(&mut api);
    passes::tell_apart::select(&mut api, diagnostics);
    api
}

/// Shows what a stage hands to the next: the part called `only`, or all of it.
#[must_use]
pub fn inspect(options: &Options, stage: Stage, only: Option<&str>, format: Format) -> Inspection {
    let sources = Sources::new();
    let mut diagnostics = Diagnostics::new(options.strict);
    let mut text = None;
    let document = options.config(&sources, &mut diagnostics).and_then(|config| {
        let document = options.spec.load(&config, &sources, &mut diagnostics)?;
        text = inspect::show(
            &document,
            &config,
            options,
            View { stage, only, format },
            &mut diagnostics,
        );
        Some(document)
    });
    Inspection { text, messages: report::locate(diagnostics.list(), &sources, document.as_ref()) }
}
