//! Hosts that are not of the public internet.

use std::net::{Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Names that never lead to the public internet (RFC 6761, RFC 6762, RFC 8375; `internal` is
/// reserved by ICANN).
const PRIVATE_NAMES: [&str; 4] = ["localhost", "local", "internal", "home.arpa"];

/// Whether a URL leads to the machine itself or to a network that only some can reach, as far as
/// its host tells. What other names resolve to is not known here.
///
/// The URL's parser has read IPv4 addresses in all their forms: `http://2130706433` and
/// `http://0x7f.1` are `127.0.0.1`.
pub(super) fn is_private(url: &Url) -> bool {
    match url.host() {
        None => false,
        Some(Host::Ipv4(address)) => is_private_v4(address),
        Some(Host::Ipv6(address)) => is_private_v6(address),
        Some(Host::Domain(name)) => is_private_name(name.trim_end_matches('.')),
    }
}

fn is_private_name(name: &str) -> bool {
    // A name without a dot is completed by the resolver, with the domain of the machine.
    !name.contains('.')
        || PRIVATE_NAMES.iter().any(|private| {
            let before = name.strip_suffix(private);
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
}

/// Addresses that are not reachable globally (IANA's registry of special addresses). Addresses for
/// documentation and benchmarks lead nowhere.
fn is_private_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_multicast()
        || matches!(
            (a, b, c),
            (0 | 240.., ..) | (100, 64..=127, _) | (192, 0, 0)
        )
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let embedded = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_private_v4(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        // Unspecified, loopback, and IPv4 as it was embedded once (RFC 4291 section 2.5.5) and is
        // mapped now.
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] => {
            matches!((high, low), (0, _)) || embedded(high, low)
        }
        // NAT64: for everybody (RFC 6052), and within a network (RFC 8215).
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => embedded(high, low),
        [0x64, 0xff9b, 1, ..] => true,
        // 6to4 (RFC 3056).
        [0x2002, high, low, ..] => embedded(high, low),
        // Unique local, link-local and site-local addresses, multicast.
        [first, ..] => matches!(first, 0xfc00..=0xfdff | 0xfe80..=0xfeff | 0xff00..),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_hosts_are_known_however_they_are_written() {
        for host in [
            "localhost",
            "LOCALHOST.",
            "a.localhost",
            "printer.local",
            "metadata.google.internal",
            "nas.home.arpa",
            "intranet",
            "metadata.",
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "127.0.0.1.",
            "１２７.0.0.1",
            "0",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.100.100.200",
            "192.0.0.192",
            "255.255.255.255",
            "224.0.0.1",
            "240.0.0.1",
            "[::]",
            "[::1]",
            "[::127.0.0.1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::ffff:10.0.0.1]",
            "[64:ff9b::127.0.0.1]",
            "[64:ff9b::a9fe:a9fe]",
            "[64:ff9b:1::1]",
            "[2002:7f00:1::]",
            "[2002:c0a8:101::1]",
            "[fe80::1]",
            "[febf::1]",
            "[fec0::1]",
            "[fc00::1]",
            "[fd00:ec2::254]",
            "[ff02::1]",
            "127%2e0%2e0%2e1",
            "loc%61lhost",
        ] {
            let url = Url::parse(&format!("http://{host}:8080/x"));
            assert!(url.as_ref().is_ok_and(is_private), "{host}: {url:?}");
        }
    }

    #[test]
    fn public_hosts_are_not() {
        for host in [
            "example.com",
            "localhost.example.com",
            "notlocalhost.com",
            "local.example",
            "internal.example",
            "1.1.1.1",
            "8.8.8.8",
            "9.255.255.255",
            "11.0.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.167.1.1",
            "192.0.1.1",
            "169.253.1.1",
            "100.63.0.1",
            "100.128.0.1",
            "223.255.255.255",
            "[2606:4700::1111]",
            "[::ffff:1.1.1.1]",
            "[64:ff9b::1.1.1.1]",
            "[2002:101:101::1]",
            "[2001:db8::1]",
        ] {
            let url = Url::parse(&format!("http://{host}/"));
            assert!(
                url.as_ref().is_ok_and(|url| !is_private(url)),
                "{host}: {url:?}"
            );
        }
    }
}
