//! The program: arguments, exit codes, and what it prints where.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const DOCUMENT: &str = r##"
openapi: 3.1.0
info: { title: Pets, version: "1" }
servers: [{ url: https://pets.example.com }]
paths:
  /pets/list:
    get:
      operationId: listPets
      responses:
        "200":
          description: The pets.
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Pet" } }
components:
  schemas:
    Owner: { type: string }
    Pet:
      type: object
      required: [name]
      properties: { name: { type: string } }
"##;

fn folder_with(document: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pets.yaml"), document).unwrap();
    folder
}

fn seamstress(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_seamstress"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Runs the program with a text on its standard input.
fn seamstress_reading(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_seamstress"));
    let command = command.args(arguments).current_dir(folder);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_document_is_read_from_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let done = seamstress_reading(folder.path(), &["generate", "-", "--out", "sdk"], DOCUMENT);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    assert!(folder.path().join("sdk/src/types/pet.rs").is_file());
    let shown = seamstress_reading(folder.path(), &["inspect", "-", "--stage", "api"], DOCUMENT);
    assert!(out(&shown).contains("operation GET /pets/list"), "{}", out(&shown));
    // A text has no folder, so nothing is read beside it.
    fs::write(folder.path().join("pet.yaml"), "type: object").unwrap();
    let elsewhere = DOCUMENT.replace("#/components/schemas/Pet", "pet.yaml");
    let warned = seamstress_reading(folder.path(), &["generate", "-", "--out", "sdk"], &elsewhere);
    assert_eq!(warned.status.code(), Some(0), "{}", err(&warned));
    assert!(
        err(&warned).contains("E0206") && err(&warned).contains("without a folder"),
        "{}",
        err(&warned)
    );
}

#[test]
fn a_crate_is_written() {
    let folder = folder_with(DOCUMENT);
    let done = seamstress(
        folder.path(),
        &["generate", "pets.yaml", "--out", "sdk", "--crate-name", "pets-sdk"],
    );
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    assert!(out(&done).starts_with("sdk: 1 of 1 operations; "), "{}", out(&done));
    assert_eq!(err(&done), "");
    let manifest = fs::read_to_string(folder.path().join("sdk/Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"pets-sdk\""));
    assert!(folder.path().join("sdk/src/lib.rs").exists());

    // Once more, nothing is to be done, and a check agrees.
    let again = seamstress(
        folder.path(),
        &["generate", "pets.yaml", "--out", "sdk", "--crate-name", "pets-sdk"],
    );
    assert!(out(&again).contains("; 0 files written, "), "{}", out(&again));
    let check = seamstress(
        folder.path(),
        &["generate", "pets.yaml", "--out", "sdk", "--crate-name", "pets-sdk", "--check"],
    );
    assert_eq!(check.status.code(), Some(0), "{}", err(&check));
    assert!(out(&check).ends_with("up to date\n"));
}

#[test]
fn programs_get_an_object_a_line() {
    let folder = folder_with(&DOCUMENT.replace("/Pet\"", "/Pett\""));
    let arguments = ["generate", "pets.yaml", "--out", "sdk", "--message-format", "json"];
    let done = seamstress(folder.path(), &arguments);
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(err(&done), "");
    let lines: Vec<Value> =
        out(&done).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (last, messages) = lines.split_last().unwrap();
    assert_eq!(last["operations"], serde_json::json!({ "total": 1, "generated": 1 }));
    assert_eq!(last["types"]["total"], 2);
    assert!(last["files"]["written"].as_u64().unwrap() > 5);
    assert_eq!(last["files"]["unchanged"], 0);
    assert_eq!(last["files"]["removed"], 0);
    assert_eq!(last["diagnostics"], messages.len());
    let keys: Vec<&String> = last.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "operations",
            "internal",
            "less_preferred",
            "webhooks",
            "callbacks",
            "types",
            "files",
            "diagnostics"
        ]
    );
    let dangling = messages.iter().find(|message| message["code"] == "E0204").unwrap();
    assert_eq!(dangling["severity"], "warning");
    assert_eq!(dangling["file"], "pets.yaml");
    assert_eq!(dangling["line"], 14);
    let pointer =
        "#/paths/~1pets~1list/get/responses/200/content/application~1json/schema/items/$ref";
    assert_eq!(dangling["pointer"], pointer);
    assert_eq!(dangling["related"][0]["pointer"], "#/components/schemas/Pet");
    assert!(dangling["chosen"].is_string());
    assert!(dangling["help"].as_str().unwrap().contains("Pet"));
}

/// An operation that the config does not want is counted as what it is.
#[test]
fn what_is_left_out_is_counted() {
    let twice = "    get: { responses: {} }\n    post: { responses: {} }\n";
    let other = "  /c:\n    get: { x-internal: true, responses: {} }\n";
    let folder = folder_with(&format!(
        "openapi: 3.1.0\ninfo: {{}}\npaths:\n  /a:\n{twice}  /b:\n{twice}{other}"
    ));
    fs::write(folder.path().join("seamstress.toml"), "prefer-methods = [\"post\"]\n").unwrap();
    fs::write(folder.path().join("ids.toml"), "").unwrap();
    let done = seamstress(folder.path(), &["generate", "pets.yaml", "--out", "sdk"]);
    assert!(
        out(&done).starts_with(
            "sdk: 4 of 5 operations (1 internal, brought in by `undocumented = true`); "
        ),
        "{}",
        out(&done)
    );
}

#[test]
fn strict_makes_warnings_errors_and_writes_nothing() {
    let folder = folder_with(&DOCUMENT.replace("/Pet\"", "/Pett\""));
    let arguments = ["generate", "pets.yaml", "--out", "sdk", "--strict"];
    let done = seamstress(folder.path(), &arguments);
    assert_eq!(done.status.code(), Some(1));
    assert!(err(&done).starts_with("error[E0204]: "), "{}", err(&done));
    assert!(!folder.path().join("sdk").exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_document_that_cannot_be_read_writes_nothing() {
    for document in ["", "{", "hello", "openapi: 9.9.9", "\u{0}", "[[[["] {
        let folder = folder_with(document);
        let done = seamstress(folder.path(), &["generate", "pets.yaml", "--out", "sdk"]);
        assert_eq!(done.status.code(), Some(1), "{document:?}");
        assert!(err(&done).starts_with("error[E01"), "{document:?}: {}", err(&done));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{document:?}");
    }
    let folder = folder_with(DOCUMENT);
    for missing in ["nothing.yaml", ".", "pets.yaml/x"] {
        let done = seamstress(folder.path(), &["generate", missing, "--out", "sdk"]);
        assert_eq!(done.status.code(), Some(1), "{missing}");
        assert!(!folder.path().join("sdk").exists());
    }
}

#[test]
fn a_wrong_command_line_is_2() {
    let folder = folder_with(DOCUMENT);
    for arguments in [
        &[][..],
        &["generate"],
        &["generate", "pets.yaml"],
        &["generate", "pets.yaml", "--out", "sdk", "--what"],
        &["generate", "pets.yaml", "--out", "sdk", "--message-format", "xml"],
        &["inspect", "pets.yaml"],
        &["inspect", "pets.yaml", "--stage", "tokens"],
        &["fly"],
    ] {
        let done = seamstress(folder.path(), arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(seamstress(folder.path(), &["--help"]).status.code(), Some(0));
    assert_eq!(seamstress(folder.path(), &["--version"]).status.code(), Some(0));
}

#[test]
fn check_fails_where_something_differs_and_writes_nothing() {
    let folder = folder_with(DOCUMENT);
    let arguments = ["generate", "pets.yaml", "--out", "sdk", "--check"];
    let done = seamstress(folder.path(), &arguments);
    assert_eq!(done.status.code(), Some(1));
    assert!(err(&done).contains("error[E0808]: `sdk/Cargo.toml` is missing"), "{}", err(&done));
    assert!(!folder.path().join("sdk").exists());
}

#[test]
fn what_a_person_wrote_is_safe() {
    let folder = folder_with(DOCUMENT);
    fs::create_dir(folder.path().join("sdk")).unwrap();
    fs::write(folder.path().join("sdk/thesis.txt"), "mine").unwrap();
    let done = seamstress(folder.path(), &["generate", "pets.yaml", "--out", "sdk"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(err(&done).contains("error[E0801]"), "{}", err(&done));
    let forced = seamstress(folder.path(), &["generate", "pets.yaml", "--out", "sdk", "--force"]);
    assert_eq!(forced.status.code(), Some(0), "{}", err(&forced));
    assert_eq!(fs::read_to_string(folder.path().join("sdk/thesis.txt")).unwrap(), "mine");
}

#[test]
fn settings_beside_the_document_are_read() {
    let folder = folder_with(DOCUMENT);
    fs::write(folder.path().join("seamstress.toml"), "crate-name = \"zoo\"\n").unwrap();
    let done = seamstress(folder.path(), &["generate", "pets.yaml", "--out", "sdk"]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    assert!(
        fs::read_to_string(folder.path().join("sdk/Cargo.toml"))
            .unwrap()
            .contains("name = \"zoo\"")
    );

    fs::write(folder.path().join("other.toml"), "crate-naem = \"zoo\"\n").unwrap();
    let done = seamstress(
        folder.path(),
        &["generate", "pets.yaml", "--out", "sdk", "--config", "other.toml"],
    );
    assert_eq!(done.status.code(), Some(1));
    assert!(err(&done).contains("did you mean `crate-name`?"), "{}", err(&done));
    let done = seamstress(
        folder.path(),
        &["generate", "pets.yaml", "--out", "sdk", "--config", "none.toml"],
    );
    assert!(err(&done).contains("error[E0101]: `none.toml` does not exist"), "{}", err(&done));
}

#[test]
fn every_stage_can_be_looked_at() {
    let folder = folder_with(DOCUMENT);
    for stage in ["document", "api", "sdk"] {
        let text = seamstress(folder.path(), &["inspect", "pets.yaml", "--stage", stage]);
        assert_eq!(text.status.code(), Some(0), "{stage}: {}", err(&text));
        assert!(out(&text).contains("Pet"), "{stage}: {}", out(&text));
        let json = seamstress(
            folder.path(),
            &["inspect", "pets.yaml", "--stage", stage, "--format", "json"],
        );
        assert!(serde_json::from_slice::<Value>(&json.stdout).is_ok(), "{stage}: {}", out(&json));
    }
    let part = seamstress(
        folder.path(),
        &[
            "inspect",
            "pets.yaml",
            "--stage",
            "document",
            "--only",
            "#/components/schemas/Pet/required",
            "--format",
            "json",
        ],
    );
    assert_eq!(serde_json::from_slice::<Value>(&part.stdout).unwrap(), serde_json::json!(["name"]));
    let none = seamstress(
        folder.path(),
        &["inspect", "pets.yaml", "--stage", "document", "--only", "#/nothing"],
    );
    assert_eq!(none.status.code(), Some(1));
}

#[test]
fn a_name_that_no_crate_can_have_is_an_error_like_others() {
    let folder = folder_with(DOCUMENT);
    let output = seamstress(
        folder.path(),
        &["generate", "pets.yaml", "--out", "sdk", "--crate-name", "pets-3.1"],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("E0603"), "{}", err(&output));
    assert!(!err(&output).contains("panicked"), "{}", err(&output));
}

#[test]
fn findings_that_are_alike_are_one_message_unless_each_is_asked_for() {
    let members: String =
        (0..30).map(|at| format!("        m{at}: {{ $ref: '#/no/{at}' }}\n")).collect();
    let folder = folder_with(&format!("{DOCUMENT}    Many:\n      properties:\n{members}"));
    let generate = |more: &[&str]| {
        let arguments = [&["generate", "pets.yaml", "--out", "sdk"], more].concat();
        seamstress(folder.path(), &arguments)
    };
    let count = |text: &str, part: &str| text.matches(part).count();

    let grouped = err(&generate(&[]));
    assert_eq!(count(&grouped, "warning[E0204]"), 1, "{grouped}");
    assert!(grouped.contains("`#/no/0` does not exist, and 29 more like it"), "{grouped}");
    assert!(grouped.contains("`--verbose`") && !grouped.contains("#/no/3`"), "{grouped}");

    let each = err(&generate(&["--verbose"]));
    assert_eq!(count(&each, "warning[E0204]"), 30, "{each}");
    assert!(!each.contains("more like it") && !each.contains("--verbose"), "{each}");

    let lines = out(&generate(&["--message-format", "json"]));
    assert_eq!(count(&lines, r#""code":"E0204""#), 30, "{lines}");

    let inspect = ["inspect", "pets.yaml", "--stage", "api"];
    assert_eq!(count(&err(&seamstress(folder.path(), &inspect)), "warning[E0204]"), 1);
    let inspect = [&inspect[..], &["--verbose"]].concat();
    assert_eq!(count(&err(&seamstress(folder.path(), &inspect)), "warning[E0204]"), 30);
}
