//! The constants of an API that its client has.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::tokens::ident;
use crate::sdk::{ClientItem, Sdk};

pub(super) fn emit_settings(sdk: &Sdk) -> TokenStream {
    let ClientItem { request_id, error_code, error_message, env_prefix, tolerant, .. } =
        &sdk.client;
    let name = &sdk.package.name;
    let base_url = match &sdk.client.base_url {
        Some(url) => quote! { Some(#url) },
        None => quote! { None },
    };
    let server = match sdk.client.server.as_deref().map(ident) {
        Some(server) => quote! { Some(&#server) },
        None => quote! { None },
    };
    let base_url_env = format!("{env_prefix}_ENDPOINT");
    let decode = if *tolerant {
        quote! { DecodeMode::Tolerant }
    } else {
        quote! { DecodeMode::Strict }
    };
    let schemes = sdk.schemes.iter().map(|scheme| ident(&scheme.constant));
    let own =
        [("request_id", request_id), ("error_code", error_code), ("error_message", error_message)];
    let named = own.iter().filter(|(_, values)| !values.is_empty());
    let named = named.map(|(field, values)| {
        let field = ident(field);
        quote! { #field: &[#(#values),*], }
    });
    let rest =
        own.iter().any(|(_, values)| values.is_empty()).then(|| quote! { ..Settings::DEFAULT });
    quote! {
        #[doc = " What the runtime knows of this API."]
        static SETTINGS: Settings = Settings {
            name: #name,
            version: env!("CARGO_PKG_VERSION"),
            base_url: #base_url,
            server: #server,
            base_url_env: #base_url_env,
            schemes: &[#(&#schemes),*],
            decode: #decode,
            #(#named)*
            #rest
        };
    }
}
