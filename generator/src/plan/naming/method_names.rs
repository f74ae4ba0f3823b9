//! The names that the method of an operation could have, by its id or its path.

use rustc_hash::FxHashSet;

use super::common::CommonParts;
use super::english::{ending, same_word, words};
use super::fastapi::function_of;
use super::path_words::first_segment;
use super::rest::RestNames;
use crate::api::{Method, OperationNames};
use crate::http::braced;

/// The names that an operation's method could have, best first: what its id says, or REST's words
/// where that is no more than the method and the path.
pub(super) fn method_names(
    common: &CommonParts,
    names: &OperationNames,
    resource: &[String],
    rest: &RestNames,
) -> Vec<String> {
    let (method, path) = (&names.key.method, names.key.path.as_str());
    let id = names.id.as_deref().map(ending);
    let ways = id.map(|id| from_id(common, method, path, id, resource)).unwrap_or_default();
    if !ways.is_empty() && !rest.is_all {
        return ways;
    }
    let mut all = rest.ways.clone();
    // Where that is another one's, what the id says beyond the verb is better than an argument,
    // which it must not name itself. A verb alone would only take that name from another one.
    let first = all.first().cloned().unwrap_or_default();
    let is_said = |way: &&String| {
        let mut words = way.split('_');
        words.next() == first.split('_').next() && way.contains('_') && words.all(|one| one != "id")
    };
    let said: Vec<String> = ways.iter().filter(is_said).cloned().collect();
    all.splice(all.len().min(1).., [said, rest.ways.iter().skip(1).cloned().collect()].concat());
    let last = ways.last().cloned().unwrap_or_else(|| from_path(method, path));
    all.extend(Some(last).filter(|last| last.contains('_')));
    all
}

/// What an id says, the shortest first. `clientSessionsCreatePost` under `client_sessions` by POST
/// is `create`: the words of the resource and the verb say nothing that the place does not say.
fn from_id(
    common: &CommonParts,
    method: &Method,
    path: &str,
    id: &str,
    resource: &[String],
) -> Vec<String> {
    let mut ways = Vec::new();
    let whole = id.rsplit('/').next().unwrap_or_default();
    let function = function_of(whole, path);
    let mut texts = function.into_iter().collect::<Vec<_>>();
    texts.extend([common.without_hash(whole), whole]);
    texts.dedup();
    for text in texts {
        ways.extend(from_dotted(text, resource));
        let all = words(text);
        let bare = without_resource(&all, resource);
        let short = match bare.len() == all.len() {
            true => without_start(&all, resource),
            false => without_parameter(&all, &bare, path),
        };
        for words in [&short, &bare, &all] {
            ways.push(said(method, words));
        }
    }
    ways.retain(|way| !way.is_empty());
    let mut seen = FxHashSet::default();
    ways.retain(|way| seen.insert(way.clone()));
    ways
}

/// The words without those of the resource, at any position.
fn without_resource(all: &[String], resource: &[String]) -> Vec<String> {
    let around = resource.iter().flat_map(|name| words(name)).collect::<Vec<_>>();
    for group in [around.as_slice(), &resource.last().map(|name| words(name)).unwrap_or_default()] {
        if let Some(start) = position(all, group) {
            if all.len() > group.len() {
                return [&all[..start], &all[start + group.len()..]].concat();
            }
            break;
        }
    }
    all.to_vec()
}

/// `post_customers_customer_sources` under `customers` is `post_sources`, `get_files_id` under
/// `files` is `get`: whose it is, is an argument.
fn without_parameter(all: &[String], bare: &[String], path: &str) -> Vec<String> {
    let start = all.iter().zip(bare).take_while(|(one, other)| one == other).count();
    let cut = all.get(start..start + all.len() - bare.len()).unwrap_or_default();
    let (Some(noun), Some(next)) = (cut.last(), bare.get(start)) else {
        return bare.to_vec();
    };
    let repeats = next == "id" || same_word(next, noun);
    let mut parameters = braced(path).map(words);
    let is_parameter = parameters
        .any(|parameter| parameter.last() == Some(next) || parameter.first() == Some(next));
    if start == 0 || !repeats || !is_parameter {
        return bare.to_vec();
    }
    [&bare[..start], &bare[start + 1..]].concat()
}

/// `domains_patch_record` under `Domain Records` is `patch_record`: it begins as the resource does.
fn without_start(bare: &[String], resource: &[String]) -> Vec<String> {
    let around = resource.iter().flat_map(|name| words(name)).collect::<Vec<_>>();
    let common = bare.iter().zip(&around).take_while(|(one, other)| same_word(one, other)).count();
    bare.get(common..).filter(|left| !left.is_empty()).unwrap_or(bare).to_vec()
}

