//! What the server answers.

use serde_json::Value;
use std::time::Duration;

/// An answer of the server, and how it is given.
#[derive(Clone, Debug)]
pub struct Reply {
    pub(super) delay: Duration,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Response {
        status: u16,
        headers: Vec<(String, String)>,
        body: Vec<u8>,
    },
    Raw(Vec<u8>),
    Nothing,
}

impl Reply {
    /// A JSON body, with its content type.
    #[must_use]
    pub fn json(status: u16, body: &Value) -> Self {
        let reply = Self::bytes(status, body.to_string());
        reply.header("content-type", "application/json; charset=utf-8")
    }

    /// An HTML body, with its content type: what a proxy answers.
    #[must_use]
    pub fn html(status: u16, body: &str) -> Self {
        Self::bytes(status, body).header("content-type", "text/html; charset=utf-8")
    }

    /// A body without a content type: how the fake server sends text.
    #[must_use]
    pub fn text(status: u16, body: &str) -> Self {
        Self::bytes(status, body)
    }

    /// No body.
    #[must_use]
    pub fn empty(status: u16) -> Self {
        Self::bytes(status, "")
    }

    /// Any body, without a content type.
    #[must_use]
    pub fn bytes(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::from(Content::Response {
            status,
            headers: Vec::new(),
            body: body.into(),
        })
    }

    /// Exactly these bytes, status line and all; then the connection is closed. For servers that
    /// break the rules.
    #[must_use]
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self::from(Content::Raw(bytes.into()))
    }

    /// No answer at all: the connection stays open until the client closes it.
    #[must_use]
    pub fn never() -> Self {
        Self::from(Content::Nothing)
    }

    /// Adds a header. Does nothing to [`Reply::raw`] and [`Reply::never`].
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Content::Response { headers, .. } = &mut self.content {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// Waits before answering.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    pub(super) fn closes(&self) -> bool {
        !matches!(self.content, Content::Response { .. })
    }

    pub(super) fn is_silent(&self) -> bool {
        matches!(self.content, Content::Nothing)
    }

    /// What goes over the wire; `head` when the request was a HEAD, whose answer has no body.
    pub(super) fn to_bytes(&self, head: bool) -> Vec<u8> {
        let (status, headers, body) = match &self.content {
            Content::Response {
                status,
                headers,
                body,
            } => (*status, headers, body),
            Content::Raw(bytes) => return bytes.clone(),
            Content::Nothing => return Vec::new(),
        };
        let mut text = format!("HTTP/1.1 {status} {}\r\n", reason(status));
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        // RFC 9110, section 8.6: none with these.
        let bodiless = matches!(status, 100..=199 | 204 | 304);
        if !bodiless {
            text.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        text.push_str("\r\n");
        let mut bytes = text.into_bytes();
        if !head && !bodiless {
            bytes.extend_from_slice(body);
        }
        bytes
    }
}

impl From<Content> for Reply {
    fn from(content: Content) -> Self {
        Self {
            delay: Duration::ZERO,
            content,
        }
    }
}

/// Reason phrases of the statuses that the tests use. Clients are to ignore them.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        302 => "Found",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "",
    }
}
