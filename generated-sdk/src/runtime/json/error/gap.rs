//! Gaps: where a tolerant reading took something else than what the document declares.

use std::ops::Deref;
use std::slice;
use std::vec;

use super::decode_error::{describe_kind, describe_value};
use super::path;
use super::shown::shown;

/// How many gaps one decoding keeps; a body with more of them is no better described by a longer
/// list.
pub(in crate::runtime::json) const MAX_GAPS: usize = 128;

/// How much of a value a gap shows, in characters.
const SNIPPET: usize = 80;

/// A place in which a server did not send what the API's document declares, and which was read
/// nevertheless. [`DecodeMode::Tolerant`](crate::runtime::json::DecodeMode) says what is read how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    offset: usize,
    member: Option<&'static str>,
    expected: &'static str,
    repair: Repair,
    is_hidden: bool,
}

/// What was done about a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runtime::json) enum Repair {
    /// A member, an element or a value of a map is missing or null, and was read as empty or left
    /// out.
    Absent,
    /// The value is nearly right: a date-time without an offset, another case of a listed text.
    Near,
    /// The value is right, in another form: a number as text, a value for a list of one.
    Converted,
    /// The value has another shape: its text was kept, or nothing of it.
    Replaced,
    /// An object has no member that its type names.
    Unread,
}

impl Gap {
    pub(in crate::runtime::json) fn new(
        offset: usize,
        expected: &'static str,
        repair: Repair,
    ) -> Self {
        Self {
            offset,
            member: None,
            expected,
            repair,
            is_hidden: false,
        }
    }

    /// The object that ends at `offset` lacks `member`.
    pub(in crate::runtime::json) fn missing(offset: usize, member: &'static str) -> Self {
        Self {
            member: Some(member),
            ..Self::new(offset, "a value", Repair::Absent)
        }
    }

    /// The same gap; the value is not shown.
    pub(in crate::runtime::json) fn hidden(self, is_hidden: bool) -> Self {
        Self { is_hidden, ..self }
    }

    /// How much a gap counts against a variant of a union, where an unread member counts 1.
    pub(in crate::runtime::json) fn weight(&self) -> usize {
        match self.repair {
            Repair::Absent | Repair::Near | Repair::Unread => 1,
            Repair::Converted => 2,
            Repair::Replaced => 3,
        }
    }

    /// Whether the value that starts at `offset` was itself read as something else.
    pub(in crate::runtime::json) fn converts(&self, offset: usize) -> bool {
        self.offset == offset
            && self.member.is_none()
            && matches!(self.repair, Repair::Converted | Repair::Replaced)
    }

    /// Whether the object that ends before `end` lacks `member`.
    pub(in crate::runtime::json) fn lacks(&self, end: usize, member: &str) -> bool {
        self.offset == end.saturating_sub(1) && self.member == Some(member)
    }

    /// Whether nothing was read of the object that starts at `offset`.
    pub(in crate::runtime::json) fn is_unread(&self, offset: usize) -> bool {
        self.offset == offset && self.repair == Repair::Unread
    }

    /// The name of the member that is missing or null; `None` where a value itself is at fault.
    pub fn member(&self) -> Option<&'static str> {
        self.member
    }

    /// The byte offset of the value, or of the end of the object that lacks the member.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// What should have been there.
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// What was there instead, at most 80 characters of it: a scalar as it stands in the text, the
    /// names of an object's members, `nothing` for a member that is missing or null. The text has
    /// to be the one that was decoded.
    pub fn found(&self, text: &[u8]) -> String {
        if self.member.is_some() {
            return "nothing".to_owned();
        }
        if self.is_hidden {
            return describe_kind(text, self.offset).to_owned();
        }
        shown(&describe_value(text, self.offset, &[]), SNIPPET, &[])
    }

    /// Where the gap is, as a JSON path: `$.client_session.user_identity_ids`. It is found by
    /// scanning the text, which has to be the one that was decoded.
    pub fn path(&self, text: &[u8]) -> String {
        path::locate(text, self.offset, self.member, &[]).path
    }
}

/// The gaps of one decoding, in the order in which they were found: the first 128 of them, as a
/// slice, and how many there are beyond these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    kept: Vec<Gap>,
    rest: usize,
}

impl Gaps {
    pub(in crate::runtime::json) fn new(kept: Vec<Gap>, noted: usize) -> Self {
        let rest = noted.saturating_sub(kept.len());
        Self { kept, rest }
    }

    /// How many gaps were found beyond those that are kept.
    pub fn rest(&self) -> usize {
        self.rest
    }

    /// Whether the text is an object without any member that its type names.
    pub(in crate::runtime) fn is_unread(&self, text: &[u8]) -> bool {
        let start = text.iter().position(|byte| *byte == b'{').unwrap_or(0);
        self.kept.iter().any(|gap| gap.is_unread(start))
    }
}

impl Deref for Gaps {
    type Target = [Gap];

    fn deref(&self) -> &[Gap] {
        &self.kept
    }
}

impl IntoIterator for Gaps {
    type Item = Gap;
    type IntoIter = vec::IntoIter<Gap>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.into_iter()
    }
}

impl<'g> IntoIterator for &'g Gaps {
    type Item = &'g Gap;
    type IntoIter = slice::Iter<'g, Gap>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.iter()
    }
}
