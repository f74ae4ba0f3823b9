//! The first IR as text.

use std::fmt::Write;

use super::{is_wanted, responses};
use crate::api::{
    Access, Api, BodyKind, Content, EnumKind, Field, Float, Int, Location, Operation,
    OperationNames, Origin, Owner, Selector, Server, Shape, Step, Style, Type, TypeDef, TypeId,
    TypeRef, Union, Variant,
};

/// Schemes, types and operations, a line for each member.
#[must_use]
pub(crate) fn api_text(api: &Api, only: Option<&str>) -> String {
    let mut out = String::new();
    if only.is_none() {
        let _ = writeln!(out, "api {:?} {:?}", api.info.title, api.info.version);
        for server in &api.servers {
            let _ = writeln!(out, "server {}", server_text(server));
        }
        for scheme in &api.schemes {
            let _ = writeln!(out, "scheme {}: {:?}", scheme.name, scheme.kind);
        }
    }
    for (index, def) in api.types.iter().enumerate() {
        let name = path_of(&def.origin);
        if is_wanted(only, &[&name, owner_name(&def.origin)]) {
            let _ = writeln!(out, "\ntype {}", name_of(api, TypeId(index)));
            write_type(api, def, &mut out);
        }
    }
    for operation in &api.operations {
        let names = &operation.names;
        let id = names.id.as_deref().unwrap_or_default();
        if is_wanted(only, &[&names.key.wire_line(), &names.key.path, id]) {
            write_operation(api, operation, &mut out);
        }
    }
    for set in api.event_sets() {
        for event in set.events.iter().filter(|event| is_wanted(only, &[&event.name])) {
            super::events::write_event(api, set, event, &mut out);
        }
    }
    if let Some(ty) = &api.error_body {
        let _ = writeln!(out, "\nerrors {}", type_text(api, ty));
    }
    out
}

fn server_text(server: &Server) -> String {
    let mut text = server.url.clone();
    for variable in &server.variables {
        let _ = write!(
            text,
            " {}={:?}",
            variable.name,
            variable.default.as_deref().unwrap_or_default()
        );
    }
    text
}

fn owner_name(origin: &Origin) -> &str {
    match &origin.owner {
        Owner::Component(name) => name,
        Owner::Operation(key) => &key.path,
        Owner::Event(_, name) | Owner::Headers(name) => name,
    }
}

fn path_of(origin: &Origin) -> String {
    let owner = match &origin.owner {
        Owner::Component(name) => name.clone(),
        Owner::Operation(key) => key.wire_line(),
        Owner::Headers(name) => format!("responses {name}"),
        Owner::Event(None, name) => format!("webhook {name}"),
        Owner::Event(Some(key), name) => format!("{} callback {name}", key.wire_line()),
    };
    origin.steps.iter().fold(owner, |path, step| match step {
        Step::Property(name) => format!("{path}/{name}"),
        Step::Item => format!("{path}/[]"),
        Step::Value => format!("{path}/{{}}"),
        Step::Variant(name) => format!("{path}/<{name}>"),
        Step::TupleItem(number) => format!("{path}/<item {number}>"),
        Step::Refusal(status) => format!("{path}/<error {status}>"),
        Step::Refusals => format!("{path}/<refused>"),
        Step::Response => format!("{path}/response"),
        Step::Body => format!("{path}/body"),
        Step::Sent => format!("{path}/sent"),
        Step::Parameters => format!("{path}/parameters"),
        Step::Headers => format!("{path}/headers"),
    })
}

pub(super) fn name_of(api: &Api, id: TypeId) -> String {
    path_of(&api.types[id].origin)
}

pub(super) fn type_text(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Any => "any".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Integer(Int::Exact) => "integer".to_owned(),
        Type::Number(Float::Exact) => "number".to_owned(),
        Type::Integer(width) => format!("{width:?}").to_lowercase(),
        Type::Number(width) => format!("{width:?}").to_lowercase(),
        Type::String(text) => format!("{text:?}").to_lowercase().replace("plain", "string"),
        Type::Array(item) => format!("[{}]", ref_text(api, item)),
        Type::Tuple(items) => {
            let items: Vec<String> = items.iter().map(|item| ref_text(api, item)).collect();
            format!("({})", items.join(", "))
        }
        Type::Map(value) => format!("{{{}}}", ref_text(api, value)),
        Type::Named(id) => name_of(api, *id),
    }
}

pub(super) fn ref_text(api: &Api, ty: &TypeRef) -> String {
    let null = if ty.nullable { " | null" } else { "" };
    format!("{}{null}", type_text(api, &ty.ty))
}

pub(super) fn field_text(api: &Api, field: &Field) -> String {
    let mark = if field.required { "" } else { "?" };
    let mut line = format!("{}{mark}: {}", field.name, ref_text(api, &field.ty));
    if let Some(constant) = &field.constant {
        let _ = write!(line, " = {}", constant.text());
    }
    if let Some(default) = &field.default {
        let _ = write!(line, " default {}", default.json);
    }
    match field.access {
        Access::Both => {}
        Access::Received => line.push_str(" received"),
        Access::Sent => line.push_str(" sent"),
    }
    if let Some(deprecation) = &field.deprecated {
        let _ = write!(line, " deprecated {:?}", deprecation.note);
    }
    line
}

