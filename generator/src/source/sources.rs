//! The texts of a run, and where a position stands in them.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::config::Limits;

/// A place in the source texts: a byte offset into all files laid end to end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Pos(pub u32);

/// How many texts the first segment has; each segment has twice as many as the one before.
const FIRST_SEGMENT: usize = 16;

/// More than positions have room for.
const SEGMENTS: usize = 28;

/// The texts of a run, laid end to end, so that one number says where something stands.
///
/// Texts are only ever added, through a shared reference: a document borrows from them while the
/// files that it refers to are still being read. They stand in segments that never move.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    segments: [OnceLock<Box<[OnceLock<Source>]>>; SEGMENTS],
    end: Mutex<End>,
    limits: OnceLock<Limits>,
    values: Arc<AtomicUsize>,
}

/// Where the next text goes.
#[derive(Clone, Copy, Debug, Default)]
struct End {
    count: usize,
    base: u64,
}

/// One text.
#[derive(Debug)]
pub(crate) struct Source {
    name: String,
    text: String,
    base: u32,
    limits: Limits,
    /// How many values the texts of this run have so far.
    values: Arc<AtomicUsize>,
    lines: OnceLock<Vec<u32>>,
    /// How many characters stand before each block of [`BLOCK`] bytes.
    blocks: OnceLock<Vec<usize>>,
}

/// Columns are counted from the nearest block on: a minified document is one line of megabytes.
const BLOCK: usize = 1 << 14;

/// A position in words that people use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    /// The text that it is in.
    pub source: &'a Source,
    /// The byte offset into that text.
    pub offset: usize,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

/// The texts of a run have more bytes together than its limit says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

impl Sources {
    /// An empty collection.
    #[must_use]
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Sets what the texts may come to, in place of the defaults; what was set first counts.
    pub(crate) fn limit(&self, limits: Limits) {
        _ = self.limits.set(limits);
    }

    /// What the texts may come to.
    pub(crate) fn limits(&self) -> Limits {
        self.limits.get().copied().unwrap_or_default()
    }

    /// How many texts there are.
    #[must_use]
    pub(crate) fn len(&self) -> usize {
        self.end.lock().unwrap_or_else(PoisonError::into_inner).count
    }

    /// Adds a text under the name that messages show, which is the path as the user gave it.
    ///
    /// # Errors
    ///
    /// [`TooLarge`] when all texts together would have more bytes than [`Limits::document_bytes`].
    pub(crate) fn add(&self, name: String, text: String) -> Result<&Source, TooLarge> {
        let limits = self.limits();
        let mut end = self.end.lock().unwrap_or_else(PoisonError::into_inner);
        let base = u32::try_from(end.base).map_err(|_| TooLarge)?;
        if end.base + text.len() as u64 > limits.document_bytes() {
            return Err(TooLarge);
        }
        let next = End { count: end.count + 1, base: end.base + text.len() as u64 + 1 };
        let (segment, place) = segment_of(end.count);
        let room = || (0..FIRST_SEGMENT << segment).map(|_| OnceLock::new()).collect();
        let slot =
            self.segments.get(segment).and_then(|segment| segment.get_or_init(room).get(place));
        let values = Arc::clone(&self.values);
        let (lines, blocks) = (OnceLock::new(), OnceLock::new());
        let source = slot.map(|slot| {
            slot.get_or_init(|| Source { name, text, base, limits, values, lines, blocks })
        });
        *end = next;
        source.ok_or(TooLarge)
    }

    /// All texts in the order in which they were added.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Source> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    fn get(&self, index: usize) -> Option<&Source> {
        let (segment, place) = segment_of(index);
        self.segments.get(segment)?.get()?.get(place)?.get()
    }

    /// Where a position stands; `None` for one that is in no text.
    #[must_use]
    pub(crate) fn place(&self, at: Pos) -> Option<Place<'_>> {
        let starts_before =
            |index: &usize| self.get(*index).is_some_and(|source| source.base <= at.0);
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if starts_before(&middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        self.get(low.checked_sub(1)?)?.place(at)
    }
}

/// The segment that a text is in, and its place there.
fn segment_of(index: usize) -> (usize, usize) {
    let round = (index / FIRST_SEGMENT + 1).ilog2();
    (round as usize, index - FIRST_SEGMENT * ((1 << round) - 1))
}

impl Source {
    /// The name that messages show.
    #[must_use]
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// How many values this text may have, with those of the texts that were read before.
    pub(crate) fn values_left(&self) -> usize {
        self.limits.values.saturating_sub(self.values.load(Ordering::Relaxed))
    }

    /// Counts values of this text.
    pub(crate) fn count_values(&self, count: usize) {
        self.values.fetch_add(count, Ordering::Relaxed);
    }

    /// How many values the aliases of this text may stand for.
    pub(crate) fn alias_values(&self) -> usize {
        self.limits.alias_values
    }

