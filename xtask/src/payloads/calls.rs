//! The calls of the crate, as `seamstress inspect --stage sdk --format json` names them.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Deserialize;
use serde_json::Value;

use super::document::Route;
use crate::Result;
use crate::corpus::{Argument, identifier, rust_type};

/// What is in the crate, as far as calls go.
#[derive(Debug, Deserialize)]
pub(super) struct Surface {
    resources: Vec<Resource>,
}

#[derive(Debug, Deserialize)]
struct Resource {
    accessor: Accessor,
    calls: Vec<Call>,
}

/// The method of the client that leads to a resource.
#[derive(Debug, Deserialize)]
struct Accessor {
    method: String,
}

#[derive(Debug, Deserialize)]
struct Call {
    method: String,
    verb: String,
    path: String,
    arguments: Vec<Argument>,
}

impl Surface {
    fn calls(&self) -> impl Iterator<Item = (&Resource, &Call)> {
        let resources = self.resources.iter();
        resources.flat_map(|resource| resource.calls.iter().map(move |call| (resource, call)))
    }

    /// The place of an operation among [`Surface::functions`].
    pub(super) fn number(&self, route: &Route) -> Option<usize> {
        self.calls().position(|(_, call)| {
            call.path == route.template && call.verb.eq_ignore_ascii_case(&route.method)
        })
    }

    /// For each call a closure that makes it with the arguments of a recorded request.
    pub(super) fn functions(&self) -> Result<Vec<TokenStream>> {
        self.calls()
            .map(|(resource, call)| {
                let accessor = identifier(&resource.accessor.method);
                let method = identifier(&call.method);
                let arguments = call.arguments.iter().map(tokens);
                let arguments = arguments.collect::<Result<Vec<_>>>()?;
                Ok(quote! {
                    |client, line| {
                        let call = client.#accessor().#method(#(#arguments),*);
                        finish(line, wait(call.send().with_response()))
                    }
                })
            })
            .collect()
    }
}

/// The expression that makes an argument of what was recorded.
fn tokens(argument: &Argument) -> Result<TokenStream> {
    let wire = &argument.name.wire;
    let ty = rust_type(&argument.ty()).ok_or_else(|| format!("`{wire}` has no values in JSON"))?;
    let parameter = argument
        .destination
        .get("Parameter")
        .and_then(Value::as_str);
    let place = match (parameter, argument.destination.as_str()) {
        (Some("Path"), _) => "path",
        (Some(_), _) => "query",
        (None, Some("Field")) => "body",
        (None, _) => return Err(format!("`{wire}` stands in no place that is recorded").into()),
    };
    Ok(quote!(argument::<#ty>(line, #place, #wire)))
}
