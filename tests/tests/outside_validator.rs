//! What generated SDKs send is what their documents ask for, in the opinion of a program that is
//! not ours; what it answers, decodes.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use seamstress::Options;
use seamstress_tests::Result;
use seamstress_tests::prism::Prism;

/// The documents of `tests/validator/documents/`, as the driver takes their addresses.
const DOCUMENTS: [&str; 3] = ["bodies", "parameters", "security"];

#[test]
fn an_outside_validator_accepts_the_requests() -> Result {
    if !Prism::is_at_hand()? {
        return Ok(());
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("validator");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("validated");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut validators = Vec::new();
    for name in DOCUMENTS {
        let document = source.join(format!("documents/{name}.yaml"));
        let outcome = seamstress::generate(&Options {
            crate_name: Some(format!("validated-{name}")),
            ..Options::new(&document, folder.join(name))
        });
        assert!(outcome.ok, "{name} is not generated");
        validators.push(Prism::start(&document)?);
    }
    // The validator does refuse: this request lacks all that is required.
    let [_, parameters, _] = validators.as_slice() else {
        return Err("three validators".into());
    };
    let refusal = get(parameters.url(), "/things/1/;matrix=x/.a.b")?;
    assert!(refusal.starts_with("HTTP/1.1 4"), "{refusal}");

    write_driver(&source, &folder)?;
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "validated-driver", "--"])
        .args(validators.iter().map(Prism::url))
        .current_dir(&folder)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(".."),
        )
        .output()?;
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

/// Makes a workspace of the SDKs and the program that uses them, with the packages of ours.
fn write_driver(source: &Path, folder: &Path) -> Result {
    let driver = folder.join("driver");
    fs::create_dir_all(driver.join("src"))?;
    for file in ["Cargo.toml", "src/main.rs"] {
        fs::copy(source.join("driver").join(file), driver.join(file))?;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let ours = fs::read_to_string(root.join("Cargo.toml"))?;
    let profiles = ours
        .find("[profile")
        .and_then(|at| ours.get(at..))
        .unwrap_or_default();
    fs::write(
        folder.join("Cargo.toml"),
        format!("[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n\n{profiles}"),
    )?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(())
}

fn get(url: &str, path: &str) -> Result<String> {
    let address = url.strip_prefix("http://").ok_or("not http")?;
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
