//! `securityDefinitions` as `components/securitySchemes`.

use super::Lift;
use super::build::{member, object, text};
use crate::load::{Member, Node};

impl<'a> Lift<'_, 'a, '_> {
    pub(super) fn security_schemes(&mut self, definitions: &Node<'a>) -> Node<'a> {
        let schemes = definitions
            .members()
            .iter()
            .map(|one| Member { node: security_scheme(&one.node), ..one.clone() })
            .collect();
        object(definitions.at, schemes)
    }
}

fn security_scheme<'a>(node: &Node<'a>) -> Node<'a> {
    match node.get("type").and_then(Node::as_str) {
        Some("basic") => basic(node),
        Some("oauth2") if node.get("flows").is_none() => oauth2(node),
        _ => node.clone(),
    }
}

fn basic<'a>(node: &Node<'a>) -> Node<'a> {
    let mut members: Vec<Member<'a>> = Vec::new();
    for one in node.members() {
        if one.key == "type" {
            members.push(member("type", one.key_at, text(one.node.at, "http")));
            members.push(member("scheme", one.key_at, text(one.node.at, "basic")));
        } else {
            members.push(one.clone());
        }
    }
    object(node.at, members)
}

/// One flow, whose name and members stand beside `type` in 2.0.
fn oauth2<'a>(node: &Node<'a>) -> Node<'a> {
    let flow = match node.get("flow").and_then(Node::as_str) {
        Some("application") => "clientCredentials",
        Some("accessCode") => "authorizationCode",
        Some("password") => "password",
        _ => "implicit",
    };
    let is_of_flow =
        |key: &str| matches!(key, "authorizationUrl" | "tokenUrl" | "refreshUrl" | "scopes");
    let (of_flow, mut members): (Vec<Member<'a>>, Vec<Member<'a>>) = node
        .members()
        .iter()
        .filter(|one| one.key != "flow")
        .cloned()
        .partition(|one| is_of_flow(&one.key));
    let at = node.get("flow").map_or(node.at, |flow| flow.at);
    let flows = object(at, vec![member(flow, at, object(at, of_flow))]);
    members.push(member("flows", at, flows));
    object(node.at, members)
}
