//! Small documents, each about one thing: the folders of `tests/fixtures/`.

use std::fs;
use std::path::{Path, PathBuf};

use seamstress::Options;

use crate::Result;

/// A folder with a document, and what is known of what comes of it.
#[derive(Clone, Debug)]
pub struct Fixture {
    /// The folder's name.
    pub name: String,
    /// The folder, as messages name it: relative to this crate.
    pub folder: PathBuf,
}

impl Fixture {
    /// Every fixture, sorted by name.
    ///
    /// # Errors
    ///
    /// When the folder of fixtures cannot be read.
    pub fn all() -> Result<Vec<Self>> {
        let mut fixtures = Vec::new();
        for entry in fs::read_dir(folder_of_fixtures())? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().join("input.yaml").is_file() {
                let folder = Path::new("fixtures").join(&name);
                fixtures.push(Self { name, folder });
            }
        }
        fixtures.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(fixtures)
    }

    /// Where the fixture's snapshots stand.
    #[must_use]
    pub fn snapshots(&self) -> PathBuf {
        folder_of_fixtures().join(&self.name)
    }

    /// How the fixture becomes a crate in a folder.
    #[must_use]
    pub fn options(&self, out: &Path) -> Options {
        let mut options = Options::new(self.folder.join("input.yaml"), out);
        let config = self.folder.join("seamstress.toml");
        options.config = config.is_file().then_some(config);
        options.crate_name = Some(format!("fixture-{}", self.name));
        options
    }
}

fn folder_of_fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// The Rust files that were generated below a folder, the runtime left out: path and text, sorted.
///
/// # Errors
///
/// When a file cannot be read.
pub fn generated_files(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    collect(&folder.join("src"), "src", &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, String)>) -> Result {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}/{}", entry.file_name().to_string_lossy());
        if path == "src/runtime" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &path, files)?;
        } else {
            files.push((path, fs::read_to_string(entry.path())?));
        }
    }
    Ok(())
}
