//! Results of calls: how each is read, the enums of those that differ by status, further forms.

use proc_macro2::{Literal, Punct, Spacing, TokenStream};
use quote::quote;

use crate::emit::lint_allowances;
use crate::emit::tokens::{doc, docs, gap_after_first, ident, rust_type};
use crate::sdk::{FormItem, OutcomeItem, ResultLine, StatusPattern};

/// What stands after `result:`.
pub(in crate::emit) fn emit_result(result: &ResultLine) -> TokenStream {
    match result {
        ResultLine::None => quote! { none },
        ResultLine::Head => quote! { head },
        ResultLine::Redirect => quote! { redirect },
        ResultLine::Raw => quote! { raw },
        ResultLine::Json => quote! { json },
        ResultLine::Member(member) => quote! { #member },
        ResultLine::Text => quote! { text },
        ResultLine::Bytes => quote! { bytes },
        ResultLine::Events => quote! { events },
        ResultLine::TextEvents => quote! { text_events },
        ResultLine::NamedEvents => quote! { named_events },
        ResultLine::Lines => quote! { lines },
        ResultLine::Optional(content, without) => {
            let content = emit_result(content);
            let patterns = without.iter().map(|pattern| emit_pattern(Some(*pattern)));
            quote! { (#content unless #(#patterns)|*) }
        }
        ResultLine::ByStatus(lines) => {
            let lines = lines.iter().map(|line| {
                let pattern = emit_pattern(line.pattern);
                let variant = ident(&line.variant);
                let content = line.content.as_ref().map(|content| {
                    let content = emit_result(content);
                    quote! { (#content) }
                });
                quote! { #pattern => #variant #content, }
            });
            quote! { { #(#lines)* } }
        }
    }
}

fn emit_pattern(pattern: Option<StatusPattern>) -> TokenStream {
    match pattern {
        None => quote! { _ },
        Some(StatusPattern::Exact(code)) => {
            let code = Literal::u16_unsuffixed(code);
            quote! { #code }
        }
        Some(StatusPattern::Range(first, last)) => {
            let (first, last) = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(last));
            // Joint to what follows, which is how the printer knows it from `=` between spaces.
            let equals = Punct::new('=', Spacing::Joint);
            quote! { #first.. #equals #last }
        }
    }
}

/// The lines of further forms.
pub(in crate::emit) fn emit_forms(forms: &[FormItem]) -> Option<TokenStream> {
    let lines = forms.iter().map(|form| {
        let method = ident(&form.method);
        let media_type = &form.media_type;
        let output = rust_type(&form.output);
        let result = emit_result(&form.result);
        quote! { #method: #media_type -> #output = #result }
    });
    (!forms.is_empty()).then(|| quote! { forms: [#(#lines),*], })
}

/// The enum of a result whose bodies differ by status.
pub(in crate::emit) fn emit_outcome(call: &str, outcome: &OutcomeItem) -> TokenStream {
    let text = doc(&format!("What [`{call}`] gives, by the status of the answer."));
    let name = ident(&outcome.name);
    let variants = outcome.variants.iter().enumerate().map(|(index, variant)| {
        let before = gap_after_first(index);
        let text = docs(&variant.docs);
        let name = ident(&variant.name);
        let ty = variant.ty.as_ref().map(|ty| {
            let ty = rust_type(ty);
            quote! { (#ty) }
        });
        quote! { #before #text #name #ty }
    });
    let allowed =
        lint_allowances::of_item(outcome.variants.iter().filter_map(|variant| variant.ty.as_ref()));
    quote! {
        #text
        #allowed
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    }
}
