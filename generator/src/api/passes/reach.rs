//! Pass: what is used by what, and in which direction.

use crate::api::{Api, BodyKind, Content, Member, Operation, ResponseBody, Shape, Type, TypeId};

/// How a type is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    /// It is part of a request.
    pub sent: bool,
    /// It is part of a response.
    pub received: bool,
    /// It is part of the SDK at all.
    pub live: bool,
}

/// The use of every type, by its id.
#[must_use]
pub(crate) fn usages(api: &Api) -> Vec<Usage> {
    let mut usages = vec![Usage::default(); api.types.len()];
    for operation in &api.operations {
        for ty in sent(operation) {
            mark(api, &mut usages, ty, |usage| &mut usage.sent);
        }
        for ty in received(operation) {
            mark(api, &mut usages, ty, |usage| &mut usage.received);
        }
    }
    for set in api.event_sets() {
        for ty in set.received() {
            mark(api, &mut usages, &ty, |usage| &mut usage.received);
        }
        for ty in set.sent() {
            mark(api, &mut usages, ty, |usage| &mut usage.sent);
        }
    }
    if let Some(ty) = &api.error_body {
        mark(api, &mut usages, ty, |usage| &mut usage.received);
    }
    // A documented component is part of the SDK even where no call and no event names it.
    for (index, def) in api.types.iter().enumerate() {
        if def.documented && def.origin.steps.is_empty() && !usages[index].sent {
            mark(api, &mut usages, &Type::Named(TypeId(index)), |usage| &mut usage.received);
        }
    }
    for usage in &mut usages {
        usage.live = usage.sent || usage.received;
    }
    usages
}

/// The types that a request of the operation holds.
pub(crate) fn sent(operation: &Operation) -> impl Iterator<Item = &Type> {
    let contents =
        operation.body.iter().flat_map(|body| std::iter::once(&body.content).chain(&body.others));
    let body = contents.flat_map(Content::types);
    operation.parameters.iter().map(|parameter| &parameter.field.ty.ty).chain(body)
}

/// The members of bodies that spread into arguments.
pub(crate) fn spread_mut(operation: &mut Operation) -> impl Iterator<Item = &mut Vec<Member>> {
    let contents = operation
        .body
        .iter_mut()
        .flat_map(|body| std::iter::once(&mut body.content).chain(&mut body.others));
    contents.filter_map(|content| match &mut content.payload {
        BodyKind::Members { members, .. } | BodyKind::Same { more: members, .. } => Some(members),
        _ => None,
    })
}

/// The types that a response of the operation holds.
pub(crate) fn received(operation: &Operation) -> impl Iterator<Item = &Type> {
    let responses = &operation.responses;
    let forms = responses.forms.iter().map(|form| &form.content);
    let errors = responses.errors.iter().filter_map(|error| error.ty.as_ref());
    let headers = responses.headers.iter().chain(&responses.refusal_headers);
    responses
        .output
        .contents()
        .chain(forms)
        .filter_map(ResponseBody::ty)
        .chain(headers)
        .chain(errors)
}

/// Calls `visit` for each named type that `ty` mentions directly.
pub(crate) fn named(ty: &Type, visit: &mut impl FnMut(TypeId)) {
    match ty {
        Type::Named(id) => visit(*id),
        Type::Array(inner) | Type::Map(inner) => named(&inner.ty, visit),
        Type::Tuple(items) => items.iter().for_each(|item| named(&item.ty, visit)),
        _ => {}
    }
}

/// Calls `visit` for each type that the definition's parts have.
pub(crate) fn parts(shape: &Shape, visit: &mut impl FnMut(&Type)) {
    match shape {
        Shape::Record(record) => {
            record.fields.iter().for_each(|field| visit(&field.ty.ty));
            if let Some(rest) = &record.rest {
                visit(&rest.ty);
            }
        }
        Shape::Union(union) => union.variants.iter().for_each(|variant| visit(&variant.ty)),
        Shape::Enum(_) => {}
    }
}

fn mark(api: &Api, usages: &mut [Usage], from: &Type, flag: fn(&mut Usage) -> &mut bool) {
    let mut queue = Vec::new();
    named(from, &mut |id| queue.push(id));
    while let Some(id) = queue.pop() {
        let seen = flag(&mut usages[id.0]);
        if *seen {
            continue;
        }
        *seen = true;
        parts(&api.types[id].shape, &mut |ty| named(ty, &mut |next| queue.push(next)));
    }
}
