//! Whether documentation says a text.

use std::ops::Range;

use serde_json::Value;

use super::find::DocsPlace;
use super::given::Text;
use super::source::Docs;
use super::words::{self, Numbers, Prose};

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
    place: &DocsPlace<'_>,
    text: &Text<'_>,
    descriptions: &[Prose],
    is_referred: bool,
) -> Said {
    let types = place.types.iter().filter(|_| is_referred);
    let all = [place.docs].into_iter().chain(types.copied());
    all.map(|docs| within(docs, text, descriptions))
        .fold(Said::No, |best, said| if said > best { said } else { best })
}

fn within(docs: &Docs, text: &Text<'_>, descriptions: &[Prose]) -> Said {
    let yes = |is_said: bool| if is_said { Said::Yes } else { Said::No };
    match text {
        Text::Description(texts) => {
            let sought = descriptions
                .iter()
                .filter(|prose| texts.contains(&prose.text.as_str()));
            let said = sought.map(|prose| description(&docs.prose, prose));
            said.fold(Said::No, |best, said| if said > best { said } else { best })
        }
        Text::Default(value) => yes(default(&docs.prose, value)),
        Text::Limit(limit) => yes(limit.stands_in(&rest(&docs.prose, descriptions))),
        Text::Deprecation(note) => {
            let is_marked = docs.deprecated.is_some()
                || words::plain(&rest(&docs.prose, descriptions))
                    .iter()
                    .any(|word| word.text == "deprecated");
            let reason = Prose::of(docs.deprecated.clone().unwrap_or_default());
            let says = |note: &str| {
                let note = Prose::of(note);
                [&reason, &docs.prose]
                    .iter()
                    .any(|prose| description(prose, &note) == Said::Yes)
            };
            yes(is_marked && note.is_none_or(says))
        }
    }
}

fn description(docs: &Prose, text: &Prose) -> Said {
    let find = |numbers| words::find(docs.words(numbers), text.words(numbers));
    if find(Numbers::Dropped).is_some() || find(Numbers::Kept).is_some() {
        return Said::Yes;
    }
    let share = words::share(docs.words(Numbers::Dropped), text.words(Numbers::Dropped));
    if share < 0.8 { Said::No } else { Said::Nearly }
}

/// Documentation without the description, which may contain numbers, too.
fn rest(docs: &Prose, descriptions: &[Prose]) -> String {
    let mut rest = docs.text.clone();
    for (text, numbers) in descriptions
        .iter()
        .flat_map(|text| [(text, Numbers::Dropped), (text, Numbers::Kept)])
    {
        let all = docs.words(numbers);
        let found: Option<Range<usize>> = words::find(all, text.words(numbers));
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
fn default(docs: &Prose, value: &Value) -> bool {
    let all = docs.words(Numbers::Kept);
    let json = value.to_string();
    let wanted = words::plain(&json);
    all.iter()
        .enumerate()
        .filter(|(_, word)| word.text == "default")
        .any(|(at, word)| {
            let after = docs
                .text
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