/// The words as a name, without the verb of HTTP at their end.
fn said(method: &Method, words: &[String]) -> String {
    let verb = method.as_str().to_ascii_lowercase();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() && *last == verb => rest.join("_"),
        _ => words.join("_"),
    }
}

/// `drive.about.get` under `about` is `get`, `adsensehost.accounts.adclients.list` under `accounts`
/// is `adclients_list`: what follows the resource, and its last segment is the name even where it
/// is a verb of HTTP. Nothing where no segment is the resource.
fn from_dotted(id: &str, resource: &[String]) -> Option<String> {
    let segments: Vec<Vec<String>> =
        id.split('.').map(words).filter(|segment| !segment.is_empty()).collect();
    let own = words(resource.last()?);
    let (last, around) = segments.split_last()?;
    let is_own =
        |segment: &Vec<String>| segment.len() == own.len() && position(segment, &own) == Some(0);
    // The resource itself before what is only its singular: `drive.drives.hide`.
    let after = around
        .iter()
        .position(|segment| *segment == own)
        .or_else(|| around.iter().position(is_own))?
        + 1;
    let mut name: Vec<String> = around.get(after..)?.iter().flatten().cloned().collect();
    name.extend(last.iter().cloned());
    Some(name.join("_"))
}

fn position(words: &[String], group: &[String]) -> Option<usize> {
    if group.is_empty() || group.len() > words.len() {
        return None;
    }
    words
        .windows(group.len())
        .position(|window| window.iter().zip(group).all(|(one, other)| same_word(one, other)))
}

fn from_path(method: &Method, path: &str) -> String {
    let mut name = vec![method.as_str().to_ascii_lowercase()];
    let resource = first_segment(path);
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let after = segments.iter().position(|segment| *segment == resource).map_or(0, |at| at + 1);
    for segment in segments.into_iter().skip(after) {
        if let Some(parameter) = segment.strip_prefix('{') {
            name.push("by".to_owned());
            name.extend(words(parameter));
        } else {
            name.extend(words(segment));
        }
    }
    name.join("_")
}

#[cfg(test)]
mod tests {
    use super::{from_dotted, from_id, from_path};
    use crate::api::Method;
    use crate::plan::naming::common::CommonParts;
    use crate::plan::naming::path_words::first_segment;

    #[test]
    fn paths_name_resources_and_calls() {
        for (path, resource, name) in [
            ("/v1/checkout/sessions/{session}", "checkout", "get_sessions_by_session"),
            ("/api/v2beta1/pets", "pets", "get"),
            ("/2010-04-01/Accounts.json", "Accounts.json", "get"),
            ("/vehicles/{id}", "vehicles", "get_by_id"),
            ("/v1/{id}", "v1", "get_by_id"),
            ("/{bucket}", "root", "get_by_bucket"),
            ("/{bucket}/acl", "acl", "get"),
        ] {
            let method = Method::Get;
            assert_eq!(
                (first_segment(path).as_str(), from_path(&method, path).as_str()),
                (resource, name),
                "{path}"
            );
        }
    }

    #[test]
    fn of_dotted_ids_what_follows_the_resource_is_the_name() {
        for (id, resource, name) in [
            ("drive.about.get", "about", Some("get")),
            ("adsensehost.accounts.adclients.list", "accounts", Some("adclients_list")),
            ("adsensehost.accounts.list", "accounts", Some("list")),
            ("drive.drives.delete", "drives", Some("delete")),
            ("sample.getThing", "other", None),
            ("zone-settings-get-tls-1.-3-setting", "Zone Settings", None),
            ("about", "about", None),
            ("..", "about", None),
            ("", "", None),
        ] {
            assert_eq!(from_dotted(id, &[resource.to_owned()]).as_deref(), name, "{id}");
        }
    }

    #[test]
    fn what_the_place_says_is_left_out() {
        for (id, path, resource, shortest) in [
            ("clientSessionsCreateGet", "/client_sessions/create", "client_sessions", "create"),
            (
                "GetCustomersCustomerSources",
                "/v1/customers/{customer}/sources",
                "customers",
                "get_sources",
            ),
            ("get_files_id", "/files/{file_id}", "Files", "get"),
            (
                "skills-get-version",
                "/skills/{skill_id}/versions/{version}",
                "Skills",
                "get_version",
            ),
            ("domains_list_records", "/domains/{name}/records", "Domain Records", "list_records"),
            (
                "circuits_circuit_groups_list",
                "/circuits/circuit-groups",
                "circuits",
                "circuit_groups_list",
            ),
        ] {
            let ways =
                from_id(&CommonParts::default(), &Method::Get, path, id, &[resource.to_owned()]);
            assert_eq!(ways.first().map(String::as_str), Some(shortest), "{id}: {ways:?}");
        }
    }
}
