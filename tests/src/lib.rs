//! Tests of the workspace as a whole, and what they share.
//!
//! - [`samples`] reads the cURL samples of `spec/seam.yaml`: requests and the answers to them.
//! - [`fake_seam`] runs Seam's own fake server (needs `node` and `npm`).
//! - [`fixtures`] are small documents, each about one thing.
//! - [`prism`] runs an outside validator of requests (needs `node` and `npm`).
//! - [`server`] is a server inside the test: it gives scripted answers and remembers the
//!   requests.
//! - [`workspace`] makes a workspace of generated crates, so that what was built for ours is used
//!   again.

pub mod fake_seam;
pub mod fixtures;
pub mod http;
pub mod npm;
pub mod prism;
pub mod samples;
pub mod server;
pub mod workspace;

/// What a test returns, so that `?` does the work of `unwrap`.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
