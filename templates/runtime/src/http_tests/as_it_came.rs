//! Bodies that are had otherwise than as the result of the call.

use super::api::{CreateThing, GetThing, Text, Thing, builder, client};
use super::results::Find;
use super::server::{Server, answer, json, raw, run};
use super::streams::Chat;
use crate::runtime::{ErrorKind, Json};

#[test]
fn any_success_can_be_had_raw() {
    for (head, body) in [
        ("200 OK\r\ncontent-type: text/html", "<p>Log in"),
        (
            "206 Partial Content\r\ncontent-type: application/json",
            "{\"thing",
        ),
        ("204 No Content", ""),
    ] {
        let server = Server::always(answer(head, body));
        let response = run(CreateThing::new(&client(&server)).send().raw()).unwrap();
        assert_eq!(&response.value[..], body.as_bytes());
        assert_eq!(response.body, response.value);
        assert!(head.starts_with(response.status.as_str()));
        assert!(response.gaps.is_empty());
    }
}

#[test]
fn streams_can_be_had_whole() {
    let events = "data: {}\n\ndata: {}\n\n";
    let server = Server::always(answer("200 OK\r\ncontent-type: text/event-stream", events));
    let client = client(&server);
    let response = run(Chat::new(&client).send_events().raw()).unwrap();
    assert_eq!(&response.value[..], events.as_bytes());
    let response = run(Chat::new(&client).send_lines().raw()).unwrap();
    assert_eq!(&response.value[..], events.as_bytes());
    let mut limited = builder(&server);
    limited.max_response_bytes(events.len() as u64 - 1);
    let error = run(Chat::new(&limited.build().unwrap()).send_events().raw()).unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::TooLarge { .. }),
        "{error}"
    );
}

#[test]
fn any_success_can_be_had_as_json() {
    let body = r#"{"thing": 5, "ok": true}"#;
    let server = Server::always(answer("200 OK\r\ncontent-type: text/plain", body));
    let client = client(&server);
    let all: Json = body.parse().unwrap();
    // All of it, not the member that is the result.
    assert_eq!(run(CreateThing::new(&client).send().json()).unwrap(), all);
    assert_eq!(run(Find::new(&client).call().unwrap().json()).unwrap(), all);
    assert_eq!(run(Text::new(&client).send().json()).unwrap(), all);
    let nothing = Server::always(raw("204 No Content", ""));
    let value = run(CreateThing::new(&super::api::client(&nothing))
        .send()
        .json());
    assert_eq!(value.unwrap(), Json::Null);
}

#[test]
fn any_success_can_be_had_as_another_type() {
    let server = Server::always(json(r#"[{"tags": ["a"]}]"#));
    let call = GetThing::new(&client(&server)).with(|request| request.path("thing_id", "t1"));
    let call = call.call().unwrap();
    let response = run(call.clone().as_type::<Vec<Thing>>().with_response()).unwrap();
    assert_eq!(response.value[0].tags, ["a"]);
    assert_eq!(response.gaps[0].path(&response.body), "$[0].thing_id");
    let error = run(call.as_type::<bool>()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Decode(_)), "{error}");
}

#[test]
fn a_refusal_stays_an_error() {
    let server = Server::always(answer("404 Not Found", r#"{"message": "m"}"#));
    let call = CreateThing::new(&client(&server)).call().unwrap();
    for error in [
        run(call.clone().raw()).unwrap_err(),
        run(call.clone().json()).unwrap_err(),
        run(call.as_type::<Thing>()).unwrap_err(),
    ] {
        assert_eq!(error.api_error().unwrap().message(), Some("m"));
        assert_eq!(error.body(), Some(&br#"{"message": "m"}"#[..]));
    }
}
