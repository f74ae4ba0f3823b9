// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

//! The API's webhooks: events that it sends to you, by HTTP requests of its own.

use crate::runtime::Json;
use crate::runtime::codegen::{events, union};
use crate::types::Event;

/// A webhook: an event that the API sends to you.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Webhook {
    /// Receive an event.
    ///
    /// Answer with `2XX`: The event was received.
    Event(Box<Event>),

    /// An event that the document does not know, as it was received.
    Other(Json),
}

events! {
    Webhook {
        Event = "event": json,
    }
}

union! {
    Webhook by kind {
        Event = object,
    }
}

events! {
    from_slice Webhook
}
