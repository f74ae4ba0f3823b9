//! What all tags and ids of a document have in common says nothing, and is left out of names.

use rustc_hash::FxHashSet;

use super::english::{ranges, with_plain_capitals, words};

/// Tags have something in common only where there are this many.
const FEWEST_TAGS: usize = 3;

/// Ids end in hashes where this many do.
const FEWEST_HASHES: usize = 8;

/// The characters of a hash at the end of an id.
const HASH: usize = 4;

/// What is known of all tags and ids together.
#[derive(Default)]
pub(in crate::plan) struct CommonParts {
    /// How many words all tags begin with.
    shared: Vec<String>,
    /// Whether ids end in hashes: `Get.Count.contacts-9c39`.
    hashed: bool,
}

impl CommonParts {
    /// Of the first tag and the id of each operation.
    pub(in crate::plan) fn of<'n>(
        tags: impl Iterator<Item = Option<&'n str>>,
        ids: impl Iterator<Item = &'n str>,
    ) -> Self {
        let tags: Vec<&str> = tags.flatten().collect();
        let is_mixed = |hash: &str| {
            hash.contains(|c: char| c.is_ascii_digit()) && hash.contains(char::is_alphabetic)
        };
        let hashes = ids.filter(|id| hash_of(id).is_some_and(|(_, hash)| is_mixed(hash))).count();
        Self { shared: shared_words(&tags), hashed: hashes >= FEWEST_HASHES }
    }

    /// A tag without what all tags begin with: `Api20100401Call` is `Call` where all begin with
    /// `Api20100401`.
    pub(in crate::plan) fn own_part<'t>(&self, tag: &'t str) -> &'t str {
        let begins_so = || words(tag).starts_with(&self.shared);
        let Some(last) = self.shared.len().checked_sub(1).filter(|_| begins_so()) else {
            return tag;
        };
        let start = ranges(&with_plain_capitals(tag)).get(last + 1).map(|range| range.start);
        start.and_then(|start| tag.get(start..)).unwrap_or(tag)
    }

    /// An id without the hash at its end.
    pub(in crate::plan) fn without_hash<'i>(&self, id: &'i str) -> &'i str {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_tags_begin_with_is_cut() {
        let cut = |tags: &[&str]| {
            let naming = CommonParts::of(tags.iter().map(|tag| Some(*tag)), std::iter::empty());
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
        let hashed = CommonParts::of(std::iter::empty(), ids.iter().map(String::as_str));
        assert_eq!(hashed.without_hash("Get.Count.contacts-9c39"), "Get.Count.contacts");
        assert_eq!(hashed.without_hash("get-feeds"), "get-feeds");
        let plain = CommonParts::of(std::iter::empty(), ids.iter().skip(1).map(String::as_str));
        assert_eq!(plain.without_hash("get-feed"), "get-feed");
    }
}
