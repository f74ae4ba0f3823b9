//! Resources: a struct with a method for each call.

use proc_macro2::TokenStream;
use quote::quote;

use super::example;
use crate::emit::tokens::{any_feature, docs, gap, gap_after_first, ident};
use crate::emit::{RustFile, calls, uses, webhooks};
use crate::sdk::{Accessor, CallItem, ResourceItem, Sdk};

/// `src/resources/mod.rs`.
pub(in crate::emit) fn emit_index(sdk: &Sdk) -> RustFile {
    let mut modules = TokenStream::new();
    let mut exports = TokenStream::new();
    let mut resources: Vec<&ResourceItem> = sdk.resources.iter().collect();
    resources.sort_by(|one, other| one.module.cmp(&other.module));
    for resource in resources {
        let gate = any_feature(std::slice::from_ref(&resource.feature));
        let module = ident(&resource.module);
        let mut names: Vec<&str> = resource.calls.iter().flat_map(names_of).collect();
        names.push(&resource.name);
        names.sort_unstable();
        let names = names.into_iter().map(ident);
        modules.extend(quote! { #gate mod #module; });
        exports.extend(quote! { #gate pub use #module::{#(#names),*}; });
    }
    let text = vec!["The API's resources, each with a method for every call.".into()];
    RustFile {
        header: sdk.header.clone(),
        docs: text,
        items: vec![modules, exports],
        ..RustFile::default()
    }
}

/// The types that stand in the file of a call for others to name.
fn names_of(call: &CallItem) -> impl Iterator<Item = &str> {
    let outcome = call.outcome.as_ref().map(|item| item.name.as_str());
    let callbacks = call.callbacks.as_ref().map(|set| set.name.as_str());
    std::iter::once(call.name.as_str()).chain(outcome).chain(callbacks)
}

/// The file of one resource, with the calls that stand in no other.
pub(in crate::emit) fn emit_resource(sdk: &Sdk, resource: &ResourceItem) -> RustFile {
    let mut shown = Vec::new();
    let mut items = emit_parts(resource);
    items.extend(uses::of_resource(resource, None));
    items.push(emit_struct(resource));
    let children = resource.children.iter().map(|child| {
        let before = gap();
        let accessor = emit_accessor(child, &quote! { &self.client });
        quote! { #before #accessor }
    });
    let mut start = quote! {
        pub(crate) fn new(client: &Client) -> Self {
            Self { client: client.clone() }
        }
        #(#children)*
    };
    if resource.calls_in(None).next().is_some() {
        start.extend(gap());
    }
    items.extend(emit_calls(sdk, resource, None, &start, &mut shown));
    RustFile { header: sdk.header.clone(), docs: Vec::new(), items, examples: shown }
}

/// The other files of the resource's folder, where it is one.
fn emit_parts(resource: &ResourceItem) -> Vec<TokenStream> {
    let parts = resource.parts();
    if parts.is_empty() {
        return Vec::new();
    }
    let mut modules = TokenStream::new();
    let mut exports = TokenStream::new();
    for part in parts {
        let module = ident(part);
        let mut names: Vec<&str> = resource.calls_in(Some(part)).flat_map(names_of).collect();
        names.sort_unstable();
        let names = names.into_iter().map(ident);
        modules.extend(quote! { mod #module; });
        exports.extend(quote! { pub use #module::{#(#names),*}; });
    }
    vec![modules, exports]
}

/// One of these files.
pub(in crate::emit) fn emit_part(sdk: &Sdk, resource: &ResourceItem, part: &str) -> RustFile {
    let mut shown = Vec::new();
    let mut items = uses::of_resource(resource, Some(part));
    items.extend(emit_calls(sdk, resource, Some(part), &TokenStream::new(), &mut shown));
    RustFile { header: sdk.header.clone(), docs: Vec::new(), items, examples: shown }
}

fn emit_struct(resource: &ResourceItem) -> TokenStream {
    let text = docs(&resource.docs);
    let name = ident(&resource.name);
    quote! {
        #text
        #[derive(Clone, Debug)]
        pub struct #name {
            client: Client,
        }
    }
}

/// The methods of a file, behind what its `impl` starts with, and the calls that they make.
fn emit_calls(
    sdk: &Sdk,
    resource: &ResourceItem,
    part: Option<&str>,
    start: &TokenStream,
    shown: &mut Vec<TokenStream>,
) -> Vec<TokenStream> {
    let name = ident(&resource.name);
    let methods = resource.calls_in(part).enumerate().map(|(index, call)| {
        let before = gap_after_first(index);
        shown.push(example::emit_example(sdk, &call.example));
        let method = calls::emit_method(call, shown.len() - 1);
        quote! { #before #method }
    });
    let mut items = vec![quote! {
        impl #name {
            #start
            #(#methods)*
        }
    }];
    for call in resource.calls_in(part) {
        items.extend(calls::emit_call(&resource.name, call));
        items.extend(call.callbacks.iter().flat_map(webhooks::emit_events));
    }
    items
}

/// A method that gives a resource.
pub(in crate::emit) fn emit_accessor(accessor: &Accessor, client: &TokenStream) -> TokenStream {
    let text = docs(&accessor.docs);
    let method = ident(&accessor.method);
    let name = ident(&accessor.resource);
    quote! {
        #text
        pub fn #method(&self) -> #name {
            #name::new(#client)
        }
    }
}

/// The accessors of the client, each behind its resource's feature.
pub(in crate::emit) fn emit_gated_accessors(accessors: &[Accessor]) -> TokenStream {
    let methods = accessors.iter().enumerate().map(|(index, accessor)| {
        let before = gap_after_first(index);
        let text = docs(&accessor.docs);
        let gate = any_feature(std::slice::from_ref(&accessor.feature));
        let method = ident(&accessor.method);
        let name = ident(&accessor.resource);
        quote! {
            #before
            #text
            #gate
            pub fn #method(&self) -> crate::resources::#name {
                crate::resources::#name::new(self)
            }
        }
    });
    quote! { #(#methods)* }
}
