//! Numbers, bytes, times and identifiers.

use super::tolerant;
use crate::runtime::json::{Base64, from_slice, to_string};

#[test]
fn numbers_have_to_fit() {
    assert_eq!(from_slice::<i64>(b"4.0").unwrap(), 4);
    assert_eq!(
        from_slice::<u64>(b"18446744073709551615").unwrap(),
        u64::MAX
    );
    assert_eq!(
        from_slice::<i64>(b"-9223372036854775808").unwrap(),
        i64::MIN
    );
    assert_eq!(from_slice::<f64>(b"1e-999").unwrap(), 0.0);
    assert_eq!(
        tolerant::<i64>("9223372036854775808"),
        "$: expected a 64-bit integer, found 9223372036854775808"
    );
    assert_eq!(
        tolerant::<u32>("-1"),
        "$: expected an integer from 0 to 2^32 - 1, found -1"
    );
    assert_eq!(tolerant::<i32>("4.5"), "$: expected an integer, found 4.5");
    assert_eq!(
        tolerant::<f64>("1e400"),
        "$: expected a double-precision number, found 1e400"
    );
    assert_eq!(
        tolerant::<f32>("1e39"),
        "$: expected a single-precision number, found 1e39"
    );
}

#[test]
fn numbers_are_written_as_short_as_can_be() {
    for (number, text) in [
        (1.0, "1"),
        (-0.0, "-0.0"),
        (0.1, "0.1"),
        (1e300, "1e300"),
        (1.5e-7, "1.5e-7"),
        (9_007_199_254_740_994.0, "9007199254740994"),
        (f64::NAN, "null"),
        (f64::INFINITY, "null"),
    ] {
        assert_eq!(to_string(&number), text);
    }
}

#[test]
fn bytes_are_base64() {
    let bytes: Base64 = from_slice(br#""aGk=""#).unwrap();
    assert_eq!(&*bytes, b"hi");
    assert_eq!(to_string(&bytes), r#""aGk=""#);
    assert_eq!(
        tolerant::<Base64>(r#""a%""#),
        r#"$: expected base64, found "a%""#
    );
}

#[cfg(feature = "jiff")]
#[test]
fn times_are_read_and_written() {
    use crate::runtime::{Date, Time, Timestamp};
    let text = r#""2024-06-19T15:22:45.5Z""#;
    assert_eq!(
        to_string(&from_slice::<Timestamp>(text.as_bytes()).unwrap()),
        text
    );
    let moved: Timestamp = from_slice(br#""2024-06-19T15:22:45+02:00""#).unwrap();
    assert_eq!(to_string(&moved), r#""2024-06-19T13:22:45Z""#);
    assert_eq!(
        to_string(&from_slice::<Date>(br#""2024-06-19""#).unwrap()),
        r#""2024-06-19""#
    );
    assert_eq!(
        to_string(&from_slice::<Time>(br#""15:22:45""#).unwrap()),
        r#""15:22:45""#
    );
    assert_eq!(
        tolerant::<Timestamp>(r#""soon""#),
        r#"$: expected a date-time (RFC 3339), found "soon""#
    );
    assert_eq!(
        tolerant::<Timestamp>("null"),
        "$: expected a string, found null"
    );
}

#[cfg(feature = "uuid")]
#[test]
fn uuids_are_read_and_written() {
    use crate::runtime::Uuid;
    let text = r#""67e55044-10b1-426f-9247-bb680e5fe0c8""#;
    assert_eq!(
        to_string(&from_slice::<Uuid>(text.as_bytes()).unwrap()),
        text
    );
    assert_eq!(
        tolerant::<Uuid>(r#""device1""#),
        r#"$: expected a UUID (RFC 9562), found "device1""#
    );
}
