//! Arrays: lists of one type, and tuples.

use crate::api::{Kind, Origin, Selector, Step, Type, TypeRef, Variant};
use crate::load::{Node, Value};
use crate::lower::schema::Schemas;
use crate::lower::schema::conjunction::{Merged, Part};

/// Rust compares and prints tuples up to this length, and the runtime reads them. A longer array is
/// a list of what stands at any place.
const LONGEST_TUPLE: usize = 12;

impl<'d> Schemas<'d, '_> {
    /// The type of an array.
    ///
    /// An array whose first items have schemas of their own (`prefixItems`, or `items` as a list)
    /// is a tuple where its length is fixed, by `minItems` and by `items: false` or `maxItems`.
    /// Without `minItems` it may end early, so that it is a list then, of whatever stands at any of
    /// its places.
    pub(in crate::lower) fn lower_array(&mut self, merged: &Merged<'d>, origin: &Origin) -> Type {
        let prefix = prefix_of(merged);
        if prefix.is_empty() {
            return Type::Array(Box::new(self.lower_items(merged, origin)));
        }
        let length = prefix.len();
        let is_closed = is_closed(merged, &prefix)
            || bound(merged, "maxItems").is_some_and(|most| most <= length);
        let is_full = bound(merged, "minItems").is_some_and(|least| least >= length);
        let items: Vec<TypeRef> = prefix
            .iter()
            .enumerate()
            .map(|(index, node)| {
                self.lower_schema(&[Part::new(node)], &origin.then(Step::TupleItem(index + 1)))
            })
            .collect();
        if is_closed
            && is_full
            && length <= LONGEST_TUPLE
            && bound(merged, "maxItems").is_none_or(|most| most >= length)
        {
            return Type::Tuple(items);
        }
        let rest = (!is_closed).then(|| self.lower_items(merged, origin));
        let nullable = items.iter().chain(&rest).any(|item| item.nullable);
        let variants = items.into_iter().chain(rest).enumerate().map(|(index, item)| Variant {
            name: scalar_kind(&item.ty)
                .map_or_else(|| format!("item {}", index + 1), |kind| kind.word().to_owned()),
            ty: item.ty,
            mapped: Vec::new(),
            selector: Selector::Trial,
        });
        let variants = variants.collect();
        let ty = self.union_of(variants, None, merged, &origin.then(Step::Item));
        Type::Array(Box::new(TypeRef { ty, nullable }))
    }

    fn lower_items(&mut self, merged: &Merged<'d>, origin: &Origin) -> TypeRef {
        let mut parts: Vec<Part<'d>> = merged.items.iter().map(|node| Part::new(node)).collect();
        if parts.is_empty() {
            let rest = merged.parts.iter().filter_map(|part| part.node.get("additionalItems"));
            parts.extend(rest.filter(|node| node.is_object()).map(Part::new));
        }
        if parts.is_empty() {
            return TypeRef { ty: Type::Any, nullable: false };
        }
        self.lower_schema(&parts, &origin.then(Step::Item))
    }
}

fn scalar_kind(ty: &Type) -> Option<Kind> {
    Some(match ty {
        Type::Boolean => Kind::Boolean,
        Type::Integer(_) => Kind::Integer,
        Type::Number(_) => Kind::Number,
        Type::String(_) => Kind::String,
        _ => return None,
    })
}

/// The schemas of the first items, place by place. Of several lists the longest counts.
pub(in crate::lower) fn prefix_of<'d>(merged: &Merged<'d>) -> Vec<&'d Node<'d>> {
    let lists =
        merged.parts.iter().flat_map(|part| ["prefixItems", "items"].map(|key| part.node.get(key)));
    let longest =
        lists.flatten().map(Node::items).max_by_key(|items| items.len()).unwrap_or_default();
    longest.iter().collect()
}

/// Whether nothing may follow the first items.
pub(in crate::lower) fn is_closed(merged: &Merged<'_>, prefix: &[&Node<'_>]) -> bool {
    let mut nodes = merged
        .parts
        .iter()
        .flat_map(|part| ["items", "additionalItems"].map(|key| part.node.get(key)))
        .flatten();
    !prefix.is_empty() && nodes.any(|node| matches!(node.value, Value::Bool(false)))
}

pub(in crate::lower) fn bound(merged: &Merged<'_>, key: &str) -> Option<usize> {
    merged.parts.iter().filter_map(|part| part.node.get(key)?.scalar()?.parse().ok()).next()
}
