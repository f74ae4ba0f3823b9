//! Where types hold themselves by value, so that a `Box` is needed.

use rustc_hash::FxHashSet;

use crate::api::{Api, Shape, Type, TypeId};

/// The uses that close a cycle: from one item to another.
#[derive(Clone, Debug, Default)]
pub(in crate::plan) struct Cycles {
    closing: FxHashSet<(TypeId, TypeId)>,
    held_first: Vec<TypeId>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Closed,
}

impl Cycles {
    /// Walks every item depth first; a use of an item that is still open closes a cycle.
    pub(in crate::plan) fn find(api: &Api) -> Self {
        let mut cycles = Self::default();
        let mut marks = vec![Mark::New; api.types.len()];
        for root in 0..api.types.len() {
            cycles.walk(api, TypeId(root), &mut marks);
        }
        cycles
    }

    /// Iterative, because a chain of types can be long.
    fn walk(&mut self, api: &Api, root: TypeId, marks: &mut [Mark]) {
        if marks[root.0] != Mark::New {
            return;
        }
        marks[root.0] = Mark::Open;
        let mut stack = vec![(root, held_by_value(api, root), 0)];
        while let Some((id, held, next)) = stack.last_mut() {
            let Some(target) = held.get(*next).copied() else {
                marks[id.0] = Mark::Closed;
                self.held_first.push(*id);
                stack.pop();
                continue;
            };
            *next += 1;
            match marks[target.0] {
                Mark::Open => {
                    self.closing.insert((*id, target));
                }
                Mark::New => {
                    marks[target.0] = Mark::Open;
                    stack.push((target, held_by_value(api, target), 0));
                }
                Mark::Closed => {}
            }
        }
    }

    /// Every item, after all that it holds by value (but for uses that close a cycle).
    pub(in crate::plan) fn held_first(&self) -> &[TypeId] {
        &self.held_first
    }

    /// Whether the use of `target` inside `holder` needs a `Box`.
    pub(in crate::plan) fn closes(&self, holder: TypeId, target: TypeId) -> bool {
        self.closing.contains(&(holder, target))
    }
}

/// The items that an item holds without a list, map or box in between.
fn held_by_value(api: &Api, id: TypeId) -> Vec<TypeId> {
    let mut held = Vec::new();
    let mut add = |ty: &Type| {
        if let Some(target) = api.types.item(ty) {
            held.push(target);
        }
    };
    match &api.types[id].shape {
        Shape::Record(record) => record.fields.iter().for_each(|field| add(&field.ty.ty)),
        Shape::Union(union) => union.variants.iter().for_each(|variant| add(&variant.ty)),
        Shape::Enum(_) => {}
    }
    held
}
