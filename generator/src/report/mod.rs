//! Diagnostics of every stage: code, location, cause, help.

mod diagnostic;

pub use diagnostic::{Diagnostic, Diagnostics, Related, Severity};
#[allow(missing_docs)]
pub mod codes {
    macro_rules! c { ($($n:ident)*) => { $(pub const $n: &str = stringify!($n);)* } }
    c! { VARIANTS_NOT_DISTINGUISHED DANGLING_REF ENDLESS_TYPE TOO_DEEP CONTRADICTION SEVERAL_UNIONS SEVERAL_METHODS PARAMETER_WITHOUT_NAME PATH_PARAMETER_UNUSED PARAMETER_LOCATION PATH_PARAMETER_UNDECLARED SEVERAL_RESPONSES UNKNOWN_SCHEME UNDECLARED_SCHEME NAME_COLLISION CRATE_VERSION INTERNAL }
}
