//! How generated code names the runtime: what users may name comes from `crate::runtime`, all else
//! from `crate::runtime::codegen`. No other file of `emit` writes these paths.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::ident;

/// The names of the runtime that the items of a file use.
#[derive(Default)]
pub(super) struct RuntimeNames<'s> {
    public: BTreeSet<&'s str>,
    codegen: BTreeSet<&'s str>,
}

impl<'s> RuntimeNames<'s> {
    /// These names, which users may name too.
    pub(super) fn of_public(names: impl IntoIterator<Item = &'s str>) -> Self {
        Self { public: names.into_iter().collect(), ..Self::default() }
    }

    /// Adds a name that users may name too.
    pub(super) fn public(&mut self, name: &'s str) {
        self.public.insert(name);
    }

    /// Adds a name that is for generated code alone.
    pub(super) fn codegen(&mut self, name: &'s str) {
        self.codegen.insert(name);
    }

    /// The `use` lines, sorted as rustfmt sorts them: what is in braces comes last.
    pub(super) fn use_lines(&self) -> TokenStream {
        let public = use_line(&quote! { crate::runtime }, &self.public);
        let codegen = use_line(&quote! { crate::runtime::codegen }, &self.codegen);
        match self.public.len() {
            ..=1 => quote! { #public #codegen },
            _ => quote! { #codegen #public },
        }
    }
}

/// The full path of a name that users may name too.
pub(super) fn public_path(name: &str) -> TokenStream {
    let name = ident(name);
    quote! { crate::runtime::#name }
}

/// One `use` line for names of a module; nothing for none.
pub(super) fn use_line(path: &TokenStream, names: &BTreeSet<&str>) -> TokenStream {
    let mut idents = names.iter().map(|name| ident(name));
    match names.len() {
        0 => TokenStream::new(),
        1 => idents.next().map(|name| quote! { use #path::#name; }).unwrap_or_default(),
        _ => quote! { use #path::{#(#idents),*}; },
    }
}
