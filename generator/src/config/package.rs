//! `[package]`: what the manifest of the crate says for the registry, in Cargo's own words.

use serde::Deserialize;
use serde::de::{Deserializer, Error};

/// What the registry takes: at most five keywords and five categories.
const MOST_WORDS: usize = 5;

/// The keys of Cargo's `[package]` that users give (The Cargo Book, "The Manifest Format").
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct PackageSettings {
    /// One line; made from the document's title where it is not set.
    pub description: Option<String>,
    /// An SPDX expression; that of `info.license` where it is not set.
    pub license: Option<String>,
    /// Where the source is kept.
    #[serde(deserialize_with = "url")]
    pub repository: Option<String>,
    /// The page about the crate; that of `info.contact` where it is not set.
    #[serde(deserialize_with = "url")]
    pub homepage: Option<String>,
    /// Who made it: `Name <mail@example.com>`.
    pub authors: Vec<String>,
    /// At most five, of at most 20 letters, digits, `-`, `_` and `+`.
    #[serde(deserialize_with = "keywords")]
    pub keywords: Vec<String>,
    /// At most five of the categories of the registry.
    #[serde(deserialize_with = "categories")]
    pub categories: Vec<String>,
    /// The oldest Rust that builds it; what the runtime needs where it is not set.
    #[serde(deserialize_with = "rust_version")]
    pub rust_version: Option<String>,
}

fn url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let url = String::deserialize(deserializer)?;
    if is_url(&url) {
        return Ok(Some(url));
    }
    Err(D::Error::custom("a URL starts with `https://` or `http://` and has no spaces"))
}

/// Whether Cargo and the registry take a text as the address of a page.
pub(crate) fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic()))
}

fn keywords<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let words = Vec::<String>::deserialize(deserializer)?;
    let is_plain = |word: &String| {
        word.len() <= 20
            && word.starts_with(|c: char| c.is_ascii_alphanumeric())
            && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+'))
    };
    if words.len() <= MOST_WORDS && words.iter().all(is_plain) {
        return Ok(words);
    }
    Err(D::Error::custom(
        "the registry takes at most 5 keywords, each of at most 20 letters, digits, `-`, `_` and `+`",
    ))
}

fn categories<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let words = Vec::<String>::deserialize(deserializer)?;
    if words.len() <= MOST_WORDS {
        return Ok(words);
    }
    Err(D::Error::custom("the registry takes at most 5 categories"))
}

/// What the runtime needs.
const OLDEST_RUST: (u32, u32) = (1, 88);

fn rust_version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let version = String::deserialize(deserializer)?;
    let numbers: Result<Vec<u32>, _> = version.split('.').map(str::parse).collect();
    match numbers.as_deref() {
        Ok([major, minor] | [major, minor, _]) if (*major, *minor) >= OLDEST_RUST => {
            Ok(Some(version))
        }
        _ => Err(D::Error::custom("a Rust version is `1.88` or later, as `1.90` or `1.90.0`")),
    }
}

#[cfg(test)]
mod tests {
    use super::PackageSettings;

    #[test]
    fn what_crates_io_refuses_is_refused() {
        for (text, good) in [
            ("keywords = ['api', 'sdk']", true),
            ("keywords = ['a', 'b', 'c', 'd', 'e', 'f']", false),
            ("keywords = ['two words']", false),
            ("repository = 'https://example.com/x'", true),
            ("repository = 'example.com'", false),
            ("rust-version = '1.88'", true),
            ("rust-version = '1.87.0'", false),
            ("rust-version = 'stable'", false),
        ] {
            assert_eq!(toml::from_str::<PackageSettings>(text).is_ok(), good, "{text}");
        }
    }
}
