//! Answers in which a server refuses a call.

use super::api::{SETTINGS, Text, failed};
use super::server::{Server, answer, raw, run};
use crate::runtime::codegen::record;
use crate::runtime::{CoreBuilder, Json, Settings};

#[test]
fn an_error_with_code_message_and_request_id() {
    let body = r#"{"error": {"type": "invalid_input", "message": "2 Input Errors: …", "data": {"n": 1}}, "ok": false}"#;
    let error = failed(answer(
        "400 Bad Request\r\ncontent-type: application/json\r\nx-request-id: request12",
        body,
    ));
    assert_eq!(
        error.to_string(),
        "POST /things/create was refused: 400 invalid_input: 2 Input Errors: … (request id request12)"
    );
    let api = error.api_error().unwrap();
    assert_eq!(
        (api.status().as_u16(), api.code(), api.message()),
        (400, Some("invalid_input"), Some("2 Input Errors: …"))
    );
    assert_eq!(
        (api.request_id(), api.text().as_str(), &api.body()[..]),
        (Some("request12"), body, body.as_bytes())
    );
    assert_eq!(api.headers()["content-type"], "application/json");
    let decoded: Json = api.decode().unwrap();
    assert_eq!(
        decoded.pointer("/error/data/n").and_then(Json::as_i64),
        Some(1)
    );
    assert_eq!(error.operation(), Some(("POST", "/things/create")));
    assert_eq!(
        (error.status().unwrap().as_u16(), error.request_id()),
        (400, Some("request12"))
    );
}

/// Bodies of refusals of many APIs, and what their errors show.
const REFUSALS: &[(&str, &str)] = &[
    (
        r#"{"error": {"code": 404, "message": "Not here.", "status": "NOT_FOUND"}}"#,
        "NOT_FOUND: Not here.",
    ),
    (
        r#"{"code": "resource_missing", "message": "No such thing"}"#,
        "resource_missing: No such thing",
    ),
    (
        r#"{"error": "invalid_grant", "error_description": "Expired."}"#,
        "invalid_grant: Expired.",
    ),
    (r#"{"error": "invalid_grant"}"#, "invalid_grant"),
    (r#"{"error": "It broke."}"#, "Bad Request: It broke."),
    (
        r#"{"title": "Out of credit", "detail": "Yours is 30.", "status": 403}"#,
        "Bad Request: Yours is 30.",
    ),
    (
        r#"{"errors": [{"code": "E1", "message": "First."}, {"message": "Second."}]}"#,
        "E1: First.; Second.",
    ),
    (
        r#"{"errors": ["First one.", "Second one."]}"#,
        "Bad Request: First one.; Second one.",
    ),
    (
        r#"{"error": {"type": "card_error", "code": "card_declined", "message": "No."}}"#,
        "card_declined: No.",
    ),
    (
        r#"{"type": "error", "error": {"type": "not_found_error", "message": "No model."}}"#,
        "not_found_error: No model.",
    ),
    (
        r#"{"errors": [{"code": 10, "title": "Not an array", "source": {"pointer": "/a"}}]}"#,
        "10: Not an array",
    ),
    (
        r#"{"detail": [{"loc": ["body", "name"], "msg": "field required", "type": "missing"},
                {"loc": ["query", 0], "msg": "not an integer"}]}"#,
        "Bad Request: body.name: field required; query.0: not an integer",
    ),
    (
        r#"{"errcode": "M_FORBIDDEN", "error": "You are not in the room."}"#,
        "M_FORBIDDEN: You are not in the room.",
    ),
    (
        r#"{"errors": [{"message": "Denied.", "extensions": {"code": "FORBIDDEN"}}]}"#,
        "FORBIDDEN: Denied.",
    ),
    (
        r#"{"ok": false, "error_code": 404, "description": "Not Found: no such chat"}"#,
        "404: Not Found: no such chat",
    ),
    (
        r#"{"type": "about:blank", "title": "Not Found"}"#,
        "Bad Request: Not Found",
    ),
    (
        r#"{"message": "line\r\n\u001b[31mred\u202e"}"#,
        "Bad Request: line [31mred",
    ),
    (
        r#"{"message": null, "code": {"a": 1}, "detail": " "}"#,
        r#"Bad Request, with application/json: {"message": null, "code": {"a": 1}, "detail": " "}"#,
    ),
    ("[]", "Bad Request, with application/json: []"),
    ("{\"mess", "Bad Request, with application/json: {\"mess"),
];

#[test]
fn errors_of_many_apis() {
    for (body, shown) in REFUSALS {
        let error = failed(answer(
            "400 Bad Request\r\ncontent-type: application/json",
            body,
        ));
        assert_eq!(
            error.to_string(),
            format!("POST /things/create was refused: 400 {shown}")
        );
    }
}

