//! Schemas that are met more than once: lowered once, and remembered.

use rustc_hash::FxHashMap;

use super::conjunction::Part;
use crate::api::{
    Origin, Owner, Selector, Shape, Type, TypeDef, TypeId, TypeRef, Union, Untagged, Variant,
};
use crate::load::Node;
use crate::lower::schema::Schemas;
use crate::report::findings;
use crate::source::Pos;

/// References from this depth on are lowered later.
const DEFERRED: usize = 48;

/// Lists, tuples and maps nested this deep become a type of their own: neither compilers nor people
/// can read types of any depth.
const MOST_LISTS: usize = 8;

/// Lists, tuples and maps of more types than this become a type of their own: tuples of tuples
/// multiply.
const MOST_INSIDE: usize = 100;

/// A conjunction of schemas: the place of each, and whether its alternatives count.
pub(in crate::lower) type ConjunctionKey = Box<[(Pos, bool)]>;

/// How far the lowering of a schema is.
#[derive(Clone, Debug)]
pub(in crate::lower) enum Progress {
    /// It is being lowered; the id is set once something inside refers back to it.
    Busy(Option<TypeId>),
    /// It is lowered.
    Done(TypeRef),
}

/// The schemas that were lowered, or are being lowered, by where they stand.
#[derive(Default)]
pub(in crate::lower) struct Memo<'d> {
    /// Schemas that references lead to.
    pub(super) shared: FxHashMap<ConjunctionKey, Progress>,
    /// Inline schemas, and schemas that hold together.
    pub(super) inline: FxHashMap<ConjunctionKey, Progress>,
    /// Members of hierarchies as what they are themselves, without those that extend them.
    pub(super) members: FxHashMap<ConjunctionKey, Type>,
    /// Where the members of hierarchies stand that are being lowered.
    pub(super) bases: Vec<Pos>,
    /// Referenced schemas that are lowered later, with what their names are made of.
    deferred: Vec<(&'d Node<'d>, Origin)>,
    /// How deep the schema at hand is nested.
    pub(super) depth: usize,
}

