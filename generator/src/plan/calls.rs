//! Calls: the request type, the method and the arguments of each operation.

use rustc_hash::FxHashMap;

use super::examples::plan_example;
use super::items::field_docs;
use super::names::{field_names, singular, upper_words, value_name};
use super::scope::Scope;
use super::sdk::{ArgumentItem, CallItem, Given, Name, ResultLine, RustType, SchemeItem, Sent};
use super::{Planner, docs, report_collision};
use crate::api::{
    Api, Body, Constant, Field, Location, Operation, Output, Place, SchemeId, SchemeKind, Style, TypeRef,
};
use crate::report::Diagnostics;

/// The names of all calls, before anything else is named.
pub(super) struct CallNames {
    /// By index of the operation: the request's type and the method.
    names: Vec<(String, String)>,
    by_place: FxHashMap<Place, usize>,
}

impl CallNames {
    /// The request's type and the method of an operation.
    pub(super) fn of(&self, operation: usize) -> (&str, &str) {
        let (name, method) = &self.names[operation];
        (name, method)
    }

    /// The request's type of the first operation at a place.
    pub(super) fn of_place(&self, place: &Place) -> String {
        self.by_place.get(place).map(|index| self.names[*index].0.clone()).unwrap_or_default()
    }

    /// Takes the names out of the scope of types.
    pub(super) fn reserve(&self, scope: &mut Scope) {
        for (name, _) in &self.names {
            scope.take(std::slice::from_ref(name), "a call");
        }
    }
}

/// Names every call: `create` on `client_sessions` is `CreateClientSession`.
pub(super) fn name_calls(api: &Api, diagnostics: &mut Diagnostics) -> CallNames {
    let mut types = Scope::of_types();
    for def in api.types.iter().filter(|def| def.hint.steps.is_empty()) {
        if let crate::api::Owner::Component(name) = &def.hint.owner {
            types.take(&[super::names::type_name(name)], name);
        }
    }
    let mut methods: FxHashMap<&[String], Scope> = FxHashMap::default();
    let mut names = Vec::with_capacity(api.operations.len());
    let mut by_place = FxHashMap::default();
    for (index, operation) in api.operations.iter().enumerate() {
        let place = &operation.place;
        let scope = methods.entry(&place.resource).or_insert_with(|| method_scope(api, &place.resource));
        let verb = operation.method.as_str().to_ascii_lowercase();
        let plain = value_name(&place.method);
        let wanted = [plain.clone(), value_name(&format!("{}_{verb}", place.method))];
        let (method, collision) = scope.take(&wanted, &operation.wire_line());
        // The same call by another method was told of once for the whole document.
        let is_twin = by_place.get(place).is_some_and(|first: &usize| api.operations[*first].path == operation.path);
        if !is_twin {
            report_collision(collision, operation.at, "methods of one resource", diagnostics);
        }
        let name = call_name(&method, &place.resource);
        let (name, _) = types.take(&[name.clone(), format!("{name}Call")], &operation.wire_line());
        names.push((name, method));
        by_place.entry(place.clone()).or_insert(index);
    }
    CallNames { names, by_place }
}

/// The names that methods of a resource can have: not those of the resources inside it.
fn method_scope(api: &Api, resource: &[String]) -> Scope {
    let mut scope = Scope::without(&["new", "clone"]);
    for child in children(api, resource) {
        let name = value_name(child);
        if scope.is_free(&name) {
            scope.take(&[name], "a resource");
        }
    }
    scope
}

/// The resources directly inside a resource.
fn children<'a>(api: &'a Api, resource: &'a [String]) -> impl Iterator<Item = &'a str> {
    api.operations
        .iter()
        .map(|operation| operation.place.resource.as_slice())
        .filter(move |path| path.len() > resource.len() && path.starts_with(resource))
        .filter_map(move |path| path.get(resource.len()).map(String::as_str))
}

