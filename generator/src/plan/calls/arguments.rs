//! The arguments of a call: required ones by position, optional ones as setters.

use rustc_hash::{FxHashMap, FxHashSet};

use super::argument_docs::{argument_line, has_name};
use crate::api::{
    BodyKind, Field, Form, Location, Operation, Parameter, Shape, Style, Type, TypeRef,
};
use crate::http::braced;
use crate::plan::docs::list::ListItem;
use crate::plan::naming::cases::{field_name, field_names, value_name};
use crate::plan::naming::scope::{Named, Scope};
use crate::plan::types::constants::is_literal;
use crate::plan::types::item_docs::{field_docs, named_docs};
use crate::plan::types::validation::argument_checks;
use crate::plan::{Planner, docs};
use crate::sdk::{ArgumentItem, ArgumentType, CheckLine, Destination, FixedItem, Name, RustType};

/// The arguments of one call while they are planned.
#[derive(Clone, Default)]
pub(super) struct Arguments {
    pub(super) scope: Scope,
    pub(super) required: Vec<ArgumentItem>,
    /// What there is to say of the required ones.
    pub(super) lines: Vec<ListItem>,
    pub(super) optional: Vec<ArgumentItem>,
    pub(super) constants: Vec<FixedItem>,
    /// What the parameters are called in the document.
    pub(super) parameters: FxHashSet<String>,
    /// The places of the arguments so far, by their names.
    pub(super) places: FxHashMap<String, &'static str>,
}

impl Arguments {
    /// No arguments yet. Those that an operation has under a name of their own get it before those
    /// that only would like to have it.
    pub(super) fn of(operation: &Operation) -> Self {
        let mut scope = Scope::without(
            "arguments of one call",
            &["call", "send", "new", "clone", "into_future"],
        );
        let parameters = operation.parameters.iter().map(|parameter| &parameter.field);
        for field in parameters.clone().chain(members(operation)).filter(|field| !is_fixed(field)) {
            scope.promise(&field_name(&field.name), Named::new(&field.name, operation.at));
        }
        let parameters = parameters.map(|field| field.name.clone()).collect();
        Self { scope, parameters, ..Self::default() }
    }
}

/// The members of an operation's body in all its media types.
fn members(operation: &Operation) -> impl Iterator<Item = &Field> {
    let contents =
        operation.body.iter().flat_map(|body| std::iter::once(&body.content).chain(&body.others));
    let members = contents.filter_map(|content| match &content.payload {
        BodyKind::Members { members, .. } | BodyKind::Same { more: members, .. } => Some(members),
        _ => None,
    });
    members.flatten().map(|member| &member.field)
}

/// Whether an argument is a constant, which the caller does not pass.
fn is_fixed(field: &Field) -> bool {
    field.required && field.constant.as_ref().is_some_and(is_literal)
}

