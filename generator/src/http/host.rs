//! Hosts, as servers of a document name them.

/// The scheme of a URL that gives none: encrypted, unless its host is this machine.
pub(crate) fn default_scheme(host: &str) -> &'static str {
    if is_loopback(host) { "http" } else { "https" }
}

/// Whether the authority that a text begins with is this machine: `localhost`, a name below it
/// (RFC 6761 section 6.3), or a loopback address.
fn is_loopback(text: &str) -> bool {
    let authority = text.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => address,
        None => host.split(':').next().unwrap_or_default(),
    };
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost") || host == "::1" || is_loopback_ipv4(host)
}

/// Whether it is an address of `127.0.0.0/8` (RFC 1122 section 3.2.1.3).
fn is_loopback_ipv4(host: &str) -> bool {
    let parts: Option<Vec<u8>> = host.split('.').map(|part| part.parse().ok()).collect();
    matches!(parts.as_deref(), Some([127, _, _, _]))
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn loopback_hosts() {
        for text in [
            "localhost",
            "LOCALHOST:8080/v1",
            "api.localhost",
            "127.0.0.1:8155",
            "127.1.2.3",
            "[::1]:80/a",
        ] {
            assert!(is_loopback(text), "{text}");
        }
        for text in
            ["localhost.example", "a.example/localhost", "128.0.0.1", "[::2]", "mylocalhost", ""]
        {
            assert!(!is_loopback(text), "{text}");
        }
    }
}
