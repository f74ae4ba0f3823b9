//! What generated calls read from answers: headers as structs, events by their names.

use std::error::Error;

use seamstress_tests::server::{Reply, Server};
use seamstress_values::runtime::json::Json;
use seamstress_values::runtime::{DecodeError, ErrorKind};
use seamstress_values::types::{
    Color, EventsValueEvent, HeadersValueHeaders, HeadersValueHeadersXLevel,
    RefusedHeadersValueHeaders,
};
use seamstress_values::{Client, Error as CallError};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn client(server: &Server) -> Result<Client, CallError> {
    Client::builder().base_url(server.url()).build()
}

/// The headers of an answer with these.
async fn headers(lines: &[(&str, &str)]) -> Outcome<Result<HeadersValueHeaders, DecodeError>> {
    let reply = lines
        .iter()
        .fold(Reply::empty(200), |reply, (name, value)| {
            reply.header(name, value)
        });
    let server = Server::scripted([reply])?;
    let call = client(&server)?.values().headers().call()?;
    Ok(call.with_response().await?.headers_as())
}

#[tokio::test]
async fn headers_that_are_there() -> Outcome {
    let read = headers(&[
        ("x-limit", "7"),
        ("X-Level", "low"),
        ("x-fresh", "true"),
        ("last-modified", "Mon, 1 Jan 2024 00:00:00 GMT"),
        ("x-at", "2024-01-01T00:00:00Z"),
        ("vary", "accept,  origin"),
        ("vary", "cookie"),
        ("x-sizes", "1, 2"),
        ("set-cookie", "a=1; Expires=Mon, 1 Jan 2024 00:00:00 GMT"),
        ("set-cookie", "b=2"),
        ("x-box", "R,100,G,200,B,150"),
        ("x-tags", "a=1,b=2"),
        ("x-seen", r#"{"R": 1, "G": 2, "B": 3}"#),
    ])
    .await??;
    let texts = |texts: &[&str]| {
        Some(
            texts
                .iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(read.x_limit, Some(7));
    assert_eq!(read.x_level, Some(HeadersValueHeadersXLevel::Low));
    assert_eq!(read.x_fresh, Some(true));
    assert_eq!(
        read.last_modified.as_deref(),
        Some("Mon, 1 Jan 2024 00:00:00 GMT")
    );
    assert_eq!(
        read.x_at.map(|at| at.to_string()),
        Some("2024-01-01T00:00:00Z".to_owned())
    );
    assert_eq!(read.vary, texts(&["accept", "origin", "cookie"]));
    assert_eq!(read.x_sizes, Some(vec![1, 2]));
    assert_eq!(
        read.set_cookie,
        texts(&["a=1; Expires=Mon, 1 Jan 2024 00:00:00 GMT", "b=2"])
    );
    assert_eq!(read.x_box.map(|color| (color.r, color.b)), Some((100, 150)));
    assert_eq!(read.x_tags.map(|tags| (tags["a"], tags["b"])), Some((1, 2)));
    assert_eq!(read.x_seen.map(|color| color.g), Some(2));
    Ok(())
}

#[tokio::test]
async fn headers_that_are_absent() -> Outcome {
    let read = headers(&[]).await??;
    assert_eq!((read.x_limit, read.x_level), (None, None));
    assert_eq!(
        (read.vary, read.set_cookie, read.x_tags),
        (None, None, None)
    );
    Ok(())
}

#[tokio::test]
async fn headers_of_another_kind_are_named() -> Outcome {
    for (name, value) in [
        ("x-limit", "soon"),
        ("x-limit", ""),
        ("x-fresh", "maybe"),
        ("x-at", "yesterday"),
        ("x-sizes", "1,b"),
        ("x-box", "R,red"),
        ("x-seen", "{"),
    ] {
        let Err(error) = headers(&[(name, value)]).await? else {
            return Err(format!("`{name}: {value}` is taken").into());
        };
        let path = error.path().to_lowercase();
        assert!(path.contains(name), "{name}: {path}");
    }
    // Of a header that is sent twice though it is not a list, the last counts; a value that nobody
    // listed is kept.
    let read = headers(&[("x-limit", "1"), ("x-limit", "2"), ("x-level", "none")]).await?;
    let read = read?;
    assert_eq!(read.x_limit, Some(2));
    assert_eq!(
        read.x_level,
        Some(HeadersValueHeadersXLevel::Other("none".to_owned()))
    );
    Ok(())
}

#[tokio::test]
async fn headers_of_a_refusal() -> Outcome {
    let server = Server::scripted([Reply::text(429, "later").header("retry-after", "30")])?;
    let Err(error) = client(&server)?.values().headers().await else {
        return Err("a refusal is taken for a success".into());
    };
    let ErrorKind::Api(refusal) = error.kind() else {
        return Err(error.into());
    };
    let read: RefusedHeadersValueHeaders = refusal.headers_as()?;
    assert_eq!(read.retry_after, Some(30));
    Ok(())
}

#[tokio::test]
async fn events_by_their_names() -> Outcome {
    let text = "event: color\ndata: {\"R\": 1, \"G\": 2, \"B\": 3}\n\nevent: level\ndata: 7\n\nevent: note\ndata: {\n\n\
                event: other\ndata: x\n\nevent: level\ndata: high\n\n";
    let server =
        Server::scripted([Reply::text(200, text).header("content-type", "text/event-stream")])?;
    let mut events = client(&server)?.values().events().await?;
    let mut found = Vec::new();
    while let Some(event) = events.next().await {
        found.push(
            event
                .map(|event| event.data)
                .map_err(|error| error.body().map(<[u8]>::to_vec)),
        );
    }
    let color = Color::new(1, 2, 3);
    let expected = [
        Ok(EventsValueEvent::Color(color)),
        Ok(EventsValueEvent::Level(7)),
        Ok(EventsValueEvent::Note("{".to_owned())),
        Ok(EventsValueEvent::Other(Json::from("x"))),
        Err(Some(b"high".to_vec())),
    ];
    assert_eq!(found, expected);
    Ok(())
}
