//! Bad input: each kind ends with a message that names code, place, cause and help, and never in a
//! panic.
//!
//! A test is a folder of `tests/bad-input/`: an `input.*`, settings and overlays if need be, and
//! the messages in `expected.snap`. What cannot lie in a repository (unreadable, huge or
//! undecodable files) is made here.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use seamstress::internals::{Loaded, load, with_tree};
use seamstress::{Message, Options, Severity};

/// The messages that loading gives, and whether there is a document in spite of them.
fn loaded(input: &Path) -> Loaded {
    let loaded = load(&Options::new(input, ""));
    let has_errors = loaded.messages.iter().any(|message| message.severity == Severity::Error);
    assert!(loaded.ok || has_errors, "nothing is said");
    loaded
}

fn shown(input: &Path) -> String {
    let loaded = loaded(input);
    let end = if loaded.ok { "(the document is read)" } else { "(nothing is read)" };
    listed(&loaded.grouped(), end)
}

/// The messages of a whole run.
fn generated(input: &Path) -> String {
    let out = tempfile::tempdir().unwrap();
    let outcome = seamstress::generate(&Options::new(input, out.path().join("sdk")));
    let end = if outcome.ok { "(the crate is written)" } else { "(nothing is written)" };
    listed(&outcome.grouped(), end)
}

fn listed(messages: &[Message], end: &str) -> String {
    let mut text = String::new();
    for message in messages {
        let _ = writeln!(text, "{message}");
    }
    text + end
}

fn input_of(folder: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    files.into_iter().find(|path| path.file_stem().is_some_and(|stem| stem == "input"))
}

#[test]
fn every_case_gives_its_messages() {
    let mut folders: Vec<PathBuf> =
        fs::read_dir("tests/bad-input").unwrap().flatten().map(|entry| entry.path()).collect();
    folders.sort();
    assert!(folders.len() > 50);
    for folder in folders {
        let input = input_of(&folder).unwrap_or_else(|| panic!("no input in {}", folder.display()));
        let mut settings = insta::Settings::new();
        settings.set_snapshot_path(fs::canonicalize(&folder).unwrap());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("expected", generated(&input)));
    }
}

/// What takes longer does not end in proportion, however busy the machine is.
const HANGING: Duration = Duration::from_secs(120);

/// Writes a file of this name and loads it; the folder is left out of the messages.
fn load_bytes(name: &str, contents: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), contents).unwrap();
    load_in(folder.path(), name)
}

fn load_in(folder: &Path, name: &str) -> String {
    let prefix = format!("{}/", folder.to_string_lossy().replace('\\', "/"));
    let start = Instant::now();
    let text = shown(&folder.join(name)).replace(&prefix, "");
    assert!(start.elapsed() < HANGING, "{name} took {:?}", start.elapsed());
    text
}

#[test]
fn missing_with_something_near() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("openapi.yaml"), "").unwrap();
    insta::assert_snapshot!(load_in(folder.path(), "openapi.json"));
    insta::assert_snapshot!(load_in(folder.path(), "openapo.yaml"));
    insta::assert_snapshot!(load_in(folder.path(), "seam"));
    insta::assert_snapshot!(load_in(folder.path(), "no/such/folder/x.yaml"));
}

#[test]
fn a_directory() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("spec")).unwrap();
    insta::assert_snapshot!(load_in(folder.path(), "spec"));
    fs::write(folder.path().join("spec/seam.yaml"), "").unwrap();
    insta::assert_snapshot!(load_in(folder.path(), "spec"));
}

#[cfg(unix)]
#[test]
fn unreadable() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.yaml");
    fs::write(&path, "openapi: 3.1.0").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    insta::assert_snapshot!(load_in(folder.path(), "x.yaml"), @r"
    error[E0103]: `x.yaml` could not be read: Permission denied (os error 13)
      help: give the current user permission to read it

    (nothing is read)
    ");
}

#[test]
fn empty() {
    insta::assert_snapshot!("empty", load_bytes("x.yaml", b""));
    assert_eq!(load_bytes("x.yaml", b" \n\t\r\n"), load_bytes("x.yaml", b""));
    assert_eq!(load_bytes("x.yaml", b"\xEF\xBB\xBF\n"), load_bytes("x.yaml", b""));
    insta::assert_snapshot!("only_a_comment", load_bytes("x.yaml", b"# nothing\n"));
}

