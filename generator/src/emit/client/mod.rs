//! `src/client.rs` and what stands around it: the client, its builder, its settings, the schemes,
//! the servers, the front page.
//!
//! Knows nothing of single calls: accessors lead to the resources.

pub(super) mod auth;
pub(super) mod builder;
pub(super) mod front;
pub(super) mod servers;
pub(super) mod settings;

use proc_macro2::TokenStream;
use quote::quote;

use super::RustFile;
use super::calls::resource::emit_gated_accessors;
use super::runtime_names::{RuntimeNames, public_path};
use super::tokens::{doc, docs, gap, gap_after_first, ident};
use crate::sdk::Sdk;
use auth::{emit_anonymous, emit_credential};
use builder::emit_builder_settings;
use settings::emit_settings;

/// The file of the client.
pub(super) fn emit_client(sdk: &Sdk) -> RustFile {
    let mut items = vec![
        quote! { use std::time::Duration; },
        emit_uses(sdk),
        emit_settings(sdk),
        emit_struct(sdk),
        emit_impl(sdk),
        emit_builder(),
        emit_builder_impl(sdk),
    ];
    items.extend(sdk.error_body.as_deref().map(emit_error_body));
    let text = vec!["The client.".into()];
    RustFile { header: sdk.header.clone(), docs: text, items, ..RustFile::default() }
}

