//! Overlays: changes to a document that are data of their own (OpenAPI Overlay Specification
//! 1.0.0).
//!
//! Targets are JSONPath (RFC 9535). The paths are looked up in a copy of the document as plain
//! JSON, and every change is made to both, so that the tree keeps its positions: of what is
//! untouched in the document, of what is new in the overlay.

use std::path::PathBuf;

use serde_json::Value as Json;
use serde_json_path::JsonPath;

use super::read::read_named;
use super::{Member, Node, Value, parse, pointer};
use crate::report::{Diagnostics, findings};
use crate::source::{Pos, Sources};

/// A file with an overlay.
#[derive(Clone, Debug)]
pub(crate) struct OverlayFile {
    /// Its path, from the current directory.
    pub path: PathBuf,
    /// Where the configuration names it.
    pub at: Option<Pos>,
}

/// Applies the overlays in order. `None` when one of them cannot be read.
pub(super) fn apply<'a>(
    mut root: Node<'a>,
    files: &[OverlayFile],
    sources: &'a Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Node<'a>> {
    if files.is_empty() {
        return Some(root);
    }
    let mut copy = root.json();
    for file in files {
        let overlay = read_overlay(file, sources, diagnostics)?;
        for action in overlay.get("actions").map(Node::items).unwrap_or_default() {
            act(action, &mut root, &mut copy, diagnostics);
        }
    }
    Some(root)
}

fn read_overlay<'a>(
    file: &OverlayFile,
    sources: &'a Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Node<'a>> {
    let source = read_named(sources, &file.path, file.at, diagnostics)?;
    let overlay = parse(source, diagnostics)?;
    let version = overlay.get("overlay").and_then(Node::scalar).unwrap_or_default().into_owned();
    let is_known = version == "1" || version.starts_with("1.");
    if is_known
        && overlay.get("actions").is_some_and(|actions| matches!(actions.value, Value::Array(_)))
    {
        return Some(overlay);
    }
    diagnostics.push(findings::not_an_overlay().at(overlay.at));
    None
}

/// One action: `target`, and `update` or `remove`.
fn act<'a>(action: &Node<'a>, root: &mut Node<'a>, copy: &mut Json, diagnostics: &mut Diagnostics) {
    let Some(target) = action.get("target") else {
        diagnostics.push(findings::action_without_target().at(action.at));
        return;
    };
    let path = match JsonPath::parse(target.as_str().unwrap_or_default()) {
        Ok(path) => path,
        Err(error) => {
            let position = error.position() + 1;
            diagnostics.push(findings::invalid_target(position).at(target.at));
            return;
        }
    };
    let places: Vec<String> =
        path.query_located(copy).locations().map(|place| place.to_json_pointer()).collect();
    if places.is_empty() {
        diagnostics.push(findings::overlay_without_target().at(target.at));
    }
    check_keys(action, diagnostics);
    let removes = action.get("remove").and_then(Node::as_bool) == Some(true);
    // The last first: removing an item moves those behind it.
    for place in places.iter().rev() {
        if removes {
            remove(root, copy, place);
        } else if let Some(update) = action.get("update") {
            if let Some(node) = node_at(root, place) {
                merge(node, update);
            }
            if let Some(value) = copy.pointer_mut(place) {
                merge_plain(value, update.json());
            }
        }
    }
}

/// An action that changes nothing is a slip of the pen.
fn check_keys(action: &Node<'_>, diagnostics: &mut Diagnostics) {
    const KEYS: [&str; 4] = ["target", "description", "update", "remove"];
    for member in action.members() {
        let key = member.key.as_ref();
        if KEYS.contains(&key) || key.starts_with("x-") {
            continue;
        }
        let near = pointer::closest(key, KEYS.into_iter());
        diagnostics.push(findings::unknown_action_key(key).at(member.key_at).near(near));
    }
}

/// Objects are merged member by member, an item is added to an array, everything else is replaced.
fn merge<'a>(node: &mut Node<'a>, update: &Node<'a>) {
    match (&mut node.value, &update.value) {
        (Value::Object(members), Value::Object(updates)) => {
            for update in updates {
                match members.iter_mut().find(|member| member.key == update.key) {
                    Some(member) => merge_member(&mut member.node, &update.node),
                    None => members.push(update.clone()),
                }
            }
        }
        (Value::Array(items), _) => items.push(update.clone()),
        _ => *node = update.clone(),
    }
}

