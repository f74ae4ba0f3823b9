//! `Document` to `Api`: what OpenAPI means by what the document says.
//!
//! Two rooms with a wall between them: `schema` (what a schema means) and `http` (what an operation
//! sends and receives). `http` asks `schema` for types; `schema` uses no name of `http`.

mod http;
mod report;
mod schema;

use rustc_hash::FxHashSet;

use crate::api::{Api, OperationKey, OperationNames};
use crate::config::Config;
use crate::load::Document;
use crate::report::Diagnostics;

use http::Calls;
use report::Report;
use schema::Schemas;

/// Which operations are left out because the config prefers another method of the same call. Two
/// are the same call where they have the same name, and this stage does not decide names.
pub(crate) type LessPreferred = fn(&[&OperationNames], &Config) -> FxHashSet<OperationKey>;

/// Reads the API out of a document, as it stands: the passes over it come after.
pub(crate) fn lower(
    document: &Document<'_>,
    config: &Config,
    less_preferred: LessPreferred,
    diagnostics: &mut Diagnostics,
) -> Api {
    let schemas = Schemas::new(document, config, Report::new(diagnostics));
    let mut calls = Calls::new(schemas);
    calls.lower_info();
    let found = calls.find_operations();
    let names: Vec<&OperationNames> = found.iter().map(|one| &one.names).collect();
    let left_out = less_preferred(&names, config);
    let keys: Vec<&OperationKey> = names.iter().map(|names| &names.key).collect();
    calls.report_unknown_operations(&keys);
    calls.report_unknown_kept();
    calls.lower_schemes();
    calls.lower_components();
    calls.lower_operations(found, &left_out);
    calls.lower_headers();
    calls.lower_webhooks();
    calls.lower_error_body();
    calls.finish()
}
