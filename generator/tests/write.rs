//! Writing: all or nothing, and never over what a person wrote.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use seamstress::internals::{MANIFEST, Written, check_files, write_files};
use seamstress::{FileCounts, Severity};
use tempfile::TempDir;

type Files = BTreeMap<String, String>;

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn some_files() -> Files {
    files(&[
        ("Cargo.toml", "[package]\n"),
        ("src/lib.rs", "mod types;\n"),
        ("src/types/a.rs", "struct A;\n"),
    ])
}

/// A folder with an output folder in it that does not exist yet.
fn output() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("sdk");
    (folder, out)
}

fn run(files: &Files, out: &Path, force: bool) -> Result<FileCounts, Vec<&'static str>> {
    let Written { counts, messages } = write_files(files, out, force);
    let is_refused = messages.iter().any(|message| message.severity == Severity::Error);
    assert_eq!(counts.is_none(), is_refused, "{messages:?}");
    counts.ok_or_else(|| messages.iter().map(|message| message.code).collect())
}

fn counts(written: usize, unchanged: usize, removed: usize) -> FileCounts {
    FileCounts { written, unchanged, removed }
}

/// Everything below a folder, with contents.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                found.insert(entry.path(), fs::read(entry.path()).unwrap_or_default());
            }
        }
    }
    found
}

fn age(path: &Path) -> SystemTime {
    let old = SystemTime::now() - Duration::from_secs(3600);
    fs::File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
    fs::metadata(path).unwrap().modified().unwrap()
}

#[test]
fn a_new_folder_gets_everything() {
    let (folder, out) = output();
    assert_eq!(run(&some_files(), &out, false), Ok(counts(3, 0, 0)));
    assert_eq!(fs::read_to_string(out.join("src/types/a.rs")).unwrap(), "struct A;\n");
    assert!(fs::read_to_string(out.join(MANIFEST)).unwrap().contains("src/types/a.rs"));
    // Nothing is left beside it.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(tree(&out).len(), 4);
}

#[test]
fn folders_on_the_way_are_made() {
    let (_folder, out) = output();
    let deep = out.join("a/b/c");
    assert_eq!(run(&some_files(), &deep, false), Ok(counts(3, 0, 0)));
    assert!(deep.join("Cargo.toml").exists());
}

#[test]
fn an_empty_folder_and_a_fresh_repository_are_fine() {
    let (_folder, out) = output();
    fs::create_dir_all(out.join(".git")).unwrap();
    fs::write(out.join(".gitignore"), "target\n").unwrap();
    assert_eq!(run(&some_files(), &out, false), Ok(counts(3, 0, 0)));
}

#[test]
fn unchanged_files_are_not_touched() {
    let (_folder, out) = output();
    run(&some_files(), &out, false).unwrap();
    let times = ["Cargo.toml", "src/lib.rs", MANIFEST].map(|path| (path, age(&out.join(path))));
    assert_eq!(run(&some_files(), &out, false), Ok(counts(0, 3, 0)));
    for (path, time) in times {
        assert_eq!(fs::metadata(out.join(path)).unwrap().modified().unwrap(), time, "{path}");
    }

    let mut changed = some_files();
    changed.insert("src/types/a.rs".to_owned(), "struct B;\n".to_owned());
    let before = age(&out.join("src/lib.rs"));
    assert_eq!(run(&changed, &out, false), Ok(counts(1, 2, 0)));
    assert_eq!(fs::metadata(out.join("src/lib.rs")).unwrap().modified().unwrap(), before);
    assert_eq!(fs::read_to_string(out.join("src/types/a.rs")).unwrap(), "struct B;\n");
}

#[test]
fn what_is_generated_no_more_is_removed_with_its_folder() {
    let (_folder, out) = output();
    run(&some_files(), &out, false).unwrap();
    let mut fewer = some_files();
    fewer.remove("src/types/a.rs");
    assert_eq!(run(&fewer, &out, false), Ok(counts(0, 2, 1)));
    assert!(!out.join("src/types").exists());
    assert_eq!(run(&fewer, &out, false), Ok(counts(0, 2, 0)));
}

