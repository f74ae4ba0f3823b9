// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

use crate::runtime::codegen::record;
use crate::types::ErrorDetail;

/// What the API answers when it refuses a request.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ErrorResponse {
    pub error: ErrorDetail,

    /// Always `false`.
    pub ok: bool,
}

record! {
    ErrorResponse {
        error: required,
        ok: fixed = false,
    }
}
