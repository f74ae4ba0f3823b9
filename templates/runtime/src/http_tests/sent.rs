//! What arrives at a server.

use std::collections::BTreeMap;

use super::api::{
    self, CreateThing, Download, GetPart, GetThing, Head, ListThings, Purge, PutThing, SETTINGS,
    THING, Text, client,
};
use super::server::{Server, answer, json, run};
use crate::runtime::codegen::{ParamStyle, content};
use crate::runtime::{CoreBuilder, ErrorKind};

#[test]
fn a_json_call() {
    let server = Server::always(json(&format!(r#"{{"thing": {THING}, "ok": true}}"#)));
    let call = CreateThing::new(&client(&server)).with(|request| {
        request.field("name", "old");
        request.field("tags", &vec!["a", "b"]);
        request.field("name", "näme\n");
    });
    let thing = run(call).unwrap();
    assert_eq!((thing.thing_id.as_str(), thing.tags.len()), ("t1", 1));
    let seen = server.only();
    assert_eq!(seen.what(), "POST /things/create");
    assert_eq!(seen.body, r#"{"tags":["a","b"],"name":"näme\n"}"#);
    assert_eq!(seen.header("authorization"), Some("Bearer key-of-the-test"));
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert_eq!(seen.header("accept"), Some("application/json"));
    assert_eq!(seen.header("user-agent"), Some("tiny-sdk/1.2.3"));
    assert_eq!(seen.header("host"), server.url.strip_prefix("http://"));
    assert_eq!(seen.headers.len(), 6, "{seen:?}");
}

#[test]
fn a_body_line_sends_an_object_without_fields() {
    let server = Server::always(json(&format!(r#"{{"thing": {THING}}}"#)));
    run(CreateThing::new(&client(&server))).unwrap();
    assert_eq!(server.only().body, "{}");
}

#[test]
fn all_kinds_of_parameters() {
    let server = Server::always(answer("204 No Content", ""));
    let call = PutThing::new(&client(&server)).with(|request| {
        request.query("ids", &vec!["a b", "c&d"]);
        request.query("limit", &5_i64);
        request.query("limit", &6_i64);
        request.query("none", &None::<String>);
        request.query_with(
            "filter",
            &BTreeMap::from([("k".to_owned(), "v".to_owned())]),
            ParamStyle::DEEP_OBJECT,
        );
        request.header("X-Flags", &vec!["a", "b"]);
        request.cookie("theme", "dark; x=1");
        request.cookie("page", &2_i64);
        request.content(content!(form));
        request.field("grant_type", "a b");
        request.field("ids", &vec![1_i64, 2]);
    });
    run(call).unwrap();
    let seen = server.only();
    assert_eq!(
        seen.what(),
        "PUT /things?ids=a%20b&ids=c%26d&limit=6&filter%5Bk%5D=v"
    );
    assert_eq!(seen.header("x-flags"), Some("a,b"));
    assert_eq!(seen.header("cookie"), Some("theme=dark%3B%20x%3D1; page=2"));
    assert_eq!(
        seen.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(seen.body, "grant_type=a+b&ids=1&ids=2");
}

#[test]
fn bodies_of_other_media_types() {
    let server = Server::always(answer("200 OK", ""));
    let client = client(&server);
    run(PutThing::new(&client).with(|request| request.text("text/csv", "a,b"))).unwrap();
    run(PutThing::new(&client).with(|request| request.upload("image/png", vec![b'p']))).unwrap();
    run(PutThing::new(&client).with(|request| request.body(&vec![1_i64]))).unwrap();
    run(PutThing::new(&client)).unwrap();
    let seen: Vec<_> = server
        .seen()
        .iter()
        .map(|seen| {
            (
                seen.header("content-type").map(str::to_owned),
                seen.body.clone(),
            )
        })
        .collect();
    let with = |media_type: &str, body: &str| (Some(media_type.to_owned()), body.to_owned());
    assert_eq!(
        seen,
        [
            with("text/csv", "a,b"),
            with("image/png", "p"),
            with("application/json", "[1]"),
            (None, String::new())
        ]
    );
}

#[test]
fn a_base_url_that_is_none_says_where_it_is_set() {
    for (given, fault) in [
        (
            "api.tiny.example",
            "it does not start with `https://` or `http://`",
        ),
        (
            "ftp://api.tiny.example",
            "the scheme must be `http` or `https`",
        ),
    ] {
        let mut builder = CoreBuilder::new(&SETTINGS);
        builder.base_url(given);
        assert_eq!(
            builder.build().unwrap_err().to_string(),
            format!(
                "the client could not be created: invalid base URL: {fault}; it is set with `base_url`, or TINY_URL"
            )
        );
    }
}

#[test]
fn a_base_url_with_a_path() {
    let server = Server::always(json(THING));
    let mut builder = api::builder(&server);
    builder.base_url(format!("{}/api/v2/", server.url));
    builder.credential(&api::API_KEY, "k".into());
    run(GetThing::new(&builder.build().unwrap()).with(|request| request.path("thing_id", "t1")))
        .unwrap();
    assert_eq!(server.only().what(), "GET /api/v2/things/t1");
}

#[test]
fn other_results_than_json() {
    let server = Server::start(|seen| match seen.what() {
        "GET /text" => answer("200 OK\r\ncontent-type: text/plain", "text é"),
        "GET /file" => answer("200 OK", "file"),
        "HEAD /file" => answer("200 OK\r\netag: \"x\"\r\ncontent-type: image/png", ""),
        "GET /things" => json(&format!("\u{feff}[{THING}]")),
        "PURGE /cache" => answer("200 OK\r\ncontent-type: text/html", "<html>"),
        other => panic!("{other}"),
    });
    let client = client(&server);
    assert_eq!(run(Text::new(&client)).unwrap(), "text é");
    assert_eq!(run(Download::new(&client)).unwrap(), "file");
    assert_eq!(run(Head::new(&client)).unwrap().headers["etag"], "\"x\"");
    assert_eq!(run(ListThings::new(&client)).unwrap().len(), 1);
    run(Purge::new(&client)).unwrap();
    let accepted: Vec<_> = server
        .seen()
        .iter()
        .map(|seen| seen.header("accept").unwrap().to_owned())
        .collect();
    assert_eq!(
        accepted,
        [
            "text/plain, */*;q=0.5",
            "image/png",
            "*/*",
            "application/json",
            "application/json"
        ]
    );
}

#[test]
fn paths_that_lead_elsewhere_are_not_sent() {
    let server = Server::always(json(THING));
    let client = client(&server);
    for value in ["", ".", ".."] {
        let error = run(GetThing::new(&client).with(|request| request.path("thing_id", value)))
            .unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Build(_)), "{error}");
        assert!(
            error
                .to_string()
                .starts_with("GET /things/{thing_id} was not sent: the path parameter `thing_id` "),
            "{error}"
        );
    }
    for (a, b) in [(".", "."), ("", ".."), ("", "")] {
        let call = GetPart::new(&client).with(|request| {
            request.path("a", a);
            request.path("b", b);
        });
        assert!(matches!(run(call).unwrap_err().kind(), ErrorKind::Build(_)));
    }
    let unset = GetThing::new(&client).call().unwrap_err();
    assert_eq!(
        unset.to_string(),
        "GET /things/{thing_id} was not sent: the path parameter `thing_id` is not set"
    );
    assert!(server.seen().is_empty());
}

#[test]
fn a_last_path_value_may_be_empty_where_that_is_allowed() {
    let server = Server::always(json(THING));
    let style = ParamStyle::SIMPLE.or_empty();
    let call = GetThing::new(&client(&server));
    run(call.with(|request| request.path_with("thing_id", "", style))).unwrap();
    assert_eq!(server.only().what(), "GET /things/");
}

#[test]
fn hostile_path_values_arrive_as_one_segment() {
    let server = Server::always(json(THING));
    let client = client(&server);
    for (value, target) in [
        ("`", "%60"),
        ("%2e%2e", "%252e%252e"),
        ("a/b", "a%2Fb"),
        (r"a\b", "a%5Cb"),
        (r"..\..\admin", "..%5C..%5Cadmin"),
        ("../../admin", "..%2F..%2Fadmin"),
        ("x?y=1", "x%3Fy%3D1"),
        ("x#y", "x%23y"),
        ("{thing_id}", "%7Bthing_id%7D"),
        ("//evil.example", "%2F%2Fevil.example"),
        ("a\r\nx: y", "a%0D%0Ax%3A%20y"),
        ("\t", "%09"),
    ] {
        run(GetThing::new(&client).with(|request| request.path("thing_id", value))).unwrap();
        assert_eq!(
            server.seen().last().unwrap().what(),
            format!("GET /things/{target}"),
            "{value:?}"
        );
    }
}

#[test]
fn a_value_is_never_taken_for_a_parameter() {
    let server = Server::always(answer("200 OK", ""));
    let call = GetPart::new(&client(&server)).with(|request| {
        request.path("a", "{b}");
        request.path("b", "{a}");
    });
    run(call).unwrap();
    assert_eq!(server.only().what(), "GET /things/%7Bb%7D%7Ba%7D/parts");
}

#[test]
fn line_breaks_do_not_get_into_headers() {
    let server = Server::always(answer("200 OK", ""));
    let client = client(&server);
    for value in ["a\r\nx-evil: 1", "a\nb", "a\rb", "a\0b"] {
        let in_operation =
            run(PutThing::new(&client).with(|request| request.header("x-note", value)))
                .unwrap_err();
        let in_call = run(PutThing::new(&client)
            .call()
            .unwrap()
            .header("x-note", value))
        .unwrap_err();
        let mut builder = api::builder(&server);
        builder.header("x-note", value);
        let in_client = builder.build().unwrap_err();
        for error in [in_operation, in_call, in_client] {
            assert!(
                error
                    .to_string()
                    .contains("the value of the header `x-note` contains a line break"),
                "{error}"
            );
        }
        let mut builder = api::builder(&server);
        builder.credential(&api::API_KEY, value.into());
        let error = builder.build().unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Config(reason) if reason.contains("`api_key`") && !reason.contains(value))
        );
    }
    assert!(server.seen().is_empty());
}
