//! What becomes of answers that are not as they should be.

use super::api::{
    API_KEY, Download, GetThing, ListThings, PutThing, THING, Text, builder, client, failed,
};
use super::server::{Server, answer, json, raw, run};
use crate::runtime::{DecodeMode, ErrorKind, TransportErrorKind};

#[test]
fn success_without_json() {
    for (head, body, shown) in [
        (
            "200 OK\r\ncontent-type: text/html",
            "<!doctype html><p>Log in",
            "200: expected JSON, found an HTML page (24 bytes)",
        ),
        (
            "200 OK\r\ncontent-type: text/plain",
            "OK",
            "200: expected JSON, found text/plain: OK; `.send().raw()` gives it as it came; `result = \"bytes\"` under `[operations.\"post /things/create\"]` in seamstress.toml makes that the result",
        ),
        (
            "204 No Content",
            "",
            "204: expected JSON, found an empty body",
        ),
        (
            "200 OK\r\ncontent-type: application/json",
            "<html>",
            "200: expected JSON, found an HTML page (6 bytes)",
        ),
        (
            "200 OK\r\ncontent-type: application/json\r\nx-request-id: r1",
            r#"{"ok": true}"#,
            "200, but the body cannot be decoded: $.thing: missing or null, in an object with ok (request id r1); `.send().json()` gives it as it came; `result = \"json\"` under `[operations.\"post /things/create\"]` in seamstress.toml makes that the result",
        ),
    ] {
        let error = failed(answer(head, body));
        assert_eq!(
            error.to_string(),
            format!("POST /things/create was answered with {shown}")
        );
        assert_eq!(error.body(), Some(body.as_bytes()));
        let ErrorKind::Decode(answer) = error.kind() else {
            panic!("{error}")
        };
        assert!(answer.reason().is_some());
    }
}

