//! What a server reads in a place of a request.

use percent_encoding::percent_decode_str;
use url::form_urlencoded;

use crate::http_tests::bodies::multipart::{Part, parts};
use crate::http_tests::server::Seen;

pub(super) fn segment(seen: &Seen, at: usize) -> Option<String> {
    let path = seen.line.split(' ').nth(1)?.split('?').next()?;
    let text = percent_decode_str(path.split('/').nth(at)?)
        .decode_utf8()
        .ok()?;
    Some(text.into_owned())
}

pub(super) fn pair(seen: &[u8], name: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(seen);
    pairs
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.into_owned())
}

pub(super) fn query(seen: &Seen) -> &[u8] {
    let target = seen.line.split(' ').nth(1).unwrap_or_default();
    target
        .split_once('?')
        .map_or("", |(_, query)| query)
        .as_bytes()
}

pub(super) fn cookie(seen: &Seen, name: &str) -> Option<String> {
    let value = seen
        .header("cookie")?
        .split("; ")
        .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    Some(percent_decode_str(value).decode_utf8().ok()?.into_owned())
}

pub(super) fn json(seen: &Seen, pointer: &str) -> Option<String> {
    let body: serde_json::Value = serde_json::from_slice(&seen.bytes).ok()?;
    Some(body.pointer(pointer)?.as_str()?.to_owned())
}

pub(super) fn part_of(seen: &Seen) -> Part {
    let parts = parts(seen);
    assert_eq!(parts.len(), 1, "{parts:?}");
    parts.into_iter().next().unwrap()
}
