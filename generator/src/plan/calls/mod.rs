//! Calls: the request type, the method and the arguments of each operation, its result and its
//! example.
//!
//! Knows types by their names alone: what they are was decided in `types`.

mod argument_docs;
pub(super) mod arguments;
pub(super) mod body;
pub(super) mod docs;
pub(super) mod example;
pub(super) mod headers;
mod parts;
pub(super) mod resources;
pub(super) mod result;

use super::Planner;
use crate::api::{SchemeId, SchemeKind};
use crate::sdk::{CallItem, Example, SchemeItem, ServersItem};
use arguments::Arguments;
use example::plan_example;

pub(super) use super::naming::calls::{CallName, CallNames, name_calls};

/// What the client has that calls refer to.
#[derive(Clone, Copy)]
pub(super) struct ClientSettings<'s> {
    pub(super) schemes: &'s [SchemeItem],
    pub(super) servers: &'s ServersItem,
}

impl Planner<'_> {
    /// The call of one operation.
    pub(super) fn plan_call(
        &mut self,
        index: usize,
        names: &CallNames,
        settings: ClientSettings<'_>,
        accessors: &[String],
    ) -> CallItem {
        let ClientSettings { schemes, servers } = settings;
        let operation = &self.api.operations[index];
        let CallName { request, method } = names.name_of(index);
        let planned = self.plan_result(operation, names.outcome_of(index));
        let mut arguments = Arguments::of(operation);
        let forms = self.plan_forms(operation, &mut arguments.scope);
        self.plan_parameters(operation, &mut arguments);
        let parameters = arguments.clone();
        let body = self.plan_body(operation, &mut arguments);
        let variants = self.plan_variants(
            operation,
            method,
            names.variants_of(index),
            parameters,
            &mut arguments,
        );
        let mut auth: Vec<Vec<String>> = Vec::with_capacity(operation.security.len());
        for needed in operation.security.iter().map(|needed| constants(needed, schemes)) {
            if !auth.contains(&needed) {
                auth.push(needed);
            }
        }
        let callbacks = self.plan_callbacks(index);
        let mut item = CallItem {
            name: request.clone(),
            method: method.clone(),
            part: None,
            docs: self.call_docs(operation, callbacks.as_ref()),
            sections: self.call_sections(operation, &arguments),
            example: Example::default(),
            deprecated: operation.deprecated.as_ref().map(super::docs::note),
            verb: operation.method.as_str().to_owned(),
            path: operation.path.clone(),
            server: operation.server.as_ref().and_then(|server| servers.constant_of(&server.url)),
            output: planned.output,
            result: planned.result,
            accept: planned.accept,
            outcome: planned.outcome,
            forms,
            auth,
            content: body.content,
            checks: Vec::new(),
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
