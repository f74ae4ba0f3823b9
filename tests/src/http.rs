//! One request, written by hand, for what no SDK offers.

use crate::Result;
use std::io::{Read, Write};
use std::net::TcpStream;

/// Posts JSON to `http://address/path`.
///
/// # Errors
///
/// When the server cannot be reached, or answers with anything but 200.
pub fn post_json(base_url: &str, path: &str, body: &str) -> Result {
    let address = base_url.strip_prefix("http://").ok_or("not http")?;
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    if answer.starts_with("HTTP/1.1 200") {
        Ok(())
    } else {
        Err(answer.into())
    }
}
