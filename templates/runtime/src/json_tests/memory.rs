//! What values take in memory is limited, and the estimate of it is near enough.

use std::collections::BTreeMap;
use std::mem::size_of;

use super::syntax::{ByTag, Device, Status};
use super::unions::trial::Lax;
use crate::runtime::Json;
use crate::runtime::json::{Decode, DecodeMode, Decoder, Object};

const LIMIT: usize = 1 << 20;

/// A value of a union by trial.
const TRIED: &str = r#"{"number":"1"}"#;

/// How many elements of a list are read before there is no room, and what an element takes.
struct Read {
    elements: usize,
    size: usize,
}

/// Decodes a list of so many equal elements, which takes more than the limit.
fn refused<T: Decode>(element: &str, size: usize) -> Read {
    let mut read = Read { elements: 0, size };
    for mode in [DecodeMode::Tolerant, DecodeMode::Strict] {
        let text = format!(
            "[{element}{}]",
            format!(",{element}").repeat(2 * LIMIT / size)
        );
        let decoder = Decoder::new().mode(mode).max_memory(LIMIT);
        let error = decoder
            .decode::<Vec<T>>(text.as_bytes())
            .map(drop)
            .unwrap_err();
        assert_eq!(error.memory_limit(), Some(LIMIT as u64), "{error}");
        assert_eq!(
            error.to_string().split_once(": ").map(|(_, what)| what),
            Some(
                "expected a value within the memory limit, found one that takes more than 1048576 bytes"
            )
        );
        read.elements = error.offset() / (element.len() + 1);
        // With twice the room for all of it, the same text is read.
        let roomy = Decoder::new().mode(mode).max_memory(8 * LIMIT);
        roomy.decode::<Vec<T>>(text.as_bytes()).map(drop).unwrap();
    }
    read
}

#[test]
fn what_is_small_as_text_is_refused_before_it_is_large() {
    let device = r#"{"device_id":"d","type":"pending","tags":[],"labels":{},"owner":null,"token":"t","old":[],"object":"device","version":1,"beta":true}"#;
    let json = size_of::<Json>();
    let member = size_of::<(String, Json)>();
    for (what, read) in [
        ("records", refused::<Device>(device, size_of::<Device>())),
        (
            "an open union",
            refused::<ByTag>(r#"{"type":"tagged","a":1}"#, size_of::<ByTag>()),
        ),
        ("booleans", refused::<bool>("true", 1)),
        ("numbers", refused::<f64>("1", size_of::<f64>())),
        ("texts", refused::<String>(r#""""#, size_of::<String>())),
        (
            "enums",
            refused::<Status>(r#""pending""#, size_of::<Status>()),
        ),
        ("any JSON", refused::<Json>("0", json)),
        ("lists of any JSON", refused::<Json>("[0]", json + 4 * json)),
        (
            "objects of any JSON",
            refused::<Json>(r#"{"a":0}"#, json + 4 * member),
        ),
        (
            "objects",
            refused::<Object>(r#"{"a":0}"#, size_of::<Object>() + 4 * member),
        ),
        (
            "lists",
            refused::<Vec<f64>>("[1]", size_of::<Vec<f64>>() + 4 * size_of::<f64>()),
        ),
        (
            "maps",
            refused::<BTreeMap<String, f64>>(
                r#"{"a":1}"#,
                size_of::<BTreeMap<String, f64>>() + 11 * size_of::<(String, f64)>(),
            ),
        ),
        (
            "boxes",
            refused::<Box<[u64; 32]>>("1", size_of::<Box<u64>>() + size_of::<[u64; 32]>()),
        ),
        ("a union by trial", refused::<Lax>(TRIED, size_of::<Lax>())),
    ] {
        let taken = read.elements * read.size;
        assert!(
            (LIMIT / 4..=LIMIT).contains(&taken),
            "{what}: {} elements of {} bytes",
            read.elements,
            read.size
        );
    }
}

impl Decode for [u64; 32] {
    fn decode(
        r: &mut crate::runtime::json::Reader<'_>,
    ) -> Result<Self, crate::runtime::json::Fault> {
        u64::decode(r).map(|value| [value; 32])
    }
}

#[test]
fn a_member_that_is_repeated_is_counted_once() {
    let text = format!("{{{}\"a\":1}}", "\"a\":1,".repeat(100_000));
    let decoder = Decoder::new().max_memory(1000);
    assert_eq!(
        decoder
            .decode::<BTreeMap<String, i64>>(text.as_bytes())
            .unwrap()
            .value
            .len(),
        1
    );
}

#[test]
fn what_a_trial_gives_up_is_not_counted() {
    let text = format!("[{TRIED}{}]", format!(",{TRIED}").repeat(999));
    let exact = 1024 * size_of::<Lax>();
    let decoder = Decoder::new().max_memory(2 * exact);
    assert_eq!(
        decoder
            .decode::<Vec<Lax>>(text.as_bytes())
            .unwrap()
            .value
            .len(),
        1000
    );
}
