//! Where references lead.

use std::fs;
use std::path::{Path, PathBuf};

use super::Expected::{Crate, Either};
use super::{Vector, joined, with_schemas};
use crate::Result;

/// A schema that refers to something that must not be read.
fn outside(folder: &Path, reference: &str) -> Result<PathBuf> {
    let reference = serde_json::Value::from(reference);
    with_schemas(
        folder,
        &format!(
            "{{\"A\": {{\"type\": \"object\", \"properties\": {{\"a\": {{\"$ref\": {reference}}}}}}}}}"
        ),
    )
}

/// A reference in place of the schema `A`.
fn to(folder: &Path, reference: &str, more: &str) -> Result<PathBuf> {
    with_schemas(
        folder,
        &format!("{{\"A\": {{\"$ref\": \"{reference}\"}}{more}}}"),
    )
}

#[cfg(unix)]
fn linked(folder: &Path) -> Result<PathBuf> {
    std::os::unix::fs::symlink("../outside.json", folder.join("inside.json"))?;
    outside(folder, "inside.json#/Thing")
}

#[cfg(not(unix))]
fn linked(folder: &Path) -> Result<PathBuf> {
    outside(folder, "inside.json#/Thing")
}

pub(super) const VECTORS: &[Vector] = &[
    Vector::new("ref-https", Crate, |folder| outside(folder, "https://evil.example/x.json#/Thing")),
    Vector::new("ref-http", Crate, |folder| outside(folder, "http://127.0.0.1:1/x.json#/Thing")),
    Vector::new("ref-host", Crate, |folder| outside(folder, "//evil.example/x.json#/Thing")),
    Vector::new("ref-ftp", Crate, |folder| outside(folder, "ftp://evil.example/x.json")),
    Vector::new("ref-file", Crate, |folder| outside(folder, &format!("file://{}/../outside.json#/Thing", folder.display()))),
    Vector::new("ref-absolute", Crate, |folder| {
        let path = folder.parent().unwrap_or(folder).join("outside.json");
        outside(folder, &format!("{}#/Thing", path.display()))
    }),
    Vector::new("ref-passwd", Crate, |folder| outside(folder, "/etc/passwd")),
    Vector::new("ref-above", Crate, |folder| outside(folder, "../outside.json#/Thing")),
    Vector::new("ref-above-encoded", Crate, |folder| outside(folder, "%2e%2e/outside.json#/Thing")),
    Vector::new("ref-above-slash-encoded", Crate, |folder| outside(folder, "..%2Foutside.json#/Thing")),
    Vector::new("ref-above-backslash", Crate, |folder| outside(folder, "..\\outside.json#/Thing")),
    Vector::new("ref-above-and-back", Crate, |folder| outside(folder, "x/../../outside.json#/Thing")),
    Vector::new("ref-unc", Crate, |folder| outside(folder, "\\\\evil.example\\share\\x.json")),
    Vector::new("ref-drive", Crate, |folder| outside(folder, "C:\\x.json")),
    Vector::new("ref-nul", Crate, |folder| outside(folder, "a\0b.json#/Thing")),
    Vector::new("ref-device", Crate, |folder| outside(folder, "/dev/zero")),
    Vector::new("ref-folder", Either, |folder| outside(folder, ".")),
    Vector::new("ref-link", Crate, linked),
    Vector::new("ref-in-data", Crate, |folder| {
        with_schemas(folder, "{\"A\": {\"type\": \"object\", \"default\": {\"$ref\": \"../outside.json#/Thing\"}, \"example\": {\"$ref\": \"../outside.json#/Thing\"}, \"examples\": [{\"$ref\": \"../outside.json#/Thing\"}], \"properties\": {\"a\": {\"const\": {\"$ref\": \"../outside.json#/Thing\"}}}}}")
    }),
    Vector::new("ref-self", Either, |folder| to(folder, "#/components/schemas/A", "")),
    Vector::new("ref-cycle", Either, |folder| to(folder, "#/components/schemas/B", ", \"B\": {\"$ref\": \"#/components/schemas/A\"}")),
    Vector::new("ref-cycle-of-files", Either, |folder| {
        fs::write(folder.join("b.json"), "{\"$ref\": \"vector.json#/components/schemas/A\"}")?;
        to(folder, "b.json", "")
    }),
    Vector::new("ref-into-itself", Either, |folder| to(folder, "#/components/schemas/A/$ref", "")),
    Vector::new("ref-whole-document", Either, |folder| to(folder, "#", "")),
    Vector::new("ref-wrong-kind", Either, |folder| to(folder, "#/info", "")),
    Vector::new("ref-deep-pointer", Crate, |folder| {
        to(folder, "#/paths/~1a/get/responses/201/content/application~1json/schema", "")
            .and_then(|path| {
                let text = fs::read_to_string(&path)?.replace("\"responses\": {", "\"responses\": {\"201\": {\"description\": \"b\", \"content\": {\"application/json\": {\"schema\": {\"type\": \"string\"}}}}, ");
                fs::write(&path, text)?;
                Ok(path)
            })
    }),
    Vector::new("ref-escapes", Crate, |folder| to(folder, "#/components/schemas/a~1b~0c%25d", ", \"a/b~c%d\": {\"type\": \"string\"}")),
    Vector::new("ref-chain-100000", Either, |folder| {
        let chain = joined(100_000, |at| format!("\"B{at}\": {{\"$ref\": \"#/components/schemas/B{}\"}}", at + 1));
        to(folder, "#/components/schemas/B0", &format!(",\n{chain}, \"B100000\": {{\"type\": \"string\"}}"))
    }).within(20.0, 1_500.0),
    Vector::new("ref-chain-of-members-100000", Either, |folder| {
        let chain = joined(100_000, |at| format!("\"B{at}\": {{\"type\": \"object\", \"properties\": {{\"b\": {{\"$ref\": \"#/components/schemas/B{}\"}}}}}}", at + 1));
        to(folder, "#/components/schemas/B0", &format!(",\n{chain}, \"B100000\": {{\"type\": \"string\"}}"))
    }).within(60.0, 6_000.0),
    Vector::new("ref-chain-of-files-2000", Either, |folder| {
        for at in 0..2_000 {
            fs::write(folder.join(format!("f{at}.json")), format!("{{\"$ref\": \"f{}.json\"}}", at + 1))?;
        }
        fs::write(folder.join("f2000.json"), "{\"type\": \"string\"}")?;
        to(folder, "f0.json", "")
    }),
    Vector::new("files-64000", Either, |folder| {
        fs::create_dir(folder.join("parts"))?;
        for at in 0..64_000 {
            fs::write(folder.join(format!("parts/f{at}.json")), "{\"type\": \"string\"}")?;
        }
        let members = joined(64_000, |at| format!("\"m{at}\": {{\"$ref\": \"parts/f{at}.json\"}}"));
        with_schemas(folder, &format!("{{\"A\": {{\"type\": \"object\", \"properties\": {{{members}}}}}}}"))
    }).within(30.0, 2_000.0),
];
