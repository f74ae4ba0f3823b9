//! What is checked before a call is sent: `limits!`, and the line of `operation!`.

use proc_macro2::TokenStream;
use quote::quote;

use super::record::fields;
use crate::emit::tokens::ident;
use crate::sdk::{CallItem, CheckLine, CheckRule, RecordItem};

/// Whether a record has a table.
pub(in crate::emit) fn has_limits(record: &RecordItem) -> bool {
    fields(record).any(|field| !field.checks.is_empty())
}

/// The table of a record.
pub(in crate::emit) fn emit_limits(record: &RecordItem) -> Option<TokenStream> {
    let name = ident(&record.name);
    let lines = fields(record).filter(|field| !field.checks.is_empty()).map(|field| {
        let wire = &field.name.wire;
        let line = emit_line(&field.checks);
        quote! { field #wire: #line }
    });
    has_limits(record).then(|| quote! { limits! { #name { #(#lines,)* } } })
}

/// The line of `operation!`.
pub(in crate::emit) fn emit_call_limits(call: &CallItem) -> Option<TokenStream> {
    let lines = call.checks.iter().map(|check| {
        let (place, name) = (ident(check.place.word()), &check.name);
        let line = emit_line(&check.line);
        quote! { #place #name: #line }
    });
    (!call.checks.is_empty()).then(|| quote! { limits: { #(#lines,)* }, })
}

fn emit_line(line: &CheckLine) -> TokenStream {
    let rules = line.rules.iter().map(emit_rule);
    let of = line.of.as_ref().map(|name| {
        let name = ident(name);
        quote! { in #name }
    });
    let each = (!line.each.is_empty() || line.each_of.is_some()).then(|| {
        let rules = line.each.iter().map(emit_rule);
        let of = line.each_of.as_ref().map(|name| {
            let name = ident(name);
            quote! { in #name }
        });
        quote! { each [#(#rules),*] #of }
    });
    quote! { [#(#rules),*] #of #each }
}

fn emit_rule(rule: &CheckRule) -> TokenStream {
    match rule {
        CheckRule::Plain(name) => {
            let name = ident(name);
            quote! { #name }
        }
        CheckRule::Number(name, number) => {
            let name = ident(name);
            quote! { #name(#number) }
        }
        CheckRule::Count(name, count) => {
            let name = ident(name);
            let count = proc_macro2::Literal::u64_unsuffixed(*count);
            quote! { #name(#count) }
        }
    }
}
