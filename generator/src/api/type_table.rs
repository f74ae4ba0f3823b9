//! All types of an API, by their ids.

use std::ops::{Index, IndexMut};

use serde::Serialize;

use super::{Record, Shape, Type, TypeDef, TypeId, Union};

/// Every record, enum and union. An id is a place in this table, and the table only grows.
#[derive(Clone, Serialize, Debug, Default)]
pub struct Types(Vec<TypeDef>);

impl Index<TypeId> for Types {
    type Output = TypeDef;

    fn index(&self, id: TypeId) -> &TypeDef {
        &self.0[id.0]
    }
}

impl IndexMut<TypeId> for Types {
    fn index_mut(&mut self, id: TypeId) -> &mut TypeDef {
        &mut self.0[id.0]
    }
}

impl Types {
    /// Adds a type.
    pub fn push(&mut self, def: TypeDef) -> TypeId {
        self.0.push(def);
        TypeId(self.0.len() - 1)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the table is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ids in their order.
    pub fn ids(&self) -> impl Iterator<Item = TypeId> + use<> {
        (0..self.0.len()).map(TypeId)
    }

    /// The types in the order of their ids.
    pub fn iter(&self) -> std::slice::Iter<'_, TypeDef> {
        self.0.iter()
    }

    /// The same, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, TypeDef> {
        self.0.iter_mut()
    }

    /// The item behind a type, aliases followed.
    #[must_use]
    pub fn item(&self, ty: &Type) -> Option<TypeId> {
        let mut ty = ty;
        // A chain of aliases that never ends stands for nothing.
        for _ in 0..=self.0.len() {
            let Type::Named(id) = ty else { return None };
            match &self[*id].shape {
                Shape::Alias(target) => ty = &target.ty,
                _ => return Some(*id),
            }
        }
        None
    }

    /// The union behind a type, where it is one.
    #[must_use]
    pub fn union(&self, ty: &Type) -> Option<&Union> {
        match &self[self.item(ty)?].shape {
            Shape::Union(union) => Some(union),
            _ => None,
        }
    }

    /// The record behind a type, where it is one.
    #[must_use]
    pub fn record(&self, ty: &Type) -> Option<&Record> {
        match &self[self.item(ty)?].shape {
            Shape::Record(record) => Some(record),
            _ => None,
        }
    }
}
