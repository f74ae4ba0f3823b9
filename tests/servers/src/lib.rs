//! What the tests of all servers share. `cargo xtask servers` starts the servers and says where
//! they are.

use std::env;

/// What a test returns, so that `?` does the work of `unwrap`.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The base URL of a server.
///
/// # Errors
///
/// When it was not started.
pub fn url(server: &str) -> Result<String> {
    let name = format!("{}_URL", server.to_uppercase());
    env::var(&name).map_err(|_| format!("`{name}` is not set: run `cargo xtask servers`").into())
}
