//! Whatever a base URL and the values of a path are, each value stays in its segment.

use percent_encoding::percent_decode_str;
use url::{Position, Url};

use super::canned::Canned;
use crate::cases::{Property, first, texts};
use crate::runtime::codegen::{ParamStyle, RequestBuilder, operation};

macro_rules! paths {
    ($($name:ident $path:literal)*) => {
        $(
            operation! {
                /// A call with values in its path.
                $name -> () {
                    GET $path,
                    result: none,
                    auth: [],
                }
            }
        )*

        /// The path of this number, and a request with that path.
        fn request(core: &crate::runtime::Core, number: u8) -> (&'static str, RequestBuilder) {
            let all: &[(&str, fn(&crate::runtime::Core) -> RequestBuilder)] =
                &[$(($path, |core| $name::new(core).request)),*];
            let (path, make) = all[usize::from(number) % all.len()];
            (path, make(core))
        }
    };
}

paths! {
    Whole "/{a}"
    Middle "/x/{a}/y"
    Two "/x/{a}/{b}/z"
    Beside "/x/{a}{b}/y"
    Extension "/x/{a}.json"
    Verb "/v1/{a}:cancel"
    Matrix "/x/{a};b/y"
    Dot "/x/.{a}"
    EncodedDot "/x/%2e{a}/y"
    Query "/x?q={a}&r=1"
    Both "/x/{a}?q={b}"
    Fragment "/x/{a}#{b}"
}

pub static URLS: Property = Property {
    name: "urls",
    check,
    pieces: &[
        "https://api.example",
        "http://api.example:8080/v2/",
        "https://api.example/a/../b",
        "https://[::1]/",
        "/",
        "\\",
        "..",
        ".",
        "...",
        "%2e",
        "%2E",
        "%2f",
        "%5c",
        "%",
        "%00",
        "?",
        "#",
        "@",
        ":",
        ";",
        "..;",
        "&",
        "=",
        "+",
        "{a}",
        "{b}",
        "{",
        "}",
        "x",
        "é",
        "\u{202e}",
        "\0",
        "\r\n",
        "\t",
        " ",
        "//evil.example",
        "https://",
        ":80",
        "~",
        "*",
        "|",
        "\u{ff0e}",
        "\u{3002}",
        "\u{2025}",
    ],
    cases: 10_000,
};

/// The first byte chooses the path and whether reserved characters may stand; then come base URL
/// and values.
fn check(bytes: &[u8]) {
    let (choice, rest) = first(bytes);
    let mut texts = texts(rest);
    let base = texts.next().unwrap_or_default();
    let (a, b) = (
        texts.next().unwrap_or_default(),
        texts.next().unwrap_or_default(),
    );
    let base = if base.is_empty() {
        "https://api.example/v1".to_owned()
    } else {
        base
    };
    let mut builder = Canned::new([]).builder();
    builder.base_url(&base);
    let Ok(core) = builder.build() else { return };
    let is_reserved = choice & 0x80 != 0;
    let (path, mut request) = request(&core, choice & 0x7f);
    for (name, value) in [("a", &a), ("b", &b)] {
        let style = if is_reserved {
            ParamStyle::SIMPLE.reserved()
        } else {
            ParamStyle::SIMPLE
        };
        request.path_with(name, value, style);
    }
    let Ok(call) = request.call(crate::runtime::codegen::Received::none) else {
        return;
    };
    assert_is_in_place(call.url(), &Url::parse(base.trim()).unwrap(), path);
    if !is_reserved {
        assert_is_equal(call.url(), path, [&a, &b]);
    }
}

/// The segments of the path behind the base URL, and the pairs of the query.
fn parts(text: &str) -> (Vec<&str>, Vec<&str>) {
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    (path.split('/').collect(), query.split('&').collect())
}

/// The URL is below its base and has as many segments and pairs as the path of the document, the
/// fixed ones as they are.
fn assert_is_in_place(url: &Url, base: &Url, path: &str) {
    assert_eq!(url.origin(), base.origin());
    assert_eq!(
        (url.username(), url.password(), url.fragment()),
        ("", None, None)
    );
    // What is read again, by whoever receives it, is the same.
    assert_eq!(Url::parse(url.as_str()).as_ref(), Ok(url));
    let below = url.path().strip_prefix(base.path().trim_end_matches('/'));
    assert!(
        below.is_some_and(|below| below.starts_with('/')),
        "{url} is not below {base}"
    );
    let path = path.split('#').next().unwrap();
    let ours = &url[Position::BeforePath..];
    let start = base.path().trim_end_matches('/').len();
    let ((segments, pairs), (expected, expected_pairs)) = (parts(&ours[start..]), parts(path));
    assert_eq!(
        (segments.len(), pairs.len()),
        (expected.len(), expected_pairs.len()),
        "{url}"
    );
    for (ours, expected) in segments
        .iter()
        .chain(&pairs)
        .zip(expected.iter().chain(&expected_pairs))
    {
        assert!(expected.contains('{') || ours == expected, "{url}: {ours}");
        assert!(!ours.contains(['\\', '#']), "{url}: {ours}");
    }
}

/// What a server reads is what was given.
fn assert_is_equal(url: &Url, path: &str, values: [&str; 2]) {
    let path = path.split('#').next().unwrap();
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let (segments, pairs) = parts(path);
    let (path_of, query_of) = (url.path(), url.query().unwrap_or_default());
    let sent = path_of
        .rsplit('/')
        .take(segments.len() - 1)
        .collect::<Vec<_>>()
        .into_iter()
        .rev();
    for (ours, expected) in sent
        .zip(&segments[1..])
        .chain(query_of.split('&').zip(&pairs))
    {
        let filled = expected
            .split_inclusive('}')
            .map(|part| match part.split_once('{') {
                Some((before, "a}")) => decoded(before) + values[0],
                Some((before, _)) => decoded(before) + values[1],
                None => decoded(part),
            });
        let expected: String = filled.collect();
        assert_eq!(decoded(ours), expected, "{url}");
    }
}
