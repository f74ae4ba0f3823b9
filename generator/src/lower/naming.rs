//! What all names of a document have in common, and which of them are taken: found out once, before
//! any operation is named.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::api::spelling::with_plain_capitals;

/// Tags have something in common only where there are this many.
const FEWEST_TAGS: usize = 3;

/// Ids end in hashes where this many do.
const FEWEST_HASHES: usize = 8;

/// The characters of a hash at the end of an id.
const HASH: usize = 4;

/// What is known of a document's names.
#[derive(Default)]
pub(super) struct Naming {
    /// How many words all tags begin with.
    shared: Vec<String>,
    /// Whether ids end in hashes: `Get.Count.contacts-9c39`.
    hashed: bool,
    /// For each name that a method of a resource could have: the one path whose operations could
    /// have it, or none where there are several.
    taken: FxHashMap<(Vec<String>, String), Option<String>>,
}

impl Naming {
    /// Of the first tag and the id of each operation.
    pub(super) fn of<'n>(
        tags: impl Iterator<Item = Option<&'n str>>,
        ids: impl Iterator<Item = &'n str>,
    ) -> Self {
        let tags: Vec<&str> = tags.flatten().collect();
        let is_mixed = |hash: &str| {
            hash.contains(|c: char| c.is_ascii_digit()) && hash.contains(char::is_alphabetic)
        };
        let hashes = ids.filter(|id| hash_of(id).is_some_and(|(_, hash)| is_mixed(hash))).count();
        Self {
            shared: shared_words(&tags),
            hashed: hashes >= FEWEST_HASHES,
            taken: FxHashMap::default(),
        }
    }

    /// Takes note of the names that operations could have: path, resource, names.
    pub(super) fn count<'p>(
        &mut self,
        told: impl IntoIterator<Item = (&'p str, Vec<String>, Vec<String>)>,
    ) {
        for (path, resource, ways) in told {
            for way in ways {
                let only = self
                    .taken
                    .entry((resource.clone(), way))
                    .or_insert_with(|| Some(path.to_owned()));
                only.take_if(|before| before != path);
            }
        }
    }

    /// The first name that no operation of another path could have; the first of all where each
    /// could be another's.
    pub(super) fn choose(&self, path: &str, resource: &[String], ways: Vec<String>) -> String {
        let is_own = |way: &&String| {
            let key = (resource.to_vec(), (*way).clone());
            self.taken.get(&key).is_none_or(|only| only.as_deref() == Some(path))
        };
        ways.iter().find(is_own).or(ways.first()).cloned().unwrap_or_default()
    }

    /// A tag without what all tags begin with: `Api20100401Call` is `Call` where all begin with
    /// `Api20100401`.
    pub(super) fn own_part<'t>(&self, tag: &'t str) -> &'t str {
        let begins_so = || words(tag).starts_with(&self.shared);
        let Some(last) = self.shared.len().checked_sub(1).filter(|_| begins_so()) else {
            return tag;
        };
        let start = ranges(&with_plain_capitals(tag)).get(last + 1).map(|range| range.start);
        start.and_then(|start| tag.get(start..)).unwrap_or(tag)
    }

    /// An id without the hash at its end.
    pub(super) fn without_hash<'i>(&self, id: &'i str) -> &'i str {
        hash_of(id).filter(|_| self.hashed).map_or(id, |(before, _)| before)
    }
}

/// The words that all tags begin with and none of them is, where there are enough.
fn shared_words(tags: &[&str]) -> Vec<String> {
    let distinct: FxHashSet<&str> = tags.iter().copied().collect();
    if distinct.len() < FEWEST_TAGS {
        return Vec::new();
    }
    let mut tags = tags.iter().filter(|tag| !tag.contains('/')).map(|tag| words(tag));
    let mut shared = tags.next().unwrap_or_default();
    shared.pop();
    for tag in tags {
        let common = shared.iter().zip(&tag).take_while(|(one, other)| one == other).count();
        shared.truncate(common.min(tag.len().saturating_sub(1)));
    }
    shared
}

/// Four hexadecimal digits behind a hyphen, and what comes before.
fn hash_of(id: &str) -> Option<(&str, &str)> {
    let (before, hash) = id.rsplit_once('-').filter(|(before, _)| !before.is_empty())?;
    let is_hash =
        hash.len() == HASH && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    is_hash.then_some((before, hash))
}

/// The words of an identifier in lower case, cut at punctuation and where the case changes.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = with_plain_capitals(text);
    ranges(&text).into_iter().filter_map(|range| text.get(range)).map(str::to_lowercase).collect()
}

/// Where the words of an identifier stand.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut previous = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() {
            let starts = c.is_uppercase()
                && (previous.is_lowercase()
                    || previous.is_numeric()
                    || previous.is_uppercase()
                        && chars.peek().is_some_and(|(_, next)| next.is_lowercase()));
            if !previous.is_alphanumeric() || starts {
                found.push(at..at);
            }
            if let Some(word) = found.last_mut() {
                word.end = at + c.len_utf8();
            }
        }
        previous = c;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_tags_begin_with_is_cut() {
        let cut = |tags: &[&str]| {
            let naming = Naming::of(tags.iter().map(|tag| Some(*tag)), std::iter::empty());
            tags.iter().map(|tag| naming.own_part(tag).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            cut(&["Api20100401Call", "Api20100401CallEvent", "Api20100401_Queue"]),
            ["Call", "CallEvent", "Queue"]
        );
        assert_eq!(cut(&["Pet Store", "Pet", "Pet Food"]), ["Pet Store", "Pet", "Pet Food"]);
        assert_eq!(cut(&["core_v1", "core_v1"]), ["core_v1", "core_v1"]);
        assert_eq!(cut(&["Pets", "Petals", "Pet"]), ["Pets", "Petals", "Pet"]);
    }

    #[test]
    fn hashes_are_cut_where_ids_end_in_them() {
        let ids: Vec<String> = (10..18).map(|number| format!("list-a{number}b")).collect();
        let hashed = Naming::of(std::iter::empty(), ids.iter().map(String::as_str));
        assert_eq!(hashed.without_hash("Get.Count.contacts-9c39"), "Get.Count.contacts");
        assert_eq!(hashed.without_hash("get-feeds"), "get-feeds");
        let plain = Naming::of(std::iter::empty(), ids.iter().skip(1).map(String::as_str));
        assert_eq!(plain.without_hash("get-feed"), "get-feed");
    }

    #[test]
    fn a_name_that_two_paths_could_have_is_nobodys() {
        let resource = vec!["pets".to_owned()];
        let ways = |ways: &[&str]| ways.iter().map(|way| (*way).to_owned()).collect::<Vec<_>>();
        let (many, one) = (ways(&["get", "get_pets"]), ways(&["get", "get_pet"]));
        let mut naming = Naming::default();
        naming.count([
            ("/pets", resource.clone(), many.clone()),
            ("/pets/{id}", resource.clone(), one.clone()),
        ]);
        assert_eq!(naming.choose("/pets", &resource, many.clone()), "get_pets");
        assert_eq!(naming.choose("/pets/{id}", &resource, one), "get_pet");
        assert_eq!(naming.choose("/pets", &[], many), "get");
    }

    #[test]
    fn words_of_identifiers() {
        assert_eq!(words("clientSessionsCreatePost"), ["client", "sessions", "create", "post"]);
        assert_eq!(words("HTTPServer_x-y"), ["http", "server", "x", "y"]);
        assert_eq!(words("/acs/users"), ["acs", "users"]);
    }
}
