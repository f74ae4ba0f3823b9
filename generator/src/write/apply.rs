//! The changes, all of them or none.
//!
//! New contents are staged in a folder on the same file system first; what can fail for want of
//! space or rights fails there. Then files are moved: what is replaced or removed goes aside, and
//! comes back if a later move fails.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::compare::{Change, Comparison, STAGING, shown};
use super::manifest::{MANIFEST, Manifest};
use crate::render::Files;
use crate::report::{Diagnostics, findings};

/// Makes the changes of a comparison; `None` when it failed and everything is as it was.
pub(super) fn apply(
    files: &Files,
    comparison: &Comparison,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let out = &comparison.out;
    let result = if comparison.exists { update(files, comparison) } else { create(files, out) };
    result.map_err(|error| diagnostics.push(findings::output_not_written(shown(out), error))).ok()
}

/// A folder that is not there yet is made beside its place, and moved there as a whole.
fn create(files: &Files, out: &Path) -> io::Result<()> {
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let made = MadeFolders::make(parent)?;
    let staging = tempfile::Builder::new().prefix(STAGING).tempdir_in(parent)?;
    let crate_folder = staging.path().join("crate");
    fs::create_dir(&crate_folder)?;
    for (path, text) in files {
        stage(&crate_folder, path, text)?;
    }
    stage(&crate_folder, MANIFEST, &Manifest::of(files).text())?;
    fs::rename(&crate_folder, out)?;
    made.keep();
    Ok(())
}

fn update(files: &Files, comparison: &Comparison) -> io::Result<()> {
    let staging = tempfile::Builder::new().prefix(STAGING).tempdir_in(&comparison.out)?;
    let (new, old) = (staging.path().join("new"), staging.path().join("old"));
    let mut moves = Moves { out: &comparison.out, new: &new, old: &old, done: Vec::new() };
    let mut placed = Vec::new();
    for (path, change) in comparison.changes() {
        match change {
            Change::Add | Change::Replace | Change::Overwrite => {
                stage(&new, path, files.get(path).map(String::as_str).unwrap_or_default())?;
                placed.push(path);
            }
            Change::Remove | Change::Keep | Change::Blocked => {}
        }
    }
    stage(&new, MANIFEST, &Manifest::of(files).text())?;
    let removed =
        comparison.changes().filter(|(_, change)| *change == Change::Remove).map(|(path, _)| path);
    let removed: Vec<&str> = removed.collect();
    // The list goes last: until then it describes what was there.
    let moved = removed
        .iter()
        .try_for_each(|path| moves.aside(path))
        .and_then(|()| placed.iter().try_for_each(|path| moves.place(path)))
        .and_then(|()| moves.place(MANIFEST));
    if let Err(error) = moved {
        return Err(moves.undo(error, staging));
    }
    removed.iter().for_each(|path| remove_empty_folders(&comparison.out, path));
    Ok(())
}

fn stage(folder: &Path, path: &str, text: &str) -> io::Result<()> {
    let place = folder.join(path);
    if let Some(parent) = place.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(place, text)
}

/// The moves made so far, so that they can be undone.
struct Moves<'a> {
    out: &'a Path,
    new: &'a Path,
    old: &'a Path,
    done: Vec<Move>,
}

enum Move {
    /// What was at the first place is at the second.
    Aside(PathBuf, PathBuf),
    /// A new file is at this place.
    Placed(PathBuf),
    /// These folders were made.
    Folders(MadeFolders),
}

impl Moves<'_> {
    /// Moves what is there out of the way.
    fn aside(&mut self, path: &str) -> io::Result<()> {
        let (place, aside) = (self.out.join(path), self.old.join(path));
        if let Some(parent) = aside.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::rename(&place, &aside)?;
        self.done.push(Move::Aside(place, aside));
        Ok(())
    }

    /// Moves a staged file to its place.
    fn place(&mut self, path: &str) -> io::Result<()> {
        let place = self.out.join(path);
        if fs::symlink_metadata(&place).is_ok() {
            self.aside(path)?;
        } else if let Some(parent) = place.parent() {
            self.done.push(Move::Folders(MadeFolders::make(parent)?));
        }
        fs::rename(self.new.join(path), &place)?;
        self.done.push(Move::Placed(place));
        Ok(())
    }

    /// Takes the moves back, the last first. Where even that fails, what was there is kept in the
    /// staging folder, and the error says so.
    fn undo(mut self, error: io::Error, staging: tempfile::TempDir) -> io::Error {
        let mut intact = true;
        while let Some(done) = self.done.pop() {
            intact &= match done {
                Move::Aside(place, aside) => fs::rename(aside, place).is_ok(),
                Move::Placed(place) => fs::remove_file(place).is_ok(),
                Move::Folders(folders) => {
                    drop(folders);
                    true
                }
            };
        }
        if intact {
            return error;
        }
        let kept = staging.keep();
        let message = format!(
            "{error}; not everything could be put back: the earlier files are in {}",
            kept.display()
        );
        io::Error::new(error.kind(), message)
    }
}

/// Folders that were made on the way; dropped, they are removed again unless something is in them.
struct MadeFolders {
    /// Innermost first.
    folders: Vec<PathBuf>,
}

impl MadeFolders {
    fn make(folder: &Path) -> io::Result<Self> {
        let missing =
            folder.ancestors().take_while(|place| !place.as_os_str().is_empty() && !place.exists());
        let made = Self { folders: missing.map(Path::to_path_buf).collect() };
        fs::create_dir_all(folder)?;
        Ok(made)
    }

    fn keep(mut self) {
        self.folders.clear();
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        // A folder that is not empty, or not there, stays as it is.
        self.folders.iter().for_each(|folder| _ = fs::remove_dir(folder));
    }
}

/// Removes the folders that a removed file leaves empty.
fn remove_empty_folders(out: &Path, path: &str) {
    let mut folder = Path::new(path).parent();
    while let Some(inner) = folder.filter(|inner| !inner.as_os_str().is_empty()) {
        if fs::remove_dir(out.join(inner)).is_err() {
            return;
        }
        folder = inner.parent();
    }
}
