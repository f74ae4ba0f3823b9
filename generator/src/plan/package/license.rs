//! The license of a document as an SPDX expression, which is what Cargo wants.

use crate::api::License;

/// Licenses as people write them, in lower case and without the words that all of them have.
const NAMES: &[(&str, &str)] = &[
    ("agpl 3.0", "AGPL-3.0-only"),
    ("apache 2.0", "Apache-2.0"),
    ("apache 2", "Apache-2.0"),
    ("bsd 2 clause", "BSD-2-Clause"),
    ("bsd 3 clause", "BSD-3-Clause"),
    ("cc0 1.0", "CC0-1.0"),
    ("cc by 4.0", "CC-BY-4.0"),
    ("gpl 3.0", "GPL-3.0-only"),
    ("isc", "ISC"),
    ("mit", "MIT"),
    ("mpl 2.0", "MPL-2.0"),
    ("unlicense", "Unlicense"),
];

/// The expression: `identifier` (OpenAPI 3.1.1, "License Object"), or what `name` is known as.
pub(super) fn spdx(license: &License) -> Option<String> {
    if is_expression(&license.identifier) {
        return Some(license.identifier.clone());
    }
    let words = license.name.to_lowercase().replace(['-', ',', '(', ')'], " ");
    let words: Vec<&str> = words
        .split_whitespace()
        .map(|word| word.trim_start_matches("v"))
        .filter(|word| !matches!(*word, "the" | "license" | "licence" | "ersion" | "software"))
        .collect();
    let name = words.join(" ");
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, spdx)| (*spdx).to_owned())
}

fn is_expression(text: &str) -> bool {
    let is_plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+' | ' ' | '(' | ')');
    !text.is_empty() && text.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::spdx;
    use crate::api::License;

    fn named(name: &str) -> Option<String> {
        spdx(&License { name: name.to_owned(), identifier: String::new() })
    }

    #[test]
    fn names_of_licenses_are_read_as_people_write_them() {
        for name in ["Apache 2.0", "Apache-2.0", "Apache License, Version 2.0", "apache v2.0"] {
            assert_eq!(named(name).as_deref(), Some("Apache-2.0"), "{name}");
        }
        assert_eq!(named("MIT License").as_deref(), Some("MIT"));
        assert_eq!(named("Proprietary"), None);
        assert_eq!(named(""), None);
    }

    #[test]
    fn an_identifier_counts_before_the_name() {
        let license =
            License { name: "MIT".to_owned(), identifier: "MIT OR Apache-2.0".to_owned() };
        assert_eq!(spdx(&license).as_deref(), Some("MIT OR Apache-2.0"));
    }
}
