//! An API in miniature, with a credential of each kind.

use crate::runtime::{Scheme, SchemeKind, Settings};

pub(super) static BEARER: Scheme = scheme(0, "bearer", SchemeKind::Bearer);
pub(super) static LOGIN: Scheme = scheme(1, "login", SchemeKind::Basic);
pub(super) static HEADER: Scheme = scheme(2, "header", SchemeKind::Header("x-token"));
pub(super) static QUERY: Scheme = scheme(3, "query", SchemeKind::Query("api key"));
pub(super) static COOKIE: Scheme = scheme(4, "cookie", SchemeKind::Cookie("sid"));

const fn scheme(index: usize, name: &'static str, kind: SchemeKind) -> Scheme {
    Scheme {
        index,
        name,
        setter: name,
        env: &[],
        kind,
    }
}

pub(super) static SETTINGS: Settings = Settings {
    name: "tiny-sdk",
    version: "1.2.3",
    base_url: Some("https://api.tiny.example/v1"),
    schemes: &[&BEARER, &LOGIN, &HEADER, &QUERY, &COOKIE],
    ..Settings::DEFAULT
};
