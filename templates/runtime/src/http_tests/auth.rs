//! Which credentials go along, and where they come from.

use super::api::{
    API_KEY, CreateThing, GetPart, GetThing, IN_COOKIE, IN_QUERY, LOGIN, ListThings, SETTINGS,
    TOKEN, WORKSPACE, builder,
};
use super::server::{Seen, Server, answer, json, run};
use crate::runtime::{CoreBuilder, ErrorKind};

fn sent(give: impl FnOnce(&mut CoreBuilder)) -> Seen {
    let server = Server::always(json(r#"{"thing": {"thing_id": "t1"}}"#));
    let mut builder = builder(&server);
    give(&mut builder);
    run(CreateThing::new(&builder.build().unwrap())).unwrap();
    server.only()
}

#[test]
fn each_kind_goes_where_it_has_to() {
    let seen = sent(|client| client.credential(&API_KEY, "k1".into()));
    assert_eq!(seen.header("authorization"), Some("Bearer k1"));
    let seen = sent(|client| client.basic(&LOGIN, "Aladdin", &"open sesame".into()));
    assert_eq!(
        seen.header("authorization"),
        Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
    );
    let seen = sent(|client| client.credential(&LOGIN, "Aladdin:open sesame".into()));
    assert_eq!(
        seen.header("authorization"),
        Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
    );
    let seen = sent(|client| {
        client.credential(&WORKSPACE, "w1".into());
        client.credential(&TOKEN, "t1".into());
    });
    assert_eq!(
        (seen.header("x-token"), seen.header("tiny-workspace")),
        (Some("t1"), Some("w1"))
    );
    let seen = sent(|client| client.credential(&IN_QUERY, "a&b c".into()));
    assert_eq!(seen.what(), "POST /things/create?api%20key=a%26b%20c");
    let seen = sent(|client| client.credential(&IN_COOKIE, "a+b/c==; d".into()));
    assert_eq!(seen.header("cookie"), Some("sid=a+b/c==%3B%20d"));
}

#[test]
fn the_first_complete_alternative_is_taken_and_no_other() {
    let seen = sent(|client| {
        client.credential(&IN_QUERY, "q".into());
        client.credential(&TOKEN, "t1".into());
        client.basic(&LOGIN, "user", &"word".into());
    });
    assert_eq!(seen.header("authorization"), Some("Basic dXNlcjp3b3Jk"));
    assert_eq!(seen.header("x-token"), None);
    assert_eq!(seen.what(), "POST /things/create");
}

#[test]
fn an_operation_without_security_gets_no_credentials() {
    let server = Server::always(answer("200 OK", ""));
    let mut builder = builder(&server);
    builder.credential(&API_KEY, "k1".into());
    let call = GetPart::new(&builder.build().unwrap()).with(|request| {
        request.path("a", "a");
        request.path("b", "b");
    });
    run(call).unwrap();
    assert_eq!(server.only().header("authorization"), None);
}

#[test]
fn where_credentials_are_optional_they_are_used_if_there_are_any() {
    let server = Server::always(json("[]"));
    run(ListThings::new(&builder(&server).build().unwrap())).unwrap();
    let mut builder = builder(&server);
    builder.credential(&TOKEN, "t1".into());
    run(ListThings::new(&builder.build().unwrap())).unwrap();
    let tokens: Vec<_> = server
        .seen()
        .iter()
        .map(|seen| seen.header("x-token").map(str::to_owned))
        .collect();
    assert_eq!(tokens, [None, Some("t1".to_owned())]);
}

#[test]
fn what_is_missing_is_named_before_anything_is_sent() {
    let server = Server::always(answer("200 OK", ""));
    let error = run(CreateThing::new(&builder(&server).build().unwrap())).unwrap_err();
    assert_eq!(
        error.to_string(),
        "POST /things/create was not sent: it accepts api_key (set it with `ClientBuilder::api_key` or TINY_API_KEY, TINY_KEY), \
         or token (set it with `ClientBuilder::token`) together with workspace (set it with `ClientBuilder::workspace` or TINY_WORKSPACE), \
         or login (set it with `ClientBuilder::login` or TINY_USER, TINY_PASSWORD), or in_query (set it with `ClientBuilder::in_query`), \
         or in_cookie (set it with `ClientBuilder::in_cookie`); the client has no credentials; \
         to a server that runs without, `ClientBuilder::anonymous` sends it as it is"
    );
    let mut with_token = builder(&server);
    with_token.credential(&TOKEN, "t1".into());
    let call = GetThing::new(&with_token.build().unwrap());
    let error = run(call.with(|request| request.path("thing_id", "x"))).unwrap_err();
    assert!(
        error.to_string().contains("; the client has only token; "),
        "{error}"
    );
    let ErrorKind::Auth(error) = error.kind() else {
        panic!("{error}")
    };
    assert_eq!(
        (error.accepted(), error.held()),
        (vec![vec!["api_key"]], vec!["token"])
    );
    assert!(server.seen().is_empty());
}

#[test]
fn an_environment_without_credentials() {
    let nothing = CoreBuilder::new(&SETTINGS).read_env().unwrap_err();
    assert_eq!(
        nothing.to_string(),
        "the client could not be created: no credentials in the environment: set TINY_API_KEY or TINY_KEY, \
         or TINY_USER and TINY_PASSWORD, or TINY_WORKSPACE; \
         for a server that runs without, use `ClientBuilder::anonymous`"
    );
    let mut given = CoreBuilder::new(&SETTINGS);
    given.credential(&TOKEN, "t1".into());
    given.read_env().unwrap();
    let mut by_hand = CoreBuilder::new(&SETTINGS);
    by_hand.header("X-TOKEN", "t1");
    by_hand.read_env().unwrap();
    let mut anonymous = CoreBuilder::new(&SETTINGS);
    anonymous.anonymous();
    anonymous.read_env().unwrap();
}

/// A test cannot change its own environment without `unsafe`, so that it runs the test after this
/// one in a process of its own.
#[test]
fn an_environment_with_credentials() {
    let server = Server::always(json(r#"{"thing": {"thing_id": "t1"}}"#));
    let run = |variables: &[(&str, &str)]| {
        let tests = std::env::current_exe().unwrap();
        let mut command = std::process::Command::new(tests);
        command.args([
            "--exact",
            "--ignored",
            "http_tests::auth::in_an_environment",
        ]);
        let status = command
            .envs(variables.iter().copied())
            .env("TINY_URL", &server.url)
            .stdout(std::process::Stdio::null())
            .status();
        assert!(status.unwrap().success(), "{variables:?}");
        server
            .seen()
            .last()
            .unwrap()
            .header("authorization")
            .map(str::to_owned)
    };
    assert_eq!(
        run(&[("TINY_API_KEY", ""), ("TINY_KEY", " k2\n")]).as_deref(),
        Some("Bearer k2")
    );
    assert_eq!(
        run(&[("TINY_API_KEY", "k1"), ("TINY_KEY", "k2")]).as_deref(),
        Some("Bearer k1")
    );
    assert_eq!(
        run(&[("TINY_USER", "user"), ("TINY_PASSWORD", "word")]).as_deref(),
        Some("Basic dXNlcjp3b3Jk")
    );
}

#[test]
#[ignore = "needs an environment, see `an_environment_with_credentials`"]
fn in_an_environment() {
    let mut builder = CoreBuilder::new(&SETTINGS);
    builder.read_env().unwrap();
    run(CreateThing::new(&builder.build().unwrap())).unwrap();
}

#[test]
fn credentials_that_cannot_be_used_are_refused() {
    for (scheme, text) in [(&API_KEY, ""), (&LOGIN, "no-colon"), (&TOKEN, "a\nb")] {
        let mut builder = CoreBuilder::new(&SETTINGS);
        builder.credential(scheme, text.into());
        assert!(matches!(
            builder.build().unwrap_err().kind(),
            ErrorKind::Config(_)
        ));
    }
    let mut builder = CoreBuilder::new(&SETTINGS);
    builder.basic(&LOGIN, "a:b", &"c".into());
    assert!(matches!(
        builder.build().unwrap_err().kind(),
        ErrorKind::Config(_)
    ));
}
