//! What lies in the output folder already, and what the document's file is called.

use std::fs;
use std::path::{Path, PathBuf};

use super::Expected::{Crate, Refused};
use super::{Vector, document};
use crate::Result;

const SMALL: &str = "openapi: 3.1.0\ninfo: {title: Vector, version: '1'}\npaths: {}\n";

fn small(folder: &Path) -> Result<PathBuf> {
    document(folder, "vector.yaml", SMALL)
}

#[cfg(unix)]
fn link(target: impl AsRef<Path>, at: impl AsRef<Path>) -> Result {
    Ok(std::os::unix::fs::symlink(target, at)?)
}

#[cfg(not(unix))]
fn link(_: impl AsRef<Path>, _: impl AsRef<Path>) -> Result {
    Err("symbolic links are not supported".into())
}

pub(super) const VECTORS: &[Vector] = &[
    Vector::new("file-of-mine", Refused, |folder| {
        fs::create_dir_all(folder.join("sdk/src"))?;
        fs::write(folder.join("sdk/src/lib.rs"), "mine")?;
        small(folder)
    }),
    Vector::new("link-for-src", Refused, |folder| {
        fs::create_dir_all(folder.join("sdk"))?;
        fs::create_dir(folder.join("victim"))?;
        link("../victim", folder.join("sdk/src"))?;
        small(folder)
    }),
    Vector::new("link-for-file", Refused, |folder| {
        fs::create_dir_all(folder.join("sdk/src"))?;
        fs::write(folder.join("victim.rs"), "mine")?;
        link("../../victim.rs", folder.join("sdk/src/lib.rs"))?;
        small(folder)
    }),
    Vector::new("link-dangling", Refused, |folder| {
        fs::create_dir_all(folder.join("sdk/src"))?;
        link("../../../made-by-link.rs", folder.join("sdk/src/lib.rs"))?;
        small(folder)
    }),
    Vector::new("list-that-lies", Refused, |folder| {
        fs::create_dir_all(folder.join("sdk"))?;
        fs::write(folder.join("victim.rs"), "mine")?;
        fs::write(
            folder.join("sdk/.seamstress.json"),
            "{\"files\": {\"../victim.rs\": \"0000000000000000\"}}",
        )?;
        small(folder)
    }),
    Vector::new("out-is-a-file", Refused, |folder| {
        fs::write(folder.join("sdk"), "mine")?;
        small(folder)
    }),
    Vector::new("file-called-bidi", Crate, |folder| {
        document(folder, "a\u{202e}b\u{9b}c.yaml", SMALL)
    }),
    Vector::new("file-called-code", Crate, |folder| {
        document(folder, "a\n*@ #![x] \" `b`.yaml", SMALL)
    }),
];
