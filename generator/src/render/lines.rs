//! The line-lists of `record!`, `string_enum!`, `union!` and `operation!`: one entry a line.
//!
//! prettyplease keeps what a macro it does not know holds on one line; these lists are meant to be
//! read.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// Wider lines of brackets are broken.
const WIDTH: usize = 100;

/// The text of `name! { … }`; `None` for everything else.
pub(super) fn render_invocation(tokens: &TokenStream) -> Option<String> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let [TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(body)] = trees.as_slice()
    else {
        return None;
    };
    if mark.as_char() != '!' || body.delimiter() != Delimiter::Brace {
        return None;
    }
    let mut printer = Printer { out: format!("{name}! {{\n"), depth: 1 };
    printer.entries(body.stream());
    printer.out.push_str("}\n");
    Some(printer.out)
}

struct Printer {
    out: String,
    depth: usize,
}

impl Printer {
    /// The entries of a braced list, each on a line of its own.
    fn entries(&mut self, stream: TokenStream) {
        let trees: Vec<TokenTree> = stream.into_iter().collect();
        let mut entry: Vec<TokenTree> = Vec::new();
        let mut angles = 0_i32;
        for (index, tree) in trees.iter().enumerate() {
            angles += angle(tree, entry.last());
            // `A = "x", "y"`: an entry goes on where the next literal is not a key.
            let is_key = matches!(trees.get(index + 1), Some(TokenTree::Punct(mark)) if matches!(mark.as_char(), '=' | '.' | ':'));
            let goes_on = matches!(tree, TokenTree::Literal(_)) && !is_key;
            let is_open = matches!(entry.last(), Some(TokenTree::Punct(mark)) if mark.as_char() == ',')
                && angles == 0;
            if is_open && !goes_on {
                self.entry(&entry);
                entry.clear();
            }
            entry.push(tree.clone());
        }
        if !entry.is_empty() {
            self.entry(&entry);
        }
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("    ");
        }
    }

    fn entry(&mut self, trees: &[TokenTree]) {
        let trees = self.docs(trees);
        if trees.is_empty() {
            return;
        }
        self.indent();
        let start = self.out.len();
        for (index, tree) in trees.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| trees.get(before));
            if let TokenTree::Group(group) = tree
                && group.delimiter() == Delimiter::Brace
            {
                self.braced(group);
                continue;
            }
            if index > 0 && needs_space(before, tree) {
                self.out.push(' ');
            }
            let column = self.out.len() - start + self.depth * 4;
            self.tree(tree, column);
        }
        self.out.push('\n');
    }

    /// Prints the doc attributes at the start of an entry, and gives what follows.
    fn docs<'t>(&mut self, trees: &'t [TokenTree]) -> &'t [TokenTree] {
        let mut rest = trees;
        while let [TokenTree::Punct(mark), TokenTree::Group(group), after @ ..] = rest {
            if mark.as_char() != '#' {
                break;
            }
            let text = group.stream().into_iter().find_map(|tree| match tree {
                TokenTree::Literal(literal) => {
                    syn::parse_str::<syn::LitStr>(&literal.to_string()).ok()
                }
                _ => None,
            });
            self.indent();
            self.out.push_str("///");
            self.out.push_str(&text.map(|text| text.value()).unwrap_or_default());
            self.out.push('\n');
            rest = after;
        }
        rest
    }

    fn braced(&mut self, group: &Group) {
        if group.stream().is_empty() {
            self.out.push_str(" {}");
            return;
        }
        self.out.push_str(" {\n");
        self.depth += 1;
        self.entries(group.stream());
        self.depth -= 1;
        self.indent();
        self.out.push('}');
    }

    fn tree(&mut self, tree: &TokenTree, column: usize) {
        let TokenTree::Group(group) = tree else {
            self.out.push_str(&tree.to_string());
            return;
        };
        let inline = inline(tree);
        if group.delimiter() == Delimiter::Bracket
            && !group.stream().is_empty()
            && column + inline.len() > WIDTH
        {
            self.out.push_str("[\n");
            self.depth += 1;
            self.entries(group.stream());
            self.depth -= 1;
            if !self.out.ends_with(",\n") {
                self.out.pop();
                self.out.push_str(",\n");
            }
            self.indent();
            self.out.push(']');
        } else {
            self.out.push_str(&inline);
        }
    }
}

