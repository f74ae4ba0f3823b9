//! What the lines of the runtime's macros say, and the lines of a list in documentation.

use std::collections::{BTreeSet, HashMap};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::rust_items::bare;
use super::source::FoundItems;

/// `record! { Pet { kind as "type": required, "object" = "pet" } }`
#[derive(Debug, Default)]
pub(super) struct Record {
    /// By the field's name, for those that are called otherwise on the wire.
    pub(super) wires: HashMap<String, String>,
    pub(super) constants: BTreeSet<String>,
}

/// `operation! { GetPet -> Pet { GET "/pets/{id}", result: "pet" } }`
#[derive(Debug)]
pub(super) struct Operation {
    /// `GET /pets/{id}`
    pub(super) line: String,
    pub(super) result: Option<String>,
    /// `result: none`
    pub(super) is_without_result: bool,
}

pub(super) fn read(call: &syn::Macro, found: &mut FoundItems) {
    let tokens: Vec<TokenTree> = call.tokens.clone().into_iter().collect();
    if call.path.is_ident("record") {
        found.records.extend(record(&tokens));
    } else if call.path.is_ident("operation") {
        found.operations.extend(operation(&tokens));
    }
}

fn record(tokens: &[TokenTree]) -> Option<(String, Record)> {
    let [TokenTree::Ident(name), TokenTree::Group(group)] = tokens else {
        return None;
    };
    let mut record = Record::default();
    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
    for line in inner.split(|token| is_punct(token, ',')) {
        match line {
            [
                TokenTree::Ident(field),
                TokenTree::Ident(_),
                TokenTree::Literal(wire),
                ..,
            ] => {
                record.wires.insert(bare(&field.to_string()), text(wire)?);
            }
            [TokenTree::Literal(wire), ..] => {
                record.constants.insert(text(wire)?);
            }
            _ => {}
        }
    }
    Some((name.to_string(), record))
}

fn operation(tokens: &[TokenTree]) -> Option<(String, Operation)> {
    let arrow = tokens.iter().position(|token| is_punct(token, '>'))?;
    let name = tokens.get(arrow.checked_sub(2)?)?;
    let body = tokens.iter().rev().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    })?;
    let body: Vec<TokenTree> = body.into_iter().collect();
    let [method, TokenTree::Literal(path), ..] = &body[..] else {
        return None;
    };
    let method = match method {
        TokenTree::Literal(method) => text(method)?,
        other => other.to_string(),
    };
    let result = body.windows(3).find_map(|window| match window {
        [TokenTree::Ident(key), _, TokenTree::Literal(member)] if key == "result" => text(member),
        _ => None,
    });
    let is_without_result = body.windows(3).any(|window| match window {
        [TokenTree::Ident(key), _, TokenTree::Ident(word)] => key == "result" && word == "none",
        _ => false,
    });
    let line = format!("{method} {}", text(path)?);
    Some((
        name.to_string(),
        Operation {
            line,
            result,
            is_without_result,
        },
    ))
}

fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}

fn text(literal: &proc_macro2::Literal) -> Option<String> {
    let literal: syn::LitStr = syn::parse_str(&literal.to_string()).ok()?;
    Some(literal.value())
}

/// The first text among some tokens.
pub(super) fn first_text(tokens: TokenStream) -> Option<String> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Literal(literal) => text(&literal),
        _ => None,
    })
}

/// The lines of the list below `# Arguments`: what stands in the code span at the start, and what
/// follows it.
pub(super) fn bullets(docs: &str) -> Vec<(String, String)> {
    let mut bullets: Vec<(String, String)> = Vec::new();
    let section = docs
        .lines()
        .skip_while(|line| line.trim() != "# Arguments")
        .skip(1);
    for line in section.take_while(|line| !line.starts_with("# ")) {
        let start = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
        match start
            .and_then(|rest| rest.strip_prefix('`'))
            .and_then(|rest| rest.split_once('`'))
        {
            Some((name, rest)) => bullets.push((
                bare(name),
                format!("{}\n", rest.trim_start_matches([':', ' '])),
            )),
            None => {
                if let Some((_, text)) = bullets.last_mut() {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
    }
    bullets
}
