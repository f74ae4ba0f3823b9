//! What the program said of each instance.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::Value;

use super::Target;
use super::compare::compare;
use crate::Result;
use crate::corpus::record::Trip;

/// Reads the instances and their results, a line of each at a time.
pub(super) fn read(targets: &[Target], instances: &Path, results: &Path) -> Result<Trip> {
    let mut trip = Trip::default();
    let mut results = BufReader::new(File::open(results)?).lines();
    for line in BufReader::new(File::open(instances)?).lines() {
        let line = line?;
        let mut parts = line.splitn(3, '\t');
        let target = parts
            .next()
            .and_then(|number| targets.get(number.parse::<usize>().ok()?));
        let (Some(target), Some(source), Some(text)) = (target, parts.next(), parts.next()) else {
            return Err(format!("{}: a line of another form", instances.display()).into());
        };
        let Some(result) = results.next() else {
            trip.fail(
                "crash",
                "the generated crate ended here".to_owned(),
                target.text(),
            );
            return Ok(trip);
        };
        trip.take(target, (source, text), &result?);
    }
    Ok(trip)
}

impl Trip {
    fn take(&mut self, target: &Target, (source, text): (&str, &str), result: &str) {
        let (word, answer) = result.split_once('\t').unwrap_or((result, ""));
        match (source, word) {
            ("none", _) => self.admit_none(target, text.trim_matches('"')),
            ("unmade", _) => {
                self.fail(
                    "no instance",
                    text.trim_matches('"').to_owned(),
                    target.text(),
                );
            }
            ("invalid", _) => self.invalid_examples += 1,
            (_, "-") => self.admit_none(target, "it has no type of JSON values in this direction"),
            (_, "error") => {
                self.tried += 1;
                self.fail(
                    "decode",
                    reason(answer),
                    format!("{}: {answer} (given {})", target.text(), clipped(text, 200)),
                );
            }
            (_, word) => {
                self.tried += 1;
                self.spread += usize::from(target.is_spread());
                if word == "raw" {
                    self.kept_raw += 1;
                }
                self.compare(target, text, answer);
            }
        }
    }

    /// Something without an instance, once for each reason.
    fn admit_none(&mut self, target: &Target, reason: &str) {
        let names = self.none.entry(reason.to_owned()).or_default();
        if names.last().is_none_or(|last| *last != target.text()) {
            names.push(target.text());
        }
    }

    fn compare(&mut self, target: &Target, given: &str, back: &str) {
        let (Ok(given), Ok(back)) = (
            serde_json::from_str::<Value>(given),
            serde_json::from_str::<Value>(back),
        ) else {
            self.fail(
                "encode",
                "what was written is not JSON".to_owned(),
                target.text(),
            );
            return;
        };
        let given = match &target.member {
            Some(member) => given.get(member).cloned().unwrap_or_default(),
            None => given,
        };
        let (nulls, others): (Vec<_>, Vec<_>) = compare(&given, &back)
            .into_iter()
            .partition(|difference| difference.kind == "null lost");
        self.nulls_lost += usize::from(!nulls.is_empty());
        match others.first() {
            None => self.passed += 1,
            Some(first) => self.fail(
                "differs",
                first.kind.to_owned(),
                format!("{} at {}: {}", target.text(), first.pointer, first.values),
            ),
        }
    }
}

/// An error without its place and without what it shows of the text.
fn reason(error: &str) -> String {
    let Some((_, wanted)) = error.split_once(": expected ") else {
        let is_missing = error.contains(": missing or null");
        return if is_missing {
            "a member is missing".to_owned()
        } else {
            error.to_owned()
        };
    };
    let (wanted, found) = wanted.split_once(", found ").unwrap_or((wanted, ""));
    let kind = match found.chars().next() {
        Some('"') => "a string",
        Some('-' | '0'..='9') => "a number",
        _ if found.starts_with("an object") => "an object",
        _ => found,
    };
    format!("expected {wanted}, found {kind}")
}

fn clipped(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::roundtrip::{Direction, Form, What};

    #[test]
    fn reasons_are_free_of_places() {
        assert_eq!(
            reason("$.a[3]: expected i32, found 1.5"),
            "expected i32, found a number"
        );
        assert_eq!(
            reason("$.a: missing or null, in an object with b"),
            "a member is missing"
        );
    }

    #[test]
    fn each_result_is_counted_once() {
        let target = Target::new(
            What::Schema("Pet".to_owned()),
            Direction::Received,
            Form::Value(Value::Null),
        );
        let mut trip = Trip::default();
        for (source, given, result) in [
            ("made", r#"{"a":1,"n":null}"#, "ok\t{\"a\":1}"),
            ("made", r#"{"a":1}"#, "raw\t{\"a\":1}"),
            ("example", r#"{"a":1}"#, "ok\t{}"),
            ("made", "1", "error\texpected an object"),
            ("invalid", "1", "-\t"),
            ("none", "\"too deep\"", "-\t"),
            ("unmade", "\"too long\"", "-\t"),
        ] {
            trip.take(&target, (source, given), result);
        }
        assert_eq!(
            (trip.tried, trip.passed, trip.nulls_lost, trip.kept_raw),
            (4, 2, 1, 1)
        );
        assert_eq!(
            (trip.invalid_examples, trip.none["too deep"].clone()),
            (1, vec!["Pet".to_owned()])
        );
        let kinds: Vec<&str> = trip
            .findings
            .iter()
            .map(|finding| finding.code.as_str())
            .collect();
        assert_eq!(kinds, ["differs", "decode", "no instance"]);
    }
}
