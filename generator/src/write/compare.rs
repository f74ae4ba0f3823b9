//! What is on disk beside what is to be there.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::manifest::{MANIFEST, Manifest, hash, same_text};
use super::paths;
use crate::options::FileCounts;
use crate::render::Files;
use crate::report::{Diagnostic, Diagnostics, findings};

/// Names that an output folder may have without being somebody else's.
const HARMLESS: [&str; 5] = [".git", ".gitignore", ".gitattributes", "Cargo.lock", "target"];
/// What the folders begin with in which files are staged; one may be left by a run that was killed.
pub(super) const STAGING: &str = ".seamstress-";

/// What has to happen to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// It is missing.
    Add,
    /// An earlier run wrote it, and it is to change.
    Replace,
    /// An earlier run wrote it, and a person changed it since.
    Overwrite,
    /// No run wrote it, and it stands where a file is to be.
    Blocked,
    /// An earlier run wrote it, and it is part of the SDK no more.
    Remove,
    /// The same, but a person changed it since: it stays.
    Keep,
}

/// What is to be written beside what is there.
#[derive(Debug)]
pub(crate) struct Comparison {
    pub(super) out: PathBuf,
    pub(super) exists: bool,
    changes: BTreeMap<String, Change>,
    unchanged: usize,
    /// Something that an earlier run did not write, where there was no earlier run.
    foreign: Option<String>,
    manifest_changes: bool,
}

impl Comparison {
    /// Compares; `None` when the folder cannot hold a crate: `diagnostics` has the reason.
    pub(super) fn of(files: &Files, out: &Path, diagnostics: &mut Diagnostics) -> Option<Self> {
        if !paths::all_valid(files, diagnostics) {
            return None;
        }
        // Without `.` and a last slash, through which a link would be followed.
        let out: PathBuf =
            out.components().filter(|part| !matches!(part, Component::CurDir)).collect();
        let out = if out.as_os_str().is_empty() { PathBuf::from(".") } else { out };
        let compared = Reader { files, out: &out }.compare();
        compared.map_err(|diagnostic| diagnostics.push(*diagnostic)).ok()
    }

    /// The files that have to change, and how.
    pub(crate) fn changes(&self) -> impl Iterator<Item = (&str, Change)> {
        self.changes.iter().map(|(path, change)| (path.as_str(), *change))
    }

    /// How many files are to be written, left and removed.
    #[must_use]
    pub(crate) fn counts(&self) -> FileCounts {
        let count = |wanted: &[Change]| {
            self.changes.values().filter(|change| wanted.contains(change)).count()
        };
        FileCounts {
            written: count(&[Change::Add, Change::Replace, Change::Overwrite, Change::Blocked]),
            unchanged: self.unchanged,
            removed: count(&[Change::Remove]),
        }
    }

    /// The paths, relative to the folder, of the files that are not what they are to be.
    #[must_use]
    pub(crate) fn differing(&self) -> Vec<String> {
        let manifest = self.lacks_only_the_manifest().then(|| MANIFEST.to_owned());
        self.changes.keys().cloned().chain(manifest).collect()
    }

    pub(super) fn lacks_only_the_manifest(&self) -> bool {
        self.changes.is_empty() && self.manifest_changes
    }

    pub(super) fn is_up_to_date(&self) -> bool {
        self.exists
            && !self.manifest_changes
            && self.changes.values().all(|change| *change == Change::Keep)
    }

    /// A path of the output as people name it.
    pub(super) fn shown(&self, path: &str) -> String {
        shown(&self.out.join(path))
    }

    /// Whether no work of a person would be lost; what would be lost is reported.
    pub(super) fn may_write(&self, force: bool, diagnostics: &mut Diagnostics) -> bool {
        if let Some(name) = self.foreign.as_ref().filter(|_| !force) {
            diagnostics.push(findings::foreign_folder(shown(&self.out), name));
            return false;
        }
        let mut may = true;
        for (path, change) in self.changes() {
            let name = self.shown(path);
            let (diagnostic, stops) = match change {
                Change::Blocked => (findings::foreign_file(&name), true),
                Change::Overwrite if !force => (findings::edited_file(&name), true),
                Change::Keep => (findings::edited_file_left(&name), false),
                _ => continue,
            };
            diagnostics.push(diagnostic);
            may &= !stops;
        }
        may
    }
}

