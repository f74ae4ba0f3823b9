//! What the manifest of a crate says for the registry and docs.rs.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;

use seamstress::{Options, generate};

const DOCUMENT: &str = r#"
openapi: 3.1.0
info:
  title: Ping
  version: "1"
  license: { name: "Apache License, Version 2.0" }
  contact: { url: "https://example.com/api" }
paths:
  /ping: { get: { responses: { "204": { description: Done. } } } }
"#;

/// The table `[package]` of the crate that the document becomes with these settings.
fn package(settings: &str) -> toml::Table {
    package_of(DOCUMENT, settings)
}

fn package_of(text: &str, settings: &str) -> toml::Table {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("ping.yaml");
    fs::write(&document, text).unwrap();
    fs::write(folder.path().join("seamstress.toml"), settings).unwrap();
    let outcome = generate(&Options::new(&document, folder.path().join("sdk")));
    assert!(outcome.ok, "{:?}", outcome.messages);
    let text = fs::read_to_string(folder.path().join("sdk/Cargo.toml")).unwrap();
    let manifest: toml::Table = text.parse().unwrap();
    manifest["package"].as_table().unwrap().clone()
}

#[test]
fn the_document_says_license_and_homepage() {
    let package = package("decode = \"tolerant\"");
    assert_eq!(package["license"].as_str(), Some("Apache-2.0"));
    assert_eq!(package["homepage"].as_str(), Some("https://example.com/api"));
    assert_eq!(package["metadata"]["docs"]["rs"]["all-features"].as_bool(), Some(true));
    assert!(!package.contains_key("authors") && !package.contains_key("keywords"));
}

#[test]
fn the_config_says_the_rest_and_counts_before_the_document() {
    let given = r#"
description = "Pings."
license = "MIT"
repository = "https://example.com/repository"
homepage = "https://example.com"
authors = ["Somebody <somebody@example.com>"]
keywords = ["ping"]
categories = ["api-bindings"]
rust-version = "1.90"
"#;
    let package = package(&format!("[package]\n{given}"));
    for (key, value) in given.parse::<toml::Table>().unwrap() {
        assert_eq!(package[&key], value, "{key}");
    }
}

#[test]
fn what_is_no_license_and_no_address_of_a_page_is_left_out() {
    for (license, url) in [
        ("Apache License, Version 2.0\\\"\\nbuild = \\\"evil.rs", "javascript:alert(1)"),
        ("Ask us", "file:///etc/passwd"),
        ("", "https://example.com/\\u202e"),
        ("MIT\\n[build-dependencies]", "https://example.com/ x"),
    ] {
        let document = DOCUMENT
            .replace("Apache License, Version 2.0", license)
            .replace("https://example.com/api", url);
        let package = package_of(&document, "decode = \"tolerant\"");
        assert!(!package.contains_key("license"), "{license}");
        assert!(!package.contains_key("homepage"), "{url}");
        assert!(!package.contains_key("build"), "{license}");
    }
}
