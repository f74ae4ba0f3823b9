//! What callers write where a call asks for a value.

use seamstress_values::Client;
use seamstress_values::runtime::json::to_string;
use seamstress_values::types::{Color, Message, ObjectsRest, Reply, User};

/// The body that a call would send, as text.
macro_rules! body {
    ($request:expr) => {
        String::from_utf8($request.call()?.body().ok_or("no body")?.to_vec())?
    };
}

#[test]
fn unions_are_made_from_what_they_hold() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().build()?;
    let values = client.values();

    let request = values
        .messages([User::new("hi")])
        .stop("end")
        .limit(3)
        .weight(1);
    assert_eq!(
        body!(request),
        r#"{"messages":[{"role":"user","content":"hi"}],"stop":"end","limit":3,"weight":1}"#
    );
    // A list of different variants, a variant in a box, and a list in a variant.
    let user = User::new([Color::new(1, 2, 3)]);
    let messages: [Message; 2] = [user.clone().into(), Reply::default().to(user).into()];
    let request = values
        .messages(messages)
        .stop(["a", "b"])
        .mode("auto")
        .weight(true);
    let user = r#"{"role":"user","content":[{"R":1,"G":2,"B":3}]}"#;
    let reply = format!(r#"{{"role":"reply","to":{user}}}"#);
    assert_eq!(
        body!(request),
        format!(r#"{{"messages":[{user},{reply}],"stop":["a","b"],"mode":"auto","weight":true}}"#)
    );
    Ok(())
}

#[test]
fn members_without_a_field_have_a_setter() {
    let rest = ObjectsRest::default().member("size", 3);
    assert_eq!(to_string(&rest), r#"{"size":3}"#);
}
