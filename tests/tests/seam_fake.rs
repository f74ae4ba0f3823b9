//! The committed SDK against Seam's own fake server.
//!
//! What the fake does is written down beside each test; where it departs from the document, too.

use seam_sdk::types::ClientSession;
use seam_sdk::{Client, ClientBuilder, ErrorKind};
use seamstress_tests::Result;
use seamstress_tests::fake_seam::FakeSeam;
use seamstress_tests::http;

fn client(fake: &FakeSeam) -> ClientBuilder {
    Client::builder().base_url(fake.url())
}

fn with_api_key(fake: &FakeSeam) -> Result<Client> {
    Ok(client(fake).api_key(fake.api_key()?).build()?)
}

#[tokio::test]
async fn a_session_is_created_and_read_back() -> Result {
    let Some(fake) = FakeSeam::start_or_skip()? else {
        return Ok(());
    };
    let seam = with_api_key(&fake)?;
    let created = seam
        .client_sessions()
        .create()
        .user_identifier_key("jane_doe")
        .connected_account_ids(["john_connected_account_id"])
        .send()
        .await?;
    assert_eq!(created.user_identifier_key.as_deref(), Some("jane_doe"));
    assert_eq!(created.connected_account_ids, ["john_connected_account_id"]);
    assert_eq!(created.workspace_id, fake.workspace_id()?);
    assert!(created.token.expose().starts_with("seam_cst"));
    assert!(created.expires_at > created.created_at);

    let read = seam
        .client_sessions()
        .get()
        .client_session_id(&created.client_session_id)
        .send()
        .await?;
    assert_eq!(read.client_session_id, created.client_session_id);
    assert_eq!(read.token, created.token);
    Ok(())
}

/// The fake leaves `user_identifier_key` out where the document requires it: null and absent read
/// the same.
#[tokio::test]
async fn a_required_nullable_member_may_be_left_out() -> Result {
    let Some(fake) = FakeSeam::start_or_skip()? else {
        return Ok(());
    };
    let created = with_api_key(&fake)?
        .client_sessions()
        .create()
        .send()
        .await?;
    assert_eq!(created.user_identifier_key, None);
    Ok(())
}

#[tokio::test]
async fn each_credential_opens_what_it_should() -> Result {
    let Some(fake) = FakeSeam::start_or_skip()? else {
        return Ok(());
    };
    let workspace = fake.workspace_id()?;

    let by_token = client(&fake)
        .personal_access_token(fake.personal_access_token()?)
        .workspace_id(workspace.clone())
        .build()?;
    assert_eq!(
        by_token
            .client_sessions()
            .create()
            .send()
            .await?
            .workspace_id,
        workspace
    );

    let by_console = client(&fake)
        .console_session_token(fake.console_session_token())
        .workspace_id(workspace.clone())
        .build()?;
    assert_eq!(
        by_console
            .client_sessions()
            .create()
            .send()
            .await?
            .workspace_id,
        workspace
    );

    let by_publishable_key = client(&fake)
        .publishable_key(fake.publishable_key()?)
        .build()?;
    let session = by_publishable_key
        .client_sessions()
        .create()
        .user_identifier_key("from_a_browser")
        .send()
        .await?;
    assert_eq!(
        session.user_identifier_key.as_deref(),
        Some("from_a_browser")
    );

    let by_session = client(&fake)
        .client_session_token(fake.client_session_token()?)
        .build()?;
    let own: ClientSession = by_session.client_sessions().get().send().await?;
    assert_eq!(own.token.expose(), fake.client_session_token()?);
    Ok(())
}

/// The fake takes only publishable keys here; the document says API keys, too.
#[tokio::test]
async fn get_or_create_gives_the_same_session_twice() -> Result {
    let Some(fake) = FakeSeam::start_or_skip()? else {
        return Ok(());
    };
    let seam = client(&fake)
        .publishable_key(fake.publishable_key()?)
        .build()?;
    let first = seam
        .client_sessions()
        .get_or_create()
        .user_identifier_key("twice")
        .send()
        .await?;
    let second = seam
        .client_sessions()
        .get_or_create()
        .user_identifier_key("twice")
        .send()
        .await?;
    assert_eq!(first.client_session_id, second.client_session_id);
    Ok(())
}

#[tokio::test]
async fn a_session_that_exists_already_is_refused_with_its_code() -> Result {
    let Some(fake) = FakeSeam::start_or_skip()? else {
        return Ok(());
    };
    let seam = with_api_key(&fake)?;
    let create = seam.client_sessions().create().user_identifier_key("once");
    create.clone().send().await?;
    let error = create.send().await.err().ok_or("created twice")?;
    let refusal = error.api_error().ok_or("not an answer of the API")?;
    assert_eq!(refusal.status(), 400);
    assert_eq!(refusal.code(), Some("client_session_token_already_exists"));
    Ok(())
}

