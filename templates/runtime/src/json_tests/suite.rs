//! What is JSON and what is not: cases of our own for each class, and the public JSONTestSuite
//! where it is at hand.
//!
//! The suite's names say what is expected: `y_` is taken, `n_` refused, `i_` left to the reader.
//! Our choices for `i_` are in [`TAKEN`]; what is not listed there is refused.

use std::fs;
use std::path::Path;

use crate::runtime::Json;
use crate::runtime::json::{Decoder, from_slice, to_vec};

/// Of the suite's `i_` cases, those that are taken, and why.
const TAKEN: &[(&str, &str)] = &[
    ("i_number_double_huge_neg_exp", "a number keeps its text"),
    ("i_number_huge_exp", "a number keeps its text"),
    ("i_number_neg_int_huge_exp", "a number keeps its text"),
    ("i_number_pos_double_huge_exp", "a number keeps its text"),
    ("i_number_real_neg_overflow", "a number keeps its text"),
    ("i_number_real_pos_overflow", "a number keeps its text"),
    ("i_number_real_underflow", "a number keeps its text"),
    ("i_number_too_big_neg_int", "a number keeps its text"),
    ("i_number_too_big_pos_int", "a number keeps its text"),
    ("i_number_very_big_negative_int", "a number keeps its text"),
    ("i_object_key_lone_2nd_surrogate", "half a pair is U+FFFD"),
    (
        "i_string_1st_surrogate_but_2nd_missing",
        "half a pair is U+FFFD",
    ),
    (
        "i_string_1st_valid_surrogate_2nd_invalid",
        "half a pair is U+FFFD",
    ),
    (
        "i_string_incomplete_surrogate_and_escape_valid",
        "half a pair is U+FFFD",
    ),
    (
        "i_string_incomplete_surrogate_pair",
        "half a pair is U+FFFD",
    ),
    (
        "i_string_incomplete_surrogates_escape_valid",
        "half a pair is U+FFFD",
    ),
    ("i_string_invalid_lonely_surrogate", "half a pair is U+FFFD"),
    ("i_string_invalid_surrogate", "half a pair is U+FFFD"),
    (
        "i_string_inverted_surrogates_U+1D11E",
        "half a pair is U+FFFD",
    ),
    ("i_string_lone_second_surrogate", "half a pair is U+FFFD"),
    (
        "i_structure_UTF-8_BOM_empty_object",
        "a byte order mark is ignored",
    ),
];

#[test]
fn the_public_suite_agrees() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/json-test-suite/test_parsing");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: the JSONTestSuite is not at {}", folder.display());
        return;
    };
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read(&path).unwrap();
        let expected = match name.as_bytes()[0] {
            b'y' => true,
            b'n' => false,
            _ => TAKEN.iter().any(|(taken, _)| *taken == name),
        };
        count += 1;
        if from_slice::<Json>(&text).is_ok() != expected {
            wrong.push(format!(
                "{name}: should be {}",
                if expected { "taken" } else { "refused" }
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 300, "only {count} cases were found");
}

fn taken(text: &[u8]) -> bool {
    from_slice::<Json>(text).is_ok()
}

#[test]
fn numbers() {
    for good in [
        "0",
        "-0",
        "1",
        "-1",
        "10",
        "0.5",
        "1e5",
        "1E+5",
        "1.5e-5",
        "123456789012345678901234567890",
        "1e400",
    ] {
        assert!(taken(good.as_bytes()), "{good}");
        assert_eq!(
            from_slice::<Json>(good.as_bytes()).unwrap().to_string(),
            good
        );
    }
    for bad in [
        "01", "-", "+1", ".5", "1.", "1e", "1e+", "0x10", "NaN", "Infinity", "1_000", "- 1",
        "1.e5", "\u{ff11}",
    ] {
        assert!(!taken(bad.as_bytes()), "{bad}");
    }
}

#[test]
fn strings() {
    let read = |text: &str| from_slice::<String>(text.as_bytes());
    assert_eq!(
        read(r#""a\"\\\/\b\f\n\r\tA😀""#).unwrap(),
        "a\"\\/\u{8}\u{c}\n\r\tA😀"
    );
    assert_eq!(read("\"é\u{2028}\"").unwrap(), "é\u{2028}");
    assert_eq!(read(r#""\ud800x""#).unwrap(), "\u{fffd}x");
    assert!(
        Decoder::new()
            .strict()
            .decode::<String>(br#""\ud800x""#)
            .is_err()
    );
    for bad in [
        "\"",
        "\"\n\"",
        "\"\t\"",
        "\"\0\"",
        r#""\x41""#,
        r#""\u12""#,
        r#""\u12g4""#,
        "'a'",
        r#""a" "b""#,
    ] {
        assert!(read(bad).is_err(), "{bad:?}");
    }
    for bad in [
        &b"\"\xff\""[..],
        b"\"\xc0\xaf\"",
        b"\"\xed\xa0\x80\"",
        b"\xff\xfe\"\0a\0\"\0",
    ] {
        assert!(!taken(bad), "{bad:?}");
    }
}

#[test]
fn structure() {
    for good in [
        "[]",
        "{}",
        "[1,[2,{}]]",
        r#"{"a":{"b":[]}}"#,
        " \t\r\n[ 1 , 2 ] \n",
        "\u{feff}[]",
        r#"{"a":1,"a":2}"#,
        "null",
        "true",
        "\"\"",
    ] {
        assert!(taken(good.as_bytes()), "{good}");
    }
    for bad in [
        "",
        " ",
        "[",
        "]",
        "{",
        "}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{1:2}",
        "[1}",
        "{\"a\":1]",
        "[] []",
        "nul",
        "True",
        "// x\n1",
        "/**/1",
        "[1]x",
        "\u{a0}1",
        "\u{feff}\u{feff}1",
        "\u{c}1",
    ] {
        assert!(!taken(bad.as_bytes()), "{bad:?}");
    }
}

#[test]
fn depth_is_bounded_and_never_the_stack() {
    let nested = |depth: usize, open: &str, close: &str| {
        format!("{}1{}", open.repeat(depth), close.repeat(depth))
    };
    assert!(taken(nested(128, "[", "]").as_bytes()));
    assert!(!taken(nested(129, "[", "]").as_bytes()));
    assert!(!taken(nested(1_000_000, "[", "]").as_bytes()));
    assert!(!taken(nested(1_000_000, "{\"a\":", "}").as_bytes()));
    assert!(!taken("[".repeat(1_000_000).as_bytes()));
    // What is skipped is no deeper than what is read.
    let skipped = format!("{{\"unknown\":{}}}", nested(1_000_000, "[", "]"));
    assert!(from_slice::<super::syntax::Nothing>(skipped.as_bytes()).is_err());
}

#[test]
fn what_was_read_is_written_alike() {
    let text = br#"{"b":[1,2.50,-0,1e400,null,true],"a":{"x":"\"\\\n\u2028"}}"#;
    let value = from_slice::<Json>(text).unwrap();
    let again = from_slice::<Json>(&to_vec(&value)).unwrap();
    assert_eq!(value, again);
}
