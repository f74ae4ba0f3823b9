//! Resources: a struct with a method for each call.

use proc_macro2::TokenStream;
use quote::quote;

use super::example;
use crate::emit::tokens::{any_feature, docs, gap, gap_after_first, ident};
use crate::emit::{RustFile, calls, uses, webhooks};
use crate::sdk::{Accessor, ResourceItem, Sdk};

/// `src/resources/mod.rs`.
pub(in crate::emit) fn emit_index(sdk: &Sdk) -> RustFile {
    let mut modules = TokenStream::new();
    let mut exports = TokenStream::new();
    let mut resources: Vec<&ResourceItem> = sdk.resources.iter().collect();
    resources.sort_by(|one, other| one.module.cmp(&other.module));
    for resource in resources {
        let gate = any_feature(std::slice::from_ref(&resource.feature));
        let module = ident(&resource.module);
        let mut names: Vec<&str> = resource
            .calls
            .iter()
            .map(|call| call.name.as_str())
            .chain([resource.name.as_str()])
            .collect();
        names.extend(
            resource
                .calls
                .iter()
                .filter_map(|call| call.callbacks.as_ref())
                .map(|set| set.name.as_str()),
        );
        names.extend(
            resource
                .calls
                .iter()
                .filter_map(|call| call.outcome.as_ref())
                .map(|item| item.name.as_str()),
        );
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

/// The file of one resource.
pub(in crate::emit) fn emit_resource(sdk: &Sdk, resource: &ResourceItem) -> RustFile {
    let mut shown = Vec::new();
    let mut items = uses::of_resource(resource);
    items.push(emit_struct(resource));
    items.push(emit_impl(sdk, resource, &mut shown));
    for call in &resource.calls {
        items.extend(calls::emit_call(&resource.name, call));
        items.extend(call.callbacks.iter().flat_map(webhooks::emit_events));
    }
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

fn emit_impl(sdk: &Sdk, resource: &ResourceItem, shown: &mut Vec<TokenStream>) -> TokenStream {
    let name = ident(&resource.name);
    let children = resource.children.iter().map(|child| {
        let before = gap();
        let accessor = emit_accessor(child, &quote! { &self.client });
        quote! { #before #accessor }
    });
    let methods = resource.calls.iter().map(|call| {
        let before = gap();
        shown.push(example::emit_example(sdk, &call.example));
        let method = calls::emit_method(call, shown.len() - 1);
        quote! { #before #method }
    });
    quote! {
        impl #name {
            pub(crate) fn new(client: &Client) -> Self {
                Self { client: client.clone() }
            }
            #(#children)*
            #(#methods)*
        }
    }
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
