//! Documents that are generated in memory, and what can be wrong with what they become.

use std::collections::HashSet;

use seamstress::report::{Diagnostic, Diagnostics, locate};
use seamstress::source::Sources;
use seamstress::{config, emit, load, plan, render};

/// Generates in memory; the messages of errors that are the generator's own, and the files.
pub(crate) fn generate(name: &str, bytes: &[u8]) -> (Vec<String>, render::Files) {
    let (found, files) = generate_and_report(name, bytes);
    let internal = found.into_iter().filter(|found| found.code == "E0901");
    (internal.map(|found| found.message).collect(), files)
}

/// Generates in memory; all that is reported, and the files.
pub(crate) fn generate_and_report(name: &str, bytes: &[u8]) -> (Vec<Diagnostic>, render::Files) {
    let sources = Sources::new();
    let mut diagnostics = Diagnostics::new(false);
    let config = config::read(&sources, None, None, &mut diagnostics).unwrap();
    let mut files = render::Files::new();
    let document =
        load::add(&sources, name.to_owned(), bytes.to_vec(), &mut diagnostics).and_then(|source| {
            load::assemble(&sources, source, &[], &load::Permit::default(), &mut diagnostics)
        });
    if let Some(document) = &document {
        let api = seamstress::read_api(document, &config, &mut diagnostics);
        let sdk = plan::plan(&api, &config, name, &mut diagnostics);
        if !diagnostics.has_errors() {
            files = render::render(&emit::emit(&sdk), false, usize::MAX, &mut diagnostics);
        }
    }
    for message in locate(diagnostics.list(), &sources, document.as_ref()) {
        assert!(!message.to_string().is_empty());
    }
    (diagnostics.list().to_vec(), files)
}

/// What no compiler accepts of the files that are not the runtime's, as far as one file tells: text
/// that is no Rust, and names that are given twice.
pub(crate) fn faults(files: &render::Files) -> Vec<String> {
    own(files).flat_map(|(path, text)| faults_of(path, text)).collect()
}

/// The files that a document becomes: all Rust but the runtime.
pub(crate) fn own(files: &render::Files) -> impl Iterator<Item = (&String, &String)> {
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
