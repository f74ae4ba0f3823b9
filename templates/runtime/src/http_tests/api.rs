//! An API in miniature, written as the generator writes it.
#![allow(
    dead_code,
    reason = "the tests do not use all of every type, as a user of an SDK does not"
)]

use bytes::Bytes;

use super::server::{Server, run};
use crate::runtime::codegen::{operation, record};
use crate::runtime::{Core, CoreBuilder, Error, Response, Scheme, SchemeKind, Settings};

pub(super) static API_KEY: Scheme = scheme(
    0,
    "api_key",
    &["TINY_API_KEY", "TINY_KEY"],
    SchemeKind::Bearer,
);
pub(super) static LOGIN: Scheme = scheme(
    1,
    "login",
    &["TINY_USER", "TINY_PASSWORD"],
    SchemeKind::Basic,
);
pub(super) static TOKEN: Scheme = scheme(2, "token", &[], SchemeKind::Header("X-Token"));
pub(super) static WORKSPACE: Scheme = scheme(
    3,
    "workspace",
    &["TINY_WORKSPACE"],
    SchemeKind::Header("tiny-workspace"),
);
pub(super) static IN_QUERY: Scheme = scheme(4, "in_query", &[], SchemeKind::Query("api key"));
pub(super) static IN_COOKIE: Scheme = scheme(5, "in_cookie", &[], SchemeKind::Cookie("sid"));

const fn scheme(
    index: usize,
    name: &'static str,
    env: &'static [&'static str],
    kind: SchemeKind,
) -> Scheme {
    Scheme {
        index,
        name,
        setter: name,
        env,
        kind,
    }
}

pub(super) static SETTINGS: Settings = Settings {
    name: "tiny-sdk",
    version: "1.2.3",
    base_url: Some("https://api.tiny.example"),
    base_url_env: "TINY_URL",
    schemes: &[&API_KEY, &LOGIN, &TOKEN, &WORKSPACE, &IN_QUERY, &IN_COOKIE],
    ..Settings::DEFAULT
};

/// A thing.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Thing {
    /// Its identity.
    pub thing_id: String,
    /// Its tags.
    pub tags: Vec<String>,
}

record! {
    Thing {
        thing_id: required,
        tags: list,
    }
}

macro_rules! call {
    ($name:ident -> $result:ty { $($line:tt)* }) => {
        operation! {
            /// A call of the tests.
            $name -> $result { $($line)* }
        }

        impl $name {
            /// The request, which generated setters reach since they stand in the same module.
            pub fn with(mut self, set: impl FnOnce(&mut crate::runtime::codegen::RequestBuilder)) -> Self {
                set(&mut self.request);
                self
            }
        }
    };
}

call! {
    CreateThing -> Thing {
        POST "/things/create",
        body: json,
        result: "thing",
        auth: [[API_KEY], [TOKEN, WORKSPACE], [LOGIN], [IN_QUERY], [IN_COOKIE]],
    }
}
call! {
    GetThing -> Thing {
        GET "/things/{thing_id}",
        result: json,
        auth: [[API_KEY]],
    }
}
call! {
    GetPart -> () {
        GET "/things/{a}{b}/parts",
        result: none,
        auth: [],
    }
}
call! {
    PutThing -> () {
        PUT "/things",
        result: none,
        auth: [[API_KEY], [IN_QUERY]],
    }
}
call! {
    ListThings -> Vec<Thing> {
        GET "/things",
        result: json,
        auth: [[], [TOKEN]],
    }
}
call! {
    Unstated -> () {
        GET "/unstated",
        result: none,
        auth: [[API_KEY], [IN_QUERY], [IN_COOKIE], []],
    }
}
call! {
    Text -> String {
        GET "/text",
        result: text,
        auth: [],
    }
}
call! {
    Download -> Bytes {
        GET "/file",
        accept: "image/png",
        result: bytes,
        auth: [],
    }
}
call! {
    Head -> Response<Bytes> {
        HEAD "/file",
        result: raw,
        auth: [],
    }
}
call! {
    Purge -> () {
        PURGE "/cache",
        result: none,
        auth: [],
    }
}

/// A builder for a client of `server`.
pub(super) fn builder(server: &Server) -> CoreBuilder {
    let mut builder = CoreBuilder::new(&SETTINGS);
    builder.base_url(&server.url);
    builder
}

/// A client of `server` with the key `key-of-the-test`.
pub(super) fn client(server: &Server) -> Core {
    let mut builder = builder(server);
    builder.credential(&API_KEY, KEY.into());
    builder.build().unwrap()
}

pub(super) const KEY: &str = "key-of-the-test";

pub(super) const THING: &str = r#"{"thing_id": "t1", "tags": ["a"]}"#;

/// What a call makes of an answer that is not as it should be.
pub(super) fn failed(answer: Vec<u8>) -> Error {
    let server = Server::always(answer);
    run(CreateThing::new(&client(&server))).unwrap_err()
}
