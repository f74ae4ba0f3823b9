// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

use std::collections::BTreeMap;

use crate::runtime::codegen::record;

/// What is wrong with the parameters of a request, in the shape of the parameters: messages
/// about a value stand in its `_errors`, and every other member holds the same about the
/// parameter, property or list index that it is named after.
///
/// Given when the type of the error is `invalid_input`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ValidationErrors {
    /// Messages about this value itself.
    pub errors: Vec<String>,

    /// All other members.
    pub additional_properties: BTreeMap<String, ValidationErrors>,
}

record! {
    ValidationErrors {
        errors as "_errors": list,
        ..additional_properties,
    }
}
