//! `seamstress inspect`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use seamstress::{Format, Options, Stage};

use super::{MessageFormat, show, spec};

/// Shows what a stage of the generator hands to the next.
#[derive(Debug, Args)]
pub(super) struct Inspect {
    /// The OpenAPI document, JSON or YAML; `-` reads it from standard input
    spec: PathBuf,
    /// The stage
    #[arg(long, value_enum)]
    stage: StageName,
    /// Only this: a JSON pointer for `document`, else the name of a schema, type, resource, call or
    /// path
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
    /// How it is shown
    #[arg(long, value_enum, default_value = "text")]
    format: FormatName,
    /// The settings, usually `seamstress.toml`
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Show every finding by itself, also where many are alike
    #[arg(long)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum StageName {
    /// The document as it was read, overlays applied
    Document,
    /// The API, before any decision about Rust
    Api,
    /// The crate, with every decision made
    Sdk,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatName {
    /// Lines for people
    Text,
    /// One JSON value
    Json,
}

impl Inspect {
    pub(super) fn run(self) -> ExitCode {
        let stage = match self.stage {
            StageName::Document => Stage::Document,
            StageName::Api => Stage::Api,
            StageName::Sdk => Stage::Sdk,
        };
        let format = match self.format {
            FormatName::Text => Format::Text,
            FormatName::Json => Format::Json,
        };
        let spec = match spec(&self.spec) {
            Ok(spec) => spec,
            Err(code) => return code,
        };
        let options = Options { config: self.config, ..Options::of(spec, "") };
        let inspection = seamstress::inspect(&options, stage, self.only.as_deref(), format);
        show(&inspection.messages, || inspection.grouped(), MessageFormat::Human, self.verbose);
        match inspection.text {
            Some(text) => {
                _ = writeln!(std::io::stdout().lock(), "{}", text.trim_end());
                ExitCode::SUCCESS
            }
            None => ExitCode::FAILURE,
        }
    }
}
