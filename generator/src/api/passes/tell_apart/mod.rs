//! Pass: how the variants of each union are told apart.
//!
//! The rules in order: the JSON kind alone; the values of members that are fixed in every variant
//! (the declared discriminator, else one member, else several together); a required member that
//! only one variant has; trying one after the other, which is reported where it matters: in what is
//! received.

mod fixed_tags;
mod tag_values;

use rustc_hash::FxHashMap;

use super::reach::usages;
use crate::api::{
    Api, EnumKind, EventSet, Field, Kind, Record, Selector, Shape, Type, Types, Union, Untagged,
    Variant,
};
use crate::report::{Diagnostics, findings};
use fixed_tags::fix_tags;
use tag_values::{MOST_VALUES, are_distinct, combined, is_fixed};

/// Unions in unions are looked into this far.
const DEEPEST: usize = 6;

/// Fills [`Union::tags`] and [`Variant::when`] of every union.
pub(crate) fn select(api: &mut Api, diagnostics: &mut Diagnostics) {
    let usages = usages(api);
    for (id, usage) in api.types.ids().zip(&usages) {
        let Shape::Union(union) = &api.types[id].shape else {
            continue;
        };
        if union.is_of_events() {
            continue;
        }
        let mut union = union.clone();
        if !choose(&api.types, &mut union) && usage.received {
            let def = &api.types[id];
            diagnostics.push(findings::variants_alike().at(def.at));
        }
        api.types[id].shape = Shape::Union(union);
    }
    fix_tags(api, &usages);
    select_events(api);
}

/// Fills [`EventSet::choice`]: events that only trial would tell apart are recognized by name
/// alone.
fn select_events(api: &mut Api) {
    let by_body = |api: &Api, set: &EventSet| {
        let mut union = set.as_union()?;
        choose(&api.types, &mut union).then_some(union)
    };
    api.webhooks.choice = by_body(api, &api.webhooks);
    for index in 0..api.operations.len() {
        api.operations[index].callbacks.choice = by_body(api, &api.operations[index].callbacks);
    }
}

/// The kind of JSON value that a type takes.
#[must_use]
pub(crate) fn kind_of(types: &Types, ty: &Type) -> Kind {
    kind_within(types, ty, DEEPEST)
}

fn kind_within(types: &Types, ty: &Type, deepest: usize) -> Kind {
    let Some(deepest) = deepest.checked_sub(1) else {
        return Kind::Any;
    };
    match types.unaliased(ty) {
        Type::Any => Kind::Any,
        Type::Boolean => Kind::Boolean,
        Type::Integer(_) => Kind::Integer,
        Type::Number(_) => Kind::Number,
        Type::String(_) => Kind::String,
        Type::Array(_) | Type::Tuple(_) => Kind::Array,
        Type::Map(_) => Kind::Object,
        Type::Named(id) => match &types[*id].shape {
            Shape::Record(_) => Kind::Object,
            Shape::Enum(values) if values.kind == EnumKind::Integer => Kind::Integer,
            Shape::Enum(_) => Kind::String,
            Shape::Union(union) => union_kind(types, union, deepest),
        },
    }
}

/// A union has a kind when all its variants share it.
fn union_kind(types: &Types, union: &Union, deepest: usize) -> Kind {
    let mut kinds = union.variants.iter().map(|variant| kind_within(types, &variant.ty, deepest));
    let first = kinds.next().unwrap_or(Kind::Any);
    if kinds.all(|kind| kind == first) { first } else { Kind::Any }
}

/// Decides for one union; false when variants must be tried.
pub(crate) fn choose(types: &Types, union: &mut Union) -> bool {
    let kinds: Vec<Kind> =
        union.variants.iter().map(|variant| kind_of(types, &variant.ty)).collect();
    let mut left = Vec::new();
    let mut counts: FxHashMap<Kind, usize> = FxHashMap::default();
    kinds.iter().for_each(|kind| *counts.entry(*kind).or_default() += 1);
    let any = counts.contains_key(&Kind::Any);
    for (index, kind) in kinds.iter().enumerate() {
        let alone = counts.get(kind) == Some(&1);
        // A declared discriminator decides among objects, be there just one so far.
        let declared = *kind == Kind::Object && !union.tags.is_empty();
        if alone && !any && !declared && *kind != Kind::Any {
            let is_beside_integers = *kind == Kind::Number && counts.contains_key(&Kind::Integer);
            union.variants[index].selector =
                if is_beside_integers { Selector::Fraction } else { Selector::Kind };
        } else {
            left.push(index);
        }
    }
    if left.is_empty() {
        return true;
    }
    let objects = left.iter().all(|index| kinds[*index] == Kind::Object);
    let chosen = objects
        && (by_mapping(types, union, &left)
            || by_tags(types, union, &left)
            || by_key(types, union, &left));
    if !chosen {
        union.untagged = Untagged::Unexpected;
        union.tags.clear();
        for index in left {
            union.variants[index].selector = Selector::Trial;
        }
    }
    chosen
}

