// Generated from spec/seam.yaml by seamstress. Change the document, then run `cargo xtask codegen`.

//! Rust SDK for the Seam Connect API.
//!
//! ```no_run
//! # async fn example() -> Result<(), seam_sdk::Error> {
//! let client = seam_sdk::Client::from_env()?;
//! let client_session = client
//!     .client_sessions()
//!     .create()
//!     .customer_id("customer_id")
//!     .send()
//!     .await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! Each group of resources is a feature, all of them on by default:
//! `client-sessions`.
//!
//! - `webhooks` (default): the events that the API sends.
//! - `reqwest` (default): the default transport.
//! - `serde`: `Serialize` and `Deserialize` for every type.

#![forbid(unsafe_code)]

mod auth;
mod client;
pub mod resources;
pub mod runtime;
pub mod types;
#[cfg(feature = "webhooks")]
pub mod webhooks;

pub use client::{Client, ClientBuilder};
pub use runtime::{ApiError, Error, ErrorKind};
