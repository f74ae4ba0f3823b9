//! Structs, their constructors and their line-lists.

use proc_macro2::TokenStream;
use quote::quote;

use super::constructor::{emit_default, emit_new};
use super::debug::{emit_debug, has_hidden};
use super::defaults::{emit_defaults, literal};
use super::headers;
use super::limits::emit_limits;
use crate::emit::lint_allowances;
use crate::emit::tokens::{
    argument, constant, deprecated, docs, gap, gap_after_first, ident, rust_type,
};
use crate::sdk::{CatchAll, FieldItem, MemberItem, Mode, RecordItem, RestItem};

/// The struct, its `impl` where users make values of it, and its `record!`.
pub(in crate::emit) fn emit_record(record: &RecordItem) -> Vec<TokenStream> {
    let mut items = vec![emit_struct(record)];
    if record.constructible && fields(record).next().is_some() {
        items.push(emit_impl(record));
    }
    if has_default(record) && has_initial(record) {
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

pub(super) fn is_required(field: &FieldItem) -> bool {
    matches!(field.mode, Mode::Required | Mode::Null | Mode::List | Mode::Map)
}

/// A value without any required field can be made from nothing.
fn has_default(record: &RecordItem) -> bool {
    record.constructible && !fields(record).any(is_required)
}

/// Whether that value is more than what its fields are by default.
fn has_initial(record: &RecordItem) -> bool {
    fields(record).any(|field| field.initial.is_some())
}

fn emit_struct(record: &RecordItem) -> TokenStream {
    let name = ident(&record.name);
    let head = docs(&record.docs);
    let default = if has_default(record) && !has_initial(record) {
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
    let rest = record.rest.iter().map(|rest| {
        let before = gap_after_first(fields(record).count());
        let name = ident(rest.name());
        match rest {
            CatchAll::Declared(RestItem { ty, .. }) => {
                let ty = rust_type(ty);
                quote! { #before #[doc = " All other members."] pub #name: BTreeMap<String, #ty> }
            }
            CatchAll::Unknown(_) => quote! {
                #before
                #[doc = " Members that the document does not name; they are written back."]
                pub #name: UnknownMembers
            },
        }
    });
    let types = fields(record)
        .map(|field| &field.ty)
        .chain(record.rest.iter().filter_map(CatchAll::declared).map(|rest| &rest.ty));
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
    let is_set = |field: &&FieldItem| !is_required(field) && field.mode != Mode::Fixed;
    let setters = fields(record).filter(is_set).enumerate().map(|(index, field)| {
        let before = if index == 0 && !has_constructor { TokenStream::new() } else { gap() };
        let line = docs(&field.setter_docs);
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
    let setters: Vec<TokenStream> = setters.collect();
    let is_first = setters.is_empty() && !has_constructor;
    let member = emit_member_setter(record, is_first);
    quote! {
        impl #name {
            #constructor
            #(#setters)*
            #member
        }
    }
}

/// The setter of a member that has no field.
fn emit_member_setter(record: &RecordItem, is_first: bool) -> Option<TokenStream> {
    let RestItem { name, ty } = record.rest.as_ref()?.declared()?;
    let (rest, ty) = (ident(name), rust_type(ty));
    let setter = ident(record.member_setter.as_ref()?);
    let before = if is_first { TokenStream::new() } else { gap() };
    Some(quote! {
        #before
        #[doc = " Sets a member that has no field."]
        #[must_use]
        pub fn #setter(mut self, name: impl Into<String>, value: impl Into<#ty>) -> Self {
            self.#rest.insert(name.into(), value.into());
            self
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
            let fixed = field.initial.iter().filter(|_| field.mode == Mode::Fixed).map(literal);
            quote! { #name #renamed: #mode #(= #fixed)* }
        }
    });
    let rest = record.rest.iter().map(|rest| {
        let name = ident(rest.name());
        match rest {
            CatchAll::Declared(_) => quote! { ..#name },
            CatchAll::Unknown(_) => quote! { _ => #name },
        }
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
