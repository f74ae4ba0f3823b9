//! The properties that the fuzz targets try. They are those of the normal tests, and stand where
//! these do.
#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    unused_qualifications,
    reason = "only a part of the runtime is under test, and its tests are not compiled here"
)]

pub mod cases;

/// The runtime as an SDK has it: the same files, compiled into this crate, since its macros are not
/// for other crates.
#[path = "../../templates/runtime/src/runtime/mod.rs"]
pub mod runtime;

#[path = "../../templates/runtime/src/property_tests/mod.rs"]
pub mod property_tests;

#[path = "../../templates/runtime/src/json_tests/syntax.rs"]
pub mod syntax;

/// As the properties name it.
pub mod json_tests {
    pub use crate::syntax;
}

#[cfg(feature = "generator")]
#[path = "../../generator/tests/properties/document.rs"]
#[rustfmt::skip]
pub mod document;

#[cfg(feature = "generator")]
#[path = "../../generator/tests/properties/generated.rs"]
#[rustfmt::skip]
mod generated;

#[cfg(feature = "generator")]
#[path = "../../generator/tests/properties/markdown.rs"]
#[rustfmt::skip]
pub mod markdown;

/// All properties.
pub fn all() -> Vec<&'static cases::Property> {
    let all = property_tests::ALL.into_iter();
    #[cfg(feature = "generator")]
    let all = all.chain([&document::DOCUMENT, &markdown::MARKDOWN]);
    all.collect()
}