#[test]
fn a_body_that_does_not_fit_shows_where() {
    let error = failed(json(r#"{"thing": {"thing_id": "t1", "tags": {"a": 5}}}"#));
    assert!(
        error
            .to_string()
            .contains("$.thing.tags: expected an array, found an object with a (request id"),
        "{error}"
    );
    let ErrorKind::Decode(answer) = error.kind() else {
        panic!("{error}")
    };
    assert_eq!(answer.reason().unwrap().path(), "$.thing.tags");
    assert_eq!((answer.status().as_u16(), answer.body().len()), (200, 47));
}

#[test]
fn gaps_are_told_and_a_strict_client_refuses_them() {
    let server = Server::always(json(r#"{"tags": ["a"]}"#));
    let lenient = client(&server);
    let call = GetThing::new(&lenient)
        .with(|request| request.path("thing_id", "t1"))
        .call()
        .unwrap();
    let response = run(call.with_response()).unwrap();
    assert_eq!(
        (response.value.thing_id.as_str(), response.status.as_u16()),
        ("", 200)
    );
    assert_eq!(response.headers["x-request-id"], "request12");
    let gaps: Vec<String> = response
        .gaps
        .iter()
        .map(|gap| gap.path(&response.body))
        .collect();
    assert_eq!(gaps, ["$.thing_id"]);
    let mut strict = builder(&server);
    strict.credential(&API_KEY, "k".into());
    strict.decode(DecodeMode::Strict);
    let error =
        run(GetThing::new(&strict.build().unwrap()).with(|request| request.path("thing_id", "t1")))
            .unwrap_err();
    assert!(error.to_string().contains("$.thing_id"), "{error}");
}

#[test]
fn text_that_is_none() {
    let server = Server::always([raw("200 OK\r\ncontent-length: 1", ""), vec![0xff]].concat());
    let error = run(Text::new(&client(&server))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /text was answered with 200: expected UTF-8, found a body without a media type: \u{fffd}; `.send().raw()` gives it as it came; `result = \"bytes\"` under `[operations.\"get /text\"]` in seamstress.toml makes that the result"
    );
}

#[test]
fn bodies_that_break_off() {
    for bytes in [
        raw("200 OK\r\ncontent-length: 100", THING),
        raw(
            "200 OK\r\ntransfer-encoding: chunked",
            "20\r\nnot all of it",
        ),
        raw("200 OK\r\ntransfer-encoding: chunked", "zz\r\n"),
    ] {
        let error = failed(bytes);
        let ErrorKind::Transport(cause) = error.kind() else {
            panic!("{error}")
        };
        assert_eq!(cause.kind(), TransportErrorKind::Body);
        assert!(
            error
                .to_string()
                .starts_with("POST /things/create failed: the response is incomplete: "),
            "{error}"
        );
    }
    // What comes after the declared length belongs to no response.
    let server = Server::always(raw(
        &format!("200 OK\r\ncontent-length: {}", THING.len()),
        &format!("{THING}garbage"),
    ));
    run(GetThing::new(&client(&server)).with(|request| request.path("thing_id", "t1"))).unwrap();
}

#[test]
fn answers_that_are_not_http() {
    for bytes in [
        &b""[..],
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\n",
        b"HTTP/1.1 999999 OK\r\n\r\n",
    ] {
        let error = failed(bytes.to_vec());
        assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error}");
        assert!(
            error
                .to_string()
                .starts_with("POST /things/create failed: the exchange failed: "),
            "{error}"
        );
    }
}

#[test]
fn a_server_that_is_not_there() {
    let server = Server::always(Vec::new());
    let mut builder = builder(&server);
    builder.base_url("http://127.0.0.1:1");
    let error = run(ListThings::new(&builder.build().unwrap())).unwrap_err();
    let ErrorKind::Transport(cause) = error.kind() else {
        panic!("{error}")
    };
    assert_eq!(cause.kind(), TransportErrorKind::Connect);
    assert!(
        error.to_string().starts_with(
            "GET /things failed: could not connect to http://127.0.0.1:1: Connection refused"
        ),
        "{error}"
    );
}

#[test]
fn bodies_that_are_too_large() {
    let big = "x".repeat(100_000);
    for bytes in [
        answer("200 OK", &big),
        raw("200 OK", &big),
        raw(
            "200 OK\r\ntransfer-encoding: chunked",
            &format!("{:x}\r\n{big}\r\n0\r\n\r\n", big.len()),
        ),
    ] {
        let server = Server::always(bytes);
        let mut limited = builder(&server);
        limited.max_response_bytes(99_999);
        let error = run(Download::new(&limited.build().unwrap())).unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::TooLarge { limit: 99_999 }),
            "{error}"
        );
        assert_eq!(
            error.to_string(),
            "GET /file failed: the response is larger than 99999 bytes; `.streamed()` reads it without a limit, and the client's `max_response_bytes` raises it"
        );
        let mut enough = builder(&server);
        enough.max_response_bytes(100_000);
        assert_eq!(
            run(Download::new(&enough.build().unwrap())).unwrap().len(),
            100_000
        );
    }
    let server = Server::always(answer("500 Internal Server Error", &big));
    let mut limited = builder(&server);
    limited.max_response_bytes(1000);
    let error = run(Download::new(&limited.build().unwrap())).unwrap_err();
    assert_eq!(error.api_error().unwrap().body().len(), 1000);
}

#[test]
fn small_answers_that_are_large_in_memory() {
    let server = Server::always(json(&format!("[{{}}{}]", ",{}".repeat(9_999))));
    let mut limited = builder(&server);
    limited.max_response_bytes(40_000);
    let error = run(ListThings::new(&limited.build().unwrap())).unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::Memory { limit: 320_000 }),
        "{error}"
    );
    assert_eq!(
        error.to_string(),
        "GET /things failed: its result would take more than 320000 bytes of memory, which is eight times the client's `max_response_bytes`"
    );
    assert_eq!(
        run(ListThings::new(&client(&server))).unwrap().len(),
        10_000
    );
    // A refusal that is large in memory is still one of the API.
    let body = format!(
        r#"{{"message": "m", "details": [0{}]}}"#,
        ",0".repeat(9_999)
    );
    let server = Server::always(answer(
        "400 Bad Request\r\ncontent-type: application/json",
        &body,
    ));
    let mut limited = builder(&server);
    limited.max_response_bytes(body.len() as u64);
    let error = run(ListThings::new(&limited.build().unwrap())).unwrap_err();
    assert!(
        error
            .api_error()
            .is_some_and(|error| error.message().is_none()),
        "{error}"
    );
}

#[test]
fn a_length_that_is_a_lie_reserves_nothing() {
    let server = Server::always(raw("200 OK\r\ncontent-length: 999999999999999", "x"));
    assert!(run(PutThing::new(&client(&server))).is_err());
}

#[test]
fn json_that_is_too_deep() {
    let error = failed(json(&"[".repeat(1_000_000)));
    assert!(matches!(error.kind(), ErrorKind::Decode(_)), "{error}");
    let deep = format!(r#"{{"error": {}}}"#, "[".repeat(1_000_000));
    let error = failed(answer(
        "400 Bad Request\r\ncontent-type: application/json",
        &deep,
    ));
    assert!(error.api_error().is_some() && error.to_string().len() < 400);
}
