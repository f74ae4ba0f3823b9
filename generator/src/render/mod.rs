//! Source files as tokens to files as text: the printer, empty lines, comments.
//!
//! Does not know what the items mean, and decides nothing about them.

mod examples;
mod items;
mod lines;
mod rustfmt;
mod verify;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::emit::{Content, DocLine, RustFile, SourceFile};
use crate::report::{Diagnostics, findings};

/// The crate as text: path relative to the crate, with `/`, and contents.
pub type Files = BTreeMap<String, String>;

/// Prints every file, through `rustfmt` where the config says so. A file that does not parse is a
/// defect of seamstress: the run stops. More than `most_lines` of generated code are an error; from
/// then on no further file is printed.
pub(crate) fn render(
    files: &[SourceFile<'_>],
    with_rustfmt: bool,
    most_lines: usize,
    diagnostics: &mut Diagnostics,
) -> Files {
    let lines = AtomicUsize::new(0);
    let print = |file: &SourceFile<'_>| {
        if lines.load(Ordering::Relaxed) > most_lines {
            return (file.path.clone(), Ok(String::new()));
        }
        let text = render_file(&file.content);
        if let (Content::Rust(_), Ok(text)) = (&file.content, &text) {
            lines.fetch_add(text.bytes().filter(|byte| *byte == b'\n').count(), Ordering::Relaxed);
        }
        (file.path.clone(), text)
    };
    let rendered: Vec<(String, Result<String, String>)> = files.par_iter().map(print).collect();
    if lines.into_inner() > most_lines {
        diagnostics.push(findings::too_many_lines(most_lines));
        return Files::new();
    }
    let mut out = Files::new();
    for (path, result) in rendered {
        match result {
            Ok(text) => {
                out.insert(path, text);
            }
            Err(cause) => diagnostics.push(findings::invalid_rust(path, cause)),
        }
    }
    if with_rustfmt {
        rustfmt::rustfmt(&mut out, diagnostics);
    }
    out
}

fn render_file(content: &Content<'_>) -> Result<String, String> {
    match content {
        Content::Verbatim(text) => Ok((*text).to_owned()),
        Content::Text(text) => Ok(text.clone()),
        Content::Rust(draw) => render_rust(&draw()),
    }
}

fn render_rust(file: &RustFile) -> Result<String, String> {
    let examples =
        file.examples.iter().map(examples::render_example).collect::<Result<Vec<_>, _>>()?;
    let mut text = String::new();
    for line in file.header.lines() {
        text.push_str("// ");
        text.push_str(line);
        text.push('\n');
    }
    text.push('\n');
    for line in &file.docs {
        match line {
            DocLine::Text(line) => push_doc(&mut text, "//!", line),
            DocLine::Example(number) => {
                let example = examples.get(*number).into_iter().flatten();
                example.for_each(|line| push_doc(&mut text, "//!", line));
            }
        }
    }
    if !file.docs.is_empty() {
        text.push('\n');
    }
    for (index, tokens) in file.items.iter().enumerate() {
        let group = items::render_items(tokens, &examples)?;
        if index > 0 && !group.is_empty() {
            text.push('\n');
        }
        text.push_str(&group);
    }
    verify::verify(&text, &file.items)?;
    Ok(text)
}

/// One line of a doc comment: empty lines carry no trailing blank.
fn push_doc(text: &mut String, marker: &str, line: &str) {
    text.push_str(marker);
    if !line.is_empty() {
        text.push(' ');
        text.push_str(line);
    }
    text.push('\n');
}
