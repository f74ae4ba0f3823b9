//! How a stream ends: broken off, too large, late, or given up.

use std::io::Write;
use std::thread;
use std::time::Duration;

use super::{Chat, chunked};
use crate::http_tests::api::{builder, client};
use crate::http_tests::server::{Server, run};
use crate::runtime::{ErrorKind, TransportErrorKind};

#[test]
fn a_stream_that_breaks_off_says_so() {
    let server = chunked("text/event-stream", &[b"data: a\n\ndata: b\n"], false);
    run(async {
        let mut events = Chat::new(&client(&server))
            .send_text_events()
            .await
            .unwrap();
        assert_eq!(events.next().await.unwrap().unwrap().data, "a");
        let error = events.next().await.unwrap().unwrap_err();
        let ErrorKind::Transport(reason) = error.kind() else {
            panic!("{error}")
        };
        assert_eq!(reason.kind(), TransportErrorKind::Body);
        assert!(
            error.to_string().starts_with("POST /chat failed"),
            "{error}"
        );
        assert!(events.next().await.is_none());
    });
}

#[test]
fn an_endless_item_is_too_large() {
    let endless = |prefix: &'static str, media_type: &'static str| {
        Server::start_with(move |_, stream| {
            let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\n\r\n{prefix}");
            let mut sent = stream.write_all(head.as_bytes());
            while sent.is_ok() {
                sent = stream.write_all(&[b'x'; 4096]);
            }
        })
    };
    let limited = |server: &Server| {
        let mut builder = builder(server);
        builder.max_response_bytes(100_000);
        builder.build().unwrap()
    };
    run(async {
        let server = endless("data: ", "text/event-stream");
        let mut events = Chat::new(&limited(&server)).send_events().await.unwrap();
        let error = events.next().await.unwrap().unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::TooLarge { limit: 100_000 }),
            "{error}"
        );
        assert_eq!(
            error.to_string(),
            "POST /chat failed: the response is larger than 100000 bytes; it is one item of a stream, whose limit is the client's `max_response_bytes`"
        );
        assert!(events.next().await.is_none());

        let server = endless("\"", "application/jsonl");
        let mut lines = Chat::new(&limited(&server)).send_lines().await.unwrap();
        let error = lines.next().await.unwrap().unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::TooLarge { .. }),
            "{error}"
        );
        assert!(lines.next().await.is_none());

        // Raw, there is no limit but the one that the reader sets.
        let server = endless("", "text/csv");
        let stream = Chat::new(&limited(&server))
            .send()
            .streamed()
            .await
            .unwrap();
        let error = stream.collect(200_000).await.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::TooLarge { limit: 200_000 }),
            "{error}"
        );
    });
}

#[test]
fn the_timeout_ends_with_the_head_of_a_stream() {
    let slow = |before: u64, status: &'static str| {
        Server::start_with(move |_, stream| {
            thread::sleep(Duration::from_millis(before));
            let head = format!("HTTP/1.1 {status}\r\ncontent-type: text/event-stream\r\n\r\n");
            _ = stream.write_all(head.as_bytes());
            thread::sleep(Duration::from_millis(400));
            _ = stream.write_all(b"data: late\n\n");
        })
    };
    let send = |server: &Server| {
        let mut builder = builder(server);
        builder.timeout(Duration::from_millis(200));
        Chat::new(&builder.build().unwrap()).send_text_events()
    };
    run(async {
        let server = slow(0, "200 OK");
        let mut events = send(&server).await.unwrap();
        assert_eq!(events.next().await.unwrap().unwrap().data, "late");
        assert!(send(&slow(600, "200 OK")).await.unwrap_err().is_timeout());
        // The explanation of a refusal is not waited for any longer than that.
        let refused = send(&slow(0, "500 Internal Server Error"))
            .await
            .unwrap_err();
        assert_eq!(refused.status().map(|status| status.as_u16()), Some(500));
    });
}

#[test]
fn dropping_a_stream_closes_the_connection() {
    let (told, closed) = std::sync::mpsc::channel();
    let server = Server::start_with(move |_, stream| {
        let mut sent =
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n");
        while sent.is_ok() {
            sent = stream.write_all(b"data: tick\n\n");
            thread::sleep(Duration::from_millis(1));
        }
        told.send(()).unwrap();
    });
    run(async {
        let mut events = Chat::new(&client(&server))
            .send_text_events()
            .await
            .unwrap();
        assert_eq!(events.next().await.unwrap().unwrap().data, "tick");
        drop(events);
        // The connection is closed by a task of the runtime.
        for _ in 0..100 {
            tokio::time::sleep(Duration::from_millis(10)).await;
            if closed.try_recv().is_ok() {
                return;
            }
        }
        panic!("the connection stays open");
    });
}
