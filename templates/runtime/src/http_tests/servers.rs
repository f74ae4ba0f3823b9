//! Servers: which of them a call goes to, and which of them gets credentials.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "calls are declared as in an SDK, and not all of each is used"
)]

use super::api::{API_KEY, CreateThing, SETTINGS};
use super::server::{Server, answer, json, run};
use crate::runtime::codegen::operation;
use crate::runtime::{Core, CoreBuilder, ErrorKind, ServerTemplate, ServerVariable, Settings};

const HOST: ServerVariable = ServerVariable {
    name: "host",
    default: Some("localhost:1"),
    setter: "host",
    env: "",
};
static API: ServerTemplate = ServerTemplate {
    url: "http://{host}/api/",
    variables: &[HOST],
};
static UPLOADS: ServerTemplate = ServerTemplate {
    url: "http://{upload}/uploads",
    variables: &[ServerVariable {
        name: "upload",
        ..HOST
    }],
};
static BESIDE: ServerTemplate = ServerTemplate {
    url: "/beside",
    variables: &[],
};
static WITH_SERVER: Settings = Settings {
    base_url: None,
    server: Some(&API),
    schemes: &[&API_KEY],
    ..Settings::DEFAULT
};

operation! {
    /// A call with a server of its own.
    Upload -> () {
        GET "/things/{id}",
        server: UPLOADS,
        result: none,
        auth: [[API_KEY]],
    }
}

operation! {
    /// A call beside the base URL.
    Beside -> () {
        GET "/things/{id}",
        server: BESIDE,
        result: none,
        auth: [[API_KEY]],
    }
}

fn upload(core: &Core) -> Upload {
    let mut call = Upload::new(core);
    call.request.path("id", "x");
    call
}

fn beside(core: &Core) -> Beside {
    let mut call = Beside::new(core);
    call.request.path("id", "x");
    call
}

fn host(server: &Server) -> String {
    server.url.trim_start_matches("http://").to_owned()
}

fn builder() -> CoreBuilder {
    let mut builder = CoreBuilder::new(&WITH_SERVER);
    builder.credential(&API_KEY, "key-of-the-test".into());
    builder
}

#[test]
fn a_server_is_made_of_the_variables() {
    let server = Server::always(json(r#"{"thing": {"thing_id": "t1"}}"#));
    let mut builder = builder();
    builder.server_variable("host", host(&server));
    run(CreateThing::new(&builder.build().unwrap())).unwrap();
    assert_eq!(server.only().what(), "POST /api/things/create");
}

#[test]
fn a_base_url_counts_more_than_a_server() {
    let server = Server::always(json(r#"{"thing": {"thing_id": "t1"}}"#));
    let mut builder = builder();
    builder.base_url(&server.url);
    builder.server(&UPLOADS);
    run(CreateThing::new(&builder.build().unwrap())).unwrap();
    assert_eq!(server.only().what(), "POST /things/create");
}

#[test]
fn an_operation_has_its_own_server_and_the_credential_goes_there() {
    let (base, uploads) = (
        Server::always(answer("200 OK", "")),
        Server::always(answer("200 OK", "")),
    );
    let mut builder = builder();
    builder.base_url(format!("{}/v1", base.url));
    builder.server_variable("upload", host(&uploads));
    let core = builder.build().unwrap();
    run(upload(&core)).unwrap();
    let seen = uploads.only();
    assert_eq!(seen.what(), "GET /uploads/things/x");
    assert_eq!(seen.header("authorization"), Some("Bearer key-of-the-test"));
    run(beside(&core)).unwrap();
    assert_eq!(base.only().what(), "GET /beside/things/x");
}

#[test]
fn all_calls_can_be_sent_to_one_url() {
    let server = Server::always(answer("200 OK", ""));
    let mut builder = builder();
    builder.base_url_for_all(format!("{}/mock", server.url));
    let core = builder.build().unwrap();
    run(upload(&core)).unwrap();
    run(beside(&core)).unwrap();
    let seen: Vec<String> = server
        .seen()
        .iter()
        .map(|seen| seen.what().to_owned())
        .collect();
    assert_eq!(seen, ["GET /mock/things/x", "GET /mock/things/x"]);
}

#[test]
fn one_call_can_go_to_another_server() {
    let other = Server::always(answer("200 OK", ""));
    let mut builder = builder();
    builder.base_url("http://localhost:1/v1");
    let core = builder.build().unwrap();
    let call = beside(&core).call().unwrap();
    assert_eq!(call.url().as_str(), "http://localhost:1/beside/things/x");
    let moved = call.clone().base_url("https://first.example/a/");
    let moved = moved.base_url(&format!("{}/v2/", other.url));
    assert_eq!(moved.url().path(), "/v2/things/x");
    run(moved).unwrap();
    let seen = other.only();
    assert_eq!(seen.what(), "GET /v2/things/x");
    assert_eq!(seen.header("authorization"), Some("Bearer key-of-the-test"));
    let failed = run(call.base_url("ftp://a.example")).unwrap_err();
    assert!(matches!(failed.kind(), ErrorKind::Build(_)));
}

#[test]
fn a_redirect_from_one_server_to_the_other_is_bare() {
    let base = Server::always(answer("200 OK", ""));
    let location = format!("302 Found\r\nlocation: {}/x", base.url);
    let uploads = Server::start(move |_| answer(&location, ""));
    let mut builder = builder();
    builder.base_url(&base.url);
    builder.server_variable("upload", host(&uploads));
    run(upload(&builder.build().unwrap())).unwrap();
    assert_eq!(
        uploads.only().header("authorization"),
        Some("Bearer key-of-the-test")
    );
    assert_eq!(base.only().header("authorization"), None);
}

#[test]
fn a_value_that_leads_elsewhere_is_refused_and_not_shown() {
    for value in ["evil.example/", "key@evil.example", "evil.example?", "a b"] {
        let mut builder = builder();
        builder.server_variable("host", value);
        let error = builder.build().unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Config(_)), "{error}");
        assert!(!error.to_string().contains(value), "{error}");
    }
    let mut builder = CoreBuilder::new(&SETTINGS);
    builder.credential(&API_KEY, "k".into());
    builder.server_variable("upload", "evil.example/");
    let error = run(upload(&builder.build().unwrap())).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Build(_)), "{error}");
}

#[test]
fn what_a_variable_was_given_is_not_shown() {
    static BOT: ServerTemplate = ServerTemplate {
        url: "https://api.bot.example/bot{token}",
        variables: &[ServerVariable {
            name: "token",
            default: None,
            setter: "token",
            env: "",
        }],
    };
    let mut builder = builder();
    builder.server(&BOT);
    builder.server_variable("token", "1:hidden");
    assert!(!format!("{builder:?}").contains("hidden"));
    let core = builder.build().unwrap();
    let call = CreateThing::new(&core).call().unwrap();
    assert_eq!(
        call.url().as_str(),
        "https://api.bot.example/bot1:hidden/things/create"
    );
    for shown in [format!("{core:?}"), format!("{call:?}")] {
        assert!(
            !shown.contains("hidden") && shown.contains("bot{token}"),
            "{shown}"
        );
    }
}
