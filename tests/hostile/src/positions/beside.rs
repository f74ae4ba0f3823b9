//! What is read beside the document: its file's name, the config, an overlay.

use serde_json::json;
use toml::{Table, Value as Toml};

use super::Role::{Meaning, Name, Prose, Value};
use super::{Draft, Position, Version};

const V2: Version = Version::V2;
const V31: Version = Version::V31;

fn set(draft: &mut Draft, key: &str, value: impl Into<Toml>) {
    draft.config.insert(key.to_owned(), value.into());
}

fn table(key: &str, value: impl Into<Toml>) -> Table {
    Table::from_iter([(key.to_owned(), value.into())])
}

fn overlay(draft: &mut Draft, action: serde_json::Value) {
    draft.overlay = Some(
        json!({"overlay": "1.0.0", "info": {"title": "Overlay", "version": "1"}, "actions": [action]}),
    );
}

/// Settings do not depend on the document's version.
const fn setting(
    name: &'static str,
    role: super::Role,
    place: fn(&mut Draft, usize, &str),
) -> Position {
    Position::new(name, role, place)
        .since(V31)
        .until(V31)
        .single()
}

pub(super) const POSITIONS: &[Position] = &[
    Position::new("file.name", Value, |d, _, t| d.file = format!("{t}.json"))
        .since(V2)
        .single(),
    Position::new("file.name-only", Value, |d, _, t| d.file = t.to_owned())
        .since(V2)
        .single(),
    setting("config.crate-name", Meaning, |d, _, t| {
        set(d, "crate-name", t)
    }),
    setting("config.crate-version", Meaning, |d, _, t| {
        set(d, "crate-version", t)
    }),
    setting("config.env-prefix", Meaning, |d, _, t| {
        set(d, "env-prefix", t)
    }),
    setting("config.base-url", Meaning, |d, _, t| set(d, "base-url", t)),
    setting("config.document", Value, |d, _, t| set(d, "document", t)),
    setting("config.command", Value, |d, _, t| set(d, "command", t)),
    setting("config.secrets", Meaning, |d, _, t| {
        set(d, "secrets", vec![t.to_owned(), format!("Base.{t}")])
    }),
    setting("config.prefer-methods", Meaning, |d, _, t| {
        set(d, "prefer-methods", vec![t])
    }),
    setting("config.overlays", Meaning, |d, _, t| {
        set(d, "overlays", vec![t])
    }),
    setting("config.refs", Meaning, |d, _, t| {
        set(d, "refs", table("allow", vec![t]))
    }),
    setting("config.envelope", Meaning, |d, _, t| {
        set(d, "envelope", table("ignore", vec![t]))
    }),
    setting("config.formats", Meaning, |d, _, t| {
        set(d, "formats", table(t, t))
    }),
    setting("config.errors-code", Meaning, |d, _, t| {
        set(d, "errors", table("code", vec![format!("/{t}")]))
    }),
    setting("config.errors-message", Meaning, |d, _, t| {
        set(d, "errors", table("message", vec![t]))
    }),
    setting("config.errors-request-id", Meaning, |d, _, t| {
        set(d, "errors", table("request-id", vec![t]))
    }),
    setting("config.errors-body", Meaning, |d, _, t| {
        set(d, "errors", table("body", t))
    }),
    setting("config.credential", Meaning, |d, _, t| {
        set(d, "credentials", table(t, table("setter", "a")))
    }),
    setting("config.credential-setter", Name, |d, n, t| {
        d.scheme(
            n,
            "key",
            json!({"type": "apiKey", "in": "header", "name": "x-key"}),
        );
        set(d, "credentials", table("key", table("setter", t)));
    }),
    setting("config.credential-env", Meaning, |d, n, t| {
        d.scheme(
            n,
            "key",
            json!({"type": "apiKey", "in": "header", "name": "x-key"}),
        );
        set(d, "credentials", table("key", table("env", t)));
    }),
    setting("config.operation", Meaning, |d, _, t| {
        set(
            d,
            "operations",
            table(&format!("get /{t}"), table("method", "x")),
        )
    }),
    setting("config.operation-resource", Meaning, |d, _, t| {
        set(d, "operations", table("get /base", table("resource", t)))
    }),
    setting("config.operation-method", Name, |d, _, t| {
        set(d, "operations", table("get /base", table("method", t)))
    }),
    setting("config.key", Meaning, |d, _, t| set(d, t, t)),
    setting("overlay.update", Prose, |d, _, t| {
        overlay(
            d,
            json!({"target": "$.paths['/base'].get", "update": {"description": t}}),
        )
    }),
    setting("overlay.update-key", Prose, |d, _, t| {
        overlay(
            d,
            json!({"target": "$.paths['/base'].get", "update": {"x-more": {t: t}}}),
        )
    }),
    setting("overlay.target", Meaning, |d, _, t| {
        overlay(d, json!({"target": t, "update": {"description": t}}))
    }),
    setting("overlay.target-name", Meaning, |d, _, t| {
        overlay(
            d,
            json!({"target": format!("$.paths['{t}']"), "remove": true}),
        )
    }),
    setting("overlay.extends", Meaning, |d, _, t| {
        overlay(
            d,
            json!({"target": "$.info", "update": {"description": "x"}}),
        );
        if let Some(overlay) = &mut d.overlay {
            overlay["extends"] = json!(t);
        }
    }),
];
