//! A text to a tree: which of the two languages it is in, and what is said when it is in neither.

use super::fault::{Fault, Finding, Findings};
use super::{Node, Source, json, yaml};
use crate::report::{Diagnostic, Diagnostics, codes};

/// Reads a text as JSON or YAML; a fault is reported.
pub fn parse<'a>(source: &'a Source, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
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

fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// JSON that is not quite JSON (a trailing comma, a comment with `#`) is often YAML, and is read as that.
fn parse_json<'a>(source: &'a Source, findings: &mut Findings, diagnostics: &mut Diagnostics) -> Result<Node<'a>, Fault> {
    let fault = match json::parse(source, findings) {
        Ok(root) => return Ok(root),
        Err(fault) => fault,
    };
    if fault.code != codes::INVALID_JSON {
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
                        .help("other tools may refuse it"),
                );
            }
            Ok(root)
        }
        Err(other) if is_yaml_by_name => Err(other),
        Err(_) => Err(fault),
    }
}

fn explain(source: &Source, fault: &Fault) -> Diagnostic {
    let at = source.pos(fault.at);
    let start = source.text().trim_start();
    if start.starts_with('<') {
        return Diagnostic::error(codes::NEITHER_JSON_NOR_YAML, "this is neither JSON nor YAML")
            .at(source.start(), "it starts like HTML or XML")
            .help("a download may have brought an error page or a login page instead of the document");
    }
    if source.text().contains('\0') {
        return Diagnostic::error(codes::NEITHER_JSON_NOR_YAML, "this is neither JSON nor YAML")
            .at(at, &fault.message)
            .help("it holds NUL bytes, so it is no text: it may be compressed, or UTF-16");
    }
    let message = match fault.code {
        codes::INVALID_JSON => "this is not valid JSON",
        codes::INVALID_YAML => "this is not valid YAML",
        codes::NESTED_TOO_DEEP => "this document is nested too deeply",
        _ => "this document grows beyond measure",
    };
    let diagnostic = Diagnostic::error(fault.code, message).at(at, &fault.message);
    match help_for(source, fault) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

fn help_for(source: &Source, fault: &Fault) -> Option<&'static str> {
    let before = source.text().get(..fault.at)?;
    let rest = source.text().get(fault.at..)?;
    match fault.code {
        codes::INVALID_JSON if rest.starts_with(['}', ']']) && before.trim_end().ends_with(',') => {
            Some("JSON allows no comma after the last entry")
        }
        codes::INVALID_JSON if rest.starts_with('\'') => Some("JSON takes double quotes only"),
        codes::INVALID_JSON if rest.starts_with("//") || rest.starts_with("/*") => Some("JSON has no comments"),
        codes::INVALID_JSON if rest.is_empty() => Some("the file may have been cut off"),
        codes::INVALID_YAML if rest.starts_with('\t') => Some("YAML is indented with spaces; a tab stands here"),
        codes::INVALID_YAML if rest.starts_with(['{', '%', '@', '`']) => {
            Some("a text that starts with this character needs quotes")
        }
        codes::TOO_MANY_ALIASES => Some("aliases of aliases multiply; write the repeated parts as `$ref`"),
        codes::NESTED_TOO_DEEP => Some("no API needs this; the document may be damaged, or written to do harm"),
        _ => None,
    }
}

fn report_findings(findings: &Findings, diagnostics: &mut Diagnostics) {
    let left_out = findings.left_out();
    let last = findings.list().len().saturating_sub(1);
    for (index, finding) in findings.list().iter().enumerate() {
        let mut diagnostic = describe(finding);
        if left_out > 0 && index == last {
            diagnostic = diagnostic.help(format!("{left_out} more findings of this kind are not shown"));
        }
        diagnostics.push(diagnostic);
    }
}

fn describe(finding: &Finding) -> Diagnostic {
    match finding {
        Finding::DuplicateKey { key, first, second } => {
            Diagnostic::warning(codes::DUPLICATE_KEY, format!("the key `{key}` occurs twice in one object"))
                .at(*second, "this one counts")
                .related(*first, "this one is ignored")
                .chosen("the later value is used, as most readers do")
        }
        Finding::LoneSurrogate { at } => {
            Diagnostic::warning(codes::LONE_SURROGATE, "half of a surrogate pair is no character")
                .at(*at, "in this string")
                .chosen("U+FFFD stands in its place")
                .help("write the character itself, or both halves")
        }
        Finding::KeyNotScalar { at } => {
            Diagnostic::warning(codes::KEY_NOT_SCALAR, "a key must be text, not an array or an object")
                .at(*at, "this key")
                .chosen("the entry is left out")
                .help("a value that starts with `{` or `[` and is meant as text needs quotes")
        }
        Finding::UnknownTag { tag, at } => {
            Diagnostic::warning(codes::UNKNOWN_TAG, format!("the YAML tag `{tag}` means nothing here"))
                .at(*at, "tagged with it")
                .chosen("the value was read as if it had no tag")
                .help("includes are written as `$ref`")
        }
        Finding::SecondDocument { at } => {
            Diagnostic::warning(codes::SEVERAL_DOCUMENTS, "this file holds more than one YAML document")
                .at(*at, "the second starts here")
                .chosen("only the first is read")
        }
    }
}
