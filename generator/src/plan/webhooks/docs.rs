//! What is said of events.

use crate::api::{Event, EventSet, Location, SchemeId};
use crate::plan::{Planner, docs};
use crate::sdk::RustType;

impl Planner<'_> {
    /// The document's text, then what is particular to the event.
    pub(in crate::plan) fn event_docs(&self, event: &Event, is_particular: bool) -> Vec<String> {
        let mut lines =
            docs::clean_or(&event.docs, &format!("The event {}.", docs::code(&event.name)));
        let mut more = Vec::new();
        if event.method != crate::api::Method::Post {
            more.push(format!("Sent with {}.", docs::code(event.method.as_str())));
        }
        if let Some(expression) = &event.expression {
            more.push(format!("Sent to {}.", docs::code(expression)));
        }
        if is_particular {
            more.extend(self.shared_lines(event));
        }
        if !event.also.is_empty() {
            let types: Vec<String> = event.also.iter().map(|name| docs::code(name)).collect();
            more.push(format!("The body may also come as {}.", types.join(", ")));
        }
        if let Some(deprecation) = &event.deprecated {
            more.push(format!("**Deprecated.** {}", docs::note(deprecation)).trim_end().to_owned());
        }
        for line in more {
            lines.push(String::new());
            lines.push(line);
        }
        lines
    }

    /// The lines that all events of a set have, where they have the same and there are several.
    pub(in crate::plan) fn common_lines(&self, set: &EventSet) -> Option<Vec<String>> {
        let first = self.shared_lines(set.events.first()?);
        let is_common = set.events.len() > 1
            && set.events.iter().all(|event| self.shared_lines(event) == first);
        is_common.then_some(first)
    }

    /// The schemes of an alternative, each with the place where its credential is.
    fn credential_text(&self, needed: &[SchemeId]) -> String {
        let texts = needed.iter().map(|id| {
            let scheme = &self.api.schemes[id.0];
            let place = match scheme.kind.place() {
                Some((Location::Header, name)) => format!(" (the header {})", docs::code(name)),
                Some((Location::Cookie, name)) => format!(" (the cookie {})", docs::code(name)),
                Some((_, name)) => format!(" (the query parameter {})", docs::code(name)),
                None => String::new(),
            };
            format!("{}{place}", docs::code(&scheme.name))
        });
        let texts: Vec<String> = texts.collect();
        if texts.is_empty() { "nothing".to_owned() } else { texts.join(" and ") }
    }

    /// What is often the same for all events: the parameters and the answer.
    fn shared_lines(&self, event: &Event) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(id) = event.parameters_type {
            // By path: another file may be the one that uses the record.
            let target = format!("crate::types::{}::from_request", self.names.types[id.0]);
            lines.push(format!(
                "Its headers and query parameters are read by [`from_request`]({target})."
            ));
        }
        let credentials: Vec<String> =
            event.credentials.iter().map(|needed| self.credential_text(needed)).collect();
        if !credentials.is_empty() {
            lines.push(format!("Authenticated by {}.", credentials.join(", or by ")));
        }
        for answer in &event.answers {
            let body = match answer.ty.as_ref().map(|ty| self.rust_type(&ty.ty)) {
                Some(RustType::Item(name)) => {
                    format!(" and a [`{name}`](crate::types::{name}) as JSON")
                }
                Some(_) => " and JSON".to_owned(),
                None => String::new(),
            };
            let text = docs::phrase(&answer.text);
            let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
            let text = if text.is_empty() { stop.to_owned() } else { format!(": {text}{stop}") };
            lines.push(format!("Answer with {}{body}{text}", docs::code(&answer.status)));
        }
        lines
    }
}

/// The docs of the enum, with what holds for all of its events.
pub(in crate::plan) fn set_docs(text: &str, shared: Vec<String>) -> Vec<String> {
    let mut lines = vec![text.to_owned()];
    for line in shared {
        lines.push(String::new());
        lines.push(line);
    }
    lines
}
