//! What goes wrong between a client and a server.

use std::error::Error as StdError;
use std::fmt;

use url::Url;

/// A request could not be sent, or its response not be received.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    /// Where the request went.
    origin: Option<String>,
    source: Box<dyn StdError + Send + Sync>,
}

/// Where an exchange failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There is no connection: the name does not resolve, nothing listens, the certificate is not trusted. The server has not
    /// seen the request.
    Connect,
    /// The time was up.
    Timeout,
    /// The body of the response broke off, or is not what its headers say.
    Body,
    /// The body of the request could not be read: the file or the stream that it comes from failed. The server may have seen a part of it.
    Upload,
    /// Anything else. The server may have seen the request.
    Other,
}

impl TransportError {
    /// An error of this kind, caused by `source`.
    ///
    /// Nothing of `source` is left out when the error is printed, so it must not show URLs or header values.
    pub fn new(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        let source = source.into();
        Self {
            kind,
            origin: None,
            source,
        }
    }

    /// Says where the request went: the origin only, since the rest of the URL may hold secrets.
    pub(in crate::runtime) fn at(mut self, url: &Url) -> Self {
        self.origin = Some(url.origin().ascii_serialization());
        self
    }

    /// Where the exchange failed.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

/// Says what happened and the innermost reason; the links between them are in the chain of sources.
impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "could not connect",
            TransportErrorKind::Timeout => "timed out",
            TransportErrorKind::Body => "the response broke off",
            TransportErrorKind::Upload => "the body could not be read",
            TransportErrorKind::Other => "the exchange failed",
        })?;
        if let (TransportErrorKind::Connect, Some(origin)) = (self.kind, &self.origin) {
            write!(f, " to {origin}")?;
        }
        let mut innermost: &(dyn StdError + 'static) = &*self.source;
        while let Some(deeper) = innermost.source() {
            innermost = deeper;
        }
        write!(f, ": {innermost}")
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