#[test]
fn files_of_a_person_stay() {
    let (_folder, out) = output();
    run(&some_files(), &out, false).unwrap();
    fs::write(out.join("README.md"), "mine").unwrap();
    fs::write(out.join("src/types/mine.rs"), "mine").unwrap();
    let mut fewer = some_files();
    fewer.remove("src/types/a.rs");
    assert_eq!(run(&fewer, &out, true), Ok(counts(0, 2, 1)));
    assert_eq!(fs::read_to_string(out.join("README.md")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(out.join("src/types/mine.rs")).unwrap(), "mine");
}

#[test]
fn a_file_of_a_person_in_the_way_is_never_overwritten() {
    let (_folder, out) = output();
    run(&files(&[("a", "1")]), &out, false).unwrap();
    fs::write(out.join("b"), "mine").unwrap();
    let more = files(&[("a", "2"), ("b", "2")]);
    for force in [false, true] {
        assert_eq!(run(&more, &out, force), Err(vec!["E0802"]));
        assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "1");
        assert_eq!(fs::read_to_string(out.join("b")).unwrap(), "mine");
    }
    // The same contents are no loss.
    fs::write(out.join("b"), "2\r\n").unwrap();
    assert_eq!(run(&files(&[("a", "2"), ("b", "2\n")]), &out, false), Ok(counts(1, 1, 0)));
}

#[test]
fn a_generated_file_that_was_edited_needs_force() {
    let (_folder, out) = output();
    run(&some_files(), &out, false).unwrap();
    fs::write(out.join("src/lib.rs"), "edited").unwrap();
    assert_eq!(run(&some_files(), &out, false), Err(vec!["E0803"]));
    assert_eq!(fs::read_to_string(out.join("src/lib.rs")).unwrap(), "edited");
    assert_eq!(run(&some_files(), &out, true), Ok(counts(1, 2, 0)));
    assert_eq!(fs::read_to_string(out.join("src/lib.rs")).unwrap(), "mod types;\n");
}

#[test]
fn an_edited_file_that_is_generated_no_more_stays() {
    let (_folder, out) = output();
    run(&some_files(), &out, false).unwrap();
    fs::write(out.join("src/types/a.rs"), "edited").unwrap();
    let mut fewer = some_files();
    fewer.remove("src/types/a.rs");
    assert_eq!(run(&fewer, &out, true), Ok(counts(0, 2, 0)));
    assert_eq!(fs::read_to_string(out.join("src/types/a.rs")).unwrap(), "edited");
}

#[test]
fn a_generated_file_that_was_deleted_comes_back() {
    let (_folder, out) = output();
    run(&some_files(), &out, false).unwrap();
    fs::remove_dir_all(out.join("src")).unwrap();
    assert_eq!(run(&some_files(), &out, false), Ok(counts(2, 1, 0)));
}

#[test]
fn line_ends_of_version_control_are_no_change() {
    let (_folder, out) = output();
    run(&some_files(), &out, false).unwrap();
    fs::write(out.join("src/lib.rs"), "mod types;\r\n").unwrap();
    assert_eq!(run(&some_files(), &out, false), Ok(counts(0, 3, 0)));
    let mut changed = some_files();
    changed.insert("src/lib.rs".to_owned(), "new\n".to_owned());
    assert_eq!(run(&changed, &out, false), Ok(counts(1, 2, 0)));
}

#[test]
fn a_folder_with_something_else_is_refused() {
    let (_folder, out) = output();
    fs::create_dir(&out).unwrap();
    fs::write(out.join("thesis.txt"), "mine").unwrap();
    assert_eq!(run(&some_files(), &out, false), Err(vec!["E0801"]));
    assert_eq!(tree(&out).len(), 1);
    // Forced, files are added beside it.
    assert_eq!(run(&some_files(), &out, true), Ok(counts(3, 0, 0)));
    assert_eq!(fs::read_to_string(out.join("thesis.txt")).unwrap(), "mine");
    assert_eq!(run(&some_files(), &out, false), Ok(counts(0, 3, 0)));
}

#[test]
fn a_file_is_no_folder() {
    let (_folder, out) = output();
    fs::write(&out, "mine").unwrap();
    assert_eq!(run(&some_files(), &out, true), Err(vec!["E0801"]));
    assert_eq!(fs::read_to_string(&out).unwrap(), "mine");
}

#[test]
fn paths_that_lead_out_are_refused_before_anything_is_written() {
    for path in ["../evil", "/tmp/evil", "a/../../evil", "a\\evil", "CON", "C:/evil"] {
        let (folder, out) = output();
        let list = files(&[("good", ""), (path, "evil")]);
        assert_eq!(run(&list, &out, true), Err(vec!["E0806"]), "{path}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{path}");
    }
}

