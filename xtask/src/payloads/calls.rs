//! The calls of the crate, as `seamstress inspect --stage sdk --format json` names them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde::Deserialize;
use serde_json::{Value, json};

use super::document::Route;
use crate::Result;
use crate::corpus::rust_type;

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

#[derive(Debug, Deserialize)]
struct Argument {
    name: Name,
    /// How it is taken, and its type: `{"Into": …}`.
    ty: Value,
    destination: Value,
}

#[derive(Debug, Deserialize)]
struct Name {
    wire: String,
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
                let arguments = call.arguments.iter().map(Argument::tokens);
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

impl Argument {
    fn tokens(&self) -> Result<TokenStream> {
        let wire = &self.name.wire;
        let (word, inner) = self
            .ty
            .as_object()
            .and_then(|ty| ty.iter().next())
            .ok_or_else(|| format!("the argument `{wire}` has no type"))?;
        let inner = match word.as_str() {
            "List" => json!({ "Vec": inner }),
            _ => inner.clone(),
        };
        let ty = rust_type(&inner).ok_or_else(|| format!("`{wire}` has no values in JSON"))?;
        let parameter = self.destination.get("Parameter").and_then(Value::as_str);
        let place = match (parameter, self.destination.as_str()) {
            (Some("Path"), _) => "path",
            (Some(_), _) => "query",
            (None, Some("Field")) => "body",
            (None, _) => return Err(format!("`{wire}` stands in no place that is recorded").into()),
        };
        Ok(quote!(argument::<#ty>(line, #place, #wire)))
    }
}

fn identifier(name: &str) -> proc_macro2::Ident {
    match name.strip_prefix("r#") {
        Some(name) => format_ident!("r#{name}"),
        None => format_ident!("{name}"),
    }
}
