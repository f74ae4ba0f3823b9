//! Objects with known members.

use rustc_hash::FxHashSet;

use super::object::patterns;
use crate::api::{Field, Origin, Type, TypeRef};
use crate::load::Node;
use crate::lower::schema::Schemas;
use crate::lower::schema::conjunction::Merged;
use crate::report::findings;

impl<'d> Schemas<'d, '_> {
    /// The members of a record in document order, internal ones left out.
    pub(in crate::lower) fn lower_fields(
        &mut self,
        merged: &Merged<'d>,
        origin: &Origin,
    ) -> Vec<Field> {
        let mut fields = Vec::with_capacity(merged.properties.len());
        for (name, parts) in &merged.properties {
            if parts.iter().any(|part| self.is_undocumented(part.node)) {
                continue;
            }
            let mut field = self.lower_field(name, parts, origin);
            field.required = merged.required.contains(name);
            fields.push(field);
        }
        fields.extend(self.conditional_fields(merged, origin));
        self.lower_ghosts(merged, &mut fields);
        fields
    }

    /// Members that are described under a condition only: never required, and of one type where all
    /// conditions agree.
    fn conditional_fields(&mut self, merged: &Merged<'d>, origin: &Origin) -> Vec<Field> {
        if merged.conditional.is_empty() {
            return Vec::new();
        }
        let members = self.conditional_members(merged).into_iter();
        members
            .filter_map(|(name, schemas)| {
                let fields = schemas
                    .iter()
                    .map(|parts| self.lower_field(name, parts, origin))
                    .collect::<Vec<_>>();
                self.joined_field(name, fields, usize::MAX, merged, origin)
            })
            .collect()
    }

    /// OpenAPI allows to require a member that nothing describes. What may hold other members holds
    /// it too; else it becomes a member of any JSON.
    fn lower_ghosts(&mut self, merged: &Merged<'d>, fields: &mut Vec<Field>) {
        let is_open = merged.is_open() || patterns(merged).next().is_some();
        if is_open {
            return;
        }
        let mut seen: FxHashSet<String> = fields.iter().map(|field| field.name.clone()).collect();
        let of_parts = merged
            .parts
            .iter()
            .flat_map(|part| part.node.get("required").map(Node::items).unwrap_or_default());
        let names = of_parts
            .map(|node| (node, true))
            .chain(merged.asserted.iter().map(|node| (*node, false)));
        for (node, required) in names {
            let Some(name) = node.as_str().filter(|name| !merged.properties.contains_key(name))
            else {
                continue;
            };
            if !seen.insert(name.to_owned()) {
                continue;
            }
            self.report.push_at(node.at, findings::required_without_property(name));
            fields.push(Field { required, ..Field::new(name, TypeRef::plain(Type::Any)) });
        }
    }
}
