//! Request bodies.

use serde::Serialize;

use super::{Field, TypeRef};

/// A request body.
#[derive(Clone, Serialize, Debug)]
pub enum Body {
    /// A JSON object whose members are arguments of the call.
    Fields {
        /// The members.
        fields: Vec<Field>,
    },
    /// One JSON value of a type of its own.
    Json {
        /// The type.
        ty: TypeRef,
        /// Whether it must be sent.
        required: bool,
    },
    /// A body of another media type, given as bytes.
    Bytes {
        /// The media type, as written.
        media_type: String,
        /// Whether it must be sent.
        required: bool,
    },
    /// `application/x-www-form-urlencoded`, whose members are arguments of the call.
    Form {
        /// The members.
        fields: Vec<Field>,
    },
}
