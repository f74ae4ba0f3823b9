//! seamstress turns an OpenAPI document into a Rust SDK crate.
//!
//! ```text
//! bytes ─load─▶ Document ─lower─▶ Api ─plan─▶ Sdk
//!       ─emit─▶ [SourceFile] ─render─▶ Files ─write│check
//! ```
//!
//! [`generate`] runs all of it, and [`inspect`](fn@inspect) shows what a stage hands over. Neither
//! prints anything: what there is to say is in the [`Message`]s of what they return. From a
//! `build.rs`:
//!
//! ```no_run
//! use seamstress::{Options, generate};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let out = std::env::var("OUT_DIR")?;
//!     let outcome = generate(&Options::new("openapi.yaml", format!("{out}/sdk")));
//!     for file in &outcome.read {
//!         println!("cargo::rerun-if-changed={file}");
//!     }
//!     for message in outcome.grouped() {
//!         message.to_string().lines().for_each(|line| println!("cargo::warning={line}"));
//!     }
//!     if outcome.ok { Ok(()) } else { Err("the client is not generated".into()) }
//! }
//! ```

mod api;
mod config;
mod emit;
mod http;
mod inspect;
#[doc(hidden)]
pub mod internals;
mod keyword;
mod load;
mod lower;
mod options;
mod plan;
mod render;
mod report;
mod reserved;
mod sdk;
mod source;
mod text;
mod write;

use api::passes;
use inspect::View;
use load::Document;
use report::Diagnostics;
use source::Sources;

pub use inspect::{Format, Stage};
pub use options::{Count, FileCounts, Inspection, Options, Outcome, Spec};
pub use report::{Message, Severity, Spot};

/// Generates the crate: everything from the document to the files on disk.
///
/// Takes the document, the output folder and the switches of a run; reads the document, the files
/// that it refers to, the settings and the overlays that these name, and nothing else. It needs no
/// network.
///
/// # Errors
///
/// [`Outcome::ok`] is false where any of [`Outcome::messages`] is a [`Severity::Error`], each with
/// a code (`E0102`), its place and what to do about it. The output folder is as it was then: all
/// files are written, or none.
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
pub(crate) fn read_api(
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

/// Shows what a stage hands to the next, and writes nothing: [`Options::out`], [`Options::force`]
/// and [`Options::check`] are of no account.
///
/// `only` asks for one part: for [`Stage::Document`] a JSON pointer as a fragment (RFC 6901,
/// section 6: `#/components/schemas/Pet`); for the other stages, in [`Format::Text`] alone, the
/// name of a schema, type, resource, call or path, in upper or lower case. `None` shows all.
///
/// # Errors
///
/// [`Inspection::text`] is `None` where the stage was not reached, or where nothing stands at the
/// pointer; [`Inspection::messages`] says why.
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
