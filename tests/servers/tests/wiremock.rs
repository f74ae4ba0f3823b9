//! WireMock, through the document in its jar.

use futures_util::stream;
use seamstress_servers::{Result, get, url};
use wiremock::Client;
use wiremock::runtime::{Bytes, Upload};
use wiremock::types::{
    ContentPattern, DelayDistribution, EqualToPattern, HealthStatus, RequestPattern,
    ResponseDefinition, StubMapping, UniformDelayDistribution,
};

fn client() -> Result<Client> {
    Ok(Client::builder().base_url(url("wiremock")?).build()?)
}

/// An answer to `GET` of a path.
fn stub(path: &str, body: &str) -> StubMapping {
    StubMapping::default()
        .request(RequestPattern::default().method("GET").url(path))
        .response(ResponseDefinition::default().status(200).body(body))
}

fn tagged(tag: &str) -> std::collections::BTreeMap<String, wiremock::runtime::Json> {
    [("tag".to_owned(), tag.into())].into()
}

#[tokio::test]
async fn a_stub_is_created_listed_changed_and_deleted() -> Result {
    let (client, base) = (client()?, url("wiremock")?);
    let created = client
        .stub_mappings()
        .create_new()
        .body(stub("/hue", "red"))
        .send()
        .await?;
    let id = created.id.ok_or("a stub has an id")?;
    assert_eq!(get(&base, "/hue")?, (200, "red".to_owned()));

    let all = client
        .stub_mappings()
        .get_all()
        .send()
        .await?
        .mappings
        .unwrap_or_default();
    let listed = all.iter().find(|stub| stub.id.as_ref() == Some(&id));
    let request = listed
        .and_then(|stub| stub.request.as_ref())
        .ok_or("it is listed")?;
    assert_eq!(request.url.as_deref(), Some("/hue"));

    let found = client.stub_mappings().get_by_id(&id).send().await?;
    let answer = found
        .response
        .clone()
        .ok_or("it has an answer")?
        .body("blue")
        .status(203);
    // What was read is written back, as one changes a thing.
    let changed = client
        .stub_mappings()
        .update(&id)
        .body(found.response(answer))
        .send()
        .await?;
    assert_eq!(changed.id.as_ref(), Some(&id));
    assert_eq!(get(&base, "/hue")?, (203, "blue".to_owned()));

    client.stub_mappings().delete(&id).send().await?;
    assert_eq!(get(&base, "/hue")?.0, 404);
    let gone = client
        .stub_mappings()
        .get_by_id(&id)
        .send()
        .await
        .expect_err("it was deleted");
    assert_eq!(gone.status().map(|status| status.as_u16()), Some(404));
    Ok(())
}

#[tokio::test]
async fn pages_have_as_many_as_were_asked_for() -> Result {
    let client = client()?;
    for number in 0..3 {
        let stub = stub(&format!("/pages/{number}"), "x");
        client
            .stub_mappings()
            .create_new()
            .body(stub)
            .send()
            .await?;
    }
    let page = client
        .stub_mappings()
        .get_all()
        .limit(2)
        .offset(1)
        .send()
        .await?;
    assert_eq!(page.mappings.map(|stubs| stubs.len()), Some(2));
    assert!(page.meta.is_some_and(|meta| meta.total >= 3));
    Ok(())
}

/// Its variants are told apart by the constant that each of them has. The document does not require
/// it, and the server refuses a delay without.
#[tokio::test]
async fn a_variant_of_a_union_is_understood() -> Result {
    let client = client()?;
    let delay = UniformDelayDistribution::new(1, 5);
    let mut stub = stub("/slow", "at last");
    let answer = stub.response.take().unwrap_or_default();
    let stub = stub.response(answer.delay_distribution(DelayDistribution::Uniform(delay)));
    let created = client
        .stub_mappings()
        .create_new()
        .body(stub)
        .send()
        .await?;
    let back = created
        .response
        .and_then(|answer| answer.delay_distribution);
    let Some(DelayDistribution::Uniform(back)) = back else {
        return Err(format!("another variant came back: {back:?}").into());
    };
    assert_eq!((back.lower, back.upper), (1, 5));
    assert_eq!(get(&url("wiremock")?, "/slow")?.1, "at last");
    Ok(())
}

