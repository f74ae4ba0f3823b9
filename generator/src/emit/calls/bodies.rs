//! Bodies: how they are written, and the methods that write them in another way.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{emit_arguments, emit_given};
use crate::api::MemberStyle;
use crate::emit::lint_allowances;
use crate::emit::tokens::{deprecated, doc, docs, gap, ident, lent, rust_type};
use crate::sdk::{ArgumentItem, CallItem, ContentItem, Destination, RestItem};

/// What stands behind `body:` in `operation!`, and in `content!`.
pub(in crate::emit) fn emit_content(content: &ContentItem) -> TokenStream {
    let optional = content.optional.then(|| quote! { optional });
    let form = ident(content.form_word());
    let media_type = content.media_type.as_ref();
    let members = content.members.iter().map(|(name, style)| {
        let style = match style {
            MemberStyle::Exploded => quote! { exploded },
            MemberStyle::Joined => quote! { joined },
            MemberStyle::Spaces => quote! { spaces },
            MemberStyle::Pipes => quote! { pipes },
            MemberStyle::Deep => quote! { deep },
            MemberStyle::Reserved => quote! { reserved },
            MemberStyle::Value => quote! { value },
            MemberStyle::Media(name) => quote! { #name },
        };
        quote! { #name: #style }
    });
    let members = (!content.members.is_empty()).then(|| quote! { { #(#members),* } });
    quote! { #optional #form #media_type #members }
}

/// The statement that sets what is not a value: files, whole bodies and their media types.
pub(in crate::emit) fn emit_whole(
    item: &ArgumentItem,
    destination: &Destination,
    value: &Ident,
    request: &TokenStream,
) -> Option<TokenStream> {
    let wire = &item.name.wire;
    Some(match destination {
        Destination::Upload(media_type) => quote! { #request.upload(#media_type, #value) },
        Destination::Text(media_type) => quote! { #request.text(#media_type, #value) },
        Destination::MediaType => quote! { #request.media_type(#value) },
        Destination::File => quote! { #request.file(#wire, #value) },
        Destination::Files => quote! { #request.files(#wire, #value) },
        Destination::InContent { content, destination } => {
            let switch = emit_switch(content, request);
            let line = match emit_whole(item, destination, value, request) {
                Some(line) => line,
                None => lent(&item.ty, value, |ty, value| {
                    quote! { #request.field #ty(#wire, #value) }
                }),
            };
            quote! { #switch; #line }
        }
        _ => return None,
    })
}

fn emit_switch(content: &ContentItem, request: &TokenStream) -> TokenStream {
    let content = emit_content(content);
    quote! { #request.content(content!(#content)) }
}

/// The setter of members that the document does not name, and the methods that choose another media
/// type.
pub(in crate::emit) fn emit_setters(call: &CallItem) -> TokenStream {
    let mut is_first = call.setters.is_empty();
    let mut before = || {
        if std::mem::take(&mut is_first) { TokenStream::new() } else { gap() }
    };
    let rest = call.rest.as_ref().map(|RestItem { name, ty }| {
        let before = before();
        let text = doc("Sets a member of the body that the document does not name.");
        let name = ident(name);
        let ty = rust_type(ty);
        quote! {
            #before
            #text
            pub fn #name(mut self, name: impl Into<String>, value: impl Into<#ty>) -> Self {
                let value: #ty = value.into();
                self.request.field_named(name.into(), &value);
                self
            }
        }
    });
    let switches = call.switches.iter().map(|switch| {
        let before = before();
        let text = doc(&format!("Sends the body as {}.", code(&switch.media_type)));
        let name = ident(&switch.name);
        let line = match &switch.content {
            Some(content) => emit_switch(content, &quote! { self.request }),
            None => {
                let media_type = &switch.media_type;
                quote! { self.request.media_type(#media_type) }
            }
        };
        quote! {
            #before
            #text
            pub fn #name(mut self) -> Self {
                #line;
                self
            }
        }
    });
    quote! { #rest #(#switches)* }
}

/// The methods of the resource that make the call with another body.
pub(in crate::emit) fn emit_variants(call: &CallItem) -> TokenStream {
    let name = ident(&call.name);
    let note = deprecated(call.deprecated.as_deref());
    let variants = call.variants.iter().map(|variant| {
        let before = gap();
        let text = docs(&variant.docs);
        let method = ident(&variant.method);
        let parameters = emit_arguments(&variant.arguments);
        let content = variant.content.as_ref().map(|content| {
            let line = emit_switch(content, &quote! { request.request });
            quote! { #line; }
        });
        let lines = emit_given(&variant.arguments, &variant.constants);
        let allowed = lint_allowances::of_function(
            1,
            variant.arguments.iter().map(|item| (item.name.rust.as_str(), &item.ty)),
        );
        quote! {
            #before
            #text
            #note
            #allowed
            pub fn #method(&self, #parameters) -> #name {
                let mut request = #name::new(self.client.core());
                #content
                #lines
                request
            }
        }
    });
    quote! { #(#variants)* }
}

/// A media type in prose. Its characters were looked at when it was read, and a grave accent is all
/// that Markdown would mind.
fn code(media_type: &str) -> String {
    format!("`{}`", media_type.replace('`', ""))
}
