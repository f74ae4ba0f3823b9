//! The files of the workspace, as the rules see them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use syn::{Attribute, Item, Meta};

use super::Offence;
use crate::Result;

/// Folders that hold none of our files. (In a worktree of git, `.git` is a file.)
const SKIPPED: &[&str] = &[".git", "node_modules", "out", "target"];

/// Folders of a crate whose code is not part of it.
const OUTSIDE: &[&str] = &["/tests/", "/benches/", "/examples/"];

/// A text file.
pub(super) struct Source {
    /// Relative to the workspace, with `/`.
    pub(super) path: String,
    pub(super) text: String,
    /// What it says, where it is Rust.
    pub(super) syntax: Option<syn::File>,
    /// Why there is no syntax, where it should be Rust.
    pub(super) problem: Option<Problem>,
    /// Code that only tests, benchmarks or examples have.
    pub(super) is_test: bool,
}

/// A file that does not parse.
pub(super) struct Problem {
    pub(super) line: usize,
    pub(super) message: String,
}

impl Source {
    pub(super) fn new(path: &str, text: &str) -> Self {
        let parsed = path.ends_with(".rs").then(|| syn::parse_file(text));
        let (syntax, problem) = match parsed {
            None => (None, None),
            Some(Ok(file)) => (Some(file), None),
            Some(Err(error)) => {
                let line = error.span().start().line;
                let message = error.to_string();
                (None, Some(Problem { line, message }))
            }
        };
        let is_test = OUTSIDE
            .iter()
            .any(|folder| format!("/{path}").contains(folder))
            || path.starts_with("tests/")
            || syntax.as_ref().is_some_and(|file| is_test(&file.attrs));
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            syntax,
            problem,
            is_test,
        }
    }

    pub(super) fn offence(&self, rule: &'static str, line: usize, message: String) -> Offence {
        Offence {
            path: self.path.clone(),
            line,
            rule,
            message,
        }
    }

    /// Whether the line, or the one above, gives a reason for breaking the rule.
    pub(super) fn allows(&self, rule: &str, line: usize) -> bool {
        let mark = format!("tidy: allow {rule}: ");
        let first = line.saturating_sub(2);
        self.text.lines().skip(first).take(2).any(|text| {
            text.split_once(&mark)
                .is_some_and(|(_, reason)| !reason.trim().is_empty())
        })
    }

    /// The files that this one declares as modules of tests: `#[cfg(test)] mod x;`.
    fn test_modules(&self) -> Vec<String> {
        let folder = self.module_folder();
        let items = self.syntax.iter().flat_map(|file| &file.items);
        items
            .filter_map(|item| match item {
                Item::Mod(module) if module.content.is_none() && is_test(&module.attrs) => {
                    Some(format!("{folder}/{}", module.ident))
                }
                _ => None,
            })
            .collect()
    }

    /// The folder in which the modules stand that this file declares.
    fn module_folder(&self) -> &str {
        let (folder, name) = self.path.rsplit_once('/').unwrap_or(("", &self.path));
        match name {
            "mod.rs" | "lib.rs" | "main.rs" => folder,
            _ => self.path.trim_end_matches(".rs"),
        }
    }
}

/// Reads every text file of the workspace, sorted by path.
pub(super) fn read_sources(root: &Path) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    read_folder(root, "", &mut sources)?;
    mark_test_modules(&mut sources);
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(sources)
}

fn read_folder(folder: &Path, prefix: &str, sources: &mut Vec<Source>) -> Result {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type()?;
        if SKIPPED.contains(&name.as_str()) {
            continue;
        }
        if kind.is_dir() {
            read_folder(&entry.path(), &format!("{prefix}{name}/"), sources)?;
        } else if kind.is_file() {
            let bytes = fs::read(entry.path())?;
            // Only text has lines.
            if let Ok(text) = String::from_utf8(bytes) {
                sources.push(Source::new(&format!("{prefix}{name}"), &text));
            }
        }
    }
    Ok(())
}

/// Modules of test modules are test modules.
fn mark_test_modules(sources: &mut [Source]) {
    let modules: BTreeSet<String> = sources.iter().flat_map(Source::test_modules).collect();
    for source in sources {
        let belongs = |module: &String| {
            let rest = source.path.strip_prefix(module.as_str());
            rest.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        };
        source.is_test |= modules.iter().any(belongs);
    }
}

/// Whether attributes say that something is there for tests only.
pub(super) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("cfg") => {
            let text = list.tokens.to_string();
            text == "test" || (text.starts_with("all") && text.contains("test"))
        }
        _ => false,
    })
}

/// The attributes of an item, where it can have some.
pub(super) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// What a rule finds in a file of this path.
    pub(in crate::tidy) fn offences(
        path: &str,
        code: &str,
        check: impl Fn(&Source, &syn::File, &mut Vec<Offence>),
    ) -> Vec<Offence> {
        let source = Source::new(path, code);
        let syntax = source.syntax.as_ref().expect("the test's own code parses");
        let mut found = Vec::new();
        check(&source, syntax, &mut found);
        found
    }

    #[test]
    fn a_reason_allows_and_silence_does_not() {
        let source = Source::new(
            "a.txt",
            "// tidy: allow sizes: a table\nx\ny\n// tidy: allow sizes: \nz\n",
        );
        assert!(source.allows("sizes", 2));
        assert!(!source.allows("sizes", 3));
        assert!(!source.allows("sizes", 5));
        assert!(!source.allows("imports", 2));
    }

    #[test]
    fn modules_of_tests_are_found() {
        let mut sources = vec![
            Source::new("a/src/lib.rs", "#[cfg(test)]\nmod json_tests;\nmod json;"),
            Source::new("a/src/json_tests/mod.rs", ""),
            Source::new("a/src/json.rs", "#[cfg(test)]\nmod tests;"),
            Source::new("a/src/json/tests.rs", ""),
            Source::new("a/src/json/reader.rs", ""),
        ];
        mark_test_modules(&mut sources);
        let marked: Vec<bool> = sources.iter().map(|source| source.is_test).collect();
        assert_eq!(marked, [false, true, false, true, false]);
    }
}
