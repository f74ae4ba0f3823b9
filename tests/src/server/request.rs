//! What a client asked.

use httparse::Status;
use std::io::{self, ErrorKind, Read};

/// More than any client of these tests sends.
const MAX_HEADERS: usize = 64;

/// A request as it came over the wire.
#[derive(Clone, Debug)]
pub struct Request {
    /// `POST`
    pub method: String,
    /// Path and query, percent-encoding and all.
    pub target: String,
    /// Names as they were written, in their order.
    pub headers: Vec<(String, String)>,
    /// The body, without chunking.
    pub body: Vec<u8>,
}

impl Request {
    /// The target up to `?`.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target
            .split_once('?')
            .map_or(&self.target, |(path, _)| path)
    }

    /// The target after `?`, or nothing.
    #[must_use]
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The first header of that name, in whatever case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    ///
    /// # Errors
    ///
    /// When it is not one.
    pub fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::from_slice(&self.body)
    }
}

/// Reads the next request. `unread` carries bytes that came with one request over to the next. None
/// when the client is done.
pub(super) fn read(client: &mut impl Read, unread: &mut Vec<u8>) -> io::Result<Option<Request>> {
    let (mut request, head) = loop {
        if let Some(parsed) = parse_head(unread)? {
            break parsed;
        }
        if !fill(client, unread)? {
            return Ok(None);
        }
    };
    unread.drain(..head);
    request.body = if let Some(length) = request.header("content-length") {
        let length = length.parse().map_err(bad)?;
        take(client, unread, length)?
    } else if request.header("transfer-encoding").is_some() {
        read_chunks(client, unread)?
    } else {
        Vec::new()
    };
    Ok(Some(request))
}

/// The request line and headers, and how many bytes they are. None when they have not all arrived.
fn parse_head(bytes: &[u8]) -> io::Result<Option<(Request, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    let Status::Complete(length) = head.parse(bytes).map_err(bad)? else {
        return Ok(None);
    };
    let headers = head.headers.iter().map(|header| {
        let value = String::from_utf8_lossy(header.value).into_owned();
        (header.name.to_owned(), value)
    });
    let request = Request {
        method: head.method.unwrap_or_default().to_owned(),
        target: head.path.unwrap_or_default().to_owned(),
        headers: headers.collect(),
        body: Vec::new(),
    };
    Ok(Some((request, length)))
}

/// A chunked body (RFC 9112, section 7.1), without its trailer fields.
fn read_chunks(client: &mut impl Read, unread: &mut Vec<u8>) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let (line, size) = loop {
            match httparse::parse_chunk_size(unread).map_err(|_| bad("not a chunk size"))? {
                Status::Complete(parsed) => break parsed,
                Status::Partial if fill(client, unread)? => {}
                Status::Partial => return Err(ErrorKind::UnexpectedEof.into()),
            }
        };
        unread.drain(..line);
        let size = usize::try_from(size).map_err(bad)?;
        body.extend(take(client, unread, size)?);
        take(client, unread, "\r\n".len())?;
        if size == 0 {
            return Ok(body);
        }
    }
}

/// Exactly that many bytes.
fn take(client: &mut impl Read, unread: &mut Vec<u8>, length: usize) -> io::Result<Vec<u8>> {
    while unread.len() < length {
        if !fill(client, unread)? {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(unread.drain(..length).collect())
}

/// Waits for more bytes. False when no more will come.
fn fill(client: &mut impl Read, unread: &mut Vec<u8>) -> io::Result<bool> {
    let mut more = [0; 8192];
    let read = client.read(&mut more)?;
    unread.extend_from_slice(more.get(..read).unwrap_or_default());
    Ok(read > 0)
}

fn bad(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, error)
}
