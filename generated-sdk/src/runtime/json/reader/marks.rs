//! Going back, and what there is to remember on the way: faults, gaps, what it cost.

use super::{DecodeMode, Mark, Reader};
use crate::runtime::json::error::{Fault, Gap, Gaps, LocatedProblem, MAX_GAPS, Problem, Repair};

impl Mark {
    /// Whether `gap` says that the value here was read in another form.
    pub(in crate::runtime::json) fn is_converted_by(self, gap: &Gap) -> bool {
        gap.converts(self.at)
    }

    /// Whether `gap` says that nothing was read of the object here.
    pub(in crate::runtime::json) fn is_unread_by(self, gap: &Gap) -> bool {
        gap.is_unread(self.at)
    }
}

impl Reader<'_> {
    /// The place the reader stands at.
    pub fn mark(&mut self) -> Mark {
        self.peek();
        Mark {
            at: self.at,
            depth: self.depth,
            noted: self.noted,
            repairs: self.repairs,
            strangers: self.strangers,
            room: self.room,
        }
    }

    /// Goes back to a place and forgets what went wrong since.
    pub fn rewind(&mut self, mark: Mark) {
        self.at = mark.at;
        self.depth = mark.depth;
        self.forget_gaps(mark.noted);
        self.repairs = mark.repairs;
        self.strangers = mark.strangers;
        self.room = mark.room;
        self.problem = None;
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
        // A record asks for all its members before it gives up; the first that is missing is the
        // one to name.
        if self.problem.is_some() {
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
        self.note(Gap::missing(self.at.saturating_sub(1), member));
    }

    /// Notes that the value at `mark` is nearly what was `expected`.
    #[cold]
    pub fn gap_at(&mut self, mark: Mark, expected: &'static str) {
        self.note(Gap::new(mark.at, expected, Repair::Near));
    }

    /// Notes that the object that was just read, whose members start at `start`, has none of
    /// `names`, where its record has any.
    #[cold]
    pub fn only_strangers(&mut self, names: &[&str], start: usize) {
        if names.is_empty() {
            return;
        }
        let expected = "an object with members that are declared";
        self.note(Gap::new(start.saturating_sub(1), expected, Repair::Unread));
    }

    /// The gaps so far.
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    /// The gaps that were noted after `mark`, as far as they are kept, and how many there are.
    pub(in crate::runtime::json) fn gaps_since(&self, mark: Mark) -> (Vec<Gap>, u32) {
        let kept = self.gaps.get(mark.noted as usize..).unwrap_or_default();
        (kept.to_vec(), self.noted.saturating_sub(mark.noted))
    }

    /// The weight of the gaps that were noted after `mark`.
    pub(in crate::runtime::json) fn repairs_since(&self, mark: Mark) -> usize {
        self.repairs.saturating_sub(mark.repairs)
    }

    /// Notes a value that its enum does not list, or that its union has no variant for.
    #[inline]
    pub fn unlisted(&mut self) {
        self.strangers = self.strangers.wrapping_add(1);
    }

    /// The one of `known` that `text`, which starts at `start`, differs from in the case of letters
    /// alone; it is noted. Any other text is unlisted.
    #[cold]
    pub fn listed(
        &mut self,
        start: usize,
        text: &str,
        known: &[&'static str],
    ) -> Option<&'static str> {
        let mut same = known.iter().filter(|one| one.eq_ignore_ascii_case(text));
        match (same.next(), same.next()) {
            (Some(one), None) if self.may_repair() => {
                self.note(Gap::new(
                    start,
                    "the same text in another case",
                    Repair::Near,
                ));
                Some(one)
            }
            _ => {
                self.unlisted();
                None
            }
        }
    }

    /// Skips the value of a member that its record does not name, and counts what is lost with it:
    /// the members and elements inside of it, or itself.
    #[inline]
    pub fn stranger(&mut self) -> Result<(), Fault> {
        let inside = self.skip_counting()?;
        self.strangers = self.strangers.wrapping_add(inside.max(1));
        Ok(())
    }

    /// Counts members that nothing knows.
    pub(in crate::runtime::json) fn count_strangers(&mut self, strangers: usize) {
        self.strangers = self.strangers.wrapping_add(strangers);
    }

    /// How many members and listed values were met since `mark` that nothing knows.
    pub(in crate::runtime::json) fn strangers_since(&self, mark: Mark) -> usize {
        self.strangers.wrapping_sub(mark.strangers)
    }

    /// Goes on behind a value that was read before, with what was noted about it.
    pub(in crate::runtime::json) fn resume(
        &mut self,
        end: usize,
        (gaps, noted): (Vec<Gap>, u32),
        repairs: usize,
        strangers: usize,
    ) {
        self.at = end;
        self.count_strangers(strangers);
        self.repairs = self.repairs.saturating_add(repairs);
        self.noted = self.noted.saturating_add(noted);
        let left = MAX_GAPS.saturating_sub(self.gaps.len());
        self.gaps.extend(gaps.into_iter().take(left));
    }

    /// Takes the gaps out, at the end of a decoding.
    pub(in crate::runtime::json) fn take_gaps(&mut self) -> Gaps {
        Gaps::new(std::mem::take(&mut self.gaps), self.noted as usize)
    }

    /// The problem behind the last [`Fault`].
    pub(in crate::runtime::json) fn take_problem(&mut self) -> Option<LocatedProblem> {
        self.problem.take()
    }

    /// Sets the mode for a part of the text and returns what it was.
    pub(in crate::runtime::json) fn set_mode(&mut self, mode: DecodeMode) -> DecodeMode {
        std::mem::replace(&mut self.mode, mode)
    }

    /// Pays for reading the text since `mark` once more. A union that can only be tried nests into
    /// exponential work (each level tries all lines below it again), so the sum of it is bounded by
    /// the length of the text. What is met after that is not tried.
    pub(in crate::runtime::json) fn count_reread(&mut self, mark: Mark) {
        let cost = self.at.saturating_sub(mark.at).saturating_add(16);
        self.rereads = self.rereads.saturating_sub(cost);
    }

    /// Whether nothing may be read again.
    pub(in crate::runtime::json) fn is_reread_limit_reached(&self) -> bool {
        self.rereads == 0
    }

    /// The fault that too much would have to be tried.
    #[cold]
    pub(in crate::runtime::json) fn ambiguous(&mut self, mark: Mark) -> Fault {
        self.fault(mark.at, Problem::Ambiguous)
    }

    /// Whether the last problem cannot be helped by reading the same text as something else.
    pub(in crate::runtime::json) fn is_final(&self) -> bool {
        self.problem.as_ref().is_some_and(|problem| {
            matches!(problem.problem, Problem::TooDeep | Problem::TooMuch(_))
        })
    }

    /// What should have been there, by the last problem.
    pub(in crate::runtime::json) fn expectation(&self) -> &'static str {
        self.problem
            .map_or("a value", |problem| problem.problem.expected())
    }

    #[cold]
    pub(super) fn syntax(&mut self, what: &'static str) -> Fault {
        self.fault(self.at, Problem::Syntax(what))
    }

    #[cold]
    pub(super) fn fault(&mut self, at: usize, problem: Problem) -> Fault {
        self.problem = Some(LocatedProblem { at, problem });
        Fault::new()
    }

    /// Notes a gap. Of a value that is read from nothing only the weight counts: it has no place in
    /// the text.
    #[cold]
    pub(super) fn note(&mut self, gap: Gap) {
        self.repairs = self.repairs.saturating_add(gap.weight());
        if self.filling > 0 {
            return;
        }
        self.noted = self.noted.saturating_add(1);
        if self.gaps.len() < MAX_GAPS {
            self.gaps.push(gap);
        }
    }

    /// Forgets all gaps but the first `noted`.
    pub(super) fn forget_gaps(&mut self, noted: u32) {
        self.noted = noted;
        self.gaps.truncate(noted as usize);
    }
}
