//! `Debug` of structs that hold secrets.

use std::fmt;

use crate::runtime::json::Nullable;

/// Text that `Debug` does not show. It does show whether there is any.
pub struct Hidden<'v, T>(pub &'v T);

impl fmt::Debug for Hidden<'_, String> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl fmt::Debug for Hidden<'_, Option<String>> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map(Hidden).fmt(f)
    }
}

impl fmt::Debug for Hidden<'_, Nullable<String>> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Nullable::Value(text) => Nullable::Value(Hidden(text)).fmt(f),
            Nullable::Null => Nullable::<()>::Null.fmt(f),
            Nullable::Absent => Nullable::<()>::Absent.fmt(f),
        }
    }
}

/// Implements `Debug` as its derive does, but for the members that are `hidden`.
///
/// ```text
/// debug! {
///     Session {
///         access_token: hidden,
///         user: shown,
///     }
/// }
/// ```
#[allow(unused_macros, reason = "an API may have no secrets")]
macro_rules! debug {
    ($name:ident { $($field:ident: $how:ident),* $(,)? }) => {
        impl ::std::fmt::Debug for $name {
            #[allow(deprecated, reason = "deprecated members are shown like all others")]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(stringify!($name))
                    $(.field(
                        stringify!($field).trim_start_matches("r#"),
                        &$crate::runtime::codegen::debug!(@$how &self.$field),
                    ))*
                    .finish()
            }
        }
    };
    (@hidden $value:expr) => { $crate::runtime::codegen::Hidden($value) };
    (@shown $value:expr) => { $value };
}

#[allow(unused_imports, reason = "an API may have no secrets")]
pub(crate) use debug;
