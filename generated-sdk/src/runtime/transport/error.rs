//! Errors between a client and a server.

use std::error::Error as StdError;
use std::fmt;

use url::Url;

use crate::runtime::json::{Secret, shown};

/// How much of a reason is shown, in characters.
const LONGEST_REASON: usize = 1000;

/// How many reasons of reasons are looked at.
const MOST_REASONS: usize = 16;

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
    /// No connection: the name does not resolve, nothing listens, the certificate is not
    /// trusted. The server has not seen the request.
    Connect,
    /// The time limit was reached.
    Timeout,
    /// The body of the response is incomplete, or does not match its headers.
    Body,
    /// The body of the request could not be read: the file or the stream that it comes from failed.
    /// The server may have seen a part of it.
    Upload,
    /// Anything else. The server may have seen the request.
    Other,
}

impl TransportError {
    /// An error of this kind, caused by `source`.
    ///
    /// When the error is printed, only the client's own credentials are left out of the text of
    /// `source`, so it must not show URLs or header values. Nor is a source kept whose text holds
    /// them or invisible characters, or is long: its texts then stand for it.
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
    pub(in crate::runtime) fn with_origin_of(mut self, url: &Url) -> Self {
        self.origin = Some(url.origin().ascii_serialization());
        self
    }

    /// Removes secrets and invisible characters: the reasons may repeat what a server
    /// sent.
    pub(in crate::runtime) fn redacted(mut self, secrets: &[Secret]) -> Self {
        let clear = |text: &str| shown(text, LONGEST_REASON, secrets);
        self.origin = self.origin.map(|origin| clear(&origin));
        let (mut texts, mut is_clear) = (Vec::new(), true);
        let mut reason: Option<&(dyn StdError + 'static)> = Some(&*self.source);
        while let Some(error) = reason {
            let text = error.to_string();
            is_clear &= clear(&text) == text && texts.len() < MOST_REASONS;
            is_clear &= [format!("{error:#}"), format!("{error:?}")]
                .iter()
                .all(|text| clear(text) == *text);
            // Pretty printing is one line as well, but for its indentation.
            is_clear &= !clear(&format!("{error:#?}")).contains("[redacted]");
            if texts.len() < MOST_REASONS {
                texts.push(clear(&text));
            }
            reason = error.source();
        }
        if !is_clear {
            let cleared = texts.into_iter().rev().fold(None, |source, text| {
                Some(Box::new(RedactedSource { text, source }))
            });
            if let Some(cleared) = cleared {
                self.source = cleared;
            }
        }
        self
    }

    /// Where the exchange failed.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

/// A source of which only the cleared text is kept.
#[derive(Debug)]
struct RedactedSource {
    text: String,
    source: Option<Box<RedactedSource>>,
}

impl fmt::Display for RedactedSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl StdError for RedactedSource {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// Says what happened and the innermost reason; the links between them are in the chain of sources.
impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "could not connect",
            TransportErrorKind::Timeout => "timed out",
            TransportErrorKind::Body => "the response is incomplete",
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
        write!(
            f,
            ": {}",
            shown(&innermost.to_string(), LONGEST_REASON, &[])
        )
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
