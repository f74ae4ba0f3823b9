//! Failures that have one cause belong together, whatever names they mention.

use std::collections::BTreeMap;

/// Failures of one cause.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub(super) struct Cause {
    /// The step that failed.
    pub(super) step: String,
    /// The message, without what is particular to a document.
    pub(super) message: String,
    /// How often.
    pub(super) count: usize,
    /// How often in which document, and where it is seen first.
    pub(super) documents: BTreeMap<String, Seen>,
}

/// What one document has of a cause.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub(super) struct Seen {
    pub(super) count: usize,
    pub(super) first: String,
}

/// A failure, as a step reports it.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    pub(super) document: String,
    pub(super) step: String,
    pub(super) message: String,
    pub(super) place: String,
}

/// Groups failures: what is most frequent first, steps in their order.
pub(super) fn group(failures: &[Failure]) -> Vec<Cause> {
    let mut groups: BTreeMap<(String, String), Cause> = BTreeMap::new();
    for failure in failures {
        let message = normalised(&failure.message);
        let cause = groups
            .entry((failure.step.clone(), message.clone()))
            .or_insert_with(|| Cause {
                step: failure.step.clone(),
                message,
                count: 0,
                documents: BTreeMap::new(),
            });
        cause.count += 1;
        let seen = cause.documents.entry(failure.document.clone()).or_default();
        seen.count += 1;
        if seen.first.is_empty() {
            seen.first = format!("{} {}", failure.place, failure.message)
                .trim()
                .to_owned();
        }
    }
    let mut causes: Vec<Cause> = groups.into_values().collect();
    causes.sort_by_key(|cause| std::cmp::Reverse((cause.documents.len(), cause.count)));
    causes
}

/// A message's first line, with `…` for what is quoted and `N` for numbers.
pub(super) fn normalised(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let mut out = String::new();
    let mut quote: Option<char> = None;
    for char in line.chars() {
        match quote {
            Some(end) if char == end => {
                out.push('…');
                out.push(end);
                quote = None;
            }
            Some(_) => {}
            None if matches!(char, '`' | '"') => {
                out.push(char);
                quote = Some(char);
            }
            None if char.is_ascii_digit() => {
                if !out.ends_with('N') {
                    out.push('N');
                }
            }
            None => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_do_not_tell_causes_apart() {
        assert_eq!(
            normalised("unused import: `crate::types::Pet` at 12:30\nmore"),
            "unused import: `…` at N:N"
        );
        assert_eq!(normalised("expected \"a\" and `b"), "expected \"…\" and `");
    }

    #[test]
    fn a_cause_in_more_documents_comes_first() {
        let failure = |document: &str, message: &str| Failure {
            document: document.to_owned(),
            step: "check".to_owned(),
            message: message.to_owned(),
            place: "a.rs:1".to_owned(),
        };
        let failures = [
            failure("one", "x `1`"),
            failure("one", "x `2`"),
            failure("one", "x `3`"),
            failure("one", "y `4`"),
            failure("two", "y `5`"),
        ];
        let causes = group(&failures);
        let shown: Vec<(&str, usize, usize)> = causes
            .iter()
            .map(|cause| (cause.message.as_str(), cause.count, cause.documents.len()))
            .collect();
        assert_eq!(shown, [("y `…`", 2, 2), ("x `…`", 3, 1)]);
        assert_eq!(causes[1].documents["one"].first, "a.rs:1 x `1`");
    }
}
