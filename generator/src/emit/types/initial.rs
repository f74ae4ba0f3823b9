//! What a new value of a struct has from the start.

use proc_macro2::TokenStream;
use quote::quote;

use super::defaults::literal;
use super::record::{fields, has_default};
use crate::emit::tokens::ident;
use crate::sdk::{DefaultValue, FieldItem, Mode, RecordItem};

/// Whether a new value has more than its required members.
pub(in crate::emit) fn has_initial(record: &RecordItem) -> bool {
    fields(record).any(|field| field.initial.is_some())
}

/// The value of a field that is not given; of none that must be.
pub(in crate::emit) fn emit_initial(field: &FieldItem) -> TokenStream {
    let value = field.initial.as_ref().map(|value| match value {
        DefaultValue::Text(text) => quote! { #text.to_owned() },
        DefaultValue::Scalar(ty, value) => literal(ty, value),
        DefaultValue::Variant { name, variant, .. } => {
            let (ty, variant) = (ident(name), ident(variant));
            quote! { #ty::#variant }
        }
    });
    match (field.mode, value) {
        (Mode::Nullable, Some(value)) => quote! { Nullable::Value(#value) },
        (Mode::Nullable, None) => quote! { Nullable::Absent },
        (_, Some(value)) => quote! { Some(#value) },
        (_, None) => quote! { None },
    }
}

/// `Default` of a struct that has no required members, where it cannot be derived.
pub(in crate::emit) fn emit_default(record: &RecordItem) -> Option<TokenStream> {
    let name = ident(&record.name);
    let values = fields(record).map(|field| {
        let (name, value) = (ident(&field.name.rust), emit_initial(field));
        quote! { #name: #value }
    });
    let (rest, allow) = (emit_no_rest(record), emit_allow(record));
    (has_default(record) && has_initial(record)).then(|| {
        quote! {
            impl Default for #name {
                #allow
                fn default() -> Self {
                    Self { #(#values,)* #rest }
                }
            }
        }
    })
}

/// The field that takes all other members, without any.
pub(in crate::emit) fn emit_no_rest(record: &RecordItem) -> Option<TokenStream> {
    let name = ident(&record.rest.as_ref()?.name);
    Some(quote! { #name: BTreeMap::new(), })
}

/// What lets a new value set deprecated fields, where there are any.
pub(in crate::emit) fn emit_allow(record: &RecordItem) -> Option<TokenStream> {
    let touches_deprecated = fields(record).any(|field| field.deprecated.is_some());
    touches_deprecated
        .then(|| quote! { #[allow(deprecated, reason = "a new value sets every field")] })
}
