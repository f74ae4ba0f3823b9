//! What is broken, by cause.

use std::collections::BTreeMap;
use std::fmt;

/// Causes that are shown; the others are counted.
const SHOWN: usize = 60;

/// Findings that differ in numbers alone, with the cases that have them.
#[derive(Clone, Debug)]
pub struct Causes<'a>(Vec<Vec<(&'a str, &'a str)>>);

impl<'a> Causes<'a> {
    /// Sorts the findings of cases, the most frequent first.
    #[must_use]
    pub fn of(broken: &'a BTreeMap<String, Vec<String>>) -> Self {
        let mut causes: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
        for (case, finding) in broken
            .iter()
            .flat_map(|(case, findings)| findings.iter().map(move |finding| (case, finding)))
        {
            let kind = finding
                .chars()
                .filter(|letter| !letter.is_ascii_digit())
                .take(60)
                .collect();
            causes.entry(kind).or_default().push((case, finding));
        }
        let mut causes: Vec<_> = causes.into_values().collect();
        causes.sort_by_key(|cases| std::cmp::Reverse(cases.len()));
        Self(causes)
    }
}

impl fmt::Display for Causes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for cases in self.0.iter().take(SHOWN) {
            let finding: String = cases
                .iter()
                .take(1)
                .flat_map(|(_, finding)| finding.chars())
                .take(300)
                .collect();
            writeln!(f, "  {} × {finding:?}", cases.len())?;
            for (case, _) in cases.iter().step_by((cases.len() / 3).max(1)).take(3) {
                writeln!(f, "      {case}")?;
            }
        }
        match self.0.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => writeln!(f, "  and {more} other causes"),
        }
    }
}
