//! The client that the build script generated.

use pets_client::types::Pet;
use pets_client::{Client, Error};

#[test]
fn a_call_is_a_value() -> Result<(), Error> {
    let client = Client::builder().build()?;
    let call = client.pets().get("a/b").call()?;
    assert_eq!(call.method(), "GET");
    assert_eq!(call.url().as_str(), "https://pets.example.com/pets/a%2Fb");
    Ok(())
}

#[test]
fn an_answer_is_read() -> Result<(), pets_client::runtime::DecodeError> {
    let text = br#"{"name":"Tom","born_at":"2026-01-02T03:04:05Z"}"#;
    let pet: Pet = pets_client::runtime::json::from_slice(text)?;
    assert_eq!((pet.name.as_str(), pet.nickname), ("Tom", None));
    Ok(())
}
