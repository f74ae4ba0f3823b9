//! Members that can have but one value and need not be there, which a new record has nevertheless.
//!
//! Such a member is sent where it says what the record is, since servers ask for it there
//! (WireMock's `UniformDelayDistribution`): in a variant of a union whose other variants have
//! another value, and in a body whose `type` it is. Anywhere else it is a switch, and the choice is
//! the caller's: a call that is updated with `Status: canceled` is canceled.

use rustc_hash::{FxHashMap, FxHashSet};

use super::constants::is_literal;
use crate::api::{Api, BodyKind, Constant, Content, Field, Record, Shape, TypeId};
use crate::plan::Planner;
use crate::sdk::{DefaultValue, Mode, RustType};

/// The names of members that say what an object is.
const NAMES: &[&str] = &["$type", "@type", "_type", "kind", "object", "type"];

/// The members that a new record has though they are optional.
pub(in crate::plan) fn initial_members(api: &Api) -> FxHashSet<(TypeId, String)> {
    let mut members = FxHashSet::default();
    for def in api.types.iter() {
        if let Shape::Union(union) = &def.shape {
            let variants = union.variants.iter().filter_map(|variant| {
                Some((api.types.item(&variant.ty)?, api.types.record(&variant.ty)?))
            });
            add_telling(&variants.collect::<Vec<_>>(), &mut members);
        }
    }
    let bodies = api.operations.iter().filter_map(|operation| operation.body.as_ref());
    let contents = bodies.flat_map(|body| std::iter::once(&body.content).chain(&body.others));
    for BodyValue { id, record } in contents.filter_map(|content| BodyValue::of(api, content)) {
        let telling = record.fields.iter().filter(|field| value_of_body(field).is_some());
        members.extend(telling.map(|field| (id, field.name.clone())));
    }
    members
}

/// A body that is a record.
struct BodyValue<'a> {
    id: TypeId,
    record: &'a Record,
}

impl<'a> BodyValue<'a> {
    fn of(api: &'a Api, content: &'a Content) -> Option<Self> {
        let BodyKind::Value { ty, .. } = &content.payload else {
            return None;
        };
        Some(Self { id: api.types.item(&ty.ty)?, record: api.types.record(&ty.ty)? })
    }
}

/// The value of an optional member of a body that says what the body is.
pub(in crate::plan) fn value_of_body(field: &Field) -> Option<&Constant> {
    let is_name = !field.required && NAMES.contains(&field.name.as_str());
    let value = field.constant.as_ref().filter(|value| is_name && is_literal(value))?;
    matches!(value, Constant::String(_) | Constant::Number(_)).then_some(value)
}

/// Adds the optional constants that are another value in another variant.
fn add_telling(variants: &[(TypeId, &Record)], members: &mut FxHashSet<(TypeId, String)>) {
    let fixed = |record: &'_ Record| {
        let fields = record.fields.iter();
        fields
            .filter_map(|field| Some((field.name.clone(), field.constant.clone()?)))
            .collect::<Vec<_>>()
    };
    // The first value of each name, and whether there are others.
    let mut values: FxHashMap<String, (Constant, bool)> = FxHashMap::default();
    for (name, value) in variants.iter().flat_map(|(_, record)| fixed(record)) {
        let (first, several) = values.entry(name).or_insert_with(|| (value.clone(), false));
        *several |= *first != value;
    }
    for (id, record) in variants {
        let optional = record.fields.iter().filter(|field| !field.required);
        let telling = optional.filter(|field| {
            let value = field.constant.as_ref().and_then(|_| values.get(&field.name));
            value.is_some_and(|(_, several)| *several)
        });
        members.extend(telling.map(|field| (*id, field.name.clone())));
    }
}

impl Planner<'_> {
    /// The value that a field has in a new record, where that is not absent.
    pub(super) fn plan_initial(
        &mut self,
        id: TypeId,
        field: &Field,
        (ty, mode): (&RustType, Mode),
    ) -> Option<DefaultValue> {
        let (RustType::Option(inner) | RustType::Nullable(inner)) = ty else {
            return None;
        };
        let is_initial = matches!(mode, Mode::Optional | Mode::Nullable)
            && self.types.usages[id.0].sent
            && self.types.initial.contains(&(id, field.name.clone()));
        let constant = field.constant.as_ref().filter(|_| is_initial)?;
        self.default_value(&field.ty.ty, inner, constant)
    }
}
