//! `cargo xtask dependencies`: the notes on each crate that a default SDK brings along agree with
//! the lock file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::str::FromStr;

use clap::Args;
use proc_macro2::{TokenStream, TokenTree};
use serde_json::Value;

use crate::Result;

const NOTES: &str = "docs/dependencies.md";
/// The crate that stands for all SDKs: its features are the default ones.
const SDK: &str = "seam-sdk";
/// Other platforms have other certificate stores; the page says which crates those are.
const TARGET: &str = "x86_64-unknown-linux-gnu";

#[derive(Debug, Args)]
pub(crate) struct Dependencies {
    /// Fails where notes and lock file differ, or a crate has no note, and writes nothing
    #[arg(long)]
    check: bool,
}

/// A row of the table. What a program can find out is found out; purpose, maintainers and what a
/// build does are notes of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    version: String,
    purpose: String,
    maintainers: String,
    unsafe_uses: usize,
    /// `macro`, `build script` or nothing.
    builds: String,
    at_build: String,
}

pub(crate) fn dependencies(arguments: &Dependencies) -> Result {
    let text = fs::read_to_string(NOTES)?;
    let noted = read(&text);
    let rows = found(&noted)?;
    if !arguments.check {
        fs::write(NOTES, write(&text, &rows))?;
    }
    let missing: Vec<&str> = rows
        .iter()
        .filter(|(_, row)| row.lacks_note())
        .map(|(name, _)| name.as_str())
        .collect();
    if !missing.is_empty() {
        return Err(format!("{NOTES} has no note on: {}", missing.join(", ")).into());
    }
    if arguments.check && rows != noted {
        let differs = |name: &&String| rows.get(*name) != noted.get(*name);
        let names: Vec<&str> = rows
            .keys()
            .chain(noted.keys().filter(|name| !rows.contains_key(*name)))
            .filter(differs)
            .map(String::as_str)
            .collect();
        let names = names.join(", ");
        return Err(format!("{NOTES} is out of date: {names}; look at what changed, then run `cargo xtask dependencies`").into());
    }
    let uses: usize = rows.values().map(|row| row.unsafe_uses).sum();
    println!(
        "dependencies: {} crates, {uses} uses of unsafe code, a note on each",
        rows.len()
    );
    Ok(())
}

impl Row {
    fn lacks_note(&self) -> bool {
        self.purpose.is_empty()
            || self.maintainers.is_empty()
            || self.builds.is_empty() != self.at_build.is_empty()
    }
}

/// The rows of the page's table, by crate.
fn read(text: &str) -> BTreeMap<String, Row> {
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line
            .strip_prefix("| `")?
            .strip_suffix(" |")?
            .split(" | ")
            .collect();
        let [name, version, purpose, maintainers, uses, builds, at_build] = cells.as_slice() else {
            return None;
        };
        let row = Row {
            version: (*version).to_owned(),
            purpose: purpose.trim().to_owned(),
            maintainers: maintainers.trim().to_owned(),
            unsafe_uses: uses.trim().parse().ok()?,
            builds: builds.trim().to_owned(),
            at_build: at_build.trim().to_owned(),
        };
        Some((name.trim_end_matches('`').to_owned(), row))
    });
    rows.collect()
}

/// The page with other rows in its table.
fn write(text: &str, rows: &BTreeMap<String, Row>) -> String {
    let is_row = |line: &&str| line.starts_with("| `");
    let mut out = String::new();
    let mut is_written = false;
    for line in text.lines() {
        if !is_row(&line) {
            out.extend([line, "\n"]);
        }
        if line.starts_with("| ---") && !is_written {
            is_written = true;
            for (name, row) in rows {
                let Row {
                    version,
                    purpose,
                    maintainers,
                    unsafe_uses,
                    builds,
                    at_build,
                } = row;
                out.push_str(&format!(
                    "| `{name}` | {version} | {purpose} | {maintainers} | {unsafe_uses} | {builds} | {at_build} |\n"
                ));
            }
        }
    }
    out
}

