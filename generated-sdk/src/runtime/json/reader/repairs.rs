//! Readings of values that are not what is declared; each notes a gap. Nothing of it runs for a
//! value that is right.

use std::borrow::Cow;

use super::numbers::number_end;
use super::{Mark, Reader};
use crate::runtime::json::Decode;
use crate::runtime::json::error::{Fault, Gap, Problem, Repair};

/// The little that is needed to go back to the start of a member, which is taken for each of them.
#[derive(Clone, Copy, Debug)]
pub(in crate::runtime::json) struct Spot {
    at: usize,
    depth: u32,
    noted: u32,
}

impl Spot {
    /// The byte offset.
    #[inline]
    pub(in crate::runtime::json) fn offset(self) -> usize {
        self.at
    }
}

impl<'a> Reader<'a> {
    /// Sets whether values may be read as what they are not, in the tolerant mode.
    pub(in crate::runtime::json) fn allow_repairs(&mut self, allowed: bool) {
        self.may_repair = allowed;
    }

    /// Whether values may be read as what they are not.
    pub(in crate::runtime::json) fn may_repair(&self) -> bool {
        self.may_repair && !self.is_strict()
    }

    /// The place the reader stands at.
    #[inline]
    pub(in crate::runtime::json) fn spot(&self) -> Spot {
        Spot {
            at: self.at,
            depth: self.depth,
            noted: self.noted,
        }
    }

    /// Whether an array or an object comes next.
    #[inline]
    pub(in crate::runtime::json) fn at_container(&mut self) -> bool {
        matches!(self.peek(), Some(b'{' | b'['))
    }