/// A tree on one line.
fn inline(tree: &TokenTree) -> String {
    let TokenTree::Group(group) = tree else {
        return tree.to_string();
    };
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{ ", " }"),
        Delimiter::None => ("", ""),
    };
    let mut out = open.to_owned();
    let mut before: Option<TokenTree> = None;
    for tree in group.stream() {
        if before.is_some() && needs_space(before.as_ref(), &tree) {
            out.push(' ');
        }
        out.push_str(&inline(&tree));
        before = Some(tree);
    }
    out.push_str(close);
    out
}

/// How a tree changes the depth of `<…>`; the `>` of `->` and of `=>` closes nothing.
fn angle(tree: &TokenTree, before: Option<&TokenTree>) -> i32 {
    let TokenTree::Punct(mark) = tree else {
        return 0;
    };
    let is_arrow = matches!(before, Some(TokenTree::Punct(dash)) if matches!(dash.as_char(), '-' | '=') && dash.spacing() == Spacing::Joint);
    match mark.as_char() {
        '<' => 1,
        '>' if !is_arrow => -1,
        _ => 0,
    }
}

fn needs_space(before: Option<&TokenTree>, tree: &TokenTree) -> bool {
    let punct = |tree: Option<&TokenTree>| match tree {
        Some(TokenTree::Punct(mark)) => Some((mark.as_char(), mark.spacing())),
        _ => None,
    };
    // `Created(json)`
    let is_call = matches!((before, tree), (Some(TokenTree::Ident(_)), TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
    match (punct(before), punct(Some(tree))) {
        _ if is_call => false,
        // `200..=299`
        (Some(('=', Spacing::Joint)), None) => false,
        (_, Some((',' | ':' | ';' | '.', _)))
            if punct(before).is_none_or(|(mark, _)| mark != '-') =>
        {
            false
        }
        (Some(('-', Spacing::Joint)), _) => false,
        (Some(('.', _)), _) => false,
        (Some(('<' | '&', _)), _) => false,
        (_, Some(('<', _))) => false,
        (Some((':', Spacing::Joint)), _) => false,
        (Some(('>', _)), Some(('>', _))) => false,
        (_, Some(('>', _))) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::render_invocation;

    #[test]
    fn entries_stand_on_lines_of_their_own() {
        let tokens = quote! {
            record! { Thing { id: required, r#override as "override": optional, "kind" = "thing", ..rest, } }
        };
        assert_eq!(
            render_invocation(&tokens).as_deref(),
            Some(
                "record! {\n    Thing {\n        id: required,\n        r#override as \"override\": optional,\n        \"kind\" = \"thing\",\n        ..rest,\n    }\n}\n"
            )
        );
    }

    #[test]
    fn operations_keep_their_types_together() {
        let tokens = quote! {
            operation! {
                #[doc = " The call."]
                List -> BTreeMap<String, Vec<Thing>> { GET "/things", result: "things", auth: [[A], [B, C]], }
            }
        };
        assert_eq!(
            render_invocation(&tokens).as_deref(),
            Some(
                "operation! {\n    /// The call.\n    List -> BTreeMap<String, Vec<Thing>> {\n        GET \"/things\",\n        result: \"things\",\n        auth: [[A], [B, C]],\n    }\n}\n"
            )
        );
    }

    #[test]
    fn results_by_status_stand_on_lines_of_their_own() {
        let mark = |mark| proc_macro2::Punct::new(mark, proc_macro2::Spacing::Joint);
        let (dot, equals) = (mark('.'), mark('='));
        let tokens = quote! {
            operation! { Get -> X { GET "/", result: { 200 => Ok(json), 300 #dot #dot #equals 399 => Moved, _ => Other(raw), }, auth: [], } }
        };
        assert_eq!(
            render_invocation(&tokens).as_deref(),
            Some(
                "operation! {\n    Get -> X {\n        GET \"/\",\n        result: {\n            200 => Ok(json),\n            300..=399 => Moved,\n            _ => Other(raw),\n        },\n        auth: [],\n    }\n}\n"
            )
        );
    }

    #[test]
    fn tags_of_one_line_stay_together() {
        let tokens = quote! { union! { U by "a", "b" { X = "1", "2", Y = "3", "4", } } };
        assert_eq!(
            render_invocation(&tokens).as_deref(),
            Some(
                "union! {\n    U by \"a\", \"b\" {\n        X = \"1\", \"2\",\n        Y = \"3\", \"4\",\n    }\n}\n"
            )
        );
    }
}
