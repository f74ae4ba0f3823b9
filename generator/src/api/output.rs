//! Responses: what a call gives, and what a refusal holds.

use serde::Serialize;

use super::{Type, TypeRef};

/// What a successful call gives.
#[derive(Clone, Serialize, Debug)]
pub enum Output {
    /// Nothing that is worth a type.
    Nothing,
    /// The JSON body, or the named member of it.
    Json {
        /// The type.
        ty: TypeRef,
        /// The member that is unwrapped.
        member: Option<String>,
    },
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// The body of a refusal.
#[derive(Clone, Serialize, Debug)]
pub struct ErrorBody {
    /// The status as the document writes it: `404`, `4XX`, `default`.
    pub status: String,
    /// Its type.
    pub ty: Type,
}
