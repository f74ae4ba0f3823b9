//! What refusals hold.

use super::Lowering;
use super::content::media;
use super::media::is_media_type;
use crate::api::{ErrorBody, Hint, ResponseBody, Status, Step};
use crate::load::Node;

impl<'d> Lowering<'d, '_> {
    /// The body of a refusal. Its type is one of the JSON that it may hold.
    pub(super) fn lower_error(&mut self, status: Status, node: &'d Node<'d>, hint: &Hint) -> ErrorBody {
        let docs = node.get("description").and_then(Node::as_str).unwrap_or_default().trim().to_owned();
        let place = hint.then(Step::Variant(format!("error {status}")));
        let medium = media(node).first().copied();
        let content = medium.filter(|medium| medium.node.get("schema").is_some());
        let content = content.and_then(|medium| self.lower_response_body(medium, None, &place));
        let ty = match content {
            Some(ResponseBody::Json { ty, .. }) => Some(ty.ty),
            _ => None,
        };
        let name = medium.map(|medium| medium.name).filter(|name| ty.is_none() && is_media_type(name));
        ErrorBody { status, ty, media_type: name.map(str::to_owned), docs }
    }
}
