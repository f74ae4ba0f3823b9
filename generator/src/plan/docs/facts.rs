//! Facts about a member's values as lines of documentation.

use super::code;
use super::limits::limits_line;
use crate::api::Facts;

/// A line for each fact.
pub(in crate::plan) fn fact_lines(facts: &Facts) -> Vec<String> {
    let mut lines = Vec::new();
    if !facts.values.is_empty() {
        lines.push(format!("One of {}.", list(&facts.values)));
    }
    if !facts.keys.is_empty() {
        lines.push(format!("The keys are of {}.", list(&facts.keys)));
    }
    if !facts.key_patterns.is_empty() {
        lines.push(format!(
            "The keys match {}.",
            facts.key_patterns.iter().map(|text| code(text)).collect::<Vec<_>>().join(" or ")
        ));
    }
    if let Some(format) = &facts.key_format {
        lines.push(format!("The keys have the format {}.", code(format)));
    }
    if !facts.never.is_empty() {
        lines.push(format!("None of {}.", list(&facts.never)));
    }
    match facts.not.as_deref() {
        None => {}
        Some("") => lines.push(
            "Not every such value is allowed: the document excludes some by `not`.".to_owned(),
        ),
        Some(schema) => lines.push(format!("Not what fits {}.", code(schema))),
    }
    match (&facts.media_type, &facts.encoding) {
        (Some(media_type), None) => lines.push(format!("Holds {}.", code(media_type))),
        (Some(media_type), Some(encoding)) => {
            lines.push(format!("Holds {}, written as {}.", code(media_type), code(encoding)))
        }
        (None, Some(encoding)) => lines.push(format!("Written as {}.", code(encoding))),
        (None, None) => {}
    }
    lines.extend(limits_line(&facts.limits));
    if facts.unique {
        lines.push("No item is there twice.".to_owned());
    }
    lines
}

fn list(texts: &[String]) -> String {
    texts.iter().map(|text| code(text)).collect::<Vec<_>>().join(", ")
}
