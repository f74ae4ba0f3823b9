//! Which redirects a client follows.

/// Which redirects are followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Redirects {
    /// All of them. To another origin goes only the bare request: no credential, no other header
    /// that could be one, no body.
    #[default]
    All,
    /// Those to the origin that the call was sent to: the same scheme, host and port (RFC 6454).
    /// Others are an error
    /// ([`RedirectError::OtherOrigin`](crate::runtime::RedirectError::OtherOrigin)).
    SameOrigin,
    /// None: the call ends with the redirect, which is a refusal with its status
    /// ([`ErrorKind::Api`](crate::runtime::ErrorKind::Api)), unless the API's document says that it
    /// is the result.
    None,
}
