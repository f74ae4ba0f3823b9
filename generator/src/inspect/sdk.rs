//! The second IR as text.

use std::fmt::Write;

use super::api::styled_text;
use super::events::write_events;
use super::is_wanted;
use super::items::{item_head, write_item};
use crate::sdk::{
    ArgumentItem, ArgumentType, CallItem, ContentItem, Destination, ResourceItem, RestItem,
    ResultLine, RustType, Sdk, StatusPattern,
};

/// The package, the resources with their calls, and the items of every file.
#[must_use]
pub(crate) fn sdk_text(sdk: &Sdk, only: Option<&str>) -> String {
    let mut out = String::new();
    if only.is_none() {
        let package = &sdk.package;
        let _ = writeln!(out, "crate {} {}", package.name, package.version);
        let _ = writeln!(out, "features {}", package.features.join(", "));
        for server in sdk.servers.choices.iter().chain(&sdk.servers.own) {
            let _ = writeln!(out, "server {} {} {}", server.constant, server.variant, server.url);
        }
        for variable in &sdk.servers.variables {
            let _ = writeln!(
                out,
                "variable {} as {} from {}",
                variable.name.wire, variable.name.rust, variable.env
            );
        }
        for scheme in &sdk.schemes {
            let _ = writeln!(
                out,
                "scheme {} as {} from {:?}: {:?}",
                scheme.name, scheme.setter, scheme.env, scheme.kind
            );
        }
        write_errors(sdk, &mut out);
    }
    for resource in &sdk.resources {
        write_resource(resource, only, &mut out);
    }
    for set in sdk.webhooks.iter().filter(|set| is_wanted(only, &[&set.name, "webhooks"])) {
        let _ = writeln!(out, "\nwebhooks.rs {} else {}", set.name, set.other);
        write_events(set, "", &mut out);
    }
    for file in &sdk.files {
        for item in file.items.iter().filter(|item| is_wanted(only, &[item.name(), &file.module])) {
            let _ = writeln!(out, "\ntypes/{}.rs {}", file.module, item_head(item));
            write_item(item, &mut out);
        }
    }
    out
}

/// Where refusals have their code and their message, and the type of their bodies.
fn write_errors(sdk: &Sdk, out: &mut String) {
    let pointers = [("codes", &sdk.client.error_code), ("messages", &sdk.client.error_message)];
    for (what, pointers) in pointers.iter().filter(|(_, pointers)| !pointers.is_empty()) {
        let _ = writeln!(out, "{what} at {}", pointers.join(", "));
    }
    let details = sdk.error_body.iter().map(|name| format!("details {name}\n"));
    out.extend(details);
}

fn write_resource(resource: &ResourceItem, only: Option<&str>, out: &mut String) {
    let whole = is_wanted(only, &[&resource.name, &resource.module]);
    let calls: Vec<&CallItem> = resource
        .calls
        .iter()
        .filter(|call| whole || is_wanted(only, &[&call.name, &call.method]))
        .collect();
    let has_children = whole && !resource.children.is_empty();
    if calls.is_empty() && !has_children {
        return;
    }
    let _ = writeln!(
        out,
        "\nresources/{}.rs {} [{}]",
        resource.module, resource.name, resource.feature
    );
    for child in &resource.children {
        let _ = writeln!(out, "  {}() -> {}", child.method, child.resource);
    }
    for call in calls {
        write_call(call, out);
    }
}

fn write_call(call: &CallItem, out: &mut String) {
    let arguments: Vec<String> = call.arguments.iter().map(argument_text).collect();
    let _ = writeln!(
        out,
        "  {}({}) -> {} -> {}",
        call.method,
        arguments.join(", "),
        call.name,
        type_text(&call.output)
    );
    let _ = writeln!(
        out,
        "    {} {} result {} auth {:?}",
        call.verb,
        call.path,
        result_text(&call.result),
        call.auth
    );
    if let Some(server) = &call.server {
        let _ = writeln!(out, "    server {server}");
    }
    if let Some(accept) = &call.accept {
        let _ = writeln!(out, "    accepts {accept}");
    }
    for variant in call.outcome.iter().flat_map(|outcome| &outcome.variants) {
        let _ = writeln!(
            out,
            "    | {}({})",
            variant.name,
            variant.ty.as_ref().map(type_text).unwrap_or_default()
        );
    }
    for form in &call.forms {
        let _ = writeln!(
            out,
            "    .{}() -> {} {:?}",
            form.method,
            type_text(&form.output),
            form.media_type
        );
    }
    write_body(call, out);
    for setter in &call.setters {
        let _ = writeln!(out, "    .{}", argument_text(setter));
    }
    if let Some(set) = &call.callbacks {
        let _ = writeln!(out, "    then {} else {}", set.name, set.other);
        write_events(set, "    ", out);
    }
}

