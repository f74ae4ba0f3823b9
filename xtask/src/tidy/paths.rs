//! The paths that code names: in `use` lines, expressions, types and macros.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Item;

use super::source::{attributes, is_test};

/// Macros whose content is the code of somebody else.
const DRAWING: &[&str] = &["parse_quote", "quote", "quote_spanned"];

/// A path, the groups of `use` lines taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamedPath {
    /// From the crate's root on where it is of this crate: `crate`, `plan`, `Sdk`.
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
}

/// Every path of at least two segments outside of tests; `module` is where the file stands below
/// the crate's root.
pub(super) fn paths(file: &syn::File, module: &[&str]) -> Vec<NamedPath> {
    let module: Vec<String> = module.iter().map(|&name| name.to_owned()).collect();
    let mut found = Vec::new();
    collect_items(&file.items, &module, &mut found);
    found
}

fn collect_items(items: &[Item], module: &[String], found: &mut Vec<NamedPath>) {
    for item in items.iter().filter(|item| !is_test(attributes(item))) {
        if let Item::Mod(inner) = item {
            let content = inner.content.as_ref().map(|(_, items)| items.as_slice());
            let module = [module, &[inner.ident.to_string()]].concat();
            collect_items(content.unwrap_or_default(), &module, found);
        } else {
            let mut written = Vec::new();
            collect_tokens(item.to_token_stream(), &mut written);
            found.extend(written.into_iter().map(|path| absolute(path, module)));
        }
    }
}

/// `self` and `super` replaced by what they stand for.
fn absolute(path: NamedPath, module: &[String]) -> NamedPath {
    let NamedPath { segments, line } = path;
    let ups = segments.iter().take_while(|&name| name == "super").count();
    let is_relative = ups > 0 || segments.first().is_some_and(|name| name == "self");
    if !is_relative {
        return NamedPath { segments, line };
    }
    let kept = module.len().saturating_sub(ups);
    let rest = segments.iter().skip(ups).filter(|&name| name != "self");
    let start = std::iter::once("crate".to_owned()).chain(module.iter().take(kept).cloned());
    NamedPath {
        segments: start.chain(rest.cloned()).collect(),
        line,
    }
}

fn collect_tokens(tokens: TokenStream, found: &mut Vec<NamedPath>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Ident(name) if is_drawing(&name.to_string(), &tokens, at) => at += 3,
            TokenTree::Ident(_) => at = collect_path(&tokens, at, &[], found),
            TokenTree::Group(group) => {
                collect_tokens(group.stream(), found);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

fn is_drawing(name: &str, tokens: &[TokenTree], at: usize) -> bool {
    DRAWING.contains(&name) && is_punct(tokens.get(at + 1), '!')
}

/// Reads the path that starts at an identifier, below a prefix; gives the position behind it.
fn collect_path(
    tokens: &[TokenTree],
    start: usize,
    prefix: &[String],
    found: &mut Vec<NamedPath>,
) -> usize {
    let mut segments = prefix.to_vec();
    let mut at = start;
    let line = tokens
        .get(start)
        .map_or(0, |token| token.span().start().line);
    while let Some(TokenTree::Ident(name)) = tokens.get(at) {
        segments.push(name.to_string());
        at += 1;
        if !(is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')) {
            break;
        }
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(_)) => at += 2,
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                collect_group(group.stream(), &segments, found);
                return at + 3;
            }
            // `::*` and `::<T>`: the path so far says enough.
            _ => break,
        }
    }
    // `use crate::load::{self, …}` names the module.
    if segments.len() > 1 && segments.last().is_some_and(|name| name == "self") {
        segments.pop();
    }
    if segments.len() > 1 {
        found.push(NamedPath { segments, line });
    }
    at
}

/// The paths of a group in a `use` line.
fn collect_group(group: TokenStream, prefix: &[String], found: &mut Vec<NamedPath>) {
    let tokens: Vec<TokenTree> = group.into_iter().collect();
    let mut at = 0;
    let mut is_renamed = false;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Ident(name) if name == "as" => {
                is_renamed = true;
                at += 1;
            }
            TokenTree::Ident(_) if !is_renamed => at = collect_path(&tokens, at, prefix, found),
            _ => {
                is_renamed = false;
                at += 1;
            }
        }
    }
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(code: &str) -> Vec<String> {
        let file = syn::parse_file(code).expect("the test's own code parses");
        let paths = paths(&file, &["plan", "names"]);
        paths.iter().map(|path| path.segments.join("::")).collect()
    }

    #[test]
    fn use_groups_are_taken_apart() {
        let code = "use crate::{lower::{self}, plan::{Name as N, sdk::*}};";
        let expected = ["crate::lower", "crate::plan::Name", "crate::plan::sdk"];
        assert_eq!(named(code), expected);
    }

    #[test]
    fn relative_paths_are_resolved() {
        let code = "fn f() { super::super::lower::g(self::h::i()) } mod inner { use super::x; }";
        let expected = [
            "crate::lower::g",
            "crate::plan::names::h::i",
            "crate::plan::names::x",
        ];
        assert_eq!(named(code), expected);
    }

    #[test]
    fn macros_count_and_drawn_code_does_not() {
        let code = "fn f() { vec![heck::x()]; quote! { crate::types::Y } }";
        assert_eq!(named(code), ["heck::x"]);
    }

    #[test]
    fn tests_do_not_count() {
        assert!(named("#[cfg(test)] mod tests { use crate::load::load; }").is_empty());
    }
}
