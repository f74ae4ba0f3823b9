//! The space between words, and around them.

use super::tidy::push_text;
use crate::plan::docs::tree::Inline;

/// The words without the space around them, and the space before and after.
pub(super) fn trimmed(inlines: Vec<Inline>) -> (Vec<Inline>, &'static str, &'static str) {
    let is_space = |inline: Option<&Inline>, at_start: bool| match inline {
        Some(Inline::Text(text)) if at_start => text.starts_with(char::is_whitespace),
        Some(Inline::Text(text)) => text.ends_with(char::is_whitespace),
        Some(Inline::Break) => true,
        _ => false,
    };
    let space = |is_space: bool| if is_space { " " } else { "" };
    let (before, after) =
        (space(is_space(inlines.first(), true)), space(is_space(inlines.last(), false)));
    (spaced(inlines), before, after)
}

/// One space between words, none at the ends, and no line that is empty.
pub(super) fn spaced(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(inlines.len());
    let mut after_space = true;
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                let text = collapsed(&text, after_space);
                after_space =
                    if text.is_empty() { after_space } else { text.ends_with([' ', '\n']) };
                push_text(&mut out, &text);
            }
            Inline::Break => {
                trim_end(&mut out);
                if !matches!(out.last(), None | Some(Inline::Break)) {
                    out.push(Inline::Break);
                }
                after_space = true;
            }
            other => {
                let touches = matches!(
                    (out.last(), &other),
                    (Some(Inline::Code(_)), Inline::Code(_))
                ) || matches!((out.last(), &other), (Some(Inline::Text(text)), Inline::Code(_)) if text.ends_with('`'));
                if touches {
                    push_text(&mut out, " ");
                }
                out.push(other);
                after_space = false;
            }
        }
    }
    trim_end(&mut out);
    while matches!(out.last(), Some(Inline::Break)) {
        out.pop();
        trim_end(&mut out);
    }
    out
}

fn trim_end(out: &mut Vec<Inline>) {
    if let Some(Inline::Text(text)) = out.last_mut() {
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            out.pop();
        }
    }
}

/// Each run of white space as one space, or as one new line where it holds one.
fn collapsed(text: &str, after_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (space, after) = rest.split_at(rest.len() - rest.trim_start().len());
        let (word, after) = after.split_at(after.find(char::is_whitespace).unwrap_or(after.len()));
        let is_dropped = out.is_empty() && after_space;
        if !space.is_empty() && !is_dropped {
            out.push(if space.contains('\n') { '\n' } else { ' ' });
        }
        out.push_str(word);
        rest = after;
    }
    out
}
