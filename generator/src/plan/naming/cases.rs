//! Case and keywords: the only file that knows heck.

use super::english::{ending, with_plain_capitals, words};
use crate::reserved::{KEYWORDS, PATH_KEYWORDS};
use heck::{ToKebabCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// File names that some systems keep for themselves, those that Cargo and rustc look for, and those
/// of the modules that the files are in.
const TAKEN_FILES: &[&str] =
    &["aux", "con", "lib", "main", "mod", "nul", "prn", "build", "resources", "test", "types"];

/// The text with everything that no identifier can hold turned into word breaks; signs are spelled
/// out where nothing else is left.
fn speakable(text: &str) -> String {
    let plain: String =
        in_ascii(text).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    if plain.chars().any(|c| c != ' ') { plain } else { spelled(text) }
}

/// Letters of other scripts are spelled in ASCII: rustc warns of those that look alike.
fn in_ascii(text: &str) -> String {
    deunicode::deunicode(ending(text))
}

/// The same with capitals only where words start.
fn plain(text: &str) -> String {
    speakable(&with_plain_capitals(ending(text)))
}

/// The text with its signs as words: `string[]` is `string open close`.
fn spelled(text: &str) -> String {
    let mut out = String::new();
    for c in in_ascii(text).chars() {
        let word = match c {
            c if c.is_ascii_alphanumeric() => {
                out.push(c);
                continue;
            }
            ' ' | '_' => "",
            '=' => "equal",
            '<' => "less",
            '>' => "greater",
            '!' => "not",
            '+' => "plus",
            '-' => "minus",
            '*' => "star",
            '/' => "slash",
            '%' => "percent",
            '&' => "and",
            '|' => "or",
            '~' => "tilde",
            '.' => "dot",
            ',' => "comma",
            ':' => "colon",
            '@' => "at",
            '#' => "hash",
            '$' => "dollar",
            '^' => "caret",
            '?' => "question",
            '(' | '[' | '{' => "open",
            ')' | ']' | '}' => "close",
            other => {
                out.push_str(&format!(" u{:x} ", u32::from(other)));
                continue;
            }
        };
        out.push(' ');
        out.push_str(word);
        out.push(' ');
    }
    out
}

/// The longest name that is worth having.
const MOST_CHARS: usize = 120;

/// The longest name of a feature that registries take.
const MOST_OF_FEATURE: usize = 64;

/// How long the name of a crate may become: registries take 64 letters.
const MOST_OF_PACKAGE: usize = 50;

/// What is too long loses words at its front: names that begin alike differ at their ends.
fn shortened(name: String) -> String {
    shortened_to(MOST_CHARS, name)
}

fn shortened_to(most: usize, name: String) -> String {
    let Some(end) =
        name.len().checked_sub(most).filter(|over| *over > 0).and_then(|over| name.get(over..))
    else {
        return name;
    };
    let kept = match end.find(['_', '-']) {
        Some(at) => end.get(at + 1..),
        None => end.find(|c: char| c.is_ascii_uppercase()).and_then(|at| end.get(at..)),
    };
    kept.filter(|kept| !kept.is_empty()).unwrap_or(end).to_owned()
}

/// A name in `UpperCamelCase` that may be too long: what is left of it starts with a capital, too.
#[must_use]
pub(in crate::plan) fn fitted(name: String) -> String {
    let mut name = shortened(name);
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

/// `UpperCamelCase`, for types and variants.
#[must_use]
pub(in crate::plan) fn type_name(text: &str) -> String {
    camel(&speakable(text), text)
}

fn camel(text: &str, origin: &str) -> String {
    let name = fitted(text.to_upper_camel_case());
    match name.chars().next() {
        None if origin.is_empty() => "Empty".to_owned(),
        None => "Value".to_owned(),
        Some(c) if c.is_ascii_digit() => format!("N{name}"),
        Some(_) => name,
    }
}

/// `snake_case`, for fields, methods and modules; keywords are written raw.
#[must_use]
pub(in crate::plan) fn value_name(text: &str) -> String {
    raw(plain_value_name(text))
}

fn plain_value_name(text: &str) -> String {
    let name = shortened(plain(text).to_snake_case());
    match name.chars().next() {
        None => "value".to_owned(),
        Some(c) if c.is_ascii_digit() => format!("n{name}"),
        Some(_) => name,
    }
}

fn raw(name: String) -> String {
    if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else if PATH_KEYWORDS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// A name with more words. `r#` and `_` of `r#type` and `self_` are left out: with more words the
/// name is not a keyword.
#[must_use]
pub(in crate::plan) fn extended(name: &str, more: &str) -> String {
    format!("{}_{more}", name.trim_start_matches("r#").trim_end_matches('_'))
}

/// A module's name, which is a file's name too.
#[must_use]
pub(in crate::plan) fn module_name(text: &str) -> String {
    let name = plain_value_name(text);
    let is_port = name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt"));
    let is_taken = TAKEN_FILES.contains(&name.as_str())
        || PATH_KEYWORDS.contains(&name.as_str())
        || KEYWORDS.contains(&name.as_str());
    if is_taken || is_port { format!("{name}_") } else { name }
}

/// `SHOUTY_SNAKE_CASE`, for statics.
#[must_use]
pub(in crate::plan) fn static_name(text: &str) -> String {
    let name = shortened(plain(text).to_shouty_snake_case());
    match name.chars().next() {
        None => "SCHEME".to_owned(),
        Some(c) if c.is_ascii_digit() => format!("N{name}"),
        Some(_) => name,
    }
}

/// `kebab-case`, for features and crates.
#[must_use]
pub(in crate::plan) fn feature_name(text: &str) -> String {
    // A digit at its start gets a letter in front.
    let name = shortened_to(MOST_OF_FEATURE - 1, plain(text).to_kebab_case());
    match name.chars().next() {
        None => "api".to_owned(),
        Some(c) if c.is_ascii_digit() => format!("n{name}"),
        Some(_) => name,
    }
}

/// The name of a crate for an API of this title, `kebab-case`. The words of a title are left whole
/// (`GitHub` is `github`), and those that every API has are left out; the front is kept where there
/// are too many.
#[must_use]
pub(in crate::plan) fn package_name(title: &str) -> String {
    let title = title.replace("'s ", " ").replace("\u{2019}s ", " ");
    let mut name = String::new();
    for word in speakable(&title).to_ascii_lowercase().split_whitespace() {
        let is_common =
            ["api", "apis", "openapi", "rest", "sdk", "spec", "specification", "swagger"]
                .contains(&word);
        if is_common || name.len() + word.len() > MOST_OF_PACKAGE && !name.is_empty() {
            continue;
        }
        let hyphen = if name.is_empty() { "" } else { "-" };
        name.extend([hyphen, word.get(..MOST_OF_PACKAGE).unwrap_or(word)]);
    }
    feature_name(&name)
}

/// The words of a name, as UpperCamelCase pieces.
#[must_use]
pub(in crate::plan) fn upper_words(text: &str) -> Vec<String> {
    words(&plain(text)).iter().map(|word| word.to_upper_camel_case()).collect()
}

/// The name that a field asks for.
#[must_use]
pub(in crate::plan) fn field_name(wire: &str) -> String {
    better_read(value_name(wire))
}

/// `type` is better read as `kind`.
fn better_read(name: String) -> String {
    if name == "r#type" { "kind".to_owned() } else { name }
}

/// The names that a field could have, best first.
#[must_use]
pub(in crate::plan) fn field_names(wire: &str) -> Vec<String> {
    let name = value_name(wire);
    if name == "r#type" {
        return vec![better_read(name.clone()), name];
    }
    let spelled = shortened(spelled(&with_plain_capitals(ending(wire))).to_snake_case());
    if spelled.is_empty() || spelled.starts_with(|c: char| c.is_ascii_digit()) {
        vec![name]
    } else {
        vec![name, raw(spelled)]
    }
}

/// The names that a variant asks for, best first: with its signs spelled out where it must be.
#[must_use]
pub(in crate::plan) fn variant_names(wire: &str) -> Vec<String> {
    let allowed = |name: String| {
        if PATH_KEYWORDS.contains(&name.as_str()) { format!("{name}Value") } else { name }
    };
    vec![allowed(type_name(wire)), allowed(camel(&spelled(wire), wire))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_odd_texts() {
        assert_eq!(type_name("client_session"), "ClientSession");
        assert_eq!(type_name("1hour"), "N1hour");
        assert_eq!(type_name("="), "Equal");
        assert_eq!(type_name(""), "Empty");
        assert_eq!(value_name("été"), "ete");
        assert_eq!(value_name("floatingIPs"), "floating_ips");
        assert_eq!(static_name("OAuth2"), "OAUTH2");
        assert_eq!(type_name("北京"), "BeiJing");
        assert_eq!(type_name("America/Port-au-Prince"), "AmericaPortAuPrince");
        assert_eq!(value_name("override"), "r#override");
        assert_eq!(value_name("self"), "self_");
        assert_eq!(module_name("aux"), "aux_");
        assert_eq!(module_name("type"), "type_");
    }

    #[test]
    fn titles_name_crates() {
        assert_eq!(package_name("GitHub's v3 REST API"), "github-v3");
        assert_eq!(package_name("OpenAPI"), "api");
        assert_eq!(package_name("API 3000"), "n3000");
        assert_eq!(package_name(&"word ".repeat(40)), ["word"; 10].join("-"));
        assert_eq!(package_name(&"w".repeat(90)).len(), 50);
    }

    #[test]
    fn long_names_keep_their_ends() {
        let text = format!("{}.getDelta", "mailFolders.childFolders.".repeat(6));
        for (name, end) in [(value_name(&text), "_get_delta"), (type_name(&text), "GetDelta")] {
            assert!(name.len() <= MOST_CHARS && name.ends_with(end), "{name}");
            assert!(
                name.to_lowercase().starts_with("folders")
                    || name.to_lowercase().starts_with("child")
                    || name.to_lowercase().starts_with("mail"),
                "{name}"
            );
        }
        assert_eq!(value_name(&"a".repeat(130)).len(), MOST_CHARS);
        assert_eq!(type_name(&"a".repeat(130)), format!("A{}", "a".repeat(MOST_CHARS - 1)));
        assert_eq!(feature_name(&"word ".repeat(30)), ["word"; 12].join("-"));
        assert_eq!(feature_name(&"1".repeat(130)).len(), MOST_OF_FEATURE);
        assert_eq!(type_name(&"1".repeat(130)), format!("N{}", "1".repeat(MOST_CHARS)));
    }

    #[test]
    fn keywords_are_none_with_more_words() {
        for (name, longer) in
            [("r#type", "type_x"), ("self_", "self_x"), ("crate_", "crate_x"), ("id", "id_x")]
        {
            assert_eq!(extended(name, "x"), longer);
        }
    }
}
