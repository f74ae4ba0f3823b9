//! Unions that are reached from themselves with nothing in between.

use crate::api::{Api, Shape, TypeId};

/// How far a union is in the walk.
#[derive(Clone, Copy, Default)]
struct Mark {
    /// When it was met, from 1; 0 for never.
    met: usize,
    /// The earliest that is reached from it.
    earliest: usize,
    /// Whether it still waits for the rest of its ring.
    open: bool,
}

/// The state of the walk: Tarjan's algorithm, with a stack of its own because a chain of unions can
/// be long.
struct Walk<'a> {
    api: &'a Api,
    marks: Vec<Mark>,
    met: usize,
    open: Vec<TypeId>,
    rings: Vec<Vec<TypeId>>,
}

/// The rings of unions, each with its members in the order of their ids.
pub(in crate::api) fn rings(api: &Api) -> Vec<Vec<TypeId>> {
    let marks = vec![Mark::default(); api.types.len()];
    let mut walk = Walk { api, marks, met: 0, open: Vec::new(), rings: Vec::new() };
    for root in (0..api.types.len()).map(TypeId) {
        if walk.marks[root.0].met == 0 && matches!(api.types[root].shape, Shape::Union(_)) {
            walk.from(root);
        }
    }
    walk.rings
}

/// The unions that are variants of a union; none where the id is not a union's.
fn inner(api: &Api, id: TypeId) -> Vec<TypeId> {
    let Shape::Union(union) = &api.types[id].shape else {
        return Vec::new();
    };
    let items = union.variants.iter().filter_map(|variant| api.types.item(&variant.ty));
    items.filter(|id| matches!(api.types[*id].shape, Shape::Union(_))).collect()
}

impl Walk<'_> {
    fn from(&mut self, root: TypeId) {
        let mut stack = vec![(root, self.enter(root), 0)];
        while let Some((id, inner, next)) = stack.last_mut() {
            let id = *id;
            if let Some(target) = inner.get(*next).copied() {
                *next += 1;
                let mark = self.marks[target.0];
                if mark.met == 0 {
                    let inner = self.enter(target);
                    stack.push((target, inner, 0));
                } else if mark.open {
                    self.reach(id, mark.met);
                }
                continue;
            }
            let is_ring = inner.contains(&id);
            stack.pop();
            if let Some((holder, ..)) = stack.last() {
                self.reach(*holder, self.marks[id.0].earliest);
            }
            self.leave(id, is_ring);
        }
    }

    fn enter(&mut self, id: TypeId) -> Vec<TypeId> {
        self.met += 1;
        self.marks[id.0] = Mark { met: self.met, earliest: self.met, open: true };
        self.open.push(id);
        inner(self.api, id)
    }

    fn reach(&mut self, id: TypeId, met: usize) {
        let mark = &mut self.marks[id.0];
        mark.earliest = mark.earliest.min(met);
    }

    /// A union from which nothing earlier is reached ends a ring: it, and all that were met after
    /// it and are still open.
    fn leave(&mut self, id: TypeId, is_ring: bool) {
        let Mark { met, earliest, .. } = self.marks[id.0];
        if earliest != met {
            return;
        }
        let first = self.open.iter().rposition(|open| *open == id).unwrap_or_default();
        let mut ring = self.open.split_off(first);
        ring.iter().for_each(|id| self.marks[id.0].open = false);
        if is_ring || ring.len() > 1 {
            ring.sort_unstable();
            self.rings.push(ring);
        }
    }
}
