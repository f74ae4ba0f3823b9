//! Every mention of a type in the API, to be rewritten: what the passes that put one type in the
//! place of another share.

use crate::api::{
    Api, BodyKind, Content, EventSet, Field, Member, Operation, Output, Parameter, Payload,
    ResponseBody, Responses, Shape, Type, TypeId, TypeRef, Untagged,
};

/// Puts one type in the place of another wherever it is mentioned.
pub(super) trait Rewrite {
    /// A mention of an item.
    fn id(&mut self, id: &mut TypeId);

    /// A type where `null` is not spoken of.
    fn ty(&mut self, ty: &mut Type) {
        self.inside(ty);
    }

    /// A type and those inside it, by the other functions.
    fn inside(&mut self, ty: &mut Type) {
        match ty {
            Type::Named(id) => self.id(id),
            Type::Array(inner) | Type::Map(inner) => self.type_ref(inner),
            Type::Tuple(items) => items.iter_mut().for_each(|item| self.type_ref(item)),
            Type::Any | Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String(_) => {}
        }
    }

    /// A type that may be `null`.
    fn type_ref(&mut self, ty: &mut TypeRef) {
        self.ty(&mut ty.ty);
    }
}

/// All mentions.
pub(super) fn in_api(api: &mut Api, rewrite: &mut impl Rewrite) {
    for def in api.types.iter_mut() {
        in_shape(&mut def.shape, rewrite);
    }
    for schema in &mut api.schemas {
        rewrite.type_ref(&mut schema.ty);
        schema.sent.iter_mut().for_each(|ty| rewrite.type_ref(ty));
    }
    for set in &mut api.headers {
        rewrite.id(&mut set.ty);
        in_parameters(&mut set.headers, rewrite);
    }
    for operation in &mut api.operations {
        in_request(operation, rewrite);
        in_responses(&mut operation.responses, rewrite);
        in_events(&mut operation.callbacks, rewrite);
        in_answers(&mut operation.callbacks, rewrite);
    }
    in_events(&mut api.webhooks, rewrite);
    in_answers(&mut api.webhooks, rewrite);
    api.error_body.iter_mut().for_each(|ty| rewrite.ty(ty));
}

/// The types that the parts of an item have.
pub(super) fn in_shape(shape: &mut Shape, rewrite: &mut impl Rewrite) {
    match shape {
        Shape::Record(record) => {
            in_fields(&mut record.fields, rewrite);
            record.rest.iter_mut().for_each(|rest| rewrite.type_ref(rest));
        }
        Shape::Union(union) => {
            let variants = union.variants.iter_mut().map(|variant| &mut variant.ty);
            variants.for_each(|ty| rewrite.ty(ty));
            if let Untagged::Variant(ty) = &mut union.untagged {
                rewrite.ty(ty);
            }
        }
        Shape::Enum(_) => {}
    }
}

/// The types of what a request holds.
pub(super) fn in_request(operation: &mut Operation, rewrite: &mut impl Rewrite) {
    in_parameters(&mut operation.parameters, rewrite);
    if let Some(body) = &mut operation.body {
        in_content(&mut body.content, rewrite);
        body.others.iter_mut().for_each(|other| in_content(other, rewrite));
    }
}

/// The types of what the receiver of an event may answer.
pub(super) fn in_answers(set: &mut EventSet, rewrite: &mut impl Rewrite) {
    let answers = set.events.iter_mut().flat_map(|event| &mut event.answers);
    answers.filter_map(|answer| answer.ty.as_mut()).for_each(|ty| rewrite.type_ref(ty));
}

/// The types of what comes in with an event.
fn in_events(set: &mut EventSet, rewrite: &mut impl Rewrite) {
    for event in &mut set.events {
        in_parameters(&mut event.parameters, rewrite);
        event.parameters_type.iter_mut().for_each(|id| rewrite.id(id));
        match &mut event.payload {
            Payload::Json(ty) => rewrite.type_ref(ty),
            Payload::Form(id) => rewrite.id(id),
            Payload::Nothing | Payload::Text | Payload::Bytes => {}
        }
    }
}

fn in_responses(responses: &mut Responses, rewrite: &mut impl Rewrite) {
    match &mut responses.output {
        Output::Nothing | Output::Head | Output::Redirect => {}
        Output::One(content) | Output::Optional { content, .. } => in_response(content, rewrite),
        Output::ByStatus(answers) => {
            let contents = answers.iter_mut().filter_map(|answer| answer.content.as_mut());
            contents.for_each(|content| in_response(content, rewrite));
        }
    }
    responses.forms.iter_mut().for_each(|form| in_response(&mut form.content, rewrite));
    let errors = responses.errors.iter_mut().filter_map(|error| error.ty.as_mut());
    let headers = responses.headers.iter_mut().chain(&mut responses.refusal_headers);
    errors.chain(headers).for_each(|ty| rewrite.ty(ty));
}

fn in_response(content: &mut ResponseBody, rewrite: &mut impl Rewrite) {
    match content {
        ResponseBody::Json { ty, .. }
        | ResponseBody::Events(Some(ty))
        | ResponseBody::Lines(ty) => rewrite.type_ref(ty),
        ResponseBody::Text | ResponseBody::Bytes | ResponseBody::Events(None) => {}
    }
}

fn in_content(content: &mut Content, rewrite: &mut impl Rewrite) {
    let members: &mut [Member] = match &mut content.payload {
        BodyKind::Members { members, rest, .. } => {
            rest.iter_mut().for_each(|rest| rewrite.type_ref(rest));
            members
        }
        BodyKind::Same { more, .. } => more,
        BodyKind::Value { ty, .. } => return rewrite.type_ref(ty),
        BodyKind::Text | BodyKind::Bytes => &mut [],
    };
    members.iter_mut().for_each(|member| rewrite.type_ref(&mut member.field.ty));
}

fn in_parameters(parameters: &mut [Parameter], rewrite: &mut impl Rewrite) {
    parameters.iter_mut().for_each(|parameter| rewrite.type_ref(&mut parameter.field.ty));
}

fn in_fields(fields: &mut [Field], rewrite: &mut impl Rewrite) {
    fields.iter_mut().for_each(|field| rewrite.type_ref(&mut field.ty));
}
