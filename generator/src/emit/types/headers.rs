//! Headers of responses: the `headers!` beside the struct.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::tokens::ident;
use crate::sdk::{RecordItem, TextShape};

/// The line-list: the name of each header, and what its text is.
pub(in crate::emit) fn emit_lines(record: &RecordItem) -> Option<TokenStream> {
    let name = ident(&record.name);
    let lines = record.headers.iter().map(|line| {
        let name = &line.name;
        let shape = emit_shape(&line.shape);
        quote! { #name: #shape }
    });
    (!record.headers.is_empty()).then(|| quote! { headers! { #name { #(#lines,)* } } })
}

fn emit_shape(shape: &TextShape) -> TokenStream {
    match shape {
        TextShape::Word(word) => {
            let word = ident(word);
            quote! { #word }
        }
        TextShape::Object { word, rest, members } => {
            let word = ident(word);
            let rest = rest.iter().map(|shape| {
                let shape = ident(shape);
                quote! { _: #shape }
            });
            let members = members.iter().map(|(name, shape)| {
                let shape = ident(shape);
                quote! { #name: #shape }
            });
            let lines = rest.chain(members);
            quote! { #word [#(#lines),*] }
        }
    }
}
