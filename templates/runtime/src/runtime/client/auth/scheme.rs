//! A way to authenticate, as the API's document declares it.

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
