//! Documents that are generated in memory, and what can be wrong with what they become.

use std::collections::HashSet;

use seamstress::Message;
use seamstress::internals::{Files, generate_bytes};

/// Generates in memory; the messages of errors that are the generator's own, and the files.
pub(crate) fn generate(name: &str, bytes: &[u8]) -> (Vec<String>, Files) {
    let (found, files) = generate_and_report(name, bytes);
    let internal = found.into_iter().filter(|found| found.code == "E0901");
    (internal.map(|found| found.message).collect(), files)
}

/// Generates in memory; all that is reported, and the files.
pub(crate) fn generate_and_report(name: &str, bytes: &[u8]) -> (Vec<Message>, Files) {
    let (found, files) = generate_bytes(name, bytes);
    for message in &found {
        assert!(!message.to_string().is_empty());
    }
    (found, files)
}

/// What no compiler accepts of the files that are not the runtime's, as far as one file tells: text
/// that is no Rust, and names that are given twice.
pub(crate) fn faults(files: &Files) -> Vec<String> {
    own(files).flat_map(|(path, text)| faults_of(path, text)).collect()
}

/// The files that a document becomes: all Rust but the runtime.
pub(crate) fn own(files: &Files) -> impl Iterator<Item = (&String, &String)> {
    files.iter().filter(|(path, _)| path.ends_with(".rs") && !path.starts_with("src/runtime/"))
}

fn faults_of(path: &str, text: &str) -> Vec<String> {
    let file = match syn::parse_file(text) {
        Ok(file) => file,
        Err(fault) => return vec![format!("{path} is no Rust: {fault}")],
    };
    let mut faults = Vec::new();
    let mut seen = HashSet::new();
    let mut methods = HashSet::new();
    for item in &file.items {
        let name = match item {
            syn::Item::Struct(item) => {
                unique(
                    path,
                    &item.ident,
                    item.fields.iter().filter_map(|field| field.ident.as_ref()),
                    &mut faults,
                );
                &item.ident
            }
            syn::Item::Enum(item) => {
                unique(
                    path,
                    &item.ident,
                    item.variants.iter().map(|variant| &variant.ident),
                    &mut faults,
                );
                &item.ident
            }
            syn::Item::Type(item) => &item.ident,
            syn::Item::Mod(item) => &item.ident,
            syn::Item::Impl(item) if item.trait_.is_none() => {
                let owner = &item.self_ty;
                let functions = item.items.iter().filter_map(|item| match item {
                    syn::ImplItem::Fn(function) => Some(&function.sig.ident),
                    _ => None,
                });
                for function in functions {
                    if !methods.insert((quote::quote!(#owner).to_string(), function.clone())) {
                        faults.push(format!("{path}: {function} twice"));
                    }
                }
                continue;
            }
            _ => continue,
        };
        if !matches!(item, syn::Item::Mod(_)) && !seen.insert(name.clone()) {
            faults.push(format!("{path}: {name} twice"));
        }
    }
    faults
}

fn unique<'a>(
    path: &str,
    owner: &syn::Ident,
    names: impl Iterator<Item = &'a syn::Ident>,
    faults: &mut Vec<String>,
) {
    let mut seen = HashSet::new();
    faults.extend(
        names
            .filter(|name| !seen.insert(*name))
            .map(|name| format!("{path}: {owner}::{name} twice")),
    );
}
