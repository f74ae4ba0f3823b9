//! Variants as one type, where one type takes the values of all.

use indexmap::IndexMap;

use crate::api::passes::tell_apart;
use crate::api::{
    Enum, EnumKind, EnumValue, Field, Kind, Origin, Record, Selector, Shape, Step, Text, Type,
    TypeRef, Union, Untagged, Variant, VariantName,
};
use crate::load::Node;
use crate::lower::schema::Schemas;
use crate::lower::schema::choice::Choice;
use crate::lower::schema::conjunction::Merged;

impl<'d> Schemas<'d, '_> {
    /// The type of a list of variants: merged where one type takes all of them, else a union.
    pub(in crate::lower) fn union_of(
        &mut self,
        variants: Vec<Variant>,
        discriminator: Option<&Node<'d>>,
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> Type {
        let variants = self.simplified(variants, merged, origin);
        match variants.as_slice() {
            [] => Type::Any,
            [only] if discriminator.is_none() => only.ty.clone(),
            _ if variants.iter().any(|variant| variant.ty == Type::Any) => Type::Any,
            _ => {
                let tag =
                    discriminator.and_then(|node| node.get("propertyName")).and_then(Node::as_str);
                let union = Union {
                    tags: tag.map(str::to_owned).into_iter().collect(),
                    variants,
                    untagged: Untagged::Unexpected,
                };
                self.item(merged, origin, Shape::Union(union))
            }
        }
    }

    /// Drops repeated types, and joins types where one takes the values of both: string
    /// enums, strings of different formats, integers of different widths, and numbers.
    fn simplified(
        &mut self,
        variants: Vec<Variant>,
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> Vec<Variant> {
        let mut kept: IndexMap<Type, Variant> = IndexMap::new();
        for variant in variants {
            match kept.get_mut(&variant.ty) {
                Some(before) => before.mapped.extend(variant.mapped),
                None => _ = kept.insert(variant.ty.clone(), variant),
            }
        }
        let mut kept: Vec<Variant> = kept.into_values().collect();
        self.join_strings(&mut kept, merged, origin);
        join_widths(&mut kept);
        kept
    }

    fn join_strings(&mut self, kept: &mut Vec<Variant>, merged: &Merged<'d>, origin: &Origin) {
        let is_string = |this: &Self, ty: &Type| match ty {
            Type::String(_) => true,
            Type::Named(id) => {
                matches!(&this.store.types[*id].shape, Shape::Enum(values) if values.kind == EnumKind::String)
            }
            _ => false,
        };
        let strings: Vec<Variant> =
            kept.iter().filter(|variant| is_string(self, &variant.ty)).cloned().collect();
        let [first, _, ..] = strings.as_slice() else {
            return;
        };
        let mut values: IndexMap<String, EnumValue> = IndexMap::new();
        for variant in &strings {
            let Type::Named(id) = variant.ty else {
                continue;
            };
            let Shape::Enum(one) = &self.store.types[id].shape else {
                continue;
            };
            for value in &one.values {
                values.entry(value.value.clone()).or_insert_with(|| value.clone());
            }
        }
        self.forget(&strings, origin);
        let ty = if values.is_empty() {
            Type::String(Text::Plain)
        } else {
            let values = values.into_values().collect();
            self.item(merged, origin, Shape::Enum(Enum { kind: EnumKind::String, values }))
        };
        let joined = Variant { name: Kind::String.word().to_owned(), ty, ..first.clone() };
        let place =
            kept.iter().position(|variant| is_string(self, &variant.ty)).unwrap_or_default();
        kept.retain(|variant| !is_string(self, &variant.ty));
        kept.insert(place.min(kept.len()), joined);
    }

    /// Enums that were only made to be joined are not to be found again: an equal one elsewhere
    /// would take its name from here.
    fn forget(&mut self, joined: &[Variant], origin: &Origin) {
        for variant in joined {
            let Type::Named(id) = variant.ty else {
                continue;
            };
            let def = &self.store.types[id];
            if def.origin.owner == origin.owner
                && def.origin.steps.len() > origin.steps.len()
                && def.origin.steps.starts_with(&origin.steps)
            {
                let key = (def.docs.clone(), def.deprecated.clone(), def.shape.clone());
                self.store.interned.remove(&key);
            }
        }
    }

    /// `anyOf` of objects that nothing tells apart: a value may be several of them at once, so one
    /// record has the members of all. Required are those that all require; where the types of a
    /// member differ, it has any of them.
    pub(in crate::lower) fn wide_record(
        &mut self,
        variants: &[Variant],
        choice: &Choice<'d>,
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> Option<Record> {
        let records: Vec<Record> = variants
            .iter()
            .map(|variant| self.store.types.record(&variant.ty).cloned())
            .collect::<Option<_>>()?;
        let mut union =
            Union { tags: Vec::new(), variants: variants.to_vec(), untagged: Untagged::Unexpected };
        if records.len() < 2
            || choice.discriminator.is_some()
            || tell_apart::choose(&self.store.types, &mut union)
        {
            return None;
        }
        let mut members: IndexMap<String, Vec<Field>> = IndexMap::new();
        for field in records.iter().flat_map(|record| &record.fields) {
            members.entry(field.name.clone()).or_default().push(field.clone());
        }
        let mut fields = Vec::with_capacity(members.len());
        for (name, same) in members {
            fields.push(self.joined_field(&name, same, records.len(), merged, origin)?);
        }
        let rest = records.iter().find_map(|record| record.rest.clone());
        let any = || Box::new(TypeRef::plain(Type::Any));
        let agree = records.iter().all(|record| record.rest.is_none() || record.rest == rest);
        Some(Record { fields, rest: rest.map(|rest| if agree { rest } else { any() }) })
    }

    /// One member of several records.
    pub(in crate::lower) fn joined_field(
        &mut self,
        name: &str,
        same: Vec<Field>,
        records: usize,
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> Option<Field> {
        let mut field = same.first()?.clone();
        field.required = same.len() == records && same.iter().all(|one| one.required);
        field.ty.nullable = same.iter().any(|one| one.ty.nullable);
        if same.iter().any(|one| one.constant != field.constant) {
            field.constant = None;
        }
        if same.iter().any(|one| one.ty.ty != field.ty.ty) {
            let variants = same.into_iter().enumerate().map(|(index, one)| Variant {
                name: self.variant_name(&one.ty.ty, index).to_string(),
                ty: one.ty.ty,
                mapped: Vec::new(),
                selector: Selector::Trial,
            });
            let variants = variants.collect();
            field.ty.ty = self.union_of(
                variants,
                None,
                merged,
                &origin.then(Step::Property(name.to_owned())),
            );
        }
        Some(field)
    }

    /// What a variant of this type is called: by its kind, where that says something.
    fn variant_name(&self, ty: &Type, index: usize) -> VariantName {
        match tell_apart::kind_of(&self.store.types, ty) {
            Kind::Object | Kind::Any => VariantName::Position(index + 1),
            kind => VariantName::Kind(kind),
        }
    }
}

/// Integers of several widths are one variant, and so are numbers.
fn join_widths(variants: &mut Vec<Variant>) {
    let widest = |one: &Type, other: &Type| match (one, other) {
        (Type::Integer(one), Type::Integer(other)) => Some(Type::Integer(one.joined(*other))),
        (Type::Number(one), Type::Number(other)) => Some(Type::Number(one.joined(*other))),
        _ => None,
    };
    let mut joined: Vec<Variant> = Vec::with_capacity(variants.len());
    for variant in variants.drain(..) {
        let place = |before: &mut Variant| {
            let ty = widest(&before.ty, &variant.ty)?;
            before.ty = ty;
            Some(())
        };
        if joined.iter_mut().find_map(place).is_none() {
            joined.push(variant);
        }
    }
    *variants = joined;
}
