//! Dates, times and durations: what comes in goes out again, in UTC where it is an instant.

use super::values::{again, refused, stays};
use crate::runtime::json::Decoder;
use crate::runtime::{Date, Duration, Time, Timestamp};

#[test]
fn instants_are_written_in_utc() {
    for (text, written) in [
        ("2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"),
        ("2020-01-01t00:00:00z", "2020-01-01T00:00:00Z"),
        ("2020-01-01T00:00:00+02:00", "2019-12-31T22:00:00Z"),
        ("2020-01-01T00:00:00-00:00", "2020-01-01T00:00:00Z"),
        (
            "2020-01-01T00:00:00.123456789Z",
            "2020-01-01T00:00:00.123456789Z",
        ),
        (
            "2020-01-01T00:00:00.1234567891234+00:00",
            "2020-01-01T00:00:00.123456789Z",
        ),
        ("2020-01-01T00:00:00.000Z", "2020-01-01T00:00:00Z"),
        ("1990-12-31T23:59:60Z", "1990-12-31T23:59:59Z"),
        ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
    ] {
        let json = format!("\"{text}\"");
        assert_eq!(
            again::<Timestamp>(&json),
            Some(format!("\"{written}\"")),
            "{text}"
        );
    }
    refused::<Timestamp>(&[
        "\"2020-01-01\"",
        "\"2020-13-01T00:00:00Z\"",
        "\"2020-01-01T00:00:00.Z\"",
        "\"\"",
        "0.5",
    ]);
}

/// UTC is a guess: it is noted, and strict decoding does not make it.
#[test]
fn an_instant_without_an_offset_is_in_utc() {
    for (text, written) in [
        ("2020-01-01T00:00:00", "2020-01-01T00:00:00Z"),
        ("2017-08-15 13:23:33", "2017-08-15T13:23:33Z"),
        (
            "2020-01-01T00:00:00.12345678912",
            "2020-01-01T00:00:00.123456789Z",
        ),
    ] {
        let json = format!("[\"{text}\"]");
        let read = Decoder::new()
            .decode::<Vec<Timestamp>>(json.as_bytes())
            .unwrap();
        let instants: Vec<String> = read.value.iter().map(ToString::to_string).collect();
        assert_eq!(instants, [written], "{text}");
        assert_eq!(read.gaps.len(), 1, "{text}");
        let strict = Decoder::new()
            .strict()
            .decode::<Vec<Timestamp>>(json.as_bytes());
        assert!(strict.is_err(), "{text}");
    }
}

#[test]
fn nothing_of_a_day_or_a_time_is_lost() {
    stays::<Date>(&["\"2020-02-29\"", "\"0001-01-01\""]);
    refused::<Date>(&[
        "\"2020-02-30\"",
        "\"2020-02-29T10:00:00\"",
        "\"2020-02-29 10:00\"",
        "\"\"",
    ]);
    stays::<Time>(&["\"10:30:00\"", "\"10:30:00.5\""]);
    refused::<Time>(&["\"10:30:00Z\"", "\"10:30:00+02:00\"", "\"25:00:00\""]);
    stays::<Duration>(&[
        "\"P1Y2M3DT4H5M6S\"",
        "\"PT90M\"",
        "\"P2W\"",
        "\"PT0.5S\"",
        "\"PT0S\"",
    ]);
    refused::<Duration>(&["\"\"", "\"P\"", "\"1\"", "1"]);
    assert_ne!("PT60M".parse::<Duration>().ok(), "PT1H".parse().ok());
}
