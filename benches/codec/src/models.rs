//! The models, each declared once for all three readers.

use std::collections::BTreeMap;

use jiter::{Jiter, JiterResult, Peek};
use serde::Deserialize;

use crate::by_jiter::{self, ByJiter};
use crate::runtime::codegen::{record, union};
use crate::runtime::json::Json;

/// A struct with serde's derive, our lines, and the loop that jiter wants.
macro_rules! model {
    ($name:ident { $($field:ident: $type:ty = $presence:ident,)* }) => {
        #[derive(Debug, Deserialize)]
        pub struct $name { $(pub $field: $type,)* }

        record! { $name { $($field: $presence,)* } }

        impl ByJiter for $name {
            fn read(j: &mut Jiter<'_>, _: Peek) -> JiterResult<Self> {
                $(let mut $field = None;)*
                let mut key = j.next_object()?;
                while let Some(name) = key {
                    match name {
                        $(stringify!($field) => {
                            let peek = j.peek()?;
                            $field = Some(<$type as ByJiter>::read(j, peek)?);
                        })*
                        _ => j.next_skip()?,
                    }
                    key = j.next_key()?;
                }
                Ok(Self { $($field: by_jiter::required(j, $field)?,)* })
            }
        }
    };
}

/// The same for a union by its member `type`.
macro_rules! tagged {
    ($name:ident { $($variant:ident($payload:ident) = $tag:literal,)* }) => {
        #[derive(Debug, Deserialize)]
        #[serde(tag = "event_type")]
        pub enum $name {
            $(#[serde(rename = $tag)] $variant($payload),)*
            #[serde(skip)]
            Other(Json),
        }

        union! { $name by "event_type" { $($variant = $tag,)* } }

        impl ByJiter for $name {
            fn read(j: &mut Jiter<'_>, peek: Peek) -> JiterResult<Self> {
                let tag = by_jiter::tag(j, "event_type")?;
                match tag.as_deref() {
                    $(Some($tag) => $payload::read(j, peek).map(Self::$variant),)*
                    _ => {
                        j.next_skip()?;
                        Ok(Self::Other(Json::Null))
                    }
                }
            }
        }
    };
}

model! { Sessions {
    client_sessions: Vec<ClientSession> = list,
    ok: bool = required,
} }

model! { ClientSession {
    client_session_id: String = required,
    connect_webview_ids: Vec<String> = list,
    connected_account_ids: Vec<String> = list,
    created_at: String = required,
    customer_key: Option<String> = optional,
    device_count: f64 = required,
    expires_at: String = required,
    token: String = required,
    user_identifier_key: Option<String> = null,
    user_identity_id: Option<String> = optional,
    user_identity_ids: Vec<String> = list,
    workspace_id: String = required,
} }

model! { Devices {
    devices: Vec<Device> = list,
} }

model! { Device {
    device_id: String = required,
    display_name: String = required,
    device_type: String = required,
    capabilities_supported: Vec<String> = list,
    connected_account_id: String = required,
    created_at: String = required,
    custom_metadata: BTreeMap<String, String> = map,
    errors: Vec<Problem> = list,
    warnings: Vec<Problem> = list,
    is_managed: bool = required,
    location: Option<Location> = optional,
    nickname: Option<String> = optional,
    properties: Properties = required,
    space_ids: Vec<String> = list,
    workspace_id: String = required,
    can_hvac_heat: Option<bool> = optional,
    can_hvac_cool: Option<bool> = optional,
    can_hvac_heat_cool: Option<bool> = optional,
    can_turn_off_hvac: Option<bool> = optional,
    can_remotely_lock: Option<bool> = optional,
    can_remotely_unlock: Option<bool> = optional,
    can_program_online_access_codes: Option<bool> = optional,
} }

model! { Problem {
    error_code: Option<String> = optional,
    warning_code: Option<String> = optional,
    message: String = required,
    created_at: String = required,
} }

model! { Location {
    location_name: Option<String> = optional,
    timezone: Option<String> = optional,
} }

model! { Properties {
    name: String = required,
    online: bool = required,
    locked: Option<bool> = optional,
    door_open: Option<bool> = optional,
    battery_level: Option<f64> = optional,
    battery: Option<Battery> = optional,
    manufacturer: Option<String> = optional,
    serial_number: Option<String> = optional,
    image_url: Option<String> = optional,
    image_alt_text: Option<String> = optional,
    has_native_entry_events: Option<bool> = optional,
    max_active_codes_supported: Option<f64> = optional,
    supported_code_lengths: Vec<i64> = list,
    code_constraints: Vec<String> = list,
} }

model! { Battery {
    level: f64 = required,
    status: String = required,
} }

model! { Events {
    events: Vec<Event> = list,
} }

model! { Happened {
    event_id: String = required,
    event_description: String = required,
    created_at: String = required,
    occurred_at: String = required,
    workspace_id: String = required,
    device_id: Option<String> = optional,
    connected_account_id: Option<String> = optional,
    access_code_id: Option<String> = optional,
} }

model! { Codes {
    event_id: String = required,
    created_at: String = required,
    occurred_at: String = required,
    workspace_id: String = required,
    access_code_id: String = required,
    device_id: String = required,
    code: Option<String> = optional,
    connected_account_id: Option<String> = optional,
    from: Option<String> = optional,
} }

model! { Numbers {
    floats: Vec<f64> = list,
    integers: Vec<i64> = list,
} }

model! { Texts {
    texts: Vec<String> = list,
} }

tagged! { Event {
    AccessCodeCreated(Codes) = "access_code.created",
    AccessCodeChanged(Codes) = "access_code.changed",
    AccessCodeScheduledOnDevice(Codes) = "access_code.scheduled_on_device",
    AccessCodeSetOnDevice(Codes) = "access_code.set_on_device",
    AccessCodeRemovedFromDevice(Codes) = "access_code.removed_from_device",
    AccessCodeDelayInSettingOnDevice(Codes) = "access_code.delay_in_setting_on_device",
    AccessCodeFailedToSetOnDevice(Codes) = "access_code.failed_to_set_on_device",
    AccessCodeDeleted(Codes) = "access_code.deleted",
    AccessCodeDelayInRemovingFromDevice(Codes) = "access_code.delay_in_removing_from_device",
    AccessCodeFailedToRemoveFromDevice(Codes) = "access_code.failed_to_remove_from_device",
    AccessCodeModifiedExternalToSeam(Codes) = "access_code.modified_external_to_seam",
    AccessCodeDeletedExternalToSeam(Codes) = "access_code.deleted_external_to_seam",
    AccessCodeBackupAccessCodePulled(Codes) = "access_code.backup_access_code_pulled",
    AccessCodeUnmanagedConvertedToManaged(Codes) = "access_code.unmanaged.converted_to_managed",
    AccessCodeUnmanagedFailedToConvertToManaged(Codes) = "access_code.unmanaged.failed_to_convert_to_managed",
    AccessCodeUnmanagedCreated(Codes) = "access_code.unmanaged.created",
    AccessCodeUnmanagedRemoved(Codes) = "access_code.unmanaged.removed",
    AccessGrantCreated(Happened) = "access_grant.created",
    AccessGrantDeleted(Happened) = "access_grant.deleted",
    AccessGrantAccessGrantedToAllDoors(Happened) = "access_grant.access_granted_to_all_doors",
    AccessGrantAccessGrantedToDoor(Happened) = "access_grant.access_granted_to_door",
    AccessGrantAccessToDoorLost(Happened) = "access_grant.access_to_door_lost",
    AccessMethodIssued(Happened) = "access_method.issued",
    AccessMethodRevoked(Happened) = "access_method.revoked",
    AccessMethodCardEncodingRequired(Happened) = "access_method.card_encoding_required",
    AccessMethodDeleted(Happened) = "access_method.deleted",
    AccessMethodReissued(Happened) = "access_method.reissued",
    AcsSystemConnected(Happened) = "acs_system.connected",
    AcsSystemAdded(Happened) = "acs_system.added",
    AcsSystemDisconnected(Happened) = "acs_system.disconnected",
    AcsCredentialDeleted(Happened) = "acs_credential.deleted",
    AcsCredentialIssued(Happened) = "acs_credential.issued",
    AcsCredentialReissued(Happened) = "acs_credential.reissued",
    AcsCredentialInvalidated(Happened) = "acs_credential.invalidated",
    AcsUserCreated(Happened) = "acs_user.created",
    AcsUserDeleted(Happened) = "acs_user.deleted",
    AcsEncoderAdded(Happened) = "acs_encoder.added",
    AcsEncoderRemoved(Happened) = "acs_encoder.removed",
    ClientSessionDeleted(Happened) = "client_session.deleted",
    ConnectedAccountConnected(Happened) = "connected_account.connected",
    ConnectedAccountCreated(Happened) = "connected_account.created",
    ConnectedAccountDisconnected(Happened) = "connected_account.disconnected",
    ConnectedAccountCompletedFirstSync(Happened) = "connected_account.completed_first_sync",
    ConnectedAccountDeleted(Happened) = "connected_account.deleted",
    ConnectedAccountCompletedFirstSyncAfterReconnection(Happened) = "connected_account.completed_first_sync_after_reconnection",
    DeviceConnected(Happened) = "device.connected",
    DeviceAdded(Happened) = "device.added",
    DeviceConvertedToUnmanaged(Happened) = "device.converted_to_unmanaged",
    DeviceUnmanagedConvertedToManaged(Happened) = "device.unmanaged.converted_to_managed",
    DeviceDisconnected(Happened) = "device.disconnected",
} }
