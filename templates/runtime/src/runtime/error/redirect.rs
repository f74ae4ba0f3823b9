//! Redirects that are not followed.

use std::fmt;

/// Why a redirect was not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RedirectError {
    /// There were more than ten in a row.
    TooMany,
    /// The new place is no URL.
    NoUrl,
    /// The new place is not `http` or `https`.
    Scheme,
    /// The call would have to send its body to another origin.
    Body,
    /// The call would have to send its body again, which is a stream and can be sent only once.
    Stream,
}

impl fmt::Display for RedirectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooMany => "more than 10 times in a row",
            Self::NoUrl => "to something that is no URL",
            Self::Scheme => "to a URL that is neither `http` nor `https`",
            Self::Body => "to another origin, where its body must not go",
            Self::Stream => "with its body, which is a stream and can be sent only once",
        })
    }
}

impl std::error::Error for RedirectError {}
