//! The codec as an SDK has it: the same files, compiled into this crate.
#![allow(
    dead_code,
    unused_imports,
    reason = "only a part of the runtime is measured"
)]

#[path = "../../../templates/runtime/src/runtime/json/mod.rs"]
pub mod json;
