//! Going back, and what there is to remember on the way: faults, gaps, what it cost.

use super::{DecodeMode, MAX_GAPS, Mark, Reader};
use crate::runtime::json::fault::{Fault, Gap, Problem, Trouble};

impl Reader<'_> {
    /// The place the reader stands at.
    pub fn mark(&mut self) -> Mark {
        self.peek();
        Mark {
            at: self.at,
            depth: self.depth,
            gaps: self.gaps.len(),
        }
    }

    /// Goes back to a place and forgets what went wrong since.
    pub fn rewind(&mut self, mark: Mark) {
        self.at = mark.at;
        self.depth = mark.depth;
        self.gaps.truncate(mark.gaps);
        self.trouble = None;
    }

    /// The fault that something else was expected where the reader stands.
    #[cold]
    pub fn expected(&mut self, what: &'static str) -> Fault {
        self.fault(self.at, Problem::Expected(what))
    }

    /// The same for a value that no message may show.
    #[cold]
    pub fn expected_hidden(&mut self, what: &'static str) -> Fault {
        self.fault(self.at, Problem::Hidden(what))
    }

    /// The fault that the value that starts at `mark` is of the right JSON type but not `what`.
    #[cold]
    pub fn invalid(&mut self, mark: Mark, what: &'static str) -> Fault {
        self.fault(mark.at, Problem::Expected(what))
    }

    /// The fault that the object that was just read lacks a member.
    #[cold]
    pub fn missing(&mut self, member: &'static str) -> Fault {
        // A record asks for all its members before it gives up; the first that is missing is the one to name.
        if self.trouble.is_some() {
            return self.failed();
        }
        self.fault(self.at.saturating_sub(1), Problem::Missing(member))
    }

    /// The fault that was met last, once more.
    #[cold]
    pub fn failed(&self) -> Fault {
        Fault::new()
    }

    /// Notes that the object that was just read lacks `member`, which then reads as empty.
    #[cold]
    pub fn gap(&mut self, member: &'static str) {
        self.note(Gap::new(self.at.saturating_sub(1), Some(member)));
    }

    /// Notes that the value at `mark` was read as something that it is not: a null element as empty, a union's known variant
    /// that did not decode as raw JSON.
    #[cold]
    pub fn gap_at(&mut self, mark: Mark) {
        self.note(Gap::new(mark.at, None));
    }

    /// What was missing or null but read as empty so far.
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    /// The gaps that were noted after `mark`.
    pub(in crate::runtime::json) fn gaps_since(&self, mark: Mark) -> Vec<Gap> {
        self.gaps.get(mark.gaps..).unwrap_or_default().to_vec()
    }

    /// Goes on behind a value that was read before, with the gaps that it had.
    pub(in crate::runtime::json) fn resume(&mut self, end: usize, gaps: Vec<Gap>) {
        self.at = end;
        gaps.into_iter().for_each(|gap| self.note(gap));
    }

    /// Takes the gaps out, at the end of a decoding.
    pub(in crate::runtime::json) fn take_gaps(&mut self) -> Vec<Gap> {
        std::mem::take(&mut self.gaps)
    }

    /// What the last [`Fault`] stands for.
    pub(in crate::runtime::json) fn take_trouble(&mut self) -> Option<Trouble> {
        self.trouble.take()
    }

    /// Sets the mode for a part of the text and returns what it was.
    pub(in crate::runtime::json) fn set_mode(&mut self, mode: DecodeMode) -> DecodeMode {
        std::mem::replace(&mut self.mode, mode)
    }

    /// Pays for reading the text since `mark` once more. A union that can only be tried nests into exponential work (each level
    /// tries all lines below it again), so the sum of it is bounded by the length of the text.
    pub(in crate::runtime::json) fn pay(&mut self, mark: Mark) -> Result<(), Fault> {
        let cost = self.at.saturating_sub(mark.at).saturating_add(16);
        match self.rereads.checked_sub(cost) {
            Some(rest) => {
                self.rereads = rest;
                Ok(())
            }
            None => Err(self.fault(mark.at, Problem::Ambiguous)),
        }
    }

    /// Whether the last trouble cannot be helped by reading the same text as something else.
    pub(in crate::runtime::json) fn is_hopeless(&self) -> bool {
        self.trouble
            .as_ref()
            .is_some_and(|trouble| matches!(trouble.problem, Problem::TooDeep | Problem::Ambiguous))
    }

    #[cold]
    pub(super) fn syntax(&mut self, what: &'static str) -> Fault {
        self.fault(self.at, Problem::Syntax(what))
    }

    #[cold]
    pub(super) fn fault(&mut self, at: usize, problem: Problem) -> Fault {
        self.trouble = Some(Trouble { at, problem });
        Fault::new()
    }

    fn note(&mut self, gap: Gap) {
        if self.gaps.len() < MAX_GAPS {
            self.gaps.push(gap);
        }
    }
}
