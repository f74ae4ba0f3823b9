//! A path as words: what its fixed segments name, and where an argument follows.

use super::english::{same_word, singular, words};
use crate::http::pieces;

/// A path as words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PathWords {
    /// What the fixed segments name, outermost first, without those of all paths.
    pub(super) nouns: Vec<Noun>,
    /// The words of each parameter.
    pub(super) parameters: Vec<Vec<String>>,
    /// What follows a `:` or `#` within the last segment: `cancel` of `/jobs/{id}:cancel`.
    pub(super) action: Vec<String>,
}

/// What a fixed segment names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) words: Vec<String>,
    /// Whether an argument follows, which says which one.
    pub(super) is_one: bool,
}

impl Noun {
    /// Its words, of one of them where one is meant.
    pub(super) fn said(&self) -> Vec<String> {
        if self.is_one { one_of(&self.words) } else { self.words.clone() }
    }

    /// Whether its last word is a plural.
    pub(super) fn is_plural(&self) -> bool {
        self.words.last().is_some_and(|word| singular(word) != *word)
    }
}

/// The words of one of several.
pub(super) fn one_of(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    words
}

impl PathWords {
    pub(super) fn of(path: &str) -> Self {
        let mut found = Self::default();
        let path = path.split('?').next().unwrap_or_default();
        for segment in path.split('/').filter(|segment| !segment.is_empty()) {
            let (segment, action) = segment
                .find([':', '#'])
                .and_then(|at| Some((segment.get(..at)?, segment.get(at + 1..)?)))
                .unwrap_or((segment, ""));
            found.action = words(action);
            for (fixed, parameter) in pieces(segment) {
                found.add_noun(fixed);
                if let Some(parameter) = parameter {
                    found.parameters.push(words(parameter));
                    if let Some(last) = found.nouns.last_mut() {
                        last.is_one = true;
                    }
                }
            }
        }
        found
    }

    fn add_noun(&mut self, text: &str) {
        let words = words(text);
        if words.is_empty() || self.nouns.is_empty() && says_nothing(text) {
            return;
        }
        self.nouns.push(Noun { words, is_one: false });
    }

    /// What the path names inside of a resource: `sources` of `/customers/{id}/sources` for
    /// `customers`, `trash` of `/files/{id}/trash` for `trashed files`.
    pub(super) fn inside(&self, resource: &[String]) -> Vec<Noun> {
        self.behind(resource).unwrap_or_else(|| {
            let around: Vec<String> = resource.iter().flat_map(|name| words(name)).collect();
            let is_said = |noun: &&Noun| {
                let mut all = noun.words.iter();
                all.all(|word| around.iter().any(|other| same_word(word, other)))
            };
            match self.nouns.last().filter(is_said) {
                Some(_) => Vec::new(),
                None => self.nouns.iter().filter(|noun| !is_said(noun)).cloned().collect(),
            }
        })
    }

    /// What follows the resource in a path that names it.
    fn behind(&self, resource: &[String]) -> Option<Vec<Noun>> {
        let all: Vec<String> = resource.iter().flat_map(|name| words(name)).collect();
        let last = resource.last().map(|name| words(name)).unwrap_or_default();
        let flat: Vec<&String> = self.nouns.iter().flat_map(|noun| &noun.words).collect();
        let mut behind =
            [all, last].into_iter().filter(|group| !group.is_empty()).find_map(|group| {
                let is_there = |window: &[&String]| {
                    window.iter().zip(&group).all(|(one, other)| same_word(one, other))
                };
                Some(flat.windows(group.len()).position(is_there)? + group.len())
            })?;
        let mut inside = Vec::new();
        for noun in &self.nouns {
            let left = noun.words.get(behind..).unwrap_or_default();
            behind = behind.saturating_sub(noun.words.len());
            if !left.is_empty() {
                inside.push(Noun { words: left.to_vec(), ..noun.clone() });
            }
        }
        Some(inside)
    }

    /// Whether the path ends in an argument.
    pub(super) fn ends_in_one(&self) -> bool {
        match self.nouns.last() {
            Some(noun) => noun.is_one,
            None => !self.parameters.is_empty(),
        }
    }
}

/// Without a tag, operations are grouped by the first fixed segment of their path that names
/// something of the API: `/api/v1/pets` by `pets`. Without such a segment, the first one counts.
pub(super) fn first_segment(path: &str) -> String {
    let fixed =
        || path.split('/').filter(|segment| !segment.is_empty() && !segment.starts_with('{'));
    fixed()
        .find(|segment| !says_nothing(segment))
        .or_else(|| fixed().next())
        .unwrap_or("root")
        .to_owned()
}

/// Whether a segment is that of all paths: `api`, `rest`, or a version such as `v1`, `v2beta1`,
/// `1.0`, `2010-04-01`.
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
