//! The decoding of a whole text.

use super::error::{LocatedProblem, Problem};
use super::macros::{presence, values};
use super::reader::MEMORY;
use super::{Decode, DecodeError, DecodeMode, Fault, Gaps, Reader, Secret};

/// A decoded value, and what had to be overlooked for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<T> {
    /// The value.
    pub value: T,
    /// Where the server did not send what the document declares.
    pub gaps: Gaps,
}

impl<T> Decoded<T> {
    /// A value in which nothing was mended.
    #[inline]
    pub fn without_gaps(value: T) -> Self {
        let gaps = Gaps::default();
        Self { value, gaps }
    }

    /// Changes the value.
    #[inline]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Decoded<U> {
        let Self { value, gaps } = self;
        let value = change(value);
        Decoded { value, gaps }
    }
}

/// How to decode a whole text.
///
/// ```text
/// let decoded = Decoder::new().strict().member("device").decode::<Device>(body)?;
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Decoder<'s> {
    mode: DecodeMode,
    member: Option<&'static str>,
    secrets: &'s [Secret],
    memory: usize,
    repairs: bool,
}

impl Default for Decoder<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'s> Decoder<'s> {
    /// Decodes a text in the tolerant mode.
    pub fn new() -> Self {
        Self {
            mode: DecodeMode::Tolerant,
            member: None,
            secrets: &[],
            memory: MEMORY,
            repairs: true,
        }
    }

    /// Sets the mode.
    pub fn mode(mut self, mode: DecodeMode) -> Self {
        self.mode = mode;
        self
    }

    /// Sets the strict mode.
    pub fn strict(self) -> Self {
        self.mode(DecodeMode::Strict)
    }

    /// Decodes not the whole text but one member of the object that it is.
    pub fn member(mut self, name: &'static str) -> Self {
        self.member = Some(name);
        self
    }

    /// Limits how many bytes of memory the decoded values may take; the default is 256 MiB. It is
    /// an estimate: what lists, maps and boxes hold is counted, which may be a hundred times the
    /// text, but not the characters of strings, which are no more than the text.
    pub fn max_memory(mut self, bytes: usize) -> Self {
        self.memory = bytes;
        self
    }

    /// Reads no value as something that it is not, where nobody would see the gaps.
    pub(in crate::runtime) fn without_repairs(mut self) -> Self {
        self.repairs = false;
        self
    }

    /// Keeps these out of the error, should the text repeat them.
    pub(in crate::runtime) fn secrets(mut self, secrets: &'s [Secret]) -> Self {
        self.secrets = secrets;
        self
    }

    /// Decodes `text`.
    ///
    /// # Errors
    ///
    /// When the text is not JSON in UTF-8, or not of this type.
    #[inline]
    pub fn decode<T: Decode>(self, text: &[u8]) -> Result<Decoded<T>, DecodeError> {
        let mut r = self.reader(text)?;
        let value = match self.member {
            Some(name) => read_member(&mut r, name),
            None => values::whole(&mut r),
        };
        match value.and_then(|value| r.end().map(|()| value)) {
            Ok(value) => Ok(Decoded {
                value,
                gaps: r.take_gaps(),
            }),
            Err(Fault { .. }) => Err(self.failed(text, &mut r)),
        }
    }

    fn reader<'t>(&self, text: &'t [u8]) -> Result<Reader<'t>, DecodeError> {
        match std::str::from_utf8(text) {
            Ok(text) => {
                let mut r = Reader::new(text, self.mode);
                r.limit_memory(self.memory);
                r.allow_repairs(self.repairs);
                Ok(r)
            }
            Err(error) => Err(DecodeError::new(
                text,
                LocatedProblem {
                    at: error.valid_up_to(),
                    problem: Problem::NotUtf8,
                },
                self.secrets,
            )),
        }
    }

    #[cold]
    fn failed(self, text: &[u8], r: &mut Reader<'_>) -> DecodeError {
        let unknown = LocatedProblem {
            at: r.offset(),
            problem: Problem::Expected("another value"),
        };
        DecodeError::new(text, r.take_problem().unwrap_or(unknown), self.secrets)
    }
}

/// Reads an object for one of its members.
#[inline]
fn read_member<T: Decode>(r: &mut Reader<'_>, name: &'static str) -> Result<T, Fault> {
    let mut slot = None;
    r.open_object()?;
    while let Some(key) = r.key()? {
        if key == name {
            presence::required::read(&mut slot, r)?;
        } else {
            r.skip()?;
        }
    }
    match slot {
        Some(value) => Ok(value),
        None => missing_member(r, name),
    }
}

/// A missing member reads as null where its type may be null: an empty envelope often leaves it
/// out.
#[cold]
fn missing_member<T: Decode>(r: &mut Reader<'_>, name: &'static str) -> Result<T, Fault> {
    match T::decode(&mut Reader::new("null", DecodeMode::Strict)) {
        Ok(value) => Ok(value),
        Err(Fault { .. }) => values::empty(r, name),
    }
}
