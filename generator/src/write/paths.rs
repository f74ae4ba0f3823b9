//! Which paths a generated file may have: those that every system takes, inside the folder.

use std::collections::BTreeMap;

use crate::render::Files;
use crate::report::{Diagnostics, findings};

/// The longest name of a file or folder in bytes, on every common file system.
const LONGEST_NAME: usize = 255;
/// The longest path in bytes; Windows takes 260 with the folder before it.
const LONGEST_PATH: usize = 1024;

/// Device names of Windows, which are files of no folder there, whatever their ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether all paths can be written; those that cannot are reported.
pub(super) fn all_valid(files: &Files, diagnostics: &mut Diagnostics) -> bool {
    let mut valid = true;
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for path in files.keys() {
        let fault = fault_of(path).or_else(|| match taken.insert(path.to_lowercase(), path) {
            Some(_) => Some("differs from another only in case"),
            None => None,
        });
        let folder_taken = path
            .match_indices('/')
            .any(|(end, _)| files.contains_key(path.get(..end).unwrap_or_default()));
        let fault =
            fault.or_else(|| folder_taken.then_some("lies in a folder that is also a file"));
        if let Some(fault) = fault {
            valid = false;
            diagnostics.push(findings::file_name(path.escape_debug(), fault));
        }
    }
    valid
}

/// What is wrong with a path, in words that follow "the file name".
pub(super) fn fault_of(path: &str) -> Option<&'static str> {
    if path.len() > LONGEST_PATH {
        return Some("is too long");
    }
    path.split('/').find_map(name_fault)
}

fn name_fault(name: &str) -> Option<&'static str> {
    let is_odd = |letter: char| {
        letter.is_control() || matches!(letter, '\\' | ':' | '<' | '>' | '"' | '|' | '?' | '*')
    };
    match name {
        "" => Some("is absolute or has an empty part"),
        "." | ".." => Some("leads elsewhere"),
        _ if name.len() > LONGEST_NAME => Some("is too long"),
        _ if name.contains(is_odd) => Some("has a character that not every system takes"),
        _ if name.ends_with(['.', ' ']) => Some("ends with a dot or a space"),
        _ if is_device(name) => Some("is a device on Windows"),
        _ => None,
    }
}

fn is_device(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let stem = lower.split('.').next().unwrap_or_default().trim_end();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| {
            matches!(rest, "¹" | "²" | "³")
                || (rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
        })
    };
    DEVICES.contains(&stem) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_not_every_system_takes() {
        for path in [
            "",
            "/etc/passwd",
            "a//b",
            "../x",
            "a/../b",
            "./a",
            "C:/x",
            "C:x",
            "a\\b",
            "\\\\host\\x",
            "a/b/",
            "con",
            "CON.rs",
            "src/aux.rs",
            "nul.tar.gz",
            "com1",
            "LPT9.txt",
            "com¹",
            "a\nb",
            "a\0b",
            "a?",
            "a.",
            "a ",
            "src/ ./x",
        ] {
            assert!(fault_of(path).is_some(), "{path:?}");
        }
        assert!(fault_of(&"a".repeat(256)).is_some());
        assert!(fault_of(&"a/".repeat(600)).is_some());
    }

    #[test]
    fn names_that_a_crate_has() {
        for path in [
            "Cargo.toml",
            "src/lib.rs",
            ".seamstress.json",
            "src/types/ö.rs",
            "console.rs",
            "com10.rs",
            "common.rs",
            "a b",
        ] {
            assert_eq!(fault_of(path), None, "{path:?}");
        }
        assert_eq!(fault_of(&"a".repeat(255)), None);
    }

    #[test]
    fn names_that_clash_with_each_other() {
        let clash = |paths: &[&str]| {
            let files: Files =
                paths.iter().map(|path| ((*path).to_owned(), String::new())).collect();
            let mut diagnostics = Diagnostics::new(false);
            !all_valid(&files, &mut diagnostics)
        };
        assert!(clash(&["src/a.rs", "src/A.rs"]));
        assert!(clash(&["src/a", "src/a/b.rs"]));
        assert!(!clash(&["src/a.rs", "src/a/b.rs"]));
    }
}
