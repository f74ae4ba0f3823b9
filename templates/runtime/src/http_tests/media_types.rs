//! Answers of another media type than the document declares.

use super::api::{API_KEY, CreateThing, Text, builder, client};
use super::server::{Server, answer, run};
use crate::runtime::{DecodeMode, ErrorKind};

#[test]
fn a_stream_in_the_place_of_a_value_is_named() {
    let lines = "{\"thing_id\": \"a\"}\n{\"thing_id\": \"b\"}\n";
    for (media_type, body, method) in [
        ("text/event-stream; charset=utf-8", "data: {}\n\n", "events"),
        ("application/x-ndjson", lines, "lines"),
        ("application/jsonl", lines, "lines"),
        ("application/json-seq", "\u{1e}{}\n", "lines"),
        ("application/json", lines, "lines"),
    ] {
        let advice = format!(
            "; `.streamed()` and then `.{method}()` read it; `result = \"{method}\"` under `[operations.\"post /things/create\"]` in seamstress.toml makes it the result"
        );
        let head = format!("200 OK\r\ncontent-type: {media_type}");
        let server = Server::always(answer(&head, body));
        let error = run(CreateThing::new(&client(&server))).unwrap_err();
        assert!(error.to_string().ends_with(&advice), "{error}");
        // The same where the stream goes on for longer than the call may take, or is too large.
        let mut limited = builder(&server);
        limited.credential(&API_KEY, "k".into());
        limited.max_response_bytes(3);
        let error = run(CreateThing::new(&limited.build().unwrap())).unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::TooLarge { .. }),
            "{error}"
        );
        assert_eq!(
            error.to_string().ends_with(&advice),
            media_type != "application/json",
            "{error}"
        );
    }
}

#[test]
fn text_that_is_sent_as_json() {
    let sent = |media_type: &str, body: &str| {
        let head = format!("200 OK\r\ncontent-type: {media_type}");
        let server = Server::always(answer(&head, body));
        let call = Text::new(&client(&server)).call().unwrap();
        let response = run(call.with_response()).unwrap();
        (response.value, response.gaps.len())
    };
    let json = "application/json; charset=utf-8";
    assert_eq!(sent(json, r#" "1.\u0030" "#), ("1.0".to_owned(), 0));
    assert_eq!(sent("application/x+json", r#""a""#), ("a".to_owned(), 0));
    // Another value keeps its text, with a gap.
    for other in [r#"{"version": "1.0"}"#, "[1, 2]", "1.10", "true"] {
        assert_eq!(sent(json, other), (other.to_owned(), 1));
    }
    // Null is no value, and what is JSON by one of media type and syntax alone is text.
    for (media_type, text) in [
        (json, "1.0.0"),
        (json, "\"a\" and b"),
        (json, ""),
        (json, "null"),
        ("text/plain", r#""1.0""#),
        ("application/x-ndjson", "\"a\"\n"),
    ] {
        assert_eq!(sent(media_type, text), (text.to_owned(), 0));
    }
    let head = "200 OK\r\ncontent-type: application/json";
    let strict = |body: &str| {
        let server = Server::always(answer(head, body));
        let mut strict = builder(&server);
        strict.decode(DecodeMode::Strict);
        run(Text::new(&strict.build().unwrap()))
    };
    assert_eq!(strict(r#""1.0""#).unwrap(), "1.0");
    let error = strict("{}").unwrap_err();
    assert!(
        error
            .to_string()
            .contains("$: expected a string, found an empty object"),
        "{error}"
    );
}