#[tokio::test]
async fn a_wrong_stub_is_refused_with_its_details() -> Result {
    let client = client()?;
    // There is no such comparison; unions take what the document does not know, too.
    let comparison = ContentPattern::Other(r#"{"resembles":"red"}"#.parse()?);
    let pattern = RequestPattern::default().query_parameters([("hue".to_owned(), comparison)]);
    let call = client.stub_mappings().create_new();
    let error = call
        .body(StubMapping::default().request(pattern))
        .send()
        .await;
    let error = error.expect_err("nothing can be compared like that");
    let refusal = error.api_error().ok_or("the server refused the call")?;
    assert_eq!(refusal.status().as_u16(), 422);
    assert_eq!(refusal.code(), Some("10"));
    let message = refusal.message().ok_or("it says why")?;
    let details = refusal.details().ok_or("they are as the document says")?;
    let first = details.errors.as_deref().and_then(|errors| errors.first());
    assert_eq!(first.and_then(|first| first.code), Some(10));
    assert!(message.contains("resembles"), "{message}");
    Ok(())
}

/// Stubs are found by a pattern of their metadata: a union of twenty variants, sent.
#[tokio::test]
async fn stubs_are_found_and_removed_by_what_they_are_tagged_with() -> Result {
    let client = client()?;
    let one = stub("/tagged", "x").metadata(tagged("sought"));
    client.stub_mappings().create_new().body(one).send().await?;
    let pattern = || {
        let path = r#"{"matchesJsonPath":{"expression":"$.tag","equalTo":"sought"}}"#;
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(ContentPattern::Other(path.parse()?))
    };
    let found = client
        .stub_mappings()
        .find_by_metadata(pattern()?)
        .send()
        .await?;
    let found = found.mappings.unwrap_or_default();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].metadata.as_ref(), Some(&tagged("sought")));
    client
        .stub_mappings()
        .remove_by_metadata()
        .body(pattern()?)
        .send()
        .await?;
    let found = client
        .stub_mappings()
        .find_by_metadata(pattern()?)
        .send()
        .await?;
    assert_eq!(found.mappings.map(|stubs| stubs.len()), Some(0));
    Ok(())
}

#[tokio::test]
async fn requests_are_counted() -> Result {
    let (client, base) = (client()?, url("wiremock")?);
    let mut wanted = stub("/counted?hue=red", "x");
    let query = ContentPattern::EqualToPattern(EqualToPattern::new("red"));
    let pattern = RequestPattern::default()
        .method("GET")
        .url_path("/counted")
        .query_parameters([("hue".to_owned(), query)]);
    wanted.request = Some(pattern.clone());
    client
        .stub_mappings()
        .create_new()
        .body(wanted)
        .send()
        .await?;
    for hue in ["red", "red", "blue"] {
        get(&base, &format!("/counted?hue={hue}"))?;
    }
    let counted = client.requests().count_by_criteria(pattern).send().await?;
    assert_eq!(counted.count, Some(2));
    Ok(())
}

#[tokio::test]
async fn scenarios_go_from_state_to_state() -> Result {
    let (client, base) = (client()?, url("wiremock")?);
    let first = stub("/door", "closed")
        .scenario_name("door")
        .new_scenario_state("open");
    let first = first.required_scenario_state("Started");
    let then = stub("/door", "open")
        .scenario_name("door")
        .required_scenario_state("open");
    for stub in [first, then] {
        client
            .stub_mappings()
            .create_new()
            .body(stub)
            .send()
            .await?;
    }
    assert_eq!(get(&base, "/door")?.1, "closed");
    let all = client
        .scenarios()
        .get_all()
        .send()
        .await?
        .scenarios
        .unwrap_or_default();
    let door = all
        .iter()
        .find(|scenario| scenario.name.as_deref() == Some("door"));
    let door = door.ok_or("the scenario is listed")?;
    assert_eq!(door.state_or_default(), "open");
    assert_eq!(get(&base, "/door")?.1, "open");
    Ok(())
}

