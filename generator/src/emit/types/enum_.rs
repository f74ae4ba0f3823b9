//! Enums of strings and whole numbers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::api::EnumKind;
use crate::emit::tokens::{docs, gap_after_first, ident};
use crate::sdk::EnumItem;

/// The enum and its `string_enum!` or `integer_enum!`.
pub(in crate::emit) fn emit_enum(item: &EnumItem) -> Vec<TokenStream> {
    let name = ident(&item.name);
    let head = docs(&item.docs);
    let is_described = item.variants.iter().any(|variant| !variant.docs.is_empty());
    let variants = item.variants.iter().enumerate().map(|(index, variant)| {
        let before = if is_described { gap_after_first(index) } else { TokenStream::new() };
        let text = docs(&variant.docs);
        let name = ident(&variant.name.rust);
        quote! { #before #text #name }
    });
    let lines = item.variants.iter().map(|variant| {
        let name = ident(&variant.name.rust);
        let wire = value(item.kind, &variant.name.wire);
        quote! { #name = #wire }
    });
    let is_integer = item.kind == EnumKind::Integer;
    let (ty, word) = if is_integer { ("i64", "integer_enum") } else { ("String", "string_enum") };
    let copy = is_integer.then(|| quote! { Copy, });
    let (ty, word) = (ident(ty), ident(word));
    let other = ident(&item.other);
    let renamed = (item.other != "Other").then(|| quote! { else #other });
    let before = gap_after_first(item.variants.len());
    vec![
        quote! {
            #head
            #[derive(Clone, #copy Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #before
                #[doc = " A value that the document does not list."]
                #other(#ty),
            }
        },
        quote! {
            #word! {
                #name #renamed {
                    #(#lines,)*
                }
            }
        },
    ]
}

/// A value as a literal.
fn value(kind: EnumKind, wire: &str) -> Literal {
    match wire.parse::<i64>() {
        Ok(number) if kind == EnumKind::Integer => Literal::i64_unsuffixed(number),
        _ => Literal::string(wire),
    }
}
