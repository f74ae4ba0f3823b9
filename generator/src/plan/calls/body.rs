//! What a call sends as its body.

use rustc_hash::FxHashSet;

use super::argument_docs::arguments_section;
use super::arguments::Arguments;
use crate::api::{
    Body, BodyForm, BodyKind, Content, Docs, Field, Files, Member, MemberStyle, Operation, Type,
    TypeRef,
};
use crate::http::MediaType;
use crate::plan::naming::cases::value_name;
use crate::plan::naming::media_types::{switch_name, switch_name_in_full};
use crate::plan::naming::scope::Named;
use crate::plan::types::initial::value_of_body;
use crate::plan::{Planner, docs};
use crate::sdk::{ContentItem, Destination, FixedItem, RestItem, SwitchItem, VariantCall};

/// What is planned of a body besides its arguments.
#[derive(Default)]
pub(super) struct BodyPlan {
    pub(super) content: Option<ContentItem>,
    pub(super) rest: Option<RestItem>,
    pub(super) switches: Vec<SwitchItem>,
}

impl Planner<'_> {
    /// Adds the body's arguments.
    pub(super) fn plan_body(
        &mut self,
        operation: &Operation,
        arguments: &mut Arguments,
    ) -> BodyPlan {
        let Some(body) = &operation.body else {
            return BodyPlan::default();
        };
        self.plan_content(operation, body, &body.content, body.required, arguments);
        let mut plan =
            BodyPlan { content: content_line(body, &body.content), ..BodyPlan::default() };
        for other in &body.others {
            let BodyKind::Same { form, more } = &other.payload else {
                continue;
            };
            let content = form.map(|form| content_item(form, other, !body.always));
            for member in more {
                let part = destination_of(member);
                let destination = match &content {
                    Some(content) => Destination::InContent {
                        content: Box::new(content.clone()),
                        destination: Box::new(part),
                    },
                    None => part,
                };
                self.plan_argument(operation, &member.field, destination, arguments);
            }
            let wanted = [switch_name(&other.media_type), switch_name_in_full(&other.media_type)];
            let named = Named::new(&other.media_type, operation.at);
            let name = arguments.scope.take(&wanted, named, self.diagnostics);
            let media_type = match form {
                Some(_) => other.media_type.clone(),
                None => whole_media_type(&body.content.payload, &other.media_type),
            };
            plan.switches.push(SwitchItem { name, media_type, content });
        }
        if let BodyKind::Members { rest: Some(ty), .. } = &body.content.payload {
            let wanted = ["additional_property", "other_property"].map(str::to_owned);
            let named = Named::ours("additionalProperties", operation.at);
            let name = arguments.scope.take(&wanted, named, self.diagnostics);
            plan.rest = Some(RestItem { name, ty: self.rust_type_ref(ty) });
        }
        plan
    }

    /// The arguments of a body in one media type.
    fn plan_content(
        &mut self,
        operation: &Operation,
        body: &Body,
        content: &Content,
        required: bool,
        arguments: &mut Arguments,
    ) {
        match &content.payload {
            BodyKind::Members { form, members, .. } => {
                for member in members {
                    let mut field = member.field.clone();
                    // A form has no text for null.
                    field.ty.nullable &= *form == BodyForm::Json;
                    field.docs.text.push_str(&media_types_of(member, content));
                    let destination = destination_of(member);
                    if let (true, Some(value)) = (body.required, value_of_body(&field)) {
                        arguments.constants.push(FixedItem {
                            wire: field.name.clone(),
                            value: value.clone(),
                            destination: destination.clone(),
                        });
                    }
                    self.plan_argument(operation, &field, destination, arguments);
                }
            }
            BodyKind::Value { ty, .. } => {
                let field = body_field(ty.clone(), required, &body.description);
                self.plan_argument(operation, &field, Destination::Body, arguments);
            }
            BodyKind::Text => {
                let name = whole_media_type(&content.payload, &content.media_type);
                let field =
                    body_field(TypeRef::plain(Type::Any), required, &text_docs(body, &name));
                self.plan_argument(operation, &field, Destination::Text(name), arguments);
                self.plan_media_type(operation, content, required, arguments);
            }
            BodyKind::Bytes => {
                let name = whole_media_type(&content.payload, &content.media_type);
                let field =
                    body_field(TypeRef::plain(Type::Any), required, &bytes_docs(body, &name));
                self.plan_argument(operation, &field, Destination::Upload(name), arguments);
                self.plan_media_type(operation, content, required, arguments);
            }
            BodyKind::Same { .. } => {}
        }
    }

    /// Where the document has a range of media types, the caller says which one it is: must, where
    /// nothing is right for all of them.
    fn plan_media_type(
        &mut self,
        operation: &Operation,
        content: &Content,
        required: bool,
        arguments: &mut Arguments,
    ) {
        let Some(range) = MediaType::parse(&content.media_type).filter(MediaType::is_range) else {
            return;
        };
        let has_default = matches!(range.top(), "*" | "application" | "text");
        let text = format!("The media type of the body, one of `{}`.", content.media_type);
        let mut field = body_field(TypeRef::plain(Type::Any), required && !has_default, &text);
        field.name = "content_type".to_owned();
        self.plan_argument(operation, &field, Destination::MediaType, arguments);
    }

    /// The methods that make the call with a body of another media type, of other members or none;
    /// `parameters` are what all of them take besides.
    pub(super) fn plan_variants(
        &mut self,
        operation: &Operation,
        method: &str,
        names: &[String],
        mut parameters: Arguments,
        arguments: &mut Arguments,
    ) -> Vec<VariantCall> {
        let Some(body) = &operation.body else {
            return Vec::new();
        };
        let own =
            body.others.iter().filter(|other| !matches!(other.payload, BodyKind::Same { .. }));
        let own: Vec<&Content> = own.collect();
        parameters.optional.clear();
        let mut variants = Vec::with_capacity(own.len());
        let mut known: FxHashSet<String> =
            arguments.optional.iter().map(|setter| setter.name.wire.clone()).collect();
        for (content, name) in own.into_iter().zip(names) {
            let mut own = parameters.clone();
            self.plan_content(operation, body, content, true, &mut own);
            for mut setter in own.optional {
                if known.insert(setter.name.wire.clone()) {
                    let named = Named::new(&setter.name.wire, operation.at);
                    let wanted = [
                        setter.name.rust.clone(),
                        value_name(&format!("body_{}", setter.name.wire)),
                    ];
                    setter.name.rust = arguments.scope.take(&wanted, named, self.diagnostics);
                    arguments.optional.push(setter);
                }
            }
            own.lines.retain(|line| !arguments.lines.contains(line));
            let mut docs = docs::wrapped(&format!(
                "Like {}, with a body of {}.",
                docs::code(method.trim_start_matches("r#")),
                docs::code(&content.media_type)
            ));
            docs.extend(arguments_section(&own.lines));
            variants.push(VariantCall {
                method: name.clone(),
                media_type: content.media_type.clone(),
                docs,
                content: content_line(body, content),
                arguments: own.required,
                constants: own.constants,
            });
        }
        variants
    }
}

