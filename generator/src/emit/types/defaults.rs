//! Methods that read a field with the document's default.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::record::fields;
use crate::api::Constant;
use crate::emit::tokens::{gap_after_first, ident};
use crate::sdk::{DefaultItem, DefaultValue, FieldItem, RecordItem};

/// The `impl` with a method for each field that has a default.
pub(in crate::emit) fn emit_defaults(record: &RecordItem) -> Option<TokenStream> {
    let with = fields(record).filter_map(|field| Some((field, field.default.as_ref()?)));
    let methods: Vec<TokenStream> = with
        .enumerate()
        .map(|(index, (field, default))| emit_method(index, field, default))
        .collect();
    if methods.is_empty() {
        return None;
    }
    let name = ident(&record.name);
    Some(quote! { impl #name { #(#methods)* } })
}

fn emit_method(index: usize, field: &FieldItem, default: &DefaultItem) -> TokenStream {
    let before = gap_after_first(index);
    let line = format!(
        " `{}`, or the default where it is absent.",
        field.name.rust.trim_start_matches("r#")
    );
    let method = ident(&default.method);
    let field = ident(&field.name.rust);
    let value = literal(&default.value);
    let (ty, value) = match &default.value {
        DefaultValue::Text(_) => {
            (quote! { &str }, quote! { self.#field.as_deref().unwrap_or(#value) })
        }
        DefaultValue::Scalar(ty, _) => {
            let ty = ident(ty);
            (quote! { #ty }, quote! { self.#field.unwrap_or(#value) })
        }
        DefaultValue::Variant { name, copy, .. } => {
            let ty = ident(name);
            let copied = (!copy).then(|| quote! { .clone() });
            (quote! { #ty }, quote! { self.#field #copied.unwrap_or(#value) })
        }
    };
    quote! {
        #before
        #[doc = #line]
        #[must_use]
        pub fn #method(&self) -> #ty {
            #value
        }
    }
}

/// A value as it stands in a field.
pub(super) fn owned(value: &DefaultValue) -> TokenStream {
    let literal = literal(value);
    match value {
        DefaultValue::Text(_) => quote! { #literal.to_owned() },
        DefaultValue::Scalar(..) | DefaultValue::Variant { .. } => literal,
    }
}

/// A value as a literal, or as the path of a variant.
pub(super) fn literal(value: &DefaultValue) -> TokenStream {
    match value {
        DefaultValue::Text(text) => quote! { #text },
        DefaultValue::Scalar(ty, value) => scalar(ty, value),
        DefaultValue::Variant { name, variant, .. } => {
            let (ty, variant) = (ident(name), ident(variant));
            quote! { #ty::#variant }
        }
    }
}

/// A literal that takes its type from where it stands.
fn scalar(ty: &str, value: &Constant) -> TokenStream {
    let number = match value {
        Constant::Boolean(value) => return quote! { #value },
        Constant::String(text) | Constant::Number(text) => text,
    };
    let literal = match (ty, number.parse::<i128>(), number.parse::<f64>()) {
        ("f32", _, Ok(_)) => Literal::f32_unsuffixed(number.parse().unwrap_or_default()),
        ("f64", _, Ok(number)) => Literal::f64_unsuffixed(number),
        (_, Ok(number), _) => Literal::i128_unsuffixed(number),
        _ => return quote! { 0 },
    };
    quote! { #literal }
}
