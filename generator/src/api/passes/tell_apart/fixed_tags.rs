//! Pass: the members that say which variant of a union their record is.
//!
//! ```text
//! Pet: { oneOf: [Cat, Dog], discriminator: { propertyName: type } }
//! Cat: { type: string, purrs }
//! ```
//!
//! A cat that is sent always says `type: "Cat"`: nobody should have to. Where the same record
//! stands for several values, the choice between them is the caller's. A record that does not
//! describe its tag gets it.

use std::collections::BTreeMap;

use crate::api::passes::reach::Usage;
use crate::api::{Api, Constant, Field, Record, Selector, Shape, Text, Type, TypeId, TypeRef};

/// What the unions around a record make of one of its members.
#[derive(Default)]
struct Tag {
    /// The values that select the record.
    values: Vec<String>,
    /// Whether it may be absent.
    optional: bool,
}

/// Fixes the tags of all records that are variants by one.
pub(in crate::api) fn fix_tags(api: &mut Api, usages: &[Usage]) {
    for ((id, name), tag) in tags(api) {
        let sent = usages.get(id.0).is_none_or(|usage| usage.sent);
        if let Shape::Record(record) = &mut api.types[id].shape {
            fix_tag(record, &name, &tag, sent);
        }
    }
}

fn tags(api: &Api) -> BTreeMap<(TypeId, String), Tag> {
    let mut tags: BTreeMap<(TypeId, String), Tag> = BTreeMap::new();
    for def in api.types.iter() {
        let Shape::Union(union) = &def.shape else {
            continue;
        };
        let [name] = union.tags.as_slice() else {
            continue;
        };
        for variant in &union.variants {
            let (Selector::Tags(values), Some(id)) =
                (&variant.selector, api.types.item(&variant.ty))
            else {
                continue;
            };
            let tag = tags.entry((id, name.clone())).or_default();
            for value in values.iter().flatten() {
                if !tag.values.contains(value) {
                    tag.values.push(value.clone());
                }
            }
            tag.optional |= union.untagged.variant() == Some(&variant.ty);
        }
    }
    tags
}

fn fix_tag(record: &mut Record, name: &str, tag: &Tag, sent: bool) {
    let only = match tag.values.as_slice() {
        [only] if !tag.optional => Some(only),
        _ => None,
    };
    let Some(field) = record.fields.iter_mut().find(|field| field.name == name) else {
        let mut field = Field::new(name, TypeRef::plain(Type::String(Text::Plain)));
        field.constant = only.map(|value| Constant::String(value.clone()));
        field.required = !tag.optional;
        record.fields.insert(0, field);
        return;
    };
    match (&field.constant, only) {
        (Some(constant), Some(value)) if constant.text() == *value => field.required = true,
        (None, Some(value)) if sent => {
            let constant = constant_of(&field.ty.ty, value);
            field.required |= constant.is_some();
            field.constant = constant;
        }
        _ => {}
    }
}

/// A tag's value as one of the member's type.
fn constant_of(ty: &Type, value: &str) -> Option<Constant> {
    match ty {
        Type::Integer(_) | Type::Number(_) => {
            value.parse::<f64>().is_ok().then(|| Constant::Number(value.to_owned()))
        }
        Type::Boolean => value.parse().ok().map(Constant::Boolean),
        Type::String(_) | Type::Named(_) => Some(Constant::String(value.to_owned())),
        _ => None,
    }
}