type Refusal = Box<Diagnostic>;

struct Reader<'a> {
    files: &'a Files,
    out: &'a Path,
}

impl Reader<'_> {
    fn compare(&self) -> Result<Comparison, Refusal> {
        let exists = self.folder_exists()?;
        let manifest = if exists { self.manifest()? } else { None };
        let foreign = if exists && manifest.is_none() { self.foreign()? } else { None };
        let wanted = Manifest::of(self.files);
        let manifest_changes = manifest.as_ref() != Some(&wanted);
        let known = manifest.unwrap_or_default().files;
        let mut comparison = Comparison {
            out: self.out.to_path_buf(),
            exists,
            changes: BTreeMap::new(),
            unchanged: 0,
            foreign,
            manifest_changes,
        };
        for (path, text) in self.files {
            match self.change_of(path, text, known.get(path))? {
                Some(change) => _ = comparison.changes.insert(path.clone(), change),
                None => comparison.unchanged += 1,
            }
        }
        for (path, hash) in known.iter().filter(|(path, _)| !self.files.contains_key(*path)) {
            if let Some(change) = self.removal_of(path, hash)? {
                comparison.changes.insert(path.clone(), change);
            }
        }
        Ok(comparison)
    }

    fn folder_exists(&self) -> Result<bool, Refusal> {
        match fs::symlink_metadata(self.out) {
            Ok(metadata) if metadata.is_symlink() => Err(symlink(self.out)),
            Ok(metadata) if metadata.is_dir() => Ok(true),
            Ok(_) => Err(Box::new(findings::file_for_folder(shown(self.out)))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(not_read(self.out, &error)),
        }
    }

    fn manifest(&self) -> Result<Option<Manifest>, Refusal> {
        let Some(bytes) = self.contents(MANIFEST)? else {
            return Ok(None);
        };
        Manifest::parse(&bytes).map(Some).map_err(|cause| {
            let name = shown(&self.out.join(MANIFEST));
            Box::new(findings::manifest(name, cause))
        })
    }

    /// The first thing in the folder that is not harmless.
    fn foreign(&self) -> Result<Option<String>, Refusal> {
        let entries = fs::read_dir(self.out).map_err(|error| not_read(self.out, &error))?;
        let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        Ok(names
            .filter(|name| !HARMLESS.contains(&name.as_str()) && !name.starts_with(STAGING))
            .min())
    }

    fn change_of(
        &self,
        path: &str,
        text: &str,
        known: Option<&String>,
    ) -> Result<Option<Change>, Refusal> {
        let Some(contents) = self.contents(path)? else {
            return Ok(Some(Change::Add));
        };
        if same_text(&contents, text.as_bytes()) {
            return Ok(None);
        }
        Ok(Some(match known {
            None => Change::Blocked,
            Some(known) if *known == hash(&contents) => Change::Replace,
            Some(_) => Change::Overwrite,
        }))
    }

    fn removal_of(&self, path: &str, known: &str) -> Result<Option<Change>, Refusal> {
        let contents = self.contents(path)?;
        Ok(contents.map(
            |contents| {
                if hash(&contents) == known { Change::Remove } else { Change::Keep }
            },
        ))
    }

    /// The contents of a file; `None` if it does not exist. A link on the way is refused.
    fn contents(&self, path: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let mut place = self.out.to_path_buf();
        for name in path.split('/') {
            place.push(name);
            match fs::symlink_metadata(&place) {
                Ok(metadata) if metadata.is_symlink() => return Err(symlink(&place)),
                Ok(metadata) if place.ends_with(path) && metadata.is_dir() => {
                    return Err(folder_in_the_way(&place));
                }
                Ok(_) => {}
                Err(error) if is_absence(&error) => return Ok(None),
                Err(error) => return Err(not_read(&place, &error)),
            }
        }
        match fs::read(&place) {
            Ok(contents) => Ok(Some(contents)),
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => Err(not_read(&place, &error)),
        }
    }
}

fn folder_in_the_way(place: &Path) -> Refusal {
    Box::new(findings::folder_for_file(shown(place)))
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', if cfg!(windows) { "/" } else { "\\" })
}

fn not_read(path: &Path, error: &io::Error) -> Refusal {
    Box::new(findings::output_not_read(shown(path), error))
}

fn symlink(path: &Path) -> Refusal {
    Box::new(findings::symlink(shown(path)))
}
