//! Small fragments that many items share.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::api::Constant;
use crate::sdk::{ArgumentType, RustType};

/// A doc line that stands for an empty line before the item it is on. No text of a document holds
/// control characters by now, so none can be taken for it.
pub(crate) const GAP: &str = "\u{1}gap";

/// A doc line that stands for the example of this number.
pub(crate) const EXAMPLE: &str = "\u{1}example ";

/// An identifier, raw where the name says so. Names are made by `plan` and always valid.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Doc attributes, one for each line.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| {
        let line = if line.is_empty() { String::new() } else { format!(" {line}") };
        quote! { #[doc = #line] }
    });
    quote! { #(#lines)* }
}

/// One doc attribute.
pub(super) fn doc(line: &str) -> TokenStream {
    docs(&[line.to_owned()])
}

/// An empty line.
pub(super) fn gap() -> TokenStream {
    quote! { #[doc = #GAP] }
}

/// An empty line before all but the first.
pub(super) fn gap_after_first(index: usize) -> TokenStream {
    if index == 0 { TokenStream::new() } else { gap() }
}

/// The place of an example.
pub(super) fn example(number: usize) -> TokenStream {
    let line = format!("{EXAMPLE}{number}");
    quote! { #[doc = ""] #[doc = #line] }
}

/// `#[deprecated]`, with its note.
pub(super) fn deprecated(note: Option<&str>) -> TokenStream {
    match note {
        None => TokenStream::new(),
        Some("") => quote! { #[deprecated] },
        Some(note) => quote! { #[deprecated(note = #note)] },
    }
}

/// A Rust type, its names imported.
pub(super) fn rust_type(ty: &RustType) -> TokenStream {
    type_with(ty, &|_| TokenStream::new())
}

/// Where a type that needs an import is.
#[derive(Clone, Copy)]
pub(super) enum Home {
    Runtime,
    Types,
    Resources,
    Collections,
}

/// A Rust type; `path` is what stands before a name that is not in the prelude.
pub(super) fn type_with(ty: &RustType, path: &impl Fn(Home) -> TokenStream) -> TokenStream {
    let at = |home: Home, name: &str| {
        let (path, name) = (path(home), ident(name));
        quote! { #path #name }
    };
    let over = |outer: TokenStream, inner: &RustType| {
        let inner = type_with(inner, path);
        quote! { #outer<#inner> }
    };
    match ty {
        RustType::Prelude(name) => ident(name).into_token_stream(),
        RustType::Runtime(name) => at(Home::Runtime, name),
        RustType::Item(name) => at(Home::Types, name),
        RustType::Local(name) => at(Home::Resources, name),
        RustType::Over(name, inner) => over(at(Home::Runtime, name), inner),
        RustType::Nullable(inner) => over(at(Home::Runtime, "Nullable"), inner),
        RustType::Vec(inner) => over(quote! { Vec }, inner),
        RustType::Option(inner) => over(quote! { Option }, inner),
        RustType::Boxed(inner) => over(quote! { Box }, inner),
        RustType::Tuple(items) => {
            let items = items.iter().map(|item| type_with(item, path));
            // One item alone is a tuple by its comma.
            quote! { (#(#items,)*) }
        }
        RustType::Map(inner) => {
            let map = at(Home::Collections, "BTreeMap");
            let inner = type_with(inner, path);
            quote! { #map<String, #inner> }
        }
        RustType::Unit => quote! { () },
    }
}

/// The type of an argument, and the expression that makes the value of it.
pub(super) fn argument(argument: &ArgumentType, name: &Ident) -> (TokenStream, TokenStream) {
    match argument {
        ArgumentType::Plain(ty) => (rust_type(ty), quote! { #name }),
        // The caller gives the value, not the box.
        ArgumentType::Into(RustType::Boxed(ty)) => {
            let ty = rust_type(ty);
            (quote! { impl Into<#ty> }, quote! { Box::new(#name.into()) })
        }
        ArgumentType::Into(ty) => {
            let ty = rust_type(ty);
            (quote! { impl Into<#ty> }, quote! { #name.into() })
        }
        ArgumentType::List(item) => {
            let item = rust_type(item);
            (quote! { impl IntoIterator<Item = impl Into<#item>> }, quote! { list(#name) })
        }
    }
}

/// How wide a chain of calls is before rustfmt breaks it (its `chain_width`).
const CHAIN_WIDTH: usize = 60;

/// The statement that lends an argument to a generic method, without its semicolon; `call` makes it
/// of the type to name, as `::<…>` or nothing, and of the value to lend.
///
/// What `into` and `list` give cannot be inferred there: the type stands in the call where that
/// stays on one line, else in a `let` of its own.
pub(super) fn lent(
    argument: &ArgumentType,
    name: &Ident,
    call: impl Fn(TokenStream, TokenStream) -> TokenStream,
) -> TokenStream {
    let (_, made) = self::argument(argument, name);
    let ty = match argument {
        ArgumentType::Plain(_) => return call(TokenStream::new(), quote! { &#name }),
        ArgumentType::Into(ty) => rust_type(ty),
        ArgumentType::List(item) => {
            let item = rust_type(item);
            quote! { Vec<#item> }
        }
    };
    let line = call(quote! { ::<#ty> }, quote! { &#made });
    if width(&line) <= CHAIN_WIDTH {
        return line;
    }
    let line = call(TokenStream::new(), quote! { &#name });
    quote! { let #name: #ty = #made; #line }
}

/// How wide the tokens are on one line, where no operators stand between them.
fn width(tokens: &TokenStream) -> usize {
    let spaces = |c: char| if c == ',' { 2 } else { usize::from(!c.is_whitespace()) };
    tokens.to_string().chars().map(spaces).sum()
}

/// A constant as a literal. A whole number that is no `i32` says its type: a bare literal would be
/// one.
pub(super) fn constant(constant: &Constant) -> TokenStream {
    match constant {
        Constant::String(text) => quote! { #text },
        Constant::Boolean(value) => quote! { #value },
        Constant::Number(text) => {
            let literal = match (
                text.parse::<i32>(),
                text.parse::<i64>(),
                text.parse::<u64>(),
                text.parse::<f64>(),
            ) {
                (Ok(number), ..) => Literal::i32_unsuffixed(number),
                (_, Ok(number), ..) => Literal::i64_suffixed(number),
                (_, _, Ok(number), _) => Literal::u64_suffixed(number),
                (.., Ok(number)) if number.is_finite() => Literal::f64_unsuffixed(number),
                _ => return quote! { #text },
            };
            quote! { #literal }
        }
    }
}

/// `#[cfg(feature = "…")]` for any of several; nothing for none.
pub(super) fn any_feature(features: &[String]) -> TokenStream {
    match features {
        [] => TokenStream::new(),
        [only] => quote! { #[cfg(feature = #only)] },
        several => quote! { #[cfg(any(#(feature = #several),*))] },
    }
}
