//! What came of the payloads.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::Result;

/// Refusals that no tolerant reader can do without: words of the reason, and why it is honest.
const HONEST: &[(&str, &str)] = &[(
    "expected JSON, found application/vnd.github.v#.raw",
    "as the request asked for the file itself by a header of its own, which `streamed` reads",
)];

/// The payloads by what came of them.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    read: usize,
    /// Of those that were read: something does not fit the document.
    with_gaps: usize,
    gaps: usize,
    /// Of those that were read: a value that the document does not list is kept as it came.
    raw: usize,
    /// What the document does not have any more, and how often.
    unknown: BTreeMap<String, usize>,
    /// By reason: the payloads.
    refused: BTreeMap<String, Vec<String>>,
}

impl Verdicts {
    /// `lines` is what the program was given, `answers` what it said.
    pub(super) fn read(lines: &[String], answers: &str) -> Result<Self> {
        let mut all = Self::default();
        let answers: Vec<&str> = answers.lines().collect();
        if answers.len() != lines.len() {
            let (some, many) = (answers.len(), lines.len());
            return Err(format!("{some} of {many} payloads were answered").into());
        }
        for (line, answer) in lines.iter().zip(answers) {
            let line: Value = serde_json::from_str(line)?;
            let what = line["what"].as_str().unwrap_or_default();
            match answer.split_once('\t') {
                Some((word @ ("read" | "raw"), gaps)) => all.add(word, gaps.parse()?),
                Some(("refused", reason)) => all.refuse(reason, what),
                Some(("unknown", _)) => *all.unknown.entry(what.to_owned()).or_default() += 1,
                _ => return Err(format!("unknown verdict `{answer}`").into()),
            }
        }
        Ok(all)
    }

    fn add(&mut self, word: &str, gaps: usize) {
        self.read += 1;
        self.with_gaps += usize::from(gaps > 0);
        self.gaps += gaps;
        self.raw += usize::from(word == "raw");
    }

    fn refuse(&mut self, reason: &str, what: &str) {
        let reason = self.refused.entry(without_digits(reason)).or_default();
        reason.push(what.to_owned());
    }

    /// Prints the counts; an error where something was refused that is not listed above.
    pub(super) fn conclude(&self) -> Result {
        for (what, count) in &self.unknown {
            println!("not in the document: {what} ({count} times)");
        }
        let mut is_honest = true;
        for (reason, payloads) in &self.refused {
            let why = HONEST.iter().find(|(words, _)| reason.contains(words));
            is_honest &= why.is_some();
            let why = why.map_or("though a tolerant reader could read it", |(_, why)| why);
            println!("refused {} times, {why}: {reason}", payloads.len());
            for what in payloads.iter().take(3) {
                println!("    {what}");
            }
        }
        println!("{}", self.summary());
        match is_honest {
            true => Ok(()),
            false => Err("payloads were refused that could have been read".into()),
        }
    }

    /// One line.
    fn summary(&self) -> String {
        let Self {
            read,
            with_gaps,
            gaps,
            raw,
            ..
        } = self;
        let refused: usize = self.refused.values().map(Vec::len).sum();
        let unknown: usize = self.unknown.values().sum();
        let (typed, all) = (read + refused, read + refused + unknown);
        let share = 100.0 * *read as f64 / typed.max(1) as f64;
        format!(
            "payloads: {all}, {unknown} of them of nothing in the document; of the other {typed}, {read} \
             were read ({share:.1} %), {with_gaps} with {gaps} gaps, {raw} with values that are not \
             listed, and {refused} were refused"
        )
    }
}

/// Places in lists, and ids, do not make another reason.
fn without_digits(reason: &str) -> String {
    let mut short = String::new();
    for char in reason.chars() {
        match char.is_ascii_digit() {
            false => short.push(char),
            true if short.ends_with('#') => {}
            true => short.push('#'),
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payloads_are_counted_by_what_came_of_them() {
        let lines = ["a", "b", "c", "d"].map(|what| format!(r#"{{"what":"{what}"}}"#));
        let answers = "read\t2\nraw\t0\nrefused\t$[12].id: found 7\nunknown\t\n";
        let verdicts = Verdicts::read(&lines, answers).unwrap();
        assert_eq!(
            (
                verdicts.read,
                verdicts.with_gaps,
                verdicts.gaps,
                verdicts.raw
            ),
            (2, 1, 2, 1)
        );
        assert_eq!(verdicts.refused["$[#].id: found #"], ["c"]);
        assert_eq!(verdicts.unknown["d"], 1);
        assert!(
            verdicts.summary().contains("2 were read (66.7 %)"),
            "{}",
            verdicts.summary()
        );
        assert!(verdicts.conclude().is_err());
    }

    #[test]
    fn an_answer_is_missing() {
        assert!(Verdicts::read(&["{}".to_owned()], "").is_err());
    }
}
