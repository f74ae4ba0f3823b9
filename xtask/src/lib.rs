//! What the chores share with the suites that measure other programs.

pub mod process;

/// What a chore gives: an error is what the person at the terminal should read.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