fn call_name(method: &str, resource: &[String]) -> String {
    let method = upper_words(method.trim_start_matches("r#")).concat();
    let many = ["List", "Search", "Find", "Query"].iter().any(|verb| method.starts_with(verb));
    let mut words: Vec<String> = resource.iter().flat_map(|name| upper_words(name)).collect();
    if let Some(last) = words.last_mut().filter(|_| !many) {
        *last = singular(last);
    }
    super::names::type_name(&format!("{method}{}", words.concat()))
}

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
        for parameter in &operation.parameters {
            self.plan_argument(operation, &parameter.field, sent_at(parameter.location), &mut arguments);
        }
        let sends_object = self.plan_body(operation, &mut arguments);
        let auth = operation.security.iter().map(|needed| constants(needed, schemes)).collect();
        let mut item = CallItem {
            name: name.to_owned(),
            method: method.to_owned(),
            docs: call_docs(operation),
            example: None,
            deprecated: operation.deprecated.as_ref().map(docs::note),
            verb: operation.method.as_str(),
            path: operation.path.clone(),
            output,
            result,
            auth,
            sends_object,
            arguments: arguments.required,
            setters: arguments.optional,
            constants: arguments.constants,
        };
        item.example = plan_example(&item, accessors);
        item
    }

    fn plan_output(&self, output: &Output) -> (RustType, ResultLine) {
        match output {
            Output::Nothing => (RustType::Unit, ResultLine::None),
            Output::Text => (RustType::Prelude("String"), ResultLine::Text),
            Output::Bytes => (RustType::Runtime("Bytes"), ResultLine::Bytes),
            Output::Json { ty, member } => {
                let line = member.clone().map_or(ResultLine::Json, ResultLine::Member);
                (self.rust_type_ref(ty), line)
            }
        }
    }

    /// Adds the body's arguments; true when a JSON object is sent even if no member is set.
    fn plan_body(&mut self, operation: &Operation, arguments: &mut Arguments) -> bool {
        match &operation.body {
            Some(Body::Fields { fields }) => {
                for field in fields {
                    self.plan_argument(operation, field, Sent::Field, arguments);
                }
                return true;
            }
            Some(Body::Form { fields }) => {
                for field in fields {
                    self.plan_argument(operation, field, Sent::Form, arguments);
                }
            }
            Some(Body::Json { ty, required }) => {
                let field = body_field(ty.clone(), *required);
                self.plan_argument(operation, &field, Sent::Json, arguments);
            }
            Some(Body::Bytes { media_type, required }) => {
                let field = body_field(TypeRef::plain(crate::api::Type::Any), *required);
                let before = arguments.required.len() + arguments.optional.len();
                self.plan_argument(operation, &field, Sent::Bytes(media_type.clone()), arguments);
                debug_assert_eq!(before + 1, arguments.required.len() + arguments.optional.len());
            }
            None => {}
        }
        false
    }

    fn plan_argument(&mut self, operation: &Operation, field: &Field, sent: Sent, arguments: &mut Arguments) {
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

/// The statics of the schemes that are needed together; what the transport brings needs none.
fn constants(needed: &[SchemeId], schemes: &[SchemeItem]) -> Vec<String> {
    needed
        .iter()
        .map(|id| &schemes[id.0])
        .filter(|scheme| scheme.kind != SchemeKind::Transport)
        .map(|scheme| scheme.constant.clone())
        .collect()
}

/// The arguments of one call while they are planned.
#[derive(Default)]
struct Arguments {
    scope: Scope,
    required: Vec<ArgumentItem>,
    optional: Vec<ArgumentItem>,
    constants: Vec<(String, Constant)>,
}

fn sent_at(location: Location) -> Sent {
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

fn body_field(ty: TypeRef, required: bool) -> Field {
    Field {
        name: "body".to_owned(),
        ty,
        required,
        constant: None,
        default: None,
        docs: crate::api::Docs { title: String::new(), text: "The request body.".to_owned() },
        deprecated: None,
    }
}

/// The document's text, then the wire line.
fn call_docs(operation: &Operation) -> Vec<String> {
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
    lines
}
