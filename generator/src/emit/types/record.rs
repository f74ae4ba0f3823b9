//! Structs, their constructors and their line-lists.

use proc_macro2::TokenStream;
use quote::quote;

use super::defaults::{emit_defaults, literal, owned};
use super::headers;
use super::limits::emit_limits;
use crate::emit::lint_allowances;
use crate::emit::tokens::{
    argument, constant, deprecated, docs, gap, gap_after_first, ident, rust_type,
};
use crate::sdk::{ArgumentType, FieldItem, MemberItem, Mode, RecordItem, RestItem};

/// The struct, its `impl` where users make values of it, and its `record!`.
pub(in crate::emit) fn emit_record(record: &RecordItem) -> Vec<TokenStream> {
    let mut items = vec![emit_struct(record)];
    if record.constructible && fields(record).next().is_some() {
        items.push(emit_impl(record));
    }
    if has_default(record) && has_constants(record) {
        items.push(emit_default(record));
    }
    items.extend(emit_defaults(record));
    items.extend(emit_debug(record));
    items.push(emit_lines(record));
    items.extend(headers::emit_lines(record));
    items.extend(emit_limits(record));
    items
}

pub(in crate::emit) fn fields(record: &RecordItem) -> impl Iterator<Item = &FieldItem> {
    record.members.iter().filter_map(|member| match member {
        MemberItem::Field(field) => Some(field),
        MemberItem::Constant(..) => None,
    })
}

fn is_required(field: &FieldItem) -> bool {
    matches!(field.mode, Mode::Required | Mode::Null | Mode::List | Mode::Map)
}

/// A value without any required field can be made from nothing.
fn has_default(record: &RecordItem) -> bool {
    record.constructible && !fields(record).any(is_required)
}

/// Whether that value is more than what its fields are by default.
fn has_constants(record: &RecordItem) -> bool {
    fields(record).any(|field| field.constant.is_some() || field.initial.is_some())
}

/// Whether `Debug` does not show all of it.
pub(in crate::emit) fn has_hidden(record: &RecordItem) -> bool {
    fields(record).any(|field| field.is_hidden)
}

fn emit_struct(record: &RecordItem) -> TokenStream {
    let name = ident(&record.name);
    let head = docs(&record.docs);
    let default = if has_default(record) && !has_constants(record) {
        quote! { , Default }
    } else {
        TokenStream::new()
    };
    let debug = (!has_hidden(record)).then(|| quote! { , Debug });
    let members = fields(record).enumerate().map(|(index, field)| {
        let before = gap_after_first(index);
        let text = docs(&field.docs);
        let note = deprecated(field.deprecated.as_deref());
        let name = ident(&field.name.rust);
        let ty = rust_type(&field.ty);
        quote! { #before #text #note pub #name: #ty }
    });
    let rest = record.rest.iter().map(|RestItem { name: field, ty }| {
        let before = gap_after_first(fields(record).count());
        let name = ident(field);
        let ty = rust_type(ty);
        quote! { #before #[doc = " All other members."] pub #name: BTreeMap<String, #ty> }
    });
    let types =
        fields(record).map(|field| &field.ty).chain(record.rest.iter().map(|rest| &rest.ty));
    let allowed = lint_allowances::of_item(types);
    quote! {
        #head
        #allowed
        #[derive(Clone #debug #default, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#members,)*
            #(#rest,)*
        }
    }
}

fn emit_impl(record: &RecordItem) -> TokenStream {
    let name = ident(&record.name);
    let constructor = (!has_default(record)).then(|| emit_new(record));
    let has_constructor = constructor.is_some();
    let is_set = |field: &&FieldItem| !is_required(field) && field.constant.is_none();
    let setters = fields(record).filter(is_set).enumerate().map(|(index, field)| {
        let before = if index == 0 && !has_constructor { TokenStream::new() } else { gap() };
        let line = setter_line(field);
        let note = deprecated(field.deprecated.as_deref());
        let allow = field.deprecated.is_some().then(
            || quote! { #[allow(deprecated, reason = "it sets the field that is deprecated")] },
        );
        let field_name = ident(&field.name.rust);
        let (ty, value) = argument(&field.argument, &ident("value"));
        let allowed = lint_allowances::of_setter(&field.name.rust, &field.argument);
        let value = if field.mode == Mode::Nullable {
            value
        } else {
            quote! { Some(#value) }
        };
        quote! {
            #before
            #line
            #note
            #allow
            #allowed
            #[must_use]
            pub fn #field_name(mut self, value: #ty) -> Self {
                self.#field_name = #value;
                self
            }
        }
    });
    quote! {
        impl #name {
            #constructor
            #(#setters)*
        }
    }
}

fn setter_line(field: &FieldItem) -> TokenStream {
    let line = format!(" Sets `{}`.", field.name.rust.trim_start_matches("r#"));
    quote! { #[doc = #line] }
}

fn emit_new(record: &RecordItem) -> TokenStream {
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
        let name = ident(&rest.name);
        quote! { #name: BTreeMap::new() }
    });
    values.chain(rest).collect()
}

fn allowed_in_new(record: &RecordItem) -> Option<TokenStream> {
    let touches_deprecated = fields(record).any(|field| field.deprecated.is_some());
    touches_deprecated
        .then(|| quote! { #[allow(deprecated, reason = "a new value sets every field")] })
}

/// `Default` of a record whose constants have fields.
fn emit_default(record: &RecordItem) -> TokenStream {
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

/// `Debug` of a struct that has members which are not shown.
fn emit_debug(record: &RecordItem) -> Option<TokenStream> {
    let name = ident(&record.name);
    let lines = fields(record).map(|field| {
        let name = ident(&field.name.rust);
        let how = ident(if field.is_hidden { "hidden" } else { "shown" });
        quote! { #name: #how }
    });
    let rest = record.rest.iter().map(|rest| {
        let name = ident(&rest.name);
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

/// The line-list: what the codecs know of the struct.
fn emit_lines(record: &RecordItem) -> TokenStream {
    let name = ident(&record.name);
    let lines = record.members.iter().map(|member| match member {
        MemberItem::Constant(wire, value) => {
            let value = constant(value);
            quote! { #wire = #value }
        }
        MemberItem::Field(field) => {
            let name = ident(&field.name.rust);
            let mode = ident(field.mode.word());
            let wire = &field.name.wire;
            let renamed = (field.name.rust != *wire).then(|| quote! { as #wire });
            let fixed = field.constant.iter().map(literal);
            quote! { #name #renamed: #mode #(= #fixed)* }
        }
    });
    let rest = record.rest.iter().map(|rest| {
        let name = ident(&rest.name);
        quote! { ..#name }
    });
    quote! {
        record! {
            #name {
                #(#lines,)*
                #(#rest,)*
            }
        }
    }
}
