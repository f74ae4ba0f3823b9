//! What a name does not tell of how a value or a member is written in a message.

use crate::plan::docs::{self, is_same_name};

/// `Wire value: …` for the variant of an enum, where its name does not tell the value:
/// `Gpt40613` is `gpt-4-0613`, and `Gt` is `>`. Of `Auto` everyone knows that it is `auto`.
pub(super) fn wire_value(wire: &str, rust: &str) -> Option<String> {
    let is_told = is_same_name(wire, rust) && !has_divided_digits(wire);
    (!is_told).then(|| match wire {
        "" => "Wire value: the empty string.".to_owned(),
        wire => format!("Wire value: {}.", docs::code(wire)),
    })
}

/// `Wire name: …` for a member or a parameter, where it has other letters than its Rust name.
pub(in crate::plan) fn wire_name(wire: &str, rust: &str) -> Option<String> {
    (!is_same_name(wire, rust.trim_start_matches("r#")))
        .then(|| format!("Wire name: {}.", docs::code(wire)))
}

/// Whether a mark stands between two digits: a name in camel case runs them together.
fn has_divided_digits(wire: &str) -> bool {
    let bytes = wire.as_bytes();
    bytes.windows(3).any(|three| {
        let [before, mark, after] = *three else {
            return false;
        };
        before.is_ascii_digit() && matches!(mark, b'-' | b'_') && after.is_ascii_digit()
    })
}

#[cfg(test)]
mod tests {
    use super::{wire_name, wire_value};

    #[test]
    fn what_the_name_tells_is_not_said() {
        for (wire, rust, is_said) in [
            ("auto", "Auto", false),
            ("in_progress", "InProgress", false),
            ("gpt-4", "Gpt4", false),
            ("gpt-4-0613", "Gpt40613", true),
            ("gpt-5.5-2026-04-23", "Gpt5520260423", true),
            (">", "Gt", true),
            ("", "Empty", true),
        ] {
            assert_eq!(wire_value(wire, rust).is_some(), is_said, "{wire}");
        }
        for (wire, rust, is_said) in [
            ("type", "r#type", false),
            ("petId", "pet_id", false),
            ("@type", "type_", true),
            ("created>", "created_gt", true),
        ] {
            assert_eq!(wire_name(wire, rust).is_some(), is_said, "{wire}");
        }
    }
}
