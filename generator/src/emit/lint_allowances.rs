//! Where clippy would ask for another form that the document leaves no room for: the lint is
//! allowed there, with the reason.

use proc_macro2::TokenStream;
use quote::quote;

use crate::sdk::{ArgumentType, RustType};

/// clippy's `too-many-arguments-threshold`.
const MOST_ARGUMENTS: usize = 7;

/// clippy's `type-complexity-threshold`.
const MOST_COMPLEX: usize = 250;

/// clippy's `disallowed-names`.
const PLACEHOLDERS: [&str; 3] = ["baz", "foo", "quux"];

/// Methods of `std::ops` that take a value and give one, as setters do.
const OPERATORS: [&str; 10] =
    ["add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub"];

/// What a function needs which takes these values under these names, `self` counted apart.
pub(super) fn of_function<'a>(
    itself: usize,
    values: impl IntoIterator<Item = (&'a str, &'a ArgumentType)>,
) -> TokenStream {
    let mut count = itself;
    let mut is_complex = false;
    let mut is_placeholder = false;
    for (name, argument) in values {
        is_placeholder |= PLACEHOLDERS.contains(&name);
        let (ArgumentType::Plain(ty) | ArgumentType::Into(ty) | ArgumentType::List(ty)) = argument;
        count += 1;
        is_complex |= is_complex_type(ty);
    }
    let many = (count > MOST_ARGUMENTS).then(|| {
        quote! { #[allow(clippy::too_many_arguments, reason = "the API requires them all")] }
    });
    let complex = is_complex.then(complex);
    let names = is_placeholder.then(|| {
        quote! { #[allow(clippy::disallowed_names, reason = "the API's names are kept")] }
    });
    quote! { #many #complex #names }
}

/// What a setter needs.
pub(super) fn of_setter(name: &str, argument: &ArgumentType) -> TokenStream {
    let operator = of_setter_name(name);
    let others = of_function(1, [("value", argument)]);
    quote! { #operator #others }
}

/// What the name of a setter needs.
pub(super) fn of_setter_name(name: &str) -> TokenStream {
    let operator = OPERATORS.contains(&name).then(|| {
        quote! { #[allow(clippy::should_implement_trait, reason = "it is called after what it sets")] }
    });
    quote! { #operator }
}

/// What a struct or enum that holds these types needs.
pub(super) fn of_item<'a>(types: impl IntoIterator<Item = &'a RustType>) -> TokenStream {
    if types.into_iter().any(is_complex_type) { complex() } else { TokenStream::new() }
}

fn complex() -> TokenStream {
    quote! { #[allow(clippy::type_complexity, reason = "the API nests its values like this")] }
}

fn is_complex_type(ty: &RustType) -> bool {
    complexity(ty, 1) > MOST_COMPLEX
}

/// clippy's measure: ten for each name, times the depth at which it stands.
fn complexity(ty: &RustType, depth: usize) -> usize {
    let inside: usize = match ty {
        RustType::Vec(inner)
        | RustType::Option(inner)
        | RustType::Nullable(inner)
        | RustType::Boxed(inner)
        | RustType::Over(_, inner) => complexity(inner, depth + 1),
        RustType::Map(inner) => 10 * (depth + 1) + complexity(inner, depth + 1),
        RustType::Tuple(items) => items.iter().map(|item| complexity(item, depth + 1)).sum(),
        RustType::Prelude(_)
        | RustType::Runtime(_)
        | RustType::Item(_)
        | RustType::Local(_)
        | RustType::Unit => 0,
    };
    10 * depth + inside
}
