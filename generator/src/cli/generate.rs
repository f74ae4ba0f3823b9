//! `seamstress generate`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use seamstress::internals::Visible;
use seamstress::{Options, Outcome};
use serde::Serialize;

use super::progress::Progress;
use super::{MessageFormat, show, spec};

/// Writes the crate of a document.
#[derive(Debug, Args)]
pub(super) struct Generate {
    /// The OpenAPI document, JSON or YAML; `-` reads it from standard input
    spec: PathBuf,
    /// The folder that becomes the crate
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The settings, usually `seamstress.toml`
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The crate's name, over what the settings say
    #[arg(long, value_name = "NAME")]
    crate_name: Option<String>,
    /// Treat every warning as an error
    #[arg(long)]
    strict: bool,
    /// Overwrite generated files that were changed by hand (never files of other origin)
    #[arg(long)]
    force: bool,
    /// Write nothing; fail if the crate is not what the document makes
    #[arg(long)]
    check: bool,
    /// Show every finding by itself, also where many are alike
    #[arg(long)]
    verbose: bool,
    /// How findings are shown
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    message_format: MessageFormat,
}

impl Generate {
    pub(super) fn run(self) -> ExitCode {
        let (format, verbose) = (self.message_format, self.verbose);
        let spec = match spec(&self.spec) {
            Ok(spec) => spec,
            Err(code) => return code,
        };
        let options = Options {
            config: self.config,
            crate_name: self.crate_name,
            strict: self.strict,
            force: self.force,
            check: self.check,
            ..Options::of(spec, &self.out)
        };
        let progress = Progress::start(&options.spec.name());
        let outcome = seamstress::generate(&options);
        progress.finish();
        show(&outcome.messages, || outcome.grouped(), format, verbose);
        let mut out = std::io::stdout().lock();
        _ = match format {
            MessageFormat::Human => writeln!(out, "{}", summary(&options, &outcome)),
            MessageFormat::Json => writeln!(out, "{}", last_line(&outcome)),
        };
        if outcome.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// What happened, in a line or two.
fn summary(options: &Options, outcome: &Outcome) -> String {
    let out = options.out.to_string_lossy();
    let out = Visible(&out);
    let Outcome { operations, webhooks, callbacks, files, .. } = outcome;
    if !outcome.differing.is_empty() {
        return format!(
            "{out} is not what the document makes: {} files differ",
            outcome.differing.len()
        );
    }
    if !outcome.ok {
        return format!("nothing was written to {out}");
    }
    let mut calls = format!("{} of {} operations", operations.generated, operations.total);
    let mut left_out = Vec::new();
    if outcome.internal > 0 {
        left_out
            .push(format!("{} internal, brought in by `undocumented = true`", outcome.internal));
    }
    if outcome.less_preferred > 0 {
        left_out.push(format!(
            "{} of other methods than `prefer-methods` names",
            outcome.less_preferred
        ));
    }
    if !left_out.is_empty() {
        calls.push_str(&format!(" ({})", left_out.join("; ")));
    }
    for (count, what) in [(webhooks, "webhooks"), (callbacks, "callbacks")] {
        if count.total > 0 {
            calls.push_str(&format!(", {} of {} {what}", count.generated, count.total));
        }
    }
    if options.check {
        return format!("{out}: {calls}, up to date");
    }
    format!(
        "{out}: {calls}; {} files written, {} unchanged, {} removed",
        files.written, files.unchanged, files.removed
    )
}

#[derive(Serialize)]
struct LastLine {
    operations: seamstress::Count,
    internal: usize,
    less_preferred: usize,
    webhooks: seamstress::Count,
    callbacks: seamstress::Count,
    types: seamstress::Count,
    files: seamstress::FileCounts,
    diagnostics: usize,
}

fn last_line(outcome: &Outcome) -> String {
    let line = LastLine {
        operations: outcome.operations,
        internal: outcome.internal,
        less_preferred: outcome.less_preferred,
        webhooks: outcome.webhooks,
        callbacks: outcome.callbacks,
        types: outcome.types,
        files: outcome.files,
        diagnostics: outcome.messages.len(),
    };
    // Numbers under fixed keys cannot fail to be written.
    serde_json::to_string(&line).unwrap_or_default()
}
