//! `Document` to `Api`: what OpenAPI means by what the document says.
//!
//! Two rooms with a wall between them: `schema` (what a schema means) and `http` (what an operation
//! sends and receives). `http` asks `schema` for types; `schema` names nothing of `http`.

mod http;
mod naming;
mod place;
mod report;
mod schema;

use crate::api::Api;
use crate::config::Config;
use crate::load::Document;
use crate::report::Diagnostics;

use http::Calls;
use report::Report;
use schema::Schemas;

/// Reads the API out of a document, as it stands: the passes over it come after.
pub fn lower(document: &Document<'_>, config: &Config, diagnostics: &mut Diagnostics) -> Api {
    let schemas = Schemas::new(document, config, Report::new(diagnostics));
    let mut calls = Calls::new(schemas);
    calls.lower_info();
    calls.learn_names();
    calls.lower_schemes();
    calls.lower_components();
    calls.lower_operations();
    calls.lower_headers();
    calls.lower_webhooks();
    calls.lower_error_body();
    calls.finish()
}
