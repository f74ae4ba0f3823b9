//! What a crate is held against: the generator's judges, clippy, rustdoc and its pages, doctests.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use seamstress::{Options, Spec};
use xtask::process::observe;

use super::{Compiled, Step, Workshop};
use crate::Result;
use crate::draft::Draft;
use crate::judges::{self, Files, Generated};
use crate::payloads::CANARY;
use crate::positions::Role;

impl Workshop {
    pub(super) fn step(
        &self,
        step: Step,
        draft: &Draft,
        compiled: &mut Compiled,
    ) -> Result<Vec<String>> {
        match step {
            Step::Generate => self.generate(draft),
            Step::Clippy => self
                .cargo(&["clippy", "--quiet", "--lib"], &["--", "-D", "warnings"])
                .map(|(_, findings)| findings),
            Step::Rustdoc => {
                let findings = self.rustdoc()?;
                if !findings.is_empty() {
                    return Ok(findings);
                }
                let (pages, findings) = judges::check_pages(&self.pages, &self.docs())?;
                compiled.pages += pages;
                Ok(findings)
            }
            Step::Doctest => self.doctest(compiled),
        }
    }

    pub(super) fn rustdoc(&self) -> Result<Vec<String>> {
        self.empty_docs()?;
        self.cargo(&["doc", "--quiet", "--no-deps", "--lib"], &[])
            .map(|(_, findings)| findings)
    }

    fn sdk(&self) -> PathBuf {
        self.folder.join("sdk")
    }

    pub(super) fn generate(&self, draft: &Draft) -> Result<Vec<String>> {
        let out = self.sdk();
        if out.exists() {
            fs::remove_dir_all(&out)?;
        }
        let mut options = Options::of(
            Spec::Text {
                name: draft.file.clone(),
                text: draft.root.to_string(),
            },
            &out,
        );
        options.crate_name = Some("hostile".to_owned());
        if !draft.config.is_empty() {
            let path = self.folder.join("seamstress.toml");
            fs::write(&path, toml::to_string(&draft.config)?)?;
            options.config = Some(path);
        }
        let outcome = seamstress::generate(&options);
        let mut findings = judges::check_messages(&outcome.messages, !outcome.ok);
        if !outcome.ok {
            let errors = outcome
                .messages
                .iter()
                .filter(|message| message.code.starts_with('E'));
            findings.extend(
                errors.map(|message| format!("refused: {} {}", message.code, message.message)),
            );
            return Ok(findings);
        }
        let files = Files::read(&out)?;
        findings.extend(judges::check_names(&files));
        match Generated::read(&files) {
            Ok(crate_) => findings.extend(judges::check(&crate_, None, Role::Meaning)),
            Err(faults) => findings.extend(faults),
        }
        Ok(findings)
    }

    /// What rustdoc runs: our own examples, each of them compiled and none of them run.
    fn doctest(&self, compiled: &mut Compiled) -> Result<Vec<String>> {
        let (said, mut findings) = self.cargo(&["test", "--doc"], &[])?;
        let expected =
            Generated::read(&Files::read(&self.sdk())?).map_or(0, |crate_| crate_.examples());
        let tests: Vec<&str> = said
            .lines()
            .filter(|line| line.starts_with("test ") && line.contains(" (line "))
            .collect();
        let own = tests.iter().filter(|line| {
            !line.starts_with("test hostile/src/runtime/")
                && !line.starts_with("test sdk/src/runtime/")
                && !line.starts_with("test src/runtime/")
        });
        let count = own.count();
        if count != expected {
            findings.push(format!(
                "{count} doctests, not the {expected} examples of the generator"
            ));
        }
        findings.extend(
            tests
                .iter()
                .filter(|line| !line.contains(" - compile") && !line.contains("runtime/"))
                .map(|line| format!("it runs: {line}")),
        );
        for folder in [self.sdk(), self.folder.clone()] {
            if folder.join(CANARY).exists() {
                findings.push(format!("code of the document has written {CANARY}"));
                fs::remove_file(folder.join(CANARY))?;
            }
        }
        compiled.doctests += tests.len();
        Ok(findings)
    }

    /// What a command of cargo printed, and what the compiler complained of.
    fn cargo(&self, words: &[&str], more: &[&str]) -> Result<(String, Vec<String>)> {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command
            .args(words)
            .args(["--package", "hostile", "--manifest-path"])
            .arg(self.folder.join("Cargo.toml"))
            .args(more);
        command
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("RUSTFLAGS")
            .env(
                "RUSTDOCFLAGS",
                if words.contains(&"doc") {
                    "-D warnings"
                } else {
                    ""
                },
            );
        let (out, err) = (self.folder.join("stdout"), self.folder.join("stderr"));
        let done = observe(&mut command, &out, &err)?;
        let (out, err) = (fs::read(&out)?, fs::read(&err)?);
        let (out, err) = (
            String::from_utf8_lossy(&out).into_owned(),
            String::from_utf8_lossy(&err).into_owned(),
        );
        let mut findings = Vec::new();
        if !done.status.success() {
            findings = complaints(&err);
            findings.extend(
                out.lines()
                    .filter(|line| line.contains("... FAILED"))
                    .map(str::to_owned),
            );
            if findings.is_empty() {
                findings.push(format!(
                    "cargo {words:?} ended with {}: {}",
                    done.status,
                    err.chars().take(400).collect::<String>()
                ));
            }
        }
        Ok((out, findings))
    }
}

/// The complaints of a compiler, each with its place.
fn complaints(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let is_complaint = |line: &str| {
        line.starts_with("error")
            && !line.contains("could not compile")
            && !line.contains("aborting due to")
    };
    let all = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| is_complaint(line));
    all.map(|(at, line)| {
        let place = lines.get(at + 1).map_or("", |place| place.trim());
        format!("{line} {place}")
    })
    .collect()
}