/// What the lock file says, with the notes that there are.
fn found(noted: &BTreeMap<String, Row>) -> Result<BTreeMap<String, Row>> {
    let manifests = manifests()?;
    let tree = output(&[
        "tree",
        "--locked",
        "--package",
        SDK,
        "--edges",
        "normal",
        "--target",
        TARGET,
        "--prefix",
        "none",
        "--format",
        "{p}",
    ])?;
    let mut rows = BTreeMap::new();
    for line in tree.lines() {
        let mut words = line.split(' ');
        let (Some(name), Some(version)) = (words.next(), words.next()) else {
            continue;
        };
        let version = version.trim_start_matches('v');
        if name == SDK {
            continue;
        }
        let package = manifests
            .get(&(name.to_owned(), version.to_owned()))
            .ok_or_else(|| format!("cargo metadata does not know {name} {version}"))?;
        let note = noted.get(name);
        let text = |pick: fn(&Row) -> &String| note.map(pick).cloned().unwrap_or_default();
        let row = Row {
            version: version.to_owned(),
            purpose: text(|row| &row.purpose),
            maintainers: text(|row| &row.maintainers),
            unsafe_uses: unsafe_uses(&package.folder.join("src"))?,
            builds: package.builds.to_owned(),
            at_build: text(|row| &row.at_build),
        };
        if rows
            .insert(name.to_owned(), row)
            .is_some_and(|other| other.version != version)
        {
            return Err(format!("a default SDK has two versions of {name}").into());
        }
    }
    Ok(rows)
}

struct Package {
    folder: std::path::PathBuf,
    builds: &'static str,
}

/// All packages that cargo knows, by name and version.
fn manifests() -> Result<BTreeMap<(String, String), Package>> {
    let text = output(&[
        "metadata",
        "--locked",
        "--format-version",
        "1",
        "--filter-platform",
        TARGET,
    ])?;
    let metadata: Value = serde_json::from_str(&text)?;
    let packages = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|package| {
            let text = |key: &str| package[key].as_str().map(str::to_owned);
            let kinds: Vec<&str> = package["targets"]
                .as_array()?
                .iter()
                .filter_map(|target| target["kind"][0].as_str())
                .collect();
            let builds = match kinds.as_slice() {
                kinds if kinds.contains(&"custom-build") => "build script",
                kinds if kinds.contains(&"proc-macro") => "macro",
                _ => "",
            };
            let folder = Path::new(package["manifest_path"].as_str()?)
                .parent()?
                .to_owned();
            Some((
                (text("name")?, text("version")?),
                Package { folder, builds },
            ))
        });
    Ok(packages.collect())
}

/// What cargo says.
fn output(arguments: &[&str]) -> Result<String> {
    let done = Command::new("cargo").args(arguments).output()?;
    if !done.status.success() {
        let reason = String::from_utf8_lossy(&done.stderr);
        return Err(format!("`cargo {}` failed: {reason}", arguments.join(" ")).into());
    }
    Ok(String::from_utf8(done.stdout)?)
}

/// How often the keyword `unsafe` stands in the Rust files below a folder, comments and texts not
/// counted.
fn unsafe_uses(folder: &Path) -> Result<usize> {
    let mut uses = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            uses += unsafe_uses(&path)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path)?;
            // A file that is not Rust by itself is a part of one, and rare: every mention of it
            // counts.
            uses += TokenStream::from_str(&text)
                .map_or_else(|_| text.matches("unsafe ").count(), count);
        }
    }
    Ok(uses)
}

fn count(tokens: TokenStream) -> usize {
    let uses = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => count(group.stream()),
        TokenTree::Ident(word) => usize::from(word == "unsafe"),
        _ => 0,
    });
    uses.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Notes\n\n| a | b |\n| --- | --- |\n| `x` | 1.0.0 | what for | who | 3 | macro | nothing |\n\nThe end.\n";

    #[test]
    fn a_page_is_read_and_written() {
        let rows = read(PAGE);
        assert_eq!(rows.len(), 1);
        assert_eq!(
            (rows["x"].version.as_str(), rows["x"].unsafe_uses),
            ("1.0.0", 3)
        );
        assert_eq!(write(PAGE, &rows), PAGE);
        let mut more = rows.clone();
        more.insert(
            "y".to_owned(),
            Row {
                purpose: String::new(),
                ..rows["x"].clone()
            },
        );
        assert_eq!(read(&write(PAGE, &more)), more);
        assert!(more["y"].lacks_note() && !more["x"].lacks_note());
    }

    #[test]
    fn only_the_keyword_counts() {
        let code = "#![forbid(unsafe_code)] // unsafe\nunsafe fn f() { m!(unsafe { \"unsafe\" }) }";
        let tokens = TokenStream::from_str(code).expect("the test's own code is Rust");
        assert_eq!(count(tokens), 2);
    }
}
