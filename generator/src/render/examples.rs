//! Examples as lines of a doc comment: a fenced block that is compiled and not run.

use proc_macro2::TokenStream;

use crate::emit::EXAMPLE;

/// The number of the example that the text of a doc comment stands for. Prose starts with a space,
/// and so is never taken for one.
pub(super) fn number(doc: &str) -> Option<usize> {
    doc.strip_prefix(EXAMPLE)?.parse().ok()
}

/// Lays an example out: the function around the statements is hidden from readers.
pub(super) fn render_example(tokens: &TokenStream) -> Result<Vec<String>, String> {
    let file = syn::parse2::<syn::File>(tokens.clone()).map_err(|error| error.to_string())?;
    let text = prettyplease::unparse(&file);
    let mut lines = vec!["```no_run".to_owned()];
    let mut inside = false;
    for line in text.lines() {
        match line.strip_prefix("    ") {
            Some(inner) if inside && inner != "Ok(())" => lines.push(inner.to_owned()),
            Some(inner) => lines.push(format!("# {inner}")),
            None => lines.push(format!("# {line}")),
        }
        // The signature may take several lines; it ends where a line does not go on.
        inside = inside || line.ends_with('{') && !line.starts_with("    ");
    }
    lines.push("```".to_owned());
    Ok(lines)
}
