//! What stands beside a `$ref`, as the version of the document has it; and references by other
//! names.

use super::kinds::Kinds;
use super::walk::{Holds, reference_of};
use super::{Dialect, Node, Value};
use crate::keyword::Keyword;
use crate::report::{Diagnostics, findings};

/// Takes away what OpenAPI 3.0 ignores beside a `$ref`, and makes a `$ref` of each `$dynamicRef`.
///
/// OpenAPI 3.0.4, "Reference Object": further members are ignored. Descriptions, defaults and
/// `nullable` are kept nevertheless, as authors mean them; what would make another type of it goes.
/// A path item may have members beside its `$ref` in all versions. A `$dynamicRef` is taken for its
/// static target (JSON Schema 2020-12, section 8.2.3.2).
pub(super) fn normalize_references(
    root: &mut Node<'_>,
    dialect: Dialect,
    diagnostics: &mut Diagnostics,
) {
    let ignores = dialect == Dialect::V3_0;
    let mut normalizer = Normalizer { ignores, kinds: Kinds::default() };
    normalizer.visit(root, Holds::Keywords, 0, false);
    normalizer.kinds.report(diagnostics);
}

struct Normalizer {
    ignores: bool,
    kinds: Kinds,
}

impl Normalizer {
    /// What a vendor keeps under a key of its own may be referred to, and may be anything else: its
    /// kinds say nothing.
    fn visit(&mut self, node: &mut Node<'_>, holds: Holds, depth: usize, vendor: bool) {
        if holds == Holds::Keywords {
            self.rename_dynamic(node);
            if self.ignores && reference_of(node).is_some() {
                self.strip(node);
            }
        }
        match &mut node.value {
            Value::Object(members) => {
                for member in members {
                    if holds == Holds::Keywords && !vendor {
                        self.kinds.check(member);
                    }
                    let under = holds.under(&member.key, &member.node, depth);
                    if under != Holds::Data {
                        let vendor = vendor || (depth == 0 && member.key.starts_with("x-"));
                        self.visit(&mut member.node, under, depth + 1, vendor);
                    }
                }
            }
            Value::Array(items) => {
                items.iter_mut().for_each(|item| self.visit(item, holds, depth + 1, vendor))
            }
            _ => {}
        }
    }

    fn rename_dynamic(&mut self, node: &mut Node<'_>) {
        let Value::Object(members) = &mut node.value else {
            return;
        };
        if members.iter().any(|member| member.key == "$ref") {
            return;
        }
        let is_dynamic = |key: &str| matches!(key, "$dynamicRef" | "$recursiveRef");
        let dynamic = members
            .iter_mut()
            .find(|member| is_dynamic(&member.key) && member.node.as_str().is_some());
        if let Some(member) = dynamic {
            member.key = "$ref".into();
        }
    }

    fn strip(&mut self, node: &mut Node<'_>) {
        let Value::Object(members) = &mut node.value else {
            return;
        };
        let is_path_item = |key: &str| {
            matches!(
                key,
                "get"
                    | "put"
                    | "post"
                    | "delete"
                    | "options"
                    | "head"
                    | "patch"
                    | "trace"
                    | "query"
                    | "additionalOperations"
                    | "parameters"
                    | "servers"
            )
        };
        if members.iter().any(|member| is_path_item(&member.key)) {
            return;
        }
        members.retain(|member| {
            let key = member.key.as_ref();
            let stays = key == "$ref" || Keyword::describes(key);
            if !stays {
                self.kinds.push(findings::ref_sibling(key).at(member.key_at));
            }
            stays
        });
    }
}
