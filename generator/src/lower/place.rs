//! Where an operation sits in the SDK: its resource and its method.

use super::Lowering;
use super::extensions::{Meaning, find, text};
use crate::api::{Method, Place};
use crate::load::Node;

impl Lowering<'_, '_> {
    /// The place that the config, a vendor extension, tag and operationId, or the path give, in this order.
    pub(super) fn place_of(&self, method: &Method, path: &str, node: &Node<'_>) -> Place {
        let given = self.config.operation(method.as_str(), path);
        let resource = given
            .and_then(|given| given.resource.as_deref())
            .map(segments)
            .or_else(|| hinted_resource(node))
            .or_else(|| tag(node).map(segments).filter(|words| !words.is_empty()))
            .unwrap_or_else(|| vec![first_segment(path)]);
        let name = given
            .and_then(|given| given.method.clone())
            .or_else(|| text(node, Meaning::Method).map(str::to_owned))
            .or_else(|| from_operation_id(method, node, &resource))
            .unwrap_or_else(|| from_path(method, path));
        Place { resource, method: name }
    }
}

fn hinted_resource(node: &Node<'_>) -> Option<Vec<String>> {
    let hint = find(node, Meaning::Resource)?;
    let names: Vec<String> = match hint.as_str() {
        Some(name) => name.split('.').map(str::to_owned).collect(),
        None => hint.items().iter().filter_map(Node::as_str).map(str::to_owned).collect(),
    };
    Some(names).filter(|names| !names.is_empty())
}

fn tag<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    node.get("tags")?.items().first()?.as_str()
}

fn segments(text: &str) -> Vec<String> {
    text.split('/').map(str::trim).filter(|segment| !segment.is_empty()).map(str::to_owned).collect()
}

/// Without a tag, operations are grouped by the first fixed segment of their path that names something of the API: `/api/v1/pets` by
/// `pets`. Where there is none, by the first one.
fn first_segment(path: &str) -> String {
    let fixed = || path.split('/').filter(|segment| !segment.is_empty() && !segment.starts_with('{'));
    fixed().find(|segment| !says_nothing(segment)).or_else(|| fixed().next()).unwrap_or("root").to_owned()
}

/// Whether a segment is that of all paths: `api`, `rest`, or a version such as `v1`, `v2beta1`, `1.0`, `2010-04-01`.
fn says_nothing(segment: &str) -> bool {
    let lower = segment.to_ascii_lowercase();
    let version = lower.strip_prefix('v').unwrap_or(&lower);
    let is_version = version.starts_with(|c: char| c.is_ascii_digit())
        && ["alpha", "beta", "rc"]
            .iter()
            .fold(version.to_owned(), |left, word| left.replacen(word, "", 1))
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '_'));
    is_version || matches!(lower.as_str(), "api" | "apis" | "rest")
}

/// `clientSessionsCreatePost` under `client_sessions` by POST is `create`: the words of the resource and
/// the verb say nothing that the place does not say.
fn from_operation_id(method: &Method, node: &Node<'_>, resource: &[String]) -> Option<String> {
    let id = node.get("operationId")?.scalar()?;
    let id = id.rsplit('/').next().unwrap_or_default();
    if let Some(name) = from_dotted(id, resource) {
        return Some(name);
    }
    let mut left = words(id);
    let around = resource.iter().flat_map(|name| words(name)).collect::<Vec<_>>();
    for group in [around.as_slice(), &resource.last().map(|name| words(name)).unwrap_or_default()] {
        if let Some(start) = position(&left, group) {
            if left.len() > group.len() {
                left.drain(start..start + group.len());
            }
            break;
        }
    }
    let verb = method.as_str().to_ascii_lowercase();
    if left.len() > 1 && left.last() == Some(&verb) {
        left.pop();
    }
    Some(left.join("_")).filter(|name| !name.is_empty())
}

/// `drive.about.get` under `about` is `get`, `adsensehost.accounts.adclients.list` under `accounts` is `adclients_list`: what follows the
/// resource, and its last segment is the name even where it is a verb of HTTP. Nothing where no segment is the resource.
fn from_dotted(id: &str, resource: &[String]) -> Option<String> {
    let segments: Vec<Vec<String>> = id.split('.').map(words).filter(|segment| !segment.is_empty()).collect();
    let own = words(resource.last()?);
    let (last, around) = segments.split_last()?;
    let is_own = |segment: &Vec<String>| segment.len() == own.len() && position(segment, &own) == Some(0);
    // The resource itself before what is only its singular: `drive.drives.hide`.
    let after = around.iter().position(|segment| *segment == own).or_else(|| around.iter().position(is_own))? + 1;
    let mut name: Vec<String> = around.get(after..)?.iter().flatten().cloned().collect();
    name.extend(last.iter().cloned());
    Some(name.join("_"))
}

fn position(words: &[String], group: &[String]) -> Option<usize> {
    if group.is_empty() || group.len() > words.len() {
        return None;
    }
    words.windows(group.len()).position(|window| window.iter().zip(group).all(|(one, other)| same_word(one, other)))
}

/// Equal but for a plural: `pet` and `pets`, `box` and `boxes`, `category` and `categories`, `shelf` and `shelves`.
fn same_word(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let ends = |short_end: &str, long_end: &str| {
        short.strip_suffix(short_end).is_some_and(|stem| !stem.is_empty() && long.strip_suffix(long_end) == Some(stem))
    };
    one == other || ends("", "s") || ends("", "es") || ends("y", "ies") || ends("f", "ves") || ends("fe", "ves")
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

/// The words of an identifier in lower case, cut at punctuation and where the case changes.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    let mut fresh = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_alphanumeric() {
            fresh = true;
            previous = c;
            continue;
        }
        let starts = c.is_uppercase()
            && (previous.is_lowercase()
                || previous.is_numeric()
                || previous.is_uppercase() && chars.peek().is_some_and(|next| next.is_lowercase()));
        if fresh || starts {
            words.push(String::new());
            fresh = false;
        }
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
        previous = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{first_segment, from_dotted, from_path, same_word, words};
    use crate::api::Method;

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
            assert_eq!((first_segment(path).as_str(), from_path(&method, path).as_str()), (resource, name), "{path}");
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
    fn plurals_are_the_same_word() {
        for (one, many) in
            [("pet", "pets"), ("box", "boxes"), ("category", "categories"), ("shelf", "shelves"), ("knife", "knives")]
        {
            assert!(same_word(one, many) && same_word(many, one), "{one} {many}");
        }
        assert!(!same_word("user", "uses") && !same_word("y", "ies"));
    }

    #[test]
    fn words_of_identifiers() {
        assert_eq!(words("clientSessionsCreatePost"), ["client", "sessions", "create", "post"]);
        assert_eq!(words("HTTPServer_x-y"), ["http", "server", "x", "y"]);
        assert_eq!(words("/acs/users"), ["acs", "users"]);
    }
}
