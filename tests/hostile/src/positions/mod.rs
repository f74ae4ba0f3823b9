//! Where a text of a document, of its config or of what surrounds them can stand.

mod beside;
mod document;
mod operations;
mod parameters;
mod responses;
mod schemas;
mod security;
mod swagger;

use crate::draft::{Draft, Version};

/// What a text at a position may change in the crate, compared with a harmless word at the same
/// place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Only doc comments.
    Prose,
    /// Doc comments and the contents of literals.
    Value,
    /// These, and identifiers; items may have another order, and what is named the same may be told
    /// apart.
    Name,
    /// What the crate offers: the text is a keyword, a kind or a reference.
    Meaning,
}

/// A place for a text.
#[derive(Clone, Copy, Debug)]
pub struct Position {
    /// `schema.description`.
    pub name: &'static str,
    /// What a text there may change.
    pub role: Role,
    /// The first version that has it; 2.0 has those of `swagger` and of what both share.
    pub since: Version,
    /// The last one.
    pub until: Version,
    /// A document has it once, or the text has to differ.
    pub is_single: bool,
    /// Puts the text into the `at`th fragment of a draft.
    pub place: fn(&mut Draft, usize, &str),
}

impl Position {
    const fn new(name: &'static str, role: Role, place: fn(&mut Draft, usize, &str)) -> Self {
        Self {
            name,
            role,
            since: Version::V30,
            until: Version::V32,
            is_single: false,
            place,
        }
    }

    const fn single(mut self) -> Self {
        self.is_single = true;
        self
    }

    const fn since(mut self, version: Version) -> Self {
        self.since = version;
        self
    }

    const fn until(mut self, version: Version) -> Self {
        self.until = version;
        self
    }

    /// Whether documents of a version have it.
    #[must_use]
    pub fn is_in(&self, version: Version) -> bool {
        self.since <= version && version <= self.until
    }
}

/// Every position.
#[must_use]
pub fn all() -> Vec<Position> {
    [
        document::POSITIONS,
        operations::POSITIONS,
        parameters::POSITIONS,
        responses::POSITIONS,
        schemas::POSITIONS,
        security::POSITIONS,
        swagger::POSITIONS,
        beside::POSITIONS,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_name_is_there_once() {
        let all = all();
        let names: BTreeSet<&str> = all.iter().map(|position| position.name).collect();
        assert_eq!(names.len(), all.len());
    }

    #[test]
    fn each_position_holds_its_text() {
        for position in all() {
            for version in Version::ALL
                .into_iter()
                .filter(|version| position.is_in(*version))
            {
                let mut draft = Draft::new(version);
                (position.place)(&mut draft, 0, "needle");
                let all = format!(
                    "{} {:?} {} {:?}",
                    draft.root, draft.config, draft.file, draft.overlay
                );
                assert!(
                    all.contains("needle"),
                    "{} of {}",
                    position.name,
                    version.name()
                );
            }
        }
    }
}
