//! Redirects, and what must not go along with them.
//!
//! A redirect within the origin of the call's server is followed with all that the call carries. To
//! any other origin goes only the bare request: no credential, no header that could be
//! one, no body. Once a chain has left the origin it stays bare, even if it comes back: where it
//! goes then was decided by another server.

use std::time::Duration;

use http::header::{
    ACCEPT, ACCEPT_LANGUAGE, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LOCATION, CONTENT_TYPE,
    LOCATION, USER_AGENT,
};
use http::{HeaderMap, Method, StatusCode};
use percent_encoding::percent_decode_str;
use url::Url;

use super::Prepared;
use super::authorization::set_query;
use super::private_hosts::is_private;
use crate::runtime::error::{RedirectError, UploadError};
use crate::runtime::json::{reveals, shown};
use crate::runtime::{Redirects, Reply, Request, Upload};

/// How much of an origin an error shows, in characters.
const LONGEST_ORIGIN: usize = 200;

/// How many redirects in a row are followed.
const MAX_REDIRECTS: u32 = 10;

/// One request of a call.
pub(super) struct Hop {
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Option<Upload>,
    /// Whether all requests up to this one went to the origin of the call's own server.
    is_at_home: bool,
    redirects: u32,
}

impl Hop {
    /// The request that the call itself asks for.
    pub(super) fn first(call: &Prepared) -> Self {
        let mut url = call.url.clone();
        add_credentials(&mut url, &call.secret_query);
        let (method, headers, body) =
            (call.method.clone(), call.headers.clone(), call.body.clone());
        Self {
            method,
            url,
            headers,
            body,
            is_at_home: true,
            redirects: 0,
        }
    }

    pub(super) fn url(&self) -> &Url {
        &self.url
    }

    pub(super) fn request(&self, timeout: Option<Duration>) -> Result<Request, UploadError> {
        let mut request = Request::new(self.method.clone(), self.url.clone());
        request.headers = self.headers.clone();
        request.body = self.body.as_ref().map(Upload::open).transpose()?;
        request.timeout = timeout;
        Ok(request)
    }

    /// Turns to the next request if `reply` is a redirect.
    pub(super) fn follow(&mut self, call: &Prepared, reply: &Reply) -> Result<bool, RedirectError> {
        let policy = call.core.redirects();
        let Some(location) = redirect_location(reply).filter(|_| policy != Redirects::None) else {
            return Ok(false);
        };
        if self.redirects >= MAX_REDIRECTS {
            return Err(RedirectError::TooMany);
        }
        self.redirects += 1;
        let mut url = redirect_target(&self.url, location)?;
        check_allowed(&url, call)?;
        self.change_method(reply.status);
        self.is_at_home = self.is_at_home && url.origin() == call.url.origin();
        if self.is_at_home {
            add_credentials(&mut url, &call.secret_query);
        } else {
            if self.body.is_some() {
                return Err(RedirectError::Body);
            }
            drop_credentials(&mut url, call);
            self.headers = harmless_headers(&self.headers);
        }
        let is_spent = |body: &Upload| !body.is_repeatable();
        if self.body.as_ref().is_some_and(is_spent) {
            return Err(RedirectError::Stream);
        }
        self.url = url;
        Ok(true)
    }

    /// What fetch does (and RFC 9110 section 15.4 allows): 303 asks for a GET, and so do in
    /// practice 301 and 302 after a POST. 307 and 308 leave the request as it is.
    fn change_method(&mut self, status: StatusCode) {
        let to_get = match status {
            StatusCode::SEE_OTHER => self.method != Method::GET && self.method != Method::HEAD,
            StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => self.method == Method::POST,
            _ => false,
        };
        if to_get {
            self.method = Method::GET;
            self.body = None;
            for name in [
                CONTENT_TYPE,
                CONTENT_ENCODING,
                CONTENT_LANGUAGE,
                CONTENT_LOCATION,
            ] {
                self.headers.remove(name);
            }
        }
    }
}

/// The `Location` of a redirect that can be followed. (300, 304, 305 and 306 cannot.)
fn redirect_location(reply: &Reply) -> Option<&[u8]> {
    match reply.status.as_u16() {
        301 | 302 | 303 | 307 | 308 => reply.headers.get(LOCATION).map(|value| value.as_bytes()),
        _ => None,
    }
}

/// The URL that a `Location` header names (RFC 9110 section 10.2.2). Credentials in it are dropped:
/// HTTP clients would send them.
fn redirect_target(current: &Url, location: &[u8]) -> Result<Url, RedirectError> {
    let location = std::str::from_utf8(location).map_err(|_| RedirectError::NoUrl)?;
    let mut url = current.join(location).map_err(|_| RedirectError::NoUrl)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(RedirectError::Scheme);
    }
    url.set_username("")
        .and_then(|()| url.set_password(None))
        .map_err(|()| RedirectError::NoUrl)?;
    url.set_fragment(None);
    Ok(url)
}

/// Refuses to leave where the client does not want to be sent.
fn check_allowed(url: &Url, call: &Prepared) -> Result<(), RedirectError> {
    if url.origin() == call.url.origin() {
        return Ok(());
    }
    let target = || {
        let origin = url.origin().ascii_serialization();
        shown(&origin, LONGEST_ORIGIN, call.core.secrets())
    };
    if call.core.redirects() == Redirects::SameOrigin {
        return Err(RedirectError::OtherOrigin { target: target() });
    }
    if is_private(url) && !is_private(&call.url) && !call.core.allows_private_redirects() {
        return Err(RedirectError::Private { target: target() });
    }
    Ok(())
}

/// Adds the credentials that go into the query, except those that are in it already.
fn add_credentials(url: &mut Url, pairs: &[String]) {
    for pair in pairs {
        let query = url.query().unwrap_or_default();
        if !query.split('&').any(|known| known == pair) {
            let query = if query.is_empty() {
                pair.clone()
            } else {
                format!("{query}&{pair}")
            };
            url.set_query(Some(&query));
        }
    }
}

/// Takes the call's credentials out of a query into which a server has copied them, under whatever
/// name.
fn drop_credentials(url: &mut Url, call: &Prepared) {
    let Some(query) = url.query() else { return };
    let given = call.given_secrets();
    let is_secret = |pair: &str| {
        let name = pair.split('=').next();
        let plain = percent_decode_str(&pair.replace('+', " "))
            .decode_utf8_lossy()
            .into_owned();
        call.secret_query
            .iter()
            .any(|secret| secret.split('=').next() == name)
            || [pair.to_owned(), plain]
                .into_iter()
                .any(|text| reveals(&text, call.core.secrets()) || reveals(&text, &given))
    };
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_secret(pair)).collect();
    let kept = kept.join("&");
    if kept != query {
        set_query(url, &kept);
    }
}

/// The headers that say nothing about who is asking. It is not enough to drop the credentials that
/// we know of: any header that a user or a document has added may be one.
fn harmless_headers(headers: &HeaderMap) -> HeaderMap {
    let harmless = [ACCEPT, ACCEPT_LANGUAGE, USER_AGENT];
    harmless
        .into_iter()
        .filter_map(|name| headers.get(&name).cloned().map(|value| (name, value)))
        .collect()
}
