//! Unions whose variant is found by trial.

use crate::runtime::json::reader::{DecodeMode, Mark};
use crate::runtime::json::{Decode, Fault, Gap, Json, Reader};

/// The state of a union whose variant is found by trial.
#[derive(Debug)]
pub struct Trial<U> {
    start: Mark,
    best: Option<Attempt<U>>,
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
}

impl<U> Trial<U> {
    /// Starts at the value that comes next.
    #[inline]
    pub fn new(r: &mut Reader<'_>) -> Self {
        Self {
            start: r.mark(),
            best: None,
        }
    }

    /// Tries one line, unless one before it fitted without a remainder, or too much was tried
    /// already.
    ///
    /// # Errors
    ///
    /// When no line can help any more.
    #[inline]
    pub fn line<T: Decode>(&mut self, r: &mut Reader<'_>, wrap: fn(T) -> U) -> Result<(), Fault> {
        if self.rank() == Some((0, 0)) || r.is_reread_limit_reached() {
            return Ok(());
        }
        let mode = r.set_mode(DecodeMode::Strict);
        let decoded = r.variant(wrap);
        r.set_mode(mode);
        let is_strict = decoded.is_ok() || mode == DecodeMode::Strict;
        self.take(r, decoded)?;
        // One with a repair is better than one that loses two values, not than one that loses one.
        if !is_strict && self.rank().is_none_or(|(cost, _)| cost > 1) {
            let is_trying = r.set_trying(true);
            let decoded = r.variant(wrap);
            r.set_trying(is_trying);
            self.take(r, decoded)?;
        }
        Ok(())
    }

    /// The best reading, or raw JSON.
    ///
    /// # Errors
    ///
    /// When the value is not JSON; in strict mode also when no line fitted.
    #[inline]
    pub fn end(self, r: &mut Reader<'_>, other: fn(Json) -> U) -> Result<U, Fault> {
        match self.best {
            Some(best) => {
                r.resume(best.end, best.gaps, best.repairs, best.strangers);
                Ok(best.value)
            }
            None if r.is_reread_limit_reached() => Err(r.ambiguous(self.start)),
            None if r.is_strict() => Err(r.expected("a value of one of the union's types")),
            None => r.unknown(other),
        }
    }

    /// What the best reading mends and loses, and of that what it mends: of two readings that cost
    /// the same, the one that fits better counts.
    fn rank(&self) -> Option<(usize, usize)> {
        let best = self.best.as_ref()?;
        Some(cost(best.repairs, best.strangers))
    }

    /// Keeps a reading if it is the best so far, and goes back to the start.
    #[inline]
    fn take(&mut self, r: &mut Reader<'_>, decoded: Result<U, Fault>) -> Result<(), Fault> {
        let better = match decoded {
            Ok(value) => {
                let gaps = r.gaps_since(self.start);
                let repairs = r.repairs_since(self.start);
                let strangers = r.strangers_since(self.start);
                // A value of another form than the variant's is kept as it is rather.
                let is_converted = gaps.0.iter().any(|gap| self.start.is_converted_by(gap));
                let better = !is_converted
                    && self
                        .rank()
                        .is_none_or(|rank| cost(repairs, strangers) < rank);
                better.then_some(Attempt {
                    value,
                    end: r.offset(),
                    gaps,
                    repairs,
                    strangers,
                    memory: r.room_since(self.start),
                })
            }
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
}

fn cost(repairs: usize, strangers: usize) -> (usize, usize) {
    (repairs.saturating_add(strangers), repairs)
}
