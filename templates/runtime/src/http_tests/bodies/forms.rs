//! Forms, read by an independent parser.

use super::{json, sent};
use crate::runtime::codegen::content;

#[test]
fn a_form_is_read_by_an_independent_parser() {
    let seen = sent(|request| {
        request.content(content!(form {
            "expand": deep,
            "tags": joined,
            "filter": exploded,
            "card": deep,
            "meta": "application/json",
            "url": reserved,
        }));
        request.field("name", "a b&c=é+");
        request.field("address", &json(r#"{"city":"Basel"}"#));
        request.field("items", &json(r#"[{"a":1},2,null]"#));
        request.field("expand", &vec!["x", "y"]);
        request.field("tags", &vec!["p,q", "r"]);
        request.field("filter", &json(r#"{"R":1,"G":2}"#));
        request.field(
            "card",
            &json(r#"{"number":"42","exp":{"month":1},"list":[{"k":true}]}"#),
        );
        request.field("meta", &json(r#"["m"]"#));
        request.field("url", "https://x/?a=1&b=2");
        request.field("none", &None::<String>);
        request.field_named("extra".to_owned(), &1_i64);
    });
    assert_eq!(
        seen.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(&seen.bytes)
        .into_owned()
        .collect();
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(
        pairs,
        [
            "name=a b&c=é+",
            r#"address={"city":"Basel"}"#,
            r#"items={"a":1}"#,
            "items=2",
            "expand[]=x",
            "expand[]=y",
            "tags=p,q,r",
            "R=1",
            "G=2",
            "card[number]=42",
            "card[exp][month]=1",
            "card[list][0][k]=true",
            r#"meta=["m"]"#,
            "url=https://x/?a=1&b=2",
            "extra=1",
        ]
    );
    assert!(seen.body.contains("tags=p%2Cq,r&"), "{}", seen.body);
    assert!(
        seen.body.contains("url=https://x/?a%3D1%26b%3D2&"),
        "{}",
        seen.body
    );
}

#[test]
fn a_value_is_a_form_by_its_members() {
    let seen = sent(|request| {
        request.content(content!(form { "b": deep }));
        request.body(&json(r#"{"a":[1,2],"b":{"c":"d"}}"#));
    });
    assert_eq!(seen.body, "a=1&a=2&b%5Bc%5D=d");
}
