//! The arguments of a call: required ones by position, optional ones as setters.

use crate::api::{Constant, Field, Location, Operation, Style};
use crate::plan::items::field_docs;
use crate::plan::names::field_names;
use crate::plan::scope::Scope;
use crate::plan::sdk::{ArgumentItem, Given, Name, RustType, Sent};
use crate::plan::{Planner, docs, report_collision};

/// The arguments of one call while they are planned.
#[derive(Default)]
pub(super) struct Arguments {
    pub(super) scope: Scope,
    pub(super) required: Vec<ArgumentItem>,
    pub(super) optional: Vec<ArgumentItem>,
    pub(super) constants: Vec<(String, Constant)>,
}

impl Planner<'_> {
    /// Adds one argument.
    pub(super) fn plan_argument(
        &mut self,
        operation: &Operation,
        field: &Field,
        sent: Sent,
        arguments: &mut Arguments,
    ) {
        if let (Some(constant), true, Sent::Field) = (&field.constant, field.required, &sent) {
            arguments.constants.push((field.name.clone(), constant.clone()));
            return;
        }
        let (rust, collision) = arguments.scope.take(&field_names(&field.name), &field.name);
        report_collision(collision, operation.at, "arguments of one call", self.diagnostics);
        let ty = self.rust_type(&field.ty.ty);
        let nullable = self.is_nullable(&field.ty) && matches!(sent, Sent::Field | Sent::Json);
        let given = match (&sent, nullable, field.required) {
            (Sent::Bytes(_), ..) => Given::Into(RustType::Runtime("Bytes")),
            (_, true, true) => Given::Into(RustType::Option(Box::new(ty))),
            (_, true, false) => Given::Into(RustType::Nullable(Box::new(ty))),
            _ => self.given(&ty),
        };
        let item = ArgumentItem {
            name: Name { wire: field.name.clone(), rust },
            given,
            sent,
            docs: field_docs(field),
            deprecated: field.deprecated.as_ref().map(docs::note),
        };
        if field.required { arguments.required.push(item) } else { arguments.optional.push(item) }
    }
}

/// How a parameter travels.
pub(super) fn sent_at(location: Location) -> Sent {
    match location {
        Location::Path => Sent::Path,
        Location::Header => Sent::Header,
        Location::Cookie => Sent::Cookie,
        Location::Query(Style::Form) => Sent::Query,
        Location::Query(Style::FormJoined) => Sent::QueryWith("Form"),
        Location::Query(Style::SpaceDelimited) => Sent::QueryWith("SpaceDelimited"),
        Location::Query(Style::PipeDelimited) => Sent::QueryWith("PipeDelimited"),
        Location::Query(Style::DeepObject) => Sent::QueryWith("DeepObject"),
    }
}
