//! Lines and sequences of JSON.

use super::{Chat, chunked};
use crate::http_tests::api::client;
use crate::http_tests::server::{Server, run};

#[test]
fn lines_and_sequences() {
    let ids = |server: &Server| {
        run(async {
            let mut lines = Chat::new(&client(server)).send_lines().await.unwrap();
            let mut ids = Vec::new();
            while let Some(line) = lines.next().await {
                ids.push(
                    line.map(|thing| thing.thing_id)
                        .map_err(|error| error.to_string()),
                );
            }
            ids
        })
    };
    let plain = chunked(
        "application/jsonl",
        &[
            b"{\"thing_id\": \"\xf0\x9f",
            b"\xa6\x80\"}\r",
            b"\n\r\n{\"thing",
            b"_id\":\"b\"}\nno\n{\"thing_id\":\"c\"}",
        ],
        true,
    );
    let found = ids(&plain);
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(
        (&found[0], &found[1]),
        (&Ok("🦀".to_owned()), &Ok("b".to_owned()))
    );
    assert!(found[2].is_err());
    assert_eq!(found[3], Ok("c".to_owned()));
    let sequence = chunked(
        "application/json-seq",
        &[
            b"\x1e{\"thing_id\":\n\"a\"}\n\x1e\x1e{\"thing_id\": \"b\"",
            b"}\n\x1e12",
        ],
        true,
    );
    let found = ids(&sequence);
    assert_eq!(
        (&found[0], &found[1]),
        (&Ok("a".to_owned()), &Ok("b".to_owned()))
    );
    assert!(
        found[2]
            .as_ref()
            .is_err_and(|error| error.contains("cut off")),
        "{found:?}"
    );
    assert_eq!(found.len(), 3);
}
