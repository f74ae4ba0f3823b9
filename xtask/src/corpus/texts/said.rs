//! Whether documentation says a text.

use std::ops::Range;

use serde_json::Value;

use super::find::Place;
use super::given::Text;
use super::source::Docs;
use super::words::{self, Numbers};

/// What documentation says of a text.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) enum Said {
    No,
    /// Most of its words, in their order.
    Nearly,
    Yes,
}

/// What of a text stands at a place. What is behind a reference may stand at the type instead.
pub(super) fn at(
    place: &Place<'_>,
    text: &Text<'_>,
    descriptions: &[&str],
    is_referred: bool,
) -> Said {
    let types = place.types.iter().filter(|_| is_referred);
    let all = [place.docs].into_iter().chain(types.copied());
    all.map(|docs| within(docs, text, descriptions))
        .fold(Said::No, |best, said| if said > best { said } else { best })
}

fn within(docs: &Docs, text: &Text<'_>, descriptions: &[&str]) -> Said {
    let yes = |is_said: bool| if is_said { Said::Yes } else { Said::No };
    match text {
        Text::Description(texts) => {
            let said = texts.iter().map(|text| description(&docs.text, text));
            said.fold(Said::No, |best, said| if said > best { said } else { best })
        }
        Text::Default(value) => yes(default(&docs.text, value)),
        Text::Limit(limit) => yes(limit.stands_in(&rest(&docs.text, descriptions))),
        Text::Deprecation(note) => {
            let is_marked = docs.deprecated.is_some()
                || words::plain(&rest(&docs.text, descriptions))
                    .iter()
                    .any(|word| word == "deprecated");
            let reason = docs.deprecated.as_deref().unwrap_or_default();
            let says = |note: &str| {
                [reason, &docs.text]
                    .iter()
                    .any(|text| description(text, note) == Said::Yes)
            };
            yes(is_marked && note.is_none_or(says))
        }
    }
}

fn description(docs: &str, text: &str) -> Said {
    let all = words::placed(docs, Numbers::Dropped);
    let wanted = words::words(text, Numbers::Dropped);
    let is_same = |numbers| {
        let (all, wanted) = (words::placed(docs, numbers), words::words(text, numbers));
        words::find(&all, &wanted).is_some()
    };
    match words::find(&all, &wanted) {
        Some(_) => Said::Yes,
        None if words::share(&all, &wanted) < 0.8 => Said::No,
        None if is_same(Numbers::Kept) => Said::Yes,
        None => Said::Nearly,
    }
}

/// Documentation without the description, which may speak of numbers, too.
fn rest(docs: &str, descriptions: &[&str]) -> String {
    let mut rest = docs.to_owned();
    for (text, numbers) in descriptions
        .iter()
        .flat_map(|text| [(text, Numbers::Dropped), (text, Numbers::Kept)])
    {
        let all = words::placed(docs, numbers);
        let found: Option<Range<usize>> = words::find(&all, &words::words(text, numbers));
        let Some(found) = found else { continue };
        let (first, last) = (all.get(found.start), all.get(found.end - 1));
        if let (Some(first), Some(last)) = (first, last) {
            let range = first.range.start..last.range.end;
            let blank = " ".repeat(range.len());
            rest.replace_range(range, &blank);
            return rest;
        }
    }
    rest
}

/// Whether the word "default" stands there with the value behind it.
fn default(docs: &str, value: &Value) -> bool {
    let all = words::placed(docs, Numbers::Kept);
    let json = value.to_string();
    let wanted = words::plain(&json);
    all.iter()
        .enumerate()
        .filter(|(_, word)| word.text == "default")
        .any(|(at, word)| {
            let after = docs
                .get(word.range.end..)
                .unwrap_or_default()
                .trim_start_matches([':', ' ', '`', '*', '\n']);
            match value.as_f64() {
                Some(number) => {
                    let is_part = |char: char| char.is_ascii_digit() || "+-.eE".contains(char);
                    let end = after.find(|char| !is_part(char)).unwrap_or(after.len());
                    let text = after.get(..end).unwrap_or_default().trim_end_matches('.');
                    text.parse::<f64>().is_ok_and(|found| found == number)
                }
                None => {
                    let behind = all.get(at + 1..).unwrap_or_default();
                    wanted.is_empty()
                        || words::find(behind, &wanted).is_some_and(|found| found.start == 0)
                }
            }
        })
}
