//! Unions whose variant is found by trial.

use std::cmp::Ordering;
use std::mem::discriminant;

use crate::runtime::json::reader::{DecodeMode, Mark};
use crate::runtime::json::{Decode, Fault, Gap, Json, Reader};

/// What a value that fits no variant is not.
const WHAT: &str = "a value of one of the union's types";

/// The state of a union whose variant is found by trial.
#[derive(Debug)]
pub struct Trial<U> {
    start: Mark,
    best: Option<Attempt<U>>,
    /// The tag that should have told which variant it is, and is not there.
    missing_tag: Option<&'static str>,
    /// Whether another variant fits as well as the best.
    is_tied: bool,
}

/// The best reading so far.
#[derive(Debug)]
struct Attempt<U> {
    value: U,
    end: usize,
    gaps: (Vec<Gap>, u32),
    repairs: usize,
    strangers: usize,
    memory: usize,
    /// Whether the missing tag is one of the gaps.
    misses_tag: bool,
}

impl<U> Trial<U> {
    /// Starts at the value that comes next.
    #[inline]
    pub fn new(r: &mut Reader<'_>) -> Self {
        Self {
            start: r.mark(),
            best: None,
            missing_tag: None,
            is_tied: false,
        }
    }

    /// Starts at an object that lacks one of the tags which tell its variants apart.
    ///
    /// # Errors
    ///
    /// When the value is not JSON.
    #[cold]
    pub fn without_tag(r: &mut Reader<'_>, tags: &[&'static str]) -> Result<Self, Fault> {
        let mut trial = Self::new(r);
        for tag in tags {
            if trial.missing_tag.is_none() && r.tags([tag])?.is_none() {
                trial.missing_tag = Some(tag);
            }
        }
        Ok(trial)
    }

    /// Tries one line, unless one before it fitted without a remainder, or too much was tried
    /// already.
    ///
    /// # Errors
    ///
    /// When no line can help any more.
    #[inline]
    pub fn line<T: Decode>(&mut self, r: &mut Reader<'_>, wrap: fn(T) -> U) -> Result<(), Fault> {
        if r.is_reread_limit_reached() {
            return Ok(());
        }
        if self.missing_tag.is_some() {
            return self.line_without_tag(r, wrap);
        }
        if self.rank() == Some((0, 0)) {
            return Ok(());
        }
        let mode = r.set_mode(DecodeMode::Strict);
        let decoded = r.variant(wrap);
        r.set_mode(mode);
        let is_strict = decoded.is_ok() || mode == DecodeMode::Strict;
        self.take(r, decoded)?;
        // One with a repair is better than one that loses two values, not than one that loses one.
        if !is_strict && self.rank().is_none_or(|(cost, _)| cost > 1) {
            self.try_tolerantly(r, wrap)?;
        }
        Ok(())
    }

    /// Tries one line on an object without the tag, which the strict mode refuses anyway. All lines
    /// are tried: it is of a variant only if it fits no other one as well.
    #[cold]
    fn line_without_tag<T: Decode>(
        &mut self,
        r: &mut Reader<'_>,
        wrap: fn(T) -> U,
    ) -> Result<(), Fault> {
        if r.is_strict() {
            return Ok(());
        }
        self.try_tolerantly(r, wrap)
    }

    fn try_tolerantly<T: Decode>(
        &mut self,
        r: &mut Reader<'_>,
        wrap: fn(T) -> U,
    ) -> Result<(), Fault> {
        let decoded = r.variant(wrap);
        self.take(r, decoded)
    }

    /// The best reading, or raw JSON.
    ///
    /// # Errors
    ///
    /// When the value is not JSON; in strict mode also when no line fitted.
    #[inline]
    pub fn end(self, r: &mut Reader<'_>, other: fn(Json) -> U) -> Result<U, Fault> {
        match self.best.filter(|_| !self.is_tied) {
            Some(best) => {
                let missing = self.missing_tag.filter(|_| !best.misses_tag);
                r.resume(best.end, best.gaps, best.repairs, best.strangers);
                if let Some(tag) = missing {
                    r.gap(tag);
                }
                Ok(best.value)
            }
            None if r.is_reread_limit_reached() => Err(r.ambiguous(self.start)),
            None if r.is_strict() => match self.missing_tag {
                Some(tag) if r.peek() == Some(b'{') => r.skip().and_then(|()| Err(r.missing(tag))),
                _ => Err(r.expected(WHAT)),
            },
            None => {
                let value = r.unknown(other)?;
                r.kept_raw(self.start, WHAT);
                Ok(value)
            }
        }
    }

    /// What the best reading mends and loses, and of that what it mends: of two readings that cost
    /// the same, the one that fits better counts.
    fn rank(&self) -> Option<(usize, usize)> {
        let best = self.best.as_ref()?;
        let repairs = best.repairs.saturating_sub(best.misses_tag.into());
        Some(cost(repairs, best.strangers))
    }

    /// Keeps a reading if it is the best so far, and goes back to the start.
    #[inline]
    fn take(&mut self, r: &mut Reader<'_>, decoded: Result<U, Fault>) -> Result<(), Fault> {
        let better = match decoded {
            Ok(value) => self.attempt(r, value),
            Err(fault) if r.is_final() => return Err(fault),
            Err(_) => None,
        };
        if let Some(better) = better {
            self.best = Some(better);
        }
        r.count_reread(self.start);
        r.rewind(self.start);
        if let Some(best) = &self.best {
            r.keep_room(best.memory);
        }
        Ok(())
    }

    /// A reading, if it is better than the best so far.
    fn attempt(&mut self, r: &Reader<'_>, value: U) -> Option<Attempt<U>> {
        let gaps = r.gaps_since(self.start);
        let repairs = r.repairs_since(self.start);
        let strangers = r.strangers_since(self.start);
        // A value of another form than the variant's is kept as it is rather, and so is one of
        // which nothing tells that it is the variant's.
        let is_converted = gaps.0.iter().any(|gap| self.start.is_converted_by(gap));
        let is_strange = || gaps.0.iter().any(|gap| self.start.is_unread_by(gap));
        if is_converted || self.missing_tag.is_some() && is_strange() {
            return None;
        }
        // The tag is missing for all of them, whether they have a field for it or not.
        let end = r.offset();
        let lacks_tag = |tag| gaps.0.iter().any(|gap| gap.lacks(end, tag));
        let misses_tag = self.missing_tag.is_some_and(lacks_tag);
        let cost = cost(repairs.saturating_sub(misses_tag.into()), strangers);
        match self.rank().map_or(Ordering::Less, |best| cost.cmp(&best)) {
            Ordering::Greater => return None,
            Ordering::Equal => {
                // One variant has a line for each value of its tag.
                let of_best = self.best.as_ref().map(|best| discriminant(&best.value));
                self.is_tied |= self.missing_tag.is_some() && of_best != Some(discriminant(&value));
                return None;
            }
            Ordering::Less => self.is_tied = false,
        }
        Some(Attempt {
            value,
            end,
            gaps,
            repairs,
            strangers,
            memory: r.room_since(self.start),
            misses_tag,
        })
    }
}

fn cost(repairs: usize, strangers: usize) -> (usize, usize) {
    (repairs.saturating_add(strangers), repairs)
}