fn write_type(api: &Api, def: &TypeDef, out: &mut String) {
    match &def.shape {
        Shape::Record(record) => {
            for field in &record.fields {
                let _ = writeln!(out, "  {}", field_text(api, field));
            }
            if let Some(rest) = &record.rest {
                let _ = writeln!(out, "  ...: {}", ref_text(api, rest));
            }
        }
        Shape::Enum(values) => {
            for value in &values.values {
                let _ = if values.kind == EnumKind::Integer {
                    writeln!(out, "  {}", value.value)
                } else {
                    writeln!(out, "  {:?}", value.value)
                };
            }
        }
        Shape::Union(union) => {
            for variant in &union.variants {
                let selector = selector_text(union, variant);
                let _ = writeln!(
                    out,
                    "  | {}: {} {selector}",
                    variant.name,
                    type_text(api, &variant.ty)
                );
            }
        }
    }
}

pub(super) fn selector_text(union: &Union, variant: &Variant) -> String {
    match &variant.selector {
        Selector::Kind => "by kind".to_owned(),
        Selector::Fraction => "with a fraction".to_owned(),
        Selector::Tags(values) => format!("when {} = {values:?}", union.tags.join(", ")),
        Selector::Key(key) => format!("when it has {key}"),
        Selector::Trial => "by trial".to_owned(),
        Selector::Event { names, is_json } => {
            format!("event {names:?} of {}", if *is_json { "JSON" } else { "text" })
        }
    }
}

fn write_operation(api: &Api, operation: &Operation, out: &mut String) {
    let _ = writeln!(out, "\noperation {}", operation.wire_line());
    write_names(&operation.names, out);
    if let Some(deprecation) = &operation.deprecated {
        let _ = writeln!(out, "  deprecated {:?}", deprecation.note);
    }
    if let Some(server) = &operation.server {
        let _ = writeln!(out, "  server {}", server_text(server));
    }
    for server in &operation.other_servers {
        let _ = writeln!(out, "  or {}", server_text(server));
    }
    for parameter in &operation.parameters {
        let location = styled_text(parameter.location, parameter.style);
        let _ = writeln!(out, "  {location} {}", field_text(api, &parameter.field));
    }
    write_body(api, operation, out);
    responses::write_responses(api, &operation.responses, out);
    let names = |needed: &Vec<crate::api::SchemeId>| {
        let names: Vec<&str> = needed.iter().map(|id| api.schemes[id.0].name.as_str()).collect();
        if names.is_empty() { "nothing".to_owned() } else { names.join(" + ") }
    };
    let auth: Vec<String> = operation.security.iter().map(names).collect();
    if !auth.is_empty() {
        let _ = writeln!(out, "  auth {}", auth.join(" | "));
    }
}

/// What the document and the config call an operation.
fn write_names(names: &OperationNames, out: &mut String) {
    let resource = names.resource.as_ref().map(|resource| resource.join("/"));
    for (word, name) in
        [("id", &names.id), ("tag", &names.tag), ("resource", &resource), ("method", &names.method)]
    {
        if let Some(name) = name {
            let _ = writeln!(out, "  {word} {name:?}");
        }
    }
}

/// The place of a parameter, and its style where it is not the default.
pub(super) fn styled_text(location: Location, style: Style) -> String {
    let usual = location.default_style();
    let mut text = location.as_str().to_owned();
    if style.form != usual.form {
        let _ = write!(text, " {:?}", style.form);
    }
    if style.explode != Style::of(style.form).explode {
        text.push_str(if style.explode { " exploded" } else { " joined" });
    }
    if style.reserved {
        text.push_str(" reserved");
    }
    if style.empty {
        text.push_str(" or empty");
    }
    text
}

fn write_body(api: &Api, operation: &Operation, out: &mut String) {
    let Some(body) = &operation.body else { return };
    let mark = match (body.required, body.always) {
        (true, _) => "",
        (false, true) => "? (or empty)",
        (false, false) => "?",
    };
    write_content(api, &body.content, &format!("body{mark}"), out);
    for other in &body.others {
        write_content(api, other, "  or", out);
    }
}

fn write_content(api: &Api, content: &Content, head: &str, out: &mut String) {
    let text = match &content.payload {
        BodyKind::Members { form, .. } => format!("{form:?} of members"),
        BodyKind::Value { form, ty } => format!("{form:?} of {}", ref_text(api, ty)),
        BodyKind::Text => "text".to_owned(),
        BodyKind::Bytes => "bytes".to_owned(),
        BodyKind::Same { form: Some(form), .. } => format!("{form:?} of the same"),
        BodyKind::Same { form: None, .. } => "the same".to_owned(),
    };
    let _ = writeln!(out, "  {head} {}: {text}", content.media_type);
    let (BodyKind::Members { members, .. } | BodyKind::Same { more: members, .. }) =
        &content.payload
    else {
        return;
    };
    for member in members {
        let text = match member.files {
            Some(files) => {
                format!(
                    "{}{}: {files:?} file",
                    member.field.name,
                    if member.field.required { "" } else { "?" }
                )
            }
            None => field_text(api, &member.field),
        };
        let _ = writeln!(out, "    {text}");
    }
    if let BodyKind::Members { rest: Some(rest), .. } = &content.payload {
        let _ = writeln!(out, "    ..: {}", ref_text(api, rest));
    }
    for (name, style) in &content.styles {
        let _ = writeln!(out, "    {name} as {style:?}");
    }
}
