//! Which file of a resource's folder a call stands in, where one file would be too long.
//!
//! The calls are divided by the segments of their paths: `/repos/{owner}/{repo}/hooks` is in
//! `repos/hooks.rs`. A new call goes where its path says, and moves no other, so that a file shows
//! what changed; only where a file grows too long is that one divided further.

use std::collections::BTreeMap;

use crate::plan::naming::cases::{extended, module_name};
use crate::sdk::CallItem;

/// About how many lines a file may have.
const MOST_LINES: usize = 900;

/// A resource whose paths would make more files than this stays one file: its paths have nothing in
/// common that a folder could show, and each file has its cost.
const MOST_FILES: usize = 500;

/// Names that a file inside the module of a resource cannot have: it would hide the crate.
const CRATES: &[&str] = &["alloc", "core", "std"];

/// Divides the calls of a resource, whose module is `module`. Those that fit into one file stay
/// there.
pub(super) fn divide(module: &str, calls: &mut [CallItem]) {
    let all: Vec<usize> = (0..calls.len()).collect();
    if lines_of(calls, &all) <= MOST_LINES {
        return;
    }
    let groups = groups(calls, &all, 0, "");
    if groups.len() > MOST_FILES {
        return;
    }
    for (name, within) in groups {
        let name = file_name(module, &name);
        for index in within {
            calls[index].part.clone_from(&name);
        }
    }
}

/// The file of a group inside the folder `module`, which it does not name once more; `None` for the
/// calls of the resource as a whole, which stay beside it.
fn file_name(module: &str, group: &str) -> Option<String> {
    let name = module_name(group);
    let short = name.strip_prefix(module).and_then(|rest| rest.strip_prefix('_'));
    let name = short.map_or_else(|| name.clone(), module_name);
    match name.as_str() {
        _ if group.is_empty() || name == module => None,
        taken if CRATES.contains(&taken) => Some(extended(taken, "api")),
        _ => Some(name),
    }
}

/// The calls `within` in groups that fit into a file each where they can be divided at all. The
/// name of a group is `name` and the segments that tell it from the others, from `depth` on.
fn groups(
    calls: &[CallItem],
    within: &[usize],
    depth: usize,
    name: &str,
) -> Vec<(String, Vec<usize>)> {
    let mut by_segment: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for index in within {
        let segment = segments(&calls[*index].path).nth(depth);
        by_segment.entry(segment).or_default().push(*index);
    }
    // A segment that all have tells nothing.
    let is_shared = by_segment.len() == 1;
    let mut found = Vec::new();
    for (segment, within) in by_segment {
        let joined = match segment {
            Some(_) if is_shared => name.to_owned(),
            Some(segment) => format!("{name}_{segment}"),
            None => name.to_owned(),
        };
        if segment.is_some() && (is_shared || lines_of(calls, &within) > MOST_LINES) {
            found.extend(groups(calls, &within, depth + 1, &joined));
        } else if lines_of(calls, &within) > MOST_LINES {
            let alone = |index: usize| {
                let method = calls[index].method.trim_start_matches("r#");
                (format!("{joined}_{method}"), vec![index])
            };
            found.extend(within.into_iter().map(alone));
        } else {
            found.push((joined, within));
        }
    }
    found
}

/// The segments of a path that are no parameters.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty() && !segment.contains('{'))
}

fn lines_of(calls: &[CallItem], within: &[usize]) -> usize {
    within.iter().map(|index| lines_of_call(&calls[*index])).sum()
}

/// About how many lines a call has in its file.
fn lines_of_call(call: &CallItem) -> usize {
    let variants = call.variants.iter().map(|variant| variant.docs.len() + 12);
    let setters = call.setters.iter().map(|setter| setter.docs.len() + 5);
    let outcome = call.outcome.iter().flat_map(|outcome| &outcome.variants);
    let events = call.callbacks.iter().flat_map(|set| &set.events);
    call.docs.len()
        + call.sections.len()
        + 2 * call.arguments.len()
        + 30
        + variants.chain(setters).sum::<usize>()
        + outcome.map(|variant| variant.docs.len() + 2).sum::<usize>()
        + events.map(|event| event.docs.len() + 4).sum::<usize>()
}
