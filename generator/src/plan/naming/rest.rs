//! REST's own words for operations that have no name but their method and path.
//!
//! ```text
//! GET    /files               list           POST   /files                 create
//! GET    /files/{id}          get            PATCH  /files/{id}            update
//! DELETE /files/{id}          delete         POST   /files/{id}/restart    restart
//! GET    /files/{id}/parts    list_parts     POST   /files/{id}/parts      create_part
//! ```

use rustc_hash::{FxHashMap, FxHashSet};

use super::english::{ending, same_word, words};
use super::path_words::{Noun, PathWords, one_of};
use super::repeats::repeated;
use crate::api::{Lists, Method, OperationNames};
use crate::http::shape_of;

/// The longest name that says whose something is.
const MOST_LETTERS: usize = 50;

/// Methods that give several of something, wherever they stand in a path: `GET /files/search`.
pub(super) const SEEKING: [&str; 4] = ["list", "search", "find", "query"];

/// What the paths of a document tell about each other.
#[derive(Default)]
pub(super) struct Rest {
    /// The methods of each path, and what it answers to `GET`.
    paths: FxHashMap<String, Vec<(Method, Lists)>>,
    /// The paths that have items: `/files` where there is `/files/{id}`.
    holders: FxHashSet<String>,
    /// Whether anything is updated by `PUT` or `PATCH`; where nothing is, `POST` does it.
    has_updates: bool,
}

/// The names of one operation.
#[derive(Debug, Default)]
pub(super) struct RestNames {
    /// Best first.
    pub(super) ways: Vec<String>,
    /// Whether the `operationId`, if there is one, says no more than the method and the path.
    pub(super) is_all: bool,
    /// The method in lower case.
    pub(super) verb: String,
    /// Whether the name is what the path says is done: `restart`.
    pub(super) is_action: bool,
}

impl Rest {
    /// Of all operations of a document.
    pub(super) fn of(all: &[&OperationNames]) -> Self {
        let mut rest = Self::default();
        for OperationNames { key, answer, .. } in all {
            let shape = shape_of(&key.path);
            let held = shape.match_indices("/{}").filter_map(|(at, _)| shape.get(..at));
            rest.holders.extend(held.map(str::to_owned));
            rest.has_updates |= matches!(key.method, Method::Put | Method::Patch);
            rest.paths.entry(shape).or_default().push((key.method.clone(), answer.lists));
        }
        rest
    }

    /// What an operation of a resource is called.
    pub(super) fn names(&self, names: &OperationNames, resource: &[String]) -> RestNames {
        let path = PathWords::of(&names.key.path);
        let id = names.id.as_deref().map(ending);
        let said = id.map(|id| repeated(id, &names.key.method, &names.key.path));
        // An id that leaves out where the path begins says what matters of it.
        let inside = said.flatten().map(|said| PathWords::of(said).inside(resource));
        let whole = path.inside(resource);
        let inside = inside.filter(|inside| inside.len() < whole.len()).unwrap_or(whole);
        let action = self.action(names, &path, &inside);
        let is_action = action.is_some();
        let name = action.unwrap_or_else(|| self.crud(names, &path, &inside));
        let mut ways = vec![name.clone()];
        for first in [path.parameters.len().saturating_sub(1), 0] {
            let of = path.parameters.get(first..).unwrap_or_default();
            let by = of.iter().flat_map(|words| [vec!["by".to_owned()], words.clone()].concat());
            ways.push(joined([name.clone()], by.collect()));
        }
        ways.dedup();
        let verb = names.key.method.as_str().to_ascii_lowercase();
        RestNames { ways, verb, is_all: said.is_none_or(|said| said.is_some()), is_action }
    }

    /// What the path itself says is done: `cancel` of `/jobs/{id}:cancel`, `restart` of `POST
    /// /jobs/{id}/restart`, where nothing tells that this is something to be had.
    fn action(&self, names: &OperationNames, path: &PathWords, inside: &[Noun]) -> Option<String> {
        if !path.action.is_empty() {
            let whose = inside.iter().flat_map(Noun::said);
            return Some(joined(path.action.iter().cloned(), whose.collect()));
        }
        let (last, around) = inside.split_last().filter(|(last, _)| !last.is_one)?;
        let is_seeking = last.words.first().is_some_and(|word| SEEKING.contains(&word.as_str()));
        let is_told = match names.key.method {
            Method::Get => is_seeking,
            Method::Post => is_seeking || !self.is_thing(names, last),
            Method::Put | Method::Patch => !last.is_plural() && !self.is_shared(names),
            _ => false,
        };
        if !is_told {
            return None;
        }
        let shape = shape_of(&names.key.path);
        let is_had = shape.rsplit_once('/').is_some_and(|(had, _)| self.paths.contains_key(had));
        let (owners, spaces): (Vec<&Noun>, Vec<&Noun>) =
            around.iter().partition(|one| one.is_one || is_had);
        let name = spaces.into_iter().chain([last]).flat_map(|noun| noun.words.clone());
        Some(joined(name, owners.into_iter().flat_map(Noun::said).collect()))
    }