fn write_body(call: &CallItem, out: &mut String) {
    if let Some(content) = &call.content {
        let _ = writeln!(out, "    body {}", content_text(content));
    }
    for fixed in &call.constants {
        let _ = writeln!(
            out,
            "    {} = {} as {}",
            fixed.wire,
            fixed.value.text(),
            destination_text(&fixed.destination)
        );
    }
    for switch in &call.switches {
        let content =
            switch.content.as_ref().map_or_else(|| switch.media_type.clone(), content_text);
        let _ = writeln!(out, "    .{}(): {content}", switch.name);
    }
    for variant in &call.variants {
        let arguments: Vec<String> = variant.arguments.iter().map(argument_text).collect();
        let content = variant
            .content
            .as_ref()
            .map_or_else(String::new, |content| format!(" body {}", content_text(content)));
        let _ = writeln!(out, "    or {}({}){content}", variant.method, arguments.join(", "));
    }
    if let Some(RestItem { name, ty }) = &call.rest {
        let _ = writeln!(out, "    .{name}(name, into {})", type_text(ty));
    }
}

/// How a result is read: a line for each status where it differs by that.
fn result_text(result: &ResultLine) -> String {
    let ResultLine::ByStatus(lines) = result else {
        return format!("{result:?}");
    };
    let lines = lines.iter().map(|line| {
        let statuses = match line.pattern {
            Some(StatusPattern::Exact(status)) => status.to_string(),
            Some(StatusPattern::Range(first, last)) => format!("{first}-{last}"),
            None => "others".to_owned(),
        };
        let content = line.content.as_ref().map(|content| format!(" {content:?}"));
        format!("{statuses} {}{}", line.variant, content.unwrap_or_default())
    });
    format!("by status [{}]", lines.collect::<Vec<_>>().join(", "))
}

fn content_text(content: &ContentItem) -> String {
    let optional = if content.optional { "optional " } else { "" };
    let media_type =
        content.media_type.as_ref().map_or_else(String::new, |name| format!(" {name}"));
    let members: Vec<String> =
        content.members.iter().map(|(name, style)| format!(" {name}: {style:?}")).collect();
    format!("{optional}{}{media_type}{}", content.form_word(), members.concat())
}

fn argument_text(argument: &ArgumentItem) -> String {
    let ty = match &argument.ty {
        ArgumentType::Plain(ty) => type_text(ty),
        ArgumentType::Into(ty) => format!("into {}", type_text(ty)),
        ArgumentType::List(ty) => format!("list of {}", type_text(ty)),
    };
    format!(
        "{}: {ty} as {} {:?}",
        argument.name.rust,
        destination_text(&argument.destination),
        argument.name.wire
    )
}

fn destination_text(destination: &Destination) -> String {
    match destination {
        Destination::Parameter(location) => location.as_str().to_owned(),
        Destination::Styled(location, style) => styled_text(*location, *style),
        Destination::InContent { content, destination } => {
            format!("{} of {}", destination_text(destination), content_text(content))
        }
        other => format!("{other:?}"),
    }
}

pub(super) fn type_text(ty: &RustType) -> String {
    match ty {
        RustType::Prelude(name) | RustType::Runtime(name) => (*name).to_owned(),
        RustType::Item(name) | RustType::Local(name) => name.clone(),
        RustType::Over(name, inner) => format!("{name}<{}>", type_text(inner)),
        RustType::Vec(inner) => format!("Vec<{}>", type_text(inner)),
        RustType::Tuple(items) => {
            format!("({},)", items.iter().map(type_text).collect::<Vec<_>>().join(", "))
        }
        RustType::Map(inner) => format!("BTreeMap<String, {}>", type_text(inner)),
        RustType::Option(inner) => format!("Option<{}>", type_text(inner)),
        RustType::Nullable(inner) => format!("Nullable<{}>", type_text(inner)),
        RustType::Boxed(inner) => format!("Box<{}>", type_text(inner)),
        RustType::Unit => "()".to_owned(),
    }
}
