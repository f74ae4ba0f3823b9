//! The client of `openapi.yaml` and `wire/`, generated when this crate is built, so that its tests
//! can run it.

include!(concat!(env!("OUT_DIR"), "/sdk/src/root.rs"));
