//! The types of `openapi.yaml`, generated when this crate is built, so that its tests can run them.

include!(concat!(env!("OUT_DIR"), "/sdk/src/root.rs"));
