//! `src/auth.rs`: the security schemes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::api::SchemeKind;
use crate::emit::RustFile;
use crate::emit::lint_allowances;
use crate::emit::runtime_names::RuntimeNames;
use crate::emit::tokens::{docs, gap, ident};
use crate::sdk::{SchemeItem, Sdk};

/// The file of the security schemes.
pub(in crate::emit) fn emit_auth(sdk: &Sdk) -> RustFile {
    let mut items = Vec::new();
    if !sdk.schemes.is_empty() {
        items.push(RuntimeNames::of_public(["Scheme", "SchemeKind"]).use_lines());
    }
    items.extend(sdk.schemes.iter().enumerate().map(|(index, scheme)| emit_scheme(index, scheme)));
    let text = vec!["The API's security schemes.".into()];
    RustFile { header: sdk.header.clone(), docs: text, items, ..RustFile::default() }
}

fn emit_scheme(index: usize, scheme: &SchemeItem) -> TokenStream {
    let first: Vec<String> =
        scheme.docs.iter().take_while(|line| !line.is_empty()).cloned().collect();
    let text = docs(&first);
    let constant = ident(&scheme.constant);
    let index = Literal::usize_unsuffixed(index);
    let name = &scheme.name;
    let setter = scheme.setter.trim_start_matches("r#");
    let env = &scheme.env;
    let kind = match &scheme.kind {
        SchemeKind::Bearer => quote! { SchemeKind::Bearer },
        SchemeKind::Basic => quote! { SchemeKind::Basic },
        SchemeKind::Http(scheme) => quote! { SchemeKind::Http(#scheme) },
        SchemeKind::Header(name) => quote! { SchemeKind::Header(#name) },
        SchemeKind::Query(name) => quote! { SchemeKind::Query(#name) },
        SchemeKind::Cookie(name) => quote! { SchemeKind::Cookie(#name) },
        // Never planned: the transport brings it.
        SchemeKind::Transport => quote! { SchemeKind::Bearer },
    };
    quote! {
        #text
        pub(crate) static #constant: Scheme = Scheme {
            index: #index,
            name: #name,
            setter: #setter,
            env: &[#(#env),*],
            kind: #kind,
        };
    }
}

/// The builder's method for one scheme.
pub(in crate::emit) fn emit_credential(scheme: &SchemeItem) -> TokenStream {
    let setter = ident(&scheme.setter);
    let constant = ident(&scheme.constant);
    let text = docs(&scheme.docs);
    let allowed = lint_allowances::of_setter_name(&scheme.setter);
    match scheme.kind {
        SchemeKind::Basic => quote! {
            #text
            pub fn #setter(mut self, username: &str, password: impl Into<Secret>) -> Self {
                self.core.basic(&#constant, username, &password.into());
                self
            }
        },
        _ => quote! {
            #text
            #allowed
            pub fn #setter(mut self, credential: impl Into<Secret>) -> Self {
                self.core.credential(&#constant, credential.into());
                self
            }
        },
    }
}

/// The builder's method for servers that run without authentication.
pub(in crate::emit) fn emit_anonymous() -> TokenStream {
    let gap = gap();
    quote! {
        #gap
        #[doc = " Sends calls also where they require a credential and the client has none: for a server"]
        #[doc = " that runs without authentication. Credentials that the client has are sent."]
        pub fn anonymous(mut self) -> Self {
            self.core.anonymous();
            self
        }
    }
}
