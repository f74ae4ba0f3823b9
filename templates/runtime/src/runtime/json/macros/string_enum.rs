//! String enums: open sets of known strings.

/// Gives an enum its codec and its conversions, from one line for each known string.
///
/// ```text
/// string_enum! { Status { Pending = "pending", Success = "success" } }
/// ```
///
/// The enum has a last variant `Other(String)`, or `Unknown(String)` with
/// `Status else Unknown { … }`: any other string reads as that and is written as it was. In the
/// tolerant mode one that differs from a known string in the case of letters alone is that.
#[allow(unused_macros, reason = "an API may have no enums")]
macro_rules! string_enum {
    ($name:ident { $($body:tt)* }) => {
        $crate::runtime::codegen::string_enum! { $name else Other { $($body)* } }
    };

    ($name:ident else $other:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        #[allow(deprecated, reason = "deprecated variants are read and written like all others")]
        impl $name {
            /// The string that stands for the value.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::$other(text) => text,
                }
            }
        }

        #[allow(deprecated, reason = "deprecated variants are read and written like all others")]
        impl ::std::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::$other(::std::string::String::from(other)),
                }
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                Self::from(&*text)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                Ok(Self::from(text))
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::runtime::codegen::Decode for $name {
            const KEEPS_TEXT: bool = true;

            #[inline]
            fn decode(r: &mut $crate::runtime::codegen::Reader<'_>) -> ::std::result::Result<Self, $crate::runtime::codegen::Fault> {
                r.peek();
                let start = r.offset();
                let value = Self::from(&*r.text()?);
                match &value {
                    Self::$other(text) => Ok(r.listed(start, text, &[$($text),*]).map_or(value, Self::from)),
                    _ => Ok(value),
                }
            }

            #[inline]
            fn absent() -> ::std::option::Option<Self> {
                Some(Self::$other(::std::string::String::new()))
            }
        }

        impl $crate::runtime::codegen::Encode for $name {
            #[inline]
            fn encode(&self, w: &mut $crate::runtime::codegen::Writer) {
                w.string(self.as_str());
            }
        }

        $crate::runtime::codegen::serde_impls! { $name }
    };
}

#[allow(unused_imports, reason = "an API may have no enums")]
pub(crate) use string_enum;
