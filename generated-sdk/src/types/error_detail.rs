// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

use std::collections::BTreeMap;

use crate::runtime::Json;
use crate::runtime::codegen::record;
use crate::types::ValidationErrors;

/// Why a request was refused.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// Kind of the error, such as `invalid_input`, `unauthorized` or `client_session_not_found`.
    ///
    /// Wire name: `type`.
    pub kind: String,

    /// Explanation of the error, for people.
    pub message: String,

    /// What the error is about, such as the ID that was not found.
    pub data: Option<BTreeMap<String, Json>>,

    pub validation_errors: Option<ValidationErrors>,
}

record! {
    ErrorDetail {
        kind as "type": required,
        message: required,
        data: optional,
        validation_errors: optional,
    }
}
