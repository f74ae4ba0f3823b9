//! What the generated types read and write.

use seamstress_values::Client;
use seamstress_values::runtime::DecodeError;
use seamstress_values::runtime::json::{Decode, Decoder, Encode, from_slice, to_string};
use seamstress_values::types::{
    Arrays, Enums, EnumsLevel, Objects, Options, OptionsColor, Pet, PetInput, Scalars,
};

/// Each text is written as it was read, and nothing was mended in it.
fn stays<T: Decode + Encode>(texts: &[&str]) -> Result<(), DecodeError> {
    for text in texts {
        let decoded = Decoder::new().decode::<T>(text.as_bytes())?;
        assert_eq!(to_string(&decoded.value), *text);
        assert!(decoded.gaps.is_empty(), "{text}");
    }
    Ok(())
}

#[test]
fn scalars_lose_nothing() -> Result<(), DecodeError> {
    stays::<Scalars>(&[
        "{}",
        r#"{"tiny":-128,"large":18446744073709551615,"huge":1180591620717411303424,"price":19.990,"ratio":-0.0}"#,
        r#"{"google":"9223372036854775807","at":"2020-01-01T00:00:00.123456789Z","day":"2020-02-29"}"#,
        r#"{"time":"10:30:00+02:00","duration":"PT90M","ip":"2001:DB8::1"}"#,
        r#"{"bytes":"-_8","url_bytes":"-_8"}"#,
        r#"{"bytes":"+/8=","url_bytes":"+/8=","anything":null}"#,
        r#"{"anything":[1e400,{"a":null}]}"#,
    ])?;
    // What need not be there is left out rather, with a gap; the strict mode refuses it.
    let text = br#"{"tiny":128}"#;
    let decoded = Decoder::new().decode::<Scalars>(text)?;
    assert_eq!(decoded.gaps[0].path(text), "$.tiny");
    let error = Decoder::new().strict().decode::<Scalars>(text).map(drop);
    assert!(matches!(error, Err(error) if error.to_string().starts_with("$.tiny: ")));
    Ok(())
}

#[test]
fn enums_are_open_and_keep_their_kind() -> Result<(), DecodeError> {
    stays::<Enums>(&[
        r#"{"level":-1,"port":443,"mixed":"auto","answer":"true","empty":""}"#,
        r#"{"level":7,"port":8080,"mixed":2,"answer":"maybe","empty":"A"}"#,
        r#"{"mixed":3,"huge":1180591620717411303424,"form":{"a":1}}"#,
        r#"{"mixed":null}"#,
    ])?;
    let enums: Enums = from_slice(br#"{"level":-1}"#)?;
    assert_eq!(enums.level, Some(EnumsLevel::Unknown));
    assert_eq!(EnumsLevel::from(7), EnumsLevel::Other(7));
    Ok(())
}

#[test]
fn tuples_and_lists_keep_their_length() -> Result<(), DecodeError> {
    stays::<Arrays>(&[
        r#"{"point":[1.5,-2],"pair":["a",null]}"#,
        r#"{"short":[]}"#,
        r#"{"short":["a"]}"#,
        r#"{"short":["a",1],"any_tail":["a",{},null]}"#,
    ])?;
    for text in [r#"{"point":[1]}"#, r#"{"point":[1,2,3]}"#] {
        let decoded = Decoder::new().decode::<Arrays>(text.as_bytes())?;
        assert_eq!(decoded.gaps[0].path(text.as_bytes()), "$.point", "{text}");
        let strict = Decoder::new().strict().decode::<Arrays>(text.as_bytes());
        assert!(strict.is_err(), "{text}");
    }
    Ok(())
}

#[test]
fn objects_keep_every_member_they_speak_of() -> Result<(), DecodeError> {
    stays::<Objects>(&[
        r#"{"free":{"a":null},"pattern":{"x-a":1},"":"e","a-b":"1","a_b":"2","unseen":{"b":[]}}"#,
        r#"{"rest":{"additional_properties":"x","more":1},"unseen":null}"#,
    ])
}

#[test]
fn defaults_are_read_and_not_sent() -> Result<(), DecodeError> {
    stays::<Options>(&["{}", r#"{"size":0}"#])?;
    let options: Options = from_slice(b"{}")?;
    assert_eq!(options.name_or_default(), "someone");
    assert_eq!(
        (options.size_or_default(), options.ratio_or_default()),
        (20, 0.25)
    );
    assert!(options.loud_or_default());
    assert_eq!(options.color_or_default(), OptionsColor::Green);
    let options: Options = from_slice(br#"{"name":"me","size":0,"loud":false}"#)?;
    assert_eq!(
        (options.name_or_default(), options.size_or_default()),
        ("me", 0)
    );
    assert!(!options.loud_or_default());
    Ok(())
}

#[test]
fn each_direction_has_its_members() -> Result<(), DecodeError> {
    stays::<Pet>(&[r#"{"id":1,"name":"Tom","children":[{"id":2,"name":"Tim"}]}"#])?;
    let sent = PetInput::new("Tom", "s").children([PetInput::new("Tim", "t")]);
    let text = r#"{"name":"Tom","secret":"s","children":[{"name":"Tim","secret":"t"}]}"#;
    assert_eq!(to_string(&sent), text);
    Ok(())
}

#[test]
fn what_is_only_read_is_no_argument() -> Result<(), seamstress_values::Error> {
    let client = Client::builder().build()?;
    let call = client.values().inline("Tom").call()?;
    let body = call
        .body()
        .map(|body| String::from_utf8_lossy(body).into_owned());
    assert_eq!(
        body.as_deref(),
        Some(r#"{"version":3000000000,"name":"Tom"}"#)
    );
    Ok(())
}
