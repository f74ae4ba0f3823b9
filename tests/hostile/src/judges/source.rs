//! A Rust file as its tokens, the docs taken out.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Group, Literal, Spacing, TokenStream, TokenTree};
use quote::quote;

/// A generated file.
#[derive(Clone, Debug)]
pub struct Source {
    /// From the top of the crate.
    pub path: String,
    /// How many items of each kind, visibility and attributes there are, as syn sees them.
    pub shape: BTreeMap<String, usize>,
    /// The docs, each as its lines.
    pub docs: Vec<Vec<String>>,
    /// The tokens without docs, as text.
    pub code: String,
    /// The same with every literal as one.
    pub without_literals: String,
    /// The names before `!`.
    pub macros: BTreeSet<String>,
    /// The names at the start of `#[…]`.
    pub attributes: BTreeSet<String>,
    /// The names of `#![…]`.
    pub inner_attributes: BTreeSet<String>,
    /// All identifiers.
    pub names: BTreeSet<String>,
}

impl Source {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// When it is not Rust.
    pub fn read(path: &str, text: &str) -> Result<Self, String> {
        let fault = |fault: &dyn std::fmt::Display| format!("{path} is not Rust: {fault}");
        let tokens: TokenStream = text
            .parse()
            .map_err(|error: proc_macro2::LexError| fault(&error))?;
        let mut reader = Reader::default();
        let code = reader.without_docs(tokens.clone());
        reader.end_doc();
        let bare = without_literals(code.clone());
        let syntax: syn::File = syn::parse2(tokens).map_err(|error| fault(&error))?;
        Ok(Self {
            path: path.to_owned(),
            shape: super::items::shape(&syntax),
            docs: reader.docs,
            code: code.to_string(),
            without_literals: bare.to_string(),
            macros: reader.macros,
            attributes: reader.attributes,
            inner_attributes: reader.inner_attributes,
            names: reader.names,
        })
    }
}

#[derive(Default)]
struct Reader {
    docs: Vec<Vec<String>>,
    doc: Vec<String>,
    /// Whether these docs are of what is around them.
    is_inner: bool,
    macros: BTreeSet<String>,
    attributes: BTreeSet<String>,
    inner_attributes: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl Reader {
    /// The tokens without doc attributes, which are kept apart.
    fn without_docs(&mut self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            if let Some((steps, attribute, is_inner)) = attribute_at(&tokens, at - 1) {
                if let Some(line) = doc_line(&attribute) {
                    // Those of the file end where those of its first item begin.
                    if std::mem::replace(&mut self.is_inner, is_inner) != is_inner {
                        self.end_doc();
                    }
                    self.doc.push(line);
                    at += steps - 1;
                    continue;
                }
                let name = attribute
                    .stream()
                    .into_iter()
                    .next()
                    .map(|name| name.to_string())
                    .unwrap_or_default();
                let names = if is_inner {
                    &mut self.inner_attributes
                } else {
                    &mut self.attributes
                };
                names.insert(name);
            }
            self.end_doc_unless(token);
            out.push(self.token(token, tokens.get(at)));
        }
        self.end_doc();
        out.into_iter().collect()
    }

    fn token(&mut self, token: &TokenTree, next: Option<&TokenTree>) -> TokenTree {
        match token {
            TokenTree::Group(group) => {
                let inner = self.without_docs(group.stream());
                TokenTree::Group(Group::new(group.delimiter(), inner))
            }
            TokenTree::Ident(name) => {
                if let Some(TokenTree::Punct(mark)) = next
                    && mark.as_char() == '!'
                    && mark.spacing() == Spacing::Alone
                {
                    self.macros.insert(name.to_string());
                }
                self.names.insert(name.to_string());
                token.clone()
            }
            _ => token.clone(),
        }
    }

    /// Another attribute may stand between two lines of docs.
    fn end_doc_unless(&mut self, token: &TokenTree) {
        let is_attribute = matches!(token, TokenTree::Punct(mark) if mark.as_char() == '#')
            || matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket);
        if !is_attribute {
            self.end_doc();
        }
    }

    fn end_doc(&mut self) {
        if !self.doc.is_empty() {
            self.docs.push(std::mem::take(&mut self.doc));
        }
    }
}

/// The attribute that begins at a place: how many tokens it is, its brackets, and whether it is an
/// inner one.
fn attribute_at(tokens: &[TokenTree], at: usize) -> Option<(usize, Group, bool)> {
    let is_mark = |token: Option<&TokenTree>, wanted: char| matches!(token, Some(TokenTree::Punct(mark)) if mark.as_char() == wanted);
    if !is_mark(tokens.get(at), '#') {
        return None;
    }
    let is_inner = is_mark(tokens.get(at + 1), '!');
    let steps = if is_inner { 3 } else { 2 };
    match tokens.get(at + steps - 1) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
            Some((steps, group.clone(), is_inner))
        }
        _ => None,
    }
}

/// The text of `[doc = "…"]`.
fn doc_line(attribute: &Group) -> Option<String> {
    let tokens: Vec<TokenTree> = attribute.stream().into_iter().collect();
    match tokens.as_slice() {
        [
            TokenTree::Ident(name),
            TokenTree::Punct(_),
            TokenTree::Literal(text),
        ] if name == "doc" => syn::parse_str::<syn::LitStr>(&text.to_string())
            .ok()
            .map(|text| text.value()),
        _ => None,
    }
}

/// The tokens with each literal replaced by the same one.
fn without_literals(tokens: TokenStream) -> TokenStream {
    let bare = |token| match token {
        TokenTree::Literal(_) => TokenTree::Literal(Literal::u8_unsuffixed(0)),
        TokenTree::Group(group) if is_note_of_nothing(&group) => {
            TokenTree::Group(Group::new(group.delimiter(), quote!(deprecated(note = 0))))
        }
        TokenTree::Group(group) => TokenTree::Group(Group::new(
            group.delimiter(),
            without_literals(group.stream()),
        )),
        other => other,
    };
    tokens.into_iter().map(bare).collect()
}

/// `[deprecated]`: a note that says nothing is left out.
fn is_note_of_nothing(group: &Group) -> bool {
    group.delimiter() == Delimiter::Bracket && group.stream().to_string() == "deprecated"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docs_are_apart_from_code() {
        let source = Source::read(
            "a.rs",
            "//! top\n\n/// One\n///\n/// ```no_run\n/// x!()\n/// ```\n#[derive(Clone)]\npub struct A { /// two\n pub a: u8 }\nrecord! { /// three\n A { a: \"x\" } }\n",
        )
        .unwrap();
        let docs: Vec<String> = source.docs.iter().map(|lines| lines.join("|")).collect();
        assert_eq!(
            docs,
            [" top", " One|| ```no_run| x!()| ```", " two", " three"]
        );
        assert_eq!(source.macros.iter().collect::<Vec<_>>(), ["record"]);
        assert_eq!(source.attributes.iter().collect::<Vec<_>>(), ["derive"]);
        assert!(!source.code.contains("doc"));
        assert!(source.code.contains("\"x\"") && !source.without_literals.contains("\"x\""));
    }
}
