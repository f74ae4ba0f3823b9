//! Generated source is drawn as tokens, never put together as text.
//!
//! Two signs in `emit` show it: a call that turns text into tokens, and a formatted text that has
//! Rust's punctuation in it. (`render` prints tokens as text; that is its task.)

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use super::Offence;
use super::source::{Source, attributes, is_test};

const RULE: &str = "source-text";

/// Macros and methods whose first string is text that is put together.
const FORMATTING: &[&str] = &[
    "concat",
    "format",
    "format_args",
    "print",
    "println",
    "push_str",
    "write",
    "writeln",
];

/// What only Rust has.
const MARKS: &[&str] = &[
    "{{", "}}", "::", "->", "=>", "#[", "#![", ";", "fn ", "impl ", "let ", "mod ", "pub ", "use ",
    "struct ", "enum ",
];

/// What turns text into tokens.
const PARSERS: &[&str] = &["from_str", "parse_file", "parse_str"];

pub(super) fn check(source: &Source, syntax: &syn::File, found: &mut Vec<Offence>) {
    if !source.path.starts_with("generator/src/emit/") {
        return;
    }
    for item in syntax
        .items
        .iter()
        .filter(|item| !is_test(attributes(item)))
    {
        walk(source, item.to_token_stream(), found);
    }
}

fn walk(source: &Source, tokens: TokenStream, found: &mut Vec<Offence>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => walk(source, group.stream(), found),
            TokenTree::Ident(name) => {
                if let Some(message) = complaint(&name.to_string(), &tokens, at) {
                    found.push(source.offence(RULE, name.span().start().line, message));
                }
            }
            _ => {}
        }
    }
}

/// What is wrong with the use of a name.
fn complaint(name: &str, tokens: &[TokenTree], at: usize) -> Option<String> {
    if PARSERS.contains(&name) {
        return Some(format!(
            "`{name}` makes tokens of text; draw them with `quote!`"
        ));
    }
    if !FORMATTING.contains(&name) {
        return None;
    }
    let mark = mark_of(&formatted(tokens, at)?)?;
    Some(format!(
        "a formatted text holds `{mark}`; draw Rust with `quote!`"
    ))
}

/// The first string literal in the argument list behind a name.
fn formatted(tokens: &[TokenTree], name: usize) -> Option<String> {
    let arguments = tokens
        .iter()
        .skip(name + 1)
        .take(2)
        .find_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        })?;
    arguments.into_iter().find_map(|token| match token {
        TokenTree::Literal(literal) => {
            let text = syn::parse2::<syn::LitStr>(literal.to_token_stream()).ok()?;
            Some(text.value())
        }
        _ => None,
    })
}

fn mark_of(text: &str) -> Option<&'static str> {
    // `//` starts the header of a file.
    if text.trim_start().starts_with("//") {
        return None;
    }
    // What prose quotes is not source.
    let prose: String = text.split('`').step_by(2).collect();
    MARKS.iter().find(|&&mark| prose.contains(mark)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &str, code: &str) -> usize {
        let source = Source::new(path, code);
        let syntax = source.syntax.as_ref().expect("the test's own code parses");
        let mut found = Vec::new();
        check(&source, syntax, &mut found);
        found.len()
    }

    #[test]
    fn rust_as_text_is_told_of() {
        let emit = "generator/src/emit/calls.rs";
        assert_eq!(
            count(emit, r#"fn f() { format!("pub fn {name}() {{}}") }"#),
            1
        );
        assert_eq!(count(emit, r#"fn f() { text.push_str("let x = 1;") }"#), 1);
        assert_eq!(count(emit, r#"fn f() { writeln!(out, "{ty}::new") }"#), 1);
        assert_eq!(count(emit, "fn f() { syn::parse_str(text) }"), 1);
    }

    #[test]
    fn other_text_is_not() {
        let emit = "generator/src/emit/calls.rs";
        assert_eq!(
            count(emit, r#"fn f() { format!("src/types/{name}.rs") }"#),
            0
        );
        assert_eq!(count(emit, r#"fn f() { format!("// {line}; {more}") }"#), 0);
        assert_eq!(
            count(emit, r#"#[cfg(test)] mod t { fn f() { format!("a::b") } }"#),
            0
        );
        assert_eq!(
            count(
                "generator/src/plan/docs.rs",
                r#"fn f() { format!("a::b") }"#
            ),
            0
        );
    }
}
