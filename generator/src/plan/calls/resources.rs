//! Resources: calls grouped as the document groups them.

use rustc_hash::FxHashMap;

use super::{CallNames, ClientSettings, parts};
use crate::api::{Docs, Tag};
use crate::plan::naming::branches::{Branch, Branches};
use crate::plan::naming::cases::{extended, feature_name, module_name, type_name};
use crate::plan::naming::operations::resource_key;
use crate::plan::naming::scope::{Named, Scope};
use crate::plan::{Planner, docs};
use crate::report::{Diagnostic, findings};
use crate::sdk::{Accessor, CallItem, ResourceItem};

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
        settings: ClientSettings<'_>,
    ) -> Vec<ResourceItem> {
        let names = self.name_resources(branches, calls);
        let docs = self.resource_docs(branches, calls);
        let accessors: Vec<Accessor> = (branches.iter().zip(&names).zip(&docs))
            .map(|(((path, branch), name), docs)| accessor(path, branch, name, docs))
            .collect();
        let mut resources = Vec::with_capacity(names.len());
        for (((path, branch), name), docs) in branches.iter().zip(names).zip(docs) {
            let way: Vec<String> = (1..=path.len())
                .filter_map(|length| branches.get(&path[..length]))
                .map(|branch| branch.method.clone())
                .collect();
            let planned =
                branch.operations.iter().map(|index| self.plan_call(*index, calls, settings, &way));
            let mut planned: Vec<CallItem> = planned.collect();
            parts::divide(&name.module, &mut planned);
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

    fn name_resources(&mut self, branches: &Branches, calls: &CallNames) -> Vec<ResourceName> {
        let mut types = Scope::of_types(self.api);
        calls.reserve(&mut types);
        for name in self.names.types.iter().filter(|name| !name.is_empty()) {
            types.reserve(name, "a type");
        }
        let mut modules = Scope::of("modules of resources");
        let named = branches.iter().map(|(path, branch)| {
            let joined = path.join("_");
            let (full, module) = (type_name(&joined), module_name(&joined));
            let shown = format!("the resource {}", path.join("/"));
            // Nobody names the type of a resource: the method that gives it has the document's
            // name.
            let wanted = [full.clone(), format!("{full}Api"), format!("{full}Resource")];
            let name = types.take(&wanted, Named::ours(&shown, branch.at), self.diagnostics);
            let named = Named::new(&joined, branch.at).shown_as(&shown);
            let wanted = [module.clone(), extended(&module, "api"), extended(&module, "resource")];
            let module = modules.take(&wanted, named, self.diagnostics);
            ResourceName { module, name }
        });
        named.collect()
    }

    /// The description of each resource's tag, unless it only repeats the name.
    fn resource_docs(&mut self, branches: &Branches, calls: &CallNames) -> Vec<ResourceDocs> {
        let mut tags: FxHashMap<Vec<String>, &Tag> = FxHashMap::default();
        for tag in self.api.tags.iter().filter(|tag| !tag.description.is_empty()) {
            let first = *tags.entry(calls.paths.tag_key(&tag.name)).or_insert(tag);
            if first.description != tag.description {
                self.diagnostics.push(several_descriptions(first, tag));
            }
        }
        let described = branches.iter().map(|(path, _)| {
            let text = tags.get(&resource_key(path)).map(|tag| tag.description.as_str());
            let text = text.filter(|text| text.contains(' ')).unwrap_or_default().to_owned();
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

/// Two tags that differ in case or punctuation alone are one resource, which has one description.
fn several_descriptions(first: &Tag, other: &Tag) -> Diagnostic {
    findings::tags_described_twice(&first.name, &other.name).at(other.at).related(first.at)
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
