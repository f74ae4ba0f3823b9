//! Names of events: the same event goes by several spellings.

/// The one of `names` that `name` means: the same text, else the first with the same letters and
/// digits in any case.
///
/// The name of a webhook comes out of a header, a path or the body, where it is often spelled in
/// another way than in the document: `check_run.created` for `check-run-created`.
pub fn known_event_name(name: &str, names: &[&'static str]) -> Option<&'static str> {
    let same = names.iter().find(|known| **known == name);
    let alike = || {
        names
            .iter()
            .find(|known| letters_and_digits(known).eq(letters_and_digits(name)))
    };
    same.or_else(alike).copied()
}

fn letters_and_digits(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::known_event_name;

    #[test]
    fn the_same_text_counts_before_another_spelling() {
        let names = ["order.created", "order_created", "ping", "-"];
        assert_eq!(
            known_event_name("order_created", &names),
            Some("order_created")
        );
        assert_eq!(
            known_event_name("Order-Created", &names),
            Some("order.created")
        );
        assert_eq!(known_event_name("orders.created", &names), None);
        assert_eq!(known_event_name("-", &names), Some("-"));
        assert_eq!(known_event_name("", &["ping"]), None);
    }
}
