//! Names of a document that generated code has for methods of its own: those of the document give
//! way.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;

use seamstress::{Options, Spec};
use serde_json::{Value, json};

/// The methods of each `impl` block of the client's file, block by block: with its type.
fn methods(document: &Value) -> Vec<(String, Vec<String>)> {
    let out = tempfile::tempdir().unwrap();
    let text = document.to_string();
    let outcome = seamstress::generate(&Options::of(
        Spec::Text { name: "x.json".to_owned(), text },
        out.path().join("sdk"),
    ));
    assert!(outcome.ok, "{:?}", outcome.messages);
    let file = syn::parse_file(&fs::read_to_string(out.path().join("sdk/src/client.rs")).unwrap())
        .unwrap();
    let blocks = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Impl(block) if block.trait_.is_none() => Some(block),
        _ => None,
    });
    blocks
        .map(|block| {
            let syn::Type::Path(of) = &*block.self_ty else {
                unreachable!("the client's file has no other types")
            };
            let name = of.path.segments.last().unwrap().ident.to_string();
            let functions = block.items.into_iter().filter_map(|item| match item {
                syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                _ => None,
            });
            (name, functions.collect())
        })
        .collect()
}

/// A document with a tag, a security scheme, and a variable of a server for each of these names.
fn document(names: &BTreeSet<String>) -> Value {
    let operation = |name: &String| {
        let operation = json!({"tags": [name], "operationId": "x", "responses": {"204": {"description": "nothing"}}});
        (format!("/{name}"), json!({"get": operation}))
    };
    let hosts: Vec<String> = names.iter().map(|name| format!("{{{name}}}.")).collect();
    let variables: Value =
        names.iter().map(|name| (name.clone(), json!({"default": "x"}))).collect();
    let schemes: Value = names
        .iter()
        .map(|name| (name.clone(), json!({"type": "http", "scheme": "bearer"})))
        .collect();
    let first =
        json!({"url": format!("https://{}example.com", hosts.concat()), "variables": variables});
    json!({
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"},
        "servers": [first, {"url": "https://b.example.com"}],
        "paths": names.iter().map(operation).collect::<Value>(),
        "components": {"securitySchemes": schemes},
    })
}

#[test]
fn no_name_of_a_document_is_that_of_a_method_that_is_there_anyway() {
    let ours: BTreeSet<String> =
        methods(&document(&BTreeSet::new())).into_iter().flat_map(|(_, names)| names).collect();
    assert!(ours.contains("from_env") && ours.contains("base_url"), "{ours:?}");
    // What only documents with servers of calls have, and what every value has.
    let more = ["base_url_for_all", "server", "into", "try_into", "clone"].map(str::to_owned);
    let given: BTreeSet<String> = ours.into_iter().chain(more).collect();
    let blocks = methods(&document(&given));
    for (of, names) in &blocks {
        let unique: BTreeSet<&String> = names.iter().collect();
        assert_eq!(unique.len(), names.len(), "{of} has two methods of one name: {names:?}");
    }
    let client: BTreeSet<&str> = blocks
        .iter()
        .filter(|(of, _)| of == "Client")
        .flat_map(|(_, names)| names)
        .map(String::as_str)
        .collect();
    for taken in ["into", "try_into", "clone"] {
        assert!(!client.contains(taken), "`client.{taken}()` is a method of every value");
    }
}
