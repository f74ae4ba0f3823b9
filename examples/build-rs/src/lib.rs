//! A client for the pets of `openapi.yaml`, generated when this crate is built.

include!(concat!(env!("OUT_DIR"), "/sdk/src/root.rs"));
