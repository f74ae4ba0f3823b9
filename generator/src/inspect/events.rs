//! Webhooks and callbacks as text, of both IRs.

use std::fmt::Write;

use super::api::{name_of, ref_text, selector_text};
use super::sdk::type_text;
use crate::api::{Api, Event, EventSet, Payload};
use crate::sdk::{EventsItem, PayloadItem};

/// An event of the first IR.
pub(super) fn write_event(api: &Api, set: &EventSet, event: &Event, out: &mut String) {
    let kind = if set.call.is_some() { "callback" } else { "webhook" };
    let _ = write!(out, "\n{kind} {}", event.name);
    if let Some(key) = &set.call {
        let _ = write!(out, " of {}", key.wire_line());
    }
    let _ = writeln!(
        out,
        ": {} {}",
        event.method.as_str(),
        event.expression.as_deref().unwrap_or_default()
    );
    if let Some(deprecation) = &event.deprecated {
        let _ = writeln!(out, "  deprecated {:?}", deprecation.note);
    }
    if let Some(id) = event.parameters_type {
        let _ = writeln!(out, "  with {}", name_of(api, id));
    }
    let payload = match &event.payload {
        Payload::Nothing => "nothing".to_owned(),
        Payload::Json(ty) => ref_text(api, ty),
        Payload::Form(id) => format!("form {}", name_of(api, *id)),
        Payload::Text => "text".to_owned(),
        Payload::Bytes => "bytes".to_owned(),
    };
    let _ = writeln!(out, "  holds {payload}");
    let variant = set.choice.as_ref().and_then(|union| {
        Some((union, union.variants.iter().find(|variant| variant.name == event.name)?))
    });
    if let Some((union, variant)) = variant {
        let _ = writeln!(out, "  told {}", selector_text(union, variant));
    }
    for needed in &event.credentials {
        let names: Vec<&str> = needed.iter().map(|id| api.schemes[id.0].name.as_str()).collect();
        let _ = writeln!(out, "  authenticated by {}", names.join(" + "));
    }
    for answer in &event.answers {
        let ty = answer.ty.as_ref().map(|ty| ref_text(api, ty)).unwrap_or_default();
        let _ = writeln!(out, "  answer {} {ty}", answer.status);
    }
}

/// An enum of events of the second IR.
pub(super) fn write_events(set: &EventsItem, indent: &str, out: &mut String) {
    for event in &set.events {
        let payload = match &event.payload {
            PayloadItem::None => "nothing".to_owned(),
            PayloadItem::Json(ty) => type_text(ty),
            PayloadItem::Form(ty, members) => {
                let members = members.iter().map(|one| (one.shape.word(), one.name.as_str()));
                format!("{} {:?}", type_text(ty), members.collect::<Vec<_>>())
            }
            PayloadItem::Text => "text".to_owned(),
            PayloadItem::Bytes => "bytes".to_owned(),
        };
        let alias = event.alias.as_ref().map(|alias| format!(" | {alias:?}")).unwrap_or_default();
        let _ = writeln!(
            out,
            "{indent}  {} = {:?}{alias}: {payload}",
            event.name.rust, event.name.wire
        );
    }
    if let Some(union) = &set.choice {
        let _ = writeln!(out, "{indent}  by body: {}", union.tags.join(", "));
    }
    for item in &set.parameters {
        for line in &item.lines {
            let key = line.key.as_deref().unwrap_or(&line.name);
            let _ = writeln!(
                out,
                "{indent}  {}: {} {:?} {} as {key:?}",
                item.name,
                line.location.as_str(),
                line.name,
                line.shape.word()
            );
        }
    }
}
