//! Whatever the bytes, loading ends with a document or with a reason, never in a panic.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use seamstress::Severity;
use seamstress::internals::load_bytes;

/// Loads, and shows all messages in both forms.
fn load_and_show(name: &str, bytes: &[u8]) {
    let loaded = load_bytes(name, bytes);
    assert!(loaded.ok || loaded.messages.iter().any(|found| found.severity == Severity::Error));
    for message in loaded.messages {
        assert!(!message.to_string().is_empty());
        assert!(!message.human(true).to_string().is_empty());
        assert!(!message.json().contains('\n'));
    }
}

/// Texts that are nearly JSON or YAML: pieces of both, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("openapi: 3.1.0\n"),
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(","),
        Just(": "),
        Just(":"),
        Just("- "),
        Just("? "),
        Just("\n"),
        Just("\n  "),
        Just("\n    "),
        Just("\t"),
        Just("\""),
        Just("'"),
        Just("\\"),
        Just("\\u"),
        Just("\\ud800"),
        Just("|\n"),
        Just(">-\n"),
        Just("&a "),
        Just("*a"),
        Just("<<: "),
        Just("!!str "),
        Just("!x "),
        Just("---\n"),
        Just("...\n"),
        Just("%YAML 1.2\n"),
        Just("# c\n"),
        Just("null"),
        Just("true"),
        Just("1e400"),
        Just("-0"),
        Just("key"),
        Just("é"),
        Just("🎵"),
        Just("\u{202e}"),
        Just("\u{feff}"),
        Just("\0"),
        Just("\r\n"),
        Just("\u{85}"),
        Just("\u{2028}"),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

// `PROPTEST_CASES=100000 cargo test -p seamstress --test any_bytes` looks longer.
proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        load_and_show("x", &bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,100}") {
        load_and_show("x.yaml", text.as_bytes());
    }

    #[test]
    fn any_pieces(text in pieces()) {
        load_and_show("x.yaml", text.as_bytes());
        load_and_show("x.json", format!("{{\"openapi\": \"3.1.0\", {text}").as_bytes());
    }

    #[test]
    fn a_damaged_document(at in 0usize..2000, bytes in prop::collection::vec(any::<u8>(), 0..4), cut in any::<bool>()) {
        for document in [include_bytes!("../../spec/seam.yaml").as_slice(), br#"{"openapi": "3.1.0", "paths": {"/x": {"get": {"responses": {"200": {"description": "\u00e9 \ud83c\udfb5", "x": [1, -2.5e3, true, null]}}}}}}"#] {
            let mut damaged = document[..document.len().min(4000)].to_vec();
            let at = at.min(damaged.len());
            damaged.splice(at..at, bytes.iter().copied());
            if cut {
                damaged.truncate(at + bytes.len());
            }
            load_and_show("x", &damaged);
        }
    }
}
