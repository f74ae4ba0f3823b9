//! Values of what is not there.

use std::mem;

use super::Reader;
use crate::runtime::json::Decode;
use crate::runtime::json::error::{Fault, Problem};

/// How many records may be read from nothing in each other. A record that requires itself has no
/// such reading.
const MAX_FILLING: u32 = 16;

/// What a record that is read from nothing costs, as if so many bytes were read again.
const FILLING: usize = 64;

impl Reader<'_> {
    /// Reads a required member that is not there as from `{}`, and the required records in it
    /// likewise.
    ///
    /// # Errors
    ///
    /// When there is no such reading: the member is missing then.
    #[cold]
    pub(in crate::runtime::json) fn fill<T: Decode>(
        &mut self,
        name: &'static str,
    ) -> Result<T, Fault> {
        // A record asks for all its members before it gives up: behind the first that has no
        // reading, none is looked for.
        if self.problem.is_some() {
            return Err(self.failed());
        }
        match self.of_nothing()? {
            Some(value) => {
                self.gap(name);
                Ok(value)
            }
            None => Err(self.missing(name)),
        }
    }

    /// What `{}` is as a value of the type, if it is one. The work of it is bounded as that of
    /// trials is, its memory as that of all values.
    ///
    /// # Errors
    ///
    /// When there is no memory left.
    #[cold]
    pub(in crate::runtime::json) fn of_nothing<T: Decode>(&mut self) -> Result<Option<T>, Fault> {
        if !self.may_repair() || self.filling == MAX_FILLING || self.is_reread_limit_reached() {
            return Ok(None);
        }
        self.rereads = self.rereads.saturating_sub(FILLING);
        let (text, at) = (mem::replace(&mut self.text, "{}"), mem::take(&mut self.at));
        let depth = self.depth;
        self.filling += 1;
        let value = T::decode(self);
        self.filling -= 1;
        (self.text, self.at, self.depth) = (text, at, depth);
        if value.is_err() && self.is_out_of_memory() {
            return Err(self.too_much());
        }
        self.problem = None;
        Ok(value.ok())
    }

    /// Whether the last problem is that the values take too much memory.
    fn is_out_of_memory(&self) -> bool {
        self.problem
            .is_some_and(|problem| matches!(problem.problem, Problem::TooMuch(_)))
    }
}
