//! The field of a record that takes all members which have none: because the document allows any,
//! or because the config says that they are kept.

use crate::api::{Owner, Record, Step, TypeDef, TypeId};
use crate::plan::Planner;
use crate::plan::naming::scope::{Named, Scope};
use crate::sdk::{CatchAll, RestItem};

impl Planner<'_> {
    pub(super) fn plan_catch_all(
        &mut self,
        id: TypeId,
        def: &TypeDef,
        record: &Record,
        scope: &mut Scope,
    ) -> Option<CatchAll> {
        if let Some(ty) = &record.rest {
            let wanted = ["additional_properties", "other_properties"].map(str::to_owned);
            let named = Named::ours("additionalProperties", def.at);
            let name = scope.take(&wanted, named, self.diagnostics);
            return Some(CatchAll::Declared(RestItem { name, ty: self.rust_type_ref(ty) }));
        }
        self.keeps_unknown(id, def).then(|| {
            let wanted = ["unknown_members", "other_members"].map(str::to_owned);
            let named = Named::ours("members without a field", def.at);
            CatchAll::Unknown(scope.take(&wanted, named, self.diagnostics))
        })
    }

    fn keeps_unknown(&self, id: TypeId, def: &TypeDef) -> bool {
        let component = match &def.origin.owner {
            Owner::Component(name) => Some(name.as_str()),
            _ => None,
        };
        let is_json = !matches!(def.origin.steps.last(), Some(Step::Parameters | Step::Headers));
        is_json && self.types.usages[id.0].received && self.config.keep_unknown.is_for(component)
    }
}