/// Values of the wrong kind cannot be sent through the typed call, so they go in as the raw body.
#[tokio::test]
async fn validation_errors_are_a_tree() -> Result {
    let Some(fake) = FakeSeam::start_or_skip()? else {
        return Ok(());
    };
    let seam = with_api_key(&fake)?;
    let wrong = br#"{"connected_account_ids":[1,2],"user_identifier_key":123}"#;
    let error = seam
        .client_sessions()
        .create()
        .call()?
        .with_body("application/json", wrong.to_vec())
        .send()
        .await
        .err()
        .ok_or("the fake took it")?;
    let refusal = error.api_error().ok_or("not an answer of the API")?;
    assert_eq!(
        (refusal.status().as_u16(), refusal.code()),
        (400, Some("invalid_input"))
    );
    assert!(
        refusal
            .request_id()
            .is_some_and(|id| id.starts_with("request"))
    );
    let details = refusal
        .details()
        .ok_or("the body is not the documented one")?;
    let tree = details
        .error
        .validation_errors
        .ok_or("no validation_errors")?;
    assert!(tree.errors.is_empty());
    let of_key = &tree.additional_properties["user_identifier_key"];
    assert_eq!(of_key.errors, ["Expected string, received number"]);
    let of_ids = &tree.additional_properties["connected_account_ids"];
    assert!(of_ids.errors.is_empty());
    assert_eq!(
        of_ids.additional_properties["1"].errors,
        ["Expected string, received number"]
    );
    let line = error.to_string();
    assert!(
        line.starts_with("POST /client_sessions/create was refused: 400 invalid_input: "),
        "{line}"
    );
    assert!(line.contains("(request id request"), "{line}");
    Ok(())
}

#[tokio::test]
async fn an_unknown_key_is_unauthorized() -> Result {
    let Some(fake) = FakeSeam::start_or_skip()? else {
        return Ok(());
    };
    let seam = client(&fake).api_key("seam_nobodys_key").build()?;
    let error = seam
        .client_sessions()
        .get()
        .client_session_id("x")
        .send()
        .await
        .err()
        .ok_or("let in")?;
    let refusal = error.api_error().ok_or("not an answer of the API")?;
    assert_eq!(refusal.status(), 401);
    assert!(!format!("{error:?} {error}").contains("seam_nobodys_key"));
    Ok(())
}

#[tokio::test]
async fn an_unknown_session_is_not_found_in_json() -> Result {
    let Some(fake) = FakeSeam::start_or_skip()? else {
        return Ok(());
    };
    let seam = with_api_key(&fake)?;
    let error = seam
        .client_sessions()
        .get()
        .client_session_id("nope")
        .send()
        .await
        .err()
        .ok_or("found")?;
    let refusal = error.api_error().ok_or("not an answer of the API")?;
    assert_eq!(
        (refusal.status().as_u16(), refusal.code()),
        (404, Some("client_session_not_found"))
    );
    assert_eq!(refusal.message(), Some("Could not find client session"));
    assert_eq!(
        refusal.details().map(|details| details.error.kind),
        Some("client_session_not_found".to_owned())
    );
    Ok(())
}

/// The fake does not have this route: it answers 404 with the text `404` and nothing else.
#[tokio::test]
async fn a_missing_route_is_not_found_in_text() -> Result {
    let Some(fake) = FakeSeam::start_or_skip()? else {
        return Ok(());
    };
    let error = with_api_key(&fake)?
        .client_sessions()
        .list()
        .send()
        .await
        .err()
        .ok_or("listed")?;
    let refusal = error.api_error().ok_or("not an answer of the API")?;
    assert_eq!(refusal.status(), 404);
    assert_eq!((refusal.code(), refusal.details()), (None, None));
    assert_eq!(refusal.body().as_ref(), b"404");
    Ok(())
}

/// An outage answers 503 without a body.
#[tokio::test]
async fn an_outage_has_no_body() -> Result {
    let Some(fake) = FakeSeam::start_or_skip()? else {
        return Ok(());
    };
    let outage = format!(
        r#"{{"workspace_id":"{}","routes":["/client_sessions/get"]}}"#,
        fake.workspace_id()?
    );
    http::post_json(fake.url(), "/_fake/simulate_workspace_outage", &outage)?;
    let error = with_api_key(&fake)?
        .client_sessions()
        .get()
        .client_session_id("x")
        .send()
        .await
        .err()
        .ok_or("up")?;
    assert!(matches!(error.kind(), ErrorKind::Api(_)));
    let refusal = error.api_error().ok_or("not an answer of the API")?;
    assert_eq!(refusal.status(), 503);
    assert!(refusal.body().is_empty());
    assert!(error.to_string().contains("503"), "{error}");
    Ok(())
}