impl Planner<'_> {
    /// Adds the parameters outside the body. Those of the path come first, in its order: they say
    /// what a call is about.
    pub(super) fn plan_parameters(&mut self, operation: &Operation, arguments: &mut Arguments) {
        let (mut path, others): (Vec<&Parameter>, Vec<&Parameter>) =
            operation.parameters.iter().partition(|parameter| parameter.location == Location::Path);
        let mut places: FxHashMap<&str, usize> = FxHashMap::default();
        for (place, name) in braced(&operation.path).enumerate() {
            places.entry(name).or_insert(place);
        }
        path.sort_by_key(|parameter| places.get(parameter.field.name.as_str()));
        for parameter in path.into_iter().chain(others) {
            let destination = self.destination_of(parameter);
            self.plan_argument(operation, &parameter.field, destination, arguments);
        }
    }

    /// Adds one argument.
    pub(super) fn plan_argument(
        &mut self,
        operation: &Operation,
        field: &Field,
        destination: Destination,
        arguments: &mut Arguments,
    ) {
        if let Some(constant) = field.constant.as_ref().filter(|_| is_fixed(field)) {
            arguments.constants.push(FixedItem {
                wire: field.name.clone(),
                value: constant.clone(),
                destination,
            });
            return;
        }
        let wanted = wanted_names(&field.name, &destination, arguments);
        let named = Named::new(&field.name, operation.at);
        let rust = arguments.scope.take(&wanted, named, self.diagnostics);
        arguments.places.insert(rust.clone(), place(&destination));
        let argument = self.argument_type_of(field, &destination);
        let checks = if self.config.validate {
            argument_checks(&field.facts, &argument)
        } else {
            CheckLine::default()
        };
        let docs = match field.required {
            true => Vec::new(),
            false if has_name(&destination) => named_docs(field, &rust),
            false => field_docs(field),
        };
        let item = ArgumentItem {
            name: Name { wire: field.name.clone(), rust },
            ty: argument,
            destination,
            checks,
            docs,
            deprecated: field.deprecated.as_ref().map(docs::note),
        };
        if field.required {
            arguments.lines.extend(argument_line(&item, field));
            arguments.required.push(item);
        } else {
            arguments.optional.push(item);
        }
    }

    /// The type that a caller gives for a parameter, or for a member of a body.
    fn argument_type_of(&self, field: &Field, destination: &Destination) -> ArgumentType {
        let ty = self.rust_type(&field.ty.ty);
        let nullable = self.is_nullable(&field.ty);
        match (destination, nullable, field.required) {
            (Destination::Upload(_) | Destination::Text(_), ..) => {
                ArgumentType::Into(RustType::Runtime("Upload"))
            }
            (Destination::MediaType, ..) => ArgumentType::Into(RustType::Prelude("String")),
            (Destination::File, ..) => ArgumentType::Into(RustType::Runtime("FilePart")),
            (Destination::Files, ..) => ArgumentType::List(RustType::Runtime("FilePart")),
            (Destination::InContent { destination, .. }, ..) => {
                self.argument_type_in_content(destination, ty)
            }
            (Destination::Field | Destination::Body, true, false) => {
                ArgumentType::Into(RustType::Nullable(Box::new(ty)))
            }
            (_, true, true) => ArgumentType::Into(RustType::Option(Box::new(ty))),
            (Destination::Styled(_, style), ..) if self.has_null(*style, field) => {
                ArgumentType::Into(RustType::Option(Box::new(ty)))
            }
            _ => self.argument_type(&ty),
        }
    }

    /// How what only another media type has is given.
    fn argument_type_in_content(&self, destination: &Destination, ty: RustType) -> ArgumentType {
        match destination {
            Destination::File => ArgumentType::Into(RustType::Runtime("FilePart")),
            Destination::Files => ArgumentType::List(RustType::Runtime("FilePart")),
            _ => self.argument_type(&ty),
        }
    }

    /// Whether an argument that can be left out can also be null: JSON has a text for that, and so
    /// has `allowEmptyValue`, unless the value can be an empty text or list anyway.
    fn has_null(&self, style: Style, field: &Field) -> bool {
        match style.form {
            Form::Json => self.is_nullable(&field.ty),
            _ => {
                style.empty && !matches!(field.ty.ty, Type::String(_) | Type::Array(_) | Type::Any)
            }
        }
    }

    /// How a parameter travels. A style is named only where it makes a difference.
    fn destination_of(&self, parameter: &Parameter) -> Destination {
        let Parameter { field, location, style } = parameter;
        let usual = location.default_style();
        let is_text = self.is_scalar(&field.ty);
        let mut plain = *style;
        if is_text {
            let is_list_style =
                matches!(plain.form, Form::SpaceDelimited | Form::PipeDelimited | Form::DeepObject);
            plain.form = if is_list_style { usual.form } else { plain.form };
            let is_usual = plain.form == usual.form;
            plain.explode = if is_usual { usual.explode } else { Style::of(plain.form).explode };
        }
        if plain == usual && *location != Location::QueryString {
            Destination::Parameter(*location)
        } else {
            Destination::Styled(*location, plain)
        }
    }

    /// Whether a value is one text, for which lists and objects need no rule.
    fn is_scalar(&self, ty: &TypeRef) -> bool {
        match &ty.ty {
            Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String(_) => true,
            Type::Named(id) => match &self.api.types[*id].shape {
                Shape::Enum(_) => true,
                Shape::Record(_) | Shape::Union(_) => false,
            },
            Type::Any | Type::Array(_) | Type::Tuple(_) | Type::Map(_) => false,
        }
    }
}

/// The names that an argument asks for, best first. `created>` leaves `created` to the parameter
/// of just that name, and what has the name of an argument in another place is called after its
/// own: `query_id`.
fn wanted_names(wire: &str, destination: &Destination, arguments: &Arguments) -> Vec<String> {
    let mut names = field_names(wire);
    let plain = names[0].clone();
    if names.len() > 1 && *wire != plain && arguments.parameters.contains(&plain) {
        names.remove(0);
    }
    if arguments.places.get(&names[0]).is_some_and(|other| *other != place(destination)) {
        names.clear();
    }
    names.push(value_name(&format!("{}_{wire}", place(destination))));
    names
}

/// The place of an argument, as its name would tell it.
fn place(destination: &Destination) -> &'static str {
    match destination {
        Destination::Parameter(location) | Destination::Styled(location, _) => match location {
            Location::QueryString => "query",
            other => other.as_str(),
        },
        _ => "body",
    }
}
