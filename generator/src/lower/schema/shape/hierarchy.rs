//! Parents and children: a schema with a `discriminator` that others extend by `allOf`.
//!
//! ```text
//! Pet: { discriminator: { propertyName: type }, properties: { type: … } }
//! Cat: { allOf: [{ $ref: Pet }, { properties: { purrs: … } }] }
//! ```
//!
//! Where `Pet` is used, a value may be a cat. So `Pet` is the choice between its children and
//! itself; `BasePet` has its own members, for values that name `Pet` or no child at all. A tag that
//! nobody declares is kept raw.

use rustc_hash::FxHashSet;

use crate::api::{
    Origin, Owner, Selector, Shape, Step, Type, TypeRef, Union, Untagged, Variant, VariantName,
};
use crate::load::Node;
use crate::lower::schema::Schemas;
use crate::lower::schema::conjunction::Part;
use crate::lower::schema::memo::ConjunctionKey;
use crate::lower::schema::vendor::{Meaning, text};
use crate::source::Pos;

impl<'d> Schemas<'d, '_> {
    /// Notes which components extend which.
    pub(in crate::lower) fn find_children(&mut self, schemas: &'d Node<'d>) {
        for member in schemas.members() {
            for part in member.node.get("allOf").map(Node::items).unwrap_or_default() {
                if part.get("$ref").is_some() {
                    let parent = self.final_target(part).at;
                    self.components
                        .children
                        .entry(parent)
                        .or_default()
                        .push((&member.key, &member.node));
                }
            }
        }
    }

    /// The discriminator of a schema that others extend, or whose mapping says so.
    fn parental(&self, node: &'d Node<'d>) -> Option<&'d Node<'d>> {
        if node.get("oneOf").is_some() || node.get("anyOf").is_some() {
            return None;
        }
        let parts = node.get("allOf").map(Node::items).unwrap_or_default();
        let found =
            std::iter::once(node).chain(parts).find_map(|part| part.get("discriminator"))?;
        let tag = tag_of(found)?;
        let others = found.get("mapping").map(Node::members).unwrap_or_default();
        let has_others = others
            .iter()
            .any(|one| self.named_schema(&one.node).is_some_and(|other| other.at != node.at));
        (!tag.is_empty() && (has_others || self.components.children.contains_key(&node.at)))
            .then_some(found)
    }

    /// A parent as the choice between its children and itself; `None` for every other schema.
    pub(in crate::lower) fn lower_family(
        &mut self,
        node: &'d Node<'d>,
        origin: &Origin,
    ) -> Option<TypeRef> {
        let Owner::Component(own_name) = &origin.owner else {
            return None;
        };
        let discriminator = self.parental(node).filter(|_| origin.steps.is_empty())?;
        let tag = tag_of(discriminator)?;
        let members = self.family_of(node, own_name, discriminator);
        let base = self.lower_member(node, own_name);
        let mut variants: Vec<Variant> = Vec::new();
        for (member, name, values) in members {
            let ty = match self.parental(member).and_then(tag_of) {
                // Another tag tells its own children apart, and its own may be all that a value
                // names.
                Some(own) if own != tag => self.lower_shared(member, &name).ty,
                _ => self.lower_member(member, &name),
            };
            match variants.iter_mut().find(|before| before.ty == ty) {
                Some(before) => before.mapped.extend(values),
                None => {
                    variants.push(Variant { name, ty, mapped: values, selector: Selector::Trial })
                }
            }
        }
        let shape = Shape::Union(Union {
            tags: vec![tag.to_owned()],
            variants,
            untagged: Untagged::Variant(base),
        });
        let merged = self.merge(&[Part::plain(node)]);
        let nullable = merged.allows_null();
        Some(TypeRef { ty: self.item(&merged, origin, shape), nullable })
    }

    /// The schemas that a value of a parent may be, each with its name and the values of its tag:
    /// those of the mapping, then all that extend it or each other.
    fn family_of(
        &mut self,
        node: &'d Node<'d>,
        own_name: &str,
        discriminator: &'d Node<'d>,
    ) -> Vec<(&'d Node<'d>, String, Vec<String>)> {
        let mut members: Vec<(&'d Node<'d>, String, Vec<String>)> = Vec::new();
        let mut taken = FxHashSet::default();
        for mapped in self.mapping_of(discriminator) {
            taken.insert(mapped.value.to_owned());
            let name = self
                .components
                .names
                .get(&mapped.target.at)
                .map_or(mapped.name, |name| (*name).to_owned());
            match members.iter_mut().find(|(before, ..)| before.at == mapped.target.at) {
                Some((_, _, values)) => values.push(mapped.value.to_owned()),
                None => members.push((mapped.target, name, vec![mapped.value.to_owned()])),
            }
        }
        let mut seen: FxHashSet<Pos> = members.iter().map(|(member, ..)| member.at).collect();
        let mut queue: Vec<(&str, &'d Node<'d>)> = vec![(own_name, node)];
        let mut met = FxHashSet::default();
        while let Some((name, member)) = queue.pop() {
            if !met.insert(member.at) {
                continue;
            }
            let children = self.components.children.get(&member.at).into_iter().flatten();
            queue.extend(children.rev().map(|(name, node)| (*name, *node)));
            let value = text(member, Meaning::TagValue).unwrap_or(name);
            if seen.insert(member.at) && taken.insert(value.to_owned()) {
                members.push((member, name.to_owned(), vec![value.to_owned()]));
            }
        }
        // The parent itself comes last.
        members.sort_by_key(|(member, ..)| member.at == node.at);
        members
    }

    /// A member of a family as what it is itself, without those that extend it.
    fn lower_member(&mut self, node: &'d Node<'d>, name: &str) -> Type {
        let origin = Origin { owner: Owner::Component(name.to_owned()), steps: Vec::new() };
        let is_parent = self.parental(node).is_some();
        if !is_parent && Self::as_reference(node).is_none() {
            return self.lower_shared(node, name).ty;
        }
        let key: ConjunctionKey = [(node.at, false)].into();
        if let Some(ty) = self.memo.members.get(&key) {
            return ty.clone();
        }
        let origin = if is_parent {
            origin.then(Step::Variant(VariantName::Words("base".to_owned())))
        } else {
            origin
        };
        self.memo.bases.push(node.at);
        let ty = self.lower_conjunction(&[Part::plain(node)], &origin).ty;
        self.memo.bases.pop();
        self.memo.members.insert(key, ty.clone());
        ty
    }
}

/// The member that a discriminator names.
fn tag_of<'d>(discriminator: &'d Node<'d>) -> Option<&'d str> {
    discriminator.get("propertyName").and_then(Node::as_str)
}
