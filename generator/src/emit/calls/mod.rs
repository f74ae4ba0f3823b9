//! Calls: the `operation!` of each, its constructor method and its setters.
//!
//! Knows the words of the runtime's macros, and nothing of the types that a call names.

pub(super) mod bodies;
pub(super) mod example;
pub(super) mod resource;
pub(super) mod results;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::lint_allowances;
use super::tokens::{
    argument, constant, deprecated, doc, docs, example, gap_after_first, ident, lent, rust_type,
};
use super::types::limits::emit_call_limits;
use crate::api::{Form, Location, Style};
use crate::sdk::{ArgumentItem, ArgumentType, CallItem, Destination, FixedItem};
use results::{emit_forms, emit_outcome, emit_result};

/// The method of the resource that makes the call.
pub(super) fn emit_method(call: &CallItem, example_number: usize) -> TokenStream {
    let text = docs(&call.docs);
    let shown = example(example_number);
    let sections = docs(&call.sections);
    let note = deprecated(call.deprecated.as_deref());
    let method = ident(&call.method);
    let name = ident(&call.name);
    let parameters = emit_arguments(&call.arguments);
    let lines = emit_given(&call.arguments, &call.constants);
    let body = if call.arguments.is_empty() && call.constants.is_empty() {
        quote! { #name::new(self.client.core()) }
    } else {
        quote! {
            let mut request = #name::new(self.client.core());
            #lines
            request
        }
    };
    let allowed = lint_allowances::of_function(
        1,
        call.arguments.iter().map(|item| (item.name.rust.as_str(), &item.ty)),
    );
    let variants = bodies::emit_variants(call);
    // A deprecated call returns a deprecated request only in name: the request itself carries no
    // note.
    quote! {
        #text
        #shown
        #sections
        #note
        #allowed
        pub fn #method(&self, #parameters) -> #name {
            #body
        }
        #variants
    }
}

