//! Pass: how the variants of each union are told apart.
//!
//! The rules in order: the JSON kind alone; the values of members that are fixed in every variant (the
//! declared discriminator, else one member, else several together); a required member that only one
//! variant has; trying one after the other, which is reported where it matters: in what is received.

use rustc_hash::FxHashSet;

use super::reach::usages;
use super::{Api, EventSet, Record, Shape, Type, TypeId, Union, Variant, When};
use crate::report::{Diagnostic, Diagnostics, codes};

/// More combinations than this are no way to tell variants apart.
const MOST_VALUES: usize = 64;

/// Fills [`Union::tags`] and [`Variant::when`] of every union.
pub fn select(api: &mut Api, diagnostics: &mut Diagnostics) {
    let usages = usages(api);
    for (index, usage) in usages.iter().enumerate() {
        let Shape::Union(union) = &api.types[index].shape else { continue };
        let mut union = union.clone();
        if !choose(api, &mut union) && usage.received {
            let def = &api.types[index];
            diagnostics.push(
                Diagnostic::warning(
                    codes::VARIANTS_NOT_DISTINGUISHED,
                    "nothing tells the variants of this union apart",
                )
                .at(def.at, "variants that can look the same")
                .chosen("the variants are tried in the document's order; the first that fits is taken")
                .help("give the variants a `discriminator`, or a member whose value is fixed by `enum` or `const`"),
            );
        }
        api.types[index].shape = Shape::Union(union);
    }
    select_events(api);
}

/// Fills [`EventSet::choice`]: events that only trial would tell apart are told by their names alone.
fn select_events(api: &mut Api) {
    let by_body = |api: &Api, set: &EventSet| {
        let mut union = set.as_union()?;
        choose(api, &mut union).then_some(union)
    };
    api.webhooks.choice = by_body(api, &api.webhooks);
    for index in 0..api.operations.len() {
        api.operations[index].callbacks.choice = by_body(api, &api.operations[index].callbacks);
    }
}

/// The JSON kinds between which a union can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A string.
    String,
    /// A boolean.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// An array.
    Array,
    /// An object.
    Object,
    /// Any of them, or several.
    Any,
}

/// The kind of JSON value that a type takes.
#[must_use]
pub fn kind_of(api: &Api, ty: &Type) -> Kind {
    match ty {
        Type::Any => Kind::Any,
        Type::Boolean => Kind::Boolean,
        Type::Integer(_) => Kind::Integer,
        Type::Number(_) => Kind::Number,
        Type::String(_) => Kind::String,
        Type::Array(_) | Type::Tuple(_) => Kind::Array,
        Type::Map(_) => Kind::Object,
        Type::Named(id) => match &api.type_def(*id).shape {
            Shape::Record(_) => Kind::Object,
            Shape::Enum(values) if values.whole => Kind::Integer,
            Shape::Enum(_) => Kind::String,
            Shape::Alias(target) => kind_of(api, &target.ty),
            Shape::Union(union) => union_kind(api, *id, union),
        },
    }
}

/// A union has a kind when all its variants share it; a union inside itself has none.
fn union_kind(api: &Api, id: TypeId, union: &Union) -> Kind {
    let mut kinds = union.variants.iter().map(|variant| match api.item(&variant.ty) {
        Some(inner) if inner == id || matches!(api.type_def(inner).shape, Shape::Union(_)) => Kind::Any,
        _ => kind_of(api, &variant.ty),
    });
    let first = kinds.next().unwrap_or(Kind::Any);
    if kinds.all(|kind| kind == first) { first } else { Kind::Any }
}

/// Decides for one union; false when variants must be tried.
pub fn choose(api: &Api, union: &mut Union) -> bool {
    let kinds: Vec<Kind> = union.variants.iter().map(|variant| kind_of(api, &variant.ty)).collect();
    let mut left = Vec::new();
    for (index, kind) in kinds.iter().enumerate() {
        let alone = kinds.iter().filter(|other| *other == kind).count() == 1;
        let any = kinds.contains(&Kind::Any);
        // A declared discriminator decides among objects, be there just one so far.
        let declared = *kind == Kind::Object && !union.tags.is_empty();
        if alone && !any && !declared && *kind != Kind::Any {
            union.variants[index].when = When::Kind;
        } else {
            left.push(index);
        }
    }
    if left.is_empty() {
        return true;
    }
    let objects = left.iter().all(|index| kinds[*index] == Kind::Object);
    let chosen = objects && (by_mapping(union, &left) || by_tags(api, union, &left) || by_key(api, union, &left));
    if !chosen {
        union.tags.clear();
        for index in left {
            union.variants[index].when = When::Trial;
        }
    }
    chosen
}

