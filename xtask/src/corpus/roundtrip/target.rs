//! What instances are made for.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a document has an instance for.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(in crate::corpus) struct Target {
    #[serde(flatten)]
    pub(in crate::corpus) what: What,
    pub(in crate::corpus) direction: Direction,
    pub(in crate::corpus) form: Form,
    /// The member of the body that the type stands for.
    pub(in crate::corpus) member: Option<String>,
    /// `200`, `2XX` or `default`; none where the answers of all successes are the same.
    pub(in crate::corpus) status: Option<String>,
    /// The media type, where it is not the preferred one.
    pub(in crate::corpus) media_type: Option<String>,
    pub(in crate::corpus) kind: Kind,
}

/// The place of a schema.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::corpus) enum What {
    /// A named one.
    Schema(String),
    /// That of an operation's successful answer: `GET /pets`.
    Response(String),
    /// That of an operation's request.
    Body(String),
}

/// Which members travel: those that are only read, or only written, go one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::corpus) enum Direction {
    Sent,
    Received,
}

/// What a body is made of.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::corpus) enum Kind {
    /// One value.
    Json,
    /// Values one after the other; one is tried.
    Lines,
    /// Events; the data of one is tried.
    Events,
}

/// The Rust types, as the second IR writes them.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::corpus) enum Form {
    /// One for all.
    Value(Value),
    /// None for the object itself: its members are arguments.
    Spread {
        members: Vec<Member>,
        /// Members that are always the same.
        fixed: Vec<String>,
        /// The type of all other members.
        rest: Option<Value>,
    },
}

/// A member that is an argument.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(in crate::corpus) struct Member {
    pub(in crate::corpus) name: String,
    pub(in crate::corpus) ty: Value,
}

impl Target {
    pub(in crate::corpus) fn new(what: What, direction: Direction, form: Form) -> Self {
        Self {
            what,
            direction,
            form,
            member: None,
            status: None,
            media_type: None,
            kind: Kind::Json,
        }
    }

    pub(in crate::corpus) fn is_spread(&self) -> bool {
        matches!(self.form, Form::Spread { .. })
    }

    /// What reports call it.
    pub(in crate::corpus) fn text(&self) -> String {
        let media_type = match &self.media_type {
            Some(name) => format!(" as {name}"),
            None => String::new(),
        };
        match (&self.what, &self.status) {
            (What::Schema(name), _) if self.direction == Direction::Sent => {
                format!("{name}, as it is sent")
            }
            (What::Schema(name), _) => name.clone(),
            (What::Response(line), Some(status)) => {
                format!("response {status} of {line}{media_type}")
            }
            (What::Response(line), None) => format!("response of {line}{media_type}"),
            (What::Body(line), _) => format!("body of {line}{media_type}"),
        }
    }
}
