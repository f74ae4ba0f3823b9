//! What no file may hold, whatever its language: paths of somebody's machine, hosts of package
//! registries, notes.

use std::env;
use std::path::Path;

use super::Offence;
use super::source::Source;

const MACHINE: &str = "machine-path";
const REGISTRY: &str = "registry-host";
const UNFINISHED: &str = "unfinished";

/// Hosts by the labels of their names, so that this file does not hold them itself. Packages are
/// named by name; where they come from is the business of whoever builds.
const REGISTRIES: &[&[&str]] = &[
    &["crates", "io"],
    &["npmjs", "org"],
    &["npmjs", "com"],
    &["pypi", "org"],
    &["pythonhosted", "org"],
    &["proxy", "golang", "org"],
];

/// The lock file of Cargo names its index by definition.
const LOCK: &str = "Cargo.lock";

/// Words of notes to oneself, in two halves for the same reason.
const NOTES: &[(&str, &str)] = &[("TO", "DO"), ("FIX", "ME"), ("XX", "X:")];

/// The texts that tell where this machine keeps things.
pub(super) struct Machine {
    /// Of this machine.
    paths: Vec<String>,
    /// Of any; Rust code may have such a path as an example.
    homes: Vec<String>,
}

impl Machine {
    /// Where this workspace stands, and whose home it is in.
    pub(super) fn here(root: &Path) -> Self {
        let home = env::var("HOME")
            .or_else(|_| env::var("USERPROFILE"))
            .unwrap_or_default();
        let around = root.parent().map(Path::to_path_buf).unwrap_or_default();
        let mut paths = vec![root.display().to_string(), home];
        if around != env::temp_dir() {
            paths.push(around.display().to_string());
        }
        Self::with(paths)
    }

    fn with(paths: Vec<String>) -> Self {
        let named = paths.into_iter().filter(|path| path.len() > 1);
        let homes = ["home", "Users"].map(|folder| format!("/{folder}/"));
        Self {
            paths: named.map(|path| format!("{path}/")).collect(),
            homes: homes.to_vec(),
        }
    }

    /// The path of a machine that a text has.
    fn path_in<'a>(&'a self, text: &str, is_rust: bool) -> Option<&'a String> {
        let homes = self.homes.iter().filter(|_| !is_rust);
        self.paths
            .iter()
            .chain(homes)
            .find(|path| holds_path(text, path))
    }
}

pub(super) fn check(source: &Source, machine: &Machine, found: &mut Vec<Offence>) {
    let is_generated = source.path.starts_with("generated-sdk/");
    let is_lock = source.path.rsplit('/').next() == Some(LOCK);
    for (index, text) in source.text.lines().enumerate() {
        let line = index + 1;
        if let Some(path) = machine.path_in(text, source.syntax.is_some()) {
            found.push(source.offence(MACHINE, line, format!("machine-specific path `{path}`")));
        }
        if let Some(host) = REGISTRIES
            .iter()
            .find(|host| !is_lock && holds_host(text, host))
        {
            found.push(source.offence(
                REGISTRY,
                line,
                format!("host of a registry: `{}`", host.join(".")),
            ));
        }
        // A document's prose may say anything.
        if let Some(note) = note_in(text).filter(|_| !is_generated && source.syntax.is_some()) {
            found.push(source.offence(UNFINISHED, line, format!("unfinished: a note `{note}`")));
        }
    }
}

/// Whether a text has a path that starts here, and is not the tail of a longer one.
fn holds_path(text: &str, path: &str) -> bool {
    text.match_indices(path).any(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '_' | '~' | '}'))
    })
}

fn holds_host(text: &str, labels: &[&str]) -> bool {
    let host = labels.join(".");
    text.match_indices(&host).any(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text
            .get(at + host.len()..)
            .and_then(|tail| tail.chars().next());
        before.is_none_or(|c| !c.is_alphanumeric())
            && after.is_none_or(|c| !c.is_alphanumeric() && c != '-')
    })
}

fn note_in(text: &str) -> Option<String> {
    let (_, comment) = text.split_once("//")?;
    let notes = NOTES.iter().map(|(head, tail)| format!("{head}{tail}"));
    notes
        .into_iter()
        .find(|note| comment.contains(note.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(path: &str, text: &str) -> Vec<&'static str> {
        let machine = Machine::with(vec!["/srv/project".to_owned()]);
        let mut found = Vec::new();
        check(&Source::new(path, text), &machine, &mut found);
        found.into_iter().map(|offence| offence.rule).collect()
    }

    #[test]
    fn paths_of_machines_are_found() {
        assert_eq!(rules("a.md", "see `/srv/project/x`"), [MACHINE]);
        assert_eq!(rules("a.md", &format!("see /{}/me/x", "home")), [MACHINE]);
        assert!(rules("a.rs", &format!("// see /{}/me/x", "home")).is_empty());
        assert!(rules("a.md", "https://example.com/srv/project/x").is_empty());
        assert!(rules("a.md", "#!/usr/bin/env bash").is_empty());
    }

    #[test]
    fn hosts_of_registries_are_found() {
        let host = ["registry", "npmjs", "org"].join(".");
        assert_eq!(
            rules(
                "package-lock.json",
                &format!("\"resolved\": \"https://{host}/x\"")
            ),
            [REGISTRY]
        );
        assert!(rules("Cargo.lock", &["registry+x/crates", "io-index"].join(".")).is_empty());
        assert!(rules("a.md", &["crates", "ion"].join(".")).is_empty());
    }

    #[test]
    fn notes_are_found_in_comments() {
        let note = ["TO", "DO"].concat();
        assert_eq!(rules("a.rs", &format!("// {note}: more")), [UNFINISHED]);
        assert!(rules("a.rs", &format!("static X: &str = \"{note}\";")).is_empty());
        assert!(rules("a.md", &format!("// {note}")).is_empty());
    }
}
