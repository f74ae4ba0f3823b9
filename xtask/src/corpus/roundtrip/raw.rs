//! Whether a decoded value holds something that is kept as it came.

use proc_macro2::TokenStream;
use quote::quote;

/// The function `is_raw` of programs that read values.
pub(crate) fn is_raw() -> TokenStream {
    quote! {
        // An unknown value was kept as it came: `Other(…)` stands outside of all texts.
        fn is_raw(debug: &str) -> bool {
            let mut text = debug;
            while let Some(at) = text.find(['"', 'O']) {
                let rest = &text[at..];
                if rest.starts_with("Other(") {
                    return true;
                }
                text = if rest.starts_with('"') { after_text(&rest[1..]) } else { &rest[1..] };
            }
            false
        }

        fn after_text(text: &str) -> &str {
            let mut escaped = false;
            let end = text.find(|char| {
                let is_end = char == '"' && !escaped;
                escaped = char == '\\' && !escaped;
                is_end
            });
            end.map_or("", |end| &text[end + 1..])
        }
    }
}
