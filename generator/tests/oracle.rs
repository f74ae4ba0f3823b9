//! Our readers against other people's: `yaml_serde` (libyaml's rules) and `serde_json`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

use seamstress::internals::{Node, Value, with_tree};
use serde_yaml::Value as Yaml;

/// Calls `check` with our tree of a text.
fn with_our_tree(name: &str, text: &str, check: impl FnOnce(&Node<'_>)) {
    let mut is_read = false;
    let messages = with_tree(name, text, |tree| {
        is_read = true;
        check(tree);
    });
    assert!(is_read, "{name}: {messages:?}");
}

/// The first place where the trees differ.
fn difference(ours: &Node<'_>, theirs: &Yaml, at: &str) -> Option<String> {
    let differ = || Some(format!("{at}: {:?} is not {theirs:?}", ours.value));
    match (&ours.value, theirs) {
        (_, Yaml::Tagged(tagged)) => difference(ours, &tagged.value, at),
        (Value::Null, Yaml::Null) => None,
        (Value::Bool(one), Yaml::Bool(other)) if one == other => None,
        (Value::String(one), Yaml::String(other)) if one == other => None,
        (Value::Number(one), Yaml::Number(other)) if same_number(one, other.as_f64()) => None,
        // JSON has no such numbers: they are text to us.
        (Value::String(_), Yaml::Number(other))
            if other.as_f64().is_none_or(|number| !number.is_finite()) =>
        {
            None
        }
        (Value::Array(ours), Yaml::Sequence(theirs)) if ours.len() == theirs.len() => {
            let mut pairs = ours.iter().zip(theirs).enumerate();
            pairs.find_map(|(index, (one, other))| difference(one, other, &format!("{at}/{index}")))
        }
        (Value::Object(ours), Yaml::Mapping(theirs)) if ours.len() == theirs.len() => {
            ours.iter().find_map(|member| {
                let at = format!("{at}/{}", member.key);
                match theirs.iter().find(|(key, _)| same_key(&member.key, key)) {
                    Some((_, value)) => difference(&member.node, value, &at),
                    None => Some(format!("{at} is missing")),
                }
            })
        }
        _ => differ(),
    }
}

/// Both as 64-bit floats, but for the last digit, in which readers differ.
fn same_number(ours: &str, theirs: Option<f64>) -> bool {
    match (ours.parse::<f64>(), theirs) {
        (Ok(one), Some(other)) => one == other || ((one - other) / other).abs() < 1e-14,
        _ => false,
    }
}

/// Their keys have types, ours are as written.
fn same_key(ours: &str, theirs: &Yaml) -> bool {
    match theirs {
        Yaml::String(key) => key == ours,
        Yaml::Bool(key) => ours.eq_ignore_ascii_case(&key.to_string()),
        Yaml::Null => matches!(ours, "" | "~" | "null" | "Null" | "NULL"),
        Yaml::Number(key) => {
            let hexadecimal =
                ours.strip_prefix("0x").and_then(|digits| u64::from_str_radix(digits, 16).ok());
            same_number(ours, key.as_f64())
                || (hexadecimal.is_some() && hexadecimal == key.as_u64())
        }
        _ => false,
    }
}

fn compare_yaml(name: &str, text: &str) {
    let mut theirs: Yaml =
        serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    theirs.apply_merge().unwrap();
    with_our_tree(name, text, |ours| assert_eq!(difference(ours, &theirs, name), None));
}

#[test]
fn small_documents_mean_the_same() {
    let cases = [
        "a: 1\nb: [x, 'y', \"z\"]\nc: {d: true, e: ~}\n",
        "a: |\n  one\n   two\n\n  three\nb: >-\n  folded\n  text\n\n  para\nc: |+\n  keep\n\n",
        "a: 'it''s'\nb: \"tab\\t \\u00e9 \\x41 \\n\"\nc: plain text, with colon\n",
        "200: ok\nNO: no\nyes: on\n1e3: float\n0x10: hex\ntrue: t\nnull: n\n",
        "a: 0x1F\nb: 0o17\nc: +5\nd: .5\ne: -.5\nf: 1e3\ng: 1E-3\nh: .inf\ni: -.inf\nj: .nan\n",
        "a: 007\nb: 1_000\nc: 12:30:45\nd: 2020-01-01\ne: 1.2.3\nf: 0.0\ng: -0\n",
        "a: True\nb: FALSE\nc: Null\nd: NULL\ne: yes\nf: off\ng: y\nh:\ni: ''\n",
        "a: &x {k: v}\nb: *x\nc: [*x, *x]\n",
        "base: &base {a: 1, b: 2}\nx:\n  <<: *base\n  b: 3\n  c: 4\n",
        "one: &one {a: 1}\ntwo: &two {a: 2, b: 2}\nx:\n  c: 0\n  <<: [*one, *two]\n",
        "- - - deep\n  - x\n- {a: [b, {c: d}]}\n",
        "? a\n: 1\n? b\n: 2\n",
        "a: !!str 200\nb: !!int '5'\nc: !!float 5\nd: !!bool 'true'\ne: !!null null\n",
        "# comment\na: 1 # one\n# end\n",
        "a:\n- 1\n- 2\nb:\n  - 3\n",
        "a: \"one\n  two\n\n  three\"\nb: one\n  two\n\n  three\n",
        "%YAML 1.2\n---\na: 1\n...\n",
        "\"quoted key\": 1\n'single': 2\n? |\n  block\n: 3\n",
        "example: {\n  \"80/tcp\": {},\n  \"443/tcp\": {}\n}\n",
        "a: 'http://x.y/#z'\nb: http://x.y/#z\nc: a:b\nd: '#'\n",
        "ключ: значение\nemoji: 🎉\n\"\\U0001F389\": x\n",
        "empty_map: {}\nempty_list: []\ntrailing: [a, b,]\nnulls: [~, null, ]\n",
    ];
    for case in cases {
        compare_yaml(case, case);
    }
}

fn shared_documents(extension: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/specs");
    let mut found: Vec<PathBuf> = ["real", "seam", "v2"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(root.join(folder)).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    found.sort();
    if found.is_empty() {
        eprintln!("skipped: there are no documents in {}", root.display());
    }
    found
}

#[test]
fn real_yaml_documents_mean_the_same() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/seam.yaml");
    for path in shared_documents("yaml").into_iter().chain([own]) {
        // Two documents have limits beyond 64 bits, at which the other reader stops.
        let text = std::fs::read_to_string(&path).unwrap();
        let text = text
            .replace("18446744073709552000", "18446744073709551615")
            .replace("-9223372036854776000", "-9223372036854775808");
        compare_yaml(&path.to_string_lossy(), &text);
    }
}

fn json_difference(ours: &Node<'_>, theirs: &serde_json::Value, at: &str) -> Option<String> {
    use serde_json::Value as Json;
    match (&ours.value, theirs) {
        (Value::Null, Json::Null) => None,
        (Value::Bool(one), Json::Bool(other)) if one == other => None,
        (Value::String(one), Json::String(other)) if one == other => None,
        (Value::Number(one), Json::Number(other)) if same_number(one, other.as_f64()) => None,
        (Value::Array(ours), Json::Array(theirs)) if ours.len() == theirs.len() => {
            let mut pairs = ours.iter().zip(theirs).enumerate();
            pairs.find_map(|(index, (one, other))| {
                json_difference(one, other, &format!("{at}/{index}"))
            })
        }
        (Value::Object(ours), Json::Object(theirs)) if ours.len() == theirs.len() => {
            // Both keep the order.
            let mut pairs = ours.iter().zip(theirs);
            pairs.find_map(|(member, (key, value))| {
                let at = format!("{at}/{key}");
                if member.key == *key {
                    json_difference(&member.node, value, &at)
                } else {
                    Some(at)
                }
            })
        }
        _ => Some(format!("{at}: {:?} is not {theirs:?}", ours.value)),
    }
}

fn compare_json(name: &str, text: &str) {
    let theirs: serde_json::Value =
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    with_our_tree(name, text, |ours| assert_eq!(json_difference(ours, &theirs, name), None));
}

#[test]
fn small_json_means_the_same() {
    for case in [
        r#"{"a": [1, -0, 1.5e-3, 1E+2, 0], "b": {"c": null, "d": [true, false]}, "": {}}"#,
        r#"["\" \\ \/ \b \f \n \r \t \u0041 \u00e9 \ud83c\udfb5", "é 🎵", ""]"#,
        r#"{"a": 1, "b": 2, "a": 3}"#,
        " \t\r\n[ ] ",
        "[[[[[]]]]]",
    ] {
        compare_json(case, case);
    }
}

#[test]
fn real_json_documents_mean_the_same() {
    for path in shared_documents("json") {
        compare_json(&path.to_string_lossy(), &std::fs::read_to_string(&path).unwrap());
    }
}

/// JSON is YAML, and both readers give the same tree.
#[test]
fn json_documents_read_as_yaml_mean_the_same() {
    for path in shared_documents("json")
        .into_iter()
        .filter(|path| std::fs::metadata(path).is_ok_and(|file| file.len() < 600_000))
    {
        let text = std::fs::read_to_string(&path).unwrap();
        let theirs: serde_json::Value = serde_json::from_str(&text).unwrap();
        // A comment in front keeps the text from being taken for JSON.
        with_our_tree("x.yaml", &format!("# yaml\n{text}"), |ours| {
            assert_eq!(json_difference(ours, &theirs, &path.to_string_lossy()), None);
        });
    }
}
