//! A small HTTP/1.1 server inside the test process, on the loopback interface.
//!
//! It answers as the test says, down to the bytes on the wire, and remembers every request.
//!
//! ```
//! use seamstress_tests::server::{Reply, Server};
//!
//! let server = Server::scripted([Reply::text(404, "404")])?;
//! // … let a client talk to `server.url()` …
//! for request in server.requests() {
//!     println!("{} {}", request.method, request.path());
//! }
//! # Ok::<(), std::io::Error>(())
//! ```

mod reply;
mod request;

pub use reply::Reply;
pub use request::Request;

use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// A running server. Dropping it closes its port; connections that are open then end with their
/// clients.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    answer: Box<dyn Fn(&Request) -> Reply + Send + Sync>,
    requests: Mutex<Vec<Request>>,
    stopped: AtomicBool,
}

impl Server {
    /// A server that gives these answers in this order, whatever it is asked, and 500 when none is
    /// left.
    ///
    /// # Errors
    ///
    /// When no port can be opened.
    pub fn scripted(replies: impl IntoIterator<Item = Reply>) -> io::Result<Self> {
        let mut replies: Vec<_> = replies.into_iter().collect();
        replies.reverse();
        let replies = Mutex::new(replies);
        Self::answering(move |_| {
            let mut replies = replies.lock().unwrap_or_else(PoisonError::into_inner);
            replies
                .pop()
                .unwrap_or_else(|| Reply::text(500, "the script has no answer left"))
        })
    }

    /// A server that asks `answer` for each answer. Connections are served at the same time.
    ///
    /// # Errors
    ///
    /// When no port can be opened.
    pub fn answering(
        answer: impl Fn(&Request) -> Reply + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            answer: Box::new(answer),
            requests: Mutex::default(),
            stopped: AtomicBool::new(false),
        });
        let server = Self {
            address,
            shared: Arc::clone(&shared),
        };
        thread::spawn(move || accept(&listener, &shared));
        Ok(server)
    }

    /// Base URL, `http://127.0.0.1:41239`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What was asked so far, in the order in which it was read. A request is here before its
    /// answer is sent.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.shared
            .requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::Release);
        // Wakes `accept`, which otherwise waits for the next client.
        let _ = TcpStream::connect(self.address);
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared")
            .field("requests", &self.requests)
            .finish_non_exhaustive()
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for client in listener.incoming() {
        if shared.stopped.load(Ordering::Acquire) {
            return;
        }
        let Ok(client) = client else { continue };
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            // A client that goes away, or talks nonsense, ends its own connection and nothing else.
            let _ = serve(client, &shared);
        });
    }
}

/// One connection: requests and answers in turn until either side is done.
fn serve(mut client: TcpStream, shared: &Shared) -> io::Result<()> {
    client.set_nodelay(true)?;
    let mut unread = Vec::new();
    while let Some(request) = request::read(&mut client, &mut unread)? {
        let head = request.method == "HEAD";
        let reply = (shared.answer)(&request);
        shared
            .requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(request);

        thread::sleep(reply.delay);
        client.write_all(&reply.to_bytes(head))?;
        if reply.is_silent() {
            // Until the client gives up.
            io::copy(&mut client, &mut io::sink())?;
        }
        if reply.closes() {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Result;
    use serde_json::json;
    use std::io::Read;

    fn talk(server: &Server, request: &str) -> Result<String> {
        let mut client = TcpStream::connect(server.address)?;
        client.write_all(request.as_bytes())?;
        client.shutdown(std::net::Shutdown::Write)?;
        let mut answer = String::new();
        client.read_to_string(&mut answer)?;
        Ok(answer)
    }

    #[test]
    fn requests_of_a_connection_are_answered_in_turn() -> Result {
        let server = Server::scripted([
            Reply::json(200, &json!({ "ok": true })).header("seam-request-id", "request1"),
            Reply::empty(503),
        ])?;
        let answer = talk(
            &server,
            "POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{\"a\": 1}\n\
             PUT /chunks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n",
        )?;
        assert_eq!(
            answer,
            "HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\nseam-request-id: request1\r\n\
             content-length: 11\r\n\r\n{\"ok\":true}\
             HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n"
        );

        let [post, put] = &server.requests()[..] else {
            return Err("two requests were sent".into());
        };
        assert_eq!(
            (&*post.method, post.path(), post.query()),
            ("POST", "/a", "b=c")
        );
        assert_eq!(post.header("HOST"), Some("x"));
        assert_eq!(post.json()?, json!({ "a": 1 }));
        assert_eq!((&*put.method, &*put.body), ("PUT", &b"abcde"[..]));
        Ok(())
    }

    #[test]
    fn a_script_that_ran_out_says_so() -> Result {
        let server = Server::scripted([])?;
        let answer = talk(&server, "GET / HTTP/1.1\r\n\r\n")?;
        assert!(
            answer.ends_with("\r\n\r\nthe script has no answer left"),
            "{answer}"
        );
        Ok(())
    }

    #[test]
    fn raw_bytes_go_out_as_they_are() -> Result {
        let server =
            Server::answering(|_| Reply::raw("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nshort"))?;
        let answer = talk(&server, "GET / HTTP/1.1\r\n\r\n")?;
        assert!(answer.ends_with("short"), "{answer}");
        Ok(())
    }

    #[test]
    fn head_has_no_body() -> Result {
        let server = Server::answering(|_| Reply::text(200, "text"))?;
        let answer = talk(&server, "HEAD / HTTP/1.1\r\n\r\n")?;
        assert!(answer.ends_with("content-length: 4\r\n\r\n"), "{answer}");
        Ok(())
    }
}