/// Inside an update, arrays are joined.
fn merge_member<'a>(node: &mut Node<'a>, update: &Node<'a>) {
    match (&mut node.value, &update.value) {
        (Value::Array(items), Value::Array(more)) => items.extend(more.iter().cloned()),
        (Value::Object(_), Value::Object(_)) => merge(node, update),
        _ => *node = update.clone(),
    }
}

fn merge_plain(value: &mut Json, update: Json) {
    match (value, update) {
        (Json::Object(members), Json::Object(updates)) => {
            for (key, update) in updates {
                match members.get_mut(&key) {
                    Some(Json::Array(items)) if update.is_array() => {
                        items.extend(update.as_array().into_iter().flatten().cloned())
                    }
                    Some(member) if member.is_object() && update.is_object() => {
                        merge_plain(member, update)
                    }
                    _ => _ = members.insert(key, update),
                }
            }
        }
        (Json::Array(items), update) => items.push(update),
        (value, update) => *value = update,
    }
}

fn remove(root: &mut Node<'_>, copy: &mut Json, place: &str) {
    let Some((around, last)) = place.rsplit_once('/') else {
        return;
    };
    let key = last.replace("~1", "/").replace("~0", "~");
    match node_at(root, around).map(|node| &mut node.value) {
        Some(Value::Object(members)) => members.retain(|member| member.key != key),
        Some(Value::Array(items)) => drop_item(items, &key),
        _ => {}
    }
    match copy.pointer_mut(around) {
        Some(Json::Object(members)) => _ = members.shift_remove(&key),
        Some(Json::Array(items)) => drop_item(items, &key),
        _ => {}
    }
}

fn drop_item<T>(items: &mut Vec<T>, key: &str) {
    if let Some(index) = key.parse::<usize>().ok().filter(|index| *index < items.len()) {
        items.remove(index);
    }
}

fn node_at<'n, 'a>(root: &'n mut Node<'a>, place: &str) -> Option<&'n mut Node<'a>> {
    let mut node = root;
    for segment in pointer::segments(place)? {
        node = match &mut node.value {
            Value::Object(members) => members
                .iter_mut()
                .find(|member: &&mut Member<'a>| member.key == segment)
                .map(|member| &mut member.node)?,
            Value::Array(items) => items.get_mut(segment.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(node)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str =
        r#"{"a":[{"x":1,"s":["p"]},{"y":2},{"x":3}],"b":{"c":{"d":1}},"gone":true}"#;

    /// The document with one overlay's actions applied, as plain JSON; tree and copy must agree.
    fn applied(actions: &str) -> (Json, Diagnostics) {
        let sources = Sources::new();
        let mut diagnostics = Diagnostics::new(false);
        let source = |name: &str, text: &str| sources.add(name.to_owned(), text.to_owned()).ok();
        let mut parse_one = |name: &str, text: &str| {
            source(name, text).and_then(|source| parse(source, &mut diagnostics))
        };
        let (Some(mut root), Some(actions)) =
            (parse_one("d.json", DOCUMENT), parse_one("o.yaml", actions))
        else {
            return (Json::Null, diagnostics);
        };
        let mut copy = root.json();
        for action in actions.items() {
            act(action, &mut root, &mut copy, &mut diagnostics);
        }
        assert_eq!(root.json(), copy);
        (copy, diagnostics)
    }

    #[test]
    fn objects_merge_arrays_grow_and_members_go() {
        let (json, diagnostics) = applied(
            "- target: $.a[?@.x]\n  update: {s: [q], z: {}}\n- target: $.a\n  update: 7\n- target: $.b.c\n  update: {d: 2, e: 3}\n- target: $.gone\n  remove: true\n- target: $.a[1]\n  remove: true\n",
        );
        assert_eq!(
            json.to_string(),
            r#"{"a":[{"x":1,"s":["p","q"],"z":{}},{"x":3,"s":["q"],"z":{}},7],"b":{"c":{"d":2,"e":3}}}"#
        );
        assert!(diagnostics.list().is_empty());
    }

    #[test]
    fn a_target_that_matches_nothing_is_reported() {
        let (_, diagnostics) = applied(
            "- target: $.nowhere\n  remove: true\n- target: '$.['\n  remove: true\n- update: {}\n",
        );
        let codes: Vec<&str> =
            diagnostics.list().iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, ["E0705", "E0704", "E0704"]);
    }
}
