//! The files of a crate: their names, and the characters in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::Result;

/// What was written into a folder, by the list that the generator keeps.
#[derive(Clone, Debug)]
pub struct Files {
    /// Every path of the list.
    pub listed: Vec<String>,
    /// The texts, without the runtime's.
    pub texts: BTreeMap<String, String>,
}

impl Files {
    /// Reads the files that the list of a crate names.
    ///
    /// # Errors
    ///
    /// When the list or a file of it cannot be read.
    pub fn read(out: &Path) -> Result<Self> {
        let list = fs::read_to_string(out.join(".seamstress.json"))?;
        let list: serde_json::Value = serde_json::from_str(&list)?;
        let listed: Vec<String> = list["files"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(path, _)| path.clone())
            .collect();
        let mut texts = BTreeMap::new();
        for path in listed
            .iter()
            .filter(|path| !path.starts_with("src/runtime/"))
        {
            texts.insert(path.clone(), fs::read_to_string(out.join(path))?);
        }
        Ok(Self { listed, texts })
    }
}

/// Names that mean a device on Windows, with any extension.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// What no system can do with the names of files, and what no reader should see in them.
#[must_use]
pub fn check_names(files: &Files) -> Vec<String> {
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for path in &files.listed {
        if !seen.insert(path.to_lowercase()) {
            findings.push(format!(
                "file {path:?} is there twice where case does not count"
            ));
        }
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap_or_default().to_lowercase();
            let is_plain = part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
            let is_own = part == ".gitignore";
            let is_odd =
                part.starts_with('.') && !is_own || part.ends_with('.') || part.len() > 255;
            if !is_plain || is_odd || part.is_empty() || DEVICES.contains(&stem.as_str()) {
                findings.push(format!("file name {path:?}"));
            }
        }
    }
    for (path, text) in &files.texts {
        if let Some(letter) = text.chars().find(|letter| is_unseen(*letter)) {
            findings.push(format!("{path} holds {letter:?} as it is"));
        }
        if path.ends_with(".rs") && !is_header(text) {
            findings.push(format!("{path} does not begin with one line of header"));
        }
    }
    findings
}

/// Comments are dropped by every parser: the header is the only one.
fn is_header(text: &str) -> bool {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    first.starts_with("// Generated from ") && lines.next() == Some("")
}

/// Control characters other than a line's end, and marks that turn the direction of text.
#[must_use]
pub(super) fn is_unseen(letter: char) -> bool {
    let turns = matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || letter.is_control() && letter != '\n'
}
