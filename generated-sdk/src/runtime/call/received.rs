//! Responses that have arrived, and how their results are read.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::Response;
use crate::runtime::error::BadAnswer;
use crate::runtime::json::{Decode, DecodeError, Decoded, Decoder};
use crate::runtime::{Core, Error, Operation, Settings};

/// A response with all of its body.
#[derive(Clone)]
pub struct Received {
    pub(in crate::runtime) core: Core,
    pub(in crate::runtime) operation: &'static Operation,
    pub(in crate::runtime) status: StatusCode,
    pub(in crate::runtime) headers: HeaderMap,
    pub(in crate::runtime) body: Bytes,
}

/// How the result of a call is read from its response. Without a reason, the body is not even text.
///
/// It is a plain function, so that calls of all types share one way of being sent.
pub type Reading<T> = fn(&Received) -> Result<Decoded<T>, Option<DecodeError>>;

impl Received {
    /// Reads the body as JSON, or the member of it that the operation names.
    #[inline]
    pub fn json<T: Decode>(&self) -> Result<Decoded<T>, Option<DecodeError>> {
        self.decoder().decode(&self.body).map_err(Some)
    }

    /// Ignores the body.
    pub fn nothing(&self) -> Result<Decoded<()>, Option<DecodeError>> {
        Ok(whole(()))
    }

    /// Takes the body as text, which has to be UTF-8.
    pub fn text(&self) -> Result<Decoded<String>, Option<DecodeError>> {
        String::from_utf8(self.body.to_vec())
            .map(whole)
            .map_err(|_| None)
    }

    /// Takes the body as it is.
    pub fn bytes(&self) -> Result<Decoded<Bytes>, Option<DecodeError>> {
        Ok(whole(self.body.clone()))
    }

    /// Takes the whole response as it is.
    pub fn raw(&self) -> Result<Decoded<Response<Bytes>>, Option<DecodeError>> {
        Ok(whole(self.clone().into_response(whole(self.body.clone()))))
    }

    fn decoder(&self) -> Decoder {
        let decoder = Decoder::new().mode(self.core.decode_mode());
        if self.operation.member.is_empty() {
            decoder
        } else {
            decoder.member(self.operation.member)
        }
    }

    /// The identity of the request, where the server gives one in a header.
    pub(in crate::runtime) fn request_id(&self) -> Option<&str> {
        let named = self.core.settings().request_id;
        let names = if named.is_empty() {
            Settings::DEFAULT.request_id
        } else {
            named
        };
        let ids = names
            .iter()
            .filter_map(|name| self.headers.get(*name)?.to_str().ok());
        ids.into_iter().find(|id| !id.is_empty())
    }

    /// Takes the client's credentials out of a text that is to be shown.
    pub(in crate::runtime) fn scrub(&self, text: String) -> String {
        self.core.credentials().scrub(text)
    }

    #[inline]
    pub(super) fn into_response<T>(self, decoded: Decoded<T>) -> Response<T> {
        let Decoded { value, gaps } = decoded;
        Response {
            status: self.status,
            headers: self.headers,
            body: self.body,
            value,
            gaps,
        }
    }

    #[cold]
    pub(super) fn into_error(self, reason: Option<DecodeError>) -> Error {
        let operation = self.operation;
        Error::answer(BadAnswer::new(self, reason)).during(operation)
    }
}

#[inline]
fn whole<T>(value: T) -> Decoded<T> {
    Decoded {
        value,
        gaps: Vec::new(),
    }
}
