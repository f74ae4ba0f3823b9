//! The codec as an SDK has it: the same files, compiled into this crate.
#![allow(
    dead_code,
    unused_imports,
    reason = "only a part of the runtime is measured"
)]

#[path = "../../../templates/runtime/src/runtime/json/mod.rs"]
pub mod json;

/// What the macros of the codec expand to.
pub mod codegen {
    pub use super::json::macros::{Trial, presence};
    pub use super::json::{Decode, Encode, Fault, Json, Kind, Reader, UnknownMembers, Writer};

    pub(crate) use super::json::macros::{
        integer_enum, record, serde_impls, string_enum, union,
    };
}
