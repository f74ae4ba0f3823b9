//! The docs of a call: the document's text, the wire line, its arguments, and what refusals hold.

use super::argument_docs::arguments_section;
use super::arguments::Arguments;
use crate::api::{ConfiguredResult, ErrorBody, Link, Operation};
use crate::plan::{Planner, docs};
use crate::sdk::{EventsItem, RustType};

impl Planner<'_> {
    /// The document's text, then the wire line, then what the API sends later on. The example comes
    /// after it, then the [`sections`](Self::call_sections).
    pub(super) fn call_docs(
        &self,
        operation: &Operation,
        callbacks: Option<&EventsItem>,
    ) -> Vec<String> {
        let mut lines = docs::clean(&operation.docs);
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(docs::code(&operation.wire_line()));
        if let Some(reason) = &operation.draft {
            lines.push(String::new());
            let reason = docs::phrase(reason);
            lines
                .extend(docs::wrapped(&format!("**Draft:** this call may still change. {reason}")));
        }
        lines.extend(server_docs(operation));
        lines.extend(
            callbacks.map(|callbacks| callback_docs(operation, callbacks)).unwrap_or_default(),
        );
        lines.extend(
            operation.responses.configured.as_ref().map(configured_docs).unwrap_or_default(),
        );
        lines.extend(self.headers_docs(operation));
        lines.extend(link_docs(&operation.responses.links));
        lines
    }

    /// A line for each required argument and for each refusal that the document declares, under
    /// headings of their own.
    pub(super) fn call_sections(
        &self,
        operation: &Operation,
        arguments: &Arguments,
    ) -> Vec<String> {
        let mut lines = arguments_section(&arguments.lines);
        let errors = &operation.responses.errors;
        let says_more = errors.iter().any(|error| error.ty.is_some() || error.media_type.is_some());
        if says_more {
            lines.extend(["", "# Errors", ""].map(str::to_owned));
            if errors.iter().any(|error| error.ty.is_some()) {
                let text = "`ApiError::details_as` reads what refusals hold, by their status:";
                lines.extend([text, ""].map(str::to_owned));
            }
            lines.extend(self.error_docs(errors));
        }
        lines
    }

    /// Which structs the headers of its responses are read as.
    fn headers_docs(&self, operation: &Operation) -> Vec<String> {
        let responses = &operation.responses;
        let mut lines = Vec::new();
        for (headers, whose, by) in [
            (&responses.headers, "Its response has", "Response"),
            (&responses.refusal_headers, "Refusals have", "ApiError"),
        ] {
            let Some(RustType::Item(name)) = headers.as_ref().map(|ty| self.rust_type(ty)) else {
                continue;
            };
            let text = format!(
                "{whose} [`{name}`](crate::types::{name}), which `{by}::headers_as` reads."
            );
            lines.push(String::new());
            lines.extend(docs::wrapped(&text));
        }
        lines
    }

    /// A line for each body: the statuses, and what `ApiError::details_as` reads it as.
    fn error_docs(&self, errors: &[ErrorBody]) -> Vec<String> {
        let mut groups: Vec<(String, String)> = Vec::new();
        for error in errors {
            let status = docs::code(&error.status.to_string());
            let body = self.body_of(error);
            match groups.iter_mut().find(|(_, known)| *known == body) {
                Some((statuses, _)) => *statuses = format!("{statuses}, {status}"),
                None => groups.push((status, body)),
            }
        }
        let lines = groups.into_iter().map(|(statuses, body)| format!("- {statuses}: {body}"));
        docs::wrapped(&lines.collect::<Vec<_>>().join("\n"))
    }

    fn body_of(&self, error: &ErrorBody) -> String {
        let mut rust = error.ty.as_ref().map(|ty| self.rust_type(ty));
        let mut list = "";
        if let Some(RustType::Vec(item)) = rust {
            (rust, list) = (Some(*item), "a list of ");
        }
        let name = error.media_type.as_deref().map(docs::code);
        let suffix = name.as_ref().map(|name| format!(" as {name}")).unwrap_or_default();
        match (rust, name) {
            (Some(RustType::Item(item)), _) => {
                format!("{list}[`{item}`](crate::types::{item}){suffix}")
            }
            (Some(_), _) => format!("JSON{suffix}"),
            (None, Some(name)) => name,
            (None, None) => "no body".to_owned(),
        }
    }
}

/// A line for each server that the call could be sent to as well.
fn server_docs(operation: &Operation) -> Vec<String> {
    if operation.other_servers.is_empty() {
        return Vec::new();
    }
    let text = "It can be sent to other servers, too, with [`Call::base_url`](crate::runtime::Call::base_url):";
    let mut lines = vec![String::new(), text.to_owned(), String::new()];
    for server in &operation.other_servers {
        let about = docs::phrase(&server.description);
        let colon = if about.is_empty() { "" } else { ": " };
        lines.extend(docs::wrapped(&format!("- {}{colon}{about}", docs::code(&server.url))));
    }
    lines
}

/// What the config says of the result, and what the document says.
fn configured_docs(given: &ConfiguredResult) -> Vec<String> {
    let setting = |name: &str, value: &Option<String>| {
        let line = value.as_ref().map(|value| format!("{name} = \"{value}\""));
        line.map(|line| docs::code(&line))
    };
    let settings = [setting("result", &given.result), setting("item", &given.item)];
    let settings: Vec<String> = settings.into_iter().flatten().collect();
    let media: Vec<String> = given.declared.iter().map(|name| docs::code(name)).collect();
    let declared = if media.is_empty() { "no content".to_owned() } else { media.join(", ") };
    let text = format!(
        "The SDK was generated with {} for this call; the document declares {declared}.",
        settings.join(" and ")
    );
    let mut lines = vec![String::new()];
    lines.extend(docs::wrapped(&text));
    lines
}

/// A line for each call that the result leads to.
fn link_docs(links: &[Link]) -> Vec<String> {
    if links.is_empty() {
        return Vec::new();
    }
    let line = |link: &Link| {
        let given = link
            .parameters
            .iter()
            .map(|(name, value)| format!("{} = {}", docs::code(name), docs::code(value)));
        let given: Vec<String> = given.collect();
        let with = if given.is_empty() { "" } else { " with " };
        format!("- {}{with}{}", docs::code(&link.target), given.join(", "))
    };
    let lines: Vec<String> = links.iter().map(line).collect();
    let mut all = vec![String::new(), "The result leads to:".to_owned(), String::new()];
    all.extend(docs::wrapped(&lines.join("\n")));
    all
}

fn callback_docs(operation: &Operation, callbacks: &EventsItem) -> Vec<String> {
    let mut lines = vec![
        String::new(),
        format!("Later on the API sends what [`{}`] reads:", callbacks.name),
        String::new(),
    ];
    lines.extend(operation.callbacks.events.iter().map(|event| {
        let name = docs::code(&event.name);
        let to = |expression: &String| format!("- {name} to {}", docs::code(expression));
        event.expression.as_ref().map_or_else(|| format!("- {name}"), to)
    }));
    lines
}
