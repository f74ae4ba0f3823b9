//! Limits of what is sent: the validation keywords of JSON Schema (2020-12, "Validation", section
//! 6), as tables.
//!
//! A table stands beside each record that has limits, and in each operation whose arguments have
//! limits; one function walks along it through the JSON text that is about to be sent. Only a
//! document that is generated with `validate = true` has tables.
//!
//! Not checked are: what is received, members of unions, of tuples and of maps in a record
//! (`additionalProperties` beside `properties`), and `pattern`.

mod check;
mod decimal;

pub(super) use check::first_violation;

/// A validation keyword with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The least number.
    Minimum(&'static str),
    /// What a number is greater than.
    ExclusiveMinimum(&'static str),
    /// The greatest number.
    Maximum(&'static str),
    /// What a number is less than.
    ExclusiveMaximum(&'static str),
    /// What a number is a whole multiple of.
    MultipleOf(&'static str),
    /// How many characters (Unicode scalar values) a text has at least.
    MinLength(u64),
    /// How many it has at most.
    MaxLength(u64),
    /// How many items a list has at least.
    MinItems(u64),
    /// How many it has at most.
    MaxItems(u64),
    /// No item is there twice.
    UniqueItems,
    /// How many members an object has at least.
    MinProperties(u64),
    /// How many it has at most.
    MaxProperties(u64),
}

/// The limits of a value, of what is in it, and of the items of a list or the values of a map.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Those of the value itself.
    pub rules: &'static [Rule],
    /// Those of its members.
    pub of: Option<MemberLimits>,
    /// Those of each of its items.
    pub each: &'static [Rule],
    /// Those of the members of each.
    pub each_of: Option<MemberLimits>,
}

/// Gives the table of a record. It is a function because types refer to each other, and to
/// themselves.
pub(in crate::runtime) type MemberLimits = fn() -> &'static [(&'static str, Limits)];

/// The limits of an operation's arguments, by place and name. The body as one value has the place
/// `body` and no name.
pub(in crate::runtime) type ArgumentLimits = &'static [(&'static str, &'static str, Limits)];

/// A record with limits. `limits!` implements this.
pub trait Limited {
    /// The members that have limits.
    fn members() -> &'static [(&'static str, Limits)];
}

/// Declares the limits of a record's members, a line for each:
///
/// ```text
/// limits! {
///     Pet {
///         field "name": [MinLength(1), MaxLength(64)],
///         field "owner": [] in Owner,
///         field "friends": [MaxItems(8), UniqueItems] each [] in Pet,
///         field "tags": [] each [MaxLength(20)],
///     }
/// }
/// ```
#[allow(unused_macros, reason = "an API may have no limits")]
macro_rules! limits {
    ($type:ident { $(field $name:literal: [$($rules:tt)*] $(in $of:ident)? $(each [$($each:tt)*] $(in $each_of:ident)?)?),* $(,)? }) => {
        impl $crate::runtime::codegen::Limited for $type {
            fn members() -> &'static [(&'static str, $crate::runtime::codegen::Limits)] {
                static MEMBERS: &[(&str, $crate::runtime::codegen::Limits)] = &[$((
                    $name,
                    $crate::runtime::codegen::limits!(@one [$($rules)*] [$($of)?] [$($($each)*)?] [$($($each_of)?)?])
                )),*];
                MEMBERS
            }
        }
    };

    (@call $($place:ident $name:literal: [$($rules:tt)*] $(in $of:ident)? $(each [$($each:tt)*] $(in $each_of:ident)?)?),* $(,)?) => {
        &[$((
            stringify!($place),
            $name,
            $crate::runtime::codegen::limits!(@one [$($rules)*] [$($of)?] [$($($each)*)?] [$($($each_of)?)?])
        )),*]
    };

    (@one [$($rule:ident $(($value:literal))?),* $(,)?] [$($of:ident)?] [$($each:ident $(($each_value:literal))?),* $(,)?] [$($each_of:ident)?]) => {
        $crate::runtime::codegen::Limits {
            rules: &[$($crate::runtime::codegen::Rule::$rule $(($value))?),*],
            of: $crate::runtime::codegen::limits!(@members $($of)?),
            each: &[$($crate::runtime::codegen::Rule::$each $(($each_value))?),*],
            each_of: $crate::runtime::codegen::limits!(@members $($each_of)?),
        }
    };

    (@members) => { None };
    (@members $of:ident) => { Some(<$of as $crate::runtime::codegen::Limited>::members) };
}

#[allow(unused_imports, reason = "an API may have no limits")]
pub(crate) use limits;
