//! The macros that give a generated type its codec, from one line for each member or variant, and
//! what they expand to.
//!
//! An expansion names nothing but `runtime::codegen`, what the invocation names, and absolute paths
//! of the standard library.

mod constant;
mod debug;
mod integer_enum;
mod json;
pub mod presence;
mod record;
mod serde_impls;
mod string_enum;
mod trial;
mod union;
mod union_from;
pub(super) mod values;

pub use debug::Hidden;
pub(crate) use debug::debug;
pub(crate) use integer_enum::integer_enum;
pub use json::json;
pub(crate) use record::record;
pub(crate) use serde_impls::serde_impls;
pub(crate) use string_enum::string_enum;
pub use trial::Trial;
pub(crate) use union::union;
pub(crate) use union_from::union_from;
