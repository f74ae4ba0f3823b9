//! Faults of decoding, as small values.

use super::path;

/// Decoding failed.
///
/// The token is empty: what went wrong, and where, is kept by the
/// [`Reader`](crate::runtime::json::Reader), which alone can make one. So a decoder's result is as
/// small as its value, and nothing has to be dropped on the way out.
#[derive(Debug)]
pub struct Fault(());

impl Fault {
    pub(in crate::runtime::json) fn new() -> Self {
        Self(())
    }
}

/// The problem behind a [`Fault`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::runtime::json) struct LocatedProblem {
    /// The byte offset of the value or character at fault.
    pub at: usize,
    pub problem: Problem,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::runtime::json) enum Problem {
    /// The text is not JSON.
    Syntax(&'static str),
    /// The value is not what it should be.
    Expected(&'static str),
    /// The same, but the value must not be shown.
    Hidden(&'static str),
    /// The object that ends at the offset lacks this member.
    Missing(&'static str),
    /// The number does not fit its type.
    Range(&'static str),
    TooDeep,
    /// The values take more than so many bytes of memory.
    TooMuch(usize),
    /// Unions without a distinguishing mark had to be tried too often.
    Ambiguous,
    NotUtf8,
}

/// Something that a server left out, or sent as null, and that was read as the empty value of its
/// type.
///
/// Also a value of a union's known variant that did not decode and was kept as raw JSON, and a
/// date-time without its offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    offset: usize,
    member: Option<&'static str>,
}

impl Gap {
    pub(in crate::runtime::json) fn new(offset: usize, member: Option<&'static str>) -> Self {
        Self { offset, member }
    }

    /// The name of the missing member; `None` where a value itself is at fault.
    pub fn member(&self) -> Option<&'static str> {
        self.member
    }

    /// The byte offset of the value, or of the end of the object that lacks the member.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Where the gap is, as a JSON path: `$.client_session.user_identity_ids`. It is found by
    /// scanning the text, which has to be the one that was decoded.
    pub fn path(&self, text: &[u8]) -> String {
        path::locate(text, self.offset, self.member, &[]).path
    }
}
