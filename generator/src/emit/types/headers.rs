//! Headers of responses: the `headers!` beside the struct.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::emit::tokens::ident;
use crate::sdk::{HeaderShape, RecordItem};

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

fn emit_shape(shape: &HeaderShape) -> TokenStream {
    match shape {
        HeaderShape::Text(shape) => ident(shape.word()).into_token_stream(),
        HeaderShape::Lines => quote! { lines },
        HeaderShape::Object { pairing, rest, members } => {
            let word = ident(pairing.word());
            let rest = rest.iter().map(|shape| {
                let shape = ident(shape.word());
                quote! { _: #shape }
            });
            let members = members.iter().map(|(name, shape)| {
                let shape = ident(shape.word());
                quote! { #name: #shape }
            });
            let lines = rest.chain(members);
            quote! { #word [#(#lines),*] }
        }
    }
}
