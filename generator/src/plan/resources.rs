//! Resources: calls grouped as the document groups them.

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::calls::CallNames;
use super::names::{feature_name, module_name, type_name, value_name};
use super::scope::Scope;
use super::sdk::{Accessor, ResourceItem, SchemeItem, ServersItem};
use super::{Planner, docs};
use crate::api::Docs;

/// A resource while it is planned.
struct Draft {
    /// The method of the client, or of the resource around it.
    method: String,
    module: String,
    name: String,
    operations: Vec<usize>,
}

impl Planner<'_> {
    /// Every resource with its calls, those inside others after them.
    pub(super) fn plan_resources(
        &mut self,
        names: &CallNames,
        schemes: &[SchemeItem],
        servers: &ServersItem,
    ) -> Vec<ResourceItem> {
        let drafts = self.draft_resources(names);
        let mut resources = Vec::with_capacity(drafts.len());
        for (path, draft) in &drafts {
            let accessors: Vec<String> = (1..=path.len())
                .filter_map(|length| drafts.get(&path[..length]))
                .map(|draft| draft.method.clone())
                .collect();
            let calls = draft
                .operations
                .iter()
                .map(|index| self.plan_call(*index, names, (schemes, servers), &accessors))
                .collect();
            let children = drafts
                .iter()
                .filter(|(other, _)| other.len() == path.len() + 1 && other.starts_with(path))
                .map(|(other, child)| self.accessor(other, child))
                .collect();
            resources.push(ResourceItem {
                module: draft.module.clone(),
                name: draft.name.clone(),
                docs: self.resource_docs(path),
                accessor: (path.len() == 1).then(|| self.accessor(path, draft)),
                children,
                calls,
                feature: feature_of(path),
            });
        }
        resources
    }

    fn draft_resources(&self, names: &CallNames) -> IndexMap<Vec<String>, Draft> {
        let mut paths: IndexMap<Vec<String>, Vec<usize>> = IndexMap::new();
        for (index, operation) in self.api.operations.iter().enumerate() {
            let path = &operation.place.resource;
            for length in 1..path.len() {
                paths.entry(path[..length].to_vec()).or_default();
            }
            paths.entry(path.clone()).or_default().push(index);
        }
        let mut types = Scope::of_types(self.api);
        names.reserve(&mut types);
        for name in self.names.iter().filter(|name| !name.is_empty()) {
            types.take(std::slice::from_ref(name), "a type");
        }
        let mut modules = Scope::default();
        let mut methods: FxHashMap<Vec<String>, Scope> = FxHashMap::default();
        paths
            .into_iter()
            .map(|(path, operations)| {
                let joined = path.join("_");
                let full = type_name(&joined);
                let (name, _) = types.take(&[full.clone(), format!("{full}Api"), format!("{full}Resource")], &joined);
                let (module, _) = modules.take(&[module_name(&joined)], &joined);
                let around = path[..path.len().saturating_sub(1)].to_vec();
                let scope = methods
                    .entry(around)
                    .or_insert_with(|| Scope::without(&["builder", "from_env", "core", "new", "clone"]));
                let wanted = path.last().map(|name| value_name(name)).unwrap_or_default();
                let (method, _) = scope.take(
                    &[wanted.clone(), format!("{}_api", wanted.trim_start_matches("r#").trim_end_matches('_'))],
                    &joined,
                );
                (path, Draft { method, module, name, operations })
            })
            .collect()
    }

    fn accessor(&self, path: &[String], draft: &Draft) -> Accessor {
        Accessor {
            method: draft.method.clone(),
            resource: draft.name.clone(),
            docs: self.accessor_docs(path),
            module: draft.module.clone(),
            feature: feature_of(path),
        }
    }

    fn resource_docs(&self, path: &[String]) -> Vec<String> {
        docs::clean_or(&self.tag_docs(path), &calls_on(path))
    }

    /// The first sentence of the resource's docs.
    fn accessor_docs(&self, path: &[String]) -> Vec<String> {
        let lines = docs::first_line(&self.tag_docs(path));
        if lines.is_empty() { vec![calls_on(path)] } else { lines }
    }

    /// The description of the resource's tag, unless it only repeats the name.
    fn tag_docs(&self, path: &[String]) -> Docs {
        let is_it = |tag: &str| tag.trim_matches('/') == path.join("/");
        let text = self.api.tags.iter().find(|(tag, _)| is_it(tag)).map(|(_, text)| text.as_str()).unwrap_or_default();
        let says_something = text.contains(' ');
        Docs { title: String::new(), text: if says_something { text.to_owned() } else { String::new() } }
    }
}

fn calls_on(path: &[String]) -> String {
    format!("Calls on {}.", docs::code(&path.join(" ").replace(['_', '-'], " ")))
}

/// A resource and all inside it share the feature of the outermost.
pub(super) fn feature_of(path: &[String]) -> String {
    match feature_name(path.first().map(String::as_str).unwrap_or_default()).as_str() {
        // Names of the runtime's own features.
        taken @ ("default" | "serde" | "reqwest" | "jiff" | "uuid") => format!("{taken}-api"),
        name => name.to_owned(),
    }
}