/// The document says which values of the discriminator stand for which variant.
fn by_mapping(union: &mut Union, left: &[usize]) -> bool {
    if union.tags.len() != 1 || left.iter().any(|index| union.variants[*index].mapped.is_empty()) {
        return false;
    }
    for index in left {
        let variant = &mut union.variants[*index];
        variant.when = When::Tags(variant.mapped.iter().map(|value| vec![value.clone()]).collect());
    }
    true
}

/// One or more members have values that no two variants share.
fn by_tags(api: &Api, union: &mut Union, left: &[usize]) -> bool {
    let records: Option<Vec<&Record>> = left.iter().map(|index| api.record(&union.variants[*index].ty)).collect();
    let Some(records) = records else { return false };
    let Some(first) = records.first() else { return false };
    let mut fixed: Vec<&str> = first
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .filter(|name| records.iter().all(|record| !values_of(api, record, name).is_empty()))
        .collect();
    if let Some(declared) = union.tags.first() {
        fixed.sort_by_key(|name| name != declared);
    }
    let singles = fixed.iter().map(|name| vec![*name]);
    let pairs = fixed.iter().enumerate().flat_map(|(index, one)| fixed[index + 1..].iter().map(|two| vec![*one, *two]));
    let Some(tags) = singles.chain(pairs).find(|tags| are_distinct(api, &records, tags)) else { return false };
    let whens: Vec<When> = records.iter().map(|record| When::Tags(combinations(api, record, &tags))).collect();
    union.tags = tags.into_iter().map(str::to_owned).collect();
    for (index, when) in left.iter().zip(whens) {
        union.variants[*index].when = when;
    }
    true
}

/// The values that a required member of a record can have, where the schema fixes them.
fn values_of(api: &Api, record: &Record, name: &str) -> Vec<String> {
    let Some(field) = record.fields.iter().find(|field| field.name == name && field.required) else {
        return Vec::new();
    };
    if let Some(constant) = &field.constant {
        return vec![constant.text()];
    }
    match &field.ty.ty {
        Type::Named(id) => match &api.type_def(*id).shape {
            Shape::Enum(values) => values.values.iter().map(|value| value.value.clone()).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn combinations(api: &Api, record: &Record, tags: &[&str]) -> Vec<Vec<String>> {
    tags.iter().fold(vec![Vec::new()], |so_far, tag| {
        let values = values_of(api, record, tag);
        so_far
            .iter()
            .flat_map(|before| {
                values.iter().map(move |value| {
                    let mut longer = before.clone();
                    longer.push(value.clone());
                    longer
                })
            })
            .take(MOST_VALUES + 1)
            .collect()
    })
}

fn are_distinct(api: &Api, records: &[&Record], tags: &[&str]) -> bool {
    let mut seen = FxHashSet::default();
    records.iter().all(|record| {
        let all = combinations(api, record, tags);
        all.len() <= MOST_VALUES && all.into_iter().all(|values| seen.insert(values))
    })
}

/// Each variant requires a member that none of the others after it has; the first match wins.
fn by_key(api: &Api, union: &mut Union, left: &[usize]) -> bool {
    let records: Option<Vec<&Record>> = left.iter().map(|index| api.record(&union.variants[*index].ty)).collect();
    let Some(records) = records else { return false };
    let keys: Option<Vec<String>> = records
        .iter()
        .enumerate()
        .map(|(index, record)| {
            let free = |name: &str| {
                records.iter().enumerate().all(|(other, record)| {
                    other == index || record.fields.iter().all(|field| field.name != name) && record.rest.is_none()
                })
            };
            record.fields.iter().find(|field| field.required && free(&field.name)).map(|field| field.name.clone())
        })
        .collect();
    let Some(keys) = keys else { return false };
    union.tags.clear();
    for (index, key) in left.iter().zip(keys) {
        union.variants[*index].when = When::Key(key);
    }
    true
}

impl Variant {
    /// True when a combination of tag values selects this variant.
    #[must_use]
    pub fn is_tagged(&self) -> bool {
        matches!(self.when, When::Tags(_))
    }
}
