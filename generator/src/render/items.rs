//! Items through prettyplease; invocations of the runtime's macros through our own line-list
//! printer.

use proc_macro2::TokenStream;

use super::{examples, lines, push_doc};
use crate::emit::GAP;

/// Prints the items of one group without empty lines between them.
pub(super) fn render_items(tokens: &TokenStream, shown: &[Vec<String>]) -> Result<String, String> {
    if tokens.is_empty() {
        return Ok(String::new());
    }
    if let Some(text) = lines::render_invocation(tokens) {
        return Ok(text);
    }
    let file = syn::parse2::<syn::File>(tokens.clone()).map_err(|error| error.to_string())?;
    Ok(with_marks_resolved(&prettyplease::unparse(&file), shown))
}

/// Turns the marks that `emit` left into what they stand for: an empty line, or an example.
fn with_marks_resolved(text: &str, shown: &[Vec<String>]) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let trimmed = line.trim_start();
        let Some(doc) = trimmed.strip_prefix("///") else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        let indent = &line[..line.len() - trimmed.len()];
        if doc == GAP {
            out.push('\n');
        } else if let Some(example) = examples::number(doc).and_then(|number| shown.get(number)) {
            for line in example {
                out.push_str(indent);
                push_doc(&mut out, "///", line);
            }
        } else {
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
    out
}
