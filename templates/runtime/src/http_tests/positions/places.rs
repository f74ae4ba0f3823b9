//! The places of a request.

use percent_encoding::percent_decode_str;
use url::form_urlencoded;

use super::arrived::{cookie, json, pair, part_of, query, segment};
use super::{HARMLESS, Place};
use crate::http_tests::api::{API_KEY, GetPart, GetThing, KEY, PutThing};
use crate::http_tests::server::{Seen, run};
use crate::runtime::codegen::{ParamStyle, RequestBuilder, content};
use crate::runtime::json::Json;
use crate::runtime::{Core, CoreBuilder, Error, FilePart, ServerTemplate, ServerVariable};

pub(super) fn places() -> impl Iterator<Item = &'static Place> {
    [PATH, QUERY, HEADERS, BODIES, SERVERS]
        .into_iter()
        .flatten()
}

const fn place(
    name: &'static str,
    send: fn(&Core, &str) -> Result<(), Error>,
    read: fn(&Seen) -> Option<String>,
    refuses: fn(&str) -> bool,
) -> Place {
    Place {
        name,
        send,
        read,
        refuses,
    }
}

fn put(core: &Core, set: impl FnOnce(&mut RequestBuilder)) -> Result<(), Error> {
    run(PutThing::new(core).with(set))
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

const PATH: &[Place] = &[
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
];

const QUERY: &[Place] = &[
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
];

const HEADERS: &[Place] = &[
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
];

const BODIES: &[Place] = &[
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
];

const SERVERS: &[Place] = &[place(
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
)];

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
