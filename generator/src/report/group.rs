//! Many messages that are alike as one: the first, how many more there are, and where.

use rustc_hash::FxHashMap;

use super::{Alike, Message};

/// Up to this many messages of a row are shown each; more become one message with as many places.
const MOST_SHOWN: usize = 3;

/// Makes one message of more than three of the same row of the table, in the place of the first.
///
/// It has the words of the first, [`Message::more`] counts the others, and [`Message::alike`] has
/// the next two of them.
#[must_use]
pub(crate) fn group(messages: &[Message]) -> Vec<Message> {
    let mut rows: FxHashMap<(&str, super::Severity), Vec<&Message>> = FxHashMap::default();
    for message in messages {
        rows.entry((message.row, message.severity)).or_default().push(message);
    }
    let mut grouped = Vec::new();
    for message in messages {
        let key = (message.row, message.severity);
        match rows.get(&key).map(Vec::as_slice) {
            Some([first, others @ ..]) if others.len() >= MOST_SHOWN => {
                grouped.push(joined(first, others));
                // The others are in it.
                rows.insert(key, Vec::new());
            }
            Some([]) => {}
            _ => grouped.push(message.clone()),
        }
    }
    grouped
}

fn joined(first: &Message, others: &[&Message]) -> Message {
    let more = first.more + others.iter().map(|other| 1 + other.more).sum::<usize>();
    let alike = others
        .iter()
        .take(MOST_SHOWN - 1)
        .map(|other| Alike { message: other.message.clone(), spot: other.spot.clone() });
    Message { more, alike: alike.collect(), ..first.clone() }
}

#[cfg(test)]
mod tests {
    use super::group;
    use crate::report::{Diagnostic, findings, locate};
    use crate::source::{Source, Sources};

    fn dangling(source: &Source, names: &[&str]) -> Vec<Diagnostic> {
        let at = |name: &str| source.pos(source.text().find(name).unwrap_or_default());
        let of = |name: &&str| findings::dangling_ref(name).at(at(name)).near(Some("#/x"));
        names.iter().map(of).collect()
    }

    #[test]
    fn three_stay_three_and_four_become_one() {
        let sources = Sources::new();
        let text = "- $ref: '#/a'\n- $ref: '#/b'\n- $ref: '#/c'\n- $ref: '#/d'\n".to_owned();
        let source = sources.add("x.yaml".to_owned(), text).expect("small");
        let few = locate(&dangling(source, &["#/a", "#/b", "#/c"]), &sources, None);
        assert_eq!(group(&few), few);
        let mut many = dangling(source, &["#/a", "#/b", "#/c", "#/d"]);
        many.insert(1, findings::unknown_error_body("e"));
        let grouped = group(&locate(&many, &sources, None));
        let shown: Vec<String> = grouped.iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(shown.join("\n"), @r"
        warning[E0204]: `#/a` does not exist, and 3 more like it
          ╭─[x.yaml:1:10]
        1 │ - $ref: '#/a'
          ·          ────
          ├─[x.yaml:2:10]
        2 │ - $ref: '#/b'
          ·          ─┬──
          ·           ╰── `#/b` does not exist
          ├─[x.yaml:3:10]
        3 │ - $ref: '#/c'
          ·          ─┬──
          ·           ╰── `#/c` does not exist
          ╰─
          instead: any JSON value is accepted in its place
          help: did you mean `#/x`?

        warning[E0306]: unknown schema `e` in the setting `[errors] body`
          instead: the body of an error response is given as it was received
          help: name a schema of `components/schemas`, or remove the setting
        ");
    }

    #[test]
    fn the_place_of_the_same_words_keeps_its_label() {
        let sources = Sources::new();
        let source = sources.add("x".to_owned(), "abcdef".to_owned()).expect("small");
        let of = |(at, label)| findings::invalid_default().at(source.pos(at)).label(label);
        let many = ["used by a", "used by b", "used by c", "used by d", "used by e"];
        let many: Vec<Diagnostic> = many.into_iter().enumerate().map(of).collect();
        let grouped = group(&locate(&many, &sources, None));
        assert_eq!(grouped.len(), 1);
        insta::assert_snapshot!(grouped[0], @r"
        warning[E0312]: `default` is not a valid value of its schema, and 4 more like it
          ╭─[x:1:1]
        1 │ abcdef
          · ──┬───
          ·   ╰── used by a
          ├─[x:1:2]
        1 │ abcdef
          ·  ──┬──
          ·    ╰── used by b
          ├─[x:1:3]
        1 │ abcdef
          ·   ─┬──
          ·    ╰── used by c
          ╰─
          instead: the documentation mentions it; no method returns it
          help: give a default of the schema's `type`, and one of its `enum` where it has one
        ");
    }

    #[test]
    fn without_places_the_words_are_shown() {
        let names = ["a", "b", "c", "d", "e"];
        let many: Vec<Diagnostic> = names.iter().map(findings::output_missing).collect();
        let grouped = group(&locate(&many, &Sources::new(), None));
        assert_eq!(grouped.len(), 1);
        insta::assert_snapshot!(grouped[0], @r"
        error[E0808]: `a` is missing, and 4 more like it
          also: `b` is missing
          also: `c` is missing
          help: generate again, without `--check`, and commit what changes
        ");
    }
}
