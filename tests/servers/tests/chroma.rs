//! Chroma, through the document that it serves: records, and what is near to what.

use std::collections::BTreeMap;

use chroma::runtime::Json;
use chroma::types::{
    AddCollectionRecordsPayload, Collection, CreateCollectionPayload, CreateDatabasePayload,
    CreateTenantPayload, DeleteCollectionRecordsPayload, EmbeddingsPayload, GetRequestPayload,
    HashMapValue, Include, QueryRequestPayload, UpdateCollectionPayload,
    UpdateCollectionRecordsPayload, UpsertCollectionRecordsPayload,
};
use chroma::{Client, ErrorKind};
use seamstress_servers::{Result, url};

const TENANT: &str = "default_tenant";
const DATABASE: &str = "default_database";

/// The document asks for a key; a server at home has none.
fn client() -> Result<Client> {
    Ok(Client::builder()
        .base_url(url("chroma")?)
        .anonymous()
        .build()?)
}

/// A new collection of three records.
async fn hues(client: &Client, name: &str) -> Result<Collection> {
    let call = client
        .collection()
        .create(TENANT, DATABASE, CreateCollectionPayload::new(name));
    let collection = call.send().await?;
    let places = vec![vec![1.0, 0.0], vec![0.0, 1.0], vec![0.5, 0.5]];
    let records = AddCollectionRecordsPayload::new(
        EmbeddingsPayload::Array(places),
        ["red", "blue", "violet"],
    );
    let texts = ["like fire", "like the sea", "like dusk"].map(|text| Some(text.to_owned()));
    let notes = [1, 2, 3].map(|rank| Some(note("rank", HashMapValue::Integer(rank))));
    let records = records.documents(texts.to_vec()).metadatas(notes.to_vec());
    let id = collection.id.to_string();
    client
        .record()
        .collection_add(TENANT, DATABASE, id, records)
        .send()
        .await?;
    Ok(collection)
}

fn note(name: &str, value: HashMapValue) -> BTreeMap<String, HashMapValue> {
    [(name.to_owned(), value)].into()
}

#[tokio::test]
async fn tenants_and_databases_are_created_and_found() -> Result {
    let client = client()?;
    client
        .tenant()
        .create(CreateTenantPayload::new("painter"))
        .send()
        .await?;
    assert_eq!(client.tenant().get("painter").send().await?.name, "painter");
    let created = client
        .database()
        .create("painter", CreateDatabasePayload::new("pots"));
    created.send().await?;
    let found = client.database().get("painter", "pots").send().await?;
    assert_eq!((&*found.name, &*found.tenant), ("pots", "painter"));

    let again = client
        .tenant()
        .create(CreateTenantPayload::new("painter"))
        .send()
        .await;
    let refusal = again.expect_err("it is there already");
    let refusal = refusal.api_error().ok_or("the server refused the call")?;
    assert_eq!(refusal.status().as_u16(), 409);
    client.database().delete("painter", "pots").send().await?;
    assert!(
        client
            .database()
            .get("painter", "pots")
            .send()
            .await
            .is_err()
    );
    Ok(())
}

