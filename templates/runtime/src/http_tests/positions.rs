//! Hostile values in every place of a request, as they arrive at a server: a value stays in its
//! place and comes back equal, or the call is refused before anything is sent. What else arrives is
//! the same as for a harmless value.

use super::api::{API_KEY, GetPart, GetThing, KEY, PutThing, builder};
use super::bodies::multipart::parts;
use super::server::{Seen, Server, answer, run};
use crate::runtime::json::Json;
use crate::runtime::{
    Core, CoreBuilder, Error, ErrorKind, FilePart, ParamStyle, RequestBuilder, ServerTemplate,
    ServerVariable, content,
};
use percent_encoding::percent_decode_str;
use url::form_urlencoded;

const HARMLESS: &str = "harmless";

/// Values that leave their place where one is put into text as it is.
fn values() -> Vec<String> {
    let mut values: Vec<String> = [
        "..",
        ".",
        "",
        "%2e%2e",
        "%2E.",
        "a/b",
        r"a\b",
        r"..\..\admin",
        "../../admin",
        "..;/x",
        "..;",
        ";",
        "/",
        "//",
        "//evil.example",
        "@evil.example",
        r"\\evil.example",
        "https://evil.example/",
        "x?y=1",
        "x#y",
        "x&y=1",
        "x=1",
        "x+y",
        "x y",
        " x",
        "x ",
        "x;y=1",
        "x,y",
        "x|y",
        "[x]",
        "x[y]=1",
        "{thing_id}",
        "{b}",
        "%7Bb%7D",
        "%",
        "%zz",
        "%00",
        "%2f",
        "%252f",
        "x\r\nx-evil: 1",
        "x\nx-evil: 1",
        "x\rx-evil: 1",
        "x\r\n\r\nGET /evil HTTP/1.1\r\n\r\n",
        "\0",
        "\t",
        "x\u{7f}y",
        "x\u{85}y",
        "x\u{2028}y",
        "\u{feff}x",
        "\u{202e}x",
        "\u{200b}",
        "\"",
        "x\"; filename=\"evil",
        "x\"\r\nX-Evil: 1\r\n\r\n",
        "'",
        "\\",
        "x\\",
        "\\\"",
        "--",
        "\r\n--boundary--\r\n",
        "<x>",
        "é",
        "🦀",
        "\u{10ffff}",
        "null",
        "true",
        "1e999",
        "[1]",
        "{\"a\":1}",
        "\"a\"",
        "=",
        "&",
        "x; path=/",
        "x; x-evil=1",
        "x, x-evil",
        "${x}",
        "{{x}}",
        "chunked",
        "100-continue",
        "Bearer x",
        "file:///etc/passwd",
        "~/x",
        "con",
        "C:\\x",
    ]
    .map(str::to_owned)
    .into();
    values.push("x".repeat(10_000));
    values.push("../".repeat(1_000));
    values.push("\r\n".repeat(1_000));
    values.push("%2e".repeat(1_000));
    values
}

/// A place of a request: how a value gets there, and how a server reads it.
struct Place {
    name: &'static str,
    send: fn(&Core, &str) -> Result<(), Error>,
    read: fn(&Seen) -> Option<String>,
    /// What the place has no room for; it is refused rather than changed.
    refuses: fn(&str) -> bool,
}

impl Place {
    /// What a server reads where the value is sent.
    fn meaning(&self, value: &str) -> String {
        match self.name {
            // White space around a value is not part of it (RFC 9110 section 5.5).
            "header" | "header of a call" => value.trim_matches([' ', '\t']).to_owned(),
            // What is encoded already is left so (RFC 6570 section 3.2.3).
            "reserved query" => percent_decode_str(value).decode_utf8_lossy().into_owned(),
            _ => value.to_owned(),
        }
    }
}

fn put(core: &Core, set: impl FnOnce(&mut RequestBuilder)) -> Result<(), Error> {
    run(PutThing::new(core).with(set))
}

fn segment(seen: &Seen, at: usize) -> Option<String> {
    let path = seen.line.split(' ').nth(1)?.split('?').next()?;
    let text = percent_decode_str(path.split('/').nth(at)?)
        .decode_utf8()
        .ok()?;
    Some(text.into_owned())
}

fn pair(seen: &[u8], name: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(seen);
    pairs
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.into_owned())
}

fn query(seen: &Seen) -> &[u8] {
    let target = seen.line.split(' ').nth(1).unwrap_or_default();
    target
        .split_once('?')
        .map_or("", |(_, query)| query)
        .as_bytes()
}

