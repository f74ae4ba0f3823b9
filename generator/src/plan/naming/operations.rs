//! Where an operation sits in the SDK: its resource and its method.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::common::CommonParts;
use super::english::{ending, letters};
use super::fastapi::Functions;
use super::method_names::method_names;
use super::path_words::first_segment;
use super::rest::Rest;
use super::settled::{Wish, settled};
use crate::api::{Api, OperationKey, OperationNames};
use crate::config::Config;
use crate::report::{Diagnostics, findings};

/// Where a call sits in the SDK, in words of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::plan) struct CallPath {
    /// The resource and those around it, outermost first.
    pub(in crate::plan) resource: Vec<String>,
    /// The method on it.
    pub(in crate::plan) method: String,
}

/// The path of no call: of an operation that the document does not have.
static NOWHERE: LazyLock<CallPath> = LazyLock::new(CallPath::default);

/// Where each operation of a document sits, also those that become no calls.
pub(in crate::plan) struct CallPaths {
    by_key: FxHashMap<OperationKey, CallPath>,
    common: CommonParts,
    functions: Functions,
}

impl CallPaths {
    /// Decides by what the config or a vendor extension says, then by tag and `operationId`, then
    /// by the path.
    pub(in crate::plan) fn of(all: &[&OperationNames]) -> Self {
        let tags = all.iter().map(|names| names.tag.as_deref().map(ending));
        let common = CommonParts::of(tags, all.iter().filter_map(|names| names.id.as_deref()));
        let mut resources = Resources::default();
        let resources: Vec<Vec<String>> =
            all.iter().map(|names| resources.first_spelling(resource_of(&common, names))).collect();
        let rest = Rest::of(all);
        let wishes = all.iter().zip(&resources).map(|(names, resource)| {
            let by_path = rest.names(names, resource);
            let ways = method_names(&common, names, resource, &by_path);
            Wish { path: &names.key.path, resource, ways, by_path }
        });
        let chosen = settled(wishes.collect());
        let paths = all.iter().zip(resources).zip(chosen).map(|((names, resource), chosen)| {
            let method = names.method.clone().unwrap_or(chosen);
            (names.key.clone(), CallPath { resource, method })
        });
        Self { by_key: paths.collect(), common, functions: Functions::of(all) }
    }

    /// Where the operations of an API sit.
    pub(in crate::plan) fn of_api(api: &Api) -> Self {
        let listed = api.operations.iter().map(|operation| &operation.names);
        Self::of(&listed.chain(&api.unlisted).collect::<Vec<_>>())
    }

    /// Where an operation sits.
    pub(in crate::plan) fn get(&self, key: &OperationKey) -> &CallPath {
        self.by_key.get(key).unwrap_or(&NOWHERE)
    }

    /// What a component of the document is called by the function that its framework made it for.
    pub(in crate::plan) fn made_for(&self, component: &str) -> Option<String> {
        self.functions.body(component)
    }

    /// The resource that a tag stands for, without regard to its spelling.
    pub(in crate::plan) fn tag_key(&self, tag: &str) -> Vec<String> {
        resource_key(&segments(self.common.own_part(tag)))
    }
}

/// A resource without regard to the spelling of its names.
pub(in crate::plan) fn resource_key(resource: &[String]) -> Vec<String> {
    resource.iter().map(|name| letters(name)).collect()
}

/// The resource of an operation, as it is spelled there.
fn resource_of(common: &CommonParts, names: &OperationNames) -> Vec<String> {
    let of_tag = || {
        let tag = names.tag.as_deref().map(ending)?;
        Some(segments(common.own_part(tag))).filter(|words| !words.is_empty())
    };
    let given = names.resource.clone().or_else(of_tag);
    given.unwrap_or_else(|| vec![first_segment(&names.key.path)])
}

/// The names of a tag: with slashes between them.
fn segments(text: &str) -> Vec<String> {
    let names = text.split('/').map(str::trim).filter(|segment| !segment.is_empty());
    names.map(str::to_owned).collect()
}

/// The resources that were met. `Things` and `things` are one, and spelled as it was met first.
#[derive(Default)]
struct Resources {
    spellings: FxHashMap<Vec<String>, String>,
}

impl Resources {
    fn first_spelling(&mut self, resource: Vec<String>) -> Vec<String> {
        let mut key = Vec::with_capacity(resource.len());
        let names = resource.into_iter().map(|name| {
            key.push(letters(&name));
            self.spellings.entry(key.clone()).or_insert(name).clone()
        });
        names.collect()
    }
}

/// The operations that are left out because the config prefers another method of the same call: one
/// of the same path and of the same name.
pub(crate) fn less_preferred(all: &[&OperationNames], config: &Config) -> FxHashSet<OperationKey> {
    if config.prefer_methods.is_empty() {
        return FxHashSet::default();
    }
    let paths = CallPaths::of(all);
    let rank = |key: &OperationKey| {
        let mut preferred = config.prefer_methods.iter();
        preferred.position(|method| method.eq_ignore_ascii_case(key.method.as_str()))
    };
    let mut best: FxHashMap<(&str, &CallPath), usize> = FxHashMap::default();
    let documented = || all.iter().filter(|names| names.documented).map(|names| &names.key);
    for key in documented() {
        if let Some(rank) = rank(key) {
            let best = best.entry((&key.path, paths.get(key))).or_insert(rank);
            *best = rank.min(*best);
        }
    }
    let is_less = |key: &&OperationKey| {
        best.get(&(key.path.as_str(), paths.get(key))).is_some_and(|best| rank(key) != Some(*best))
    };
    documented().filter(is_less).cloned().collect()
}

/// Some APIs offer each call by several methods.
pub(in crate::plan) fn report_several_methods(
    api: &Api,
    paths: &CallPaths,
    diagnostics: &mut Diagnostics,
) {
    let mut seen = FxHashSet::default();
    let mut last = None;
    for OperationNames { key, path_at, .. } in api.operations.iter().map(|one| &one.names) {
        let is_first = seen.insert((key.path.as_str(), paths.get(key)));
        if !is_first && last != Some(path_at) {
            last = Some(path_at);
            diagnostics.push(findings::several_methods(&key.path).at(*path_at));
        }
    }
}
