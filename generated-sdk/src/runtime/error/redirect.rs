//! Redirects that are not followed.

use std::fmt;

/// Why a redirect was not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RedirectError {
    /// There were more than ten in a row.
    TooMany,
    /// The location is not a valid URL.
    NoUrl,
    /// The scheme of the location is not `http` or `https`.
    Scheme,
    /// The call would have to send its body to another origin.
    Body,
    /// The call would have to send its body again, which is a stream and can be sent only once.
    Stream,
    /// The location has another origin, which
    /// [`Redirects::SameOrigin`](crate::runtime::Redirects::SameOrigin) rules out.
    OtherOrigin {
        /// The origin: scheme, host and port.
        target: String,
    },
    /// The location is in a private network, and the call's own server is not; see
    /// [`CoreBuilder::allow_private_redirects`][allow].
    ///
    /// [allow]: crate::runtime::CoreBuilder::allow_private_redirects
    Private {
        /// The origin: scheme, host and port.
        target: String,
    },
}

impl fmt::Display for RedirectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self {
            Self::TooMany => "more than 10 times in a row",
            Self::NoUrl => "to an invalid URL",
            Self::Scheme => "to a URL that is neither `http` nor `https`",
            Self::Body => {
                "to another origin, to which its body must not be sent; if it is the API's, make it the client's `base_url`"
            }
            Self::Stream => {
                "with its body, which is a stream and can be sent only once; bytes and files can be sent again"
            }
            Self::OtherOrigin { target } => {
                return write!(
                    f,
                    "to {target}, another origin, which the client's `redirects(Redirects::All)` would allow"
                );
            }
            Self::Private { target } => {
                return write!(
                    f,
                    "to {target}, in a private network, which the client's `allow_private_redirects` would allow"
                );
            }
        };
        f.write_str(reason)
    }
}

impl std::error::Error for RedirectError {}
