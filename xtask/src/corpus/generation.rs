//! One document becomes a crate, in a process of its own: what it costs is measured, and what goes
//! wrong stays inside.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::apart::{What, ask};
use super::documents::{DocumentFile, key, key_of_file};
use super::record::{Finding, Generation};
use super::surface::{Names, covered};
use super::survey::Survey;
use crate::Result;
use crate::process::{Done, Limits, limited, observe};
use crate::whole::release;

/// What generation may use: far more than it should, so that what it does use is seen.
const LIMITS: Limits = Limits {
    cpu: 300,
    memory: Some(8000),
};

/// The generator, built for release.
pub(super) struct Generator {
    program: PathBuf,
    /// A hash of the program.
    pub(super) key: String,
}

impl Generator {
    pub(super) fn build() -> Result<Self> {
        let program = release("seamstress")?;
        let key = key_of_file(&program)?;
        Ok(Self { program, key })
    }

    fn command(&self, words: &[&str], document: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.args(words).arg(document);
        command
    }
}

/// A document, and where its files go.
pub(super) struct Job<'a> {
    pub(super) document: &'a DocumentFile,
    pub(super) generator: &'a Generator,
    /// `out/corpus`.
    pub(super) out: &'a Path,
}

impl Job<'_> {
    pub(super) fn crate_folder(&self) -> PathBuf {
        self.out.join("crates").join(&self.document.slug)
    }

    pub(super) fn log(&self, name: &str) -> PathBuf {
        self.out
            .join("logs")
            .join(format!("{}.{name}", self.document.slug))
    }

    /// Generates, and compares what came of it with what the document holds.
    pub(super) fn generate(&self, survey: &Survey) -> Result<Generation> {
        let folder = self.crate_folder();
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let (out, err) = (self.log("generate.jsonl"), self.log("generate.stderr"));
        let mut command = self.generator.command(
            &["generate", "--message-format", "json"],
            &self.document.path,
        );
        command.arg("--out").arg(&folder);
        let done = observe(&mut limited(&command, LIMITS), &out, &err)?;
        let mut generation = Generation {
            ok: done.status.success(),
            cost: done.cost,
            ..Generation::default()
        };
        read_messages(&fs::read_to_string(&out)?, &mut generation);
        generation.crashed = crashed(&done, &fs::read_to_string(&err)?, &generation);
        generation.reads = generation.ok || self.inspect("document").is_ok();
        if generation.ok {
            let sources = sources(&folder)?;
            generation.lines = sources.lines;
            generation.crate_key = sources.key;
            let names: Names = ask(What::Sdk, &self.inspect("sdk")?)?;
            generation.operations = covered(&survey.operations, &names.operations);
            generation.schemas = covered(&survey.schemas, &names.schemas);
        }
        Ok(generation)
    }

    /// What a stage of the generator hands on, as a file.
    pub(super) fn inspect(&self, stage: &str) -> Result<PathBuf> {
        let out = self.log(&format!("{stage}.json"));
        let mut command = self.generator.command(
            &["inspect", "--format", "json", "--stage", stage],
            &self.document.path,
        );
        let done = observe(
            &mut limited(command.arg("--"), LIMITS),
            &out,
            &self.log("inspect.stderr"),
        )?;
        if done.status.success() {
            Ok(out)
        } else {
            Err(format!("`inspect` failed: {}", done.status).into())
        }
    }
}

/// A line of `--message-format json`.
#[derive(Deserialize)]
struct Message {
    severity: String,
    code: String,
    message: String,
    line: Option<usize>,
    column: Option<usize>,
    pointer: Option<String>,
    chosen: Option<String>,
}

fn read_messages(text: &str, generation: &mut Generation) {
    let mut warnings: BTreeMap<String, usize> = BTreeMap::new();
    for message in text
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok())
    {
        let place = match (message.line, message.column) {
            (Some(line), Some(column)) => {
                format!("{line}:{column} {}", message.pointer.unwrap_or_default())
            }
            _ => String::new(),
        };
        let is_vague = place.is_empty() || message.chosen.is_none();
        let is_warning = message.severity == "warning";
        if is_warning {
            *warnings.entry(message.code.clone()).or_default() += 1;
        }
        let finding = Finding {
            code: message.code,
            message: message.message,
            place,
        };
        if !is_warning {
            generation.errors.push(finding);
        } else if is_vague {
            generation.vague.push(finding);
        }
    }
    generation.warnings = warnings;
}

/// How a run ended that ended without a message.
fn crashed(done: &Done, err: &str, generation: &Generation) -> Option<String> {
    if let Some(line) = err.lines().find(|line| line.contains("panicked at")) {
        let what = err
            .lines()
            .skip_while(|other| *other != line)
            .nth(1)
            .unwrap_or_default();
        return Some(format!("{line} {what}"));
    }
    let is_silent = !generation.ok && generation.errors.is_empty();
    is_silent.then(|| format!("{} {}", done.status, err.lines().last().unwrap_or_default()))
}

/// What the files of a crate amount to.
#[derive(Default)]
struct Sources {
    /// Lines of Rust, those of the runtime not counted.
    lines: usize,
    key: String,
}

fn sources(folder: &Path) -> Result<Sources> {
    let mut files = Vec::new();
    list(folder, &mut files)?;
    files.sort();
    let runtime = folder.join("src/runtime");
    let mut sources = Sources::default();
    for file in files {
        let text = fs::read(&file)?;
        if file.extension().is_some_and(|extension| extension == "rs")
            && !file.starts_with(&runtime)
        {
            sources.lines += text.iter().filter(|byte| **byte == b'\n').count();
        }
        let name = file.strip_prefix(folder)?.to_string_lossy().into_owned();
        sources.key = key(&[sources.key.as_bytes(), name.as_bytes(), &text]);
    }
    Ok(sources)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else if !path.ends_with(".seamstress.json") && !path.ends_with("Cargo.lock") {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_without_a_place_or_a_choice_are_vague() {
        let text = [
            r#"{"severity":"warning","code":"W1","message":"a","line":1,"column":2,"pointer":"/x","chosen":"y"}"#,
            r#"{"severity":"warning","code":"W1","message":"b","line":1,"column":2,"pointer":null,"chosen":null}"#,
            r#"{"severity":"error","code":"E1","message":"c","line":null,"column":null,"pointer":null,"chosen":null}"#,
            r#"{"operations":{"total":1,"generated":1}}"#,
        ];
        let mut generation = Generation::default();
        read_messages(&text.join("\n"), &mut generation);
        assert_eq!(generation.warnings["W1"], 2);
        assert_eq!(generation.vague[0].message, "b");
        assert_eq!(generation.errors[0].message, "c");
        assert_eq!((generation.vague.len(), generation.errors.len()), (1, 1));
    }
}
