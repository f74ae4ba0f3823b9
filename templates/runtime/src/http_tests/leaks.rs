//! Secrets must not show up in what is printed.

use http::StatusCode;

use super::api::{
    self, API_KEY, CreateThing, GetThing, IN_COOKIE, IN_QUERY, LOGIN, SETTINGS, TOKEN, WORKSPACE,
};
use super::server::{Server, answer, json, raw, run};
use super::transport::{Canned, with};
use crate::runtime::{CoreBuilder, Error, Reply, Request, Secret, ServerTemplate, ServerVariable};

fn check(printed: &str) {
    assert!(!printed.is_empty());
    for secret in ["hidden", "aGlkZGVu"] {
        assert!(!printed.contains(secret), "{printed}");
    }
}

fn check_error(error: &Error) {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        check(&format!("{error} {error:?} {error:#?}"));
        cause = error.source();
    }
}

/// A builder with credentials of one kind, whose values all hold `hidden` (or its base64).
fn builders(server: &Server) -> Vec<CoreBuilder> {
    let give: [fn(&mut CoreBuilder); 6] = [
        |client| client.credential(&API_KEY, "hidden-key".into()),
        |client| client.basic(&LOGIN, "user", &"hidden-word".into()),
        |client| client.basic(&LOGIN, "hidden-user", &"hidden-word".into()),
        |client| {
            client.credential(&TOKEN, "hidden-token".into());
            client.credential(&WORKSPACE, "hidden-workspace".into());
        },
        |client| client.credential(&IN_QUERY, "hidden-query".into()),
        |client| client.credential(&IN_COOKIE, "hidden-cookie".into()),
    ];
    let with = give.into_iter().map(|give| {
        let mut builder = api::builder(server);
        builder.header("x-note", "hidden-header");
        give(&mut builder);
        builder
    });
    with.collect()
}

fn call(core: &crate::runtime::Core) -> CreateThing {
    CreateThing::new(core).with(|request| {
        request.field("password", &Secret::from("hidden-field"));
        request.query("code", &Secret::from("hidden-parameter"));
        request.header("x-secret", &Secret::from("hidden-parameter"));
        request.cookie("session", "hidden-session");
    })
}

#[test]
fn nothing_that_is_made_for_a_call_shows_a_secret() {
    let server = Server::always(json(r#"{"thing": {"thing_id": "t1"}}"#));
    for builder in builders(&server) {
        check(&format!("{builder:?} {builder:#?}"));
        let core = builder.build().unwrap();
        check(&format!("{core:?} {core:#?} {:?}", SETTINGS));
        let request = call(&core);
        check(&format!("{request:?} {request:#?}"));
        let call = request.call().unwrap().header("x-call", "hidden-call");
        check(&format!("{call:?} {call:#?}"));
        let response = run(call.clone().with_response()).unwrap();
        check(&format!("{:?} {response:?}", call.send()));
    }
}

#[test]
fn no_error_shows_a_secret() {
    let echo = |head: &'static str, padding: usize| {
        Server::start(move |seen| {
            let text = format!("{} {:?} {}", seen.line, seen.headers, seen.body);
            let text = text.replace('"', "'");
            // What the call carries beside credentials is for the server to repeat.
            let text = text
                .replace("hidden-header", "")
                .replace("hidden-field", "")
                .replace("hidden-parameter", "");
            let text = text
                .replace("hidden-session", "")
                .replace("hidden-call", "");
            let tags = format!("{}{text}", "x".repeat(padding));
            answer(
                head,
                &format!(
                    r#"{{"error": {{"type": "{text}", "message": "{text}"}}, "thing": {{"tags": {{"{tags}": 1}}}}}}"#
                ),
            )
        })
    };
    for head in [
        "401 Unauthorized\r\ncontent-type: application/json",
        "401 Unauthorized\r\ncontent-type: text/plain",
        "200 OK",
    ] {
        for padding in (0..80).step_by(9) {
            let server = echo(head, padding);
            for builder in builders(&server) {
                check_error(&run(call(&builder.build().unwrap())).unwrap_err());
            }
        }
    }
    let broken = [
        Server::always(raw("200 OK\r\ncontent-length: 100", "")),
        Server::always(Vec::new()),
        Server::always(b"garbage".to_vec()),
        Server::always(answer(
            "307 Temporary Redirect\r\nlocation: http://localhost:1/",
            "",
        )),
        Server::always(answer(
            "303 See Other\r\nlocation: http://localhost:1/?hidden-location",
            "",
        )),
        Server::always(answer("303 See Other\r\nlocation: hidden://x", "")),
    ];
    for server in broken {
        for builder in builders(&server) {
            check_error(&run(call(&builder.build().unwrap())).unwrap_err());
        }
    }
}

/// A server whose path holds a token, and whose host a region.
static BOTS: ServerTemplate = ServerTemplate {
    url: "https://{region}.tiny.example/bot{token}",
    variables: &[
        ServerVariable {
            name: "region",
            default: None,
            setter: "region",
            env: "",
        },
        ServerVariable {
            name: "token",
            default: None,
            setter: "token",
            env: "",
        },
    ],
};

#[test]
fn what_may_be_a_credential_counts_as_one() {
    let transport = Canned(|request: Request| {
        let text = format!("{} {:?}", request.url, request.headers.get("x-session-id"));
        Ok(Reply::new(StatusCode::NOT_FOUND, text))
    });
    let mut builder = with(transport);
    builder.server(&BOTS);
    builder.server_variable("region", "eu-central");
    builder.server_variable("token", "12345:hidden-variable");
    builder.header("x-session-id", "hidden-session");
    let error =
        run(GetThing::new(&builder.build().unwrap()).with(|request| request.path("thing_id", "x")))
            .unwrap_err();
    check_error(&error);
    let shown = error.to_string();
    assert!(
        shown.contains("https://eu-central.tiny.example/bot[redacted]/things/x"),
        "{shown}"
    );
}

#[test]
fn mistakes_do_not_show_what_was_given() {
    let mut builder = CoreBuilder::new(&SETTINGS);
    builder.credential(&API_KEY, "hidden\n".into());
    check_error(&builder.build().unwrap_err());
    for url in [
        "https://hidden:hidden@x.example",
        "hidden",
        "https://x.example/?key=hidden",
    ] {
        let mut builder = CoreBuilder::new(&SETTINGS);
        builder.base_url(url);
        check(&format!("{builder:?}"));
        check_error(&builder.build().unwrap_err());
    }
    let server = Server::always(json("{}"));
    let core = api::client(&server);
    for error in [
        GetThing::new(&core)
            .with(|request| request.path("thing_id", "x"))
            .call()
            .unwrap()
            .header("x-a", "hidden\n")
            .send(),
        GetThing::new(&core)
            .with(|request| request.header("x-a", "hidden\n"))
            .send(),
    ] {
        check_error(&run(error).unwrap_err());
    }
}