/// The document says which values of the discriminator stand for which variant.
fn by_mapping(types: &Types, union: &mut Union, left: &[usize]) -> bool {
    if union.tags.len() != 1 || left.iter().any(|index| union.variants[*index].mapped.is_empty()) {
        return false;
    }
    if union.untagged == Untagged::Unexpected {
        let is_lax = |record: &Record| {
            record.fields.iter().any(|field| field.name == union.tags[0] && !field.required)
        };
        let each = left.iter().map(|index| &union.variants[*index].ty);
        let lacking: Vec<&Type> = each.filter(|ty| types.record(ty).is_some_and(is_lax)).collect();
        union.untagged = match lacking.as_slice() {
            [] => Untagged::Unexpected,
            [only] if left.len() > 1 => Untagged::Variant((*only).clone()),
            _ => Untagged::Any,
        };
    }
    for index in left {
        let variant = &mut union.variants[*index];
        variant.selector =
            Selector::Tags(variant.mapped.iter().map(|value| vec![value.clone()]).collect());
    }
    true
}

/// One or more members have values that no two variants share.
fn by_tags(types: &Types, union: &mut Union, left: &[usize]) -> bool {
    let leaves: Option<Vec<Vec<&Record>>> =
        left.iter().map(|index| leaves(types, &union.variants[*index].ty, DEEPEST)).collect();
    let Some(leaves) = leaves else { return false };
    let mut fixed = fixed_in_all(types, &leaves);
    if let Some(declared) = union.tags.first() {
        fixed.sort_by_key(|name| name != declared);
    }
    fixed.truncate(MOST_VALUES);
    // Where all but one require the member, it is that one which lacks it.
    let lacking = |tags: &[&str]| -> Vec<usize> {
        let lacks = |record: &&Record| tags.iter().any(|tag| !requires(record, tag));
        (0..leaves.len()).filter(|index| leaves[*index].iter().any(&lacks)).collect()
    };
    let singles = fixed.iter().map(|name| vec![*name]);
    let pairs = fixed
        .iter()
        .enumerate()
        .flat_map(|(index, one)| fixed[index + 1..].iter().map(|two| vec![*one, *two]));
    let fits = |tags: &Vec<&str>| {
        let lacking = lacking(tags);
        let few = lacking.is_empty() || tags.len() == 1 && lacking.len() == 1 && leaves.len() > 1;
        few && are_distinct(types, &leaves, tags)
    };
    let Some(tags) = singles.chain(pairs).find(fits) else {
        return false;
    };
    let untagged = match lacking(&tags).first() {
        Some(index) => Untagged::Variant(union.variants[left[*index]].ty.clone()),
        None => Untagged::Unexpected,
    };
    let selectors: Vec<Selector> =
        leaves.iter().map(|records| Selector::Tags(combined(types, records, &tags))).collect();
    union.tags = tags.into_iter().map(str::to_owned).collect();
    union.untagged = untagged;
    for (index, selector) in left.iter().zip(selectors) {
        union.variants[*index].selector = selector;
    }
    true
}

/// The members of the first record whose values are fixed in all of them.
fn fixed_in_all<'t>(types: &Types, leaves: &[Vec<&'t Record>]) -> Vec<&'t str> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    let fields = leaves.iter().flatten().flat_map(|record| &record.fields);
    for field in fields.filter(|field| is_fixed(types, field)) {
        *counts.entry(&field.name).or_default() += 1;
    }
    let all = leaves.iter().map(Vec::len).sum();
    let first = leaves.first().and_then(|leaves| leaves.first());
    let names = first.into_iter().flat_map(|record| &record.fields).map(|field| &*field.name);
    names.filter(|name| counts.get(name) == Some(&all)).collect()
}

/// The records that a type stands for: itself, or those of a union's variants.
fn leaves<'a>(types: &'a Types, ty: &Type, deepest: usize) -> Option<Vec<&'a Record>> {
    let deepest = deepest.checked_sub(1)?;
    match &types[types.item(ty)?].shape {
        Shape::Record(record) => Some(vec![record]),
        Shape::Union(union) if union.variants.len() <= MOST_VALUES => {
            let each: Option<Vec<_>> =
                union.variants.iter().map(|variant| leaves(types, &variant.ty, deepest)).collect();
            each.map(|each| each.concat())
        }
        _ => None,
    }
}

fn requires(record: &Record, name: &str) -> bool {
    record.fields.iter().any(|field| field.name == name && field.required)
}

/// Each variant requires a member that none of the others after it has; the first match wins.
fn by_key(types: &Types, union: &mut Union, left: &[usize]) -> bool {
    let records: Option<Vec<&Record>> =
        left.iter().map(|index| types.record(&union.variants[*index].ty)).collect();
    let Some(records) = records else { return false };
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    records
        .iter()
        .flat_map(|record| &record.fields)
        .for_each(|field| *counts.entry(&field.name).or_default() += 1);
    let open = records.iter().filter(|record| record.rest.is_some()).count();
    let key_of = |record: &&Record| {
        // What takes any member has those of the others, too.
        let others_are_closed = open == usize::from(record.rest.is_some());
        let is_free =
            |field: &&Field| field.required && counts.get(field.name.as_str()) == Some(&1);
        record
            .fields
            .iter()
            .find(is_free)
            .filter(|_| others_are_closed)
            .map(|field| field.name.clone())
    };
    let keys: Option<Vec<String>> = records.iter().map(key_of).collect();
    let Some(keys) = keys else { return false };
    union.untagged = Untagged::Unexpected;
    union.tags.clear();
    for (index, key) in left.iter().zip(keys) {
        union.variants[*index].selector = Selector::Key(key);
    }
    true
}

impl Variant {
    /// True when a combination of tag values selects this variant.
    #[must_use]
    pub(crate) fn is_tagged(&self) -> bool {
        matches!(self.selector, Selector::Tags(_))
    }
}
