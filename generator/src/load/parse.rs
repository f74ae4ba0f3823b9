//! A text to a tree: which of the two languages it is in, and what is said when it is in neither.

use super::fault::{Fault, FaultKind, Finding, Findings};
use super::{Node, json, yaml};
use crate::report::{Diagnostic, Diagnostics, findings};
use crate::source::Source;

/// Reads a text as JSON or YAML; a fault is reported.
pub(crate) fn parse<'a>(source: &'a Source, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
    if let Some(what) = other_format(source.text()) {
        diagnostics.push(findings::other_format(what).at(source.start()));
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
    if fault.kind != FaultKind::Json || fault.help == Some(json::NO_COMMENTS) {
        return Err(fault);
    }
    *findings = Findings::default();
    let name = source.name().to_ascii_lowercase();
    let is_yaml_by_name = name.ends_with(".yaml") || name.ends_with(".yml");
    match yaml::parse(source, findings) {
        Ok(root) => {
            if !is_yaml_by_name {
                diagnostics.push(
                    findings::lax_json(&fault.message).at(source.pos(fault.at)).help(fault.help),
                );
            }
            Ok(root)
        }
        Err(other) if is_yaml_by_name => Err(other),
        Err(_) => Err(fault),
    }
}

fn explain(source: &Source, fault: &Fault) -> Diagnostic {
    let cause = &fault.message;
    let finding = match fault.kind {
        FaultKind::Json => findings::invalid_json(cause),
        FaultKind::Yaml => findings::invalid_yaml(cause),
        FaultKind::TooDeep => findings::nested_too_deep(cause),
        FaultKind::TooManyValues => findings::too_many_values(cause),
        FaultKind::TooManyAliases => findings::too_many_aliases(cause),
    };
    finding.at(source.pos(fault.at)).help(fault.help)
}

fn report_findings(findings: &Findings, diagnostics: &mut Diagnostics) {
    let left_out = findings.left_out();
    let last = findings.list().len().saturating_sub(1);
    for (index, finding) in findings.list().iter().enumerate() {
        let diagnostic = describe(finding);
        diagnostics.push(if index < last { diagnostic } else { diagnostic.and_more(left_out) });
    }
}

fn describe(finding: &Finding) -> Diagnostic {
    match finding {
        Finding::DuplicateKey { key, first, second } => {
            findings::duplicate_key(key).at(*second).related(*first)
        }
        Finding::LoneSurrogate { at } => findings::lone_surrogate().at(*at),
        Finding::KeyNotScalar { at } => findings::key_not_scalar().at(*at),
        Finding::UnknownTag { tag, at } => findings::unknown_tag(tag).at(*at),
        Finding::AliasOfItself { at } => findings::alias_of_itself().at(*at),
        Finding::SecondDocument { at } => findings::several_documents().at(*at),
    }
}
