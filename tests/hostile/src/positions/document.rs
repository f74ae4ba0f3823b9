//! What stands at the top of a document: info, servers, tags, webhooks.

use serde_json::json;

use super::Role::{Meaning, Name, Prose, Value};
use super::{Draft, Position, Version};

const V2: Version = Version::V2;
const V31: Version = Version::V31;
const V32: Version = Version::V32;

fn tag(draft: &mut Draft, at: usize, key: &str, value: serde_json::Value) {
    let name = format!("tag{at}");
    draft.push("tags", json!({"name": name, key: value}));
    draft.operation(at)["tags"] = json!([name]);
}

fn server(draft: &mut Draft, key: &str, text: &str) {
    let mut server = json!({"url": "https://{v}.example/", "variables": {"v": {"default": "a", "enum": ["a", "b"]}}});
    match key {
        "default" | "description" => server["variables"]["v"][key] = json!(text),
        "enum" => server["variables"]["v"][key] = json!(["a", text]),
        _ => {
            server["url"] = json!(format!("https://{{{text}}}.example/"));
            server["variables"] = json!({text: {"default": "a"}});
        }
    }
    draft.root["servers"] = json!([server]);
}

fn event(description: &str) -> serde_json::Value {
    json!({"post": {
        "description": description,
        "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"event": {"type": "string"}}}}}},
        "responses": {"200": {"description": "ok"}},
    }})
}

pub(super) const POSITIONS: &[Position] = &[
    Position::new("document.version", Meaning, |d, _, t| d.root["openapi"] = json!(t)).single(),
    Position::new("document.self", Value, |d, _, t| d.root["$self"] = json!(t)).since(V32).single(),
    Position::new("document.dialect", Meaning, |d, _, t| d.root["jsonSchemaDialect"] = json!(t)).since(V31).single(),
    Position::new("document.extension", Prose, |d, _, t| d.root["x-harmless"] = json!({t: t})).since(V2).single(),
    Position::new("document.extension-key", Prose, |d, _, t| d.root[format!("x-{t}")] = json!(t)).since(V2).single(),
    Position::new("info.title", Name, |d, _, t| d.root["info"]["title"] = json!(t)).since(V2).single(),
    Position::new("info.version", Value, |d, _, t| d.root["info"]["version"] = json!(t)).since(V2).single(),
    Position::new("info.description", Prose, |d, _, t| d.root["info"]["description"] = json!(t)).since(V2).single(),
    Position::new("info.summary", Prose, |d, _, t| d.root["info"]["summary"] = json!(t)).since(V31).single(),
    Position::new("info.terms", Prose, |d, _, t| d.root["info"]["termsOfService"] = json!(t)).since(V2).single(),
    Position::new("info.contact", Prose, |d, _, t| d.root["info"]["contact"] = json!({"name": t, "url": t, "email": t})).since(V2).single(),
    Position::new("info.license", Prose, |d, _, t| d.root["info"]["license"] = json!({"name": t, "url": t, "identifier": t})).since(V2).single(),
    Position::new("external-docs", Prose, |d, _, t| d.root["externalDocs"] = json!({"url": t, "description": t})).since(V2).single(),
    Position::new("tag.name", Meaning, |d, n, t| {
        d.push("tags", json!({"name": t, "description": "A tag."}));
        d.operation(n)["tags"] = json!([t]);
    }).since(V2),
    Position::new("tag.description", Prose, |d, n, t| tag(d, n, "description", json!(t))).since(V2),
    Position::new("tag.external-docs", Prose, |d, n, t| tag(d, n, "externalDocs", json!({"url": t, "description": t}))).since(V2),
    Position::new("tag.summary", Prose, |d, n, t| tag(d, n, "summary", json!(t))).since(V32),
    Position::new("tag.parent", Meaning, |d, n, t| tag(d, n, "parent", json!(t))).since(V32),
    Position::new("tag.kind", Meaning, |d, n, t| tag(d, n, "kind", json!(t))).since(V32),
    Position::new("tag.display-name", Meaning, |d, n, t| tag(d, n, "x-displayName", json!(t))).since(V2),
    Position::new("server.url", Meaning, |d, _, t| d.root["servers"] = json!([{"url": t}])).single(),
    Position::new("server.url-host", Meaning, |d, _, t| d.root["servers"] = json!([{"url": format!("https://{t}/v1")}])).single(),
    Position::new("server.url-path", Meaning, |d, _, t| d.root["servers"] = json!([{"url": format!("https://a.example/{t}")}])).single(),
    Position::new("server.description", Prose, |d, _, t| d.root["servers"][0]["description"] = json!(t)).single(),
    Position::new("server.name", Meaning, |d, _, t| {
        d.root["servers"] = json!([{"url": "https://a.example", "name": t}, {"url": "https://b.example", "name": "other"}]);
    }).since(V32).single(),
    Position::new("server.second", Meaning, |d, _, t| d.push("servers", json!({"url": "https://b.example", "description": t}))).single(),
    Position::new("server.variable", Meaning, |d, _, t| server(d, "name", t)).single(),
    Position::new("server.variable.default", Meaning, |d, _, t| server(d, "default", t)).single(),
    Position::new("server.variable.enum", Meaning, |d, _, t| server(d, "enum", t)).single(),
    Position::new("server.variable.description", Prose, |d, _, t| server(d, "description", t)).single(),
    Position::new("webhook.name", Name, |d, _, t| d.root["webhooks"][t] = event("An event.")).since(V31),
    Position::new("webhook.description", Prose, |d, n, t| d.root["webhooks"][format!("hook{n}")] = event(t)).since(V31),
    Position::new("webhook.summary", Prose, |d, n, t| {
        let mut hook = event("An event.");
        hook["post"]["summary"] = json!(t);
        d.root["webhooks"][format!("hook{n}")] = hook;
    }).since(V31),
    Position::new("webhook.tag", Meaning, |d, n, t| {
        let mut hook = event("An event.");
        let schema = &mut hook["post"]["requestBody"]["content"]["application/json"]["schema"];
        *schema = json!({"type": "object", "required": ["event"], "properties": {"event": {"enum": [t]}}});
        d.root["webhooks"][format!("hook{n}")] = hook;
    }).since(V31),
    Position::new("component.name", Name, |d, _, t| {
        d.root["components"]["parameters"] = json!({t: {"name": "a", "in": "query", "schema": {"type": "string"}}});
        d.root["components"]["responses"] = json!({t: {"description": t}});
        d.root["components"]["examples"] = json!({t: {"value": t}});
        d.root["components"]["links"] = json!({t: {"operationId": t}});
    }).single(),
];
