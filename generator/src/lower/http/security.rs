//! Security schemes and requirements.

use crate::api::{Location, Scheme, SchemeId, SchemeKind};
use crate::http::is_token;
use crate::load::{Member, Node, Value, name_of};
use crate::lower::http::Calls;
use crate::report::findings;

impl<'d> Calls<'d, '_> {
    /// The schemes of the document in its order.
    pub(in crate::lower) fn lower_schemes(&mut self) {
        let Some(schemes) = self
            .schemas
            .document
            .root
            .get("components")
            .and_then(|node| node.get("securitySchemes"))
        else {
            return;
        };
        for member in schemes.members() {
            let node = self.schemas.reference_target(&member.node).unwrap_or(&member.node);
            self.lower_scheme(&member.key, node);
        }
    }

    fn lower_scheme(&mut self, key: &str, node: &'d Node<'d>) -> SchemeId {
        let kind = self.lower_scheme_kind(key, node);
        let description =
            node.get("description").or_else(|| node.get("bearerFormat")).and_then(Node::as_str);
        let description = description.unwrap_or_default().trim().to_owned();
        self.api.schemes.push(Scheme { at: node.at, name: key.to_owned(), kind, description });
        SchemeId(self.api.schemes.len() - 1)
    }

    fn lower_scheme_kind(&mut self, key: &str, node: &Node<'d>) -> SchemeKind {
        let text = |name: &str| node.get(name).and_then(Node::as_str).unwrap_or_default().trim();
        let name = text("name").to_owned();
        let scheme = text("scheme");
        match (text("type"), text("in"), scheme.to_ascii_lowercase().as_str()) {
            ("http", _, "basic") => SchemeKind::Basic,
            ("http", _, "bearer") | ("oauth2" | "openIdConnect", ..) => SchemeKind::Bearer,
            ("http", _, other) if is_token(other) => {
                SchemeKind::Http(registered(scheme).to_owned())
            }
            ("apiKey", "header", _) if is_token(&name) => SchemeKind::Header(name),
            ("apiKey", "query", _) if !name.is_empty() => SchemeKind::Query(name),
            ("apiKey", "cookie", _) if is_token(&name) => SchemeKind::Cookie(name),
            ("mutualTLS", ..) => SchemeKind::Transport,
            _ => {
                self.schemas.report.push(findings::unknown_scheme(key).at(node.at));
                SchemeKind::Bearer
            }
        }
    }

    /// The alternatives that an operation accepts: its own `security`, else the document's. `None`
    /// where neither has any.
    pub(in crate::lower) fn lower_requirements(
        &mut self,
        operation: &'d Node<'d>,
    ) -> Option<Vec<Vec<SchemeId>>> {
        let of = |node: &'d Node<'d>| {
            node.get("security").filter(|security| matches!(security.value, Value::Array(_)))
        };
        let security = of(operation).or_else(|| of(&self.schemas.document.root))?;
        let mut alternatives = Vec::new();
        for requirement in security.items() {
            let mut needed: Vec<SchemeId> = Vec::new();
            let mut is_known = true;
            for member in requirement.members() {
                match self.required_scheme(member) {
                    Some(id) if self.report_clash(&needed, id, member) => {}
                    Some(id) => needed.push(id),
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
        Some(alternatives)
    }

    /// Where nothing says whether an operation requires credentials, though schemes are declared,
    /// each of these is accepted and none is required: many documents leave `security` out of
    /// operations that a server refuses without a credential. A server of the operation's own is
    /// another party, to which the document sends no credential.
    pub(in crate::lower) fn settle_unstated_security(&mut self) {
        let sent = |scheme: &Scheme| scheme.kind.place().is_some();
        let schemes = self.api.schemes.iter().enumerate().filter(|(_, scheme)| sent(scheme));
        let mut accepted: Vec<Vec<SchemeId>> =
            schemes.map(|(index, _)| vec![SchemeId(index)]).collect();
        if accepted.is_empty() {
            return;
        }
        accepted.push(Vec::new());
        let mut count: usize = 0;
        let mut first = None;
        for index in &self.unstated {
            let operation = &mut self.api.operations[*index];
            if operation.server.as_ref().is_none_or(|server| !server.is_absolute()) {
                operation.security.clone_from(&accepted);
                first.get_or_insert((operation.at, operation.wire_line()));
                count += 1;
            }
        }
        if let Some((at, line)) = first {
            let others = match count - 1 {
                0 => String::new(),
                1 => ", and of one more operation".to_owned(),
                more => format!(", and of {more} more operations"),
            };
            self.schemas.report.push(findings::unstated_security(line, others).at(at));
        }
    }

    /// The scheme that a requirement names: by its key, or by a URI (OpenAPI 3.2.0, "Security
    /// Requirement Object").
    fn required_scheme(&mut self, member: &'d Member<'d>) -> Option<SchemeId> {
        if let Some(index) = self.api.schemes.iter().position(|scheme| scheme.name == member.key) {
            return Some(SchemeId(index));
        }
        let node = self
            .schemas
            .document
            .resolve_from(member.key_at, &member.key)
            .filter(|node| node.get("type").is_some())?;
        match self.api.schemes.iter().position(|scheme| scheme.at == node.at) {
            Some(index) => Some(SchemeId(index)),
            None => Some(self.lower_scheme(&name_of(&member.key), node)),
        }
    }

    /// A header can carry one credential: of two that are needed together the first is sent.
    fn report_clash(&mut self, needed: &[SchemeId], id: SchemeId, member: &Member<'d>) -> bool {
        let Some((Location::Header, header)) = self.api.schemes[id.0].kind.place() else {
            return false;
        };
        let first = needed
            .iter()
            .find(|other| self.api.schemes[other.0].kind.travels_as(Location::Header, header));
        let Some(first) = first else { return false };
        let first = &self.api.schemes[first.0].name;
        self.schemas
            .report
            .push_at(member.key_at, findings::schemes_clash(first, &member.key, header));
        true
    }

    fn report_undeclared(&mut self, member: &Member<'d>) {
        self.schemas.report.push_at(member.key_at, findings::undeclared_scheme(&member.key));
    }
}

/// A scheme as the registry of IANA spells it. Case makes no difference by RFC 9110, but does to
/// some servers; any other is sent as written.
fn registered(scheme: &str) -> &str {
    const SCHEMES: [&str; 12] = [
        "Concealed",
        "Digest",
        "DPoP",
        "GNAP",
        "HOBA",
        "Mutual",
        "Negotiate",
        "OAuth",
        "PrivateToken",
        "SCRAM-SHA-1",
        "SCRAM-SHA-256",
        "vapid",
    ];
    SCHEMES.into_iter().find(|known| known.eq_ignore_ascii_case(scheme)).unwrap_or(scheme)
}
