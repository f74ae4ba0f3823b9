//! Responses that have arrived, and how their results are read.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::Response;
use crate::runtime::error::{BadAnswer, is_json, media_type};
use crate::runtime::json::{Decode, DecodeError, Decoded, Decoder, shown};
use crate::runtime::operation::{Arrival, Operation};
use crate::runtime::stream::{ByteStream, EventData, EventStream, JsonLines};
use crate::runtime::{Body, Core, Error};

/// How much of a request's identity is kept, in characters.
const LONGEST_ID: usize = 200;

/// A response with all of its body.
#[derive(Clone)]
pub struct Received {
    pub(in crate::runtime) core: Core,
    pub(in crate::runtime) operation: &'static Operation,
    pub(in crate::runtime) status: StatusCode,
    pub(in crate::runtime) headers: HeaderMap,
    pub(in crate::runtime) body: Bytes,
    /// How the body was to be read.
    pub(in crate::runtime) arrival: Arrival,
    /// What arrives after the call has ended, where the result is a stream.
    pub(in crate::runtime) rest: Rest,
}

/// The body of a response that was not read yet, to be taken once.
#[derive(Clone, Default)]
pub(in crate::runtime) struct Rest(Option<Arc<Mutex<Option<Body>>>>);

impl Rest {
    pub(super) fn new(body: Body) -> Self {
        Self(Some(Arc::new(Mutex::new(Some(body)))))
    }

    fn take(&self) -> Option<Body> {
        self.0.as_ref()?.lock().ok()?.take()
    }
}

/// How the result of a call is read from its response. Without a reason, the body is not even text.
///
/// It is a plain function, so that calls of all types share one way of being sent.
pub(in crate::runtime) type ResultReader<T> =
    fn(&Received) -> Result<Decoded<T>, Option<DecodeError>>;

impl Received {
    /// Reads the body as JSON. An empty one counts as null.
    #[inline]
    pub fn json<T: Decode>(&self) -> Result<Decoded<T>, Option<DecodeError>> {
        self.decoder().decode(self.text_of_json()).map_err(Some)
    }

    /// Reads the member of the JSON body that the operation names.
    #[inline]
    pub fn member<T: Decode>(&self) -> Result<Decoded<T>, Option<DecodeError>> {
        let decoder = self.decoder().member(self.operation.member);
        decoder.decode(self.text_of_json()).map_err(Some)
    }

    /// Ignores the body.
    pub fn none(&self) -> Result<Decoded<()>, Option<DecodeError>> {
        Ok(Decoded::without_gaps(()))
    }

    /// Takes the body as text, which has to be UTF-8. Of a body that is JSON by its media type, and
    /// by its syntax, this is the string that it is; another value but null keeps its JSON text,
    /// with a gap.
    pub fn text(&self) -> Result<Decoded<String>, Option<DecodeError>> {
        if is_json(&media_type(&self.headers))
            && self.body.trim_ascii() != b"null"
            && self.decoder().decode::<()>(&self.body).is_ok()
        {
            return self.json();
        }
        String::from_utf8(self.body.to_vec())
            .map(Decoded::without_gaps)
            .map_err(|_| None)
    }

    /// Takes the body as it is.
    pub fn bytes(&self) -> Result<Decoded<Bytes>, Option<DecodeError>> {
        Ok(Decoded::without_gaps(self.body.clone()))
    }

    /// Takes the whole response as it is.
    pub fn raw(&self) -> Result<Decoded<Response<Bytes>>, Option<DecodeError>> {
        Ok(Decoded::without_gaps(
            self.clone()
                .into_response(Decoded::without_gaps(self.body.clone())),
        ))
    }

    /// Takes the whole response as it is, also one that redirects to nowhere.
    pub fn redirect(&self) -> Result<Decoded<Response<Bytes>>, Option<DecodeError>> {
        self.raw()
    }

    /// Takes the status and the headers.
    pub fn head(&self) -> Result<Decoded<Response<()>>, Option<DecodeError>> {
        Ok(Decoded::without_gaps(
            self.clone().into_response(Decoded::without_gaps(())),
        ))
    }

