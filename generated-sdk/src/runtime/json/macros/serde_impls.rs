//! The impls of serde, where its feature is on.

/// Nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[allow(unused_macros, reason = "an API may have no types")]
macro_rules! serde_impls {
    ($name:ident) => {};
}

/// The serde impls of a type that has our codec: both go through it.
#[cfg(feature = "serde")]
#[allow(unused_macros, reason = "an API may have no types")]
macro_rules! serde_impls {
    ($name:ident) => {
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::runtime::codegen::serialize(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::codegen::deserialize(deserializer)
            }
        }
    };
}

#[allow(unused_imports, reason = "an API may have no types")]
pub(crate) use serde_impls;
