//! Texts that a server may want to be seen, and the places that it has for them.

use crate::runtime::Json;

pub(super) const SECRET: &str = "Zq7Xw2Kd9Lm4Vb8Nf3Hs6Jt1";

/// Texts that a server may put wherever it can. `\u{200b}` and others cannot stand in all places.
pub(super) fn texts() -> Vec<String> {
    let split = |by: &str| {
        SECRET
            .chars()
            .map(|c| format!("{c}{by}"))
            .collect::<String>()
    };
    let mut texts = vec![
        SECRET.to_owned(),
        SECRET.to_lowercase(),
        format!("x{SECRET}{SECRET}x"),
        split("\u{200b}"),
        split("\u{feff}\u{2066}"),
        split("\u{ad}"),
        split("\n"),
        SECRET.replace('K', "\\u004b"),
        "\u{9b}31mred\u{1b}[0m\u{7}".to_owned(),
        "a\u{202e}b\u{2028}c\u{85}d\u{e0041}e\u{7f}\0f".to_owned(),
        "long ".repeat(5_000),
        "\u{200b}".repeat(20_000) + SECRET,
        SECRET.repeat(700),
    ];
    // Across every place where a text may be cut.
    for limit in [60, 80, 100, 200, 500, 1000, 2000, 16_000] {
        texts.push(format!("{}{SECRET}", "x".repeat(limit - SECRET.len() / 2)));
        texts.push("x".repeat(3) + &SECRET.repeat(limit / SECRET.len() + 2));
    }
    texts
}

pub(super) fn json(text: &str) -> String {
    Json::from(text).to_string()
}

/// The bodies that hold a text: as JSON and as text, in every place of an error that is read, and
/// of a result.
pub(super) fn bodies(text: &str) -> Vec<String> {
    let string = json(text);
    let bare = text.replace("\\u004b", "K").replace(
        |character: char| character.is_control() || "\"\\".contains(character),
        "",
    );
    vec![
        text.to_owned(),
        format!("{}{text}", " ".repeat(15_990)),
        format!("<p>{text}"),
        string.clone(),
        format!(r#"{{"error": {{"type": {string}, "message": {string}}}}}"#),
        format!(r#"{{"code": {string}, "detail": [{string}]}}"#),
        format!(r#"{{"thing": {string}}}"#),
        format!(r#"{{"thing": {{"tags": [{string}, 5]}}}}"#),
        format!(r#"{{"thing": {{"thing_id": {{{string}: {string}}}}}}}"#),
        format!(r#"{{{string}: {{{string}: ["#),
        format!(r#"{{"{bare}": {{"{bare}": 1, "thing": }}"#),
        format!(r#"{{"thing": {bare}}}"#),
        format!(r#"{{"thing": "\{text}"}}"#),
        format!(r#"{{"thing": {text}"#),
    ]
}

pub(super) fn headers(text: &str) -> Vec<Vec<(&str, &[u8])>> {
    let value = text.as_bytes();
    vec![
        vec![
            ("content-type", b"application/json"),
            ("x-request-id", value),
        ],
        vec![("content-type", value)],
        vec![("content-encoding", value), ("content-type", b"text/plain")],
        vec![
            (text, b"x"),
            ("server", value),
            ("date", value),
            ("x-other", value),
            ("retry-after", value),
        ],
        vec![("x-limit", value), ("x-range", value)],
    ]
}
