//! JSON values as they are written in JSON.

/// A [`Json`](crate::runtime::Json) value, written as JSON is.
///
/// `null`, arrays and objects stand for themselves. Everything else is an expression that converts
/// into `Json`: a text, a number, a boolean, a list, an `Option`, a map. The name of a member is a
/// literal, a variable, or an expression in parentheses. Of members with the same name the last one
/// counts.
///
/// ```text
/// json!({ "n": { "$gte": 2 }, "tags": ["a", tag], (format!("x-{tag}")): null })
/// ```
#[macro_export]
macro_rules! json {
    (@array [$($done:expr,)*]) => {
        $crate::runtime::codegen::Json::Array(::std::vec::Vec::from([$($done),*]))
    };
    (@array [$($done:expr,)*] null $(, $($rest:tt)*)?) => {
        $crate::runtime::codegen::json!(@array [$($done,)* $crate::runtime::codegen::json!(null),] $($($rest)*)?)
    };
    (@array [$($done:expr,)*] [$($inner:tt)*] $(, $($rest:tt)*)?) => {
        $crate::runtime::codegen::json!(@array [$($done,)* $crate::runtime::codegen::json!([$($inner)*]),] $($($rest)*)?)
    };
    (@array [$($done:expr,)*] {$($inner:tt)*} $(, $($rest:tt)*)?) => {
        $crate::runtime::codegen::json!(@array [$($done,)* $crate::runtime::codegen::json!({$($inner)*}),] $($($rest)*)?)
    };
    (@array [$($done:expr,)*] $value:expr $(, $($rest:tt)*)?) => {
        $crate::runtime::codegen::json!(@array [$($done,)* $crate::runtime::codegen::json!($value),] $($($rest)*)?)
    };

    (@object [$($done:expr,)*]) => {{
        let members: ::std::vec::Vec<(::std::string::String, $crate::runtime::codegen::Json)> =
            ::std::vec::Vec::from([$($done),*]);
        $crate::runtime::codegen::Json::Object(::std::iter::FromIterator::from_iter(members))
    }};
    (@object [$($done:expr,)*] $name:tt: null $(, $($rest:tt)*)?) => {
        $crate::runtime::codegen::json!(@object [$($done,)* ($name.into(), $crate::runtime::codegen::json!(null)),] $($($rest)*)?)
    };
    (@object [$($done:expr,)*] $name:tt: [$($inner:tt)*] $(, $($rest:tt)*)?) => {
        $crate::runtime::codegen::json!(@object [$($done,)* ($name.into(), $crate::runtime::codegen::json!([$($inner)*])),] $($($rest)*)?)
    };
    (@object [$($done:expr,)*] $name:tt: {$($inner:tt)*} $(, $($rest:tt)*)?) => {
        $crate::runtime::codegen::json!(@object [$($done,)* ($name.into(), $crate::runtime::codegen::json!({$($inner)*})),] $($($rest)*)?)
    };
    (@object [$($done:expr,)*] $name:tt: $value:expr $(, $($rest:tt)*)?) => {
        $crate::runtime::codegen::json!(@object [$($done,)* ($name.into(), $crate::runtime::codegen::json!($value)),] $($($rest)*)?)
    };

    (null) => { $crate::runtime::codegen::Json::Null };
    ([$($elements:tt)*]) => { $crate::runtime::codegen::json!(@array [] $($elements)*) };
    ({$($members:tt)*}) => { $crate::runtime::codegen::json!(@object [] $($members)*) };
    ($value:expr) => { $crate::runtime::codegen::Json::from($value) };
}

pub use json;
