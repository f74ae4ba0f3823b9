//! What is said of the output: each message in full, for those who read it.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use seamstress::Message;
use seamstress::internals::{MANIFEST, check_files, write_files};

type Files = BTreeMap<String, String>;

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// What a run says of a folder that was written once and then changed.
fn said(
    change: impl Fn(&Path),
    files: &Files,
    run: impl Fn(&Files, &Path) -> Vec<Message>,
) -> String {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("sdk");
    change(&out);
    let mut text = String::new();
    for message in run(files, &out) {
        let _ = writeln!(text, "{message}");
    }
    text.replace(&*folder.path().to_string_lossy(), "…")
}

fn written(out: &Path) {
    let first = files(&[("a.rs", "1"), ("b.rs", "1")]);
    write_files(&first, out, false).counts.unwrap();
}

#[test]
fn refusals_to_write() {
    let write = |files: &Files, out: &Path| write_files(files, out, false).messages;
    let two = files(&[("a.rs", "2"), ("b.rs", "1")]);
    let of = |change: &dyn Fn(&Path)| said(change, &two, write);
    let foreign_folder = of(&|out| {
        fs::create_dir(out).unwrap();
        fs::write(out.join("thesis.txt"), "mine").unwrap();
    });
    let file = of(&|out| fs::write(out, "mine").unwrap());
    let edited = of(&|out| {
        written(out);
        fs::write(out.join("a.rs"), "mine").unwrap();
    });
    let link = of(&|out| symlink(out.with_extension("elsewhere"), out).unwrap());
    let damaged = of(&|out| {
        written(out);
        fs::write(out.join(MANIFEST), "[]").unwrap();
    });
    let folder = of(&|out| {
        written(out);
        fs::remove_file(out.join("a.rs")).unwrap();
        fs::create_dir(out.join("a.rs")).unwrap();
    });
    let not_made = said(
        |out| fs::write(out.with_file_name("file"), "mine").unwrap(),
        &two,
        |files, out| write(files, &out.with_file_name("file").join("sdk")),
    );
    let foreign_file = said(
        |out| {
            written(out);
            fs::write(out.join("c.rs"), "mine").unwrap();
        },
        &files(&[("a.rs", "1"), ("b.rs", "1"), ("c.rs", "1")]),
        write,
    );
    let left = said(
        |out| {
            written(out);
            fs::write(out.join("b.rs"), "mine").unwrap();
        },
        &files(&[("a.rs", "1")]),
        write,
    );
    let name = said(|_| {}, &files(&[("CON.rs", "")]), write);
    let all =
        [foreign_folder, file, edited, link, damaged, folder, not_made, foreign_file, left, name];
    insta::assert_snapshot!(all.concat());
}

#[test]
fn differences_from_what_is_generated() {
    let changed = files(&[("a.rs", "2"), ("c.rs", "1")]);
    insta::assert_snapshot!(said(written, &changed, check_files));
}

/// A run of the program over a small document, without any other program.
fn program(settings: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let document = "openapi: 3.1.0\ninfo: {title: Jars, version: 1.0.0}\npaths: {}\n";
    fs::write(folder.path().join("jars.yaml"), document).unwrap();
    fs::write(folder.path().join("seamstress.toml"), settings).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_seamstress"))
        .args(["generate", "jars.yaml", "--out", "sdk"])
        .args(arguments)
        .env("PATH", "")
        .current_dir(folder.path())
        .output()
        .unwrap();
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn without_rustfmt() {
    insta::assert_snapshot!(program("rustfmt = true", &[]));
}

#[test]
fn a_name_that_no_crate_can_have() {
    insta::assert_snapshot!(program("# none", &["--crate-name", "jars-3.1"]));
}
