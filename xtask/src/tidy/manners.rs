//! What a finished file does not have: unfinished code, and tests ignored without a reason.

use syn::visit::{self, Visit};
use syn::{Attribute, Macro, Meta};

use super::Offence;
use super::source::Source;

const UNFINISHED: &str = "unfinished";
const IGNORED: &str = "ignored-test";

pub(super) fn check(source: &Source, syntax: &syn::File, found: &mut Vec<Offence>) {
    let mut manners = Manners { source, found };
    manners.visit_file(syntax);
}

struct Manners<'a> {
    source: &'a Source,
    found: &'a mut Vec<Offence>,
}

impl<'ast> Visit<'ast> for Manners<'_> {
    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Meta::Path(path) = &attribute.meta
            && path.is_ident("ignore")
        {
            let line = attribute.pound_token.span.start().line;
            let message = "an ignored test needs a reason: `#[ignore = \"…\"]`".to_owned();
            self.found.push(self.source.offence(IGNORED, line, message));
        }
    }

    fn visit_macro(&mut self, invoked: &'ast Macro) {
        if let Some(name) = invoked.path.get_ident()
            && (name == "todo" || name == "unimplemented")
        {
            let message = format!("unfinished code: `{name}!`");
            let line = name.span().start().line;
            self.found
                .push(self.source.offence(UNFINISHED, line, message));
        }
        visit::visit_macro(self, invoked);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::tests::offences;

    fn rules(code: &str) -> Vec<&'static str> {
        let found = offences("generator/src/lib.rs", code, check);
        found.into_iter().map(|offence| offence.rule).collect()
    }

    #[test]
    fn an_ignored_test_gives_its_reason() {
        assert_eq!(rules("#[test] #[ignore] fn f() {}"), [IGNORED]);
        assert!(rules("#[test] #[ignore = \"takes an hour\"] fn f() {}").is_empty());
    }

    #[test]
    fn nothing_is_left_to_do() {
        assert_eq!(rules("fn f() { todo!() }"), [UNFINISHED]);
        assert_eq!(rules("fn f() { unimplemented!(\"x\"); }"), [UNFINISHED]);
    }
}
