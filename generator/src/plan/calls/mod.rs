//! Calls: the request type, the method and the arguments of each operation.

mod arguments;
mod body;
mod names;
mod result;

use super::examples::plan_example;
use super::scope::Scope;
use super::sdk::{CallItem, EventsItem, SchemeItem};
use super::{Planner, docs};
use crate::api::{Operation, SchemeId, SchemeKind};
use arguments::Arguments;

pub(super) use names::{CallNames, name_calls};

impl Planner<'_> {
    /// The call of one operation.
    pub(super) fn plan_call(
        &mut self,
        index: usize,
        names: &CallNames,
        schemes: &[SchemeItem],
        accessors: &[String],
    ) -> CallItem {
        let operation = &self.api.operations[index];
        let (name, method) = names.of(index);
        let (output, result) = self.plan_output(&operation.output);
        let mut arguments = Arguments {
            scope: Scope::without(&["call", "send", "new", "clone", "into_future"]),
            ..Arguments::default()
        };
        self.plan_parameters(operation, &mut arguments);
        let body = self.plan_body(operation, &mut arguments);
        let variants = self.plan_variants(operation, names.variants_of(index), &mut arguments);
        let auth = operation.security.iter().map(|needed| constants(needed, schemes)).collect();
        let callbacks = self.plan_callbacks(index);
        let mut item = CallItem {
            name: name.to_owned(),
            method: method.to_owned(),
            docs: call_docs(operation, callbacks.as_ref()),
            example: None,
            deprecated: operation.deprecated.as_ref().map(docs::note),
            verb: operation.method.as_str(),
            path: operation.path.clone(),
            output,
            result,
            auth,
            content: body.content,
            arguments: arguments.required,
            setters: arguments.optional,
            constants: arguments.constants,
            callbacks,
            rest: body.rest,
            switches: body.switches,
            variants,
        };
        item.example = plan_example(&item, accessors);
        item
    }
}

/// The statics of the schemes that are needed together; what the transport brings needs none.
fn constants(needed: &[SchemeId], schemes: &[SchemeItem]) -> Vec<String> {
    needed
        .iter()
        .map(|id| &schemes[id.0])
        .filter(|scheme| scheme.kind != SchemeKind::Transport)
        .map(|scheme| scheme.constant.clone())
        .collect()
}

/// The document's text, then the wire line, then what the API sends later on.
fn call_docs(operation: &Operation, callbacks: Option<&EventsItem>) -> Vec<String> {
    let mut lines = docs::clean(&operation.docs);
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(docs::code(&operation.wire_line()));
    if let Some(reason) = &operation.draft {
        lines.push(String::new());
        let reason = docs::first_line(&crate::api::Docs { title: String::new(), text: reason.clone() }).join(" ");
        lines.push(format!("**Draft:** this call may still change. {reason}").trim_end().to_owned());
    }
    if let Some(callbacks) = callbacks {
        lines.push(String::new());
        lines.push(format!("Later on the API sends what [`{}`] reads:", callbacks.name));
        lines.push(String::new());
        lines.extend(operation.callbacks.events.iter().map(|event| {
            let name = docs::code(&event.name);
            event
                .expression
                .as_ref()
                .map_or_else(|| format!("- {name}"), |expression| format!("- {name} to {}", docs::code(expression)))
        }));
    }
    lines
}
