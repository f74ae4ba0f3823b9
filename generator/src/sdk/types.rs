//! Names and types as Rust writes them.

use serde::Serialize;

/// A name with its origin.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Name {
    /// As the document writes it.
    pub wire: String,
    /// As Rust writes it, `r#` included.
    pub rust: String,
}

impl Name {
    /// The name as that of a parameter, in a function whose body uses `others` for what they are:
    /// `list_` is the list, `list` makes it.
    pub(crate) fn beside(&self, others: &[&str]) -> String {
        let end = if others.contains(&self.rust.as_str()) { "_" } else { "" };
        format!("{}{end}", self.rust)
    }
}

/// A Rust type, as the SDK names it.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum RustType {
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
