//! The programs that are compared.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::process::{Cost, measure};
use crate::whole::release;

/// Builds ours for release.
pub(super) fn build() -> Result<PathBuf> {
    release("seamstress")
}

/// A program that turns a document into a crate.
pub(super) struct Generator {
    pub(super) name: String,
    /// The program and its arguments, with `{spec}` and `{out}`.
    words: Vec<String>,
}

impl Generator {
    /// Our own, built for release.
    pub(super) fn ours(config: &Path) -> Result<Self> {
        let program = build()?;
        let config = config.display().to_string();
        let words = [
            &program.display().to_string(),
            "generate",
            "{spec}",
            "--out",
            "{out}",
            "--config",
            &config,
        ];
        Ok(Self {
            name: "seamstress".to_owned(),
            words: words.map(str::to_owned).to_vec(),
        })
    }

    /// One that the caller knows how to run: `name=program --in {spec} --out {out}`.
    pub(super) fn peer(text: &str) -> Result<Self> {
        let usage = || format!("`{text}` is not of the form NAME=COMMAND");
        let (name, command) = text.split_once('=').ok_or_else(usage)?;
        let words = command.split_whitespace().map(str::to_owned).collect();
        Ok(Self {
            name: name.to_owned(),
            words,
        })
    }

    fn command(&self, spec: &Path, out: &Path) -> Result<Command> {
        let fill = |word: &String| {
            let word = word.replace("{spec}", &spec.display().to_string());
            word.replace("{out}", &out.display().to_string())
        };
        let (program, arguments) = self.words.split_first().ok_or("a peer needs a command")?;
        let mut command = Command::new(fill(program));
        command.args(arguments.iter().map(fill));
        Ok(command)
    }
}

/// A generator, a document, and the folder for all that comes of them.
pub(super) struct Job<'a> {
    pub(super) generator: &'a Generator,
    pub(super) spec: &'a Path,
    pub(super) folder: PathBuf,
}

impl Job<'_> {
    /// The crate's folder.
    pub(super) fn out(&self) -> PathBuf {
        self.folder.join("sdk")
    }

    /// Generates a few times, each into an empty folder, and gives the median of what it cost.
    pub(super) fn generate(&self, runs: usize) -> Result<Cost> {
        fs::create_dir_all(&self.folder)?;
        let out = self.out();
        let mut costs = Vec::new();
        for _ in 0..runs.max(1) {
            if out.exists() {
                fs::remove_dir_all(&out)?;
            }
            let mut command = self.generator.command(self.spec, &out)?;
            costs.push(measure(&mut command, &self.folder.join("generate.log"))?);
        }
        costs.sort_by(|one, other| one.cpu.total_cmp(&other.cpu));
        Ok(costs.get(costs.len() / 2).copied().unwrap_or_default())
    }
}
