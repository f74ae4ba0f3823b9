//! Free-form JSON as callers write it.

use std::collections::BTreeMap;

use crate::runtime::json::Object;
use crate::runtime::{Json, Nullable, json};

#[test]
fn the_macro_reads_like_json() {
    let tag = "a".to_owned();
    let name = "x-b";
    let value = json!({
        "n": { "$gte": 2 - 1, "half": 0.5, },
        "tags": [tag.clone(), "c", [], {}, null, -1, [true].len() == 1,],
        name: null,
        (format!("x-{tag}")): Some(tag.as_str()),
        "none": None::<bool>,
        "n2": vec![1, 2],
    });
    assert_eq!(
        value.to_string(),
        r#"{"n":{"$gte":1,"half":0.5},"tags":["a","c",[],{},null,-1,true],"x-b":null,"x-a":"a","none":null,"n2":[1,2]}"#
    );
}

#[test]
fn single_values_and_repeated_names() {
    assert_eq!(json!(null), Json::Null);
    assert_eq!(json!([]).to_string(), "[]");
    assert_eq!(json!({}).to_string(), "{}");
    assert_eq!(json!("a"), "a");
    assert_eq!(json!({ "a": 1, "a": 2 }).to_string(), r#"{"a":2}"#);
}

#[test]
fn maps_and_pairs_are_objects() {
    let map = BTreeMap::from([("a".to_owned(), 1)]);
    assert_eq!(Json::from(map).to_string(), r#"{"a":1}"#);
    let object = Object::from([("b", json!([1])), ("a", Json::Null)]);
    assert_eq!(Json::from(object).to_string(), r#"{"b":[1],"a":null}"#);
}

#[test]
fn lists_and_maps_that_may_be_null_take_what_others_take() {
    let list: Nullable<Vec<String>> = ["a"].into();
    assert_eq!(list, Nullable::Value(vec!["a".to_owned()]));
    assert_eq!(Nullable::<Vec<String>>::from(None), Nullable::Null);
    let map: Nullable<BTreeMap<String, Json>> = [("a", 1)].into();
    assert_eq!(
        map.into_option().map(|map| map["a"].clone()),
        Some(json!(1))
    );
}