fn emit_uses(sdk: &Sdk) -> TokenStream {
    let schemes = match sdk.schemes.len() {
        0 => TokenStream::new(),
        _ => {
            let mut names: Vec<&str> =
                sdk.schemes.iter().map(|scheme| scheme.constant.as_str()).collect();
            names.sort_unstable();
            let names = names.into_iter().map(ident);
            quote! { use crate::auth::{#(#names),*}; }
        }
    };
    let mut runtime = RuntimeNames::of_public([
        "Core",
        "CoreBuilder",
        "DecodeMode",
        "Error",
        "Redirects",
        "Settings",
        "Transport",
    ]);
    if !sdk.schemes.is_empty() {
        runtime.public("Secret");
    }
    let runtime = runtime.use_lines();
    let constant = sdk.client.server.as_deref().map(ident);
    let server = (!sdk.servers.choices.is_empty()).then(|| match constant {
        Some(constant) => quote! { use crate::servers::{#constant, Server}; },
        None => quote! { use crate::servers::Server; },
    });
    quote! {
        #schemes
        #runtime
        #server
    }
}

fn emit_struct(sdk: &Sdk) -> TokenStream {
    let line = doc(&format!("A client of the {} API.", sdk.front.spoken));
    quote! {
        #line
        #[doc = ""]
        #[doc = " Cloning it is cheap: all clones share one connection pool."]
        #[derive(Clone, Debug)]
        pub struct Client {
            core: Core,
        }
    }
}

fn emit_impl(sdk: &Sdk) -> TokenStream {
    let gap = gap();
    let variables = env_lines(sdk);
    let accessors = emit_gated_accessors(&sdk.client.accessors);
    let before_accessors = (!sdk.client.accessors.is_empty()).then(|| gap.clone());
    quote! {
        impl Client {
            #[doc = " A client with what the environment says:"]
            #[doc = ""]
            #variables
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " When no credential is set, or the base URL is invalid."]
            pub fn from_env() -> Result<Self, Error> {
                Self::builder().read_env()?.build()
            }

            #gap
            #[doc = " A client to be set up by hand."]
            pub fn builder() -> ClientBuilder {
                ClientBuilder { core: CoreBuilder::new(&SETTINGS) }
            }

            #gap
            #[doc = " What all calls of this client share."]
            pub fn core(&self) -> &Core {
                &self.core
            }

            #before_accessors
            #accessors
        }
    }
}

/// The variables that `from_env` reads.
fn env_lines(sdk: &Sdk) -> TokenStream {
    let mut lines = Vec::new();
    for scheme in &sdk.schemes {
        for variable in &scheme.env {
            lines.push(format!(
                "- `{variable}`: see [`ClientBuilder::{}`]",
                scheme.setter.trim_start_matches("r#")
            ));
        }
    }
    let of_client = |name: &str| {
        sdk.servers
            .choices
            .iter()
            .flat_map(|server| &server.variables)
            .any(|(known, _)| known == name)
    };
    for variable in sdk.servers.variables.iter().filter(|variable| of_client(&variable.name.wire)) {
        let setter = variable.name.rust.trim_start_matches("r#");
        lines.push(format!("- `{}`: see [`ClientBuilder::{setter}`]", variable.env));
    }
    lines.push(format!(
        "- `{}_ENDPOINT`: the base URL, where it is not the default",
        sdk.client.env_prefix
    ));
    docs(&lines)
}

fn emit_builder() -> TokenStream {
    quote! {
        #[doc = " Sets up a [`Client`]."]
        #[derive(Clone, Debug)]
        #[must_use = "a builder does nothing until it is built"]
        pub struct ClientBuilder {
            core: CoreBuilder,
        }
    }
}

fn emit_builder_impl(sdk: &Sdk) -> TokenStream {
    let gap = gap();
    let credentials = sdk.schemes.iter().enumerate().map(|(index, scheme)| {
        let before = gap_after_first(index);
        let method = emit_credential(scheme);
        quote! { #before #method }
    });
    let anonymous = (!sdk.schemes.is_empty()).then(emit_anonymous);
    let before_url = gap_after_first(sdk.schemes.len());
    let base_url = base_url_docs(sdk);
    let transport = transport_docs(sdk);
    let servers = servers::emit_builder_methods(sdk);
    let settings = emit_builder_settings();
    quote! {
        impl ClientBuilder {
            #(#credentials)*

            #anonymous

            #before_url
            #base_url
            pub fn base_url(mut self, url: impl Into<String>) -> Self {
                self.core.base_url(url);
                self
            }

            #servers

            #settings

            #gap
            #transport
            pub fn transport(mut self, transport: impl Transport) -> Self {
                self.core.transport(transport);
                self
            }

            #gap
            #[doc = " Reads what [`Client::from_env`] reads, where it is not set yet."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " When no credential is set, here or in the environment."]
            pub fn read_env(mut self) -> Result<Self, Error> {
                self.core.read_env()?;
                Ok(self)
            }

            #gap
            #[doc = " Makes the client."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " When the base URL is missing or invalid, or a header cannot be sent."]
            pub fn build(self) -> Result<Client, Error> {
                Ok(Client { core: self.core.build()? })
            }
        }
    }
}

fn base_url_docs(sdk: &Sdk) -> TokenStream {
    let mut lines = vec!["The base URL.".to_owned()];
    if let Some(url) = &sdk.client.base_url_docs {
        lines = vec![format!("The base URL. The default is {url}.")];
    } else if let Some(path) = &sdk.client.relative_url {
        lines.push(String::new());
        lines.push(format!(
            "There is no default. The API's document says {path}, relative to where it is served: give all of it."
        ));
    }
    docs(&lines)
}

fn transport_docs(sdk: &Sdk) -> TokenStream {
    let mut lines = vec!["Sends through this transport instead of the default one.".to_owned()];
    if !sdk.client.transport_schemes.is_empty() {
        let schemes = sdk.client.transport_schemes.join(", ");
        lines.push(String::new());
        lines.push(format!(
            "{schemes}: calls that ask for this (mutual TLS) need a transport that has a client certificate,"
        ));
        lines.push("such as a `ReqwestTransport` made of a `reqwest::Client` with one.".to_owned());
    }
    docs(&lines)
}

/// Refusals give their body as the type that the document has for it.
fn emit_error_body(name: &str) -> TokenStream {
    let name = ident(name);
    let error = public_path("ApiError");
    quote! {
        impl #error {
            #[doc = " The body as the API describes it for most calls; `None` when it is something else:"]
            #[doc = " text, HTML, nothing, an object without any of its members. Bodies of other types,"]
            #[doc = " which the docs of their calls name, are read by [`details_as`](Self::details_as)."]
            pub fn details(&self) -> Option<crate::types::#name> {
                self.details_as()
            }
        }
    }
}