fn cookie(seen: &Seen, name: &str) -> Option<String> {
    let value = seen
        .header("cookie")?
        .split("; ")
        .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    Some(percent_decode_str(value).decode_utf8().ok()?.into_owned())
}

fn json(seen: &Seen, pointer: &str) -> Option<String> {
    let body: serde_json::Value = serde_json::from_slice(&seen.bytes).ok()?;
    Some(body.pointer(pointer)?.as_str()?.to_owned())
}

fn part_of(seen: &Seen) -> (String, Option<String>, Option<String>, Vec<u8>) {
    let parts = parts(seen);
    assert_eq!(parts.len(), 1, "{parts:?}");
    parts.into_iter().next().unwrap()
}

const NEVER: fn(&str) -> bool = |_| false;

/// No header can hold these (RFC 9110 section 5.5).
const NO_HEADER: fn(&str) -> bool = |value| {
    value
        .chars()
        .any(|character| character.is_ascii_control() && character != '\t')
};

/// What makes a segment of the path another one.
const NO_SEGMENT: fn(&str) -> bool = |value| matches!(value, "" | "." | "..");

static IN_PATH: ServerTemplate = ServerTemplate {
    url: "http://{host}/v/{token}/w",
    variables: &[
        ServerVariable {
            name: "host",
            default: None,
            setter: "host",
            env: "",
        },
        ServerVariable {
            name: "token",
            default: None,
            setter: "token",
            env: "",
        },
    ],
};

fn of_server(core: &Core, value: &str) -> Result<(), Error> {
    let mut builder = CoreBuilder::new(core.settings());
    builder.credential(&API_KEY, KEY.into());
    builder.server(&IN_PATH);
    builder.server_variable("host", core.base_url().authority());
    builder.server_variable("token", value);
    put(&builder.build()?, |_| ())
}

fn places() -> Vec<Place> {
    let place = |name, send, read, refuses| Place {
        name,
        send,
        read,
        refuses,
    };
    vec![
        place(
            "path",
            |core, value| {
                run(GetThing::new(core).with(|request| request.path("thing_id", value))).map(drop)
            },
            |seen| segment(seen, 2),
            NO_SEGMENT,
        ),
        place(
            "a part of a segment",
            |core, value| {
                run(GetPart::new(core).with(|request| {
                    request.path("a", value);
                    request.path("b", "");
                }))
            },
            |seen| segment(seen, 2),
            NO_SEGMENT,
        ),
        place(
            "query",
            |core, value| put(core, |r| r.query("q", value)),
            |seen| pair(query(seen), "q"),
            NEVER,
        ),
        place(
            "query of one text",
            |core, value| {
                put(core, |r| {
                    r.query_with("q", &vec![value], ParamStyle::FORM.joined())
                })
            },
            |seen| pair(query(seen), "q"),
            NEVER,
        ),
        place(
            "name in a query",
            |core, value| {
                put(core, |r| {
                    r.query_with(
                        "q",
                        &Json::Object([(value, HARMLESS)].into_iter().collect()),
                        ParamStyle::DEEP_OBJECT,
                    )
                })
            },
            |seen| {
                let (name, _) = form_urlencoded::parse(query(seen)).next()?;
                Some(name.strip_prefix("q[")?.strip_suffix(']')?.to_owned())
            },
            NEVER,
        ),
        place(
            "reserved query",
            |core, value| {
                put(core, |r| {
                    r.query_with("q", value, ParamStyle::FORM.reserved())
                })
            },
            |seen| {
                let text = std::str::from_utf8(query(seen)).ok()?.strip_prefix("q=")?;
                Some(percent_decode_str(text).decode_utf8().ok()?.into_owned())
            },
            NEVER,
        ),
        place(
            "header",
            |core, value| put(core, |r| r.header("x-value", value)),
            |seen| seen.header("x-value").map(str::to_owned),
            NO_HEADER,
        ),
        place(
            "header of a call",
            |core, value| run(PutThing::new(core).call()?.header("x-value", value)),
            |seen| seen.header("x-value").map(str::to_owned),
            NO_HEADER,
        ),
        place(
            "cookie",
            |core, value| put(core, |r| r.cookie("c", value)),
            |seen| cookie(seen, "c"),
            NEVER,
        ),
        place(
            "form",
            |core, value| {
                put(core, |r| {
                    r.content(content!(form));
                    r.field("f", value);
                })
            },
            |seen| pair(&seen.bytes, "f"),
            NEVER,
        ),
        place(
            "name in a form",
            |core, value| {
                put(core, |r| {
                    r.content(content!(form));
                    r.field_named(value.to_owned(), HARMLESS);
                })
            },
            |seen| {
                form_urlencoded::parse(&seen.bytes)
                    .next()
                    .map(|(name, _)| name.into_owned())
            },
            NEVER,
        ),
        place(
            "multipart",
            |core, value| {
                put(core, |r| {
                    r.content(content!(multipart));
                    r.field("m", value);
                })
            },
            |seen| String::from_utf8(part_of(seen).3).ok(),
            NEVER,
        ),
        place(
            "file",
            |core, value| {
                put(core, |r| {
                    r.content(content!(multipart));
                    r.file("m", FilePart::new(value.to_owned()));
                })
            },
            |seen| String::from_utf8(part_of(seen).3).ok(),
            NEVER,
        ),
        place(
            "JSON",
            |core, value| put(core, |r| r.field("j", value)),
            |seen| json(seen, "/j"),
            NEVER,
        ),
        place(
            "name in JSON",
            |core, value| put(core, |r| r.field_named(value.to_owned(), HARMLESS)),
            |seen| {
                let body: serde_json::Value = serde_json::from_slice(&seen.bytes).ok()?;
                body.as_object()?.keys().next().cloned()
            },
            NEVER,
        ),
        place(
            "text",
            |core, value| put(core, |r| r.text("text/plain", value.to_owned())),
            |seen| String::from_utf8(seen.bytes.clone()).ok(),
            NEVER,
        ),
        place(
            "server variable",
            of_server,
            |seen| segment(seen, 2),
            // Nothing is encoded there: what would have to be is refused.
            |value| {
                NO_SEGMENT(value)
                    || value.starts_with("..;")
                    || value
                        .chars()
                        .any(|c| !c.is_ascii_alphanumeric() && !"-._~:@!$&'()*+,;=".contains(c))
            },
        ),
    ]
}

