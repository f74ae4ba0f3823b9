//! The named schemas of the document.

use crate::api::NamedSchema;
use crate::lower::schema::Schemas;

impl Schemas<'_, '_> {
    /// Lowers every named schema, so that inline copies of them find them.
    pub(in crate::lower) fn lower_components(&mut self) -> Vec<NamedSchema> {
        let mut named = Vec::new();
        let Some(schemas) =
            self.document.root.get("components").and_then(|node| node.get("schemas"))
        else {
            return named;
        };
        self.name_components(schemas);
        self.find_children(schemas);
        for member in schemas.members() {
            if !self.is_undocumented(&member.node) {
                self.report.context = format!("the schema `{}`", member.key);
                let ty = self.lower_shared(&member.node, &member.key);
                named.push(NamedSchema::new(&member.key, ty));
                self.lower_deferred();
            }
        }
        self.report.context.clear();
        named
    }
}
