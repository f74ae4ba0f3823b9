//! Lines and sequences of JSON.

use super::{Chat, chunked};
use crate::http_tests::api::{API_KEY, KEY, builder, client};
use crate::http_tests::server::{Server, run};
use crate::runtime::DecodeMode;

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

#[test]
fn the_gaps_of_a_value_are_told_and_refused() {
    let lines: &[&[u8]] = &[
        b"{\"thing_id\":1,\"tags\":[]}\n",
        b"no\n{\"thing_id\":\"b\",\"tags\":[null]}\n",
        b"{\"thing_id\":\"c\",\"tags\":[]}\n",
    ];
    let server = chunked("application/jsonl", lines, true);
    let core = client(&server);
    run(async {
        let mut lines = Chat::new(&core).send_lines().await.unwrap();
        let mut told = Vec::new();
        while let Some(line) = lines.next().await {
            let text = lines.text_of_gaps().as_bytes();
            let gaps = lines.gaps().iter().map(|gap| gap.path(text));
            told.push((line.is_ok(), gaps.collect::<Vec<_>>().join(" "), text.len()));
        }
        let told: Vec<_> = told
            .iter()
            .map(|(ok, gaps, len)| (*ok, &**gaps, *len))
            .collect();
        assert_eq!(
            told,
            [
                (true, "$.thing_id", 24),
                (false, "", 0),
                (true, "$.tags[0]", 30),
                (true, "", 0),
            ]
        );
    });
    let mut strict = builder(&server);
    strict.credential(&API_KEY, KEY.into());
    strict.decode(DecodeMode::Strict);
    run(async {
        let core = strict.build().unwrap();
        let mut lines = Chat::new(&core).send_lines().await.unwrap();
        let mut read = Vec::new();
        while let Some(line) = lines.next().await {
            read.push(line.is_ok());
        }
        assert_eq!(read, [false, false, false, true]);
    });
}
