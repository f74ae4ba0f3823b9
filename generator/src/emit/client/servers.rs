//! `src/servers.rs`: the servers of the API, and the builder's methods for them.

use proc_macro2::TokenStream;
use quote::quote;
use rustc_hash::FxHashMap;

use crate::emit::RustFile;
use crate::emit::lint_allowances;
use crate::emit::runtime_names::RuntimeNames;
use crate::emit::tokens::{docs, gap, gap_after_first, ident};
use crate::sdk::{Sdk, ServerItem, VariableItem};

/// The file of the servers; only where there are any.
pub(in crate::emit) fn emit_servers(sdk: &Sdk) -> RustFile {
    let mut runtime = RuntimeNames::of_public(["ServerTemplate"]);
    if !sdk.servers.variables.is_empty() {
        runtime.public("ServerVariable");
    }
    let mut items = vec![runtime.use_lines()];
    if !sdk.servers.choices.is_empty() {
        items.push(emit_enum(&sdk.servers.choices));
        items.push(emit_templates(&sdk.servers.choices));
    }
    let all = sdk.servers.choices.iter().chain(&sdk.servers.own);
    let variables =
        sdk.servers.variables.iter().map(|item| (item.name.wire.as_str(), item)).collect();
    items.extend(all.map(|server| emit_template(&variables, server)));
    let text = vec!["The API's servers.".into()];
    RustFile { header: sdk.header.clone(), docs: text, items, ..RustFile::default() }
}

fn emit_enum(servers: &[ServerItem]) -> TokenStream {
    let variants = servers.iter().enumerate().map(|(index, server)| {
        let before = gap_after_first(index);
        let text = docs(&server.docs);
        let variant = ident(&server.variant);
        quote! { #before #text #variant, }
    });
    quote! {
        #[doc = " A server of the API, for [`ClientBuilder::server`](crate::ClientBuilder::server). The first is the default."]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Server {
            #(#variants)*
        }
    }
}

fn emit_templates(servers: &[ServerItem]) -> TokenStream {
    let arms = servers.iter().map(|server| {
        let variant = ident(&server.variant);
        let constant = ident(&server.constant);
        quote! { Self::#variant => &#constant, }
    });
    quote! {
        impl Server {
            pub(crate) fn template(self) -> &'static ServerTemplate {
                match self {
                    #(#arms)*
                }
            }
        }
    }
}

fn emit_template(known: &FxHashMap<&str, &VariableItem>, server: &ServerItem) -> TokenStream {
    let constant = ident(&server.constant);
    let url = &server.url;
    let variables = server.variables.iter().filter_map(|(name, default)| {
        let item = known.get(name.as_str())?;
        let default = match default {
            Some(default) => quote! { Some(#default) },
            None => quote! { None },
        };
        let setter = item.name.rust.trim_start_matches("r#");
        let env = &item.env;
        Some(quote! { ServerVariable { name: #name, default: #default, setter: #setter, env: #env } })
    });
    quote! {
        pub(crate) static #constant: ServerTemplate = ServerTemplate {
            url: #url,
            variables: &[#(#variables),*],
        };
    }
}

/// The builder's methods for servers.
pub(in crate::emit) fn emit_builder_methods(sdk: &Sdk) -> TokenStream {
    let gap = gap();
    let server = (!sdk.servers.choices.is_empty()).then(|| {
        quote! {
            #gap
            #[doc = " The server to send to, unless there is a base URL."]
            pub fn server(mut self, server: Server) -> Self {
                self.core.server(server.template());
                self
            }
        }
    });
    let all = (!sdk.servers.own.is_empty()).then(|| {
        quote! {
            #gap
            #[doc = " The base URL of all calls, also of those for which the API names a server of their own: for tests, and for"]
            #[doc = " proxies."]
            pub fn base_url_for_all(mut self, url: impl Into<String>) -> Self {
                self.core.base_url_for_all(url);
                self
            }
        }
    });
    let variables = sdk.servers.variables.iter().map(emit_variable);
    quote! { #server #all #(#variables)* }
}

fn emit_variable(variable: &VariableItem) -> TokenStream {
    let gap = gap();
    let text = docs(&variable.docs);
    let method = ident(&variable.name.rust);
    let wire = &variable.name.wire;
    let allowed = lint_allowances::of_setter_name(&variable.name.rust);
    quote! {
        #gap
        #text
        #allowed
        pub fn #method(mut self, value: impl Into<String>) -> Self {
            self.core.server_variable(#wire, value);
            self
        }
    }
}
