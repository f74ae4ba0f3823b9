//! Seam's fake server starts, takes a credential that is made here, and stops.

use seamstress_tests::Result;
use seamstress_tests::fake_seam::FakeSeam;
use std::io::{Read, Write};
use std::net::TcpStream;

#[test]
fn the_fake_server_starts_answers_and_stops() -> Result {
    let Some(fake) = FakeSeam::start_or_skip()? else {
        return Ok(());
    };
    let address = fake
        .url()
        .strip_prefix("http://")
        .ok_or("not http")?
        .to_owned();
    assert!(address.starts_with("127.0.0.1:"), "{address}");

    // The console session is the one credential that is made here rather than seeded.
    let body = "{}";
    let mut client = TcpStream::connect(&address)?;
    write!(
        client,
        "POST /client_sessions/create HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         authorization: Bearer {}\r\nseam-workspace: {}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        fake.console_session_token(),
        fake.workspace_id()?,
        body.len(),
    )?;
    let mut answer = String::new();
    client.read_to_string(&mut answer)?;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(
        answer.contains(r#""workspace_id":"seed_workspace_1""#),
        "{answer}"
    );

    drop(fake);
    assert!(
        TcpStream::connect(&address).is_err(),
        "the fake still listens"
    );
    Ok(())
}
