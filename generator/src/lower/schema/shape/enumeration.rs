//! `enum` and `const`: lists of allowed values.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use super::enum_labels::{Label, Labels, label_of_choice};
use super::scalar::{double_of, whole_of};
use crate::api::{
    Enum, EnumKind, EnumValue, Origin, Selector, Shape, Step, Text, Type, TypeRef, Variant,
    VariantName,
};
use crate::load::Node;
use crate::lower::schema::Schemas;
use crate::lower::schema::conjunction::Merged;
use crate::lower::schema::kinds::{Kinds, kind_of};
use crate::report::findings;

/// A longer list is data, not a type: what it is made of would be compiled and looked through one
/// by one.
const MOST_VALUES: usize = 2000;

/// A listed value.
#[derive(Clone)]
pub(in crate::lower) struct Listed<'d> {
    /// Its place in the list.
    index: usize,
    node: &'d Node<'d>,
    /// The kind as which it counts.
    kind: Kinds,
    /// The text of a scalar.
    pub(in crate::lower) text: Cow<'d, str>,
}

impl<'d> Schemas<'d, '_> {
    /// The type of a schema with a list of values; `None` where it has none that says more than
    /// `type`.
    pub(in crate::lower) fn lower_values(
        &mut self,
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> Option<TypeRef> {
        let nodes = merged.values.as_ref()?;
        let values = self.typed(merged, listed(nodes));
        let kinds = values.iter().map(|value| value.kind).fold(Kinds::NONE, Kinds::with);
        if kinds == Kinds::NONE {
            return None;
        }
        if kinds.has(Kinds::ARRAY) || kinds.has(Kinds::OBJECT) {
            return Some(TypeRef::plain(Type::Any));
        }
        let is_whole = merged
            .kinds
            .is_some_and(|asked| !asked.has(Kinds::NUMBER) && asked.has(Kinds::INTEGER));
        let numbers = Kinds::NUMBER.with(Kinds::INTEGER);
        let each: Vec<(Kinds, Vec<Listed<'d>>)> = if is_whole || !kinds.has(Kinds::NUMBER) {
            let whole = |kind: Kinds| {
                if kind == Kinds::NUMBER { Kinds::INTEGER } else { kind }
            };
            [Kinds::BOOLEAN, Kinds::INTEGER, Kinds::STRING]
                .map(|kind| (kind, of(&values, |one| whole(one) == kind)))
                .into()
        } else {
            let is_number = |kind: Kinds| numbers.has(kind);
            let mut each = vec![(Kinds::NUMBER, of(&values, is_number))];
            each.extend(
                [Kinds::BOOLEAN, Kinds::STRING].map(|kind| (kind, of(&values, |one| one == kind))),
            );
            each
        };
        let each: Vec<_> = each.into_iter().filter(|(_, values)| !values.is_empty()).collect();
        if let [(kind, values)] = each.as_slice() {
            return Some(TypeRef::plain(self.lower_listed(*kind, values, merged, origin)));
        }
        let variants = each.iter().map(|(kind, values)| {
            let name = VariantName::Kind(super::union_names::one_kind(*kind));
            let ty =
                self.lower_listed(*kind, values, merged, &origin.then(Step::Variant(name.clone())));
            Variant { name: name.to_string(), ty, mapped: Vec::new(), selector: Selector::Trial }
        });
        let variants = variants.collect();
        Some(TypeRef::plain(self.union_of(variants, None, merged, origin)))
    }

    /// The type of values that are all of one kind.
    fn lower_listed(
        &mut self,
        kind: Kinds,
        values: &[Listed<'d>],
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> Type {
        // One fixed value needs no type of its own: the member that holds it is a constant.
        let first = values.first().map(|value| &value.text);
        let is_single = values.iter().all(|value| Some(&value.text) == first);
        // `type: number, enum: [1]` is one of the numbers that stand beside it.
        let is_of_numbers = is_single && merged.kinds.is_some_and(|asked| asked.has(Kinds::NUMBER));
        let plain = match kind {
            Kinds::BOOLEAN => Type::Boolean,
            Kinds::INTEGER if !is_of_numbers => {
                Type::Integer(whole_of(values.iter().map(|value| value.text.as_ref())))
            }
            Kinds::INTEGER | Kinds::NUMBER => {
                Type::Number(double_of(values.iter().map(|value| value.text.as_ref())))
            }
            _ => Type::String(Text::Plain),
        };
        let has_items = match kind {
            Kinds::STRING => true,
            Kinds::INTEGER => values.iter().all(|value| value.text.parse::<i64>().is_ok()),
            _ => false,
        };
        if is_single || !has_items {
            return plain;
        }
        if values.len() > MOST_VALUES {
            self.report_long_list(values);
            return plain;
        }
        let values = named_values(merged, values);
        let kind = if kind == Kinds::INTEGER { EnumKind::Integer } else { EnumKind::String };
        self.item(merged, origin, Shape::Enum(Enum { kind, values }))
    }

    fn report_long_list(&mut self, values: &[Listed<'d>]) {
        let Some(first) = values.first() else { return };
        self.report.push_at(first.node.at, findings::long_enum(values.len(), MOST_VALUES));
    }

    /// The values that the schema's `type` allows. One of another type is read as the `type` says
    /// where its text can be: documents write `enum: ["1", "2"]` for integers, and YAML reads
    /// `enum: [1, true]` where strings were meant.
    fn typed(&mut self, merged: &Merged<'d>, values: Vec<Listed<'d>>) -> Vec<Listed<'d>> {
        let Some(asked) = merged.kinds else {
            return values;
        };
        if values.iter().all(|value| asked.allows_some(value.kind)) {
            return values;
        }
        let fitting: Vec<Listed<'d>> =
            values.iter().filter_map(|value| converted(value, asked)).collect();
        if fitting.is_empty() {
            self.report_contradiction(merged);
            return values;
        }
        let odd = values.iter().find(|value| !asked.allows_some(value.kind));
        if let Some(odd) = odd {
            let lost = values.len() - fitting.len();
            let finding = match lost {
                0 => findings::values_converted(),
                lost => findings::values_left_out(lost),
            };
            self.report.push_at(odd.node.at, finding);
        }
        fitting
    }
}

fn of<'d>(values: &[Listed<'d>], is_one: impl Fn(Kinds) -> bool) -> Vec<Listed<'d>> {
    values.iter().filter(|value| is_one(value.kind)).cloned().collect()
}

