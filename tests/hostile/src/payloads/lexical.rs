//! Texts that end literals and comments, or are tokens of their own.

use super::table;

pub(super) fn texts() -> Vec<(String, String)> {
    let mut texts = table(TEXTS);
    // Each character that is a line end, invisible, or turns the direction of what follows.
    for code in INVISIBLE {
        if let Some(letter) = char::from_u32(*code) {
            texts.push((format!("u{code:04x}"), format!("a{letter}b")));
        }
    }
    texts.push(("u202e-first".to_owned(), "\u{202e}bidi".to_owned()));
    texts.push(("u2066-first".to_owned(), "\u{2066}iso".to_owned()));
    texts.push(("bom-first".to_owned(), "\u{feff}bom".to_owned()));
    texts.push((
        "cr-fence".to_owned(),
        "a\r```rust\rpanic!(\"PWNED\")\r```".to_owned(),
    ));
    texts.push((
        "nel-fence".to_owned(),
        "a\u{85}```rust\u{85}panic!(\"PWNED\")\u{85}```".to_owned(),
    ));
    texts.push(("long-comment".to_owned(), format!("{}*/", "/*".repeat(300))));
    texts.push(("long-braces".to_owned(), "{".repeat(300)));
    texts.push(("long-quotes".to_owned(), "\"".repeat(300)));
    texts.push(("long-hashes".to_owned(), format!("\"{}", "#".repeat(300))));
    texts
}

const INVISIBLE: &[u32] = &[
    0x00, 0x01, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9b, 0x9f,
    0xa0, 0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028,
    0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2066, 0x2067, 0x2068, 0x2069,
    0x206a, 0x3000, 0x3164, 0xfe0f, 0xfeff, 0xfff9, 0xfffd, 0xffff, 0x1d173, 0xe0001, 0xe0041,
    0x10ffff,
];

const TEXTS: &[(&str, &str)] = &[
    ("quote", "\""),
    ("escaped-quote", "\\\""),
    ("raw-end-1", "\"#"),
    ("raw-end-2", "\"##"),
    ("raw-start", "r#\""),
    ("single-quote", "'"),
    ("char", "'\\''"),
    ("backslash", "\\"),
    ("backslash-newline", "\\\n"),
    ("escape-nul", "\\0"),
    ("escape-unicode", "\\u{202e}"),
    ("comment-end", "*/"),
    ("comment-start", "/*"),
    ("comment-line", "//"),
    ("doc-line", "/// x"),
    ("inner-doc-line", "//! x"),
    ("crlf", "a\r\nb"),
    (
        "lf-code",
        "a\nfn pwned() { std::fs::write(\"PWNED\", \"x\").unwrap(); }",
    ),
    ("brace-open", "{"),
    ("brace-close", "}"),
    ("braces", "{}"),
    ("braces-0", "{0}"),
    ("braces-2", "{{"),
    ("braces-2-close", "}}"),
    ("braces-name", "{other}"),
    ("braces-width", "{:>99999999}"),
    ("paren", ")"),
    ("bracket", "]"),
    ("brackets-2", "]]"),
    ("semicolon", ";"),
    ("comma", ","),
    ("dollar", "$x"),
    ("dollar-crate", "$crate"),
    ("dollar-braces", "${x}"),
    ("repetition", "$($x:tt)*"),
    ("attribute", "#[derive(X)]"),
    ("inner-attribute", "#![allow(x)]"),
    ("attribute-path", "#[path = \"/etc/passwd\"] mod x;"),
    ("attribute-no-mangle", "#[unsafe(no_mangle)]"),
    ("include", "include_str!(\"/etc/passwd\")"),
    ("concat-env", "concat!(env!(\"HOME\"))"),
    (
        "string-end-code",
        "\"); std::fs::write(\"PWNED\", \"x\").unwrap(); (\"",
    ),
    (
        "string-end-item",
        "\"; } fn pwned() { std::fs::write(\"PWNED\", \"x\").unwrap(); //",
    ),
    ("doc-end-item", "\"] pub fn pwned() {} #[doc = \""),
    ("raw-end-item", "\"###; pub fn pwned() {} //"),
    ("block", "*/ pub fn pwned() {} /*"),
    ("unsafe", "unsafe { core::hint::unreachable_unchecked() }"),
    ("extern", "extern \"C\" { fn system(); }"),
    ("use", "use std::process::Command;"),
    ("macro-rules", "macro_rules! x { () => {} }"),
    ("lifetime", "'a"),
    ("type-parameter", "<T>"),
    ("shebang", "#!/bin/sh"),
    ("byte-string", "b\"x\""),
    ("c-string", "c\"x\""),
    ("marker-0", "=example=0"),
    ("marker-1", "=example=1"),
    ("marker-line", "a\n=example=0\nb"),
    ("marker-only-name", "=example="),
    ("marker-paragraph", "a\n\n=example=0"),
    ("marker-huge", "=example=18446744073709551616"),
    ("marker-spaced", " =example=0"),
    ("percent", "%"),
    ("percent-dots", "%2e%2e"),
    ("percent-quote", "%22"),
    ("percent-lf", "%0A"),
    ("number-huge", "1e400"),
    ("number-2-70", "1180591620717411303424"),
    ("number-nan", "NaN"),
    ("number-zero", "0"),
    ("number-negative", "-1"),
    ("true", "true"),
    ("null", "null"),
];
