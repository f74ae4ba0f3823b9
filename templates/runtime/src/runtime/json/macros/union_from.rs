//! Unions are made from what they hold.

/// Gives a union a `From` for each line: the variant, and in parentheses what converts.
///
/// ```text
/// union_from! { Content { Text(String), Text(&str as String), ..Parts(Part), } }
/// union_from! { Message { User(User as Box), Tool(ToolCall as Tool), } }
/// ```
///
/// - Behind each `as` stands what the value becomes on its way: what the variant holds, which may
///   be another union, and the box that it stands in.
/// - Behind `..` stands a variant that holds a list: it is made from a `Vec` or an array of
///   anything that converts into the item that is named.
#[allow(unused_macros, reason = "an API may have no unions")]
macro_rules! union_from {
    ($name:ident {
        $($variant:ident($source:ty $(as $step:ident)*),)*
        $(..$list:ident($item:ty $(as $list_step:ident)*),)*
    }) => {
        $(
            impl ::std::convert::From<$source> for $name {
                #[inline]
                fn from(value: $source) -> Self {
                    $(let value = $step::from(value);)*
                    Self::$variant(value)
                }
            }
        )*
        $(
            impl<T: ::std::convert::Into<$item>> ::std::convert::From<::std::vec::Vec<T>> for $name {
                #[inline]
                fn from(values: ::std::vec::Vec<T>) -> Self {
                    let list = $crate::runtime::codegen::list::<$item>(values);
                    $(let list = $list_step::from(list);)*
                    Self::$list(list)
                }
            }

            impl<T: ::std::convert::Into<$item>, const N: usize> ::std::convert::From<[T; N]> for $name {
                #[inline]
                fn from(values: [T; N]) -> Self {
                    let list = $crate::runtime::codegen::list::<$item>(values);
                    $(let list = $list_step::from(list);)*
                    Self::$list(list)
                }
            }
        )*
    };
}

#[allow(unused_imports, reason = "an API may have no unions")]
pub(crate) use union_from;
