//! Integer enums: open sets of known whole numbers.

/// Gives an enum its codec and its conversions, from one line for each known number.
///
/// ```text
/// integer_enum! { Level { Off = 0, On = 1 } }
/// ```
///
/// The enum has a last variant `Other(i64)`, or `Unknown(i64)` with `Level else Unknown { … }`: any
/// other number of 64 bits reads as that and is written as it was.
#[allow(unused_macros, reason = "an API may have no enums of numbers")]
macro_rules! integer_enum {
    ($name:ident { $($body:tt)* }) => {
        $crate::runtime::codegen::integer_enum! { $name else Other { $($body)* } }
    };

    ($name:ident else $other:ident { $($variant:ident = $number:literal),* $(,)? }) => {
        impl ::std::convert::From<i64> for $name {
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    other => Self::$other(other),
                }
            }
        }

        impl ::std::convert::From<$name> for i64 {
            fn from(value: $name) -> Self {
                match value {
                    $($name::$variant => $number,)*
                    $name::$other(number) => number,
                }
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&i64::from(*self), f)
            }
        }

        impl $crate::runtime::codegen::Decode for $name {
            #[inline]
            fn decode(r: &mut $crate::runtime::codegen::Reader<'_>) -> ::std::result::Result<Self, $crate::runtime::codegen::Fault> {
                let value = Self::from(r.i64()?);
                if let Self::$other(_) = value {
                    r.unlisted();
                }
                Ok(value)
            }

            #[inline]
            fn absent() -> ::std::option::Option<Self> {
                Some(Self::from(0))
            }
        }

        impl $crate::runtime::codegen::Encode for $name {
            #[inline]
            fn encode(&self, w: &mut $crate::runtime::codegen::Writer) {
                w.integer(i64::from(*self));
            }
        }

        $crate::runtime::codegen::serde_impls! { $name }
    };
}

#[allow(unused_imports, reason = "an API may have no enums of numbers")]
pub(crate) use integer_enum;
