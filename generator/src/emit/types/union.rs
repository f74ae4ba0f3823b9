//! Unions.

use proc_macro2::TokenStream;
use quote::quote;

use crate::api::Untagged;
use crate::emit::lint_allowances;
use crate::emit::tokens::{doc, docs, gap_after_first, ident, rust_type};
use crate::sdk::{ConversionItem, RustType, SelectorItem, SourceType, UnionItem, VariantItem};

/// The enum and its `union!`.
pub(in crate::emit) fn emit_union(union: &UnionItem) -> Vec<TokenStream> {
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
    let allowed = lint_allowances::of_item(union.variants.iter().map(|variant| &variant.ty));
    let other = emit_other(union);
    let lines = if union.is_of_events() { emit_named(union) } else { emit_lines(union) };
    let mut items = vec![
        quote! {
            #head
            #allowed
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #other
            }
        },
        lines,
    ];
    items.extend((!union.conversions.is_empty()).then(|| emit_conversions(union)));
    items
}

/// What the union is made from. Lists come last, as the macro wants them.
fn emit_conversions(union: &UnionItem) -> TokenStream {
    let name = ident(&union.name);
    let line = |conversion: &ConversionItem| {
        let variant = ident(&conversion.variant);
        let steps = steps(union, conversion);
        match &conversion.source {
            SourceType::Value(ty) => {
                let ty = rust_type(ty);
                quote! { #variant(#ty #steps) }
            }
            SourceType::Str => quote! { #variant(&str #steps) },
            SourceType::List(item) => {
                let item = rust_type(item);
                quote! { ..#variant(#item #steps) }
            }
        }
    };
    let (lists, values): (Vec<_>, Vec<_>) =
        union.conversions.iter().partition(|line| matches!(line.source, SourceType::List(_)));
    let lines = values.into_iter().chain(lists).map(line);
    quote! { union_from! { #name { #(#lines,)* } } }
}

/// What a value becomes on its way into the variant: what that holds, and its box.
fn steps(union: &UnionItem, conversion: &ConversionItem) -> TokenStream {
    let mut variants = union.variants.iter();
    let Some(variant) = variants.find(|variant| variant.name == conversion.variant) else {
        return TokenStream::new();
    };
    let (payload, is_boxed) = match &variant.ty {
        RustType::Boxed(inner) => (&**inner, true),
        ty => (ty, false),
    };
    let is_payload = match &conversion.source {
        SourceType::Value(ty) => ty == payload,
        SourceType::Str => false,
        SourceType::List(_) => !conversion.is_inner,
    };
    let made = (!is_payload).then(|| rust_type(payload)).map(|ty| quote! { as #ty });
    let boxed = is_boxed.then(|| quote! { as Box });
    quote! { #made #boxed }
}

/// The variant of what is unknown, where there can be something.
fn emit_other(union: &UnionItem) -> Option<TokenStream> {
    let name = (!union.other.is_empty()).then(|| ident(&union.other))?;
    let before = gap_after_first(union.variants.len());
    let text = doc(match union.is_of_events() {
        true => "The data of an event that the document does not know, as it was received.",
        false => "A value that fits none of the variants, as it was received.",
    });
    Some(quote! { #before #text #name(Json), })
}

/// The line-list of the data of server-sent events: names, and what they stand for.
fn emit_named(union: &UnionItem) -> TokenStream {
    let name = ident(&union.name);
    let lines = union.variants.iter().filter_map(|variant| {
        let SelectorItem::Event { names, is_json } = &variant.selector else {
            return None;
        };
        let variant = ident(&variant.name);
        let how = ident(if *is_json { "json" } else { "text" });
        Some(match names.as_slice() {
            [] => quote! { _ => #variant(#how), },
            _ => quote! { #(#names => #variant(#how),)* },
        })
    });
    let other = (!union.other.is_empty()).then(|| {
        let other = ident(&union.other);
        quote! { _ => #other(raw), }
    });
    quote! { named_events! { #name { #(#lines)* #other } } }
}

/// The line-list: JSON kinds first, then one rule for the objects among themselves.
pub(in crate::emit) fn emit_lines(union: &UnionItem) -> TokenStream {
    let name = ident(&union.name);
    let renamed = (union.other != "Other").then(|| {
        let other = ident(&union.other);
        quote! { else #other }
    });
    let fraction = union.variants.iter().filter_map(fraction_line);
    let kinds: Vec<TokenStream> =
        fraction.chain(union.variants.iter().filter_map(kind_line)).collect();
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
    let SelectorItem::Kind(kind) = variant.selector else {
        return None;
    };
    let name = ident(&variant.name);
    let kind = ident(kind.word());
    Some(quote! { #name = #kind })
}

fn fraction_line(variant: &VariantItem) -> Option<TokenStream> {
    let name = ident(&variant.name);
    (variant.selector == SelectorItem::Fraction).then(|| quote! { #name = fraction })
}

fn rule_of(union: &UnionItem) -> Option<TokenStream> {
    let by_kind = |variant: &&VariantItem| {
        matches!(variant.selector, SelectorItem::Kind(_) | SelectorItem::Fraction)
    };
    let first = union.variants.iter().find(|variant| !by_kind(variant))?;
    Some(match first.selector {
        SelectorItem::Tags(_) => {
            let tags = &union.tags;
            let lines = union.variants.iter().flat_map(|variant| {
                let SelectorItem::Tags(combinations) = &variant.selector else {
                    return Vec::new();
                };
                let name = ident(&variant.name);
                combinations.iter().map(|values| quote! { #name = #(#values),* }).collect()
            });
            let untagged = match &union.untagged {
                Untagged::Unexpected => TokenStream::new(),
                Untagged::Variant(name) => {
                    let name = ident(name);
                    quote! { or #name }
                }
                Untagged::Any => quote! { else trial },
            };
            quote! { by #(#tags),* { #(#lines,)* } #untagged }
        }
        SelectorItem::Key(_) => {
            let lines = union.variants.iter().filter_map(|variant| {
                let SelectorItem::Key(key) = &variant.selector else {
                    return None;
                };
                let name = ident(&variant.name);
                Some(quote! { #name = #key })
            });
            quote! { by key { #(#lines,)* } }
        }
        _ => {
            let names = union
                .variants
                .iter()
                .filter(|variant| variant.selector == SelectorItem::Trial)
                .map(|variant| ident(&variant.name));
            quote! { by trial { #(#names,)* } }
        }
    })
}
