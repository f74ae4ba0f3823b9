//! Which files a document may refer to.

use std::path::{Component, Path, PathBuf};

use crate::text::is_invisible;

/// Where files may be read from: the folder of the document, and what the config allows beside it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Permit {
    /// The folder of the root document; `None` for a text that has none.
    pub(super) root: Option<PathBuf>,
    /// Further folders or files.
    allowed: Vec<PathBuf>,
}

impl Permit {
    /// The folder of `document`, and `allowed`.
    #[must_use]
    pub(crate) fn new(document: Option<&Path>, allowed: Vec<PathBuf>) -> Self {
        let root = document.map(|path| path.parent().map(Path::to_path_buf).unwrap_or_default());
        Self { root, allowed }
    }

    /// The file at a path that is relative to the root's folder; `None` where it may not be read.
    ///
    /// A path that leads out of the folder, be it by a symbolic link, needs to be allowed. So does
    /// an absolute one. A name with invisible characters is never read: a `build.rs` prints the
    /// names of the files that were.
    pub(super) fn file(&self, relative: &str) -> Option<PathBuf> {
        let root = self.root.as_ref()?;
        if relative.contains(is_invisible) {
            return None;
        }
        let path = Path::new(relative);
        let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)))
            && !has_drive(relative);
        let full = root.join(path);
        if is_plain && is_inside(&full, root) {
            return Some(full);
        }
        self.allowed.iter().any(|folder| is_below(&full, folder)).then_some(full)
    }
}

/// `C:x`, and names with a stream (`a.yaml:b`), which only Windows reads in its own way.
fn has_drive(path: &str) -> bool {
    cfg!(windows) && path.contains(':')
}

/// Whether a file that may not exist stays in a folder, links followed.
fn is_inside(path: &Path, folder: &Path) -> bool {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        // What does not exist is reported as missing.
        _ => std::fs::symlink_metadata(path).is_err(),
    }
}

fn is_below(path: &Path, folder: &Path) -> bool {
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}
