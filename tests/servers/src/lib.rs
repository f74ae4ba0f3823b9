//! What the tests of all servers share. `cargo xtask servers` starts the servers and says where
//! they are.

use std::env;
use std::io::{Read, Write};
use std::net::TcpStream;

/// What a test returns, so that `?` does the work of `unwrap`.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The base URL of a server.
///
/// # Errors
///
/// When it was not started.
pub fn url(server: &str) -> Result<String> {
    let name = format!("{}_URL", server.to_uppercase());
    env::var(&name).map_err(|_| format!("`{name}` is not set: run `cargo xtask servers`").into())
}

/// What a server answers to a plain `GET`: its status, and its body.
///
/// # Errors
///
/// When it does not answer in HTTP.
pub fn get(base_url: &str, path: &str) -> Result<(u16, String)> {
    let address = base_url
        .strip_prefix("http://")
        .ok_or("a base URL begins with `http://`")?;
    let mut connection = TcpStream::connect(address)?;
    // HTTP/1.0: the body ends with the connection, and comes in one piece.
    write!(connection, "GET {path} HTTP/1.0\r\nHost: {address}\r\n\r\n")?;
    let mut answer = String::new();
    connection.read_to_string(&mut answer)?;
    let (head, body) = answer
        .split_once("\r\n\r\n")
        .ok_or("an answer has a head")?;
    let status = head
        .split(' ')
        .nth(1)
        .ok_or("a head begins with a status")?;
    Ok((status.parse()?, body.to_owned()))
}