/// The values that are not null.
pub(in crate::lower) fn listed<'d>(nodes: &[&'d Node<'d>]) -> Vec<Listed<'d>> {
    let values = nodes.iter().enumerate().filter(|(_, node)| !node.is_null());
    values
        .map(|(index, node)| Listed {
            index,
            node,
            kind: kind_of(node),
            text: node.scalar().unwrap_or_default(),
        })
        .collect()
}

/// A value as one of the kinds asked for.
fn converted<'d>(value: &Listed<'d>, asked: Kinds) -> Option<Listed<'d>> {
    if asked.allows_some(value.kind) {
        return Some(value.clone());
    }
    let is_scalar = !value.kind.has(Kinds::ARRAY.with(Kinds::OBJECT));
    let text = value.text.trim();
    let kind = if asked.has(Kinds::STRING) && is_scalar {
        Kinds::STRING
    } else if value.kind != Kinds::STRING {
        return None;
    } else if asked.has(Kinds::INTEGER)
        && text.parse::<i64>().is_ok_and(|number| number.to_string() == text)
    {
        Kinds::INTEGER
    } else if asked.has(Kinds::NUMBER) && text.parse::<serde_json::Number>().is_ok() {
        Kinds::NUMBER
    } else if asked.has(Kinds::BOOLEAN) && (text == "true" || text == "false") {
        Kinds::BOOLEAN
    } else {
        return None;
    };
    Some(Listed { kind, ..value.clone() })
}

/// The values with the names and texts that the document has for them, each once.
pub(in crate::lower) fn named_values(merged: &Merged<'_>, values: &[Listed<'_>]) -> Vec<EnumValue> {
    let labels = Labels::of(merged);
    let mut seen = FxHashSet::default();
    let first = values.iter().filter(|value| seen.insert(value.text.as_ref()));
    first
        .map(|value| {
            let Label { name, docs } = match merged.value_docs.get(&value.node.at) {
                Some(choice) => label_of_choice(choice),
                None => labels.get(value.index, &value.text),
            };
            EnumValue { value: value.text.clone().into_owned(), name, docs }
        })
        .collect()
}
