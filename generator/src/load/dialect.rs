//! Which description language a document is written in.

use super::{Node, Value};
use crate::report::{Diagnostic, Diagnostics, findings};

/// The dialects that a document can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Dialect {
    /// Swagger 2.0, since renamed OpenAPI 2.0.
    V2,
    /// OpenAPI 3.0.
    V3_0,
    /// OpenAPI 3.1.
    V3_1,
    /// OpenAPI 3.2.
    V3_2,
}

/// Root keys by which other kinds of documents are known, and what those are.
const OTHERS: [(&str, &str); 8] = [
    ("asyncapi", "an AsyncAPI document"),
    ("arazzo", "an Arazzo workflow"),
    (
        "overlay",
        "an OpenAPI overlay: name it under `overlays` in seamstress.toml, and give the document that it changes",
    ),
    ("apiVersion", "a Kubernetes resource"),
    ("swaggerVersion", "a Swagger 1 document: convert it to OpenAPI 3 first"),
    ("item", "a Postman collection: export it as OpenAPI first"),
    ("$schema", "a JSON Schema"),
    ("openrpc", "an OpenRPC document"),
];

/// Reads the version; a tree that is not an OpenAPI document is reported.
pub(super) fn identify(root: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Dialect> {
    dialect_of(root).map_err(|diagnostic| diagnostics.push(*diagnostic)).ok()
}

fn dialect_of(root: &Node<'_>) -> Result<Dialect, Box<Diagnostic>> {
    if !root.is_object() {
        return Err(no_object(root));
    }
    if let Some(version) = root.get("openapi") {
        return openapi_version(version);
    }
    if let Some(version) = root.get("swagger") {
        return swagger_version(version);
    }
    let other = OTHERS.iter().find(|(key, _)| root.get(key).is_some());
    let finding = match other {
        Some((key, kind)) => findings::other_document(key, kind),
        None => findings::not_openapi(),
    };
    Err(Box::new(finding.at(root.at)))
}

fn no_object(root: &Node<'_>) -> Box<Diagnostic> {
    let finding = match &root.value {
        Value::Null => findings::only_comments(),
        // Any text is YAML, in a way.
        Value::String(_) => findings::plain_text(),
        _ => findings::document_not_object(root.kind()),
    };
    Box::new(finding.at(root.at))
}

fn openapi_version(version: &Node<'_>) -> Result<Dialect, Box<Diagnostic>> {
    let text = version.scalar().unwrap_or_default();
    let is = |wanted: &str| {
        text.strip_prefix(wanted)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
    };
    if is("3.0") {
        Ok(Dialect::V3_0)
    } else if is("3.1") {
        Ok(Dialect::V3_1)
    } else if is("3.2") {
        Ok(Dialect::V3_2)
    } else {
        Err(unknown_version(version, "OpenAPI"))
    }
}

fn swagger_version(version: &Node<'_>) -> Result<Dialect, Box<Diagnostic>> {
    match version.scalar().as_deref() {
        Some("2.0" | "2") => Ok(Dialect::V2),
        _ => Err(unknown_version(version, "Swagger")),
    }
}

fn unknown_version(version: &Node<'_>, language: &str) -> Box<Diagnostic> {
    let finding = match version.scalar() {
        Some(text) => findings::unknown_version(language, text),
        None => findings::version_not_text(language, version.kind()),
    };
    Box::new(finding.at(version.at))
}