/// What a request is made of, without what may differ by a value.
fn shape(seen: &Seen) -> (String, usize, usize, Vec<String>) {
    let mut words = seen.line.split(' ');
    let (method, target, version) = (
        words.next().unwrap(),
        words.next().unwrap(),
        words.next().unwrap(),
    );
    assert_eq!((version, words.next()), ("HTTP/1.1", None));
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut names: Vec<String> = seen.headers.iter().map(|(name, _)| name.clone()).collect();
    // Of an empty body there may be none.
    names.retain(|name| name != "content-length");
    names.sort();
    (
        method.to_owned(),
        path.split('/').count(),
        query.split('&').count(),
        names,
    )
}

#[test]
fn values_stay_in_their_places_or_are_refused() {
    let (mut arrived, mut refused) = (0, 0);
    for place in places() {
        let server = Server::start(|_| {
            answer(
                "200 OK\r\ncontent-type: application/json",
                r#"{"thing_id": "t"}"#,
            )
        });
        let mut builder = builder(&server);
        builder.credential(&API_KEY, KEY.into());
        let core = builder.build().unwrap();
        (place.send)(&core, HARMLESS).unwrap();
        let harmless = server.only();
        assert_eq!(
            (place.read)(&harmless).as_deref(),
            Some(HARMLESS),
            "{}",
            place.name
        );
        let mut before = 1;
        for value in values() {
            let what = format!("{}: {value:.60?}", place.name);
            let outcome = (place.send)(&core, &value);
            let seen = server.seen();
            if (place.refuses)(&value) {
                let error = outcome.expect_err(&what);
                assert!(
                    matches!(error.kind(), ErrorKind::Build(_) | ErrorKind::Config(_)),
                    "{what}: {error}"
                );
                assert_eq!(seen.len(), before, "{what}: it was sent");
                refused += 1;
                continue;
            }
            outcome.unwrap_or_else(|error| panic!("{what}: {error}"));
            before += 1;
            assert_eq!(seen.len(), before, "{what}: another number of requests");
            let seen = seen.last().unwrap();
            assert_eq!(
                (place.read)(seen).as_deref(),
                Some(place.meaning(&value).as_str()),
                "{what}: {seen:?}"
            );
            assert_eq!(shape(seen), shape(&harmless), "{what}: {seen:?}");
            arrived += 1;
        }
    }
    println!("{arrived} values arrived in their places, {refused} were refused");
}
