//! Unions.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{docs, gap_after_first, ident, rust_type};
use crate::plan::{UnionItem, VariantItem, WhenItem};

/// The enum and its `union!`.
pub(super) fn emit_union(union: &UnionItem) -> Vec<TokenStream> {
    let name = ident(&union.name);
    let head = docs(&union.docs);
    let is_described = union.variants.iter().any(|variant| !variant.docs.is_empty());
    let variants = union.variants.iter().enumerate().map(|(index, variant)| {
        let before = if is_described { gap_after_first(index) } else { TokenStream::new() };
        let text = docs(&variant.docs);
        let name = ident(&variant.name);
        let ty = rust_type(&variant.ty);
        quote! { #before #text #name(#ty) }
    });
    let other = ident(&union.other);
    let before = gap_after_first(union.variants.len());
    vec![
        quote! {
            #head
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #before
                #[doc = " A value that fits none of the variants, as it was received."]
                #other(Json),
            }
        },
        emit_lines(union),
    ]
}

/// The line-list: JSON kinds first, then one rule for the objects among themselves.
pub(super) fn emit_lines(union: &UnionItem) -> TokenStream {
    let name = ident(&union.name);
    let renamed = (union.other != "Other").then(|| {
        let other = ident(&union.other);
        quote! { else #other }
    });
    let kinds: Vec<TokenStream> = union.variants.iter().filter_map(kind_line).collect();
    let rule = rule_of(union);
    let body = match (kinds.is_empty(), rule) {
        (false, None) => quote! { by kind { #(#kinds,)* } },
        (false, Some(rule)) => quote! { by kind { #(#kinds,)* } else #rule },
        (true, Some(rule)) => rule,
        (true, None) => quote! { by kind {} },
    };
    quote! { union! { #name #renamed #body } }
}

fn kind_line(variant: &VariantItem) -> Option<TokenStream> {
    let WhenItem::Kind(kind) = variant.when else { return None };
    let name = ident(&variant.name);
    let kind = ident(kind);
    Some(quote! { #name = #kind })
}

fn rule_of(union: &UnionItem) -> Option<TokenStream> {
    let first = union.variants.iter().find(|variant| !matches!(variant.when, WhenItem::Kind(_)))?;
    Some(match first.when {
        WhenItem::Tags(_) => {
            let tags = &union.tags;
            let lines = union.variants.iter().flat_map(|variant| {
                let WhenItem::Tags(combinations) = &variant.when else { return Vec::new() };
                let name = ident(&variant.name);
                combinations.iter().map(|values| quote! { #name = #(#values),* }).collect()
            });
            let absent = union.absent.iter().map(|name| ident(name));
            quote! { by #(#tags),* { #(#lines,)* } #(or #absent)* }
        }
        WhenItem::Key(_) => {
            let lines = union.variants.iter().filter_map(|variant| {
                let WhenItem::Key(key) = &variant.when else { return None };
                let name = ident(&variant.name);
                Some(quote! { #name = #key })
            });
            quote! { by key { #(#lines,)* } }
        }
        _ => {
            let names = union
                .variants
                .iter()
                .filter(|variant| variant.when == WhenItem::Trial)
                .map(|variant| ident(&variant.name));
            quote! { by trial { #(#names,)* } }
        }
    })
}