#[test]
fn a_list_that_was_tampered_with_removes_nothing() {
    let (folder, out) = output();
    run(&some_files(), &out, false).unwrap();
    let victim = folder.path().join("victim");
    fs::write(&victim, "mine").unwrap();
    let text = r#"{"//": "", "files": {"../victim": "0000000000000000"}}"#;
    fs::write(out.join(MANIFEST), text).unwrap();
    assert_eq!(run(&some_files(), &out, true), Err(vec!["E0807"]));
    assert_eq!(fs::read_to_string(victim).unwrap(), "mine");
    for damaged in ["", "[]", "{\"files\": 1}", "\u{0}"] {
        fs::write(out.join(MANIFEST), damaged).unwrap();
        assert_eq!(run(&some_files(), &out, true), Err(vec!["E0807"]));
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().unwrap();

    let (_folder, out) = output();
    symlink(elsewhere.path(), &out).unwrap();
    assert_eq!(run(&some_files(), &out, true), Err(vec!["E0804"]));
    assert_eq!(run(&some_files(), &out.join("."), true), Err(vec!["E0804"]));

    let (_folder, out) = output();
    fs::create_dir(&out).unwrap();
    symlink(elsewhere.path(), out.join("src")).unwrap();
    assert_eq!(run(&some_files(), &out, true), Err(vec!["E0804"]));

    let (_folder, out) = output();
    run(&some_files(), &out, false).unwrap();
    fs::write(elsewhere.path().join("lib.rs"), "mod types;\n").unwrap();
    fs::remove_file(out.join("src/lib.rs")).unwrap();
    symlink(elsewhere.path().join("lib.rs"), out.join("src/lib.rs")).unwrap();
    assert_eq!(run(&some_files(), &out, true), Err(vec!["E0804"]));

    assert_eq!(tree(elsewhere.path()).len(), 1);
}

#[test]
fn a_folder_in_the_way_leaves_everything_as_it_was() {
    let (_folder, out) = output();
    run(&some_files(), &out, false).unwrap();
    // A folder stands where the last file is to be, which is found before anything is moved.
    fs::create_dir_all(out.join("z.rs/in the way")).unwrap();
    fs::write(out.join("z.rs/in the way/mine"), "mine").unwrap();
    let before = tree(&out);
    let mut changed =
        files(&[("Cargo.toml", "new"), ("src/lib.rs", "new"), ("src/new/b.rs", "new")]);
    changed.insert("z.rs".to_owned(), "new".to_owned());
    assert_eq!(run(&changed, &out, true), Err(vec!["E0802"]));
    assert_eq!(tree(&out), before);
}

#[test]
fn a_failure_while_files_are_moved_is_undone() {
    let (_folder, out) = output();
    run(&some_files(), &out, false).unwrap();
    // `src/zz` is a file of a person's, so no folder can be made there; that is found when the
    // moves have begun.
    fs::write(out.join("src/zz"), "mine").unwrap();
    let before = tree(&out);
    let changed = files(&[
        ("Cargo.toml", "new"),
        ("src/lib.rs", "new"),
        ("src/new/b.rs", "new"),
        ("src/zz/c.rs", "new"),
    ]);
    assert_eq!(run(&changed, &out, true), Err(vec!["E0805"]));
    assert_eq!(tree(&out), before);
    assert!(!out.join("src/new").exists());
}

#[test]
fn a_folder_that_cannot_be_made_leaves_nothing() {
    let (folder, _) = output();
    let file = folder.path().join("file");
    fs::write(&file, "mine").unwrap();
    let result = run(&some_files(), &file.join("sdk"), false);
    assert!(matches!(result.unwrap_err().as_slice(), ["E0805"]));
    assert_eq!(tree(folder.path()).len(), 1);
}

#[test]
fn a_staging_folder_of_a_killed_run_is_no_obstacle() {
    let (_folder, out) = output();
    fs::create_dir_all(out.join(".seamstress-x1/new")).unwrap();
    assert_eq!(run(&some_files(), &out, false), Ok(counts(3, 0, 0)));
}

#[test]
fn check_tells_what_would_change_and_writes_nothing() {
    let (_folder, out) = output();
    let messages = |files: &Files| {
        let shown = |text: &str| text.replace(&*out.to_string_lossy(), "sdk").replace('\\', "/");
        let messages = check_files(files, &out);
        messages.iter().map(|message| shown(&message.message)).collect::<Vec<_>>()
    };
    assert_eq!(messages(&some_files()).len(), 3);
    assert!(!out.exists());

    run(&some_files(), &out, false).unwrap();
    assert!(messages(&some_files()).is_empty());

    let before = tree(&out);
    let mut changed = some_files();
    changed.insert("new.rs".to_owned(), String::new());
    changed.insert("src/lib.rs".to_owned(), "new".to_owned());
    changed.remove("src/types/a.rs");
    assert_eq!(
        messages(&changed),
        [
            "`sdk/new.rs` is missing",
            "`sdk/src/lib.rs` differs from what is generated",
            "`sdk/src/types/a.rs` is no longer generated"
        ]
    );
    assert_eq!(tree(&out), before);

    fs::remove_file(out.join(MANIFEST)).unwrap();
    assert_eq!(messages(&some_files()), ["`sdk/.seamstress.json` is missing or out of date"]);
}
