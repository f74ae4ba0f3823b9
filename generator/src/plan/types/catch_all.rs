//! The field of a record that takes all members which have none: because the document allows any, or
//! because the config says that they are kept.

use crate::api::{Owner, Record, Step, TypeDef, TypeId};
use crate::config::KeepUnknown;
use crate::load::closest;
use crate::plan::Planner;
use crate::plan::naming::scope::{Named, Scope};
use crate::report::findings;
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

    /// Reports the schemas of `keep-unknown` that the document does not have.
    pub(in crate::plan) fn report_unknown_kept(&mut self) {
        let KeepUnknown::Schemas(names) = &self.config.keep_unknown else {
            return;
        };
        let known = || self.api.schemas.iter().map(|schema| schema.name.as_str());
        for name in names {
            let given = name.get_ref().as_str();
            if known().any(|known| known == given) {
                continue;
            }
            let finding = findings::unknown_kept_schema(given).near(closest(given, known()));
            self.diagnostics.push(match self.config.pos(name) {
                Some(at) => finding.at(at),
                None => finding,
            });
        }
    }
}
