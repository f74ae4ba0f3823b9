//! Files and functions that a reader can hold in mind.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItemFn, Item, ItemFn, ItemMod, Signature, TraitItemFn};

use super::Offence;
use super::source::{Source, attributes, is_test};

const RULE: &str = "sizes";

/// Lines of a file, its tests not counted.
const FILE: usize = 300;

/// Lines of a function from its signature to its closing brace.
const FUNCTION: usize = 80;

/// What is read often enough to be held to this.
const FOLDERS: &[&str] = &["generator/", "templates/", "xtask/"];

pub(super) fn check(source: &Source, syntax: &syn::File, found: &mut Vec<Offence>) {
    if !FOLDERS.iter().any(|folder| source.path.starts_with(folder)) {
        return;
    }
    let tests: usize = syntax
        .items
        .iter()
        .filter(|item| is_test(attributes(item)))
        .map(|item| lines(item.span(), item.span()))
        .sum();
    let count = source.text.lines().count().saturating_sub(tests);
    if count > FILE {
        let message = format!("the file has {count} lines without its tests, more than {FILE}");
        found.push(source.offence(RULE, 1, message));
    }
    let mut functions = Functions { source, found };
    functions.visit_file(syntax);
}

/// How many lines lie between the start of one thing and the end of another, both counted.
fn lines(from: Span, to: Span) -> usize {
    (to.end().line + 1).saturating_sub(from.start().line)
}

struct Functions<'a> {
    source: &'a Source,
    found: &'a mut Vec<Offence>,
}

impl Functions<'_> {
    fn measure(&mut self, signature: &Signature, body: Span) {
        let count = lines(signature.span(), body);
        if count > FUNCTION {
            let line = signature.span().start().line;
            let message = format!(
                "`{}` has {count} lines, more than {FUNCTION}",
                signature.ident
            );
            self.found.push(self.source.offence(RULE, line, message));
        }
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        self.measure(&function.sig, function.block.span());
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        self.measure(&function.sig, function.block.span());
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast TraitItemFn) {
        if let Some(body) = &function.default {
            self.measure(&function.sig, body.span());
        }
        visit::visit_trait_item_fn(self, function);
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::tests::offences;

    fn messages(code: &str) -> Vec<String> {
        let found = offences("generator/src/plan/mod.rs", code, check);
        found.into_iter().map(|offence| offence.message).collect()
    }

    fn function(lines: usize) -> String {
        format!(
            "/// Docs\n/// are free.\nfn long() {{\n{}}}\n",
            "    f();\n".repeat(lines - 2)
        )
    }

    #[test]
    fn functions_are_measured_without_their_docs() {
        assert!(messages(&function(80)).is_empty());
        assert_eq!(
            messages(&function(81)),
            ["`long` has 81 lines, more than 80"]
        );
        let method = format!("impl X {{ {} }}", function(81));
        assert_eq!(messages(&method).len(), 1);
    }

    #[test]
    fn files_are_measured_without_their_tests() {
        let code = "struct A;\n".repeat(300);
        assert!(messages(&code).is_empty());
        assert_eq!(messages(&format!("{code}struct A;\n")).len(), 1);
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", function(90));
        assert!(messages(&format!("{code}{tests}")).is_empty());
    }
}
