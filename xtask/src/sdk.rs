//! `cargo xtask lint-sdk`: a generated crate, held against clippy and rustdoc.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use toml::{Table, Value};

use crate::Result;
use crate::process::run;
use crate::whole::cargo;

/// Which crate, and how thoroughly.
#[derive(Debug, Args)]
pub(crate) struct LintSdk {
    /// The crate's folder [default: generated-sdk]
    #[arg(value_parser = crate::from_here)]
    folder: Option<PathBuf>,
    /// Also builds it with no feature, with each feature alone, and with all of them
    #[arg(long)]
    each_feature: bool,
}

/// Fails at the first combination of features that gives a warning.
pub(crate) fn lint(arguments: &LintSdk) -> Result {
    let folder = arguments
        .folder
        .as_deref()
        .unwrap_or(Path::new("generated-sdk"));
    let manifest = folder.join("Cargo.toml");
    let combinations = if arguments.each_feature {
        combinations(&fs::read_to_string(&manifest)?.parse()?)
    } else {
        vec![Vec::new()]
    };
    for features in &combinations {
        let shown = features.join(" ");
        println!("clippy {shown}");
        let mut command = in_crate("clippy", &manifest);
        command.args(features).args(["--", "-D", "warnings"]);
        run(&mut command).map_err(|error| format!("{error} (with `{shown}`)"))?;
    }
    println!("rustdoc");
    run(in_crate("doc", &manifest)
        .arg("--no-deps")
        .env("RUSTDOCFLAGS", "-D warnings"))
}

fn in_crate(subcommand: &str, manifest: &Path) -> Command {
    let mut command = cargo();
    command
        .args([subcommand, "--quiet", "--lib", "--manifest-path"])
        .arg(manifest);
    command
}

/// The arguments for: the default features, none, all, and each alone.
fn combinations(manifest: &Table) -> Vec<Vec<String>> {
    let features = manifest.get("features").and_then(Value::as_table);
    let names: BTreeSet<&str> = features
        .into_iter()
        .flat_map(Table::keys)
        .map(String::as_str)
        .filter(|name| *name != "default")
        .collect();
    let only = |feature: &str| {
        ["--no-default-features", "--features", feature]
            .map(str::to_owned)
            .to_vec()
    };
    let mut combinations = vec![
        Vec::new(),
        vec!["--no-default-features".to_owned()],
        vec!["--all-features".to_owned()],
    ];
    combinations.extend(names.into_iter().map(only));
    combinations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_feature_stands_alone() {
        let manifest: Table = "[features]\ndefault = [\"a\"]\na = []\nserde = []\n"
            .parse()
            .unwrap();
        let shown: Vec<String> = combinations(&manifest)
            .iter()
            .map(|words| words.join(" "))
            .collect();
        let expected = [
            "",
            "--no-default-features",
            "--all-features",
            "--no-default-features --features a",
            "--no-default-features --features serde",
        ];
        assert_eq!(shown, expected);
    }
}
