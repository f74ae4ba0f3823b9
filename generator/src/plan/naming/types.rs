//! The names of types: each made from where its schema stands, once.

use super::cases::{fitted, type_name};
use super::english::singular;
use super::scope::{Named, Scope};
use crate::api::passes::reach::Usage;
use crate::api::{Api, Origin, Owner, Shape, Step, Type, TypeDef, VariantName};
use crate::plan::calls::CallNames;
use crate::report::Diagnostics;

/// Names every type that is part of the SDK; components first, because their names are the
/// document's own. What is named after them takes its names from the same scope.
pub(in crate::plan) fn name_types(
    api: &Api,
    usages: &[Usage],
    calls: &CallNames,
    diagnostics: &mut Diagnostics,
) -> (Vec<String>, Scope) {
    let mut scope = Scope::of_types(api);
    calls.reserve(&mut scope);
    let mut names = vec![String::new(); api.types.len()];
    for components in [true, false] {
        let named = || {
            api.types.iter().enumerate().filter(move |(index, def)| {
                def.origin.steps.is_empty() == components && usages[*index].live
            })
        };
        for (_, def) in named() {
            if let Some(spelling) = spelling(&def.origin) {
                scope.promise(&type_name(spelling), Named::new(spelling, def.at));
            }
        }
        for (index, def) in named() {
            let shown = in_words(&def.origin);
            let spelling = spelling(&def.origin).unwrap_or(&shown);
            let thing = Named::new(spelling, def.at).shown_as(&shown);
            names[index] = scope.take(&wanted(def, calls), thing, diagnostics);
        }
    }
    (names, scope)
}

/// What the document itself calls a type.
fn spelling(origin: &Origin) -> Option<&str> {
    match &origin.owner {
        Owner::Component(name) if origin.steps.is_empty() => Some(name),
        _ => None,
    }
}

/// The names that a type asks for, best first.
fn wanted(def: &TypeDef, calls: &CallNames) -> Vec<String> {
    let full = full_name(&def.origin, calls);
    let own = spelling(&def.origin).map(type_name).filter(|own| *own != full);
    let kind = match def.shape {
        Shape::Enum(_) => "Kind",
        Shape::Union(_) => "Choice",
        _ => "Model",
    };
    let mut wanted = vec![full.clone()];
    wanted.extend(own);
    wanted.push(format!("{full}{kind}"));
    if let Shape::Union(union) = &def.shape
        && !def.origin.steps.is_empty()
        && let Some(scalars) = union
            .variants
            .iter()
            .map(|variant| scalar_word(&variant.ty))
            .collect::<Option<Vec<_>>>()
    {
        // A choice between scalars looks the same wherever it stands.
        wanted.insert(0, scalars.join("Or"));
    }
    wanted
}

fn scalar_word(ty: &Type) -> Option<&'static str> {
    Some(match ty {
        Type::Boolean => "Boolean",
        Type::Integer(_) => "Integer",
        Type::Number(_) => "Number",
        Type::String(_) => "String",
        _ => return None,
    })
}

fn full_name(origin: &Origin, calls: &CallNames) -> String {
    let base = match &origin.owner {
        Owner::Component(name) => component_name(name, calls),
        Owner::Operation(key) => calls.of_key(key),
        Owner::Headers(name) => type_name(name),
        Owner::Event(call, name) => {
            let call = call.as_ref().map(|key| calls.of_key(key)).unwrap_or_default();
            format!("{call}{}", type_name(name))
        }
    };
    let last = origin.steps.len().saturating_sub(1);
    let full = origin.steps.iter().enumerate().fold(base, |name, (index, step)| match step {
        // Where a body spreads into arguments, what is inside belongs to the call.
        Step::Body if index < last => name,
        Step::Variant(_) | Step::TupleItem(_)
            if index < last && index > 0 && origin.steps[index - 1] == Step::Body =>
        {
            name
        }
        Step::Property(property) => joined(&name, &type_name(property)),
        Step::Item => item_name(&name),
        Step::Value => format!("{name}Value"),
        Step::Response => format!("{name}Response"),
        Step::Body => format!("{name}Body"),
        Step::Sent => format!("{name}Input"),
        Step::Parameters => format!("{name}Parameters"),
        Step::Headers => format!("{name}Headers"),
        Step::Variant(variant) => variant_name(&name, variant),
        Step::TupleItem(number) => format!("{name}Item{number}"),
        Step::Refusal(status) => format!("{name}{}", type_name(&format!("error {status}"))),
        Step::Refusals => format!("Refused{name}"),
    });
    fitted(full)
}

fn component_name(name: &str, calls: &CallNames) -> String {
    type_name(calls.paths.made_for(name).as_deref().unwrap_or(name))
}

/// `DeviceDeviceType` says `Device` twice.
fn joined(owner: &str, property: &str) -> String {
    match property.strip_prefix(owner) {
        Some(rest) if rest.starts_with(char::is_uppercase) => property.to_owned(),
        _ => format!("{owner}{property}"),
    }
}

fn item_name(list: &str) -> String {
    let one = singular(list);
    if one == list { format!("{list}Item") } else { one }
}

/// `client_session.deleted` of `Event` is `ClientSessionDeletedEvent`; `variant 2` of `Shape` is
/// `ShapeVariant2`.
fn variant_name(union: &str, variant: &VariantName) -> String {
    let name = type_name(&variant.to_string());
    if !variant.is_telling() {
        format!("{union}{name}")
    } else if name.ends_with(union) || name.starts_with(union) {
        name
    } else {
        format!("{name}{union}")
    }
}

/// How a message names the place of a type.
fn in_words(origin: &Origin) -> String {
    let owner = match &origin.owner {
        Owner::Component(name) => format!("#/components/schemas/{name}"),
        Owner::Operation(key) => key.wire_line(),
        Owner::Event(_, name) => format!("the event {name}"),
        Owner::Headers(name) => format!("the headers of {name}"),
    };
    origin.steps.iter().fold(owner, |path, step| match step {
        Step::Property(name) => format!("{path}/{name}"),
        Step::Item => format!("{path}/items"),
        Step::Value => format!("{path}/additionalProperties"),
        Step::Variant(name) => format!("{path}/{name}"),
        Step::TupleItem(number) => format!("{path}/item {number}"),
        Step::Refusal(status) => format!("{path}/error {status}"),
        Step::Refusals => format!("{path}/refused"),
        Step::Response => format!("{path}/response"),
        Step::Body => format!("{path}/body"),
        Step::Sent => format!("{path}, as it is sent"),
        Step::Parameters => format!("{path}/parameters"),
        Step::Headers => format!("{path}/headers"),
    })
}
