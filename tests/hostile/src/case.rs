//! One payload at one position of a document of one version.

use std::fmt;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use seamstress::Message;
use seamstress::{Options, Spec};

use crate::Result;
use crate::draft::{Draft, Version};
use crate::payloads::Payload;
use crate::positions::Position;

/// What stands in place of a payload in the document that a case is compared with.
pub const HARMLESS: &str = "harmless";

/// A payload at a position.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The document's version.
    pub version: Version,
    /// Where the text stands.
    pub position: &'a Position,
    /// The text.
    pub payload: &'a Payload,
}

impl fmt::Display for Case<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {} × {}",
            self.version.name(),
            self.position.name,
            self.payload.name
        )
    }
}

impl Case<'_> {
    /// The document with the payload.
    #[must_use]
    pub fn draft(&self) -> Draft {
        let mut draft = Draft::new(self.version);
        (self.position.place)(&mut draft, 0, &self.payload.text);
        draft
    }

    /// The same document with a harmless word.
    #[must_use]
    pub fn twin(&self) -> Draft {
        let mut draft = Draft::new(self.version);
        (self.position.place)(&mut draft, 0, HARMLESS);
        draft
    }
}

/// A folder with a crate in it, and what the person who generates keeps there.
#[derive(Debug)]
pub struct Bench {
    folder: tempfile::TempDir,
}

/// What the person wrote: a file beside the crate and one inside of it.
const OWN: &[(&str, &str)] = &[("notes.md", "mine"), ("sdk/NOTES.md", "mine, too")];

/// What came of generating.
#[derive(Debug)]
pub struct Made {
    /// Whether there is a crate.
    pub ok: bool,
    /// What was said.
    pub messages: Vec<Message>,
    /// What the generator panicked with.
    pub panic: Option<String>,
}

impl Bench {
    /// A new folder.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn new() -> Result<Self> {
        let bench = Self {
            folder: tempfile::tempdir()?,
        };
        // A folder with files of other origin and no crate is never written to.
        bench.generate(&Draft::new(Version::V31), None)?;
        for (path, text) in OWN {
            fs::write(bench.folder.path().join(path), text)?;
        }
        Ok(bench)
    }

    /// Where the crate is.
    #[must_use]
    pub fn out(&self) -> PathBuf {
        self.folder.path().join("sdk")
    }

    /// Generates from a draft.
    ///
    /// # Errors
    ///
    /// When the files that the draft needs cannot be written.
    pub fn generate(&self, draft: &Draft, crate_name: Option<&str>) -> Result<Made> {
        let mut options = Options::of(
            Spec::Text {
                name: draft.file.clone(),
                text: draft.root.to_string(),
            },
            self.out(),
        );
        options.crate_name = crate_name.map(str::to_owned);
        let mut config = draft.config.clone();
        if let Some(overlay) = &draft.overlay {
            fs::write(self.folder.path().join("overlay.json"), overlay.to_string())?;
            config.insert("overlays".to_owned(), vec!["overlay.json"].into());
        }
        if !config.is_empty() {
            let path = self.folder.path().join("seamstress.toml");
            fs::write(&path, toml::to_string(&config)?)?;
            options.config = Some(path);
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| seamstress::generate(&options)));
        Ok(match outcome {
            Ok(outcome) => Made {
                ok: outcome.ok,
                messages: outcome.messages,
                panic: None,
            },
            Err(thrown) => Made {
                ok: false,
                messages: Vec::new(),
                panic: Some(words(thrown.as_ref())),
            },
        })
    }

    /// What lies there that should not: files that are neither the crate's nor the person's, and
    /// the person's when they changed.
    ///
    /// # Errors
    ///
    /// When a folder cannot be read.
    pub fn strangers(&self, listed: &[String]) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for (path, text) in OWN {
            if fs::read_to_string(self.folder.path().join(path))
                .ok()
                .as_deref()
                != Some(*text)
            {
                found.push(format!("{path} was changed"));
            }
        }
        let mut all = Vec::new();
        walk(self.folder.path(), "", &mut all)?;
        let is_known = |path: &str| {
            let in_crate = path.strip_prefix("sdk/");
            OWN.iter().any(|(own, _)| *own == path)
                || matches!(path, "overlay.json" | "seamstress.toml")
                || in_crate.is_some_and(|path| {
                    path == ".seamstress.json" || listed.iter().any(|one| one == path)
                })
        };
        found.extend(
            all.into_iter()
                .filter(|path| !is_known(path))
                .map(|path| format!("{path} is nobody's")),
        );
        Ok(found)
    }
}

fn words(thrown: &(dyn std::any::Any + Send)) -> String {
    let text = thrown.downcast_ref::<String>().cloned();
    text.or_else(|| thrown.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}

/// Every file below a folder, by its path from there.
fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