    /// The position of a byte of this text.
    #[must_use]
    pub(crate) fn pos(&self, offset: usize) -> Pos {
        let offset = u32::try_from(offset.min(self.text.len())).unwrap_or(u32::MAX);
        Pos(self.base.saturating_add(offset))
    }

    /// The position of the first byte.
    #[must_use]
    pub(crate) fn start(&self) -> Pos {
        Pos(self.base)
    }

    /// The text of a line (counted from 1) without its end, and the offset at which it starts.
    #[must_use]
    pub(crate) fn line(&self, line: usize) -> Option<(usize, &str)> {
        let lines = self.lines();
        let start = *lines.get(line.checked_sub(1)?)? as usize;
        let end = lines.get(line).map_or(self.text.len(), |next| *next as usize);
        let text = self.text.get(start..end)?;
        Some((start, text.trim_end_matches(['\n', '\r'])))
    }

    fn place(&self, at: Pos) -> Option<Place<'_>> {
        let offset = at.0.checked_sub(self.base)? as usize;
        if offset > self.text.len() {
            return None;
        }
        let line = self.lines().partition_point(|start| *start as usize <= offset);
        let start = *self.lines().get(line.checked_sub(1)?)? as usize;
        let column = self.characters_before(offset) - self.characters_before(start) + 1;
        Some(Place { source: self, offset, line, column })
    }

    fn characters_before(&self, offset: usize) -> usize {
        let blocks = self.blocks.get_or_init(|| {
            let mut sum = 0;
            let counts = self.text.as_bytes().chunks(BLOCK).map(characters);
            std::iter::once(0).chain(counts).map(|count| (sum += count, sum).1).collect()
        });
        let block = offset / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        blocks.get(block).copied().unwrap_or_default() + characters(rest)
    }

    /// The offsets at which lines start, found when the first message asks.
    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            // No text is longer than positions can say.
            std::iter::once(0)
                .chain(ends.map(|end| u32::try_from(end + 1).unwrap_or(u32::MAX)))
                .collect()
        })
    }
}

/// The characters that start in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_found_again_across_files() {
        let sources = Sources::new();
        let one = sources.add("one.yaml".to_owned(), "a\nöb\n".to_owned()).expect("small");
        let two = sources.add("two.yaml".to_owned(), "c".to_owned()).expect("small");
        let found = |at: Pos| {
            let place = sources.place(at).expect("a place");
            (place.source.name().to_owned(), place.line, place.column)
        };
        assert_eq!(found(one.pos(4)), ("one.yaml".to_owned(), 2, 2));
        assert_eq!(found(one.pos(6)), ("one.yaml".to_owned(), 3, 1));
        assert_eq!(found(two.start()), ("two.yaml".to_owned(), 1, 1));
        assert_eq!(found(two.pos(9)), ("two.yaml".to_owned(), 1, 2));
        assert!(sources.place(Pos(1000)).is_none());
    }

    #[test]
    fn many_texts_are_found_by_place() {
        let sources = Sources::new();
        let count = 20 * FIRST_SEGMENT;
        for index in 0..count {
            assert_eq!(
                sources.add(index.to_string(), "ab".to_owned()).expect("small").start(),
                Pos(index as u32 * 3)
            );
        }
        assert_eq!(sources.iter().count(), count);
        for index in 0..count {
            let place = sources.place(Pos(index as u32 * 3 + 1)).expect("a place");
            assert_eq!((place.source.name(), place.column), (index.to_string().as_str(), 2));
        }
    }

    #[test]
    fn texts_have_no_more_bytes_than_they_may() {
        let sources = Sources::new();
        sources.limit(Limits { document_bytes: 10, ..Limits::default() });
        assert!(sources.add("a".to_owned(), "12345".to_owned()).is_ok());
        assert_eq!(
            sources.add("b".to_owned(), "12345".to_owned()).map(Source::name),
            Err(TooLarge)
        );
        assert!(sources.add("c".to_owned(), "1234".to_owned()).is_ok());
    }

    #[test]
    fn columns_of_long_lines_are_characters() {
        let sources = Sources::new();
        let source =
            sources.add("x".to_owned(), format!("a\n{}", "ö".repeat(BLOCK))).expect("small");
        for characters in [0, 1, BLOCK / 2 - 2, BLOCK / 2 - 1, BLOCK / 2, BLOCK - 1, BLOCK] {
            let place = sources.place(source.pos(2 + 2 * characters)).expect("a place");
            assert_eq!((place.line, place.column), (2, characters + 1));
        }
    }

    #[test]
    fn lines_come_without_their_end() {
        let sources = Sources::new();
        let source = sources.add("x".to_owned(), "one\r\ntwo".to_owned()).expect("small");
        assert_eq!(source.line(1), Some((0, "one")));
        assert_eq!(source.line(2), Some((5, "two")));
        assert_eq!(source.line(3), None);
        assert_eq!(source.line(0), None);
    }
}