    /// Reads a string. In the tolerant mode the text of another value does as well: of the only
    /// string in an array its content, of a number, a boolean, an array and an object their JSON
    /// text.
    ///
    /// # Errors
    ///
    /// When the value is null or not JSON; in the strict mode when it is not a string.
    #[inline]
    pub fn text(&mut self) -> Result<Cow<'a, str>, Fault> {
        if self.peek() != Some(b'"') {
            return self.other_as_text(false);
        }
        self.string_here()
    }

    /// The same for a text that no message may show.
    #[cold]
    #[inline(never)]
    pub(in crate::runtime::json) fn other_as_text(
        &mut self,
        is_hidden: bool,
    ) -> Result<Cow<'a, str>, Fault> {
        let start = self.mark();
        let (text, repair) = match self.peek() {
            Some(b'-' | b'0'..=b'9' | b't' | b'f') if self.may_repair() => {
                (self.skip_text().map(Cow::Borrowed)?, Repair::Converted)
            }
            Some(b'[' | b'{') if self.may_repair() => match self.only_string(start) {
                Some(text) => (text, Repair::Converted),
                None => (self.skip_text().map(Cow::Borrowed)?, Repair::Replaced),
            },
            _ if is_hidden => return Err(self.expected_hidden("a string")),
            _ => return Err(self.expected("a string")),
        };
        self.note(Gap::new(start.at, "a string", repair).hidden(is_hidden));
        Ok(text)
    }

    /// The string of an array that holds nothing else; at another value the reader stays.
    fn only_string(&mut self, start: Mark) -> Option<Cow<'a, str>> {
        if self.open_array().is_ok()
            && matches!(self.element(), Ok(true))
            && self.peek() == Some(b'"')
            && let Ok(text) = self.string()
            && matches!(self.element(), Ok(false))
        {
            return Some(text);
        }
        self.rewind(start);
        None
    }

    /// A number that is the whole of a string.
    #[cold]
    #[inline(never)]
    pub(super) fn number_in_text(&mut self, what: &'static str) -> Result<&'a str, Fault> {
        let start = self.mark();
        if self.peek() == Some(b'"') && self.may_repair() {
            let text = self.plain_string()?.unwrap_or_default();
            if number_end(text.as_bytes(), 0) == Some(text.len()) {
                self.note(Gap::new(start.at, what, Repair::Converted));
                return Ok(text);
            }
        }
        self.at = start.at;
        Err(self.expected(what))
    }

    /// A boolean that is the whole of a string.
    #[cold]
    #[inline(never)]
    pub(super) fn boolean_in_text(&mut self) -> Result<bool, Fault> {
        let start = self.mark();
        if self.peek() == Some(b'"') && self.may_repair() {
            let value = match self.plain_string()? {
                Some("true") => Some(true),
                Some("false") => Some(false),
                _ => None,
            };
            if let Some(value) = value {
                self.note(Gap::new(start.at, "a boolean", Repair::Converted));
                return Ok(value);
            }
        }
        self.at = start.at;
        Err(self.expected("a boolean"))
    }

    /// Notes that the value at `mark` was read as `expected`, in another form of it.
    pub(in crate::runtime::json) fn converted(&mut self, mark: Mark, expected: &'static str) {
        self.note(Gap::new(mark.at, expected, Repair::Converted));
    }

    /// Notes that the value at `mark` was kept as raw JSON, since it is not what was `expected`.
    pub(in crate::runtime::json) fn kept_raw(&mut self, mark: Mark, expected: &'static str) {
        self.note(Gap::new(mark.at, expected, Repair::Replaced));
    }

    /// Notes that the value at `start` is not the constant that its member is.
    ///
    /// # Errors
    ///
    /// In strict mode.
    #[cold]
    pub(in crate::runtime::json) fn not_constant(&mut self, start: usize) -> Result<(), Fault> {
        const WHAT: &str = "the constant value of this member";
        if self.is_strict() {
            return Err(self.fault(start, Problem::Expected(WHAT)));
        }
        self.note(Gap::new(start, WHAT, Repair::Replaced));
        Ok(())
    }

    /// Leaves out the null that comes next.
    pub(in crate::runtime::json) fn leave_out_null(&mut self) -> Result<(), Fault> {
        let start = self.mark();
        self.null()?;
        self.note(Gap::new(start.at, "a value", Repair::Absent));
        Ok(())
    }

    /// Reads a single value as the list of it. A value is not read as a list in a list, and not
    /// where no member of it would be read.
    #[cold]
    #[inline(never)]
    pub(in crate::runtime::json) fn list_of_one<T: Decode>(
        &mut self,
        fault: Fault,
    ) -> Result<Vec<T>, Fault> {
        let start = self.mark();
        let is_text_of_other = T::KEEPS_TEXT && self.at_container();
        let is_wrapped = self.wrapped == Some(start.at);
        if !self.may_repair() || self.at_null() || is_text_of_other || is_wrapped {
            return Err(fault);
        }
        self.make_room::<T>(&[], 0)?;
        self.converted(start, "an array");
        let outer = self.wrapped.replace(start.at);
        let value = T::decode(self);
        self.wrapped = outer;
        match value {
            Ok(value) if !self.gaps.iter().any(|gap| gap.is_unread(start.at)) => {
                self.problem = None;
                Ok(vec![value])
            }
            Err(fault) if self.is_final() => Err(fault),
            _ => {
                self.rewind(start);
                Err(self.expected("an array"))
            }
        }
    }

    /// Reads the only element of an array in place of the array, where decoding failed at its
    /// bracket.
    #[cold]
    #[inline(never)]
    pub(in crate::runtime::json) fn only_element<T: Decode>(
        &mut self,
        fault: Fault,
        start: usize,
    ) -> Result<T, Fault> {
        if self.at != start || self.peek() != Some(b'[') || !self.may_repair() {
            return Err(fault);
        }
        let expected = self.expectation();
        let problem = self.problem.take();
        let start = self.mark();
        self.converted(start, expected);
        let element = self.open_array().and_then(|()| {
            if !self.element()? {
                return Err(self.expected("an element"));
            }
            let value = T::decode(self)?;
            if self.element()? {
                return Err(self.expected("no further element"));
            }
            Ok(value)
        });
        match element {
            Err(_) if !self.is_final() => {
                self.rewind(start);
                self.problem = problem;
                Err(fault)
            }
            element => element,
        }
    }

    /// Skips the value at `spot`, which is not of its type and need not be there.
    ///
    /// # Errors
    ///
    /// The given one when the value cannot be left out.
    #[cold]
    #[inline(never)]
    pub(in crate::runtime::json) fn leave_out(
        &mut self,
        fault: Fault,
        spot: Spot,
    ) -> Result<(), Fault> {
        let is_not_json = matches!(
            self.problem.map(|problem| problem.problem),
            Some(Problem::Syntax(_))
        );
        if !self.may_repair() || self.is_final() || is_not_json || self.is_reread_limit_reached() {
            return Err(fault);
        }
        let problem = self.problem.take();
        let of_itself = problem.filter(|problem| problem.at == spot.at);
        let expected =
            of_itself.map_or("a value of its type", |problem| problem.problem.expected());
        let is_hidden = of_itself.is_some_and(|one| matches!(one.problem, Problem::Hidden(_)));
        self.at = spot.at;
        self.depth = spot.depth;
        self.forget_gaps(spot.noted);
        let start = self.mark();
        self.stranger()?;
        self.count_reread(start);
        self.note(Gap::new(start.at, expected, Repair::Replaced).hidden(is_hidden));
        Ok(())
    }
}
