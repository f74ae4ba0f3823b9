//! A way to authenticate, as the API's document declares it.

use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE};

/// One security scheme of the API.
///
/// It says where a credential goes and how a user gives it to the client; the credential itself is
/// held by the client.
#[derive(Debug)]
pub struct Scheme {
    /// The position of the scheme among the API's schemes, unique to it.
    pub index: usize,
    /// The name of the scheme in the API's document.
    pub name: &'static str,
    /// The method of the client's builder that takes the credential.
    pub setter: &'static str,
    /// The environment variables that may hold the credential; the first one that is set counts.
    /// For [`SchemeKind::Basic`] these are two, of which the first holds the user name and the
    /// second the password.
    pub env: &'static [&'static str],
    /// Where the credential goes.
    pub kind: SchemeKind,
}

impl Scheme {
    /// Whether these headers hold something in the place of the scheme's credential.
    pub(in crate::runtime) fn is_in(&self, headers: &HeaderMap) -> bool {
        let SchemeKind::Cookie(name) = self.kind else {
            return self.header().is_some_and(|name| headers.contains_key(name));
        };
        let cookies = headers.get_all(COOKIE).into_iter();
        let pairs = cookies.flat_map(|value| value.as_bytes().split(|byte| *byte == b';'));
        pairs
            .filter_map(|pair| pair.split(|byte| *byte == b'=').next())
            .any(|found| found.trim_ascii() == name.as_bytes())
    }

    /// Keeps what these headers hold in the place of the credential out of all messages.
    pub(in crate::runtime) fn hide_in(&self, headers: &mut HeaderMap) {
        if let Some(value) = self.header().and_then(|name| headers.get_mut(name)) {
            value.set_sensitive(true);
        }
    }

    /// The header that is the credential.
    fn header(&self) -> Option<&str> {
        match self.kind {
            SchemeKind::Bearer | SchemeKind::Basic | SchemeKind::Http(_) => {
                Some(AUTHORIZATION.as_str())
            }
            SchemeKind::Header(name) => Some(name),
            SchemeKind::Query(_) | SchemeKind::Cookie(_) => None,
        }
    }
}

/// Where a credential goes in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer …` (RFC 6750), which is also how OAuth 2 and OpenID Connect tokens
    /// travel.
    Bearer,
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// `Authorization: <this> …`, for any other scheme of HTTP (RFC 9110 section 11.1). What
    /// follows the name is the credential as it is given.
    Http(&'static str),
    /// A header of this name.
    Header(&'static str),
    /// A query parameter of this name.
    Query(&'static str),
    /// A cookie of this name.
    Cookie(&'static str),
}

/// What an operation accepts: each entry is one way to authenticate, and names all the schemes that
/// it needs together.
///
/// No entry means that the operation takes no credentials; an empty entry, that it can also be
/// called without any.
pub(in crate::runtime) type Alternatives = &'static [&'static [&'static Scheme]];
