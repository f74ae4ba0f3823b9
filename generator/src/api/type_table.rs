//! All types of an API, by their ids.

use std::ops::{Index, IndexMut};

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::{Record, Shape, Type, TypeDef, TypeId, TypeRef, Union};

/// Every record, enum and union. An id is a place in this table.
///
/// While the table is being filled, some ids are aliases: they were given to a schema before it was
/// known what it becomes, and it did not become an item. [`super::passes::aliases`] puts the
/// types that they stand for in their places and takes them out, so no later stage meets one.
#[derive(Clone, Serialize, Debug, Default)]
#[serde(transparent)]
pub(crate) struct Types {
    defs: Vec<TypeDef>,
    #[serde(skip)]
    aliases: FxHashMap<TypeId, TypeRef>,
}

impl Index<TypeId> for Types {
    type Output = TypeDef;

    fn index(&self, id: TypeId) -> &TypeDef {
        &self.defs[id.0]
    }
}

impl IndexMut<TypeId> for Types {
    fn index_mut(&mut self, id: TypeId) -> &mut TypeDef {
        &mut self.defs[id.0]
    }
}

impl Types {
    /// Adds a type.
    pub(crate) fn push(&mut self, def: TypeDef) -> TypeId {
        self.defs.push(def);
        TypeId(self.defs.len() - 1)
    }

    /// How many there are.
    #[must_use]
    pub(crate) fn len(&self) -> usize {
        self.defs.len()
    }

    /// The ids in their order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = TypeId> + use<> {
        (0..self.defs.len()).map(TypeId)
    }

    /// The types in the order of their ids.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, TypeDef> {
        self.defs.iter()
    }

    /// The same, to be changed.
    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, TypeDef> {
        self.defs.iter_mut()
    }

    /// The item that a type is.
    #[must_use]
    pub(crate) fn item(&self, ty: &Type) -> Option<TypeId> {
        match self.unaliased(ty) {
            Type::Named(id) => Some(*id),
            _ => None,
        }
    }

    /// The union that a type is, where it is one.
    #[must_use]
    pub(crate) fn union(&self, ty: &Type) -> Option<&Union> {
        match &self[self.item(ty)?].shape {
            Shape::Union(union) => Some(union),
            _ => None,
        }
    }

    /// The record that a type is, where it is one.
    #[must_use]
    pub(crate) fn record(&self, ty: &Type) -> Option<&Record> {
        match &self[self.item(ty)?].shape {
            Shape::Record(record) => Some(record),
            _ => None,
        }
    }
}

/// Aliases: only while the table is being filled.
impl Types {
    /// Lets an id stand for another type. What [`Index`] gives for it is then meaningless.
    pub(crate) fn alias(&mut self, id: TypeId, target: TypeRef) {
        self.aliases.insert(id, target);
    }

    /// What an id stands for, where it is not an item.
    pub(crate) fn alias_of(&self, id: TypeId) -> Option<&TypeRef> {
        self.aliases.get(&id)
    }

    /// Makes an id an item that was an alias so far.
    pub(crate) fn define(&mut self, id: TypeId, def: TypeDef) {
        self.aliases.remove(&id);
        self[id] = def;
    }

    /// The type itself, or the one that it is an alias of.
    pub(crate) fn unaliased<'t>(&'t self, ty: &'t Type) -> &'t Type {
        let mut ty = ty;
        // Longer chains lead back to themselves, and stand for nothing.
        for _ in 0..=self.aliases.len() {
            let Type::Named(id) = ty else { return ty };
            let Some(target) = self.alias_of(*id) else { return ty };
            ty = &target.ty;
        }
        &Type::Any
    }

    /// Takes the aliases out: the ids of the items after them move up.
    pub(super) fn drop_aliases(&mut self) {
        let aliases = std::mem::take(&mut self.aliases);
        let mut ids = self.ids();
        self.defs.retain(|_| ids.next().is_none_or(|id| !aliases.contains_key(&id)));
    }
}
