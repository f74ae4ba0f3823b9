//! `src/lib.rs`: the front page and what the crate exports.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::calls::example;
use crate::emit::{DocLine, RustFile};
use crate::sdk::Sdk;

/// The crate's front page.
pub(in crate::emit) fn emit_front(sdk: &Sdk) -> RustFile {
    let mut text =
        vec![DocLine::from(format!("Rust SDK for the {} API.", sdk.front.spoken)), "".into()];
    text.extend(sdk.front.docs.iter().cloned().map(DocLine::from));
    if !sdk.front.docs.is_empty() {
        text.push("".into());
    }
    let mut shown = Vec::new();
    if let Some(example) = &sdk.front.example {
        text.extend([DocLine::Example(0), "".into()]);
        shown.push(emit_quick_start(sdk, example));
    }
    text.extend(feature_lines(sdk).into_iter().map(DocLine::from));
    let webhooks = sdk.webhooks.as_ref().map(|_| {
        quote! { #[cfg(feature = "webhooks")] pub mod webhooks; }
    });
    let servers = (!sdk.servers.is_empty()).then(|| quote! { mod servers; });
    let server = (!sdk.servers.choices.is_empty()).then(|| quote! { pub use servers::Server; });
    let items = vec![
        quote! { #![forbid(unsafe_code)] },
        quote! {
            mod auth;
            mod client;
            pub mod resources;
            pub mod runtime;
            #servers
            pub mod types;
            #webhooks
        },
        quote! {
            pub use client::{Client, ClientBuilder};
            pub use runtime::{ApiError, Error, ErrorKind};
            #server
        },
    ];
    RustFile { header: sdk.header.clone(), docs: text, items, examples: shown }
}

fn emit_quick_start(sdk: &Sdk, example: &crate::sdk::Example) -> TokenStream {
    let library = crate::emit::tokens::ident(&sdk.package.name.replace('-', "_"));
    let statement = example::emit_statement(example);
    quote! {
        async fn example() -> Result<(), #library::Error> {
            let client = #library::Client::from_env()?;
            #statement
            Ok(())
        }
    }
}

fn feature_lines(sdk: &Sdk) -> Vec<String> {
    let mut lines = vec!["# Features".to_owned(), String::new()];
    let mut features: Vec<&str> =
        sdk.resources.iter().map(|resource| resource.feature.as_str()).collect();
    features.sort_unstable();
    features.dedup();
    if !features.is_empty() {
        lines.push("Each group of resources is a feature, all of them on by default:".to_owned());
        let names: Vec<String> = features.iter().map(|feature| format!("`{feature}`")).collect();
        lines.extend(wrapped(&format!("{}.", names.join(", "))));
        lines.push(String::new());
    }
    if sdk.webhooks.is_some() {
        lines.push("- `webhooks` (default): the events that the API sends.".to_owned());
    }
    lines.push("- `reqwest` (default): the default transport.".to_owned());
    lines.push("- `serde`: `Serialize` and `Deserialize` for every type.".to_owned());
    lines
}

/// A list of words, broken into lines.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        if lines.last().is_some_and(|line| line.len() + word.len() > 90) {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
