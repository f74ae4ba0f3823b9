//! Which description language a document is written in.

use super::{Node, Value};
use crate::report::{Diagnostic, Diagnostics, codes};

/// The dialects that a document can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
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

const WHAT_IT_IS: &str = "an OpenAPI document is an object with `openapi`, `info` and `paths`";

/// Reads the version; a tree that is no OpenAPI document is reported.
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
    let error = Diagnostic::error(
        codes::NOT_OPENAPI,
        "this is not an OpenAPI document: it has no `openapi` member",
    )
    .at(root.at, "`openapi: 3.1.0`, or another version, is missing here");
    let other = OTHERS.iter().find(|(key, _)| root.get(key).is_some());
    let help = match other {
        Some((key, what)) => format!("by its `{key}` it looks like {what}"),
        None => WHAT_IT_IS.to_owned(),
    };
    Err(Box::new(error.help(help)))
}

fn no_object(root: &Node<'_>) -> Box<Diagnostic> {
    let (code, message) = match &root.value {
        Value::Null => {
            (codes::FILE_EMPTY, "this document has nothing in it but comments".to_owned())
        }
        // Any text is YAML, in a way.
        Value::String(_) => {
            (codes::NEITHER_JSON_NOR_YAML, "this is plain text, neither JSON nor YAML".to_owned())
        }
        _ => (codes::NOT_OPENAPI, format!("this is {}, not an OpenAPI document", root.kind())),
    };
    Box::new(Diagnostic::error(code, message).at(root.at, "the whole document").help(WHAT_IT_IS))
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
    let message = match version.scalar() {
        Some(text) => format!("{language} {text} is not known"),
        None => format!("the version of {language} is {}, not text", version.kind()),
    };
    Box::new(
        Diagnostic::error(codes::UNKNOWN_VERSION, message)
            .at(version.at, "the version that the document gives")
            .help("Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read"),
    )
}
