//! Which type stands in which file, and which features need the file.

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::api::passes::reach::{named, parts, received, sent};
use crate::api::{Owner, Step, TypeId};
use crate::plan::Planner;
use crate::plan::calls::resources::feature_of;
use crate::plan::naming::cases::module_name;
use crate::plan::naming::operations::CallPaths;
use crate::plan::webhooks::FEATURE;
use crate::sdk::{Item, ResourceItem, TypeFile};

impl Planner<'_> {
    /// The files of `src/types/`: one for each component with the types inside it, one for each
    /// resource with the types that only its calls have. What would be in two files of one name is
    /// in one.
    pub(in crate::plan) fn plan_files(
        &mut self,
        resources: &[ResourceItem],
        paths: &CallPaths,
    ) -> Vec<TypeFile> {
        let mut groups: IndexMap<String, Vec<TypeId>> = IndexMap::new();
        for index in 0..self.api.types.len() {
            if self.types.usages[index].live && !self.names.types[index].is_empty() {
                groups
                    .entry(module_name(&self.owner_of(TypeId(index), paths)))
                    .or_default()
                    .push(TypeId(index));
            }
        }
        let features = self.features_of_groups(&groups, paths);
        let mut all: FxHashSet<&str> =
            resources.iter().map(|resource| resource.feature.as_str()).collect();
        all.extend((!self.api.webhooks.events.is_empty()).then_some(FEATURE));
        let mut files = Vec::with_capacity(groups.len());
        for (module, ids) in &groups {
            let mut items: Vec<Item> = ids.iter().map(|id| self.plan_item(*id)).collect();
            // The most important item first: the component itself.
            items.sort_by_key(|item| {
                let id = ids.iter().find(|id| self.names.types[id.0] == item.name());
                id.is_none_or(|id| !self.api.types[*id].origin.steps.is_empty())
            });
            let mut needed = features.get(module).cloned().unwrap_or_default();
            needed.sort();
            if needed.len() == all.len() {
                needed.clear();
            }
            files.push(TypeFile { module: module.clone(), features: needed, items });
        }
        files
    }

    fn owner_of(&self, id: TypeId, paths: &CallPaths) -> String {
        let origin = &self.api.types[id].origin;
        match &origin.owner {
            Owner::Component(name) => name.clone(),
            Owner::Operation(key) | Owner::Event(Some(key), _) => paths.get(key).resource.join("_"),
            Owner::Event(None, name) if origin.steps == [Step::Parameters] => {
                format!("{name}_parameters")
            }
            Owner::Event(None, name) => name.clone(),
            Owner::Headers(name) => format!("{name}_headers"),
        }
    }

    /// The features that need a file: those of the resources that use one of its types,
    /// directly or through another file. No feature at all: the file is always there.
    fn features_of_groups(
        &self,
        groups: &IndexMap<String, Vec<TypeId>>,
        paths: &CallPaths,
    ) -> FxHashMap<String, Vec<String>> {
        let mut group_of: FxHashMap<TypeId, &str> = FxHashMap::default();
        for (owner, ids) in groups {
            group_of.extend(ids.iter().map(|id| (*id, owner.as_str())));
        }
        let mut uses: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
        for (owner, ids) in groups {
            let used = uses.entry(owner).or_default();
            for id in ids {
                parts(&self.api.types[*id].shape, &mut |ty| {
                    named(ty, &mut |target| used.extend(group_of.get(&target)));
                });
            }
        }
        let mut features: FxHashMap<String, Vec<String>> = FxHashMap::default();
        let mut spread = |start: Vec<&str>, feature: &str| {
            let mut queue = start;
            while let Some(owner) = queue.pop() {
                let needed = features.entry(owner.to_owned()).or_default();
                if !needed.iter().any(|known| known == feature) {
                    needed.push(feature.to_owned());
                    queue.extend(uses.get(owner).into_iter().flatten());
                }
            }
        };
        for operation in &self.api.operations {
            let mut start = Vec::new();
            for ty in sent(operation).chain(received(operation)) {
                named(ty, &mut |id| start.extend(group_of.get(&id)));
            }
            spread(start, &feature_of(&paths.get(&operation.names.key).resource));
        }
        for set in self.api.event_sets() {
            let mut start = Vec::new();
            for ty in set.received().iter().chain(set.sent()) {
                named(ty, &mut |id| start.extend(group_of.get(&id)));
            }
            let feature = set.call.as_ref().map(|key| feature_of(&paths.get(key).resource));
            spread(start, feature.as_deref().unwrap_or(FEATURE));
        }
        self.drop_unconditional(&mut features, groups, &uses, &group_of);
        features
    }

    /// A file that is always there takes the files that it uses along.
    fn drop_unconditional(
        &self,
        features: &mut FxHashMap<String, Vec<String>>,
        groups: &IndexMap<String, Vec<TypeId>>,
        uses: &FxHashMap<&str, FxHashSet<&str>>,
        group_of: &FxHashMap<TypeId, &str>,
    ) {
        let mut queue: Vec<&str> = groups
            .keys()
            .map(String::as_str)
            .filter(|owner| !features.contains_key(*owner))
            .collect();
        if let Some(ty) = &self.api.error_body {
            named(ty, &mut |id| queue.extend(group_of.get(&id)));
        }
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        while let Some(owner) = queue.pop() {
            if seen.insert(owner) {
                features.remove(owner);
                queue.extend(uses.get(owner).into_iter().flatten());
            }
        }
    }
}
