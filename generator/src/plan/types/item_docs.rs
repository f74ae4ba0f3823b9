//! What is said of types and their members, as doc comments.

use super::place::place_line;
use super::rust_type::constant_text;
use crate::api::{Fallback, Field, TypeDef};
use crate::plan::docs;
use crate::plan::docs::facts::fact_lines;

/// The docs of an item that is called `name`: the document's text, or where the schema stands.
///
/// A deprecation stands there in words: with an attribute, every mention of the type inside the
/// crate would be warned about, and users meet it through calls and fields that carry their own.
pub(super) fn item_docs(def: &TypeDef, name: &str) -> Vec<String> {
    let mut lines = docs::clean(&def.docs);
    if lines.is_empty() {
        lines.extend(
            place_line(&def.origin, name).map(|line| docs::wrapped(&line)).unwrap_or_default(),
        );
    }
    let default = def.default.as_ref().map(default_line);
    add_paragraphs(&mut lines, default.into_iter().chain(fact_lines(&def.facts)).collect());
    if let Some(deprecation) = &def.deprecated {
        lines.push(String::new());
        lines.push(format!("**Deprecated.** {}", docs::note(deprecation)).trim_end().to_owned());
    }
    lines
}

/// The docs of a field or of an argument with a setter: the document's text, then a line for each
/// of [`field_facts`].
pub(in crate::plan) fn field_docs(field: &Field) -> Vec<String> {
    let mut lines = docs::clean(&field.docs);
    add_paragraphs(&mut lines, field_facts(field));
    lines
}

/// The docs of the setter of a field, which has all of [`field_docs`] itself: the first sentence of
/// them.
pub(super) fn setter_docs(field: &Field) -> Vec<String> {
    let mut lines = docs::first_line(&field.docs);
    if lines.is_empty() {
        lines = docs::clean(&field.docs);
    }
    if lines.is_empty() {
        lines.extend(field_facts(field).into_iter().next());
    }
    lines
}

/// Adds to docs those sentences that the document's text does not already have.
fn add_paragraphs(docs: &mut Vec<String>, sentences: Vec<String>) {
    for sentence in sentences {
        if docs.contains(&sentence) {
            continue;
        }
        if !docs.is_empty() {
            docs.push(String::new());
        }
        docs.push(sentence);
    }
}

/// What is known of a value besides the document's text, in sentences: its fixed value or its
/// default, then what limits it.
pub(in crate::plan) fn field_facts(field: &Field) -> Vec<String> {
    let fixed = field.constant.as_ref().map(constant_text);
    let fixed = fixed.map(|value| format!("Always {}.", docs::code(&value)));
    let value = fixed.or_else(|| field.default.as_ref().map(default_line));
    value.into_iter().chain(fact_lines(&field.facts)).collect()
}

fn default_line(default: &Fallback) -> String {
    format!("Default: {}.", docs::code(&default.json))
}
