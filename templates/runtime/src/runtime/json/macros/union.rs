//! Unions: values of one of several types.

use crate::runtime::json::reader::Mark;
use crate::runtime::json::{Decode, Fault, Json, Reader};

/// Gives an enum its codec, from one line for each variant and the rule that tells them apart.
///
/// ```text
/// union! { Event by "event_type" { Created = "device.created", Deleted = "device.deleted" } }
/// union! { Lock by "action", "status" { Trying = "lock", "pending", Locked = "lock", "success" } }
/// union! { Value by kind { Text = string, Number = number, Flag = boolean } }
/// union! { Exact by kind { Number = fraction, Whole = integer } }
/// union! { Target by key { Device = "device_id", Lock = "lock_id" } }
/// union! { Shape by trial { Circle, Square } }
/// union! { Mixed by kind { Text = string } else by "type" { A = "a", B = "b" } }
/// union! { Pet by "type" { Cat = "cat", Dog = "dog" } or Dog }
/// union! { User by "view" { Private = "private", Public = "public" } else trial }
/// ```
///
/// - By the value of one or more members, given by name: constants that each variant has its own
///   of. Behind `or` stands the variant of an object that lacks one of these members. Without it
///   the variants are tried on such an object: with `else trial` the members need not be there;
///   else one that is missing is a gap, and where two variants fit equally well, none is taken.
/// - By the `kind` of JSON value: string, integer, number, boolean, array, object, null. An integer
///   is also a number: where one variant is `integer`, the other one is `fraction` and stands
///   first. It takes what is written with a fraction or an exponent, and is written so: `5.0`.
/// - By a member (`key`) that only one variant requires; the first line that matches counts.
/// - By `trial`: the line that loses and mends least, the first of equals. A member or an element
///   that is not read counts 1, with each that is inside of it, as does an unlisted enum value; a
///   gap counts 1 to 3. So a line that fits without a remainder is always the one.
///
/// The enum has a last variant `Other(Json)`, or `Unknown(Json)` with `Event else Unknown by …`,
/// for what matches no line. In the tolerant mode it also takes what matches one and does not
/// decode as that; a gap is noted then.
#[allow(unused_macros, reason = "an API may have no unions")]
macro_rules! union {
    ($name:ident by $($rule:tt)*) => {
        $crate::runtime::codegen::union! { $name else Other by $($rule)* }
    };

    ($name:ident else $other:ident by kind {
        $fraction:ident = fraction, $($variant:ident = $kind:ident),* $(,)?
    } $(else by $($rule:tt)*)?) => {
        $crate::runtime::codegen::union! { @impls $name $other r
            {
                $crate::runtime::codegen::union!(@kinds r $other
                    { $fraction = fraction, $($variant = $kind),* } $(by $($rule)*)?)
            }
            { $($variant)* } [$fraction] $($($rule)*)?
        }
    };
    ($name:ident else $other:ident by kind { $($variant:ident = $kind:ident),* $(,)? } $(else by $($rule:tt)*)?) => {
        $crate::runtime::codegen::union! { @impls $name $other r
            {
                $crate::runtime::codegen::union!(@kinds r $other
                    { $($variant = $kind),* } $(by $($rule)*)?)
            }
            { $($variant)* } [] $($($rule)*)?
        }
    };
    ($name:ident else $other:ident by $($rule:tt)*) => {
        $crate::runtime::codegen::union! { @impls $name $other r
            { $crate::runtime::codegen::union!(@decode r $other by $($rule)*) }
            {} [] $($rule)*
        }
    };

    (@kinds $r:ident $other:ident { $($variant:ident = $kind:ident),* } $(by $($rule:tt)*)?) => {
        match $r.kind() {
            $(
                #[allow(unreachable_patterns, reason = "an integer is also a number")]
                Some($crate::runtime::codegen::union!(@kind $kind)) => $r.variant(Self::$variant),
            )*
            _ => $crate::runtime::codegen::union!(@otherwise $r $other $(by $($rule)*)?),
        }
    };

    // The rule for values whose kind does not decide.
    (@otherwise $r:ident $other:ident) => { $r.unknown(Self::$other) };
    (@otherwise $r:ident $other:ident by $($rule:tt)*) => {
        $crate::runtime::codegen::union!(@decode $r $other by $($rule)*)
    };

    (@decode $r:ident $other:ident by key { $($variant:ident = $key:literal),* $(,)? }) => {
        match $r.only_key(&[$($key),*])? {
            $(Some($key) => $r.variant(Self::$variant),)*
            _ => $r.unknown(Self::$other),
        }
    };
    (@decode $r:ident $other:ident by trial { $($variant:ident),* $(,)? }) => {{
        let mut trial = $crate::runtime::codegen::Trial::new($r);
        $(trial.line($r, Self::$variant)?;)*
        trial.end($r, Self::$other)
    }};
    (@decode $r:ident $other:ident by $tag:literal { $($variant:ident = $value:literal),* $(,)? } $($absent:tt)*) => {
        match $r.tags([$tag])?.as_ref().map(|[tag]| &**tag) {
            $(Some($value) => $r.variant(Self::$variant),)*
            Some(_) => $r.unknown(Self::$other),
            None => $crate::runtime::codegen::union!(@absent $r $other [$tag] [$($variant)*] $($absent)*),
        }
    };
    // Of several tags the values are written behind the variant, so the `=` tells such a line
    // in it.
    (@decode $r:ident $other:ident by $tag1:literal, $tag2:literal {
        $($variant:ident = $value1:literal, $value2:literal),* $(,)?
    } $($absent:tt)*) => {
        match $r.tags([$tag1, $tag2])?.as_ref().map(|[one, two]| (&**one, &**two)) {
            $(Some(($value1, $value2)) => $r.variant(Self::$variant),)*
            Some(_) => $r.unknown(Self::$other),
            None => $crate::runtime::codegen::union!(@absent $r $other [$tag1, $tag2] [$($variant)*] $($absent)*),
        }
    };
    (@decode $r:ident $other:ident by $tag1:literal, $tag2:literal, $tag3:literal {
        $($variant:ident = $value1:literal, $value2:literal, $value3:literal),* $(,)?
    } $($absent:tt)*) => {
        match $r.tags([$tag1, $tag2, $tag3])?.as_ref().map(|[one, two, three]| (&**one, &**two, &**three)) {
            $(Some(($value1, $value2, $value3)) => $r.variant(Self::$variant),)*
            Some(_) => $r.unknown(Self::$other),
            None => $crate::runtime::codegen::union!(@absent $r $other [$tag1, $tag2, $tag3] [$($variant)*] $($absent)*),
        }
    };
    (@decode $r:ident $other:ident by $tag1:literal, $tag2:literal, $tag3:literal, $tag4:literal {
        $($variant:ident = $value1:literal, $value2:literal, $value3:literal, $value4:literal),* $(,)?
    } $($absent:tt)*) => {
        match $r.tags([$tag1, $tag2, $tag3, $tag4])?.as_ref().map(|[one, two, three, four]| (&**one, &**two, &**three, &**four)) {
            $(Some(($value1, $value2, $value3, $value4)) => $r.variant(Self::$variant),)*
            Some(_) => $r.unknown(Self::$other),
            None => $crate::runtime::codegen::union!(@absent $r $other [$tag1, $tag2, $tag3, $tag4] [$($variant)*] $($absent)*),
        }
    };

    // The rule for objects that lack a tag.
    (@absent $r:ident $other:ident $tags:tt $variants:tt or $absent:ident) => {
        $r.variant(Self::$absent)
    };
    (@absent $r:ident $other:ident $tags:tt [$($variant:ident)*] else trial) => {
        $crate::runtime::codegen::union!(@decode $r $other by trial { $($variant),* })
    };
    (@absent $r:ident $other:ident $tags:tt [$($variant:ident)*]) => {{
        let mut trial = $crate::runtime::codegen::Trial::without_tag($r, &$tags)?;
        $(trial.line($r, Self::$variant)?;)*
        trial.end($r, Self::$other)
    }};

    (@kind null) => { $crate::runtime::codegen::Kind::Null };
    (@kind boolean) => { $crate::runtime::codegen::Kind::Boolean };
    (@kind fraction) => { $crate::runtime::codegen::Kind::Decimal | $crate::runtime::codegen::Kind::Number };
    (@kind integer) => { $crate::runtime::codegen::Kind::Integer | $crate::runtime::codegen::Kind::Decimal };
    (@kind number) => {
        $crate::runtime::codegen::Kind::Integer
            | $crate::runtime::codegen::Kind::Decimal
            | $crate::runtime::codegen::Kind::Number
    };
    (@kind string) => { $crate::runtime::codegen::Kind::String };
    (@kind array) => { $crate::runtime::codegen::Kind::Array };
    (@kind object) => { $crate::runtime::codegen::Kind::Object };

    // The variants of the second rule are picked out of its lines: a name, with or without values
    // behind it.
    (@impls $name:ident $other:ident $r:ident $decode:block { $($first:ident)* } [$($fraction:ident)?]
        $($key:ident)? $($tag:literal),* $({ $($variant:ident $(= $value:literal $(, $more:literal)*)?),* $(,)? } $(or $absent:ident)? $(else trial)?)?
    ) => {
        #[allow(deprecated, reason = "deprecated variants are read and written like all others")]
        impl $crate::runtime::codegen::Decode for $name {
            #[inline]
            fn decode($r: &mut $crate::runtime::codegen::Reader<'_>) -> ::std::result::Result<Self, $crate::runtime::codegen::Fault> {
                let start = $r.mark();
                let known = $decode;
                match known {
                    Ok(value) => Ok(value),
                    Err(fault) => $r.other(fault, start, Self::$other),
                }
            }

            #[inline]
            fn absent() -> ::std::option::Option<Self> {
                Some(Self::$other($crate::runtime::codegen::Json::Null))
            }
        }

        #[allow(deprecated, reason = "deprecated variants are read and written like all others")]
        #[allow(unreachable_patterns, reason = "a variant that several values select has several lines")]
        impl $crate::runtime::codegen::Encode for $name {
            #[inline]
            fn encode(&self, w: &mut $crate::runtime::codegen::Writer) {
                match self {
                    $(Self::$fraction(value) => w.fraction(value),)?
                    $(Self::$first(value) => $crate::runtime::codegen::Encode::encode(value, w),)*
                    $(
                        $(Self::$variant(value) => $crate::runtime::codegen::Encode::encode(value, w),)*
                        $(Self::$absent(value) => $crate::runtime::codegen::Encode::encode(value, w),)?
                    )?
                    Self::$other(value) => $crate::runtime::codegen::Encode::encode(value, w),
                }
            }
        }

        $crate::runtime::codegen::serde_impls! { $name }
    };
}

#[allow(unused_imports, reason = "an API may have no unions")]
pub(crate) use union;

impl Reader<'_> {
    /// Reads the payload of a union's variant.
    #[inline]
    pub fn variant<T: Decode, U>(&mut self, wrap: fn(T) -> U) -> Result<U, Fault> {
        T::decode(self).map(wrap)
    }

    /// Reads a value that no variant of a union is for, as raw JSON.
    #[inline]
    pub fn unknown<U>(&mut self, wrap: fn(Json) -> U) -> Result<U, Fault> {
        self.unlisted();
        self.variant(wrap)
    }

    /// Reads the value at `start`, which did not decode as the variant that it claims to be, as raw
    /// JSON.
    ///
    /// # Errors
    ///
    /// The given one in strict mode; else when the value is not JSON.
    #[cold]
    pub fn other<U>(&mut self, fault: Fault, start: Mark, wrap: fn(Json) -> U) -> Result<U, Fault> {
        if self.is_strict() || self.is_final() {
            return Err(fault);
        }
        self.rewind(start);
        let raw = <Json as Decode>::decode(self)?;
        self.kept_raw(start, "a value of the variant that it names");
        Ok(wrap(raw))
    }
}
