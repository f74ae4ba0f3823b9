//! Schemas to types: which kind of type a schema becomes.

pub(in crate::lower) mod array;
pub(super) mod defaults;
pub(super) mod discriminator;
pub(super) mod enum_labels;
pub(super) mod enumeration;
pub(super) mod facts;
pub(super) mod hierarchy;
pub(super) mod limits;
pub(super) mod member;
pub(super) mod object;
pub(super) mod record;
pub(super) mod scalar;
pub(super) mod union;
pub(super) mod union_names;
pub(super) mod wide_record;

use super::conjunction::{Merged, Part};
use super::kinds::Kinds;
use super::memo::{Progress, is_readable, list_item};
use super::nullable::says_nullable;
use crate::api::{
    Constant, Deprecation, Docs, Origin, Shape, Type, TypeDef, TypeId, TypeRef, Union, Variant,
};
use crate::load::{Node, Value};
use crate::lower::schema::Schemas;
use crate::lower::schema::reference::SoleReference;
use crate::report::findings;
use crate::source::Pos;
use facts::besides;
use member::fallback;

/// Deeper nesting than this is a document gone wrong.
const MOST_NESTED: usize = 200;

impl<'d> Schemas<'d, '_> {
    /// The type of a conjunction of schemas.
    pub(in crate::lower) fn lower_schema(
        &mut self,
        parts: &[Part<'d>],
        origin: &Origin,
    ) -> TypeRef {
        if let [part] = parts
            && let Some(reference) = Self::as_reference(part.node)
        {
            let mut ty = self.lower_reference(reference);
            ty.nullable |= says_nullable(part.node);
            return ty;
        }
        if let Some(SoleReference { reference, nullable }) = self.sole_reference(parts) {
            let mut ty = self.lower_reference(reference);
            ty.nullable |= nullable || parts.iter().any(|part| says_nullable(part.node));
            return ty;
        }
        let Some(head) = parts.first().map(|part| part.node) else {
            return TypeRef::plain(Type::Any);
        };
        if self.memo.depth >= MOST_NESTED {
            self.report_depth(head);
            return TypeRef::plain(Type::Any);
        }
        if self.is_exhausted(head.at) {
            return TypeRef::plain(Type::Any);
        }
        if origin.is_component() {
            self.lower_conjunction(parts, origin)
        } else {
            self.lower_inline(parts, head, origin)
        }
    }

    /// The type of a conjunction of schemas, merged.
    pub(in crate::lower) fn lower_conjunction(
        &mut self,
        parts: &[Part<'d>],
        origin: &Origin,
    ) -> TypeRef {
        self.memo.depth += 1;
        let merged = self.merge(parts);
        let mut ty = self.lower_merged(&merged, origin);
        ty.nullable |= merged.allows_null();
        self.memo.depth -= 1;
        ty
    }

    fn report_depth(&mut self, head: &Node<'_>) {
        self.report.push(findings::schemas_too_deep(MOST_NESTED).at(head.at));
    }

    fn lower_merged(&mut self, merged: &Merged<'d>, origin: &Origin) -> TypeRef {
        self.report_unknown_types(merged);
        if !merged.unions.is_empty() {
            return self.lower_union(merged, origin);
        }
        if merged.values.as_ref().is_some_and(Vec::is_empty) {
            self.report_contradiction(merged);
        }
        if let Some(ty) = self.lower_values(merged, origin) {
            return ty;
        }
        let kinds = merged.effective_kinds().without(Kinds::NULL);
        if kinds == Kinds::ALL.without(Kinds::NULL) {
            return TypeRef { ty: Type::Any, nullable: false };
        }
        if kinds == Kinds::NONE {
            if merged.kinds == Some(Kinds::NONE) {
                self.report_contradiction(merged);
            }
            return TypeRef { ty: Type::Any, nullable: false };
        }
        let each: Vec<Kinds> = kinds.iter().collect();
        match each.as_slice() {
            [kind] => TypeRef::plain(self.lower_kind(*kind, merged, origin)),
            _ => self.lower_kinds(&each, merged, origin),
        }
    }

    fn report_unknown_types(&mut self, merged: &Merged<'d>) {
        for node in &merged.unknown_types {
            let name = node.as_str().unwrap_or_default();
            self.report.push_at(node.at, findings::unknown_type(name));
        }
    }

    pub(in crate::lower) fn report_contradiction(&mut self, merged: &Merged<'d>) {
        let Some(first) = merged.parts.first() else {
            return;
        };
        let mut diagnostic = findings::contradiction();
        for part in &merged.parts {
            for asked in ["type", "enum", "const"].iter().filter_map(|key| part.node.get(key)) {
                diagnostic = diagnostic.related(asked.at);
            }
        }
        self.report.push_at(first.node.at, diagnostic);
    }

    /// The type of one JSON kind.
    pub(in crate::lower) fn lower_kind(
        &mut self,
        kind: Kinds,
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> Type {
        let ty = match kind {
            Kinds::ARRAY => self.lower_array(merged, origin),
            Kinds::OBJECT => self.lower_object(merged, origin),
            _ => return self.lower_scalar(kind, merged),
        };
        if is_readable(&ty) {
            return ty;
        }
        list_item(ty).map_or(Type::Any, |shape| self.item(merged, origin, shape))
    }

    /// Makes an item of a shape: a component's own, or an inline one, merged with its like.
    pub(in crate::lower) fn item(
        &mut self,
        merged: &Merged<'d>,
        origin: &Origin,
        shape: Shape,
    ) -> Type {
        self.store.budget.count_made(&shape);
        let is_component = origin.is_component();
        let head = merged.parts.first().map(|part| part.node);
        let at = head.map(|node| node.at).unwrap_or_default();
        let here = merged.annotations.here();
        let docs = if is_component || is_described(&shape) { here.docs() } else { Docs::default() };
        let mut def = TypeDef::new(at, origin.clone(), shape);
        def.documented = !head.is_some_and(|node| self.is_undocumented(node));
        def.docs = docs.clone();
        if is_component {
            // What its parts say behind references is said nowhere else of the whole.
            def.docs = merged.annotations.docs();
            def.default = merged.annotations.get("default").and_then(fallback);
            def.facts = besides(&def.shape, self.lower_facts(&merged.annotations));
            def.deprecated = here.deprecation();
        }
        // Something inside a schema may have referred back to it by a pointer.
        let is_awaited = !self.memo.bases.contains(&at)
            && matches!(self.memo.shared.get(&[(at, true)][..]), Some(Progress::Busy(Some(_))));
        if is_component || is_awaited {
            self.own_item(def, docs)
        } else {
            Type::Named(self.shared_item(def))
        }
    }

    /// An item of its own. An inline one that is the same, with the same `docs`, becomes it.
    fn own_item(&mut self, def: TypeDef, docs: Docs) -> Type {
        let reserved = match self.memo.shared.get(&[(def.at, true)][..]) {
            Some(Progress::Busy(Some(id))) => Some(*id),
            _ => None,
        };
        let key = (docs, def.deprecated.clone(), def.shape.clone());
        let id = match reserved {
            Some(id) => {
                self.store.types.define(id, def);
                id
            }
            None => self.push(def),
        };
        self.store.interned.entry(key).or_insert(id);
        Type::Named(id)
    }

    /// An inline item, which is the same as another one of the same structure.
    pub(in crate::lower) fn shared_item(&mut self, def: TypeDef) -> TypeId {
        let key: (Docs, Option<Deprecation>, Shape) =
            (def.docs.clone(), def.deprecated.clone(), def.shape.clone());
        if let Some(id) = self.store.interned.get(&key) {
            return *id;
        }
        let id = self.push(def);
        self.store.interned.insert(key, id);
        id
    }

    fn push(&mut self, def: TypeDef) -> TypeId {
        self.store.types.push(def)
    }

    /// An id for a schema that refers to itself before it is lowered.
    pub(in crate::lower) fn reserve(&mut self, at: Pos, origin: &Origin) -> TypeId {
        let id = self.push(TypeDef::new(at, origin.clone(), Shape::Union(Union::default())));
        self.store.types.alias(id, TypeRef::plain(Type::Any));
        id
    }
}

/// Whether the prose beside an inline schema is about its type: that beside an enum or a choice of
/// scalars is about the member.
fn is_described(shape: &Shape) -> bool {
    let is_scalar = |variant: &Variant| {
        !matches!(variant.ty, Type::Named(_) | Type::Array(_) | Type::Tuple(_) | Type::Map(_))
    };
    match shape {
        Shape::Record(_) => true,
        Shape::Union(union) => !union.variants.iter().all(is_scalar),
        _ => false,
    }
}

/// A scalar of the document as a constant.
pub(in crate::lower) fn constant(node: &Node<'_>) -> Option<Constant> {
    match &node.value {
        Value::String(text) => Some(Constant::String(text.clone().into_owned())),
        Value::Bool(value) => Some(Constant::Boolean(*value)),
        Value::Number(text) => Some(Constant::Number(text.clone().into_owned())),
        _ => None,
    }
}
