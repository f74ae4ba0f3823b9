//! A resource of many calls is a folder: no file is longer than somebody reads, and a new call
//! changes the file that its path names.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use seamstress::{Options, Spec, generate};

/// A document whose calls are all on one resource: some below each of these segments.
fn document(segments: &[&str], more: &str) -> String {
    let mut text = "openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\npaths:\n".to_owned();
    let response = "responses: { '204': { description: Done. } }";
    writeln!(text, "  /shops/{{id}}:\n    get: {{ tags: [shops], {response} }}").unwrap();
    for segment in segments {
        for number in 0..12 {
            writeln!(
                text,
                "  /shops/{{id}}/{segment}/n{number}:\n    get: {{ tags: [shops], {response} }}"
            )
            .unwrap();
        }
    }
    text.push_str(more);
    text
}

/// The lines of each file of the resource's folder, by its name.
fn generated(document: String) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let spec = Spec::Text { name: "shop.yaml".to_owned(), text: document };
    let outcome = generate(&Options::of(spec, folder.path().join("sdk")));
    assert!(outcome.ok, "{:?}", outcome.messages);
    let resources = folder.path().join("sdk/src/resources");
    let mut files = BTreeMap::new();
    for path in [resources.clone(), resources.join("shops")] {
        files.extend(texts(&path));
    }
    files
}

fn texts(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let parent = folder.file_name().unwrap().to_string_lossy().into_owned();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths
        .map(|path| (format!("{parent}/{}", name(&path)), fs::read_to_string(&path).unwrap()))
        .collect()
}

const SEGMENTS: [&str; 4] = ["carts", "goods", "people", "shelves"];

#[test]
fn a_short_resource_is_one_file() {
    let files = generated(document(&["carts"], ""));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["resources/mod.rs", "resources/shops.rs"]);
}

#[test]
fn a_long_resource_is_a_folder_of_files_by_path() {
    let files = generated(document(&SEGMENTS, ""));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let wanted = ["carts.rs", "goods.rs", "mod.rs", "people.rs", "shelves.rs"];
    let wanted = wanted.map(|name| format!("shops/{name}"));
    assert_eq!(names[0], "resources/mod.rs");
    assert_eq!(names[1..], wanted);
    let longest = files.values().map(|text| text.lines().count()).max();
    assert!(longest <= Some(1_000), "{longest:?}");
}

#[test]
fn a_new_call_changes_the_file_that_its_path_names() {
    let more = "  /shops/{id}/goods/more:\n    get: { tags: [shops], responses: { '204': { description: Done. } } }\n";
    let before = generated(document(&SEGMENTS, ""));
    let after = generated(document(&SEGMENTS, more));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let changed: Vec<&str> = after
        .iter()
        .filter(|(name, text)| before.get(*name) != Some(text))
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(changed, ["resources/mod.rs", "shops/goods.rs", "shops/mod.rs"]);
}
