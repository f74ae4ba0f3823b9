// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

use crate::runtime::Json;
use crate::runtime::codegen::union;
use crate::types::ClientSessionDeletedEvent;

/// Represents an event.
///
/// Events let you know when something interesting happens in your workspace. For example, when
/// a lock is unlocked, Seam creates a `lock.unlocked` event. When a device's battery level is
/// low, Seam creates a `device.battery_low` event.
///
/// As with other API resources, you can retrieve an individual event or a list of events. Seam
/// also provides a separate webhook system for sending the event objects directly to an
/// endpoint on your server. Manage webhooks through [Seam Console](https://console.seam.co).
/// You can also use the webhooks sandbox in Seam Console to see the different payloads for each
/// event and test them against your own endpoints.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A client session was deleted.
    ClientSessionDeleted(Box<ClientSessionDeletedEvent>),

    /// A value that fits none of the variants, as it was received.
    Other(Json),
}

union! {
    Event by "event_type" {
        ClientSessionDeleted = "client_session.deleted",
    }
}
