//! Any bytes are refused, or become files that are Rust. Never a panic.

use crate::cases::{Property, first};
use crate::generated::{faults, generate};

/// `mutations.rs` goes further in documents that are nearly right; bytes come from `any_bytes.rs`,
/// too.
pub static DOCUMENT: Property = Property {
    name: "document",
    check,
    pieces: &[
        "\"type\":\"object\"",
        "\"type\":\"string\"",
        "\"type\":[\"string\",\"null\"]",
        "\"properties\":{\"a\":{",
        "\"items\":{",
        "\"allOf\":[{",
        "\"oneOf\":[{",
        "\"enum\":[\"a\",\"A\",1,null]",
        "\"$ref\":\"#/components/schemas/A\"",
        "\"$ref\":\"#\"",
        "\"const\":1",
        "\"default\":\"x\"",
        "\"required\":[\"a\"]",
        "\"additionalProperties\":{",
        "\"format\":\"date-time\"",
        "\"description\":\"```rust\\nx\"",
        "\"discriminator\":{\"propertyName\":\"t\"}",
        "\"parameters\":[{",
        "\"name\":\"a\"",
        "\"in\":\"query\"",
        "\"in\":\"path\"",
        "\"schema\":{",
        "\"requestBody\":{\"content\":{",
        "\"responses\":{\"200\":{",
        "\"content\":{\"application/json\":{",
        "\"operationId\":\"crate\"",
        "\"tags\":[\"into\"]",
        "\"servers\":[{\"url\":\"https://{a}\"}]",
        "\"security\":[{\"a\":[]}]",
        "{",
        "}",
        "[",
        "]",
        ",",
        "},{",
        "}}",
        "}]",
        ":",
        "\"",
        "\\u202e",
        "\\ud800",
        "1e400",
        "null",
        "\n",
        "  ",
        "- ",
        "&a ",
        "*a",
        "<<: ",
        "openapi: 3.1.0\n",
        "paths:\n",
        "components:\n",
        "é",
        "\u{202e}",
        "\0",
    ],
    cases: 300,
};

/// What can stand around the bytes. In YAML, which the frames are, a comma too many is no fault.
const FRAMES: &[(&str, &str)] = &[
    ("", ""),
    (
        r#"{"openapi":"3.1.0","info":{"title":"x","version":"1"},"paths":{},"components":{"schemas":{"A":{"#,
        "}}}}",
    ),
    (
        r#"{"openapi":"3.0.3","info":{"title":"x","version":"1"},"paths":{"/x/{a}":{"post":{"#,
        "}}}}",
    ),
    (r#"{"swagger":"2.0","info":{"title":"x","version":"1"},"paths":{"/x":{"get":{"#, "}}}}"),
    (
        r#"{"openapi":"3.2.0","info":{"title":"x","version":"1"},"paths":{},"components":{"schemas":{"B":{"type":"string"}}},"#,
        "}",
    ),
];

fn check(bytes: &[u8]) {
    let (frame, rest) = first(bytes);
    let (before, after) = FRAMES[usize::from(frame) % FRAMES.len()];
    let whole = [before.as_bytes(), rest, &closing(rest), after.as_bytes()].concat();
    for bytes in [bytes, &whole] {
        let (internal, files) = generate("x.yaml", bytes);
        assert_eq!(internal, [""; 0]);
        assert_eq!(faults(&files), [""; 0]);
    }
}

/// What closes the containers that bytes leave open, so that the frame around them stays one.
fn closing(bytes: &[u8]) -> Vec<u8> {
    let (mut open, mut is_string, mut is_escaped) = (Vec::new(), false, false);
    for byte in bytes {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_string => is_escaped = true,
            b'"' => is_string = !is_string,
            b'{' if !is_string => open.push(b'}'),
            b'[' if !is_string => open.push(b']'),
            b'}' | b']' if !is_string => drop(open.pop()),
            _ => {}
        }
    }
    open.reverse();
    if is_string {
        open.insert(0, b'"');
    }
    open
}