/// A file goes up as a stream of pieces and comes down as a stream of lines.
#[tokio::test]
async fn files_travel_as_streams() -> Result {
    let client = client()?;
    let lines = (0..20_000).map(|number| Ok::<_, std::io::Error>(format!("{{\"n\":{number}}}\n")));
    let pieces = stream::iter(lines.map(|line| line.map(Bytes::from)));
    let call = client.files().update_by_id("lines.jsonl");
    call.body(Upload::stream(pieces)).send().await?;
    let names = client.files().get_all_names().send().await?;
    assert!(
        names.iter().any(|name| name.ends_with("lines.jsonl")),
        "{names:?}"
    );

    let call = client.files().get_by_id("lines.jsonl").send().streamed();
    let mut items = call
        .await?
        .lines::<std::collections::BTreeMap<String, i64>>();
    let mut next = 0;
    while let Some(item) = items.next().await {
        assert_eq!(item?.get("n"), Some(&next));
        next += 1;
    }
    assert_eq!(next, 20_000);

    client.files().delete_by_id("lines.jsonl").send().await?;
    let gone = client
        .files()
        .get_by_id("lines.jsonl")
        .send()
        .await
        .expect_err("it was deleted");
    assert_eq!(gone.status().map(|status| status.as_u16()), Some(404));
    Ok(())
}

/// The document says nothing of what a file is; that a `GET` gives something is clear.
#[tokio::test]
async fn a_file_comes_back_byte_for_byte() -> Result {
    let client = client()?;
    let bytes: Vec<u8> = (0..=255).collect();
    client
        .files()
        .update_by_id("bytes.bin")
        .body(bytes.clone())
        .send()
        .await?;
    assert_eq!(client.files().get_by_id("bytes.bin").send().await?, bytes);
    Ok(())
}

#[tokio::test]
async fn events_are_read_from_what_is_declared_as_a_file() -> Result {
    let client = client()?;
    let text = "event: hue\ndata: red\n\ndata: blue\nid: 2\n\n";
    client
        .files()
        .update_by_id("events.txt")
        .body(text)
        .send()
        .await?;
    let mut events = client
        .files()
        .get_by_id("events.txt")
        .send()
        .streamed()
        .await?
        .text_events();
    let mut seen = Vec::new();
    while let Some(event) = events.next().await {
        seen.push(event?.data);
    }
    assert_eq!(seen, ["red", "blue"]);
    Ok(())
}

/// The document says that near misses are requests; they are objects around requests.
#[tokio::test]
async fn what_is_nothing_of_its_type_is_a_gap() -> Result {
    let client = client()?;
    client
        .stub_mappings()
        .create_new()
        .body(stub("/near/here", "x"))
        .send()
        .await?;
    get(&url("wiremock")?, "/near/hare")?;
    let pattern = RequestPattern::default().url("/near/here");
    let call = client.near_misses().find_for_request_pattern(pattern);
    let found = call.send().with_response().await?;
    assert!(
        found
            .value
            .near_misses
            .is_some_and(|misses| !misses.is_empty())
    );
    let first = found
        .gaps
        .first()
        .ok_or("a gap says that nothing was read")?;
    assert_eq!(first.path(&found.body), "$.nearMisses[0]");
    Ok(())
}

/// WireMock stands before Chroma, writes down what that answers, and then answers alone.
#[tokio::test]
async fn another_server_is_recorded_and_replayed() -> Result {
    let (client, base) = (client()?, url("wiremock")?);
    let start = client.recordings().start().target_base_url(url("chroma")?);
    start.persist(false).send().await?;
    let chroma = chroma::Client::builder().base_url(&base).build()?;
    let heard = chroma.system().heartbeat().send().await?;
    let stubs = client
        .recordings()
        .stop()
        .send()
        .await?
        .mappings
        .unwrap_or_default();
    let urls: Vec<_> = stubs
        .iter()
        .filter_map(|stub| stub.request.as_ref()?.url.as_deref())
        .collect();
    assert_eq!(urls, ["/api/v2/heartbeat"]);

    // The beat of a heart that no longer goes on.
    let replayed = chroma.system().heartbeat().send().await?;
    assert_eq!(replayed, heard);
    let error = client
        .recordings()
        .stop()
        .send()
        .await
        .expect_err("it has stopped");
    let refusal = error.api_error().ok_or("the server refused the call")?;
    assert_eq!(
        (refusal.status().as_u16(), refusal.code()),
        (400, Some("30"))
    );
    assert_eq!(refusal.message(), Some("Not currently recording."));
    Ok(())
}

#[tokio::test]
async fn the_server_is_well() -> Result {
    let client = client()?;
    let health = client.system().get_health().send().await?;
    assert_eq!(health.status, Some(HealthStatus::Healthy));
    let version = client.system().get_version().send().await?.version;
    assert!(version.is_some_and(|version| version.starts_with("3.")));
    Ok(())
}
