//! Texts that add to the manifest, are not versions, or name files outside.

use super::table;

pub(super) fn texts() -> Vec<(String, String)> {
    let mut texts = table(TEXTS);
    texts.push((
        "file-name-of-256".to_owned(),
        format!("{}.rs", "n".repeat(253)),
    ));
    texts.push(("path-of-5000".to_owned(), "../".repeat(1_700)));
    texts
}

const TEXTS: &[(&str, &str)] = &[
    ("dependencies", "\"\n[dependencies]\nevil=\"1\""),
    ("dependencies-crlf", "\"\r\n[dependencies]\r\nevil = \"1\""),
    ("build-script", "x\"\nbuild = \"x.rs\""),
    ("multi-line-end", "\"\"\"\nbuild = \"x.rs\"\n#"),
    ("literal-end", "'''\nbuild = 'x.rs'"),
    ("toml-table", "[package]"),
    ("patch", "\n[patch.\"https://evil.example\"]\n"),
    ("toml-comment", "# x"),
    ("features", "[features]\ndefault = [\"evil\"]"),
    ("feature-dep", "dep:serde"),
    ("feature-sub", "serde/derive"),
    ("licence", "MIT OR evil\"\n[x]"),
    ("version-v", "v1.0 – bêta"),
    ("version-2", "2.0"),
    ("version-un", "unversioned"),
    ("version-huge", "99999999999999999999.0.0"),
    ("version-build", "1.0.0+\"\n[x]"),
    ("crate-std", "std-sdk"),
    ("dotdot", ".."),
    ("dotdot-x", "../x"),
    ("dotdot-back", "..\\..\\x"),
    ("dotdot-percent", "%2e%2e/%2e%2e/x"),
    ("dotdot-deep", "../../../../../../../../etc/passwd"),
    ("absolute", "/etc/passwd"),
    ("drive", "C:\\Windows\\x"),
    ("drive-relative", "c:x"),
    ("unc", "\\\\evil.example\\share\\x"),
    ("file-url", "file:///etc/passwd"),
    ("file-con", "CON"),
    ("file-aux", "aux.rs"),
    ("file-nul", "nul"),
    ("file-com1", "COM1"),
    ("file-mod", "mod.rs"),
    ("file-lib", "lib.rs"),
    ("file-main", "src/main.rs"),
    ("file-build", "build.rs"),
    ("file-manifest", "Cargo.toml"),
    ("file-config", ".cargo/config.toml"),
    ("file-toolchain", "rust-toolchain.toml"),
    ("file-own", ".seamstress.json"),
    ("file-dot", ".hidden"),
    ("file-trailing-dot", "x."),
    ("file-trailing-space", "x "),
    ("file-stream", "x.rs:stream"),
    ("file-dash", "--out=x"),
    ("shell", "$(touch PWNED)"),
    ("shell-ticks", "`touch PWNED`"),
    ("shell-semicolon", "x; touch PWNED"),
];
