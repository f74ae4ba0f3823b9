//! Server-sent events.

use super::{Chat, Told, chunked};
use crate::http_tests::api::{API_KEY, KEY, builder, client};
use crate::http_tests::server::{Server, answer, run};
use crate::runtime::{DecodeMode, Json};

#[test]
fn events_in_whatever_pieces() {
    // Cut inside of a character, between CR and LF, inside of a name.
    let server = chunked(
        "text/event-stream; charset=utf-8",
        &[
            b"\xef\xbb",
            b"\xbf: hello\r",
            b"\n",
            b"event: add\r\nid: 7\r\nda",
            b"ta: {\"thing_id\": \"\xc3",
            b"\xa9\",\r\ndata: \"tags\": []}\r",
            b"\n\r\n",
            b"data: {\"tags\": {\"a\":1}}\n\n",
            b"data: {\"thing_id\": \"b\"}\n\n",
            b"data: [DONE]\n\ndata: {\"thing_id\": \"lost\"}\n\n",
        ],
        true,
    );
    run(async {
        let mut events = Chat::new(&client(&server)).send_events().await.unwrap();
        assert_eq!(events.status(), 200);
        let first = events.next().await.unwrap().unwrap();
        assert_eq!((first.event.as_str(), first.id.as_str()), ("add", "7"));
        assert_eq!(first.data.thing_id, "é");
        let error = events.next().await.unwrap().unwrap_err();
        assert_eq!(error.body(), Some(&br#"{"tags": {"a":1}}"#[..]));
        assert!(error.to_string().contains("$.tags"), "{error}");
        let last = events.next().await.unwrap().unwrap();
        assert_eq!((last.data.thing_id.as_str(), last.id.as_str()), ("b", "7"));
        assert!(events.next().await.is_none());
        assert!(events.next().await.is_none());
    });
    assert_eq!(server.only().header("accept"), Some("text/event-stream"));
}

#[test]
fn events_are_told_by_their_names() {
    let server = chunked(
        "text/event-stream",
        &[
            b"event: said\ndata: \"a\" \\\n\nevent: whispered\ndata: b\n\nevent: added\ndata: [1]\n\n",
            b"data: 127.0.0.1\n\ndata: nowhere\n\nevent: added\ndata: {\n\n",
            b"event: Said\ndata: {\"c\": 2}\n\nevent: new\ndata: d\n\nevent: added\ndata\n\n",
        ],
        true,
    );
    let told = run(async {
        let mut events = Chat::new(&client(&server))
            .send_named_events()
            .await
            .unwrap();
        let mut told = Vec::new();
        while let Some(event) = events.next().await {
            told.push(event.map(|event| event.data).map_err(|error| {
                let body = error.body().unwrap_or_default();
                String::from_utf8_lossy(body).into_owned()
            }));
        }
        told
    });
    let json = |text: &str| text.parse::<Json>().unwrap();
    let expected = [
        Ok(Told::Said("\"a\" \\".to_owned())),
        Ok(Told::Said("b".to_owned())),
        Ok(Told::Added(json("[1]"))),
        Ok(Told::Plain("127.0.0.1".parse().unwrap())),
        Err("nowhere".to_owned()),
        Err("{".to_owned()),
        Ok(Told::Other(json("{\"c\": 2}"))),
        Ok(Told::Other(json("\"d\""))),
        Ok(Told::Added(Json::Null)),
    ];
    assert_eq!(told, expected);
}

#[test]
fn the_gaps_of_an_event_are_told_and_refused() {
    let pieces: &[&[u8]] = &[
        b"event: added\ndata: {\"thing_id\":1,\"tags\":[]}\n\n",
        b"data: {\"thing_id\":\"b\",\"tags\":[]}\n\n",
    ];
    let server = chunked("text/event-stream", pieces, true);
    run(async {
        let mut events = Chat::new(&client(&server)).send_events().await.unwrap();
        events.next().await.unwrap().unwrap();
        let text = events.text_of_gaps();
        assert_eq!(text, r#"{"thing_id":1,"tags":[]}"#);
        assert_eq!(events.gaps()[0].path(text.as_bytes()), "$.thing_id");
        assert_eq!(events.gaps()[0].found(text.as_bytes()), "1");
        events.next().await.unwrap().unwrap();
        assert!(events.gaps().is_empty() && events.text_of_gaps().is_empty());
    });
    let mut strict = builder(&server);
    strict.credential(&API_KEY, KEY.into());
    strict.decode(DecodeMode::Strict);
    run(async {
        let core = strict.build().unwrap();
        let mut events = Chat::new(&core).send_events().await.unwrap();
        let error = events.next().await.unwrap().unwrap_err();
        assert!(error.to_string().contains("$.thing_id"), "{error}");
        assert!(events.next().await.unwrap().is_ok());
    });
}

#[test]
fn what_is_no_stream_of_events_is_shown() {
    for (media_type, body, shown) in [
        (
            "text/html",
            "<html>Log in",
            "200: expected server-sent events, found an HTML page (12 bytes)",
        ),
        (
            "application/json",
            r#"{"a":1}"#,
            "200: expected server-sent events, found application/json: {\"a\":1}; `.send().json()` gives it as it came; `result = \"json\"` under `[operations.\"post /chat\"]` in seamstress.toml makes that the result",
        ),
    ] {
        let server = Server::always(answer(
            &format!("200 OK\r\ncontent-type: {media_type}"),
            body,
        ));
        let error = run(Chat::new(&client(&server)).send_events()).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("POST /chat was answered with {shown}")
        );
        assert_eq!(error.body(), Some(body.as_bytes()));
    }
    let refused = "429 Too Many Requests\r\ncontent-type: application/json";
    let server = Server::always(answer(refused, r#"{"message": "later"}"#));
    let error = run(Chat::new(&client(&server)).send_events()).unwrap_err();
    assert_eq!(
        error.api_error().and_then(|error| error.message()),
        Some("later")
    );
}