#[test]
fn not_utf_8() {
    insta::assert_snapshot!(
        "latin_1",
        load_bytes("x.yaml", b"openapi: 3.1.0\ninfo:\n  title: Caf\xE9\n")
    );
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{FEFF}openapi: 3.1.0".encode_utf16().flat_map(bytes).collect()
    };
    insta::assert_snapshot!("utf_16_le", load_bytes("x.yaml", &utf_16(u16::to_le_bytes)));
    insta::assert_snapshot!("utf_16_be", load_bytes("x.yaml", &utf_16(u16::to_be_bytes)));
    let without_mark: Vec<u8> =
        "openapi: 3.1.0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    insta::assert_snapshot!("utf_16_without_mark", load_bytes("x.yaml", &without_mark));
    insta::assert_snapshot!(
        "compressed",
        load_bytes("x.yaml", b"\x1F\x8B\x08\x00\x00\x00\x00\x00")
    );
}

#[test]
fn byte_order_marks_are_no_fault() {
    assert_eq!(load_bytes("x.yaml", b"\xEF\xBB\xBFopenapi: 3.1.0\n"), "(the document is read)");
    assert_eq!(
        load_bytes("x.json", b"\xEF\xBB\xBF{\"openapi\": \"3.1.0\"}"),
        "(the document is read)"
    );
}

/// Nested 10,000 deep, in each way there is; the closing brackets are there or not.
#[test]
fn nested_too_deeply() {
    const DEEP: usize = 10_000;
    let arrays = "[".repeat(DEEP);
    insta::assert_snapshot!(
        "deep_json",
        load_bytes("x.json", format!("{{\"a\":{arrays}").as_bytes())
    );
    let objects = "{\"a\":".repeat(DEEP) + "1" + &"}".repeat(DEEP);
    assert!(load_bytes("x.json", objects.as_bytes()).contains("E0113"));
    assert!(load_bytes("x.yaml", objects.as_bytes()).contains("E0113"));
    insta::assert_snapshot!("deep_flow", load_bytes("x.yaml", format!("a: {arrays}").as_bytes()));
    let mut block = String::new();
    for depth in 0..2_000 {
        block.push_str(&" ".repeat(depth));
        block.push_str("a:\n");
    }
    insta::assert_snapshot!("deep_block", load_bytes("x.yaml", block.as_bytes()));
    let sequence = "- ".repeat(DEEP) + "x";
    assert!(load_bytes("x.yaml", sequence.as_bytes()).contains("E0113"));
    // Each alias is shallow, and they add up.
    let mut aliases = String::from("a0: &a0 [x]\n");
    for depth in 1..=300 {
        let _ = writeln!(aliases, "a{depth}: &a{depth} [*a{}]", depth - 1);
    }
    assert!(load_bytes("x.yaml", aliases.as_bytes()).contains("E0113"));
}

#[test]
fn as_deep_as_allowed() {
    let arrays = "[".repeat(255) + &"]".repeat(255);
    let json = format!("{{\"openapi\": \"3.1.0\", \"x-deep\": {arrays}}}");
    assert_eq!(load_bytes("x.json", json.as_bytes()), "(the document is read)");
    assert_eq!(
        load_bytes("x.yaml", format!("openapi: 3.1.0\nx-deep: {arrays}\n").as_bytes()),
        "(the document is read)"
    );
}

#[test]
fn large_things_take_time_in_proportion() {
    const MANY: usize = 300_000;
    let scalar = format!("{{\"openapi\": \"3.1.0\", \"x\": \"{}\"}}", "a".repeat(30_000_000));
    assert_eq!(load_bytes("x.json", scalar.as_bytes()), "(the document is read)");
    let scalar = format!("openapi: 3.1.0\nx: |\n  {}\n", "a".repeat(30_000_000));
    assert_eq!(load_bytes("x.yaml", scalar.as_bytes()), "(the document is read)");
    let values: Vec<String> = (0..MANY).map(|value| format!("\"{value}\"")).collect();
    let values = format!("{{\"openapi\": \"3.1.0\", \"x\": [{}]}}", values.join(","));
    assert_eq!(load_bytes("x.json", values.as_bytes()), "(the document is read)");
    assert_eq!(load_bytes("x.yaml", values.as_bytes()), "(the document is read)");
    let same: Vec<&str> = std::iter::repeat_n("\"k\":1", MANY).collect();
    let same = format!("{{\"openapi\": \"3.1.0\", {}}}", same.join(","));
    assert!(load_bytes("x.json", same.as_bytes()).contains("and 299998 more like it"));
}

#[test]
fn numbers_out_of_range_are_kept_as_written() {
    let numbers = [
        "1e400",
        "-1e400",
        "1180591620717411303424",
        "0.1e-400",
        "100000000000000000000000000000001",
    ];
    let text = format!(r#"{{"openapi": "3.1.0", "x": [{}]}}"#, numbers.join(", "));
    let messages = with_tree("x.json", &text, |document| {
        let items = document.get("x").unwrap().items().iter();
        let texts: Vec<_> = items.map(|item| item.scalar().unwrap().into_owned()).collect();
        assert_eq!(texts, numbers);
    });
    assert!(messages.is_empty());
}
