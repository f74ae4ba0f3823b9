//! Limits of a value as a line of documentation.

use super::code;
use crate::api::{Bound, Limits, Span};

/// A longer pattern says nothing to a reader.
const LONGEST_PATTERN: usize = 80;

/// What a value may be, in short sentences; none where nothing limits it.
pub(in crate::plan) fn limits_line(limits: &Limits) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(range(limits.least.as_ref(), limits.greatest.as_ref()));
    lines.extend(limits.multiple_of.as_ref().map(|number| format!("A multiple of {number}.")));
    lines.extend(span(limits.length, "character"));
    lines.extend(span(limits.items, "item"));
    lines.extend(span(limits.members, "member"));
    lines.extend(limits.pattern.as_deref().and_then(pattern_line));
    if lines.is_empty() { None } else { Some(lines.join(" ")) }
}

/// A pattern that cannot be shown as it is, is not shown.
fn pattern_line(pattern: &str) -> Option<String> {
    let is_shown = |word: &str| word.is_empty() || code(word) == format!("`{word}`");
    // A code span loses a space at both ends.
    let is_whole = pattern.split(' ').all(is_shown)
        && !pattern.is_empty()
        && !(pattern.starts_with(' ') && pattern.ends_with(' '));
    let is_short = pattern.chars().count() <= LONGEST_PATTERN;
    (is_whole && is_short).then(|| format!("Matches `{pattern}`."))
}

fn range(least: Option<&Bound>, greatest: Option<&Bound>) -> Option<String> {
    let low = |bound: &Bound| match bound.exclusive {
        true => format!("more than {}", bound.number),
        false => format!("at least {}", bound.number),
    };
    let high = |bound: &Bound| match bound.exclusive {
        true => format!("less than {}", bound.number),
        false => format!("at most {}", bound.number),
    };
    match (least, greatest) {
        (None, None) => None,
        (Some(least), None) => Some(sentence(&low(least))),
        (None, Some(greatest)) => Some(sentence(&high(greatest))),
        (Some(least), Some(greatest)) if !least.exclusive && !greatest.exclusive => {
            Some(format!("From {} to {}.", least.number, greatest.number))
        }
        (Some(least), Some(greatest)) => {
            Some(sentence(&format!("{} and {}", low(least), high(greatest))))
        }
    }
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}

fn span(span: Span, unit: &str) -> Option<String> {
    let counted = |count: u64| {
        if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
    };
    match (span.least, span.most) {
        (0, None) => None,
        (0, Some(most)) => Some(format!("At most {}.", counted(most))),
        (least, None) => Some(format!("At least {}.", counted(least))),
        (least, Some(most)) if least == most => Some(format!("Exactly {}.", counted(most))),
        (least, Some(most)) => Some(format!("{least} to {}.", counted(most))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Limits, Span, limits_line};

    fn bound(number: &str, exclusive: bool) -> Option<Bound> {
        Some(Bound { number: number.to_owned(), exclusive })
    }

    fn line(limits: Limits) -> String {
        limits_line(&limits).unwrap_or_default()
    }

    #[test]
    fn limits_are_few_words() {
        let none = Limits::default;
        assert_eq!(line(none()), "");
        assert_eq!(line(Limits { least: bound("1", false), ..none() }), "At least 1.");
        assert_eq!(
            line(Limits { least: bound("0", true), greatest: bound("9.5", false), ..none() }),
            "More than 0 and at most 9.5."
        );
        assert_eq!(
            line(Limits { least: bound("1", false), greatest: bound("9", false), ..none() }),
            "From 1 to 9."
        );
        assert_eq!(
            line(Limits { length: Span { least: 1, most: Some(64) }, ..none() }),
            "1 to 64 characters."
        );
        assert_eq!(
            line(Limits { length: Span { least: 3, most: Some(3) }, ..none() }),
            "Exactly 3 characters."
        );
        assert_eq!(
            line(Limits { items: Span { least: 1, most: None }, ..none() }),
            "At least 1 item."
        );
        assert_eq!(
            line(Limits {
                members: Span { least: 0, most: Some(1) },
                multiple_of: Some("5".to_owned()),
                ..none()
            }),
            "A multiple of 5. At most 1 member."
        );
        assert_eq!(
            line(Limits { pattern: Some("^[a-z]+$".to_owned()), ..none() }),
            "Matches `^[a-z]+$`."
        );
        let matches = |pattern: &str| line(Limits { pattern: Some(pattern.to_owned()), ..none() });
        assert_eq!(matches("^ssh-(rsa|dss) |^ecdsa "), "Matches `^ssh-(rsa|dss) |^ecdsa `.");
        assert_eq!(matches("^a  b$"), "Matches `^a  b$`.");
        assert_eq!(matches(" a "), "");
        assert_eq!(matches("^a`b$"), "");
        assert_eq!(matches("^a\nb$"), "");
    }
}
