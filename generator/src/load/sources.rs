//! The texts of a run, and where a position stands in them.

use std::sync::OnceLock;

use super::Pos;

/// The most bytes that all texts of a run may have together: positions are 32 bits.
pub const MOST_BYTES: u64 = 1 << 30;

/// The texts of a run, laid end to end, so that one number says where something stands.
///
/// Texts are only ever added, through a shared reference: a document borrows from them while the files
/// that it refers to are still being read.
#[derive(Debug, Default)]
pub struct Sources {
    first: OnceLock<Box<Link>>,
}

#[derive(Debug)]
struct Link {
    source: Source,
    next: OnceLock<Box<Link>>,
}

/// One text.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    base: u32,
    lines: OnceLock<Vec<u32>>,
    /// How many characters stand before each block of [`BLOCK`] bytes.
    blocks: OnceLock<Vec<usize>>,
}

/// Columns are counted from the nearest block on: a minified document is one line of megabytes.
const BLOCK: usize = 1 << 14;

/// A position in words that people use.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The text that it is in.
    pub source: &'a Source,
    /// The byte offset into that text.
    pub offset: usize,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

/// The texts of a run have more than [`MOST_BYTES`] together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl Sources {
    /// An empty collection.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text under the name that messages show, which is the path as the user gave it.
    ///
    /// # Errors
    ///
    /// [`TooLarge`] when all texts together would exceed [`MOST_BYTES`].
    pub fn add(&self, name: String, text: String) -> Result<&Source, TooLarge> {
        let mut slot = &self.first;
        let mut base = 0_u64;
        while let Some(link) = slot.get() {
            base = u64::from(link.source.base) + link.source.text.len() as u64 + 1;
            slot = &link.next;
        }
        if base + text.len() as u64 > MOST_BYTES {
            return Err(TooLarge);
        }
        let base = u32::try_from(base).map_err(|_| TooLarge)?;
        let source = Source { name, text, base, lines: OnceLock::new(), blocks: OnceLock::new() };
        // Where another thread was quicker, its text comes first and the one at hand moves on.
        let mut link = Box::new(Link { source, next: OnceLock::new() });
        loop {
            let Err(back) = slot.set(link) else { break };
            link = back;
            let Some(taken) = slot.get() else { return Err(TooLarge) };
            let base = u64::from(taken.source.base) + taken.source.text.len() as u64 + 1;
            link.source.base = u32::try_from(base).map_err(|_| TooLarge)?;
            slot = &taken.next;
        }
        slot.get().map(|link| &link.source).ok_or(TooLarge)
    }

    /// All texts in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        let first = self.first.get();
        std::iter::successors(first, |link| link.next.get()).map(|link| &link.source)
    }

    /// Where a position stands; `None` for one that is in no text.
    #[must_use]
    pub fn place(&self, at: Pos) -> Option<Place<'_>> {
        self.iter().find_map(|source| source.place(at))
    }
}

impl Source {
    /// The name that messages show.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The position of a byte of this text.
    #[must_use]
    pub fn pos(&self, offset: usize) -> Pos {
        let offset = u32::try_from(offset.min(self.text.len())).unwrap_or(u32::MAX);
        Pos(self.base.saturating_add(offset))
    }

    /// The position of the first byte.
    #[must_use]
    pub fn start(&self) -> Pos {
        Pos(self.base)
    }

    /// The text of a line (counted from 1) without its end, and the offset at which it starts.
    #[must_use]
    pub fn line(&self, line: usize) -> Option<(usize, &str)> {
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
            // No text is longer than MOST_BYTES.
            std::iter::once(0).chain(ends.map(|end| u32::try_from(end + 1).unwrap_or(u32::MAX))).collect()
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
    fn columns_of_long_lines_are_characters() {
        let sources = Sources::new();
        let source = sources.add("x".to_owned(), format!("a\n{}", "ö".repeat(BLOCK))).expect("small");
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
