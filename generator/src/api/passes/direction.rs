//! Pass: types that are sent in another form than they are received in.
//!
//! ```text
//! Pet { id (readOnly), name, owner: Person }      Person { name, password (writeOnly) }
//! ```
//!
//! What is received keeps its name and loses what is only sent; where a type travels in both
//! directions and the two forms differ, in itself or in a type that it holds, the sent form becomes
//! a type of its own: `Pet { id, name, owner: Person }`, `PetInput { name, owner: PersonInput }`. A
//! type that travels in one direction only is filtered where it stands.

use super::reach::{Usage, named, parts, sent_mut, spread_mut, usages};
use crate::api::{Access, Api, Shape, Step, Type, TypeId};

/// Gives every type the members of the direction in which it travels.
pub fn split(api: &mut Api) {
    let usages = usages(api);
    let differs = differing(api);
    let mut sent_as: Vec<TypeId> = api.types.ids().collect();
    for (index, usage) in usages.iter().enumerate() {
        if differs[index] && usage.sent && usage.received {
            let mut def = api.types[TypeId(index)].clone();
            def.origin = def.origin.then(Step::Sent);
            sent_as[index] = api.types.push(def);
        }
    }
    filter(api, &usages, &sent_as);
    for operation in &mut api.operations {
        sent_mut(operation, &mut |ty| redirect(ty, &sent_as));
        operation.callbacks.sent_mut(&mut |ty| redirect(ty, &sent_as));
        for members in spread_mut(operation) {
            members.retain(|member| member.field.access != Access::Received);
        }
    }
    api.webhooks.sent_mut(&mut |ty| redirect(ty, &sent_as));
    for schema in &mut api.schemas {
        let mut sent = schema.ty.clone();
        redirect(&mut sent.ty, &sent_as);
        schema.sent = (sent != schema.ty).then_some(sent);
        named(&schema.ty.ty, &mut |id| {
            schema.only_sent |= usages[id.0].sent && !usages[id.0].received
        });
    }
}

/// Takes the members of the other direction out of every record, and lets what is sent hold what is
/// sent.
fn filter(api: &mut Api, usages: &[Usage], sent_as: &[TypeId]) {
    for (index, def) in api.types.iter_mut().enumerate() {
        // What was added above is the sent form of something.
        let is_sent = usages.get(index).is_none_or(|usage| usage.sent && !usage.received);
        let foreign = if is_sent { Access::Received } else { Access::Sent };
        if let Shape::Record(record) = &mut def.shape {
            record.fields.retain(|field| field.access != foreign);
        }
        if is_sent {
            parts_mut(&mut def.shape, &mut |ty| redirect(ty, sent_as));
        }
    }
}

/// The types whose two forms differ: those with a member of one direction, and all that hold one of
/// them.
fn differing(api: &Api) -> Vec<bool> {
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
    let mut queue = Vec::new();
    for (index, def) in api.types.iter().enumerate() {
        parts(&def.shape, &mut |ty| named(ty, &mut |target| holders[target.0].push(index)));
        if let Shape::Record(record) = &def.shape
            && record.fields.iter().any(|field| field.access != Access::Both)
        {
            queue.push(index);
        }
    }
    let mut differs = vec![false; api.types.len()];
    while let Some(index) = queue.pop() {
        if !differs[index] {
            differs[index] = true;
            queue.append(&mut holders[index]);
        }
    }
    differs
}

fn redirect(ty: &mut Type, sent_as: &[TypeId]) {
    match ty {
        Type::Named(id) => *id = sent_as.get(id.0).copied().unwrap_or(*id),
        Type::Array(inner) | Type::Map(inner) => redirect(&mut inner.ty, sent_as),
        Type::Tuple(items) => items.iter_mut().for_each(|item| redirect(&mut item.ty, sent_as)),
        _ => {}
    }
}

fn parts_mut(shape: &mut Shape, visit: &mut impl FnMut(&mut Type)) {
    match shape {
        Shape::Record(record) => {
            record.fields.iter_mut().for_each(|field| visit(&mut field.ty.ty));
            if let Some(rest) = &mut record.rest {
                visit(&mut rest.ty);
            }
        }
        Shape::Union(union) => {
            union
                .variants
                .iter_mut()
                .map(|variant| &mut variant.ty)
                .chain(&mut union.absent)
                .for_each(visit);
        }
        Shape::Alias(target) => visit(&mut target.ty),
        Shape::Enum(_) => {}
    }
}
