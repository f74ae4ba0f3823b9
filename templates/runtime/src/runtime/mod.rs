//! The runtime of every SDK.

pub mod json;
pub mod param;

pub use json::{Base64, DecodeError, Json, Nullable, Secret};
#[cfg(feature = "jiff")]
pub use json::{Date, Time, Timestamp};
#[cfg(feature = "uuid")]
pub use json::Uuid;
#[allow(unused_imports, reason = "an API may have none of one kind")]
pub(crate) use json::{record, string_enum, union};
pub use param::{Param, ParamValue, list};
