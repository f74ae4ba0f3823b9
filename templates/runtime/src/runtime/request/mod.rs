//! The request of a call, while it is being put together: path, query, headers, cookies, body.
//!
//! Takes values by way of their JSON text and writes them in the styles of OpenAPI. Sends nothing,
//! and does not know what the result will be.

mod body;
mod deep;
mod expand;
mod pairs;
mod parameters;
mod path;
mod segment;
mod style;

use std::fmt;

use http::Method;
use http::header::{ACCEPT, COOKIE, HeaderMap, HeaderName, HeaderValue};

#[allow(unused_imports, reason = "an API may have no bodies")]
pub(crate) use body::content;
pub use body::{Content, ContentForm, MemberStyle};
pub(super) use segment::Segment;
pub use style::ParamStyle;

use super::call::{Prepared, ResultReader};
use super::operation::{Operation, ResponseForm};
use super::text::header::header;
use super::{Call, Core, Error, Sending};
use body::BodyDraft;
use pairs::Pairs;
use path::{PathValue, build_url};

/// Puts together the request of one call. This is what generated setters talk to.
///
/// A name that is set twice counts once, as set last. What cannot be sent (a header with a
/// line break) is remembered and comes out as an error when the call is made; nothing is sent then.
#[derive(Clone)]
pub struct RequestBuilder {
    // One pointer wide, because setters take the builder by value and hand it back.
    draft: Box<RequestDraft>,
}

#[derive(Clone)]
struct RequestDraft {
    core: Core,
    operation: &'static Operation,
    form: &'static ResponseForm,
    path: Vec<PathValue>,
    query: Pairs,
    /// A query that was given as a whole goes before the pairs.
    whole_query: String,
    headers: HeaderMap,
    cookies: Pairs,
    body: BodyDraft,
    mistake: Option<String>,
    /// Rules that parameters break: place, name and what is wrong.
    violations: Vec<(&'static str, &'static str, String)>,
}

impl RequestBuilder {
    /// A request of `operation` with nothing set.
    pub fn new(core: &Core, operation: &'static Operation) -> Self {
        Self {
            draft: Box::new(RequestDraft {
                core: core.clone(),
                operation,
                form: &operation.form,
                path: Vec::new(),
                query: Pairs::default(),
                whole_query: String::new(),
                headers: HeaderMap::new(),
                cookies: Pairs::for_cookies(),
                body: BodyDraft::new(),
                mistake: None,
                violations: Vec::new(),
            }),
        }
    }

    /// Makes the call.
    #[inline]
    pub fn call<T>(self, read: ResultReader<T>) -> Result<Call<T>, Error> {
        Ok(Call::new(self.prepare()?, read))
    }

    /// Makes the call and sends it.
    #[inline]
    pub fn send<T>(self, read: ResultReader<T>) -> Sending<T> {
        Sending::new(self.prepare(), read)
    }

    /// Makes the call and sends it, with the response asked for in another form.
    #[inline]
    pub fn send_as<T>(mut self, form: &'static ResponseForm, read: ResultReader<T>) -> Sending<T> {
        self.draft.form = form;
        self.send(read)
    }

    /// All that can be done before it is known what the result is. Credentials are chosen here.
    fn prepare(self) -> Result<Box<Prepared>, Error> {
        let operation = self.draft.operation;
        self.draft
            .prepare()
            .map_err(|error| error.during(operation))
    }
}

impl RequestDraft {
    fn prepare(self) -> Result<Box<Prepared>, Error> {
        if let Some(mistake) = self.mistake {
            return Err(Error::build(mistake));
        }
        let broken = self.violations.into_iter().map(|(_, _, what)| what).next();
        if let Some(broken) = broken.or_else(|| self.body.first_violation(self.operation.limits)) {
            return Err(Error::build(broken));
        }
        let Self {
            core,
            operation,
            form,
            ..
        } = self;
        let method = Method::from_bytes(operation.method.as_bytes())
            .map_err(|_| Error::build(format!("invalid HTTP method `{}`", operation.method)))?;
        let (url, base_size) = {
            let base = core.base_of(operation)?;
            let queries = [self.whole_query.as_str(), self.query.as_str()];
            let url = build_url(&base, operation.path, &self.path, queries)?;
            (url, base.len())
        };
        let (media_type, body) = self.body.finish().map_err(Error::build)?.unzip();

        let mut headers = core.headers().clone();
        headers.insert(ACCEPT, constant_header_value(form.accept)?);
        if let Some(media_type) = media_type {
            let (name, value) = header("content-type", &media_type).map_err(Error::build)?;
            headers.insert(name, value);
        }
        // A header of this call precedes one of all calls.
        for (name, value) in self.headers {
            // Each name is there once: `insert` is all that ever adds one.
            if let Some(name) = name {
                headers.insert(name, value);
            }
        }
        let mut cookies = self.cookies.as_str().to_owned();
        if let Some(given) = headers.get(COOKIE).and_then(|given| given.to_str().ok()) {
            if !cookies.is_empty() {
                cookies.push_str("; ");
            }
            cookies.push_str(given);
        }
        if !cookies.is_empty() {
            let (name, value) = header("cookie", &cookies).map_err(Error::build)?;
            headers.insert(name, value);
        }
        let timeout = core.timeout();
        let mut prepared = Box::new(Prepared {
            core,
            operation,
            method,
            url,
            base_size,
            secret_query: Vec::new(),
            headers,
            body,
            timeout,
            arrival: form.arrival,
            mistake: None,
            is_unauthorized: false,
        });
        prepared.authorize();
        Ok(prepared)
    }
}

/// A header value that stands in the program. It came from a document, so that it is looked at
/// before it is taken.
fn constant_header_value(text: &'static str) -> Result<HeaderValue, Error> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        Ok(HeaderValue::from_static(text))
    } else {
        Err(Error::build(format!(
            "{text:?} is not a valid header value"
        )))
    }
}

/// Shows what is set, not to what: any of it may be a secret.
impl fmt::Debug for RequestBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RequestDraft {
            operation,
            path,
            query,
            headers,
            cookies,
            body,
            mistake,
            ..
        } = &*self.draft;
        let path: Vec<&str> = path.iter().map(|value| value.name).collect();
        let headers: Vec<&HeaderName> = headers.keys().collect();
        f.debug_struct("RequestBuilder")
            .field("operation", &format_args!("{operation}"))
            .field("path", &path)
            .field("query", query)
            .field("headers", &headers)
            .field("cookies", cookies)
            .field("body", body)
            .field("mistake", mistake)
            .finish()
    }
}