    /// Takes the body as it arrives.
    pub fn stream(&self) -> Result<Decoded<ByteStream>, Option<DecodeError>> {
        let body = self.rest.take().ok_or(None)?;
        Ok(Decoded::without_gaps(ByteStream::new(self.clone(), body)))
    }

    /// Takes the body as server-sent events with JSON in them.
    #[inline]
    pub fn events<T: Decode>(&self) -> Result<Decoded<EventStream<T>>, Option<DecodeError>> {
        self.stream()
            .map(|stream| Decoded::without_gaps(stream.value.events()))
    }

    /// Takes the body as server-sent events with text in them.
    pub fn text_events(&self) -> Result<Decoded<EventStream<String>>, Option<DecodeError>> {
        self.stream()
            .map(|stream| Decoded::without_gaps(stream.value.text_events()))
    }

    /// Takes the body as server-sent events that are distinguished by their names.
    #[inline]
    pub fn named_events<T: EventData>(
        &self,
    ) -> Result<Decoded<EventStream<T>>, Option<DecodeError>> {
        self.stream()
            .map(|stream| Decoded::without_gaps(stream.value.named_events()))
    }

    /// Takes the body as JSON values one after the other.
    #[inline]
    pub fn lines<T: Decode>(&self) -> Result<Decoded<JsonLines<T>>, Option<DecodeError>> {
        self.stream()
            .map(|stream| Decoded::without_gaps(stream.value.lines()))
    }

    /// The status, for a result that differs by it.
    pub fn code(&self) -> u16 {
        self.status.as_u16()
    }

    /// No result, with a status that comes without one.
    #[inline]
    pub fn without<T>(&self) -> Result<Decoded<Option<T>>, Option<DecodeError>> {
        Ok(Decoded::without_gaps(None))
    }

    /// A result that may be missing: `None` for an empty body and for null.
    #[inline]
    pub fn optional<T>(
        &self,
        read: ResultReader<T>,
    ) -> Result<Decoded<Option<T>>, Option<DecodeError>> {
        match self.body.trim_ascii() {
            b"" | b"null" => self.without(),
            _ => self.variant(read, Some),
        }
    }

    /// A variant that holds nothing.
    #[inline]
    pub fn constant<T>(&self, value: T) -> Result<Decoded<T>, Option<DecodeError>> {
        Ok(Decoded::without_gaps(value))
    }

    /// A variant that holds what is read.
    #[inline]
    pub fn variant<T, R>(
        &self,
        read: ResultReader<T>,
        variant: fn(T) -> R,
    ) -> Result<Decoded<R>, Option<DecodeError>> {
        read(self).map(|decoded| decoded.map(variant))
    }

    pub(in crate::runtime) fn decoder(&self) -> Decoder<'_> {
        self.core.decoder()
    }

    fn text_of_json(&self) -> &[u8] {
        if self.body.trim_ascii().is_empty() {
            b"null"
        } else {
            &self.body
        }
    }

    /// The identity of the request, where the server gives one in a header.
    pub(in crate::runtime) fn request_id(&self) -> Option<String> {
        let names = self.core.settings().request_id;
        let ids = names
            .iter()
            .filter_map(|name| self.headers.get(*name)?.to_str().ok());
        let mut ids = ids.map(|id| self.shown(id, LONGEST_ID));
        ids.find(|id| !id.is_empty())
    }

    /// A text of the server on one line, without the client's secrets, at most `limit` characters
    /// of it.
    pub(in crate::runtime) fn shown(&self, text: &str, limit: usize) -> String {
        shown(text, limit, self.core.secrets())
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
            core: self.core,
        }
    }

    #[cold]
    pub(in crate::runtime) fn into_error(self, reason: Option<DecodeError>) -> Error {
        let operation = self.operation;
        let error = match reason.as_ref().and_then(DecodeError::memory_limit) {
            Some(limit) => Error::memory(limit),
            None => Error::decode(BadAnswer::new(self, reason)),
        };
        error.during(operation)
    }
}