/// The parameters of a method, for the required arguments.
pub(super) fn emit_arguments(arguments: &[ArgumentItem]) -> TokenStream {
    let parameters = arguments.iter().map(|item| {
        let name = ident(&item.parameter());
        let (ty, _) = argument(&item.ty, &name);
        quote! { #name: #ty }
    });
    quote! { #(#parameters),* }
}

/// The statements that put the constants and the required arguments into a new request.
pub(super) fn emit_given(arguments: &[ArgumentItem], constants: &[FixedItem]) -> TokenStream {
    let request = quote! { request.request };
    let fixed = constants.iter().map(|fixed| {
        let value = constant(&fixed.value);
        let line = send(
            &fixed.destination,
            &fixed.wire,
            &request,
            &TokenStream::new(),
            &quote! { &#value },
        );
        quote! { #line; }
    });
    let given = arguments.iter().map(|item| {
        let line = emit_send(item, &ident(&item.parameter()), &request);
        quote! { #line; }
    });
    quote! { #(#fixed)* #(#given)* }
}

/// The statement that puts a value into the request.
fn emit_send(
    item: &ArgumentItem,
    value: &proc_macro2::Ident,
    request: &TokenStream,
) -> TokenStream {
    let wire = &item.name.wire;
    if let Some(line) = bodies::emit_whole(item, &item.destination, value, request) {
        return line;
    }
    lent(&item.ty, value, |ty, value| send(&item.destination, wire, request, &ty, &value))
}

/// The call of the request builder that takes a value to its place.
fn send(
    destination: &Destination,
    wire: &str,
    request: &TokenStream,
    ty: &TokenStream,
    value: &TokenStream,
) -> TokenStream {
    match destination {
        Destination::Body => quote! { #request.body #ty(#value) },
        Destination::Parameter(location) => {
            let method = ident(location.as_str());
            quote! { #request.#method #ty(#wire, #value) }
        }
        Destination::Styled(Location::QueryString, style) => {
            let style = param_style(*style);
            quote! { #request.query_string #ty(#value, #style) }
        }
        Destination::Styled(location, style) => {
            let method = ident(&format!("{}_with", location.as_str()));
            let style = param_style(*style);
            quote! { #request.#method #ty(#wire, #value, #style) }
        }
        _ => quote! { #request.field #ty(#wire, #value) },
    }
}

/// A style as the runtime spells it: `ParamStyle::FORM.joined()`.
fn param_style(style: Style) -> TokenStream {
    let name = ident(match style.form {
        Form::Simple => "SIMPLE",
        Form::Label => "LABEL",
        Form::Matrix => "MATRIX",
        Form::Form => "FORM",
        Form::SpaceDelimited => "SPACE_DELIMITED",
        Form::PipeDelimited => "PIPE_DELIMITED",
        Form::DeepObject => "DEEP_OBJECT",
        Form::Cookie => "COOKIE",
        Form::Json => "JSON",
        Form::Text => "TEXT",
    });
    let usual = Style::of(style.form);
    let explode = (style.explode != usual.explode).then(|| match style.explode {
        true => quote! { .exploded() },
        false => quote! { .joined() },
    });
    let reserved = style.reserved.then(|| quote! { .reserved() });
    let empty = style.empty.then(|| quote! { .or_empty() });
    quote! { ParamStyle::#name #explode #reserved #empty }
}

/// The request's type, and its setters.
pub(super) fn emit_call(resource: &str, call: &CallItem) -> Vec<TokenStream> {
    let mut items = vec![emit_operation(resource, call)];
    items.extend(call.outcome.as_ref().map(|outcome| emit_outcome(&call.name, outcome)));
    if !call.setters.is_empty() || !call.switches.is_empty() || call.rest.is_some() {
        items.push(emit_setters(call));
    }
    items
}

fn emit_operation(resource: &str, call: &CallItem) -> TokenStream {
    let text =
        doc(&format!("The call made by [`{resource}::{}`].", call.method.trim_start_matches("r#")));
    let name = ident(&call.name);
    let output = rust_type(&call.output);
    let is_word = call.verb.bytes().all(|byte| byte.is_ascii_uppercase());
    let verb =
        if is_word { ident(&call.verb).into_token_stream() } else { call.verb.to_token_stream() };
    let path = &call.path;
    let body = call.content.as_ref().map(|content| {
        let content = bodies::emit_content(content);
        quote! { body: #content, }
    });
    let accept = call.accept.as_ref().map(|accept| quote! { accept: #accept, });
    let result = emit_result(&call.result);
    let forms = emit_forms(&call.forms);
    let limits = emit_call_limits(call);
    let server = call.server.as_deref().map(|server| {
        let server = ident(server);
        quote! { server: #server, }
    });
    let auth = call.auth.iter().map(|needed| {
        let schemes = needed.iter().map(|scheme| ident(scheme));
        quote! { [#(#schemes),*] }
    });
    quote! {
        operation! {
            #text
            #name -> #output {
                #verb #path,
                #server
                #body
                #accept
                result: #result,
                auth: [#(#auth),*],
                #limits
                #forms
            }
        }
    }
}

fn emit_setters(call: &CallItem) -> TokenStream {
    let name = ident(&call.name);
    let setters = call.setters.iter().enumerate().map(|(index, item)| {
        let before = gap_after_first(index);
        let text = docs(&item.docs);
        let note = deprecated(item.deprecated.as_deref());
        let method = ident(&item.name.rust);
        let value =
            ident(if matches!(item.ty, ArgumentType::List(_)) { "values" } else { "value" });
        let (ty, _) = argument(&item.ty, &value);
        let line = emit_send(item, &value, &quote! { self.request });
        let allowed = lint_allowances::of_setter(&item.name.rust, &item.ty);
        quote! {
            #before
            #text
            #note
            #allowed
            pub fn #method(mut self, #value: #ty) -> Self {
                #line;
                self
            }
        }
    });
    let others = bodies::emit_setters(call);
    quote! {
        impl #name {
            #(#setters)*
            #others
        }
    }
}
