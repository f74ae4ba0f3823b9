//! How a user makes a new value of a struct: `new`, or `Default`.

use proc_macro2::TokenStream;
use quote::quote;

use super::defaults::owned;
use super::record::{fields, is_required};
use crate::emit::lint_allowances;
use crate::emit::tokens::{argument, ident};
use crate::sdk::{ArgumentType, CatchAll, FieldItem, Mode, RecordItem};

/// `new`, with the members that are required.
pub(super) fn emit_new(record: &RecordItem) -> TokenStream {
    let line = format!(" A `{}` with its required members.", record.name);
    // `list` makes a list of what is given.
    let parameter = |field: &FieldItem| ident(&field.name.beside(&["list"]));
    let parameters = fields(record).filter(|field| is_required(field)).map(|field| {
        let name = parameter(field);
        let (ty, _) = argument(&field.argument, &name);
        quote! { #name: #ty }
    });
    let values = initial_fields(record, |field| {
        let name = ident(&field.name.rust);
        let parameter = parameter(field);
        let (_, value) = argument(&field.argument, &parameter);
        if matches!(field.argument, ArgumentType::Plain(_)) && parameter == name {
            value
        } else {
            quote! { #name: #value }
        }
    });
    let allow = allowed_in_new(record);
    let required = fields(record).filter(|field| is_required(field));
    let allowed = lint_allowances::of_function(
        0,
        required.map(|field| (field.name.rust.as_str(), &field.argument)),
    );
    quote! {
        #[doc = #line]
        #allow
        #allowed
        pub fn new(#(#parameters),*) -> Self {
            Self { #(#values,)* }
        }
    }
}

/// The fields of a new value; `required` gives those that depend on the caller.
fn initial_fields(
    record: &RecordItem,
    required: impl Fn(&FieldItem) -> TokenStream,
) -> Vec<TokenStream> {
    let values = fields(record).map(|field| {
        let name = ident(&field.name.rust);
        let constant = field.constant.as_ref().or(field.initial.as_ref()).map(owned);
        match (field.mode, constant) {
            (Mode::Optional | Mode::Any, None) => quote! { #name: None },
            (Mode::Optional | Mode::Any, Some(value)) => quote! { #name: Some(#value) },
            (Mode::Nullable, None) => quote! { #name: Nullable::Absent },
            (Mode::Nullable, Some(value)) => quote! { #name: Nullable::Value(#value) },
            (_, Some(value)) => quote! { #name: #value },
            (_, None) => required(field),
        }
    });
    let rest = record.rest.iter().map(|rest| {
        let name = ident(rest.name());
        match rest {
            CatchAll::Declared(_) => quote! { #name: BTreeMap::new() },
            CatchAll::Unknown(_) => quote! { #name: UnknownMembers::default() },
        }
    });
    values.chain(rest).collect()
}

fn allowed_in_new(record: &RecordItem) -> Option<TokenStream> {
    let touches_deprecated = fields(record).any(|field| field.deprecated.is_some());
    touches_deprecated
        .then(|| quote! { #[allow(deprecated, reason = "a new value sets every field")] })
}

/// `Default` of a record whose constants have fields.
pub(super) fn emit_default(record: &RecordItem) -> TokenStream {
    let name = ident(&record.name);
    let allow = allowed_in_new(record);
    let values = initial_fields(record, |_| TokenStream::new());
    quote! {
        impl Default for #name {
            #allow
            fn default() -> Self {
                Self { #(#values,)* }
            }
        }
    }
}
