//! English: words, their plurals, and capitals that start no word.
//!
//! ```text
//! floatingIPs   floating, ips      not floating, i, ps
//! enableIPv6    enable, ipv6       not enable, i, pv6
//! OAuthToken    oauth, token       not o, auth, token
//! ```

use std::ops::Range;

/// Names are made of no more bytes of a text than these: no name that anybody writes is as long.
const MOST_OF_NAME: usize = 500;

/// The part of a text that a name is made of: the end of a long one, since names that begin alike
/// differ at their ends.
#[must_use]
pub(in crate::plan) fn ending(text: &str) -> &str {
    let start = text.len().saturating_sub(MOST_OF_NAME);
    (start..=text.len()).find_map(|start| text.get(start..)).unwrap_or_default()
}

/// Words that are written with capitals inside.
const MIXED: &[&str] = &[
    "DDoS",
    "eSIM",
    "ETag",
    "GitHub",
    "GitLab",
    "GraphQL",
    "iOS",
    "IoT",
    "IPsec",
    "IPv4",
    "IPv6",
    "JavaScript",
    "LinkedIn",
    "macOS",
    "MySQL",
    "OAuth",
    "OpenID",
    "PayPal",
    "PostgreSQL",
    "QoS",
    "TypeScript",
    "WiFi",
    "YouTube",
];

/// The text with such words, and plurals of what is all capitals (`URLs`), written with a capital
/// at the start alone.
#[must_use]
pub(in crate::plan) fn with_plain_capitals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut previous = ' ';
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let size = mixed(previous, rest).or_else(|| plural(previous, rest)).unwrap_or_default();
        let (word, after) = rest.split_at(size.max(first.len_utf8()));
        if size > 0 {
            out.extend(word.chars().take(1).flat_map(char::to_uppercase));
            out.extend(word.chars().skip(1).flat_map(char::to_lowercase));
        } else {
            out.push_str(word);
        }
        previous = word.chars().next_back().unwrap_or(first);
        rest = after;
    }
    out
}

/// The size of a word with capitals inside that `text` begins with.
fn mixed(previous: char, text: &str) -> Option<usize> {
    let known = MIXED.iter().find(|word| text.starts_with(**word))?;
    let is_start = match known.starts_with(char::is_uppercase) {
        true => !previous.is_uppercase(),
        false => !previous.is_alphanumeric(),
    };
    (is_start && !goes_on(text, known.len())).then_some(known.len())
}

/// The size of a plural such as `URLs` that `text` begins with.
fn plural(previous: char, text: &str) -> Option<usize> {
    let capitals = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let is_plural = text.as_bytes().get(capitals) == Some(&b's') && !goes_on(text, capitals + 1);
    (capitals > 1 && is_plural && !previous.is_uppercase()).then_some(capitals + 1)
}

fn goes_on(text: &str, size: usize) -> bool {
    text.get(size..).is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

/// The words of an identifier in lower case, cut at punctuation and where the case changes.
pub(in crate::plan) fn words(text: &str) -> Vec<String> {
    let text = with_plain_capitals(text);
    ranges(&text).into_iter().filter_map(|range| text.get(range)).map(str::to_lowercase).collect()
}

/// Where the words of an identifier stand.
pub(super) fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut previous = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() {
            let starts = c.is_uppercase()
                && (previous.is_lowercase()
                    || previous.is_numeric()
                    || previous.is_uppercase()
                        && chars.peek().is_some_and(|(_, next)| next.is_lowercase()));
            if !previous.is_alphanumeric() || starts {
                found.push(at..at);
            }
            if let Some(word) = found.last_mut() {
                word.end = at + c.len_utf8();
            }
        }
        previous = c;
    }
    found
}

/// What is left of a text without regard to case and punctuation: `Client Sessions`,
/// `client_sessions` and `clientSessions` are the same name. Between two digits, punctuation is
/// part of a number: `1.0` and `10` differ.
#[must_use]
pub(in crate::plan) fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_cut = false;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            is_cut = true;
            continue;
        }
        if is_cut && c.is_numeric() && out.ends_with(char::is_numeric) {
            out.push('.');
        }
        is_cut = false;
        out.extend(c.to_lowercase());
    }
    if out.is_empty() { text.to_owned() } else { out }
}

