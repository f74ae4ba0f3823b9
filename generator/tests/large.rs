//! Large documents: time and memory in proportion, and no loss for their size.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write as _;
use std::fs;

use seamstress::{Format, Options, Spec, Stage};

const HEAD: &str =
    "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";

/// The API as text, and the codes of what is said of it.
fn api(text: String) -> (String, Vec<&'static str>) {
    let options = Options::of(Spec::Text { name: "x.yaml".to_owned(), text }, "");
    let shown = seamstress::inspect(&options, Stage::Api, None, Format::Text);
    (shown.text.unwrap_or_default(), shown.messages.iter().map(|message| message.code).collect())
}

#[test]
fn a_chain_of_references_ends_where_it_ends() {
    const LINKS: usize = 100_000;
    let mut text = HEAD.replace(
        "paths: {}",
        "paths: {/a: {get: {operationId: a, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}}}}}",
    );
    for link in 0..LINKS {
        let _ = writeln!(text, "    S{link}: {{$ref: '#/components/schemas/S{}'}}", link + 1);
    }
    let _ = writeln!(text, "    S{LINKS}: {{type: object, properties: {{a: {{type: string}}}}}}");
    let (api, codes) = api(text);
    assert!(api.contains(&format!("gives S{LINKS}")), "{api}");
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn a_ring_of_references_is_told_of() {
    let mut text = HEAD.to_owned();
    for link in 0..10_000 {
        let _ = writeln!(
            text,
            "    S{link}: {{$ref: '#/components/schemas/S{}'}}",
            (link + 1) % 10_000
        );
    }
    assert_eq!(api(text).1, ["E0209"]);
}

/// Records that refer to each other, each inside of the one before: none is lost for its depth.
#[test]
fn records_may_refer_to_each_other_as_deep_as_they_like() {
    const DEEP: usize = 5_000;
    let mut text = HEAD.to_owned();
    for depth in 0..DEEP {
        let next = format!("{{$ref: '#/components/schemas/S{}'}}", depth + 1);
        let _ = writeln!(
            text,
            "    S{depth}: {{type: object, properties: {{next: {next}, all: {{type: array, items: {next}}}}}}}"
        );
    }
    let _ = writeln!(text, "    S{DEEP}: {{type: object, properties: {{a: {{type: string}}}}}}");
    let (api, codes) = api(text);
    assert!(codes.is_empty(), "{codes:?}");
    for depth in 0..DEEP {
        assert!(
            api.contains(&format!("type S{depth}\n  next?: S{0}\n  all?: [S{0}]\n", depth + 1)),
            "S{depth}"
        );
    }
}

#[test]
fn a_lifted_document_may_have_many_definitions() {
    const MANY: usize = 20_000;
    let mut text =
        String::from("swagger: '2.0'\ninfo: {title: t, version: '1'}\npaths: {}\ndefinitions:\n");
    for index in 0..MANY {
        let other = (index * 7) % MANY;
        let _ = writeln!(
            text,
            "  S{index}: {{type: object, properties: {{a: {{$ref: '#/definitions/S{other}'}}}}}}"
        );
    }
    let (api, codes) = api(text);
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!(api.matches("\ntype S").count(), MANY);
}

/// A response in all media types for all operations: what is copied is counted.
#[test]
fn copies_do_not_grow_beyond_measure() {
    let produces: Vec<String> = (0..32).map(|index| format!("a/b{index}")).collect();
    let members: Vec<String> =
        (0..500).map(|index| format!("p{index}: {{type: string}}")).collect();
    let mut text = format!(
        "swagger: '2.0'\ninfo: {{title: t, version: '1'}}\nproduces: [{}]\nresponses: {{R: {{description: d, schema: {{properties: {{{}}}}}}}}}\npaths:\n",
        produces.join(", "),
        members.join(", ")
    );
    for index in 0..1_000 {
        let _ = writeln!(
            text,
            "  /a{index}: {{get: {{responses: {{200: {{$ref: '#/responses/R'}}}}}}}}"
        );
    }
    let (_, codes) = api(text);
    assert!(codes.contains(&"E0121"), "{codes:?}");
}

/// Files that refer to each other in a ring, and a link that leads out of the folder.
#[test]
fn files_are_read_once_and_from_the_folder_only() {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("spec");
    fs::create_dir(&spec).unwrap();
    fs::write(
        spec.join("x.yaml"),
        format!("{HEAD}    A: {{$ref: 0.yaml}}\n    B: {{$ref: link.yaml}}\n"),
    )
    .unwrap();
    for index in 0..200 {
        let other = (index + 1) % 200;
        fs::write(
            spec.join(format!("{index}.yaml")),
            format!("type: object\nproperties: {{next: {{$ref: ./{other}.yaml}}}}\n"),
        )
        .unwrap();
    }
    fs::write(folder.path().join("secret.yaml"), "type: object\n").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("secret.yaml"), spec.join("link.yaml")).unwrap();
    let outcome =
        seamstress::generate(&Options::new(spec.join("x.yaml"), folder.path().join("sdk")));
    assert_eq!(outcome.read.len(), 201);
    let codes: Vec<&str> = outcome.messages.iter().map(|message| message.code).collect();
    assert_eq!(codes, [if cfg!(unix) { "E0205" } else { "E0206" }]);
}
