//! What only Swagger 2.0 has.

use serde_json::json;

use super::Role::{Meaning, Name, Prose};
use super::{Draft, Position, Version};

const V2: Version = Version::V2;

fn parameter(draft: &mut Draft, at: usize, more: serde_json::Value) {
    let mut parameter = json!({"name": "value", "in": "query", "type": "string"});
    for (key, value) in more.as_object().into_iter().flatten() {
        parameter[key] = value.clone();
    }
    draft.parameter(at, parameter);
}

const fn of_2_0(
    name: &'static str,
    role: super::Role,
    place: fn(&mut Draft, usize, &str),
) -> Position {
    Position::new(name, role, place).since(V2).until(V2)
}

pub(super) const POSITIONS: &[Position] = &[
    of_2_0("2.0.version", Meaning, |d, _, t| {
        d.root["swagger"] = json!(t)
    })
    .single(),
    of_2_0("2.0.host", Meaning, |d, _, t| d.root["host"] = json!(t)).single(),
    of_2_0("2.0.base-path", Meaning, |d, _, t| {
        d.root["basePath"] = json!(t)
    })
    .single(),
    of_2_0("2.0.schemes", Meaning, |d, _, t| {
        d.root["schemes"] = json!([t, "https"])
    })
    .single(),
    of_2_0("2.0.consumes", Meaning, |d, _, t| {
        d.root["consumes"] = json!([t])
    })
    .single(),
    of_2_0("2.0.produces", Meaning, |d, _, t| {
        d.root["produces"] = json!([t])
    })
    .single(),
    of_2_0("2.0.operation.consumes", Meaning, |d, n, t| {
        d.record(n);
        d.operation(n)["consumes"] = json!([t, "application/json"]);
    }),
    of_2_0("2.0.operation.produces", Meaning, |d, n, t| {
        d.operation(n)["produces"] = json!([t, "application/json"])
    }),
    of_2_0("2.0.operation.schemes", Meaning, |d, n, t| {
        d.operation(n)["schemes"] = json!([t])
    }),
    of_2_0("2.0.parameter.query.name", Name, |d, n, t| {
        parameter(d, n, json!({"name": t}))
    }),
    of_2_0("2.0.parameter.header.name", Meaning, |d, n, t| {
        parameter(d, n, json!({"name": t, "in": "header"}))
    }),
    of_2_0("2.0.parameter.in", Meaning, |d, n, t| {
        parameter(d, n, json!({"in": t}))
    }),
    of_2_0("2.0.parameter.type", Meaning, |d, n, t| {
        parameter(d, n, json!({"type": t}))
    }),
    of_2_0("2.0.parameter.description", Prose, |d, n, t| {
        parameter(d, n, json!({"description": t}))
    }),
    of_2_0("2.0.parameter.enum", Name, |d, n, t| {
        parameter(d, n, json!({"enum": [t, "other"]}))
    }),
    of_2_0("2.0.parameter.default", Meaning, |d, n, t| {
        parameter(
            d,
            n,
            json!({"default": t, "pattern": t, "format": t, "maxLength": t}),
        )
    }),
    of_2_0("2.0.parameter.collection", Meaning, |d, n, t| {
        parameter(
            d,
            n,
            json!({"type": "array", "items": {"type": "string", "default": t}, "collectionFormat": t}),
        )
    }),
    of_2_0("2.0.body.name", Prose, |d, n, t| {
        d.parameter(n, json!({"name": t, "in": "body", "description": "A body.", "schema": {"$ref": "#/definitions/Base"}}))
    }),
    of_2_0("2.0.body.description", Prose, |d, n, t| {
        d.parameter(n, json!({"name": "body", "in": "body", "description": t, "schema": {"$ref": "#/definitions/Base"}}))
    }),
    of_2_0("2.0.form.name", Name, |d, n, t| {
        d.operation(n)["consumes"] = json!(["multipart/form-data"]);
        parameter(d, n, json!({"name": t, "in": "formData", "type": "file"}));
    }),
    of_2_0("2.0.form.description", Prose, |d, n, t| {
        d.operation(n)["consumes"] = json!(["application/x-www-form-urlencoded"]);
        parameter(d, n, json!({"in": "formData", "description": t}));
    }),
    of_2_0("2.0.parameters.key", Meaning, |d, n, t| {
        d.root["parameters"] = json!({t: {"name": "shared", "in": "query", "type": "string"}});
        let reference = crate::draft::pointer("parameters", t);
        d.parameter(n, json!({"$ref": reference}));
    })
    .single(),
    of_2_0("2.0.responses.key", Meaning, |d, n, t| {
        d.root["responses"] =
            json!({t: {"description": t, "schema": {"$ref": "#/definitions/Base"}}});
        let reference = crate::draft::pointer("responses", t);
        d.operation(n)["responses"]["200"] = json!({"$ref": reference});
    })
    .single(),
    of_2_0("2.0.response.header", Meaning, |d, n, t| {
        d.response(n)["headers"] =
            json!({t: {"type": "string", "description": t, "collectionFormat": t}})
    }),
    of_2_0("2.0.response.examples", Prose, |d, n, t| {
        d.response(n)["examples"] = json!({t: t})
    }),
    of_2_0("2.0.discriminator", Meaning, |d, n, t| {
        d.record(n)["discriminator"] = json!(t)
    }),
    of_2_0("2.0.oauth", Meaning, |d, n, t| {
        d.scheme(n, &format!("scheme{n}"), json!({"type": "oauth2", "flow": t, "authorizationUrl": t, "tokenUrl": t, "scopes": {t: t}}));
    }),
];
