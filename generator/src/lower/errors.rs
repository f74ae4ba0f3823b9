//! What refusals hold.

use super::Lowering;
use super::media::is_media_type;
use super::response::Declared;
use crate::api::{ErrorBody, Hint, ResponseBody, Step};

impl<'d> Lowering<'d, '_> {
    /// The body of a refusal. Its type is one of the JSON that it may hold.
    pub(super) fn lower_error(&mut self, declared: Declared<'d>, hint: &Hint) -> ErrorBody {
        let Declared { status, node, text } = declared;
        let place = hint.then(Step::Variant(format!("error {status}")));
        let medium = self.response_media(node).first().copied();
        let content = medium.filter(|medium| medium.node.get("schema").is_some());
        let content = content.and_then(|medium| self.lower_response_body(medium, None, &place));
        let ty = match content {
            Some(ResponseBody::Json { ty, .. }) => Some(ty.ty),
            _ => None,
        };
        let name = medium.map(|medium| medium.name).filter(|name| ty.is_none() && is_media_type(name));
        ErrorBody { status, ty, media_type: name.map(str::to_owned), docs: text.to_owned() }
    }
}
