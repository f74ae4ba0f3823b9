//! The `use` lines of a file: what its items name.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::runtime_names::{RuntimeNames, use_line};
use super::tokens::ident;
use super::types::debug::has_hidden;
use super::types::limits::has_limits;
use crate::api::EnumKind;
use crate::sdk::{
    ArgumentType, CatchAll, Destination, EventsItem, Item, MemberItem, PayloadItem, ResourceItem,
    RestItem, RustType, SourceType, TypeFile,
};

/// Names by where they come from.
#[derive(Default)]
struct Names<'s> {
    map: bool,
    runtime: RuntimeNames<'s>,
    types: BTreeSet<&'s str>,
    auth: BTreeSet<&'s str>,
    servers: BTreeSet<&'s str>,
    others: Vec<TokenStream>,
}

impl<'s> Names<'s> {
    fn add(&mut self, ty: &'s RustType) {
        ty.walk(&mut |ty| match ty {
            RustType::Map(_) => self.map = true,
            RustType::Runtime(name) | RustType::Over(name, _) => {
                self.runtime.public(name);
            }
            RustType::Nullable(_) => {
                self.runtime.public("Nullable");
            }
            RustType::Item(name) => {
                self.types.insert(name);
            }
            _ => {}
        });
    }

    fn add_argument(&mut self, argument: &'s ArgumentType) {
        match argument {
            ArgumentType::Plain(ty) | ArgumentType::Into(ty) => self.add(ty),
            ArgumentType::List(ty) => {
                self.add(ty);
                self.runtime.codegen("list");
            }
        }
    }

    fn add_events(&mut self, set: &'s EventsItem) {
        self.runtime.public("Json");
        self.runtime.codegen("events");
        if set.choice.is_some() {
            self.runtime.codegen("union");
        }
        if !set.parameters.is_empty() {
            self.runtime.codegen("parameters");
        }
        self.types.extend(set.parameters.iter().map(|item| item.name.as_str()));
        for event in &set.events {
            match &event.payload {
                PayloadItem::Json(ty) | PayloadItem::Form(ty, _) => self.add(ty),
                PayloadItem::Bytes => {
                    self.runtime.public("Bytes");
                }
                PayloadItem::None | PayloadItem::Text => {}
            }
        }
    }

    /// The lines, sorted as rustfmt sorts them.
    fn emit(self) -> Vec<TokenStream> {
        let mut groups = Vec::new();
        if self.map {
            groups.push(quote! { use std::collections::BTreeMap; });
        }
        let mut ours = TokenStream::new();
        ours.extend(use_line(&quote! { crate::auth }, &self.auth));
        ours.extend(self.others);
        ours.extend(self.runtime.use_lines());
        ours.extend(use_line(&quote! { crate::servers }, &self.servers));
        ours.extend(use_line(&quote! { crate::types }, &self.types));
        groups.push(ours);
        groups
    }
}

/// The `use` lines of a file of types.
pub(super) fn of_types(file: &TypeFile) -> Vec<TokenStream> {
    let mut names = Names::default();
    for item in &file.items {
        match item {
            Item::Record(record) => {
                names.runtime.codegen("record");
                if !record.headers.is_empty() {
                    names.runtime.codegen("headers");
                }
                if has_hidden(record) {
                    names.runtime.codegen("debug");
                }
                if has_limits(record) {
                    names.runtime.codegen("limits");
                }
                for member in &record.members {
                    let MemberItem::Field(field) = member else {
                        continue;
                    };
                    names.add(&field.ty);
                    if record.constructible {
                        names.add_argument(&field.argument);
                    }
                }
                match &record.rest {
                    Some(CatchAll::Declared(RestItem { ty, .. })) => {
                        names.map = true;
                        names.add(ty);
                    }
                    Some(CatchAll::Unknown(_)) => names.runtime.public("UnknownMembers"),
                    None => {}
                }
            }
            Item::Enum(item) => {
                names.runtime.codegen(match item.kind {
                    EnumKind::Integer => "integer_enum",
                    EnumKind::String => "string_enum",
                });
            }
            Item::Union(union) => {
                names.runtime.codegen(if union.is_of_events() { "named_events" } else { "union" });
                if !union.other.is_empty() {
                    names.runtime.public("Json");
                }
                union.variants.iter().for_each(|variant| names.add(&variant.ty));
                if !union.conversions.is_empty() {
                    names.runtime.codegen("union_from");
                }
                for conversion in &union.conversions {
                    if let SourceType::Value(ty) | SourceType::List(ty) = &conversion.source {
                        names.add(ty);
                    }
                }
            }
        }
    }
    for item in &file.items {
        names.types.remove(item.name());
    }
    names.emit()
}

/// The `use` lines of the webhooks.
pub(super) fn of_webhooks(set: &EventsItem) -> Vec<TokenStream> {
    let mut names = Names::default();
    names.add_events(set);
    names.emit()
}

/// The `use` lines of a file of a resource: of its own, or of this part of it.
pub(super) fn of_resource(resource: &ResourceItem, part: Option<&str>) -> Vec<TokenStream> {
    let mut names = Names::default();
    if part.is_none() {
        names.others.push(quote! { use crate::client::Client; });
        for child in &resource.children {
            let child = ident(&child.resource);
            names.others.push(quote! { use crate::resources::#child; });
        }
    } else {
        let whole = ident(&resource.name);
        names.others.push(quote! { use crate::resources::#whole; });
    }
    for set in resource.calls_in(part).filter_map(|call| call.callbacks.as_ref()) {
        names.add_events(set);
    }
    for call in resource.calls_in(part) {
        names.runtime.codegen("operation");
        names.add(&call.output);
        call.forms.iter().for_each(|form| names.add(&form.output));
        let variants = call.outcome.iter().flat_map(|outcome| &outcome.variants);
        variants.filter_map(|variant| variant.ty.as_ref()).for_each(|ty| names.add(ty));
        names.servers.extend(call.server.as_deref());
        names.auth.extend(call.auth.iter().flatten().map(String::as_str));
        if let Some(RestItem { ty, .. }) = &call.rest {
            names.add(ty);
        }
        if call.names_content() {
            names.runtime.codegen("content");
        }
        for argument in call.all_arguments() {
            // The runtime collects files by itself.
            match &argument.ty {
                ArgumentType::List(ty @ RustType::Runtime("FilePart")) => names.add(ty),
                ty => names.add_argument(ty),
            }
        }
        let destinations = call.all_arguments().map(|argument| &argument.destination);
        let mut destinations =
            destinations.chain(call.all_constants().map(|fixed| &fixed.destination));
        if destinations.any(|destination| matches!(destination, Destination::Styled(..))) {
            names.runtime.codegen("ParamStyle");
        }
    }
    names.emit()
}
