//! `Debug` of structs that hold secrets.

use proc_macro2::TokenStream;
use quote::quote;

use super::record::fields;
use crate::emit::tokens::ident;
use crate::sdk::RecordItem;

/// Whether `Debug` does not show all of it.
pub(in crate::emit) fn has_hidden(record: &RecordItem) -> bool {
    fields(record).any(|field| field.is_hidden)
}

/// `Debug` of a struct that has members which are not shown.
pub(super) fn emit_debug(record: &RecordItem) -> Option<TokenStream> {
    let name = ident(&record.name);
    let lines = fields(record).map(|field| {
        let name = ident(&field.name.rust);
        let how = ident(if field.is_hidden { "hidden" } else { "shown" });
        quote! { #name: #how }
    });
    let rest = record.rest.iter().map(|rest| {
        let name = ident(rest.name());
        quote! { #name: shown }
    });
    let lines = lines.chain(rest);
    has_hidden(record).then(|| {
        quote! {
            debug! {
                #name {
                    #(#lines,)*
                }
            }
        }
    })
}
