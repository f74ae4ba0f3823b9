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

/// Without a tag, operations are grouped by the first fixed segment of their path.
fn first_segment(path: &str) -> String {
    path.split('/').find(|segment| !segment.is_empty() && !segment.starts_with('{')).unwrap_or("root").to_owned()
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
    let mut segments = path.split('/').filter(|segment| !segment.is_empty()).peekable();
    if segments.peek().is_some_and(|first| !first.starts_with('{')) {
        segments.next();
    }
    for segment in segments {
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
    use super::{from_dotted, same_word, words};

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
