//! What holds for any value and any answer.

use http::{HeaderValue, StatusCode};
use proptest::prelude::*;

use super::api::{API_KEY, CreateThing, GetPart, KEY, SETTINGS};
use super::server::run;
use crate::runtime::{CoreBuilder, Reply, Request, Transport, TransportFuture};

/// Answers with what it was made of.
#[derive(Clone)]
struct Any {
    status: StatusCode,
    headers: Vec<(&'static str, Vec<u8>)>,
    body: Vec<u8>,
}

impl Transport for Any {
    fn send(&self, _: Request) -> TransportFuture {
        let mut reply = Reply::new(self.status, self.body.clone());
        for (name, value) in &self.headers {
            if let Ok(value) = HeaderValue::from_bytes(value) {
                reply.headers.insert(*name, value);
            }
        }
        Box::pin(async { Ok(reply) })
    }
}

fn core(transport: impl Transport) -> crate::runtime::Core {
    let mut builder = CoreBuilder::new(&SETTINGS);
    builder.credential(&API_KEY, KEY.into());
    builder.transport(transport);
    builder.build().unwrap()
}

fn nothing() -> Any {
    Any {
        status: StatusCode::OK,
        headers: Vec::new(),
        body: Vec::new(),
    }
}

/// Text that is likely to hurt a URL.
fn hurtful() -> impl Strategy<Value = String> {
    prop_oneof![
        "[./\\\\%2eE;?#@:{}ab \r\n\t]{0,6}",
        any::<String>(),
        Just("..".to_owned()),
        Just(String::new()),
    ]
}

proptest! {
    #[test]
    fn a_path_value_stays_in_its_segment_or_is_refused(a in hurtful(), b in hurtful()) {
        let call = GetPart::new(&core(nothing())).with(|request| {
            request.path("a", &a);
            request.path("b", &b);
        });
        let joined = format!("{a}{b}");
        match call.call() {
            Err(_) => prop_assert!(["", ".", ".."].contains(&joined.as_str()), "{:?}", joined),
            Ok(call) => {
                let segments: Vec<&str> = call.url().path_segments().unwrap().collect();
                prop_assert_eq!(segments.len(), 3);
                prop_assert_eq!((segments[0], segments[2]), ("things", "parts"));
                let decoded = percent_encoding::percent_decode_str(segments[1]).decode_utf8().unwrap();
                prop_assert_eq!(decoded, joined);
                prop_assert_eq!((call.url().query(), call.url().fragment()), (None, None));
                prop_assert_eq!(call.url().host_str(), Some("api.tiny.example"));
            }
        }
    }

    #[test]
    fn a_query_value_arrives_as_it_is(name in any::<String>(), value in any::<String>()) {
        let call = GetPart::new(&core(nothing())).with(|request| {
            request.path("a", "a");
            request.path("b", "b");
            request.query("q", &value);
            request.query("o", &std::collections::BTreeMap::from([(name.clone(), value.clone())]));
        });
        let call = call.call().unwrap();
        // `query_pairs` reads a `+` as a space, as servers do: none may be left in the text.
        prop_assert!(!call.url().query().unwrap().contains('+'));
        let pairs: Vec<(String, String)> = call.url().query_pairs().into_owned().collect();
        prop_assert_eq!(pairs, [("q".to_owned(), value.clone()), (name, value)]);
    }

    #[test]
    fn a_cookie_value_stays_in_its_cookie(value in any::<String>()) {
        let call = GetPart::new(&core(nothing())).with(|request| {
            request.path("a", "a");
            request.path("b", "b");
            request.cookie("first", &value);
            request.cookie("second", "x");
        });
        let call = call.call().unwrap();
        let cookies: Vec<&str> = call.headers()["cookie"].to_str().unwrap().split("; ").collect();
        prop_assert_eq!(cookies.len(), 2);
        prop_assert_eq!(cookies[1], "second=x");
    }

    #[test]
    fn no_answer_makes_a_call_panic_or_its_error_long(
        status in 200_u16..1000,
        media_type in prop_oneof![Just(b"application/json".to_vec()), any::<Vec<u8>>()],
        location in prop_oneof![hurtful().prop_map(String::into_bytes), any::<Vec<u8>>()],
        body in prop_oneof![
            any::<Vec<u8>>(),
            any::<String>().prop_map(|text| format!(r#"{{"error": {{"type": {text:?}, "message": {text:?}}}}}"#).into_bytes()),
            any::<String>().prop_map(|text| format!(r#"{{"thing": {{"tags": ["{text}"]}}}}"#).into_bytes()),
        ],
    ) {
        let headers = vec![("content-type", media_type), ("location", location)];
        let answer = Any { status: StatusCode::from_u16(status).unwrap(), headers, body };
        if let Err(error) = run(CreateThing::new(&core(answer))) {
            let shown = error.to_string();
            prop_assert!(shown.starts_with("POST /things/create "), "{}", shown);
            prop_assert!(shown.chars().count() < 2500, "{}", shown);
            let debugged = format!("{error:?}");
            prop_assert!(debugged.starts_with("Error { operation: Some(\"POST /things/create\")"), "{}", debugged);
        }
    }
}
