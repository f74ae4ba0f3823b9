//! Every case in this process: generated, read again, judged.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use rayon::prelude::*;

use crate::Result;
use crate::case::{Bench, Case, Made};
use crate::draft::Version;
use crate::judges::{self, Files, Generated};
use crate::payloads::Payload;
use crate::positions::Position;

/// What came of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A crate, and nothing in it is wrong.
    Inert,
    /// No crate, and a message with a place.
    Refused,
    /// What is wrong.
    Broken(Vec<String>),
}

/// All cases, in the order of their positions.
#[must_use]
pub fn cases<'a>(positions: &'a [Position], payloads: &'a [Payload]) -> Vec<Case<'a>> {
    let mut cases = Vec::new();
    for version in Version::ALL {
        for position in positions.iter().filter(|position| position.is_in(version)) {
            cases.extend(payloads.iter().map(|payload| Case {
                version,
                position,
                payload,
            }));
        }
    }
    cases
}

/// The cases in an order that a seed decides, so that what a budget leaves out is another part each
/// time.
pub fn shuffle(cases: &mut [Case<'_>], seed: &str) {
    cases.sort_by_cached_key(|case| {
        let mut hasher = DefaultHasher::new();
        (seed, case.version, case.position.name, &case.payload.name).hash(&mut hasher);
        hasher.finish()
    });
}

/// What came of many cases.
#[derive(Debug, Default)]
pub struct Matrix {
    /// Cases that were tried.
    pub tried: usize,
    /// Cases that became a crate, as `version position × payload`.
    pub inert: BTreeSet<String>,
    /// Cases that were refused.
    pub refused: BTreeSet<String>,
    /// Cases with what is wrong with them.
    pub broken: BTreeMap<String, Vec<String>>,
}

/// Where a twin belongs.
type Place = (Version, &'static str);

/// The harmless crate of a position, by version and position.
#[derive(Default)]
struct Twins(Mutex<BTreeMap<Place, Arc<Option<Generated>>>>);

/// Tries cases until a deadline.
///
/// # Errors
///
/// When files cannot be written or read, or a harmless document becomes no crate.
pub fn run(cases: &[Case<'_>], deadline: Option<Instant>) -> Result<Matrix> {
    let twins = Twins::default();
    let matrix = Mutex::new(Matrix::default());
    let benches = Mutex::new(Vec::new());
    let done = AtomicUsize::new(0);
    cases.par_iter().try_for_each(|case| -> Result {
        if deadline.is_some_and(|deadline| Instant::now() > deadline) {
            return Ok(());
        }
        let bench = match benches.lock().map_err(|_| "poisoned")?.pop() {
            Some(bench) => bench,
            None => Bench::new()?,
        };
        let verdict = judge(case, &bench, &twins)?;
        let mut matrix = matrix.lock().map_err(|_| "poisoned")?;
        matrix.tried += 1;
        // What a broken case leaves behind must not fall back on others.
        let is_clean = !matches!(verdict, Verdict::Broken(_));
        match verdict {
            Verdict::Inert => _ = matrix.inert.insert(case.to_string()),
            Verdict::Refused => _ = matrix.refused.insert(case.to_string()),
            Verdict::Broken(findings) => _ = matrix.broken.insert(case.to_string(), findings),
        }
        drop(matrix);
        if is_clean {
            benches.lock().map_err(|_| "poisoned")?.push(bench);
        }
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        if done.is_multiple_of(5_000) {
            eprintln!("{done} of {} cases", cases.len());
        }
        Ok(())
    })?;
    matrix.into_inner().map_err(|_| "poisoned".into())
}

impl Twins {
    /// The harmless crate of a case's position; made when it is first asked for. A harmless word
    /// may be no reference, no setting, no version: then there is nothing to compare with.
    fn of(&self, case: &Case<'_>) -> Result<Arc<Option<Generated>>> {
        let key = (case.version, case.position.name);
        if let Some(twin) = self.0.lock().map_err(|_| "poisoned")?.get(&key) {
            return Ok(Arc::clone(twin));
        }
        let bench = Bench::new()?;
        let made = bench.generate(&case.twin(), None)?;
        let twin = if made.ok {
            Generated::read(&Files::read(&bench.out())?).ok()
        } else {
            None
        };
        let twin = Arc::new(twin);
        self.0
            .lock()
            .map_err(|_| "poisoned")?
            .insert(key, Arc::clone(&twin));
        Ok(twin)
    }
}

fn judge(case: &Case<'_>, bench: &Bench, twins: &Twins) -> Result<Verdict> {
    let made = bench.generate(&case.draft(), None)?;
    let findings = findings(case, bench, &made, twins)?;
    Ok(match (findings.is_empty(), made.ok) {
        (false, _) => Verdict::Broken(findings),
        (true, true) => Verdict::Inert,
        (true, false) => Verdict::Refused,
    })
}

fn findings(case: &Case<'_>, bench: &Bench, made: &Made, twins: &Twins) -> Result<Vec<String>> {
    if let Some(panic) = &made.panic {
        return Ok(vec![format!("the generator panicked: {panic}")]);
    }
    let mut findings = judges::check_messages(&made.messages, !made.ok);
    let files = Files::read(&bench.out())?;
    findings.extend(bench.strangers(&files.listed)?);
    if !made.ok {
        return Ok(findings);
    }
    findings.extend(judges::check_names(&files));
    match Generated::read(&files) {
        Ok(crate_) => {
            let twin = twins.of(case)?;
            findings.extend(judges::check(
                &crate_,
                twin.as_ref().as_ref(),
                case.position.role,
            ));
        }
        Err(faults) => findings.extend(faults),
    }
    Ok(findings)
}
