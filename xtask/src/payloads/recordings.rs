//! What was recorded: exchanges with GitHub, and events that it sent.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use super::document::Route;
use crate::Result;

/// A request and its answer, as nock writes them.
#[derive(Debug, Deserialize)]
pub(super) struct Exchange {
    /// In lower case.
    pub(super) method: String,
    /// With its query.
    pub(super) path: String,
    /// Of the request: JSON, or a text.
    body: Value,
    status: u16,
    /// JSON, or a text.
    response: Value,
    headers: Option<Value>,
    /// Names and values in turn.
    #[serde(rename = "rawHeaders")]
    raw_headers: Option<Vec<String>>,
}

/// An event that a webhook received.
#[derive(Debug)]
pub(super) struct Event {
    /// What the header `X-GitHub-Event` says.
    name: String,
    payload: Value,
}

/// Events by what the header `X-GitHub-Event` says.
#[derive(Debug, Deserialize)]
struct Examples {
    name: String,
    examples: Vec<Value>,
}

/// What a transport makes of the body itself.
const OF_THE_TRANSPORT: &[&str] = &["content-encoding", "content-length", "transfer-encoding"];

/// All exchanges of the package `@octokit/fixtures`: as they came, and with their ids, names and
/// dates replaced.
pub(super) fn exchanges(packages: &Path) -> Result<Vec<Exchange>> {
    let scenarios = packages.join("@octokit/fixtures/scenarios/api.github.com");
    let folders = fs::read_dir(&scenarios)?;
    let mut folders = folders
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    folders.sort();
    let mut all = Vec::new();
    for folder in folders {
        for name in ["raw-fixture.json", "normalized-fixture.json"] {
            let text = fs::read(folder.join(name))?;
            all.extend(serde_json::from_slice::<Vec<Exchange>>(&text)?);
        }
    }
    Ok(all)
}

/// All events of the package `@octokit/webhooks-examples`.
pub(super) fn events(packages: &Path) -> Result<Vec<Event>> {
    let file = packages.join("@octokit/webhooks-examples/api.github.com/index.json");
    let all: Vec<Examples> = serde_json::from_slice(&fs::read(file)?)?;
    let events = all.into_iter().flat_map(|Examples { name, examples }| {
        examples.into_iter().map(move |payload| Event {
            name: name.clone(),
            payload,
        })
    });
    Ok(events.collect())
}

impl Exchange {
    /// As the program reads it; without a number, the document has no such operation any more.
    pub(super) fn line(&self, route: Option<&Route>, number: Option<usize>) -> Value {
        json!({
            "what": format!("{} {} {}", self.status, self.method.to_uppercase(), self.path),
            "operation": number,
            "path": route.map(|route| &route.path),
            "query": route.map(|route| &route.query),
            "body": self.body,
            "status": self.status,
            "headers": self.headers(),
            "text": text(&self.response),
        })
    }

    fn headers(&self) -> Vec<(String, String)> {
        let raw = self.raw_headers.as_deref().unwrap_or_default();
        let (pairs, _) = raw.as_chunks::<2>();
        let raw = pairs.iter().cloned().map(|[name, value]| (name, value));
        let named = self.headers.as_ref().and_then(Value::as_object);
        let named = named.into_iter().flatten();
        raw.chain(named.map(|(name, value)| (name.clone(), text(value))))
            .filter(|(name, _)| !OF_THE_TRANSPORT.contains(&&*name.to_ascii_lowercase()))
            .collect()
    }
}

impl Event {
    /// As the program reads it: under the name with the action, else under that without.
    pub(super) fn line(&self) -> Value {
        let action = self.payload.get("action").and_then(Value::as_str);
        let full = action.map(|action| format!("{}-{action}", self.name));
        let names: Vec<&str> = full
            .iter()
            .map(String::as_str)
            .chain([&*self.name])
            .collect();
        json!({
            "what": format!("event {}", names[0]),
            "names": names,
            "text": self.payload.to_string(),
        })
    }
}

/// A text is itself; all else is JSON.
fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
