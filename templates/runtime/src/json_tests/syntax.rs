//! Every form that the macros know, as generated code writes it.

use std::collections::BTreeMap;

use crate::runtime::codegen::{record, string_enum, union};
use crate::runtime::json::{Decoder, from_slice, to_string};
use crate::runtime::{Json, Nullable, Secret};

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Device {
    pub device_id: String,
    pub kind: Status,
    pub tags: Vec<String>,
    pub labels: BTreeMap<String, f64>,
    pub location: Option<Box<Device>>,
    pub owner: Option<String>,
    pub nickname: Nullable<String>,
    pub r#override: Option<bool>,
    pub token: Secret,
    #[deprecated(note = "gone")]
    pub old: Vec<i64>,
    pub additional_properties: BTreeMap<String, Json>,
}

record! {
    Device {
        device_id: required,
        kind as "type": required,
        tags: list,
        labels: map,
        location: optional,
        owner: null,
        nickname: nullable,
        r#override as "override": optional,
        token: required,
        old: list,
        "object" = "device",
        "version" = 1,
        "beta" = true,
        ..additional_properties,
    }
}

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Nothing {}

record! { Nothing {} }

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Tagged {
    pub a: i64,
}

record! {
    Tagged {
        "type" = "tagged",
        a: required,
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Status {
    Pending,
    Success,
    Other(String),
}

string_enum! { Status { Pending = "pending", Success = "success" } }

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    Other,
    Unknown(String),
}

string_enum! {
    Kind else Unknown {
        Other = "other",
    }
}

/// Two texts that differ in case alone: only the exact one is meant.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Order {
    Lower,
    Upper,
    Other(String),
}

string_enum! { Order { Lower = "asc", Upper = "ASC" } }

#[derive(Clone, Debug, PartialEq)]
pub enum ByTag {
    Device(Box<Device>),
    Tagged(Tagged),
    Other(Json),
}

union! { ByTag by "type" { Device = "device", Tagged = "tagged" } }

#[derive(Clone, Debug, PartialEq)]
pub enum ByTags {
    One(Tagged),
    Two(Nothing),
    Unknown(Json),
}

union! {
    ByTags else Unknown by "action", "status" {
        One = "lock", "pending",
        Two = "lock", "success",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum ByThree {
    One(Nothing),
    Two(Nothing),
    Other(Json),
}

union! { ByThree by "a", "b", "c" { One = "1", "2", "3", Two = "1", "2", "4" } }

#[derive(Clone, Debug, PartialEq)]
pub enum ByFour {
    One(Nothing),
    Other(Json),
}

union! { ByFour by "a", "b", "c", "d" { One = "1", "2", "3", "4" } }

#[derive(Clone, Debug, PartialEq)]
pub enum ByKind {
    Text(String),
    Flag(bool),
    Whole(i64),
    Number(f64),
    List(Vec<ByKind>),
    Null(()),
    Object(Nothing),
    Other(Json),
}

union! {
    ByKind by kind {
        Text = string,
        Flag = boolean,
        Whole = integer,
        Number = number,
        List = array,
        Null = null,
        Object = object,
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum ByKey {
    Device(Nothing),
    Lock(Tagged),
    Other(Json),
}

union! { ByKey by key { Device = "device_id", Lock = "lock_id" } }

#[derive(Clone, Debug, PartialEq)]
pub enum ByTrial {
    Tagged(Tagged),
    Numbers(Vec<i64>),
    Other(Json),
}

union! { ByTrial by trial { Tagged, Numbers } }

#[derive(Clone, Debug, PartialEq)]
pub enum Mixed {
    Text(String),
    Device(Box<Device>),
    Tagged(Tagged),
    Other(Json),
}

union! { Mixed by kind { Text = string } else by "type" { Device = "device", Tagged = "tagged" } }

#[derive(Clone, Debug, PartialEq)]
pub enum MixedKey {
    Text(String),
    Nothing(Nothing),
    Other(Json),
}

union! { MixedKey by kind { Text = string } else by key { Nothing = "nothing" } }

#[derive(Clone, Debug, PartialEq)]
pub enum MixedTrial {
    Text(String),
    Nothing(Nothing),
    Tagged(Tagged),
    Other(Json),
}

union! { MixedTrial else Other by kind { Text = string } else by trial { Tagged, Nothing } }

#[derive(Clone, Debug, PartialEq)]
pub enum MixedTags {
    Text(String),
    Nothing(Nothing),
    Other(Json),
}

union! { MixedTags by kind { Text = string } else by "a", "b" { Nothing = "a", "b" } }

#[test]
#[allow(deprecated)]
fn a_record_reads_and_writes_all_kinds_of_members() {
    let text = r#"{"device_id":"d","type":"pending","tags":["x"],"labels":{"a":1.5},"location":{"device_id":"e"},"owner":null,
        "nickname":null,"override":true,"token":"t","old":[4.0],"object":"else","x":1e400,"y":null}"#;
    let device: Device = from_slice(text.as_bytes()).expect("a device");
    assert_eq!(device.kind, Status::Pending);
    assert_eq!(device.nickname, Nullable::Null);
    assert_eq!(device.old, [4]);
    assert_eq!(
        device.location.as_ref().map(|inner| inner.kind.as_str()),
        Some("")
    );
    assert_eq!(
        to_string(&device),
        concat!(
            r#"{"device_id":"d","type":"pending","tags":["x"],"labels":{"a":1.5},"location":{"device_id":"e","type":"","tags":[],"#,
            r#""labels":{},"owner":null,"token":"","old":[],"object":"device","version":1,"beta":true},"owner":null,"#,
            r#""nickname":null,"override":true,"token":"t","old":[4],"object":"device","version":1,"beta":true,"x":1e400,"y":null}"#,
        )
    );
    let decoded = Decoder::new()
        .decode::<Device>(text.as_bytes())
        .expect("a device");
    let paths: Vec<String> = decoded
        .gaps
        .iter()
        .map(|gap| gap.path(text.as_bytes()))
        .collect();
    assert_eq!(paths, ["$.location.type", "$.location.token", "$.object"]);
}
