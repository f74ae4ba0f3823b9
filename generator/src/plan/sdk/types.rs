//! Names and types as Rust writes them.

use serde::Serialize;

/// A name with its origin.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    /// As the document writes it.
    pub wire: String,
    /// As Rust writes it, `r#` included.
    pub rust: String,
}

/// A Rust type, as the SDK names it.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RustType {
    /// A type that the prelude has: `String`, `bool`, `i64`.
    Prelude(&'static str),
    /// A type of the runtime: `Json`, `Secret`, `Timestamp`.
    Runtime(&'static str),
    /// An item of `crate::types`.
    Item(String),
    /// `Vec<T>`.
    Vec(Box<RustType>),
    /// `(A, B)`.
    Tuple(Vec<RustType>),
    /// `BTreeMap<String, T>`.
    Map(Box<RustType>),
    /// `Option<T>`.
    Option(Box<RustType>),
    /// `Nullable<T>`: absent, null or a value.
    Nullable(Box<RustType>),
    /// `Box<T>`.
    Boxed(Box<RustType>),
    /// A type of the runtime over another: `EventStream<T>`.
    Over(&'static str, Box<RustType>),
    /// A type that stands in the file that names it.
    Local(String),
    /// `()`.
    Unit,
}
