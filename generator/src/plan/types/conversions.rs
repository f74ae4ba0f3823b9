//! What each union is made from: what stands in one of its variants alone.
//!
//! With `Content = Text(String) | Parts(Vec<Part>) | Whole(Box<Whole>)` a caller writes `"hi"`,
//! `[part]` or `whole` where a `Content` is asked for. Where two variants could take a value there
//! is no conversion: which of them is meant is for the caller to say.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::api::EnumKind;
use crate::sdk::{ConversionItem, Item, RustType, SourceType, TypeFile, UnionItem};

/// Gives each union its conversions: for its own variants, and for those of a union that it holds.
/// More than one union in between is left to the caller.
///
/// Only those that calls send have any: what is only received is seldom made by hand, and each
/// conversion is a function that takes its time to compile.
pub(in crate::plan) fn plan_conversions(files: &mut [TypeFile], sent: &FxHashSet<&str>) {
    let items = files.iter().flat_map(|file| &file.items);
    let enums: FxHashMap<&str, EnumKind> = items
        .clone()
        .filter_map(|item| match item {
            Item::Enum(item) => Some((item.name.as_str(), item.kind)),
            _ => None,
        })
        .collect();
    let unions = items.filter_map(|item| match item {
        Item::Union(union) if sent.contains(union.name.as_str()) => Some(union),
        _ => None,
    });
    let own: FxHashMap<String, Vec<ConversionItem>> =
        unions.map(|union| (union.name.clone(), own_conversions(union, &enums))).collect();
    for item in files.iter_mut().flat_map(|file| &mut file.items) {
        if let Item::Union(union) = item
            && own.contains_key(&union.name)
        {
            let inner = inner_conversions(union, &own);
            let mut conversions = own.get(&union.name).cloned().unwrap_or_default();
            conversions.extend(inner);
            conversions.sort_by_key(|conversion| {
                union.variants.iter().position(|variant| variant.name == conversion.variant)
            });
            union.conversions = conversions;
        }
    }
}

/// What a variant holds, without the box.
fn payload(ty: &RustType) -> &RustType {
    match ty {
        RustType::Boxed(inner) => inner,
        ty => ty,
    }
}

/// The payloads of a union, each with its variant. A union is made from itself anyway.
fn payloads(union: &UnionItem) -> impl Iterator<Item = (&str, &RustType)> + Clone {
    let variants = union.variants.iter();
    let payloads = variants.map(|variant| (variant.name.as_str(), payload(&variant.ty)));
    payloads.filter(|(_, ty)| !matches!(ty, RustType::Item(name) if *name == union.name))
}

/// What is taken by one variant alone.
fn own_conversions(union: &UnionItem, enums: &FxHashMap<&str, EnumKind>) -> Vec<ConversionItem> {
    let lists = payloads(union).filter(|(_, ty)| matches!(ty, RustType::Vec(_))).count();
    let is_only = |ty: &RustType| payloads(union).filter(|(_, other)| *other == ty).count() == 1;
    let only = payloads(union).filter(|(_, ty)| is_only(ty));
    let mut conversions: Vec<ConversionItem> = only
        .map(|(variant, ty)| {
            conversion(
                variant,
                match ty {
                    RustType::Vec(item) if lists == 1 => SourceType::List((**item).clone()),
                    ty => SourceType::Value(ty.clone()),
                },
            )
        })
        .collect();
    for (variant, source) in scalar_conversions(union, enums) {
        if conversions.iter().all(|known| known.source != source) {
            conversions.push(conversion(variant, source));
        }
    }
    conversions
}

fn conversion(variant: &str, source: SourceType) -> ConversionItem {
    ConversionItem { variant: variant.to_owned(), source, is_inner: false }
}

/// The other forms of texts and numbers, where one variant alone takes texts or numbers.
fn scalar_conversions<'u>(
    union: &'u UnionItem,
    enums: &FxHashMap<&str, EnumKind>,
) -> Vec<(&'u str, SourceType)> {
    let kind = |ty: &RustType| match ty {
        RustType::Item(name) => enums.get(name.as_str()).copied(),
        _ => None,
    };
    let text = only(union, |ty| *ty == RustType::Prelude("String")).or_else(|| {
        only(union, |ty| {
            matches!(ty, RustType::Prelude("String") | RustType::Runtime("Secret"))
                || kind(ty) == Some(EnumKind::String)
        })
    });
    let is_integer = |ty: &RustType| match ty {
        RustType::Prelude(name) => name.starts_with(['i', 'u']),
        RustType::Runtime(name) => *name == "Number",
        ty => kind(ty) == Some(EnumKind::Integer),
    };
    let mut found = Vec::new();
    if let Some((variant, _)) = text {
        let string = SourceType::Value(RustType::Prelude("String"));
        found.extend([(variant, string), (variant, SourceType::Str)]);
    }
    let integer = |name| SourceType::Value(RustType::Prelude(name));
    match only(union, is_integer) {
        // Wider types take an `i32`, which is what a literal is where several integers convert.
        Some((variant, ty)) if takes_i64(ty) || kind(ty).is_some() => {
            found.push((variant, integer("i64")));
            if kind(ty).is_none() {
                found.push((variant, integer("i32")));
            }
        }
        Some(_) => {}
        None if payloads(union).any(|(_, ty)| is_integer(ty)) => {}
        None => {
            let float = only(union, |ty| *ty == RustType::Prelude("f64"));
            found.extend(float.map(|(variant, _)| (variant, integer("i32"))));
        }
    }
    found
}

fn takes_i64(ty: &RustType) -> bool {
    matches!(ty, RustType::Prelude("i64") | RustType::Runtime("Number"))
}

/// The variant whose payload is like this, if there is exactly one.
fn only(union: &UnionItem, is_like: impl Fn(&RustType) -> bool) -> Option<(&str, &RustType)> {
    let mut like = payloads(union).filter(|(_, ty)| is_like(ty));
    let first = like.next()?;
    like.next().is_none().then_some(first)
}

/// What a union that is a variant takes, where nothing else here does.
fn inner_conversions(
    union: &UnionItem,
    own: &FxHashMap<String, Vec<ConversionItem>>,
) -> Vec<ConversionItem> {
    let mut candidates = Vec::new();
    for (variant, ty) in payloads(union) {
        let RustType::Item(inner) = ty else {
            continue;
        };
        candidates.extend(own.get(inner).into_iter().flatten().map(|conversion| ConversionItem {
            variant: variant.to_owned(),
            source: conversion.source.clone(),
            is_inner: true,
        }));
    }
    let itself = SourceType::Value(RustType::Item(union.name.clone()));
    let mut taken: Vec<SourceType> =
        payloads(union).map(|(_, ty)| SourceType::Value(ty.clone())).collect();
    taken.extend(own.get(&union.name).into_iter().flatten().map(|known| known.source.clone()));
    taken.push(itself);
    let is_free = |candidate: &ConversionItem| {
        let others = candidates.iter().filter(|other| *other != candidate);
        let mut others = others.map(|other| &other.source).chain(&taken);
        !others.any(|other| clash(other, &candidate.source))
    };
    candidates.iter().filter(|candidate| is_free(candidate)).cloned().collect()
}

/// Whether no type can have both conversions.
fn clash(one: &SourceType, other: &SourceType) -> bool {
    let is_list = |source: &SourceType| match source {
        SourceType::List(_) => true,
        SourceType::Value(ty) => matches!(ty, RustType::Vec(_)),
        SourceType::Str => false,
    };
    let is_open = |source| matches!(source, &SourceType::List(_));
    one == other || (is_list(one) && is_list(other) && (is_open(one) || is_open(other)))
}