fn destination_of(member: &Member) -> Destination {
    match member.files {
        Some(Files::One) => Destination::File,
        Some(Files::Many) => Destination::Files,
        None => Destination::Field,
    }
}

/// Which media types a file can have, where there are several.
fn media_types_of(member: &Member, content: &Content) -> String {
    let style = content.styles.iter().find(|(name, _)| *name == member.field.name);
    match (member.files, style) {
        (Some(_), Some((_, MemberStyle::Media(names)))) if is_choice(names) => {
            format!("\n\nIts media type is one of `{names}`, which `FilePart::content_type` names.")
        }
        _ => String::new(),
    }
}

/// Whether it is for the caller to say which media type is sent.
fn is_choice(media_types: &str) -> bool {
    match MediaType::parse_list(media_types).as_deref() {
        Some([only]) => only.is_range(),
        _ => true,
    }
}

/// How a body is written, where that is worth a line.
fn content_line(body: &Body, content: &Content) -> Option<ContentItem> {
    let (form, optional) = match &content.payload {
        BodyKind::Members { form, members, .. } => {
            (*form, !body.always && !members.iter().any(|member| member.field.required))
        }
        BodyKind::Value { form, .. } => (*form, true),
        BodyKind::Text | BodyKind::Bytes | BodyKind::Same { .. } => return None,
    };
    let item = content_item(form, content, optional);
    let is_default = form == BodyForm::Json && optional && item.media_type.is_none();
    (!is_default).then_some(item)
}

fn content_item(form: BodyForm, content: &Content, optional: bool) -> ContentItem {
    let usual = match form {
        BodyForm::Json => "application/json",
        BodyForm::Form => "application/x-www-form-urlencoded",
        BodyForm::Multipart => "multipart/form-data",
        BodyForm::Parts => "multipart/mixed",
        BodyForm::Lines => "application/x-ndjson",
        BodyForm::Sequence => "application/json-seq",
    };
    let name = content.media_type.trim();
    let is_usual = MediaType::parse(name)
        .is_some_and(|one| one.is_range() || one.is(usual) && !one.has_parameters());
    ContentItem {
        optional,
        form,
        media_type: (!is_usual).then(|| name.to_owned()),
        members: content.styles.clone(),
    }
}

/// The media type of a body that is sent as it is. Text is UTF-8, and says so where its media type
/// can (RFC 6657).
fn whole_media_type(payload: &BodyKind, name: &str) -> String {
    let name = name.trim();
    let media_type = MediaType::parse(name);
    let is_range = media_type.as_ref().is_some_and(MediaType::is_range);
    match payload {
        BodyKind::Text if is_range => "text/plain; charset=utf-8".to_owned(),
        BodyKind::Text => {
            let takes_charset =
                media_type.is_some_and(|one| one.top() == "text" && !one.has_parameters());
            if takes_charset { format!("{name}; charset=utf-8") } else { name.to_owned() }
        }
        _ if is_range => "application/octet-stream".to_owned(),
        _ => name.to_owned(),
    }
}

fn text_docs(body: &Body, media_type: &str) -> String {
    let text = format!(
        "The text of the body, or a file or stream of it, which is sent as `{media_type}` as it is."
    );
    format!("{}\n\n{text}", body.description).trim().to_owned()
}

fn bytes_docs(body: &Body, media_type: &str) -> String {
    let text = format!(
        "The content of the body: bytes, a file or a stream, which is sent as `{media_type}`."
    );
    format!("{}\n\n{text}", body.description).trim().to_owned()
}

fn body_field(ty: TypeRef, required: bool, text: &str) -> Field {
    let text = if text.is_empty() && !required { "The request body." } else { text };
    let docs = Docs { title: String::new(), text: text.to_owned() };
    Field { required, docs, ..Field::new("body", ty) }
}
