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

use super::reach::{Usage, named, parts, spread_mut, usages};
use super::references::{Rewrite, in_answers, in_request, in_shape};
use crate::api::{Access, Api, Shape, Step, TypeId};

/// Gives every type the members of the direction in which it travels.
pub(crate) fn split(api: &mut Api) {
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
    let mut sent_as = SentAs(sent_as);
    filter(api, &usages, &mut sent_as);
    for operation in &mut api.operations {
        in_request(operation, &mut sent_as);
        in_answers(&mut operation.callbacks, &mut sent_as);
        for members in spread_mut(operation) {
            members.retain(|member| member.field.access != Access::Received);
        }
    }
    in_answers(&mut api.webhooks, &mut sent_as);
    for schema in &mut api.schemas {
        let mut sent = schema.ty.clone();
        sent_as.type_ref(&mut sent);
        schema.sent = (sent != schema.ty).then_some(sent);
        named(&schema.ty.ty, &mut |id| {
            schema.only_sent |= usages[id.0].sent && !usages[id.0].received
        });
    }
}

/// Takes the members of the other direction out of every record, and lets what is sent hold what is
/// sent.
fn filter(api: &mut Api, usages: &[Usage], sent_as: &mut SentAs) {
    for (index, def) in api.types.iter_mut().enumerate() {
        // What was added above is the sent form of something.
        let is_sent = usages.get(index).is_none_or(|usage| usage.sent && !usage.received);
        let foreign = if is_sent { Access::Received } else { Access::Sent };
        if let Shape::Record(record) = &mut def.shape {
            record.fields.retain(|field| field.access != foreign);
        }
        if is_sent {
            in_shape(&mut def.shape, sent_as);
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

/// By its id, the form in which each type is sent.
struct SentAs(Vec<TypeId>);

impl Rewrite for SentAs {
    fn id(&mut self, id: &mut TypeId) {
        *id = self.0.get(id.0).copied().unwrap_or(*id);
    }
}
