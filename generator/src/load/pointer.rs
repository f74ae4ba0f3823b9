//! JSON pointers (RFC 6901), followed and found.

use std::borrow::Cow;
use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use super::{Document, Node};
use crate::source::Pos;
use crate::text::push_segment;

/// The unescaped segments; `None` for a pointer that is not empty and does not start with `/`.
pub(super) fn segments(pointer: &str) -> Option<impl Iterator<Item = Cow<'_, str>>> {
    let rest = match pointer {
        "" => None,
        _ => Some(pointer.strip_prefix('/')?),
    };
    Some(rest.into_iter().flat_map(|rest| rest.split('/')).map(unescaped))
}

fn unescaped(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') {
        Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(segment)
    }
}

/// An array index: digits without leading zeros.
pub(super) fn array_index(segment: &str) -> Option<usize> {
    let canonical = segment == "0" || !segment.starts_with(['0', '+']);
    if canonical { segment.parse().ok() } else { None }
}

/// The text of a URI fragment (RFC 3986, section 2.1); `None` where it does not decode to UTF-8.
pub(super) fn percent_decoded(fragment: &str) -> Option<Cow<'_, str>> {
    if !fragment.contains('%') {
        return Some(Cow::Borrowed(fragment));
    }
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'%', [high, low, after @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                bytes.push(hex(*high) << 4 | hex(*low));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

/// The text of a fragment whose encoded slashes are taken for part of a key: `%2F` is what many
/// write for `~1`.
pub(super) fn slashes_kept(fragment: &str) -> Option<Cow<'_, str>> {
    if !(fragment.contains("%2F") || fragment.contains("%2f")) {
        return None;
    }
    let kept = fragment.replace("%2F", "~1").replace("%2f", "~1");
    percent_decoded(&kept).map(|decoded| Cow::Owned(decoded.into_owned()))
}

fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

/// The closest thing to a pointer that names nothing, as a `$ref` would name it.
pub(super) fn nearest(document: &Document<'_>, pointer: &str) -> Option<(String, Pos)> {
    let mut found = String::from("#");
    let mut node = document.written();
    let mut missing = None;
    let pointer = pointer.strip_prefix('/').unwrap_or(pointer);
    for segment in pointer.split('/').map(unescaped) {
        match document.child(node, &segment) {
            Some(child) => {
                push_segment(&mut found, &segment);
                node = child;
            }
            None => {
                missing = Some(segment);
                break;
            }
        }
    }
    let missing = missing?;
    let keys = node.members().iter().map(|member| member.key.as_ref());
    let may_compare = document.may_compare(node.members().len());
    let close = may_compare.then(|| closest(&missing, keys)).flatten();
    if let Some(member) =
        close.and_then(|key| node.members().iter().find(|member| member.key == key))
    {
        push_segment(&mut found, &member.key);
        return Some((found, member.key_at));
    }
    moved(document, pointer)
}

/// OpenAPI 2.0 kept under `definitions` what 3.0 keeps under `components`, and documents mix them
/// up.
fn moved(document: &Document<'_>, pointer: &str) -> Option<(String, Pos)> {
    const PLACES: [&[&str]; 6] = [
        &["components", "schemas"],
        &["components", "parameters"],
        &["components", "responses"],
        &["definitions"],
        &["parameters"],
        &["responses"],
    ];
    let (_, last) = pointer.rsplit_once('/').unwrap_or(("", pointer));
    let last = unescaped(last);
    PLACES.iter().find_map(|place| {
        let mut found = String::from("#");
        let steps = place.iter().copied().chain([last.as_ref()]);
        let node = steps.into_iter().try_fold(document.written(), |node, segment| {
            push_segment(&mut found, segment);
            document.child(node, segment)
        })?;
        Some((found, node.at))
    })
}

/// The word most like `wanted`, if one is like it at all.
pub(crate) fn closest<'w>(wanted: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    // Names this long are not typing slips, and comparing them is quadratic.
    const LONGEST: usize = 200;
    if wanted.len() > LONGEST {
        return None;
    }
    let allowed = (wanted.chars().count() / 3).max(1);
    words
        .filter(|word| word.len() <= LONGEST && word.len().abs_diff(wanted.len()) <= 4 * allowed)
        .map(|word| (distance(wanted, word), word))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Case and separators are the commonest slip and count as one.
fn distance(wanted: &str, word: &str) -> usize {
    let bare = |text: &str| -> String {
        text.chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let plain = strsim::osa_distance(wanted, word);
    if plain > 1 && bare(wanted) == bare(word) { 1 } else { plain }
}

/// The pointers of places: exact where a key or value starts there, else of the value before.
///
/// Two walks whatever the number of places: one that collects where things start, one that notes
/// the paths.
pub(super) fn of_places(trees: &[&Node<'_>], places: &[Pos]) -> Vec<Option<(Pos, String)>> {
    let mut starts = Vec::new();
    trees.iter().for_each(|root| collect_starts(root, root.at, &mut starts));
    starts.sort_unstable();
    let before =
        |at: Pos| starts.get(starts.partition_point(|start| *start <= at).checked_sub(1)?).copied();
    let targets: Vec<Option<Pos>> = places.iter().map(|at| before(*at)).collect();
    let mut walk = Walk {
        paths: targets.iter().flatten().map(|at| (*at, None)).collect(),
        path: String::from("#"),
    };
    trees.iter().for_each(|root| walk.visit(root, root.at));
    let path_of = |start: Pos| Some((start, walk.paths.get(&start)?.clone()?));
    targets.into_iter().map(|target| path_of(target?)).collect()
}

fn collect_starts(node: &Node<'_>, key_at: Pos, starts: &mut Vec<Pos>) {
    starts.extend([key_at, node.at]);
    node.members().iter().for_each(|member| collect_starts(&member.node, member.key_at, starts));
    node.items().iter().for_each(|item| collect_starts(item, item.at, starts));
}

struct Walk {
    /// The requested places, with the pointer once it is known.
    paths: FxHashMap<Pos, Option<String>>,
    path: String,
}

impl Walk {
    fn visit(&mut self, node: &Node<'_>, key_at: Pos) {
        self.note(key_at);
        self.note(node.at);
        let length = self.path.len();
        for member in node.members() {
            push_segment(&mut self.path, &member.key);
            self.visit(&member.node, member.key_at);
            self.path.truncate(length);
        }
        for (index, item) in node.items().iter().enumerate() {
            let _ = write!(self.path, "/{index}");
            self.visit(item, item.at);
            self.path.truncate(length);
        }
    }

    /// Of several things that start at a place the outermost is meant: a block mapping starts where
    /// its first key does.
    fn note(&mut self, start: Pos) {
        if let Some(pointer @ None) = self.paths.get_mut(&start) {
            *pointer = Some(self.path.clone());
        }
    }
}
