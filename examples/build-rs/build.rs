//! Generates the client from `openapi.yaml` whenever that changes.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use seamstress::{Options, Outcome};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?).join("sdk");
    let mut options = Options::new("openapi.yaml", &out);
    // The examples in the generated documentation name the crate that they are in.
    options.crate_name = Some(env::var("CARGO_PKG_NAME")?);
    tell(&seamstress::generate(&options))?;
    write_root(&out.join("src"))
}

/// Passes on what the generator has to say; an error when it could not generate.
fn tell(outcome: &Outcome) -> Result<(), Box<dyn Error>> {
    for file in &outcome.read {
        println!("cargo::rerun-if-changed={file}");
    }
    for message in outcome.grouped() {
        for line in message.to_string().lines() {
            println!("cargo::warning={line}");
        }
    }
    if outcome.ok {
        Ok(())
    } else {
        Err("the client is not generated".into())
    }
}

/// Writes the generated `lib.rs` once more, without the documentation and the attributes of a crate
/// at its top: a file that is included may have none.
fn write_root(src: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(src.join("lib.rs"))?;
    let lines = text
        .lines()
        .filter(|line| !line.starts_with("//!") && !line.starts_with("#!["));
    let root: String = lines.flat_map(|line| [line, "\n"]).collect();
    Ok(fs::write(src.join("root.rs"), root)?)
}
