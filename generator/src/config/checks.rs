//! Checks of single values, so that a fault is reported where it stands.

use std::collections::BTreeMap;

use serde::de::{Deserialize as _, Deserializer, Error};
use toml::Spanned;

use super::{OperationSettings, Word};
use crate::reserved::{KEYWORDS, PATH_KEYWORDS};
use crate::text::is_invisible;

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// What the name of a crate is made of.
pub(crate) const CRATE_NAME_RULE: &str = "at most 64 letters, digits, `-` and `_`, a letter first";

/// Whether Cargo accepts a name for a crate, Rust code can name it, and it hides none of Rust's
/// own.
pub(crate) fn is_crate_name(name: &str) -> bool {
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_own = ["std", "core", "alloc", "proc_macro", "test"].contains(&name);
    let is_keyword = KEYWORDS.contains(&name) || PATH_KEYWORDS.contains(&name);
    is_plain && !is_own && !is_keyword && name.len() <= 64
}

pub(super) fn crate_name<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    let name = String::deserialize(deserializer)?;
    if is_crate_name(&name) {
        return Ok(Some(name));
    }
    Err(D::Error::custom(format!(
        "the name of a crate has {CRATE_NAME_RULE}, and is neither a keyword nor one of Rust's own crates"
    )))
}

/// The name of an environment variable, or the start of one.
pub(super) fn variable<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    let name = String::deserialize(deserializer)?;
    let is_plain =
        name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    let starts_well = name.starts_with(|first: char| first.is_ascii_uppercase() || first == '_');
    if is_plain && starts_well {
        return Ok(Some(name));
    }
    Err(D::Error::custom(
        "an environment variable is named with A to Z, 0 to 9 and `_`, and does not start with a digit",
    ))
}

pub(super) fn base_url<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    let url = String::deserialize(deserializer)?;
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let is_plain = !url.chars().any(|letter| is_invisible(letter) || letter.is_whitespace());
    match host {
        Some(host)
            if is_plain
                && !host.is_empty()
                && !host.starts_with('/')
                && !url.contains(['?', '#']) =>
        {
            Ok(Some(url))
        }
        _ => Err(D::Error::custom(
            "a base URL starts with `https://` or `http://` and a host, and has no `?` or `#`",
        )),
    }
}

pub(super) fn methods<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let methods = Vec::<String>::deserialize(deserializer)?;
    match methods.iter().find(|method| !is_method(method)) {
        None => Ok(methods),
        Some(other) => {
            Err(D::Error::custom(format!("unknown HTTP method `{}`", other.escape_debug())))
        }
    }
}

fn is_method(text: &str) -> bool {
    METHODS.iter().any(|method| method.eq_ignore_ascii_case(text))
}

pub(super) fn pointers<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<String>, D::Error> {
    let pointers = Vec::<String>::deserialize(deserializer)?;
    match pointers.iter().find(|pointer| !pointer.starts_with('/')) {
        None => Ok(pointers),
        Some(other) => Err(D::Error::custom(format!(
            "invalid JSON pointer `{}`: it starts with `/`",
            other.escape_debug()
        ))),
    }
}

pub(super) fn secrets<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let secrets = Vec::<String>::deserialize(deserializer)?;
    match secrets.iter().find(|secret| !secret.contains('.')) {
        None => Ok(secrets),
        Some(other) => Err(D::Error::custom(format!(
            "invalid secret `{}`: write `schema.property`",
            other.escape_debug()
        ))),
    }
}

/// Keys are a method and a path: `"post /devices/list"`.
pub(super) fn operations<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<Word, OperationSettings>, D::Error> {
    let given = BTreeMap::<Word, OperationSettings>::deserialize(deserializer)?;
    let mut operations = BTreeMap::new();
    for (key, settings) in given {
        match key.get_ref().split_once(' ') {
            Some((method, path)) if is_method(method) && path.starts_with('/') => {
                let plain = format!("{} {path}", method.to_ascii_lowercase());
                operations.insert(Spanned::new(key.span(), plain), settings);
            }
            _ => {
                let key = key.get_ref().escape_debug();
                let message = format!("invalid operation `{key}`: write \"post /path\"");
                return Err(D::Error::custom(message));
            }
        }
    }
    Ok(operations)
}
