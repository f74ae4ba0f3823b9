//! Records: structs that are JSON objects.

/// Gives a struct its codec, from one line for each member.
///
/// ```text
/// record! {
///     Device {
///         device_id: required,                // T
///         kind as "type": required,           // named otherwise in JSON
///         tags: list,                         // Vec<T>
///         labels: map,                        // BTreeMap<String, T>
///         location: optional,                 // Option<T>: None is not written
///         metadata: any,                      // Option<Json>: null is a value
///         owner: null,                        // Option<T>: None is written as null
///         nickname: nullable,                 // Nullable<T>: absent, null or a value
///         state: fixed = "on",                // T: a constant; another value is kept, and noted
///         "object" = "device",                // a constant: written always, only compared
///         ..additional_properties,            // BTreeMap<String, T>: all other members
///         _ => unknown_members,               // UnknownMembers: those that are not declared
///     }
/// }
/// ```
///
/// [`presence`](super::presence) says what the words mean when a member is missing or null.
/// Unknown members are skipped or kept; where there are no others, that is noted. A catch-all map must not
/// hold names that have a line of their own: they would be written twice.
#[allow(unused_macros, reason = "an API may have no records")]
macro_rules! record {
    ($name:ident {}) => {
        $crate::runtime::codegen::record! { @impls $name }
    };
    // The most common form by itself: it needs no macro to decide on each name, which would be felt
    // in compile time.
    ($name:ident { $($field:ident : $presence:ident),* $(,)? }) => {
        $crate::runtime::codegen::record! { @impls $name $({ $field (stringify!($field)) $presence })* }
    };
    // Each line is one of three things, as three optional parts: alternatives proper would need
    // recursion, line by line.
    ($name:ident {
        $(
            $($field:ident $(as $wire:literal)? : $presence:ident $(= $fixed:literal)?)?
            $($constant:literal = $value:literal)?
            $(.. $rest:ident)?
            $(_ => $unknown:ident)?
        ),*
    }) => {
        $crate::runtime::codegen::record! { @impls $name $({
            $($field ($crate::runtime::codegen::record!(@wire $field $($wire)?)) $presence $([$fixed])?)?
            $($constant = $value)?
            $(.. $rest)?
            $(_ => $unknown)?
        })* }
    };

    (@wire $field:ident) => { stringify!($field) };
    (@wire $field:ident $wire:literal) => { $wire };

    (@impls $name:ident $({
        $($field:ident ($($wire:tt)*) $presence:ident $([$fixed:literal])?)?
        $($constant:literal = $value:literal)?
        $(.. $rest:ident)?
        $(_ => $unknown:ident)?
    })*) => {
        #[allow(deprecated, reason = "deprecated members are read and written like all others")]
        #[allow(clippy::disallowed_names, reason = "members keep the names that the API gives them")]
        impl $crate::runtime::codegen::Decode for $name {
            #[inline]
            fn decode(r: &mut $crate::runtime::codegen::Reader<'_>) -> ::std::result::Result<Self, $crate::runtime::codegen::Fault> {
                #[allow(unused_imports, reason = "a record may have no members")]
                use $crate::runtime::codegen::presence;
                $(
                    $(let mut $field = None;)?
                    $(let mut $rest = ::std::collections::BTreeMap::new();)?
                    $(let mut $unknown = $crate::runtime::codegen::UnknownMembers::default();)?
                )*
                r.open_object()?;
                let start = r.offset();
                #[allow(unused_mut, reason = "a record may have a line that catches all")]
                let (mut members, mut strangers) = (0_usize, 0_usize);
                while let Some(key) = r.key()? {
                    members += 1;
                    match key {
                        $(
                            $($($wire)* => presence::$presence::read(&mut $field, r $(, $fixed)?),)?
                            $($constant => r.constant($value),)?
                            $(other => {
                                let name = ::std::string::String::from(other);
                                presence::rest::read(&mut $rest, name, r)
                            })?
                            $(other => {
                                strangers += 1;
                                let name = ::std::string::String::from(other);
                                presence::unknown::read(&mut $unknown, name, r)
                            })?
                        )*
                        #[allow(unreachable_patterns, reason = "reached where no line catches all")]
                        _ => {
                            strangers += 1;
                            r.stranger()
                        }
                    }?;
                }
                if strangers > 0 && strangers == members {
                    r.only_strangers(&[$($($($wire)*,)? $($constant,)?)*], start);
                }
                // One way out for all of them: a `?` on each costs the compiler a third more.
                #[allow(irrefutable_let_patterns, reason = "a record may have no members")]
                let ($($(Ok($field),)?)*) = ($($(presence::$presence::take($field, r, $($wire)* $(, $fixed)?),)?)*) else {
                    return Err(r.failed());
                };
                Ok(Self { $($($field,)? $($rest,)? $($unknown,)?)* })
            }
        }

        #[allow(deprecated, reason = "deprecated members are read and written like all others")]
        impl $crate::runtime::codegen::Encode for $name {
            #[inline]
            fn encode(&self, w: &mut $crate::runtime::codegen::Writer) {
                #[allow(unused_imports, reason = "a record may have no members")]
                use $crate::runtime::codegen::presence;
                w.open_object();
                $(
                    $(presence::$presence::write(&self.$field, $($wire)*, w);)?
                    $(w.member($constant, &$value);)?
                    $(presence::rest::write(&self.$rest, w);)?
                    $(presence::unknown::write(&self.$unknown, w);)?
                )*
                w.close_object();
            }
        }

        $crate::runtime::codegen::serde_impls! { $name }
    };
}

#[allow(unused_imports, reason = "an API may have no records")]
pub(crate) use record;
