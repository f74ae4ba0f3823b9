//! With `validate = true`, a call that breaks a rule of the document is not made.

use seamstress_values::types::Limited;
use seamstress_values::{Client, Error, ErrorKind};

/// What keeps a call from being made; empty where nothing does.
fn reason<T>(call: Result<T, Error>) -> String {
    match call.as_ref().map_err(Error::kind) {
        Ok(_) => String::new(),
        Err(ErrorKind::Build(reason)) => reason.clone(),
        Err(other) => format!("{other:?}"),
    }
}

#[test]
fn arguments_and_members_are_checked_before_sending() -> Result<(), Error> {
    let client = Client::builder().build()?;
    let values = client.values();
    let put = |code: &str, body: Limited| values.limited(code, body);
    assert_eq!(
        reason(
            put("äöü", Limited::default())
                .ratio(0.07)
                .ids(["ab"])
                .call()
        ),
        ""
    );
    for (call, wanted) in [
        (
            put("abcd", Limited::default()),
            "`code` has 4 characters; at most 3 are allowed",
        ),
        (
            put("a", Limited::default()).ratio(-0.5),
            "`ratio` is -0.5; at least 0 is needed",
        ),
        (
            put("a", Limited::default()).ratio(0.075),
            "`ratio` is 0.075; a multiple of 0.01 is needed",
        ),
        (
            put("a", Limited::default()).ids(["a", "abc"]),
            "`ids[1]` has 3 characters; at most 2 are allowed",
        ),
        (
            put("a", Limited::default().name("")),
            "`name` has 0 characters; at least 1 is needed",
        ),
        (
            put(
                "a",
                Limited::default().children([Limited::default(), Limited::default().name("")]),
            ),
            "`children[1].name` has 0 characters; at least 1 is needed",
        ),
        (
            put(
                "a",
                Limited::default().by_name([("x".to_owned(), Limited::default().name(""))]),
            ),
            "`by_name.x.name` has 0 characters; at least 1 is needed",
        ),
    ] {
        assert_eq!(reason(call.call()), wanted);
    }
    let inline = |length| values.inline("x".repeat(length)).call();
    assert_eq!(reason(inline(64)), "");
    assert_eq!(
        reason(inline(65)),
        "`name` has 65 characters; at most 64 are allowed"
    );
    // What is set again counts as set last.
    assert_eq!(
        reason(put("a", Limited::default()).ratio(-1.0).ratio(1.0).call()),
        ""
    );
    Ok(())
}
