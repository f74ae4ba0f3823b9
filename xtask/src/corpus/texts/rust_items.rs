//! The items of a file of Rust: structs and enums with their docs.

use proc_macro2::{TokenStream, TokenTree};

use super::source::{Docs, Field, FoundItems, Type};
use super::words::Prose;
use super::{macros, methods};
use crate::Result;

pub(super) fn read_text(text: &str, found: &mut FoundItems) -> Result {
    for item in syn::parse_file(text)?.items {
        match item {
            syn::Item::Struct(item) => {
                let fields = item.fields.iter().filter_map(field).collect();
                found.add_type(&item.ident, &item.attrs, Some(fields));
            }
            syn::Item::Enum(item) => found.add_type(&item.ident, &item.attrs, None),
            syn::Item::Type(item) => found.add_type(&item.ident, &item.attrs, None),
            syn::Item::Macro(item) => macros::read(&item.mac, found),
            syn::Item::Impl(item) if item.trait_.is_none() => methods::read(&item, found),
            _ => {}
        }
    }
    Ok(())
}

impl FoundItems {
    fn add_type(
        &mut self,
        name: &syn::Ident,
        attributes: &[syn::Attribute],
        fields: Option<Vec<Field>>,
    ) {
        let found = Type {
            is_struct: fields.is_some(),
            docs: docs(attributes),
            fields: fields.unwrap_or_default(),
            ..Type::default()
        };
        self.types.insert(name.to_string(), found);
    }
}

fn field(field: &syn::Field) -> Option<Field> {
    let name = field.ident.as_ref()?;
    let wire = bare(&name.to_string());
    Some(Field {
        wire,
        docs: docs(&field.attrs),
        types: types_of(&field.ty),
        ..Field::default()
    })
}

/// The name of a field without `r#`.
pub(super) fn bare(name: &str) -> String {
    name.trim_start_matches("r#").to_owned()
}

pub(super) fn docs(attributes: &[syn::Attribute]) -> Docs {
    let mut docs = Docs::default();
    let mut text = String::new();
    for attribute in attributes {
        if attribute.path().is_ident("doc")
            && let syn::Meta::NameValue(pair) = &attribute.meta
            && let syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(line),
                ..
            }) = &pair.value
        {
            let line = line.value();
            text.push_str(line.strip_prefix(' ').unwrap_or(&line));
            text.push('\n');
        }
        if attribute.path().is_ident("deprecated") {
            docs.deprecated = Some(match &attribute.meta {
                syn::Meta::List(list) => {
                    macros::first_text(list.tokens.clone()).unwrap_or_default()
                }
                _ => String::new(),
            });
        }
    }
    docs.prose = Prose::of(text);
    docs
}

/// All names in a type.
pub(super) fn types_of(ty: &syn::Type) -> Vec<String> {
    let mut names = Vec::new();
    names_in(quote::quote!(#ty), &mut names);
    names
}

pub(super) fn names_in(tokens: TokenStream, names: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => names.push(name.to_string()),
            TokenTree::Group(group) => names_in(group.stream(), names),
            _ => {}
        }
    }
}
