//! Methods: those that make calls, and those that set what may be left out.

use std::collections::BTreeSet;

use syn::visit::Visit;

use super::macros;
use super::rust_items::{bare, docs, names_in, types_of};
use super::source::{Docs, Field, FoundItems, Role};
use super::words::Prose;

/// The methods of a type: setters of a call, or those that make a call.
pub(super) fn read(item: &syn::ItemImpl, found: &mut FoundItems) {
    let Some(owner) = types_of(&item.self_ty).pop() else {
        return;
    };
    for method in &item.items {
        let syn::ImplItem::Fn(method) = method else {
            continue;
        };
        let mut sent = SentValues::default();
        sent.visit_block(&method.block);
        let own = docs(&method.attrs);
        let is_setter = match method.sig.inputs.first() {
            Some(syn::FnArg::Receiver(own)) => !quote::quote!(#own).to_string().contains('&'),
            _ => false,
        };
        let types = method.sig.inputs.iter().filter_map(|input| match input {
            syn::FnArg::Typed(typed) => Some((argument_name(typed), types_of(&typed.ty))),
            syn::FnArg::Receiver(_) => None,
        });
        let types: Vec<(String, Vec<String>)> = types.collect();
        if is_setter {
            let all: Vec<String> = types.into_iter().flat_map(|(_, types)| types).collect();
            found
                .setters
                .extend(sent.lines.into_iter().map(|Line { wire, sent, .. }| {
                    let field = Field {
                        wire,
                        docs: own.clone(),
                        types: all.clone(),
                        role: Role::Setter,
                        sent,
                    };
                    (owner.clone(), field)
                }));
            continue;
        }
        let syn::ReturnType::Type(_, output) = &method.sig.output else {
            continue;
        };
        let Some(output) = types_of(output).pop() else {
            continue;
        };
        let bullets = macros::bullets(&own.prose.text);
        let mut constants = BTreeSet::new();
        let mut fields = Vec::new();
        for Line { wire, sent, names } in sent.lines {
            let Some((name, types)) = types.iter().find(|(name, _)| names.contains(name)) else {
                constants.insert(wire);
                continue;
            };
            let titled = |wanted: &str| bullets.iter().find(|(title, _)| title == wanted);
            let bullet = titled(name).or_else(|| titled(&wire));
            let text = bullet.map(|(_, text)| text.clone()).unwrap_or_default();
            let docs = Docs {
                prose: Prose::of(text),
                deprecated: None,
            };
            fields.push(Field {
                wire,
                docs,
                types: types.clone(),
                role: Role::Argument,
                sent,
            });
        }
        found.arguments.push((output, fields, constants));
    }
}

fn argument_name(argument: &syn::PatType) -> String {
    match &*argument.pat {
        syn::Pat::Ident(name) => bare(&name.ident.to_string()),
        _ => String::new(),
    }
}

/// The calls of methods in a body that take a text first: what is sent under that name, and the
/// names used for its value.
#[derive(Default)]
struct SentValues {
    lines: Vec<Line>,
}

/// `request.query("limit", &value)`
struct Line {
    wire: String,
    /// `query`
    sent: String,
    /// The names in the other arguments.
    names: Vec<String>,
}

impl<'a> Visit<'a> for SentValues {
    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        let mut arguments = call.args.iter();
        if let Some(syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(wire),
            ..
        })) = arguments.next()
        {
            let mut names = Vec::new();
            arguments.for_each(|argument| names_in(quote::quote!(#argument), &mut names));
            self.lines.push(Line {
                wire: wire.value(),
                sent: call.method.to_string(),
                names: names.iter().map(|name| bare(name)).collect(),
            });
        }
        syn::visit::visit_expr_method_call(self, call);
    }
}
