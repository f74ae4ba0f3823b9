//! Faults of decoding, as small values.

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

impl Problem {
    /// What should have been there.
    pub(in crate::runtime::json) fn expected(self) -> &'static str {
        match self {
            Self::Syntax(what) | Self::Expected(what) | Self::Hidden(what) | Self::Range(what) => {
                what
            }
            Self::Missing(_) => "a value",
            Self::TooDeep => "at most 128 levels of nesting",
            Self::TooMuch(_) => "a value within the memory limit",
            Self::Ambiguous => "a union whose variant can be determined",
            Self::NotUtf8 => "UTF-8",
        }
    }
}
