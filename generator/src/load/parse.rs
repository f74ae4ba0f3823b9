//! A text to a tree: which of the two languages it is in, and what is said when it is in neither.

use super::fault::{Fault, Finding, Findings};
use super::{Node, json, yaml};
use crate::report::{Diagnostic, Diagnostics, codes};
use crate::source::Source;

/// Reads a text as JSON or YAML; a fault is reported.
pub fn parse<'a>(source: &'a Source, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
    if let Some(what) = other_format(source.text()) {
        diagnostics.push(
            Diagnostic::error(codes::NEITHER_JSON_NOR_YAML, "this is neither JSON nor YAML")
                .at(source.start(), format!("it looks like {what}"))
                .help("a download may have brought another page instead of the document"),
        );
        return None;
    }
    let mut findings = Findings::default();
    let parsed = if looks_like_json(source.text()) {
        parse_json(source, &mut findings, diagnostics)
    } else {
        yaml::parse(source, &mut findings)
    };
    match parsed {
        Ok(root) => {
            report_findings(&findings, diagnostics);
            Some(root)
        }
        Err(fault) => {
            diagnostics.push(explain(source, &fault));
            None
        }
    }
}

/// Markup. A YAML text can start with `<` too, but no OpenAPI document does.
fn other_format(text: &str) -> Option<&'static str> {
    let start: String = text.trim_start().chars().take(14).collect::<String>().to_ascii_lowercase();
    match start.as_str() {
        _ if start.starts_with("<!doctype html") || start.starts_with("<html") => Some("HTML"),
        _ if start.starts_with("<<") => None,
        _ if start.starts_with('<') => Some("XML"),
        _ if start.starts_with("%pdf") => Some("a PDF"),
        _ => None,
    }
}

fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// JSON that is not quite JSON (a trailing comma, a comment with `#`) is often YAML, and is read as
/// that.
fn parse_json<'a>(
    source: &'a Source,
    findings: &mut Findings,
    diagnostics: &mut Diagnostics,
) -> Result<Node<'a>, Fault> {
    let fault = match json::parse(source, findings) {
        Ok(root) => return Ok(root),
        Err(fault) => fault,
    };
    // Comments of JSON's relatives would be read as keys.
    if fault.code != codes::INVALID_JSON || fault.help == Some(json::NO_COMMENTS) {
        return Err(fault);
    }
    *findings = Findings::default();
    let name = source.name().to_ascii_lowercase();
    let is_yaml_by_name = name.ends_with(".yaml") || name.ends_with(".yml");
    match yaml::parse(source, findings) {
        Ok(root) => {
            if !is_yaml_by_name {
                diagnostics.push(
                    Diagnostic::warning(codes::LAX_JSON, "this is not quite JSON")
                        .at(source.pos(fault.at), &fault.message)
                        .chosen("the document was read as YAML, which allows it")
                        .help(fault.help.unwrap_or("other tools may refuse it")),
                );
            }
            Ok(root)
        }
        Err(other) if is_yaml_by_name => Err(other),
        Err(_) => Err(fault),
    }
}

fn explain(source: &Source, fault: &Fault) -> Diagnostic {
    let message = match fault.code {
        codes::INVALID_JSON => "this is not valid JSON",
        codes::INVALID_YAML => "this is not valid YAML",
        codes::NESTED_TOO_DEEP => "this document is nested too deeply",
        codes::TOO_MANY_VALUES => "this document has too many values",
        _ => "this document grows beyond measure",
    };
    let diagnostic =
        Diagnostic::error(fault.code, message).at(source.pos(fault.at), &fault.message);
    match fault.help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

fn report_findings(findings: &Findings, diagnostics: &mut Diagnostics) {
    let left_out = findings.left_out();
    let last = findings.list().len().saturating_sub(1);
    for (index, finding) in findings.list().iter().enumerate() {
        let mut diagnostic = describe(finding);
        if left_out > 0 && index == last {
            diagnostic =
                diagnostic.help(format!("{left_out} more findings of this kind are not shown"));
        }
        diagnostics.push(diagnostic);
    }
}

fn describe(finding: &Finding) -> Diagnostic {
    match finding {
        Finding::DuplicateKey { key, first, second } => Diagnostic::warning(
            codes::DUPLICATE_KEY,
            format!("the key `{key}` occurs twice in one object"),
        )
        .at(*second, "this one counts")
        .related(*first, "this one is ignored")
        .chosen("the later value is used, as most readers do"),
        Finding::LoneSurrogate { at } => {
            Diagnostic::warning(codes::LONE_SURROGATE, "half of a surrogate pair is no character")
                .at(*at, "in this string")
                .chosen("U+FFFD stands in its place")
                .help("write the character itself, or both halves")
        }
        Finding::KeyNotScalar { at } => Diagnostic::warning(
            codes::KEY_NOT_SCALAR,
            "a key must be text, not an array or an object",
        )
        .at(*at, "this key")
        .chosen("the entry is left out")
        .help("a value that starts with `{` or `[` and is meant as text needs quotes"),
        Finding::UnknownTag { tag, at } => Diagnostic::warning(
            codes::UNKNOWN_TAG,
            format!("the YAML tag `{tag}` means nothing here"),
        )
        .at(*at, "tagged with it")
        .chosen("the value was read as if it had no tag")
        .help("includes are written as `$ref`"),
        Finding::AliasOfItself { at } => Diagnostic::warning(
            codes::ALIAS_OF_ITSELF,
            "this alias stands inside of what it refers to",
        )
        .at(*at, "part of itself")
        .chosen("an empty object stands in its place: as a schema, any JSON value")
        .help("what refers to itself is written as a `$ref`"),
        Finding::SecondDocument { at } => Diagnostic::warning(
            codes::SEVERAL_DOCUMENTS,
            "this file holds more than one YAML document",
        )
        .at(*at, "the second starts here")
        .chosen("only the first is read"),
    }
}
