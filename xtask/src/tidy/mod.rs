//! `cargo xtask tidy`: the house rules that no compiler checks.
//!
//! Each rule is a file here: a function from sources to offences. An exception to a rule says
//! why on the line above: `// tidy: allow RULE: the reason`.

mod comments;
mod goldens;
mod imports;
mod manners;
mod paths;
mod runtime;
mod sizes;
mod source;
mod source_text;
mod strings;

use std::fmt;
use std::path::Path;

use crate::Result;
use source::Source;

/// A place that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Offence {
    /// Relative to the workspace, with `/`.
    path: String,
    line: usize,
    rule: &'static str,
    message: String,
}

impl fmt::Display for Offence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {} [{}]",
            self.path, self.line, self.message, self.rule
        )
    }
}

/// Prints every offence in the workspace; an error when there is one.
pub(crate) fn tidy(root: &Path) -> Result {
    let sources = source::read_sources(root)?;
    let offences = check(&sources, &strings::Machine::here(root));
    for offence in &offences {
        println!("{offence}");
    }
    if offences.is_empty() {
        println!("tidy: {} files, all in order", sources.len());
        return Ok(());
    }
    Err(format!(
        "tidy: {} offences in {} files",
        offences.len(),
        sources.len()
    )
    .into())
}

/// Holds every source against every rule.
fn check(sources: &[Source], machine: &strings::Machine) -> Vec<Offence> {
    let mut offences = Vec::new();
    for source in sources {
        let mut found = Vec::new();
        strings::check(source, machine, &mut found);
        comments::check(source, &mut found);
        if let Some(problem) = &source.problem {
            found.push(source.offence("syntax", problem.line, problem.message.clone()));
        }
        if let Some(syntax) = &source.syntax {
            manners::check(source, syntax, &mut found);
            if !source.is_test {
                imports::check(source, syntax, &mut found);
                runtime::check(source, syntax, &mut found);
                sizes::check(source, syntax, &mut found);
                source_text::check(source, syntax, &mut found);
            }
        }
        found.retain(|offence| !source.allows(offence.rule, offence.line));
        offences.append(&mut found);
    }
    goldens::check(sources, &mut offences);
    offences.sort();
    offences.dedup();
    offences
}
