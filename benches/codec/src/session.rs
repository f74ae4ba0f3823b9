//! A list of client sessions in their envelope: strings, lists of strings, instants, a number.

use jiter::{Jiter, JiterResult, NumberInt, Peek};

use crate::Contender;
use crate::runtime::json;
use crate::runtime::{Timestamp, record};

#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
pub(crate) struct Session {
    client_session_id: String,
    connect_webview_ids: Vec<String>,
    connected_account_ids: Vec<String>,
    created_at: Timestamp,
    customer_key: Option<String>,
    device_count: f64,
    expires_at: Timestamp,
    token: String,
    user_identifier_key: Option<String>,
    workspace_id: String,
}

record! {
    Session {
        client_session_id: required,
        connect_webview_ids: list,
        connected_account_ids: list,
        created_at: required,
        customer_key: optional,
        device_count: required,
        expires_at: required,
        token: required,
        user_identifier_key: null,
        workspace_id: required,
    }
}

#[derive(serde::Deserialize)]
struct Envelope {
    client_sessions: Vec<Session>,
}

pub(crate) fn document(count: usize) -> Vec<u8> {
    let one = r#"{"client_session_id":"c2cbd177-1ace-414b-bb1e-9f129e4a05c1","connect_webview_ids":["dafe6400-7484-4fd1-8c17-1c901b444250"],
    "connected_account_ids":["8062d457-e28e-481f-aecc-509905627511","35ecf644-74a4-66a9-5a67-b35cb4c8bb4c"],"created_at":"2025-06-15T16:54:17.946309Z",
    "customer_id":"e387e15f-be27-47ad-881f-4a6fc5460c57","device_count":1,"expires_at":"2025-06-19T15:22:40.000Z",
    "token":"seam_cst1891oqCmD_6dBwV8PJ2Fsoe9dWYVyMfVHq","user_identifier_key":"jane_doe","user_identity_id":"89765fd3-6193-4d63-8605-e77f75356555",
    "workspace_id":"b887bf84-9849-4454-a562-cf84293d9781"}"#;
    format!("{{\"client_sessions\":[{}],\"ok\":true}}", vec![one; count].join(",")).into_bytes()
}

pub(crate) fn contenders() -> Vec<Contender<'static>> {
    vec![
        ("ours", Box::new(|text| json::from_member::<Vec<Session>>(text, "client_sessions").map_or(0, |list| list.len()))),
        ("jiter", Box::new(|text| with_jiter(text).map_or(0, |list| list.len()))),
        ("serde_json derive", Box::new(|text| serde_json::from_slice::<Envelope>(text).map_or(0, |envelope| envelope.client_sessions.len()))),
    ]
}

fn with_jiter(text: &[u8]) -> JiterResult<Vec<Session>> {
    let mut jiter = Jiter::new(text);
    let mut sessions = Vec::new();
    let mut key = jiter.next_object()?.map(str::to_owned);
    while let Some(name) = key {
        if name == "client_sessions" {
            let mut peek = jiter.next_array()?;
            while peek.is_some() {
                sessions.push(session(&mut jiter)?);
                peek = jiter.array_step()?;
            }
        } else {
            jiter.next_skip()?;
        }
        key = jiter.next_key()?.map(str::to_owned);
    }
    jiter.finish()?;
    Ok(sessions)
}

#[derive(Clone, Copy)]
enum Field {
    Id,
    Webviews,
    Accounts,
    Created,
    Customer,
    Count,
    Expires,
    Token,
    User,
    Workspace,
    Other,
}

/// Keys borrow from the reader, so the field is told apart before the value is read.
fn field(key: &str) -> Field {
    match key {
        "client_session_id" => Field::Id,
        "connect_webview_ids" => Field::Webviews,
        "connected_account_ids" => Field::Accounts,
        "created_at" => Field::Created,
        "customer_key" => Field::Customer,
        "device_count" => Field::Count,
        "expires_at" => Field::Expires,
        "token" => Field::Token,
        "user_identifier_key" => Field::User,
        "workspace_id" => Field::Workspace,
        _ => Field::Other,
    }
}

fn session(jiter: &mut Jiter<'_>) -> JiterResult<Session> {
    let (mut id, mut webviews, mut accounts, mut created, mut customer) = (None, Vec::new(), Vec::new(), None, None);
    let (mut count, mut expires, mut token, mut user, mut workspace) = (None, None, None, None, None);
    let mut next = jiter.next_object()?.map(field);
    while let Some(which) = next {
        match which {
            Field::Id => id = Some(jiter.next_str()?.to_owned()),
            Field::Webviews => webviews = strings(jiter)?,
            Field::Accounts => accounts = strings(jiter)?,
            Field::Created => created = jiter.next_str()?.parse().ok(),
            Field::Customer => customer = optional(jiter)?,
            Field::Count => count = Some(number(jiter)?),
            Field::Expires => expires = jiter.next_str()?.parse().ok(),
            Field::Token => token = Some(jiter.next_str()?.to_owned()),
            Field::User => user = optional(jiter)?,
            Field::Workspace => workspace = Some(jiter.next_str()?.to_owned()),
            Field::Other => jiter.next_skip()?,
        }
        next = jiter.next_key()?.map(field);
    }
    Ok(Session {
        client_session_id: id.unwrap_or_default(),
        connect_webview_ids: webviews,
        connected_account_ids: accounts,
        created_at: created.unwrap_or_default(),
        customer_key: customer,
        device_count: count.unwrap_or_default(),
        expires_at: expires.unwrap_or_default(),
        token: token.unwrap_or_default(),
        user_identifier_key: user,
        workspace_id: workspace.unwrap_or_default(),
    })
}

pub(crate) fn strings(jiter: &mut Jiter<'_>) -> JiterResult<Vec<String>> {
    let mut list = Vec::new();
    let mut peek = jiter.next_array()?;
    while peek.is_some() {
        list.push(jiter.next_str()?.to_owned());
        peek = jiter.array_step()?;
    }
    Ok(list)
}

pub(crate) fn optional(jiter: &mut Jiter<'_>) -> JiterResult<Option<String>> {
    if jiter.peek()? == Peek::Null {
        jiter.next_null()?;
        return Ok(None);
    }
    Ok(Some(jiter.next_str()?.to_owned()))
}

pub(crate) fn number(jiter: &mut Jiter<'_>) -> JiterResult<f64> {
    Ok(match jiter.next_number()? {
        jiter::NumberAny::Int(NumberInt::Int(value)) => value as f64,
        jiter::NumberAny::Int(NumberInt::BigInt(_)) => 0.0,
        jiter::NumberAny::Float(value) => value,
    })
}
