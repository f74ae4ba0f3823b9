//! The committed SDK against a server inside the test: what is sent, byte by byte, and how answers
//! are read.

use seam_sdk::types::ClientSession;
use seam_sdk::{Client, ErrorKind};
use seamstress_tests::Result;
use seamstress_tests::samples::{Sample, seam_sample, seam_samples};
use seamstress_tests::server::{Reply, Server};
use serde_json::{Value, json};

fn client(server: &Server) -> Result<Client> {
    Ok(Client::builder()
        .base_url(server.url())
        .api_key("seam_test_key")
        .build()?)
}

/// Checks one request against the sample of its operation.
fn assert_is_sample(server: &Server, sample: &Sample) -> Result {
    let requests = server.requests();
    let [request] = requests.as_slice() else {
        return Err(format!("{} requests", requests.len()).into());
    };
    assert_eq!(
        (request.method.as_str(), request.path()),
        (sample.method.as_str(), sample.path.as_str())
    );
    assert_eq!(request.query(), "");
    assert_eq!(
        request.header("authorization"),
        Some("Bearer seam_test_key")
    );
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(
        with_instants(request.json()?),
        with_instants(sample.body.clone())
    );
    Ok(())
}

/// `…:40.000Z` and `…:40Z` are the same instant.
fn with_instants(mut body: Value) -> Value {
    if let Some(text) = body.get("expires_at").and_then(Value::as_str) {
        body["expires_at"] = Value::from(text.replace(".000Z", "Z"));
    }
    body
}

fn text(body: &Value, key: &str) -> Result<String> {
    Ok(body[key]
        .as_str()
        .ok_or_else(|| format!("the sample has no {key}"))?
        .to_owned())
}

