//! Our verdict on a text is that of serde_json, and so is the value, but for the choices that the
//! documentation of `runtime::json` lists.

use serde::de::IgnoredAny;
use serde_json::Value;

use super::shown::assert_error_is_shown_well;
use crate::cases::Property;
use crate::runtime::json::{DecodeMode, Decoder, Json, MAX_DEPTH, to_string};

pub static DECODE: Property = Property {
    name: "decode",
    check,
    pieces: &[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\":",
        "\"b\":",
        "\"\":",
        "\"a\"",
        "null",
        "true",
        "false",
        "nul",
        "0",
        "-0",
        "-",
        "1",
        "12",
        "01",
        "1.",
        "1.5",
        ".5",
        "1e5",
        "1E+5",
        "1e-5",
        "1e",
        "1e400",
        "-1e400",
        "0e999999999999",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775809",
        "0.1e-400",
        "NaN",
        "Infinity",
        "\\\"",
        "\\\\",
        "\\/",
        "\\n",
        "\\x",
        "\\u",
        "\\u0041",
        "\\u00",
        "\\ud83c",
        "\\udfb5",
        "\\ud83c\\udfb5",
        "\\ud83c\\u0041",
        "\u{feff}",
        "é",
        "🎵",
        "\u{2028}",
        "\0",
        "\n",
        "\t",
        "\r",
        " ",
        "\u{a0}",
        "//",
        "/*",
        "[[[[[[[[",
        "]]]]]]]]",
        "{\"a\":{\"a\":",
    ],
    cases: 20_000,
};

fn check(bytes: &[u8]) {
    let ours = |mode| Decoder::new().mode(mode).decode::<Json>(bytes);
    let (tolerant, strict) = (ours(DecodeMode::Tolerant), ours(DecodeMode::Strict));
    for error in [&tolerant, &strict]
        .into_iter()
        .filter_map(|outcome| outcome.as_ref().err())
    {
        assert_error_is_shown_well(error, &[]);
    }
    let text = std::str::from_utf8(bytes).map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
    // Reads all of the grammar, but neither limits how deep values lie nor how large numbers are,
    // nor pairs surrogates.
    let is_json = text.is_ok_and(|text| serde_json::from_str::<IgnoredAny>(text).is_ok());
    let is_shallow = is_json && text.is_ok_and(|text| depth(text) <= MAX_DEPTH as usize);
    assert_eq!(tolerant.is_ok(), is_shallow, "{:?}", tolerant.err());
    let Ok(tolerant) = tolerant else {
        assert!(strict.is_err());
        return;
    };
    if let Ok(strict) = &strict {
        assert_eq!(tolerant.value, strict.value);
    }
    // What it refuses of this are depth, numbers and lone surrogates.
    if let Ok(value) = serde_json::from_str::<Value>(text.unwrap()) {
        assert!(strict.is_ok(), "{:?}", strict.err());
        let written = to_string(&tolerant.value);
        assert_eq!(
            serde_json::from_str::<Value>(&written).unwrap(),
            value,
            "{written}"
        );
    }
}

/// How many containers of a JSON text lie in each other at most.
fn depth(text: &str) -> usize {
    let (mut depth, mut most, mut is_string, mut is_escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => is_string = !is_string,
            b'[' | b'{' if !is_string => depth += 1,
            b']' | b'}' if !is_string => depth -= 1,
            _ => {}
        }
        most = most.max(depth);
    }
    most
}
