//! A document whose every text is an attack: what comes out compiles, and holds the payload only inside literals and docs.

use std::path::Path;
use std::process::Command;

use seamstress::{Options, Spec};
use seamstress_tests::Result;
use serde_json::{Map, Value, json};

/// Texts that break out of literals, comments, docs, names, paths or manifests of careless generators.
const PAYLOADS: &[&str] = &[
    "\"",
    "\\\"",
    "\"#",
    "\"##",
    "r#\"",
    "*/",
    "/*",
    "//",
    "a\nb",
    "a\rb",
    "a\u{85}b",
    "a\u{2028}b",
    "nul\0x",
    "\u{feff}bom",
    "\u{202e}bidi",
    "\u{2066}iso",
    "{",
    "{}",
    "{0}",
    "{{",
    "$x",
    "#[derive(X)]",
    "#![allow(x)]",
    "]]",
    "include_str!(\"/etc/passwd\")",
    "concat!(env!(\"HOME\"))",
    "crate",
    "self",
    "Self",
    "super",
    "_",
    "r#_",
    "gen",
    "fn",
    "type",
    "Result",
    "Option",
    "Box",
    "String",
    "Vec",
    "Ok",
    "Client",
    "Error",
    "Send",
    "std",
    "core",
    "serde",
    "Json",
    "Secret",
    "😀",
    "",
    "a b",
    "A B",
    "a-b",
    "a_b",
    "é",
    "e\u{301}",
    "1x",
    "```\ncode()\n```",
    "```rust\npanic!()",
    "~~~\nx",
    "    let x=1;\n",
    "- a\n\n      code()\n",
    "> ```\n> x()\n",
    "[`Bar`]",
    "[bar]: javascript:alert(1)",
    "<script>",
    "# heading\n# hidden",
    "`unbalanced",
    "${x}",
    "\\",
    "%2e%2e",
    "..",
    "CON",
    "aux",
    "\"\n[dependencies]\nevil=\"1\"",
];

/// Every payload in every position.
fn document() -> Value {
    let pointer = |name: &str| {
        format!(
            "#/components/schemas/{}",
            name.replace('~', "~0")
                .replace('/', "~1")
                .replace('%', "%25")
        )
    };
    let mut schemas = Map::new();
    let mut schemes = Map::new();
    let mut paths = Map::new();
    let variants: Vec<Value> = PAYLOADS
        .iter()
        .map(|tag| json!({"type": "object", "required": ["t"], "properties": {"t": {"const": tag}, "v": {"type": "string"}}}))
        .collect();
    for (number, text) in PAYLOADS.iter().enumerate() {
        let member = json!({"type": "string", "description": text, "default": text, "deprecated": true, "x-deprecated": text});
        let enumeration = json!({"type": "string", "enum": PAYLOADS, "x-enum-descriptions": PAYLOADS, "x-enum-varnames": PAYLOADS});
        schemas.insert((*text).to_owned(), json!({
            "type": "object", "title": text, "description": format!("{text}\n\n{text}"), "required": [text],
            "properties": {*text: member, "values": enumeration, "fixed": {"const": text}, "itself": {"$ref": pointer(text)}},
        }));
        let place = ["header", "query", "cookie"][number % 3];
        schemes.insert(
            (*text).to_owned(),
            json!({"type": "apiKey", "in": place, "name": text, "description": text}),
        );
        let parameters: Vec<Value> = ["query", "header", "cookie", "path"]
            .iter()
            .map(|place| json!({"name": text, "in": place, "required": *place == "path", "description": text, "schema": {"type": "string", "default": text}}))
            .collect();
        paths.insert(format!("/{number}/{text}"), json!({"post": {
            "operationId": text, "tags": [text], "summary": text, "description": text, "x-deprecated": text, "security": [{*text: []}],
            "parameters": parameters,
            "requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": [text], "properties": {*text: {"type": "string", "description": text}}}}}},
            "responses": {"200": {"description": text, "content": {"application/json": {"schema": {"oneOf": variants}}}}},
        }}));
    }
    json!({
        "openapi": "3.1.0",
        "info": {"title": PAYLOADS.join(" "), "version": "v1 \"", "description": PAYLOADS.join("\n\n")},
        "servers": [{"url": "https://x\"y/{a}", "description": "\n", "variables": {"a": {"default": "\""}}}],
        "tags": PAYLOADS.iter().map(|text| json!({"name": text, "description": format!("{text} text {text}")})).collect::<Vec<_>>(),
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": schemes},
    })
}

fn generate(out: &Path) -> Result {
    let text = serde_json::to_string(&document())?;
    let outcome = seamstress::generate(&Options {
        crate_name: Some("hostile-sdk".to_owned()),
        ..Options::of(
            Spec::Text {
                name: "hostile.json".to_owned(),
                text,
            },
            out,
        )
    });
    let messages: Vec<String> = outcome
        .messages
        .iter()
        .filter(|message| message.code == "E0901")
        .map(ToString::to_string)
        .collect();
    assert!(messages.is_empty(), "{}", messages.join("\n"));
    assert!(outcome.ok);
    assert_eq!(outcome.operations.generated, PAYLOADS.len());
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
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}

#[test]
fn a_hostile_document_becomes_an_inert_crate() -> Result {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("sdk");
    generate(&out)?;
    // The lock of this workspace: the same versions, no newer ones to fetch.
    std::fs::copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock"),
        out.join("Cargo.lock"),
    )?;
    cargo(&out, &["check", "--quiet"], ("RUSTFLAGS", "-D warnings"))?;
    cargo(
        &out,
        &["doc", "--quiet", "--no-deps"],
        ("RUSTDOCFLAGS", "-D warnings"),
    )?;
    // Every doctest is one of ours; they compile and none is run.
    cargo(&out, &["test", "--quiet", "--doc"], ("RUST_BACKTRACE", "0"))?;
    Ok(())
}
