//! Security schemes.

use serde_json::json;

use super::Role::{Meaning, Prose};
use super::{Position, Version};

const V2: Version = Version::V2;
const V32: Version = Version::V32;

pub(super) const POSITIONS: &[Position] = &[
    Position::new("scheme.name", Meaning, |d, n, t| {
        d.scheme(
            n,
            t,
            json!({"type": "apiKey", "in": "header", "name": "x-key"}),
        )
    })
    .since(V2),
    Position::new("scheme.name-bearer", Meaning, |d, n, t| {
        d.scheme(n, t, json!({"type": "http", "scheme": "bearer"}))
    }),
    Position::new("scheme.name-basic", Meaning, |d, n, t| {
        d.scheme(n, t, json!({"type": "http", "scheme": "basic"}))
    }),
    Position::new("scheme.description", Prose, |d, n, t| {
        d.scheme(
            n,
            &format!("scheme{n}"),
            json!({"type": "apiKey", "in": "header", "name": "x-key", "description": t}),
        );
    })
    .since(V2),
    Position::new("scheme.bearer-description", Prose, |d, n, t| {
        d.scheme(
            n,
            &format!("scheme{n}"),
            json!({"type": "http", "scheme": "bearer", "description": t, "bearerFormat": t}),
        );
    }),
    Position::new("scheme.type", Meaning, |d, n, t| {
        d.scheme(n, &format!("scheme{n}"), json!({"type": t}))
    })
    .since(V2),
    Position::new("scheme.http-scheme", Meaning, |d, n, t| {
        d.scheme(
            n,
            &format!("scheme{n}"),
            json!({"type": "http", "scheme": t}),
        )
    }),
    Position::new("scheme.in", Meaning, |d, n, t| {
        d.scheme(
            n,
            &format!("scheme{n}"),
            json!({"type": "apiKey", "in": t, "name": "x"}),
        )
    })
    .since(V2),
    Position::new("scheme.header", Meaning, |d, n, t| {
        d.scheme(
            n,
            &format!("scheme{n}"),
            json!({"type": "apiKey", "in": "header", "name": t}),
        )
    })
    .since(V2),
    Position::new("scheme.query", Meaning, |d, n, t| {
        d.scheme(
            n,
            &format!("scheme{n}"),
            json!({"type": "apiKey", "in": "query", "name": t}),
        )
    })
    .since(V2),
    Position::new("scheme.cookie", Meaning, |d, n, t| {
        d.scheme(
            n,
            &format!("scheme{n}"),
            json!({"type": "apiKey", "in": "cookie", "name": t}),
        )
    }),
    Position::new("scheme.oauth-urls", Meaning, |d, n, t| {
        let flow =
            json!({"authorizationUrl": t, "tokenUrl": t, "refreshUrl": t, "scopes": {"a": "b"}});
        d.scheme(n, &format!("scheme{n}"), json!({"type": "oauth2", "flows": {"authorizationCode": flow.clone(), "clientCredentials": flow}}));
    }),
    Position::new("scheme.oauth-scopes", Meaning, |d, n, t| {
        let flow = json!({"authorizationUrl": "https://a.example/", "tokenUrl": "https://a.example/t", "scopes": {t: t}});
        d.scheme(
            n,
            &format!("scheme{n}"),
            json!({"type": "oauth2", "flows": {"authorizationCode": flow}}),
        );
        d.operation(n)["security"] = json!([{format!("scheme{n}"): [t]}]);
    }),
    Position::new("scheme.oauth-flow", Meaning, |d, n, t| {
        d.scheme(n, &format!("scheme{n}"), json!({"type": "oauth2", "flows": {t: {"tokenUrl": "https://a.example/t", "scopes": {}}}}));
    }),
    Position::new("scheme.open-id", Meaning, |d, n, t| {
        d.scheme(
            n,
            &format!("scheme{n}"),
            json!({"type": "openIdConnect", "openIdConnectUrl": t}),
        )
    }),
    Position::new("scheme.oauth-metadata", Meaning, |d, n, t| {
        d.scheme(
            n,
            &format!("scheme{n}"),
            json!({"type": "oauth2", "oauth2MetadataUrl": t, "deprecated": t, "flows": {}}),
        );
    })
    .since(V32),
];