    /// Whether `POST` makes one of what the path ends in.
    fn is_thing(&self, names: &OperationNames, last: &Noun) -> bool {
        let schema = names.answer.schema.as_deref().map(words);
        let is_made = schema.is_some_and(|schema| {
            let start = schema.len().saturating_sub(last.words.len());
            let end = schema.get(start..).unwrap_or_default();
            end.len() == last.words.len()
                && end.iter().zip(&last.words).all(|(one, other)| same_word(one, other))
        });
        let is_plain = last.words.len() == 1 && last.is_plural();
        is_made
            || is_plain
            || self.is_shared(names)
            || self.holders.contains(&shape_of(&names.key.path))
    }

    /// Whether the path has other methods.
    fn is_shared(&self, names: &OperationNames) -> bool {
        self.has(names, |method| *method != names.key.method)
    }

    fn has(&self, names: &OperationNames, is: impl Fn(&Method) -> bool) -> bool {
        let methods = self.paths.get(&shape_of(&names.key.path));
        methods.is_some_and(|methods| methods.iter().any(|(method, _)| is(method)))
    }

    /// The verb, and what it is done to inside of the resource.
    fn crud(&self, names: &OperationNames, path: &PathWords, inside: &[Noun]) -> String {
        let is_one = path.ends_in_one();
        let is_many = !is_one && self.is_many(names, path);
        let verb = match &names.key.method {
            Method::Get if is_many || names.answer.lists == Lists::Itself => "list",
            Method::Get => "get",
            Method::Post if self.updates(names, path, is_many) => "update",
            Method::Post if inside.is_empty() && !is_many && !self.is_made(names, path) => "post",
            Method::Post => "create",
            Method::Put if self.has(names, |method| *method == Method::Patch) => "replace",
            Method::Put | Method::Patch => "update",
            Method::Delete => "delete",
            other => &other.as_str().to_ascii_lowercase(),
        };
        let mut nouns: Vec<Vec<String>> = inside.iter().map(Noun::said).collect();
        if verb == "create"
            && let Some(last) = nouns.last_mut()
        {
            *last = one_of(last);
        }
        let all = ["replace", "update", "delete"].contains(&verb) && is_many && nouns.is_empty();
        let verb = if all { format!("{verb}_all") } else { verb.to_owned() };
        let whole = joined([verb.clone()], nouns.concat());
        match nouns.last() {
            Some(last) if whole.len() > MOST_LETTERS => joined([verb], last.clone()),
            _ => whole,
        }
    }

    /// Whether the path is that of many: by what it answers to `GET`, or by the paths inside.
    fn is_many(&self, names: &OperationNames, path: &PathWords) -> bool {
        let shape = shape_of(&names.key.path);
        let is_holder = self.holders.contains(&shape);
        let is_plural = path.nouns.last().is_some_and(Noun::is_plural);
        let methods = self.paths.get(&shape);
        let got = methods.and_then(|all| all.iter().find(|(method, _)| *method == Method::Get));
        match got.map(|(_, lists)| lists) {
            Some(Lists::Itself) => true,
            Some(Lists::Inside | Lists::Untold) => is_plural || is_holder,
            Some(Lists::Nowhere) => false,
            None => is_holder,
        }
    }

    /// Whether `POST` changes what is there: one that no other method changes.
    fn updates(&self, names: &OperationNames, path: &PathWords, is_many: bool) -> bool {
        let is_changed = |method: &Method| matches!(method, Method::Put | Method::Patch);
        let is_there = |method: &Method| matches!(method, Method::Get | Method::Delete);
        match path.ends_in_one() {
            true => !self.has(names, is_changed),
            false => !is_many && !self.has_updates && self.has(names, is_there),
        }
    }

    /// Whether `POST` at a resource makes one, as far as the path tells.
    fn is_made(&self, names: &OperationNames, path: &PathWords) -> bool {
        let last = path.nouns.last();
        path.ends_in_one()
            || last.is_some_and(|last| last.is_plural() || self.is_thing(names, last))
    }
}

fn joined(first: impl IntoIterator<Item = String>, then: Vec<String>) -> String {
    first.into_iter().chain(then).collect::<Vec<_>>().join("_")
}
