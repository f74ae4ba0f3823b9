//! Security schemes and requirements.

use super::Lowering;
use crate::api::{Scheme, SchemeId, SchemeKind};
use crate::load::Node;
use crate::report::{Diagnostic, codes};

impl<'d> Lowering<'d, '_> {
    /// The schemes of the document in its order.
    pub(super) fn lower_schemes(&mut self) {
        let Some(schemes) = self.document.root.get("components").and_then(|node| node.get("securitySchemes")) else {
            return;
        };
        for member in schemes.members() {
            let node = self.reference_target(&member.node).unwrap_or(&member.node);
            let kind = self.lower_scheme_kind(&member.key, node);
            let description = node.get("description").or_else(|| node.get("bearerFormat")).and_then(Node::as_str);
            self.api.schemes.push(Scheme {
                name: member.key.clone().into_owned(),
                kind,
                description: description.unwrap_or_default().trim().to_owned(),
            });
        }
    }

    fn lower_scheme_kind(&mut self, key: &str, node: &Node<'d>) -> SchemeKind {
        let text = |name: &str| node.get(name).and_then(Node::as_str).unwrap_or_default();
        let name = text("name").to_owned();
        match (text("type"), text("in"), text("scheme").to_ascii_lowercase().as_str()) {
            ("http", _, "basic") => SchemeKind::Basic,
            ("http", _, "bearer") | ("oauth2" | "openIdConnect", ..) => SchemeKind::Bearer,
            ("apiKey", "header", _) if !name.is_empty() => SchemeKind::Header(name),
            ("apiKey", "query", _) if !name.is_empty() => SchemeKind::Query(name),
            ("apiKey", "cookie", _) if !name.is_empty() => SchemeKind::Cookie(name),
            ("mutualTLS", ..) => SchemeKind::Transport,
            _ => {
                self.diagnostics.push(
                    Diagnostic::warning(
                        codes::UNKNOWN_SCHEME,
                        format!("the security scheme `{key}` is of no known kind"),
                    )
                    .at(node.at, "declared here")
                    .chosen("its credential is sent as `Authorization: Bearer …`")
                    .help("`type` is one of apiKey, http, mutualTLS, oauth2 and openIdConnect"),
                );
                SchemeKind::Bearer
            }
        }
    }

    /// The alternatives that an operation accepts: its own `security`, else the document's.
    pub(super) fn lower_requirements(&mut self, operation: &'d Node<'d>) -> Vec<Vec<SchemeId>> {
        let Some(security) = operation.get("security").or_else(|| self.document.root.get("security")) else {
            return Vec::new();
        };
        let mut alternatives = Vec::new();
        for requirement in security.items() {
            let mut needed = Vec::new();
            let mut is_known = true;
            for member in requirement.members() {
                match self.api.schemes.iter().position(|scheme| scheme.name == member.key) {
                    Some(index) => needed.push(SchemeId(index)),
                    None => {
                        is_known = false;
                        self.report_undeclared(member);
                    }
                }
            }
            if is_known && !alternatives.contains(&needed) {
                alternatives.push(needed);
            }
        }
        alternatives
    }

    fn report_undeclared(&mut self, member: &crate::load::Member<'d>) {
        self.diagnostics.push(
            Diagnostic::warning(
                codes::UNDECLARED_SCHEME,
                format!("the security scheme `{}` is not declared", member.key),
            )
            .at(member.key_at, self.context())
            .chosen("this alternative is left out")
            .help("declare it under `components/securitySchemes`"),
        );
    }
}
