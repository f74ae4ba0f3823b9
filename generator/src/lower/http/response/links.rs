//! Links of responses: which calls a result leads to (OpenAPI 3.1, "Link Object").

use crate::api::Link;
use crate::load::{Member, Node};
use crate::lower::http::Calls;

impl<'d> Calls<'d, '_> {
    /// The links of a response, for the docs: runtime expressions are read by people, not by the
    /// SDK.
    pub(in crate::lower) fn lower_links(&mut self, response: &'d Node<'d>) -> Vec<Link> {
        let members = response.get("links").map(Node::members).unwrap_or_default();
        members.iter().filter_map(|member| self.lower_link(member)).collect()
    }

    fn lower_link(&mut self, member: &'d Member<'d>) -> Option<Link> {
        let node = match member.node.get("$ref") {
            Some(_) => self.schemas.reference_target(&member.node)?,
            None => &member.node,
        };
        let target =
            node.get("operationId").or_else(|| node.get("operationRef")).and_then(Node::as_str)?;
        let parameters = node.get("parameters").map(Node::members).unwrap_or_default().iter();
        let parameters = parameters
            .filter_map(|one| Some((one.key.to_string(), one.node.scalar()?.into_owned())));
        Some(Link {
            name: member.key.to_string(),
            target: target.to_owned(),
            parameters: parameters.collect(),
        })
    }
}
