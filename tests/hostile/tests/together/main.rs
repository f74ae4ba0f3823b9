//! Documents whose every text is an attack: what comes out compiles, and holds the payload only
//! inside literals and docs.

mod common;
mod further;
mod swagger;

use std::path::{Path, PathBuf};
use std::process::Command;

use seamstress::{Options, Spec};
use seamstress_hostile::Result;
use seamstress_hostile::judges::{self, Files, Generated};
use seamstress_hostile::payloads::COMMON as PAYLOADS;
use seamstress_hostile::positions::Role;
use serde_json::Value;

/// Generates from a text, or from the file that it is the folder of.
fn generate(spec: Spec, (name, out): (&str, &Path), operations: usize) -> Result {
    let outcome = seamstress::generate(&Options {
        // Each its own: crates of one name would be one in the target folder.
        crate_name: Some(name.to_owned()),
        ..Options::of(spec, out)
    });
    let errors = outcome
        .messages
        .iter()
        .filter(|message| message.code.starts_with('E'));
    let errors: Vec<String> = errors.map(ToString::to_string).collect();
    assert!(outcome.ok, "{}", errors.join("\n"));
    assert_eq!(outcome.operations.generated, operations);
    check_files(out)
}

fn text(document: &Value) -> Spec {
    Spec::Text {
        name: "hostile.json".to_owned(),
        text: document.to_string(),
    }
}

/// What the judges of single cases say of the crate.
fn check_files(out: &Path) -> Result {
    let files = Files::read(out)?;
    let mut findings = judges::check_names(&files);
    match Generated::read(&files) {
        Ok(crate_) => findings.extend(judges::check(&crate_, None, Role::Meaning)),
        Err(faults) => findings.extend(faults),
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    Ok(())
}

/// Compiles the crate without a warning, documents it without one, and compiles its doctests.
fn check(out: &Path) -> Result {
    // The lock of this workspace: the same versions, no newer ones to fetch.
    std::fs::copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock"),
        out.join("Cargo.lock"),
    )?;
    cargo(out, &["check", "--quiet"], ("RUSTFLAGS", "-D warnings"))?;
    cargo(
        out,
        &["doc", "--quiet", "--no-deps"],
        ("RUSTDOCFLAGS", "-D warnings"),
    )?;
    // Every doctest is one of ours; they compile and none is run.
    cargo(out, &["test", "--quiet", "--doc"], ("RUST_BACKTRACE", "0"))?;
    Ok(())
}

/// Runs cargo in the crate, with a target folder that is kept between runs.
fn cargo(crate_folder: &Path, arguments: &[&str], flags: (&str, &str)) -> Result {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile-target");
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(crate_folder)
        .env("CARGO_TARGET_DIR", target)
        .env(flags.0, flags.1)
        .output()?;
    if output.status.success() {
        Ok(())
    } else {
        // Doctests speak on the standard output.
        let said = [output.stdout, output.stderr].concat();
        Err(String::from_utf8_lossy(&said).into_owned().into())
    }
}

#[test]
fn a_hostile_document_becomes_an_inert_crate() -> Result {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("sdk");
    generate(text(&common::document()), ("hostile", &out), PAYLOADS.len())?;
    check(&out)
}

/// Whether a text can be a method: a token of RFC 9110, section 5.6.2.
fn is_method(text: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_token)
}

#[test]
fn a_hostile_document_of_3_2_becomes_an_inert_crate() -> Result {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("sdk");
    let spec: PathBuf = folder.path().join("hostile.json");
    // As much of an attack as a file's name can be on every system.
    let parts = "a'b}{$x `#[y] ]].json";
    std::fs::write(folder.path().join(parts), further::parts().to_string())?;
    std::fs::write(&spec, further::document(parts).to_string())?;
    let methods = PAYLOADS.iter().filter(|text| is_method(text)).count();
    generate(
        Spec::File(spec),
        ("hostile-3-2", &out),
        PAYLOADS.len() + methods,
    )?;
    check(&out)
}

#[test]
fn a_hostile_document_of_2_0_becomes_an_inert_crate() -> Result {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("sdk");
    generate(
        text(&swagger::document()),
        ("hostile-2-0", &out),
        3 * PAYLOADS.len(),
    )?;
    check(&out)
}
