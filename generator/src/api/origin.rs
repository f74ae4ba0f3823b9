//! Origins: where a type without a name of its own stands.

use serde::Serialize;

use super::OperationKey;

/// What a type's name is made of: an owner, and the way from there to the schema.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Origin {
    /// The named thing it belongs to.
    pub owner: Owner,
    /// The steps from the owner to the schema.
    pub steps: Vec<Step>,
}

impl Origin {
    /// Whether it is a component itself, not something in it.
    #[must_use]
    pub(crate) fn is_component(&self) -> bool {
        self.steps.is_empty() && matches!(self.owner, Owner::Component(_))
    }

    /// The origin of something one step further in.
    #[must_use]
    pub(crate) fn then(&self, step: Step) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self { owner: self.owner.clone(), steps }
    }
}

/// What an inline schema belongs to.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Owner {
    /// A component schema, by its key.
    Component(String),
    /// An operation.
    Operation(OperationKey),
    /// An event: a webhook, or a callback of this operation.
    Event(Option<OperationKey>, String),
    /// Headers that the responses of several calls have, by what they are about.
    Headers(String),
}

/// One step from an owner to a schema inside it.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// A property of a record.
    Property(String),
    /// An item of a list.
    Item,
    /// A value of a map.
    Value,
    /// A variant of a union.
    Variant(super::VariantName),
    /// An item of a list that has a schema of its own by its position, from 1.
    TupleItem(usize),
    /// What a response of this status holds, where that is not a success.
    Refusal(super::Status),
    /// What all such responses have in common.
    Refusals,
    /// The whole body of a response.
    Response,
    /// The whole body of a request.
    Body,
    /// The form in which a type is sent, where it is received in another.
    Sent,
    /// The headers and the query of an event.
    Parameters,
    /// The headers of a response.
    Headers,
}
