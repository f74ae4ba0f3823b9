//! A union of fifty variants by one tag, as Seam's events are: each with ten members.

use jiter::{Jiter, JiterResult};

use crate::Contender;
use crate::runtime::json::{self, Decode, Reader};
use crate::runtime::{Json, record, union};
use crate::session::{number, optional, strings};

macro_rules! variants {
    ($($name:ident = $tag:literal),* $(,)?) => {
        $(
            #[derive(Clone, Debug, PartialEq, serde::Deserialize)]
            pub(crate) struct $name {
                event_id: String,
                event_description: Option<String>,
                created_at: String,
                occurred_at: String,
                workspace_id: String,
                device_id: String,
                connected_account_id: Option<String>,
                codes: Vec<String>,
                battery: f64,
                is_managed: bool,
            }

            record! {
                $name {
                    "event_type" = $tag,
                    event_id: required,
                    event_description: optional,
                    created_at: required,
                    occurred_at: required,
                    workspace_id: required,
                    device_id: required,
                    connected_account_id: optional,
                    codes: list,
                    battery: required,
                    is_managed: required,
                }
            }

            impl $name {
                fn with_jiter(jiter: &mut Jiter<'_>) -> JiterResult<Self> {
                    let (mut event_id, mut event_description, mut created_at, mut occurred_at) = (None, None, None, None);
                    let (mut workspace_id, mut device_id, mut connected_account_id) = (None, None, None);
                    let (mut codes, mut battery, mut is_managed) = (Vec::new(), None, None);
                    let mut next = jiter.next_object()?.map(field);
                    while let Some(which) = next {
                        match which {
                            0 => event_id = Some(jiter.next_str()?.to_owned()),
                            1 => event_description = optional(jiter)?,
                            2 => created_at = Some(jiter.next_str()?.to_owned()),
                            3 => occurred_at = Some(jiter.next_str()?.to_owned()),
                            4 => workspace_id = Some(jiter.next_str()?.to_owned()),
                            5 => device_id = Some(jiter.next_str()?.to_owned()),
                            6 => connected_account_id = optional(jiter)?,
                            7 => codes = strings(jiter)?,
                            8 => battery = Some(number(jiter)?),
                            9 => is_managed = Some(jiter.next_bool()?),
                            _ => jiter.next_skip()?,
                        }
                        next = jiter.next_key()?.map(field);
                    }
                    Ok(Self {
                        event_id: event_id.unwrap_or_default(),
                        event_description,
                        created_at: created_at.unwrap_or_default(),
                        occurred_at: occurred_at.unwrap_or_default(),
                        workspace_id: workspace_id.unwrap_or_default(),
                        device_id: device_id.unwrap_or_default(),
                        connected_account_id,
                        codes,
                        battery: battery.unwrap_or_default(),
                        is_managed: is_managed.unwrap_or_default(),
                    })
                }
            }
        )*

        #[derive(Clone, Debug, PartialEq)]
        pub(crate) enum Event {
            $($name(Box<$name>),)*
            Other(Json),
        }

        union! { Event by "event_type" { $($name = $tag,)* } }

        #[derive(serde::Deserialize)]
        #[serde(tag = "event_type")]
        pub(crate) enum SerdeEvent {
            $(#[serde(rename = $tag)] $name(Box<$name>),)*
        }

        /// The tag stands first in the object; jiter has no way back, so a second reader starts where the first one looked.
        fn event_with_jiter(jiter: &mut Jiter<'_>, text: &[u8]) -> JiterResult<usize> {
            let start = jiter.current_index();
            let mut ahead = Jiter::new(&text[start..]);
            let mut key = ahead.next_object()?.map(|key| key == "event_type");
            while key == Some(false) {
                ahead.next_skip()?;
                key = ahead.next_key()?.map(|key| key == "event_type");
            }
            let value = match ahead.next_str()? {
                $($tag => Event::$name(Box::new($name::with_jiter(jiter)?)),)*
                _ => {
                    jiter.next_skip()?;
                    Event::Other(Json::Null)
                }
            };
            Ok(usize::from(!matches!(std::hint::black_box(value), Event::Other(_))))
        }

        const TAGS: &[&str] = &[$($tag),*];
    };
}

fn field(key: &str) -> u8 {
    match key {
        "event_id" => 0,
        "event_description" => 1,
        "created_at" => 2,
        "occurred_at" => 3,
        "workspace_id" => 4,
        "device_id" => 5,
        "connected_account_id" => 6,
        "codes" => 7,
        "battery" => 8,
        "is_managed" => 9,
        _ => 10,
    }
}

variants! {
    A0 = "access_code.created", A1 = "access_code.changed", A2 = "access_code.scheduled", A3 = "access_code.set", A4 = "access_code.removed",
    A5 = "access_code.delayed", A6 = "access_code.failed", A7 = "access_code.deleted", A8 = "access_code.modified", A9 = "access_code.pulled",
    B0 = "device.connected", B1 = "device.added", B2 = "device.converted", B3 = "device.unmanaged", B4 = "device.removed",
    B5 = "device.deleted", B6 = "device.tampered", B7 = "device.low_battery", B8 = "device.battery_status", B9 = "device.privacy",
    C0 = "lock.locked", C1 = "lock.unlocked", C2 = "lock.access_denied", C3 = "lock.jammed", C4 = "lock.restored",
    C5 = "thermostat.preset", C6 = "thermostat.manual", C7 = "thermostat.exceeded", C8 = "thermostat.within", C9 = "thermostat.changed",
    D0 = "noise_sensor.quiet", D1 = "noise_sensor.loud", D2 = "noise_sensor.offline", D3 = "noise_sensor.online", D4 = "noise_sensor.reset",
    D5 = "client_session.deleted", D6 = "connected_account.connected", D7 = "connected_account.created", D8 = "connected_account.completed", D9 = "connected_account.failed",
    E0 = "action_attempt.lock_succeeded", E1 = "action_attempt.lock_failed", E2 = "action_attempt.unlock_succeeded", E3 = "action_attempt.unlock_failed", E4 = "action_attempt.expired",
    E5 = "camera.activated", E6 = "phone.deactivated", E7 = "space.changed", E8 = "space.deleted", E9 = "user.merged",
}

pub(crate) fn document(count: usize) -> Vec<u8> {
    let values: Vec<String> = (0..count)
        .map(|number| {
            let tag = TAGS[number * 7 % TAGS.len()];
            format!(
                r#"{{"event_type":"{tag}","event_id":"c2cbd177-1ace-414b-bb1e-9f129e4a05c1","event_description":"Something happened to the \"front\" door.","created_at":"2025-06-15T16:54:17.946309Z","occurred_at":"2025-06-15T16:54:17.946309Z","workspace_id":"b887bf84-9849-4454-a562-cf84293d9781","device_id":"8062d457-e28e-481f-aecc-509905627511","connected_account_id":null,"codes":["1234","5678"],"battery":0.{number},"is_managed":true,"unknown":{{"a":[1,2,3]}}}}"#
            )
        })
        .collect();
    format!("[{}]", values.join(",")).into_bytes()
}

pub(crate) fn contenders() -> Vec<Contender<'static>> {
    vec![
        ("ours", Box::new(|text| json::from_slice::<Vec<Event>>(text).map_or(0, |list| list.iter().filter(|event| !matches!(event, Event::Other(_))).count()))),
        ("jiter", Box::new(|text| with_jiter(text).unwrap_or_default())),
        ("serde_json derive", Box::new(|text| serde_json::from_slice::<Vec<SerdeEvent>>(text).map_or(0, |list| list.len()))),
    ]
}

fn with_jiter(text: &[u8]) -> JiterResult<usize> {
    let mut jiter = Jiter::new(text);
    let mut count = 0;
    let mut peek = jiter.next_array()?;
    while peek.is_some() {
        count += event_with_jiter(&mut jiter, text)?;
        peek = jiter.array_step()?;
    }
    jiter.finish()?;
    Ok(count)
}

/// What is skipped, all of it: the whole document.
struct Skipped;

impl Decode for Skipped {
    fn decode(r: &mut Reader<'_>) -> Result<Self, json::Fault> {
        r.skip()?;
        Ok(Self)
    }
}

pub(crate) fn skippers() -> Vec<Contender<'static>> {
    vec![
        ("ours", Box::new(|text| usize::from(json::from_slice::<Skipped>(text).is_ok()))),
        ("jiter", Box::new(|text| usize::from(Jiter::new(text).next_skip().is_ok()))),
        ("serde_json derive", Box::new(|text| usize::from(serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok()))),
    ]
}
