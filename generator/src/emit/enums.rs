//! String enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{docs, gap_after_first, ident};
use crate::plan::EnumItem;

/// The enum and its `string_enum!`.
pub(super) fn emit_enum(item: &EnumItem) -> Vec<TokenStream> {
    let name = ident(&item.name);
    let head = docs(&item.docs);
    let is_described = item.variants.iter().any(|(_, lines)| !lines.is_empty());
    let variants = item.variants.iter().enumerate().map(|(index, (variant, lines))| {
        let before = if is_described { gap_after_first(index) } else { TokenStream::new() };
        let text = docs(lines);
        let name = ident(&variant.rust);
        quote! { #before #text #name }
    });
    let lines = item.variants.iter().map(|(variant, _)| {
        let name = ident(&variant.rust);
        let wire = &variant.wire;
        quote! { #name = #wire }
    });
    let other = ident(&item.other);
    let renamed = (item.other != "Other").then(|| quote! { else #other });
    let before = gap_after_first(item.variants.len());
    vec![
        quote! {
            #head
            #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #before
                #[doc = " A value that the document does not list."]
                #other(String),
            }
        },
        quote! {
            string_enum! {
                #name #renamed {
                    #(#lines,)*
                }
            }
        },
    ]
}