/// Equal but for a plural: `pet` and `pets`, `box` and `boxes`, `category` and `categories`,
/// `shelf` and `shelves`.
#[must_use]
pub(in crate::plan) fn same_word(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let ends = |short_end: &str, long_end: &str| {
        short
            .strip_suffix(short_end)
            .is_some_and(|stem| !stem.is_empty() && long.strip_suffix(long_end) == Some(stem))
    };
    one == other
        || ends("", "s")
        || ends("", "es")
        || ends("y", "ies")
        || ends("f", "ves")
        || ends("fe", "ves")
}

/// One of several: `Devices` is `Device`, `Batteries` is `Battery`; `Status` and `Address` stay.
#[must_use]
pub(in crate::plan) fn singular(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    if lower.ends_with("ies") && name.len() > 4 {
        return format!("{}y", &name[..name.len() - 3]);
    }
    if lower.ends_with("elves") || lower.ends_with("alves") {
        return format!("{}f", &name[..name.len() - 3]);
    }
    for ending in ["sses", "tuses", "iases", "xes", "ches", "shes"] {
        if lower.ends_with(ending) {
            return name[..name.len() - 2].to_owned();
        }
    }
    let keeps = ["ss", "us", "is", "ics", "news", "ies"];
    if lower.ends_with('s') && name.len() > 2 && !keeps.iter().any(|ending| lower.ends_with(ending))
    {
        return name[..name.len() - 1].to_owned();
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{letters, same_word, singular, with_plain_capitals, words};

    #[test]
    fn capitals_that_start_no_word() {
        for (text, plain) in [
            ("floatingIPs", "floatingIps"),
            ("list_URLs_all", "list_Urls_all"),
            ("enableIPv6Only", "enableIpv6Only"),
            ("OAuth2Token", "Oauth2Token"),
            ("GitHubApp", "GithubApp"),
            ("isIOSDevice", "isIOSDevice"),
            ("iOSDevice", "IosDevice"),
            ("HTTPServer", "HTTPServer"),
            ("URLsafe", "URLsafe"),
            ("AWSIPsets", "AWSIPsets"),
            ("Us", "Us"),
            ("été URLs", "été Urls"),
            ("", ""),
        ] {
            assert_eq!(with_plain_capitals(text), plain);
        }
    }

    #[test]
    fn words_of_identifiers() {
        assert_eq!(words("clientSessionsCreatePost"), ["client", "sessions", "create", "post"]);
        assert_eq!(words("HTTPServer_x-y"), ["http", "server", "x", "y"]);
        assert_eq!(words("/acs/users"), ["acs", "users"]);
    }

    #[test]
    fn plurals_are_the_same_word() {
        for (one, many) in [
            ("pet", "pets"),
            ("box", "boxes"),
            ("category", "categories"),
            ("shelf", "shelves"),
            ("knife", "knives"),
        ] {
            assert!(same_word(one, many) && same_word(many, one), "{one} {many}");
        }
        assert!(!same_word("user", "uses") && !same_word("y", "ies"));
    }

    #[test]
    fn singulars() {
        for (many, one) in [
            ("ClientSessions", "ClientSession"),
            ("Status", "Status"),
            ("Shelves", "Shelf"),
            ("UserIdentities", "UserIdentity"),
            ("ScheduledStatuses", "ScheduledStatus"),
            ("Causes", "Cause"),
            ("Aliases", "Alias"),
            ("Boxes", "Box"),
        ] {
            assert_eq!(singular(many), one);
            assert!(same_word(many, one), "{many} {one}");
        }
    }

    #[test]
    fn case_and_punctuation_make_no_other_name() {
        for (one, other, same) in [
            ("Client Sessions", "client_sessions", true),
            ("clientSessions", "client-sessions", true),
            ("Responses", "responses", true),
            ("v1.0", "v10", false),
            ("pets", "pet", false),
            ("+", "-", false),
        ] {
            assert_eq!(letters(one) == letters(other), same, "{one} {other}");
        }
    }
}