impl<'d> Schemas<'d, '_> {
    /// Lowers a schema that others may refer to.
    pub(in crate::lower) fn lower_shared(&mut self, target: &'d Node<'d>, name: &str) -> TypeRef {
        let origin = Origin { owner: Owner::Component(name.to_owned()), steps: Vec::new() };
        self.lower_shared_as(target, &origin)
    }

    /// The same, with what its name is made of.
    pub(in crate::lower) fn lower_shared_as(
        &mut self,
        target: &'d Node<'d>,
        origin: &Origin,
    ) -> TypeRef {
        let key: ConjunctionKey = [(target.at, true)].into();
        match self.memo.shared.get(&key).cloned() {
            Some(Progress::Done(ty)) => return ty,
            Some(Progress::Busy(Some(id))) => return self.unfinished(target, id),
            Some(Progress::Busy(None)) => {
                let id = self.reserve(target.at, origin);
                self.memo.shared.insert(key, Progress::Busy(Some(id)));
                return self.unfinished(target, id);
            }
            None if self.memo.depth >= DEFERRED => {
                let id = self.reserve(target.at, origin);
                self.memo.shared.insert(key, Progress::Busy(Some(id)));
                self.memo.deferred.push((target, origin.clone()));
                return self.unfinished(target, id);
            }
            None => {}
        }
        self.memo.shared.insert(key, Progress::Busy(None));
        self.lower_now(target, origin)
    }

    fn lower_now(&mut self, target: &'d Node<'d>, origin: &Origin) -> TypeRef {
        let key: ConjunctionKey = [(target.at, true)].into();
        self.memo.depth += 1;
        let ty = match self.lower_family(target, origin) {
            Some(family) => family,
            None => self.lower_schema(&[Part::new(target)], origin),
        };
        self.memo.depth -= 1;
        let ty = self.settle_shared(&key, target, ty);
        self.memo.shared.insert(key, Progress::Done(ty.clone()));
        ty
    }

    /// Lowers what was put off because a chain of references led to it that would have taken too
    /// much of the stack.
    pub(in crate::lower) fn lower_deferred(&mut self) {
        while let Some((target, origin)) = self.memo.deferred.pop() {
            self.lower_now(target, &origin);
        }
    }

    /// A schema that is being lowered, by the id that is kept for it.
    fn unfinished(&mut self, target: &'d Node<'d>, id: TypeId) -> TypeRef {
        let merged = self.merge(&[Part::new(target)]);
        let nullable = merged.allows_null() || merged.unions.iter().any(|choice| choice.nullable);
        TypeRef { ty: Type::Named(id), nullable }
    }

    /// An inline schema, or several that hold together. What was lowered once is remembered by its
    /// parts: the same members of one parent are met again in each child, and a schema may lead
    /// back to itself without a `$ref` of its own.
    pub(in crate::lower) fn lower_inline(
        &mut self,
        parts: &[Part<'d>],
        head: &'d Node<'d>,
        origin: &Origin,
    ) -> TypeRef {
        let key: ConjunctionKey =
            parts.iter().map(|part| (part.node.at, part.alternatives)).collect();
        match self.memo.inline.get(&key).cloned() {
            Some(Progress::Done(ty)) => return ty,
            Some(Progress::Busy(Some(id))) => return self.unfinished(head, id),
            Some(Progress::Busy(None)) => {
                let id = self.reserve(head.at, origin);
                self.memo.inline.insert(key, Progress::Busy(Some(id)));
                return self.unfinished(head, id);
            }
            None => {}
        }
        self.memo.inline.insert(key.clone(), Progress::Busy(None));
        let ty = self.lower_conjunction(parts, origin);
        let reserved = match self.memo.inline.get(&key) {
            Some(Progress::Busy(Some(id))) => Some(*id),
            _ => None,
        };
        let ty = self.settle_at(reserved, head, ty);
        self.memo.inline.insert(key, Progress::Done(ty.clone()));
        ty
    }

    fn settle_shared(&mut self, key: &ConjunctionKey, node: &'d Node<'d>, ty: TypeRef) -> TypeRef {
        let reserved = match self.memo.shared.get(key) {
            Some(Progress::Busy(Some(id))) => Some(*id),
            _ => None,
        };
        self.settle_at(reserved, node, ty)
    }

    /// Where something inside a schema referred back to it but it did not become an item, the
    /// reserved id stands for what it did become. A list, tuple or map of itself becomes an item
    /// that holds it, and so does one of many lists in each other.
    fn settle_at(&mut self, reserved: Option<TypeId>, node: &'d Node<'d>, ty: TypeRef) -> TypeRef {
        let Some(id) = reserved else { return ty };
        let is_placeholder = self.store.types.alias_of(id).is_some();
        if ty.ty == Type::Named(id) && !is_placeholder {
            return ty;
        }
        let is_itself = self.mentions(&ty.ty, id, 0);
        if !is_itself && nested_lists(&ty.ty) < MOST_LISTS {
            self.store.types.alias(id, ty.clone());
            return ty;
        }
        let Some(shape) = list_item(ty.ty) else {
            self.report_endless(node);
            let any = TypeRef { ty: Type::Any, nullable: ty.nullable };
            self.store.types.alias(id, any.clone());
            return any;
        };
        let documented = !self.is_undocumented(node);
        let docs = self.annotations(&[Part::new(node)]).here().docs();
        let reserved = self.store.types[id].clone();
        self.store.types.define(id, TypeDef { docs, documented, shape, ..reserved });
        TypeRef { ty: Type::Named(id), nullable: ty.nullable }
    }

    fn report_endless(&mut self, node: &Node<'_>) {
        self.report.push(findings::endless_type().at(node.at));
    }

    fn mentions(&self, ty: &Type, id: TypeId, depth: usize) -> bool {
        match ty {
            Type::Named(other) if *other == id => true,
            Type::Named(other) => match self.store.types.alias_of(*other) {
                Some(target) if depth < 16 => self.mentions(&target.ty, id, depth + 1),
                _ => false,
            },
            Type::Array(inner) | Type::Map(inner) => self.mentions(&inner.ty, id, depth),
            Type::Tuple(items) => items.iter().any(|item| self.mentions(&item.ty, id, depth)),
            _ => false,
        }
    }
}

/// A list, tuple or map as an item that holds it.
pub(in crate::lower) fn list_item(ty: Type) -> Option<Shape> {
    let name = match &ty {
        Type::Array(_) | Type::Tuple(_) => "items",
        Type::Map(_) => "members",
        _ => return None,
    };
    let variant =
        Variant { name: name.to_owned(), ty, mapped: Vec::new(), selector: Selector::Trial };
    Some(Shape::Union(Union {
        tags: Vec::new(),
        variants: vec![variant],
        untagged: Untagged::Unexpected,
    }))
}

/// Whether a type may stand where it is used, and needs no name.
pub(in crate::lower) fn is_readable(ty: &Type) -> bool {
    nested_lists(ty) <= MOST_LISTS && types_inside(ty) <= MOST_INSIDE
}

/// How many lists, tuples and maps stand in each other, up to the next item.
fn nested_lists(ty: &Type) -> usize {
    match ty {
        Type::Array(inner) | Type::Map(inner) => 1 + nested_lists(&inner.ty),
        Type::Tuple(items) => {
            1 + items.iter().map(|item| nested_lists(&item.ty)).max().unwrap_or_default()
        }
        _ => 0,
    }
}

/// How many types a type is made of, up to the next item.
fn types_inside(ty: &Type) -> usize {
    match ty {
        Type::Array(inner) | Type::Map(inner) => 1 + types_inside(&inner.ty),
        Type::Tuple(items) => 1 + items.iter().map(|item| types_inside(&item.ty)).sum::<usize>(),
        _ => 1,
    }
}
