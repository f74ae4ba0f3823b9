//! `.seamstress.json`: what an earlier run wrote.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::paths;
use crate::render::Files;

/// The name of the list in the output folder.
pub const MANIFEST: &str = ".seamstress.json";

/// What a run wrote: the path of each file, and a hash of its contents.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// Says to people what the file is.
    #[serde(rename = "//")]
    note: String,
    pub(super) files: BTreeMap<String, String>,
}

impl Manifest {
    pub(super) fn of(files: &Files) -> Self {
        Self {
            note: "The files that seamstress wrote here. It changes and removes only these."
                .to_owned(),
            files: files.iter().map(|(path, text)| (path.clone(), hash(text.as_bytes()))).collect(),
        }
    }

    /// Reads a list; the error says what is wrong with it.
    pub(super) fn parse(text: &[u8]) -> Result<Self, String> {
        let manifest: Self = serde_json::from_slice(text).map_err(|error| error.to_string())?;
        // The list says what may be removed, and may come from anywhere.
        match manifest
            .files
            .keys()
            .find(|path| paths::fault_of(path).is_some() || *path == MANIFEST)
        {
            None => Ok(manifest),
            Some(path) => Err(format!("it lists `{}`", path.escape_debug())),
        }
    }

    pub(super) fn text(&self) -> String {
        // Maps of strings cannot fail to be written.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// A hash by which an unchanged file is known again: FNV-1a, 64 bits. It guards against accidents,
/// not against malice. A carriage return before a line feed does not count: version control may
/// have put it there.
pub(super) fn hash(contents: &[u8]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            hash ^= u64::from(*byte);
            hash = hash.wrapping_mul(0x0100_0000_01b3);
        }
    };
    for line in contents.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_suffix(b"\r\n") {
            Some(text) => {
                add(text);
                add(b"\n");
            }
            None => add(line),
        }
    }
    format!("{hash:016x}")
}

/// Equal but for line ends.
pub(super) fn same_text(one: &[u8], other: &[u8]) -> bool {
    one == other || without_returns(one).eq(without_returns(other))
}

fn without_returns(contents: &[u8]) -> impl Iterator<Item = u8> {
    let next = contents.iter().skip(1).map(Some).chain([None]);
    contents
        .iter()
        .zip(next)
        .filter(|(byte, next)| !(**byte == b'\r' && *next == Some(&b'\n')))
        .map(|(byte, _)| *byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_leads_out_of_the_folder_is_refused() {
        for path in ["../x", "/etc/passwd", "a/../../x", "C:\\x", MANIFEST] {
            let text = serde_json::json!({ "//": "", "files": { path: "0" } }).to_string();
            assert!(Manifest::parse(text.as_bytes()).is_err(), "{path}");
        }
        assert!(Manifest::parse(b"{\"//\": \"\", \"files\": {}}").is_ok());
        assert!(Manifest::parse(b"[]").is_err());
        assert!(Manifest::parse(b"").is_err());
    }

    #[test]
    fn line_ends_do_not_count() {
        assert_eq!(hash(b"a\r\nb\r\n"), hash(b"a\nb\n"));
        assert_ne!(hash(b"a\rb"), hash(b"ab"));
        assert!(same_text(b"a\r\n", b"a\n"));
        assert!(!same_text(b"a\r", b"a"));
    }
}
