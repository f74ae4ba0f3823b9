//! Examples as functions; `render` lays them out and puts them into doc comments.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::emit::tokens::{Home, ident, type_with};
use crate::sdk::{Example, RustType, Sample, Sdk};

/// A function that makes the call, as a user would write its body. What the example does not say
/// how to make are its parameters, which readers do not see.
pub(in crate::emit) fn emit_example(sdk: &Sdk, example: &Example) -> TokenStream {
    let library = ident(&sdk.package.name.replace('-', "_"));
    let statement = emit_statement(example);
    let given = example.arguments.iter().filter_map(|sample| match sample {
        Sample::Variable(name, ty) => {
            let (name, ty) = (ident(name), public_type(ty, &library));
            Some(quote! { , #name: #ty })
        }
        _ => None,
    });
    quote! {
        async fn example(client: #library::Client #(#given)*) -> Result<(), #library::Error> {
            #statement
            Ok(())
        }
    }
}

/// The call, and its result where it has one.
pub(in crate::emit) fn emit_statement(example: &Example) -> TokenStream {
    let call = emit_call(example);
    match &example.result {
        Some(result) => {
            let result = ident(result);
            quote! { let #result = #call; }
        }
        None => quote! { #call; },
    }
}

/// The call alone.
fn emit_call(example: &Example) -> TokenStream {
    let accessors = example.accessors.iter().map(|name| ident(name));
    let method = ident(&example.method);
    let arguments = example.arguments.iter().map(emit_sample);
    let setter = example.setter.iter().map(|(name, sample)| {
        let name = ident(name);
        let value = emit_sample(sample);
        quote! { .#name(#value) }
    });
    quote! { client #(.#accessors())* .#method(#(#arguments),*) #(#setter)* .send().await? }
}

fn emit_sample(sample: &Sample) -> TokenStream {
    match sample {
        Sample::Text(text) => quote! { #text },
        Sample::Path(name) => quote! { std::path::Path::new(#name) },
        Sample::Texts(text) => quote! { [#text] },
        Sample::Variable(name, _) => {
            let name = ident(name);
            quote! { #name }
        }
        Sample::Boolean => quote! { true },
        Sample::Integer => quote! { 1 },
        Sample::Number => {
            let number = Literal::f64_unsuffixed(1.0);
            quote! { #number }
        }
    }
}

/// A type as those who use the crate write it without any `use`.
fn public_type(ty: &RustType, library: &Ident) -> TokenStream {
    type_with(ty, &|home| match home {
        Home::Runtime => quote! { #library::runtime:: },
        Home::Types => quote! { #library::types:: },
        Home::Resources => quote! { #library::resources:: },
        Home::Collections => quote! { std::collections:: },
    })
}
