//! `cargo xtask codegen`: the committed SDK, or the one of the whole Seam API.

use std::path::PathBuf;

use clap::Args;
use seamstress::{Options, Outcome};

use crate::Result;
use crate::whole::{self, Extent};

/// What to generate.
#[derive(Debug, Args)]
pub(crate) struct Codegen {
    /// Writes nothing; fails and lists the files that would change
    #[arg(long)]
    check: bool,
    /// Generates the whole Seam API into `out/whole/sdk` instead (needs node and npm)
    #[arg(long, conflicts_with = "check")]
    whole: bool,
    /// With --whole: the document, where it is at hand already
    #[arg(long, value_name = "FILE", value_parser = crate::from_here, requires = "whole")]
    spec: Option<PathBuf>,
    /// With --whole: includes what the document marks as undocumented
    #[arg(long, requires = "whole")]
    undocumented: bool,
}

/// Generates, and reports the result.
pub(crate) fn codegen(arguments: &Codegen) -> Result {
    let options = if arguments.whole {
        whole_api(arguments)?
    } else {
        client_sessions(arguments.check)
    };
    report(&options, &seamstress::generate(&options))
}

/// The committed SDK. Its document causes no warning, so a warning is an error.
fn client_sessions(check: bool) -> Options {
    let mut options = Options::new("spec/seam.yaml", "generated-sdk");
    options.config = Some("spec/seamstress.toml".into());
    options.strict = true;
    options.check = check;
    options
}

fn whole_api(arguments: &Codegen) -> Result<Options> {
    let document = whole::document(arguments.spec.as_deref())?;
    let mut options = Options::new(document, whole::SDK);
    let extent = if arguments.undocumented {
        Extent::Undocumented
    } else {
        Extent::Documented
    };
    options.config = Some(whole::config(extent)?);
    Ok(options)
}

fn report(options: &Options, outcome: &Outcome) -> Result {
    for message in &outcome.messages {
        eprintln!("{message}");
    }
    if outcome.ok {
        println!("{}", summary(options, outcome));
        return Ok(());
    }
    Err(match (options.check, outcome.differing.is_empty()) {
        (true, false) => "the committed SDK is out of date: run `cargo xtask codegen`".into(),
        _ => "nothing was generated".into(),
    })
}

fn summary(options: &Options, outcome: &Outcome) -> String {
    let Outcome {
        operations, files, ..
    } = outcome;
    let (all, made) = (operations.total, operations.generated);
    let out = options.out.display();
    if options.check {
        return format!("{out} is up to date: {made} of {all} operations");
    }
    let (written, unchanged, removed) = (files.written, files.unchanged, files.removed);
    format!(
        "{out}: {made} of {all} operations; {written} files written, {unchanged} unchanged, {removed} removed"
    )
}
