//! Pass: each alias gives way to the type that it stands for.
//!
//! ```text
//! Tree: { type: array, items: { type: object, properties: { children: { $ref: Tree } } } }
//! ```
//!
//! While the list is read, its item refers back to it, so the list has an id; in the end it is no
//! item of its own. Each mention of the id becomes what the id stands for, `null` included where
//! either says so, and the id goes.

use super::reach::named;
use super::references::{Rewrite, in_api};
use crate::api::{Api, Type, TypeId, TypeRef, Types};
use crate::report::{Diagnostics, findings};

/// Takes all aliases out of the API. One that leads back to itself is reported, and is any value.
pub(crate) fn resolve(api: &mut Api, diagnostics: &mut Diagnostics) {
    let order = targets_first(&api.types);
    if order.is_empty() {
        return;
    }
    let mut resolved = Resolved::items(&api.types);
    for id in order {
        let Some(mut target) = api.types.alias_of(id).cloned() else { continue };
        if resolved.is_complete(&target.ty) {
            resolved.type_ref(&mut target);
        } else {
            diagnostics.push(findings::endless_type().at(api.types[id].at));
            target.ty = Type::Any;
        }
        resolved.by_id[id.0] = Some(target);
    }
    api.types.drop_aliases();
    in_api(api, &mut resolved);
}

/// The aliases, each after those that its target names, but for one that leads back to it.
fn targets_first(types: &Types) -> Vec<TypeId> {
    let mut order = Vec::new();
    let mut met = vec![false; types.len()];
    let mut stack = Vec::new();
    for root in types.ids() {
        stack.push((root, false));
        while let Some((id, is_done)) = stack.pop() {
            let Some(target) = types.alias_of(id) else { continue };
            if is_done {
                order.push(id);
            } else if !std::mem::replace(&mut met[id.0], true) {
                stack.push((id, true));
                named(&target.ty, &mut |inner| stack.push((inner, false)));
            }
        }
    }
    order
}

/// What the ids of the table with aliases are in the one without.
struct Resolved {
    /// The item, or what the alias stands for; none for an alias that is not resolved yet.
    by_id: Vec<Option<TypeRef>>,
}

impl Resolved {
    /// The items move up to where aliases stood.
    fn items(types: &Types) -> Self {
        let mut count = 0;
        let item = |id: TypeId| {
            types.alias_of(id).is_none().then(|| {
                count += 1;
                TypeRef::plain(Type::Named(TypeId(count - 1)))
            })
        };
        Self { by_id: types.ids().map(item).collect() }
    }

    fn get(&self, id: TypeId) -> Option<&TypeRef> {
        self.by_id.get(id.0)?.as_ref()
    }

    /// Whether all that a type names is resolved.
    fn is_complete(&self, ty: &Type) -> bool {
        let mut is_complete = true;
        named(ty, &mut |id| is_complete &= self.get(id).is_some());
        is_complete
    }
}

impl Rewrite for Resolved {
    fn id(&mut self, id: &mut TypeId) {
        if let Some(TypeRef { ty: Type::Named(item), .. }) = self.get(*id) {
            *id = *item;
        }
    }

    fn ty(&mut self, ty: &mut Type) {
        match ty {
            Type::Named(id) => {
                if let Some(target) = self.get(*id) {
                    *ty = target.ty.clone();
                }
            }
            _ => self.inside(ty),
        }
    }

    fn type_ref(&mut self, ty: &mut TypeRef) {
        if let Type::Named(id) = ty.ty {
            ty.nullable |= self.get(id).is_some_and(|target| target.nullable);
        }
        self.ty(&mut ty.ty);
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;
    use crate::api::{
        Api, Enum, EnumKind, Field, NamedSchema, Origin, Owner, Record, Shape, Type, TypeDef,
        TypeId, TypeRef,
    };
    use crate::report::Diagnostics;
    use crate::source::Pos;

    const PLAIN: Enum = Enum { kind: EnumKind::String, values: Vec::new() };

    fn def(name: &str, shape: Shape) -> TypeDef {
        let origin = Origin { owner: Owner::Component(name.to_owned()), steps: Vec::new() };
        TypeDef { documented: true, ..TypeDef::new(Pos::default(), origin, shape) }
    }

    fn nullable(ty: Type) -> TypeRef {
        TypeRef { ty, nullable: true }
    }

    fn array(id: TypeId) -> Type {
        Type::Array(Box::new(TypeRef::plain(Type::Named(id))))
    }

    /// A table of two aliases and two items after them, with a record whose only member is of the
    /// second alias: that of a list of the first one.
    fn tree() -> (Api, [TypeId; 4]) {
        let mut api = Api::default();
        let [inner, list, item, holder] = ["Inner", "List", "Item", "Holder"]
            .map(|name| api.types.push(def(name, Shape::Enum(PLAIN))));
        api.types.alias(inner, nullable(Type::Named(item)));
        api.types.alias(list, nullable(array(inner)));
        let fields = vec![Field::new("list", TypeRef::plain(Type::Named(list)))];
        api.types[holder].shape = Shape::Record(Record { fields, ..Record::default() });
        (api, [inner, list, item, holder])
    }

    #[test]
    fn mentions_become_what_they_stand_for_and_ids_move_up() {
        let (mut api, [inner, list, item, holder]) = tree();
        for id in [inner, list, item, holder] {
            api.schemas.push(NamedSchema::new("", TypeRef::plain(Type::Named(id))));
        }
        let mut diagnostics = Diagnostics::new(false);
        resolve(&mut api, &mut diagnostics);
        assert!(diagnostics.list().is_empty());

        let (item, holder) = (TypeId(0), TypeId(1));
        let names: Vec<_> = api.types.iter().map(|def| def.origin.owner.clone()).collect();
        assert_eq!(names, ["Item", "Holder"].map(|name| Owner::Component(name.to_owned())));
        let items = nullable(Type::Array(Box::new(nullable(Type::Named(item)))));
        let Shape::Record(record) = &api.types[holder].shape else { panic!("not a record") };
        assert_eq!(record.fields[0].ty, items);
        let schemas: Vec<_> = api.schemas.into_iter().map(|schema| schema.ty).collect();
        let plain = |id| TypeRef::plain(Type::Named(id));
        assert_eq!(schemas, [nullable(Type::Named(item)), items, plain(item), plain(holder)]);
    }

    #[test]
    fn an_alias_of_itself_is_reported_once_and_is_any_value() {
        let mut api = Api::default();
        let ids = ["A", "B", "C"].map(|name| api.types.push(def(name, Shape::Enum(PLAIN))));
        for (id, target) in ids.into_iter().zip(ids.into_iter().cycle().skip(1)) {
            api.types.alias(id, TypeRef::plain(array(target)));
        }
        api.error_body = Some(Type::Named(ids[0]));
        let mut diagnostics = Diagnostics::new(false);
        resolve(&mut api, &mut diagnostics);
        assert_eq!(diagnostics.list().len(), 1);
        assert_eq!(api.types.len(), 0);
        let list = |ty| Type::Array(Box::new(TypeRef::plain(ty)));
        assert_eq!(api.error_body, Some(list(list(Type::Any))));
    }
}
