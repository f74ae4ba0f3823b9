//! What was printed, read again: it has to be the tokens that were to be printed.
//!
//! Text of a document reaches a file as literals and doc comments alone. Were one of them to end
//! early, what follows would be read as code, and the file would have tokens of others than `emit`.

use std::fmt::{self, Display, Formatter};
use std::iter::Peekable;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// Compares the identifiers and literals of `text` with those of the tokens that it was made of,
/// doc comments apart. Punctuation is the printer's: it adds commas and drops parentheses.
pub(super) fn verify<'t>(
    text: &str,
    planned: impl IntoIterator<Item = &'t TokenStream>,
) -> Result<(), String> {
    let printed: TokenStream =
        text.parse().map_err(|error: proc_macro2::LexError| error.to_string())?;
    let (mut wanted, mut found) = (Vec::new(), Vec::new());
    planned
        .into_iter()
        .for_each(|tokens| collect_words(tokens.clone().into_iter().peekable(), &mut wanted));
    collect_words(printed.into_iter().peekable(), &mut found);
    if wanted == found {
        return Ok(());
    }
    let differs = wanted.iter().zip(&found).position(|(wanted, found)| wanted != found);
    let place = differs.unwrap_or(wanted.len().min(found.len()));
    let word =
        |words: &[Word]| words.get(place).map_or("nothing".to_owned(), |word| format!("`{word}`"));
    Err(format!("{} was planned and {} was printed", word(&wanted), word(&found)))
}

/// An identifier or a literal. Most words are identifiers, which are compared as they are.
#[derive(PartialEq)]
enum Word {
    Ident(Ident),
    Literal(String),
}

impl Display for Word {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ident(word) => word.fmt(f),
            Self::Literal(word) => word.fmt(f),
        }
    }
}

/// Identifiers and literals in their order; doc attributes are left out.
fn collect_words(tokens: Peekable<IntoIter>, words: &mut Vec<Word>) {
    let mut after_mark = false;
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => {
                let (delimiter, inner) = (group.delimiter(), group.stream());
                // A stream that nobody else holds gives its tokens away; others copy them.
                drop(group);
                let mut inner = inner.into_iter().peekable();
                let is_attribute = after_mark && delimiter == Delimiter::Bracket;
                if !(is_attribute && inner.peek().is_some_and(is_doc)) {
                    collect_words(inner, words);
                }
            }
            TokenTree::Ident(word) => words.push(Word::Ident(word)),
            // A negative number is one token when it is made, and two when it is read.
            TokenTree::Literal(word) => {
                words.push(Word::Literal(word.to_string().trim_start_matches('-').to_owned()));
            }
            TokenTree::Punct(mark) => {
                after_mark = mark.as_char() == '#' || after_mark && mark.as_char() == '!';
                continue;
            }
        }
        after_mark = false;
    }
}

/// Whether an attribute that starts with this is `#[doc = …]`.
fn is_doc(first: &TokenTree) -> bool {
    matches!(first, TokenTree::Ident(name) if name == "doc")
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    use super::verify;

    fn verified(text: &str, planned: &str) -> Result<(), String> {
        verify(text, [&planned.parse::<TokenStream>().expect("tokens")])
    }

    #[test]
    fn layout_and_docs_are_the_printers() {
        let planned = "#![forbid(unsafe_code)] #[doc = \" A line.\"] pub fn f(a: &'static str) { g(a, -1, \"}\") }";
        let text = "//! Front.\n#![forbid(unsafe_code)]\n/// A line.\n/// Another.\npub fn f(\n    a: &'static str,\n) {\n    g(a, -1, \"}\",)\n}\n";
        assert_eq!(verified(text, planned), Ok(()));
    }

    #[test]
    fn what_was_not_planned_is_found() {
        let planned = "pub struct A { pub a: u8 }";
        let words = |text| verified(text, planned).unwrap_err();
        let escaped = "/// A line.\nfn f() {}\npub struct A { pub a: u8 }";
        assert_eq!(words(escaped), "`pub` was planned and `fn` was printed");
        assert_eq!(
            words("pub struct A { pub a: u8 } mod b;"),
            "nothing was planned and `mod` was printed"
        );
        assert_eq!(words("pub struct A {}"), "`pub` was planned and nothing was printed");
        assert!(verified("pub struct A { \"", planned).is_err());
    }
}
