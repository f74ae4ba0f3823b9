//! Resources: calls grouped as the document groups them.

use rustc_hash::FxHashMap;

use super::CallNames;
use crate::api::Docs;
use crate::plan::naming::branches::{Branch, Branches};
use crate::plan::naming::cases::{feature_name, module_name, type_name};
use crate::plan::naming::scope::Scope;
use crate::plan::{Planner, docs};
use crate::sdk::{Accessor, ResourceItem, SchemeItem, ServersItem};

/// What a resource is called, besides its accessor.
struct ResourceName {
    module: String,
    name: String,
}

/// What is said of a resource.
struct ResourceDocs {
    whole: Vec<String>,
    /// The first sentence.
    first: Vec<String>,
}

impl Planner<'_> {
    /// Every resource with its calls, those inside others after them.
    pub(in crate::plan) fn plan_resources(
        &mut self,
        branches: &Branches,
        calls: &CallNames,
        settings: (&[SchemeItem], &ServersItem),
    ) -> Vec<ResourceItem> {
        let names = self.name_resources(branches, calls);
        let docs = self.resource_docs(branches);
        let accessors: Vec<Accessor> = (branches.iter().zip(&names).zip(&docs))
            .map(|(((path, branch), name), docs)| accessor(path, branch, name, docs))
            .collect();
        let mut resources = Vec::with_capacity(names.len());
        for (((path, branch), name), docs) in branches.iter().zip(names).zip(docs) {
            let way: Vec<String> = (1..=path.len())
                .filter_map(|length| branches.get(&path[..length]))
                .map(|branch| branch.method.clone())
                .collect();
            let planned = branch
                .operations
                .iter()
                .map(|index| self.plan_call(*index, calls, settings, &way))
                .collect();
            let children = branch.children.iter().map(|child| accessors[*child].clone()).collect();
            resources.push(ResourceItem {
                module: name.module,
                name: name.name,
                docs: docs.whole,
                accessor: (path.len() == 1).then(|| accessors[resources.len()].clone()),
                children,
                calls: planned,
                feature: feature_of(path),
            });
        }
        resources
    }

    fn name_resources(&self, branches: &Branches, calls: &CallNames) -> Vec<ResourceName> {
        let mut types = Scope::of_types(self.api);
        calls.reserve(&mut types);
        for name in self.names.iter().filter(|name| !name.is_empty()) {
            types.take(std::slice::from_ref(name), "a type");
        }
        let mut modules = Scope::default();
        let named = branches.iter().map(|(path, _)| {
            let joined = path.join("_");
            let full = type_name(&joined);
            let (name, _) = types
                .take(&[full.clone(), format!("{full}Api"), format!("{full}Resource")], &joined);
            let (module, _) = modules.take(&[module_name(&joined)], &joined);
            ResourceName { module, name }
        });
        named.collect()
    }

    /// The description of each resource's tag, unless it only repeats the name.
    fn resource_docs(&self, branches: &Branches) -> Vec<ResourceDocs> {
        let mut tags: FxHashMap<&str, &str> = FxHashMap::default();
        for (tag, text) in &self.api.tags {
            tags.entry(tag.trim_matches('/')).or_insert(text);
        }
        let described = branches.iter().map(|(path, _)| {
            let text = tags.get(path.join("/").as_str()).filter(|text| text.contains(' '));
            let text = text.map(|text| (*text).to_owned()).unwrap_or_default();
            let described = Docs { title: String::new(), text };
            let calls_on =
                format!("Calls on {}.", docs::code(&path.join(" ").replace(['_', '-'], " ")));
            let first = docs::first_line(&described);
            ResourceDocs {
                first: if first.is_empty() { vec![calls_on.clone()] } else { first },
                whole: docs::clean_or(&described, &calls_on),
            }
        });
        described.collect()
    }
}

fn accessor(
    path: &[String],
    branch: &Branch,
    name: &ResourceName,
    docs: &ResourceDocs,
) -> Accessor {
    Accessor {
        method: branch.method.clone(),
        resource: name.name.clone(),
        docs: docs.first.clone(),
        module: name.module.clone(),
        feature: feature_of(path),
    }
}

/// A resource and all inside it share the feature of the outermost.
pub(in crate::plan) fn feature_of(path: &[String]) -> String {
    match feature_name(path.first().map(String::as_str).unwrap_or_default()).as_str() {
        // Names of the runtime's own features.
        taken @ ("default" | "serde" | "reqwest" | "jiff" | "uuid") => format!("{taken}-api"),
        name => name.to_owned(),
    }
}
