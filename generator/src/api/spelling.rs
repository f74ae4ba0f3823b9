//! Spelling: capitals that start no word.
//!
//! ```text
//! floatingIPs   floating, ips      not floating, i, ps
//! enableIPv6    enable, ipv6       not enable, i, pv6
//! OAuthToken    oauth, token       not o, auth, token
//! ```

/// Names are made of no more bytes of a text than these: no name that anybody writes is as long.
const MOST_OF_NAME: usize = 500;

/// The part of a text that a name is made of: the end of a long one, since names that begin alike
/// differ at their ends.
#[must_use]
pub fn ending(text: &str) -> &str {
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
pub fn with_plain_capitals(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::with_plain_capitals;

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
}