fn texts(body: &Value, key: &str) -> Result<Vec<String>> {
    let items = body[key]
        .as_array()
        .ok_or_else(|| format!("the sample has no {key}"))?;
    Ok(items
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// The samples lack the required `user_identity_ids` and carry an undeclared `customer_id`: both
/// are taken.
fn assert_is_sample_session(session: &ClientSession, sample: &Value) -> Result {
    assert_eq!(
        session.client_session_id,
        text(sample, "client_session_id")?
    );
    assert_eq!(
        session.connect_webview_ids,
        texts(sample, "connect_webview_ids")?
    );
    assert_eq!(
        session.connected_account_ids,
        texts(sample, "connected_account_ids")?
    );
    assert_eq!(session.created_at, text(sample, "created_at")?.parse()?);
    assert_eq!(session.expires_at, text(sample, "expires_at")?.parse()?);
    assert_eq!(session.token.expose(), text(sample, "token")?);
    assert_eq!(session.workspace_id, text(sample, "workspace_id")?);
    #[expect(deprecated, reason = "that it may be absent is what is tested")]
    let identities = &session.user_identity_ids;
    assert!(identities.is_empty());
    Ok(())
}

#[tokio::test]
async fn create_sends_and_reads_the_sample() -> Result {
    let sample = seam_sample("clientSessionsCreatePost")?;
    let server = Server::scripted([Reply::json(200, &sample.response)])?;
    let body = &sample.body;
    let session = client(&server)?
        .client_sessions()
        .create()
        .customer_id(text(body, "customer_id")?)
        .customer_key(text(body, "customer_key")?)
        .user_identifier_key(text(body, "user_identifier_key")?)
        .connect_webview_ids(texts(body, "connect_webview_ids")?)
        .connected_account_ids(texts(body, "connected_account_ids")?)
        .user_identity_id(text(body, "user_identity_id")?)
        .expires_at(text(body, "expires_at")?.parse()?)
        .send()
        .await?;
    assert_is_sample(&server, &sample)?;
    assert_is_sample_session(&session, &sample.response["client_session"])
}

#[tokio::test]
async fn get_sends_and_reads_the_sample() -> Result {
    let sample = seam_sample("clientSessionsGetPost")?;
    let server = Server::scripted([Reply::json(200, &sample.response)])?;
    let id = text(&sample.body, "client_session_id")?;
    let session = client(&server)?
        .client_sessions()
        .get()
        .client_session_id(id)
        .send()
        .await?;
    assert_is_sample(&server, &sample)?;
    assert_is_sample_session(&session, &sample.response["client_session"])
}

/// The documentation shows `{}` for this answer, the schema a session: the call gives nothing.
#[tokio::test]
async fn grant_access_sends_the_sample() -> Result {
    let sample = seam_sample("clientSessionsGrantAccessPost")?;
    let server = Server::scripted([Reply::json(200, &sample.response)])?;
    let body = &sample.body;
    let () = client(&server)?
        .client_sessions()
        .grant_access()
        .client_session_id(text(body, "client_session_id")?)
        .user_identifier_key(text(body, "user_identifier_key")?)
        .connected_account_ids(texts(body, "connected_account_ids")?)
        .connect_webview_ids(texts(body, "connect_webview_ids")?)
        .user_identity_id(text(body, "user_identity_id")?)
        .send()
        .await?;
    assert_is_sample(&server, &sample)
}

#[test]
fn every_sample_has_a_test() -> Result {
    let names: Vec<String> = seam_samples()?
        .into_iter()
        .map(|sample| sample.operation)
        .collect();
    assert_eq!(
        names,
        [
            "clientSessionsCreatePost",
            "clientSessionsGetPost",
            "clientSessionsGrantAccessPost"
        ]
    );
    Ok(())
}

#[tokio::test]
async fn delete_and_revoke_send_the_id_and_give_nothing() -> Result {
    let server = Server::scripted([
        Reply::json(200, &json!({"ok": true})),
        Reply::json(200, &json!({"ok": true})),
    ])?;
    let seam = client(&server)?;
    let () = seam.client_sessions().delete("one").send().await?;
    let () = seam.client_sessions().revoke("two").send().await?;
    let requests = server.requests();
    let seen: Vec<(&str, Value)> = requests
        .iter()
        .map(|one| Ok((one.path(), one.json()?)))
        .collect::<Result<_>>()?;
    assert_eq!(
        seen,
        [
            (
                "/client_sessions/delete",
                json!({"client_session_id": "one"})
            ),
            (
                "/client_sessions/revoke",
                json!({"client_session_id": "two"})
            ),
        ]
    );
    assert!(
        requests.iter().all(|one| one.method == "POST"
            && one.header("authorization") == Some("Bearer seam_test_key"))
    );
    Ok(())
}

#[tokio::test]
async fn list_reads_every_session() -> Result {
    let session = seam_sample("clientSessionsGetPost")?.response["client_session"].clone();
    let answer = json!({"client_sessions": [session, session], "ok": true});
    let server = Server::scripted([Reply::json(200, &answer)])?;
    let sessions = client(&server)?
        .client_sessions()
        .list()
        .without_user_identifier_key(true)
        .send()
        .await?;
    assert_eq!(sessions.len(), 2);
    assert_is_sample_session(&sessions[1], &session)?;
    assert_eq!(
        server.requests()[0].json()?,
        json!({"without_user_identifier_key": true})
    );
    Ok(())
}

#[tokio::test]
async fn nothing_is_sent_without_a_credential_that_fits() -> Result {
    let server = Server::scripted([])?;
    let seam = Client::builder()
        .base_url(server.url())
        .publishable_key("seam_pk_x")
        .build()?;
    let error = seam
        .client_sessions()
        .list()
        .send()
        .await
        .err()
        .ok_or("sent")?;
    assert!(matches!(error.kind(), ErrorKind::Auth(_)), "{error:?}");
    let line = error.to_string();
    for named in [
        "POST /client_sessions/list",
        "api_key",
        "SEAM_API_KEY",
        "personal_access_token",
        "workspace_id",
        "publishable_key",
    ] {
        assert!(line.contains(named), "{named} is not in: {line}");
    }
    assert!(!line.contains("seam_pk_x"), "{line}");
    assert!(server.requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn both_credentials_travel_where_both_are_needed() -> Result {
    let server = Server::scripted([Reply::json(
        200,
        &json!({"client_sessions": [], "ok": true}),
    )])?;
    let seam = Client::builder()
        .base_url(server.url())
        .personal_access_token("seam_at_x")
        .workspace_id("ws")
        .build()?;
    seam.client_sessions().list().send().await?;
    let requests = server.requests();
    assert_eq!(
        requests[0].header("authorization"),
        Some("Bearer seam_at_x")
    );
    assert_eq!(requests[0].header("seam-workspace"), Some("ws"));
    Ok(())
}

#[test]
fn a_call_can_be_looked_at_before_it_is_sent() -> Result {
    let seam = Client::builder()
        .base_url("https://seam.example")
        .api_key("seam_secret")
        .build()?;
    let call = seam.client_sessions().delete("id").call()?;
    assert_eq!(call.method().as_str(), "POST");
    assert_eq!(
        call.url().as_str(),
        "https://seam.example/client_sessions/delete"
    );
    assert_eq!(
        call.body().map(|body| body.as_ref()),
        Some(&br#"{"client_session_id":"id"}"#[..])
    );
    assert!(!format!("{call:?}").contains("seam_secret"));
    Ok(())
}

#[tokio::test]
async fn html_with_status_200_is_a_decode_error_that_keeps_the_body() -> Result {
    let server = Server::scripted([Reply::html(200, "<html><body>maintenance</body></html>")])?;
    let error = client(&server)?
        .client_sessions()
        .get()
        .send()
        .await
        .err()
        .ok_or("decoded")?;
    assert!(matches!(error.kind(), ErrorKind::Decode(_)), "{error:?}");
    assert_eq!(
        error.body(),
        Some(&b"<html><body>maintenance</body></html>"[..])
    );
    assert!(error.to_string().contains("HTML page"), "{error}");
    Ok(())
}

#[tokio::test]
async fn a_decode_error_names_the_path() -> Result {
    let mut session = seam_sample("clientSessionsGetPost")?.response["client_session"].clone();
    session["created_at"] = json!("yesterday");
    let server = Server::scripted([Reply::json(
        200,
        &json!({"client_session": session, "ok": true}),
    )])?;
    let error = client(&server)?
        .client_sessions()
        .get()
        .send()
        .await
        .err()
        .ok_or("decoded")?;
    assert!(
        error.to_string().contains("$.client_session.created_at"),
        "{error}"
    );
    Ok(())
}

#[test]
fn the_event_of_a_webhook_is_read() -> Result {
    let body = br#"{"event_id":"e","event_type":"client_session.deleted","workspace_id":"w","created_at":"2025-06-15T16:54:17.946309Z",
        "occurred_at":"2025-06-15T16:54:17.946309Z","client_session_id":"c"}"#;
    let event: seam_sdk::types::Event = seam_sdk::runtime::json::from_slice(body)?;
    let seam_sdk::types::Event::ClientSessionDeleted(deleted) = event else {
        return Err("another event".into());
    };
    assert_eq!(deleted.client_session_id, "c");

    let unknown = br#"{"event_type":"client_session.renamed","n":1e2}"#;
    let event: seam_sdk::types::Event = seam_sdk::runtime::json::from_slice(unknown)?;
    assert_eq!(seam_sdk::runtime::json::to_vec(&event), unknown);
    Ok(())
}