/// The document says that databases are collections: what these have besides is missing.
#[tokio::test]
async fn databases_that_are_declared_as_collections_are_read() -> Result {
    let client = client()?;
    let all = client
        .database()
        .list(TENANT)
        .limit(100)
        .send()
        .with_response()
        .await?;
    let names: Vec<&str> = all.value.iter().map(|one| &*one.name).collect();
    assert_eq!(names, [DATABASE]);
    let paths: Vec<String> = all.gaps.iter().map(|gap| gap.path(&all.body)).collect();
    assert!(
        paths.contains(&"$[0].configuration_json".to_owned()),
        "{paths:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_collection_is_created_listed_renamed_and_deleted() -> Result {
    let client = client()?;
    let wanted = CreateCollectionPayload::new("paints")
        .metadata(note("maker", HashMapValue::String("Anna".to_owned())));
    let created = client
        .collection()
        .create(TENANT, DATABASE, wanted)
        .send()
        .await?;
    assert_eq!((&*created.name, created.dimension), ("paints", None));
    let all = client
        .collection()
        .list(TENANT, DATABASE)
        .limit(1000)
        .send()
        .await?;
    let listed = all
        .iter()
        .find(|one| one.id == created.id)
        .ok_or("it is listed")?;
    let maker = listed
        .metadata
        .as_ref()
        .and_then(|notes| notes.get("maker"));
    assert_eq!(maker, Some(&HashMapValue::String("Anna".to_owned())));

    let id = created.id.to_string();
    let change = UpdateCollectionPayload::default().new_name("colours".to_owned());
    client
        .collection()
        .update(TENANT, DATABASE, &id, change)
        .send()
        .await?;
    assert_eq!(
        client
            .collection()
            .get(TENANT, DATABASE, "colours")
            .send()
            .await?
            .id,
        created.id
    );
    client
        .collection()
        .delete(TENANT, DATABASE, "colours")
        .send()
        .await?;

    let gone = client
        .collection()
        .get(TENANT, DATABASE, "colours")
        .send()
        .await;
    let gone = gone.expect_err("it was deleted");
    let refusal = gone.api_error().ok_or("the server refused the call")?;
    assert_eq!(refusal.status().as_u16(), 404);
    assert_eq!(refusal.code(), Some("NotFoundError"));
    let details = refusal.details().ok_or("it is as the document says")?;
    assert!(details.message.contains("colours"), "{}", details.message);
    assert_eq!(refusal.message(), Some(&*details.message));
    Ok(())
}

#[tokio::test]
async fn the_nearest_record_is_first() -> Result {
    let client = client()?;
    let id = hues(&client, "near").await?.id.to_string();
    let query = QueryRequestPayload::new([[0.9, 0.1]])
        .n_results(2)
        .include([Include::Documents, Include::Distances]);
    let found = client
        .record()
        .collection_query(TENANT, DATABASE, &id, query);
    let found = found.send().with_response().await?;
    assert!(found.gaps.is_empty(), "{:?}", found.gaps);
    assert_eq!(found.value.ids, [["red", "violet"]]);
    let texts = found.value.documents.ok_or("texts were asked for")?;
    assert_eq!(texts[0][0].as_deref(), Some("like fire"));
    let distances = found.value.distances.ok_or("distances were asked for")?;
    assert!(distances[0][0] < distances[0][1], "{distances:?}");
    assert_eq!(found.value.embeddings, None);
    Ok(())
}

#[tokio::test]
async fn records_are_found_changed_and_deleted() -> Result {
    let client = client()?;
    let id = hues(&client, "changing").await?.id.to_string();
    let records = client.record();
    assert_eq!(
        records
            .collection_count(TENANT, DATABASE, &id)
            .send()
            .await?,
        3
    );

    let above_one: Json = r#"{"rank":{"$gt":1}}"#.parse()?;
    let wanted = GetRequestPayload::default()
        .r#where(above_one)
        .include([Include::Metadatas]);
    let found = records
        .collection_get(TENANT, DATABASE, &id, wanted)
        .send()
        .await?;
    let mut ids = found.ids;
    ids.sort_unstable();
    assert_eq!(ids, ["blue", "violet"]);

    let change = UpdateCollectionRecordsPayload::new(["red"])
        .documents(vec![Some("like a rose".to_owned())])
        .metadatas(vec![Some(note("rare", HashMapValue::Boolean(true)))]);
    records
        .collection_update(TENANT, DATABASE, &id, change)
        .send()
        .await?;
    let more = EmbeddingsPayload::Array(vec![vec![1.0, 1.0]]);
    let more = UpsertCollectionRecordsPayload::new(more, ["white"]);
    records
        .collection_upsert(TENANT, DATABASE, &id, more)
        .send()
        .await?;
    assert_eq!(
        records
            .collection_count(TENANT, DATABASE, &id)
            .send()
            .await?,
        4
    );

    let wanted = GetRequestPayload::default().ids(vec!["red".to_owned()]);
    let wanted = wanted.include([Include::Documents, Include::Metadatas, Include::Embeddings]);
    let red = records
        .collection_get(TENANT, DATABASE, &id, wanted)
        .send()
        .await?;
    assert_eq!(red.documents, Some(vec![Some("like a rose".to_owned())]));
    assert_eq!(red.embeddings, Some(vec![vec![1.0, 0.0]]));
    let notes = red
        .metadatas
        .and_then(|mut all| all.pop().flatten())
        .unwrap_or_default();
    assert_eq!(notes.get("rare"), Some(&HashMapValue::Boolean(true)));
    assert!(notes.contains_key("rank"), "{notes:?}");

    let unwanted = DeleteCollectionRecordsPayload::default().ids(vec!["blue".to_owned()]);
    records
        .collection_delete(TENANT, DATABASE, &id, unwanted)
        .send()
        .await?;
    assert_eq!(
        records
            .collection_count(TENANT, DATABASE, &id)
            .send()
            .await?,
        3
    );
    Ok(())
}

/// A whole number stays one, and keeps all of its digits.
#[tokio::test]
async fn numbers_come_back_as_they_were_sent() -> Result {
    let client = client()?;
    let call =
        client
            .collection()
            .create(TENANT, DATABASE, CreateCollectionPayload::new("numbers"));
    let id = call.send().await?.id.to_string();
    let numbers = [
        ("large", HashMapValue::Integer(9_007_199_254_740_993)),
        ("whole", HashMapValue::Integer(5)),
        ("fraction", HashMapValue::Number(5.0)),
        ("both", HashMapValue::Number(0.1)),
    ];
    let notes: BTreeMap<String, HashMapValue> =
        numbers.map(|(name, value)| (name.to_owned(), value)).into();
    let places = EmbeddingsPayload::Array(vec![vec![0.25]]);
    let records =
        AddCollectionRecordsPayload::new(places, ["one"]).metadatas(vec![Some(notes.clone())]);
    client
        .record()
        .collection_add(TENANT, DATABASE, &id, records)
        .send()
        .await?;
    let wanted = GetRequestPayload::default().include([Include::Metadatas]);
    let found = client
        .record()
        .collection_get(TENANT, DATABASE, &id, wanted)
        .send()
        .await?;
    assert_eq!(found.metadatas, Some(vec![Some(notes)]));
    Ok(())
}

#[tokio::test]
async fn without_a_word_nothing_is_sent() -> Result {
    let client = Client::builder().base_url(url("chroma")?).build()?;
    let error = client
        .tenant()
        .get(TENANT)
        .send()
        .await
        .expect_err("a key is asked for");
    assert!(matches!(error.kind(), ErrorKind::Auth(_)), "{error}");
    assert!(error.to_string().contains("anonymous"), "{error}");
    Ok(())
}

#[tokio::test]
async fn what_has_another_dimension_is_refused() -> Result {
    let client = client()?;
    let id = hues(&client, "flat").await?.id.to_string();
    let records = EmbeddingsPayload::Array(vec![vec![1.0, 2.0, 3.0]]);
    let records = AddCollectionRecordsPayload::new(records, ["deep"]);
    let error = client
        .record()
        .collection_add(TENANT, DATABASE, &id, records)
        .send()
        .await;
    let error = error.expect_err("the others have two numbers");
    let refusal = error.api_error().ok_or("the server refused the call")?;
    assert_eq!(refusal.status().as_u16(), 400);
    assert_eq!(refusal.code(), Some("InvalidArgumentError"));
    assert!(
        refusal
            .message()
            .is_some_and(|why| why.contains("dimension")),
        "{refusal}"
    );
    Ok(())
}

#[tokio::test]
async fn the_server_is_well() -> Result {
    let client = client()?;
    assert!(
        client
            .system()
            .heartbeat()
            .send()
            .await?
            .nanosecond_heartbeat
            > 0
    );
    let error = client
        .system()
        .reset()
        .send()
        .await
        .expect_err("it is not allowed");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(403));
    let version = client.system().version().send().await?;
    // Declared as text, answered as JSON.
    assert_eq!(version, "1.0.0");
    // Declared as a text; `chroma.toml` says that it is not.
    let health = client.system().healthcheck().send().await?;
    assert_eq!(
        health.get("is_executor_ready").and_then(Json::as_bool),
        Some(true)
    );
    assert!(
        client
            .system()
            .pre_flight_checks()
            .send()
            .await?
            .max_batch_size
            > 0
    );
    Ok(())
}