#[test]
fn the_places_of_the_api_itself_come_first() {
    static OWN: Settings = Settings {
        error_code: &["/fault/errorCode", "/number"],
        error_message: &["/fault/faultMessage"],
        ..SETTINGS
    };
    for (body, shown) in [
        (
            r#"{"fault": {"errorCode": "E7", "faultMessage": "Own."}, "code": "c", "message": "m"}"#,
            "E7: Own.",
        ),
        // The API's own place counts with a number, too, before any other with a word.
        (r#"{"number": 7, "code": "c", "message": "m"}"#, "7: m"),
        // A proxy or another part of the API refuses otherwise.
        (r#"{"code": "c", "message": "m"}"#, "c: m"),
    ] {
        let head = "400 Bad Request\r\ncontent-type: application/json";
        let server = Server::always(answer(head, body));
        let mut builder = CoreBuilder::new(&OWN);
        builder.base_url(&server.url);
        let error = run(Text::new(&builder.build().unwrap())).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("GET /text was refused: 400 {shown}")
        );
    }
}

#[test]
fn errors_without_json() {
    for (head, body, shown) in [
        (
            "404 Not Found",
            "404",
            "404 Not Found, with a body without a media type: 404",
        ),
        (
            "500 Internal Server Error\r\ncontent-type: text/plain",
            "Not implemented!",
            "500 Internal Server Error, with text/plain: Not implemented!",
        ),
        (
            "503 Service Unavailable",
            "",
            "503 Service Unavailable, with an empty body",
        ),
        (
            "502 Bad Gateway\r\ncontent-type: text/html",
            "<html><script>x</script></html>",
            "502 Bad Gateway, with an HTML page (31 bytes)",
        ),
        (
            "418 Whatever\r\ncontent-type: text/plain",
            "\u{1b}]0;x\u{7}",
            "418 I'm a teapot, with text/plain: ]0;x",
        ),
        ("499 Own", "", "499, with an empty body"),
    ] {
        let error = failed(answer(head, body));
        assert_eq!(
            error.to_string(),
            format!("POST /things/create was refused: {shown}")
        );
        assert_eq!(error.body(), Some(body.as_bytes()));
    }
    let long = failed(answer(
        "400 Bad Request\r\ncontent-type: text/plain",
        &"long ".repeat(1000),
    ));
    assert!(
        long.to_string().len() < 300 && long.body().unwrap().len() == 5000,
        "{long}"
    );
}

#[test]
fn an_error_whose_body_breaks_off_is_still_one_of_the_api() {
    let error = failed(raw(
        "500 Internal Server Error\r\ncontent-length: 100",
        "half",
    ));
    assert_eq!(
        (error.status().unwrap().as_u16(), error.body()),
        (500, Some(&b"half"[..]))
    );
}

#[derive(Debug)]
struct Problem {
    error: Option<String>,
    errors: Option<Vec<Cause>>,
}

record! { Problem { error: optional, errors: optional } }

#[derive(Debug)]
struct Cause {
    title: String,
    source: Option<String>,
}

record! { Cause { title: required, source: optional } }

#[test]
fn the_details_are_those_that_the_document_describes() {
    let refused = |body: &str| {
        failed(answer(
            "422 Unprocessable Entity\r\ncontent-type: application/json",
            body,
        ))
    };
    let known = |body: &str| refused(body).api_error().unwrap().details_as::<Problem>();
    assert_eq!(known(r#"{"error":"e"}"#).unwrap().error.unwrap(), "e");
    assert!(known("{}").is_some());
    for other in [
        r#"{"detail":[{"msg":"m"}]}"#,
        r#"{"message":"m"}"#,
        "[]",
        "no",
        "null",
        "",
    ] {
        assert!(known(other).is_none(), "{other}");
    }
    // Of the types of one call, each is told from the others.
    let as_both = |body: &str| {
        let error = refused(body);
        let api = error.api_error().unwrap();
        (
            api.details_as::<Problem>().is_some(),
            api.details_as::<Cause>().is_some(),
        )
    };
    assert_eq!(as_both(r#"{"error":"e"}"#), (true, false));
    assert_eq!(as_both(r#"{"title":"t"}"#), (false, true));
    // A member of another type takes nothing else with it.
    let error = refused(r#"{"errors":[{"title":"t","source":{"pointer":"/a"}}]}"#);
    let api = error.api_error().unwrap();
    let decoded = api.decode_with_gaps::<Problem>().unwrap();
    let cause = decoded.value.errors.unwrap().remove(0);
    assert_eq!((cause.title.as_str(), cause.source), ("t", None));
    assert_eq!(decoded.gaps[0].path(api.body()), "$.errors[0].source");
}
