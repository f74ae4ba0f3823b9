//! The codec of types that are not generated: those of Rust itself, those of other crates, and our
//! own for what JSON has no type for.
//!
//! Each file holds a type with its [`Decode`](super::Decode) and [`Encode`](super::Encode). They
//! know the reader and the writer, and nothing of the macros.

mod base64;
mod ip;
mod nullable;
mod number;
mod object;
mod scalars;
mod secret;
#[cfg(feature = "jiff")]
mod time;
mod tuple;
mod unknown_members;
#[cfg(feature = "uuid")]
mod uuid;

pub use base64::{Base64, Base64Url};
pub use ip::IpAddr;
pub use nullable::Nullable;
pub use number::Number;
pub use object::Object;
pub use secret::Secret;
#[cfg(feature = "jiff")]
pub use time::{Date, Duration, Time, Timestamp};
pub use unknown_members::UnknownMembers;
#[cfg(feature = "uuid")]
pub use uuid::Uuid;
