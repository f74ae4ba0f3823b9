//! Webhooks and callbacks: the enum of events and its line-lists.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{docs, gap_after_first, ident, rust_type};
use super::types::union;
use super::{RustFile, lint_allowances, uses};
use crate::sdk::{EventItem, EventsItem, FormMember, ParametersItem, PayloadItem, RustType, Sdk};

/// `src/webhooks.rs`.
pub(super) fn emit_webhooks(sdk: &Sdk, webhooks: &EventsItem) -> RustFile {
    let mut items = uses::of_webhooks(webhooks);
    items.extend(emit_events(webhooks));
    let text = vec![
        "The API's webhooks: events that it sends to you, by HTTP requests of its own.".into(),
    ];
    RustFile { header: sdk.header.clone(), docs: text, items, ..RustFile::default() }
}

/// The enum, how it is read by name and by body, and how the parameters of its events are read.
pub(super) fn emit_events(set: &EventsItem) -> Vec<TokenStream> {
    let mut items = vec![emit_enum(set), emit_lines(set)];
    if let Some(union) = &set.choice {
        let name = ident(&set.name);
        items.push(union::emit_lines(union));
        let strict = strict_word(set);
        items.push(quote! { events! { #strict from_slice #name } });
    }
    items.extend(set.parameters.iter().map(emit_parameters));
    items
}

fn emit_enum(set: &EventsItem) -> TokenStream {
    let name = ident(&set.name);
    let head = docs(&set.docs);
    let variants = set.events.iter().enumerate().map(|(index, event)| {
        let before = gap_after_first(index);
        let text = docs(&event.docs);
        let name = ident(&event.name.rust);
        let payload = emit_payload(event);
        quote! { #before #text #name #payload }
    });
    let other = ident(&set.other);
    let before = gap_after_first(set.events.len());
    let allowed = lint_allowances::of_item(
        set.events.iter().filter_map(|event| payload_type(&event.payload)),
    );
    quote! {
        #head
        #allowed
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #before
            #[doc = " An event that the document does not know, as it was received."]
            #other(Json),
        }
    }
}

fn emit_payload(event: &EventItem) -> TokenStream {
    match &event.payload {
        PayloadItem::None => TokenStream::new(),
        PayloadItem::Json(ty) | PayloadItem::Form(ty, _) => {
            let ty = rust_type(ty);
            quote! { (#ty) }
        }
        PayloadItem::Text => quote! { (String) },
        PayloadItem::Bytes => quote! { (Bytes) },
    }
}

/// The type of the document that a variant holds.
fn payload_type(payload: &PayloadItem) -> Option<&RustType> {
    match payload {
        PayloadItem::Json(ty) | PayloadItem::Form(ty, _) => Some(ty),
        PayloadItem::None | PayloadItem::Text | PayloadItem::Bytes => None,
    }
}

/// The line-list: the names of each event, and what its body is.
fn emit_lines(set: &EventsItem) -> TokenStream {
    let name = ident(&set.name);
    let renamed = (set.other != "Other").then(|| {
        let other = ident(&set.other);
        quote! { else #other }
    });
    let lines = set.events.iter().map(|event| {
        let name = ident(&event.name.rust);
        let wire = &event.name.wire;
        let alias = event.alias.iter();
        let body = match &event.payload {
            PayloadItem::None => quote! { none },
            PayloadItem::Json(_) => quote! { json },
            PayloadItem::Text => quote! { text },
            PayloadItem::Bytes => quote! { bytes },
            PayloadItem::Form(_, members) => {
                let members = members.iter().map(|FormMember { name, shape }| {
                    let shape = ident(shape.word());
                    quote! { #shape #name }
                });
                quote! { form [#(#members),*] }
            }
        };
        quote! { #name = #wire #(| #alias)* : #body }
    });
    let strict = strict_word(set);
    quote! { events! { #strict #name #renamed { #(#lines,)* } } }
}

fn strict_word(set: &EventsItem) -> Option<TokenStream> {
    (!set.tolerant).then(|| quote! { strict })
}

fn emit_parameters(item: &ParametersItem) -> TokenStream {
    let name = ident(&item.name);
    let lines = item.lines.iter().map(|line| {
        let place = ident(line.location.as_str());
        let wire = &line.name;
        let key = line.key.iter();
        let shape = ident(line.shape.word());
        quote! { #place #wire #(as #key)* : #shape }
    });
    quote! { parameters! { #name { #(#lines,)* } } }
}
