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
///         owner: null,                        // Option<T>: None is written as null
///         nickname: nullable,                 // Nullable<T>: absent, null or a value
///         "object" = "device",                // a constant: written always, not read
///         ..additional_properties,            // BTreeMap<String, T>: all other members
///     }
/// }
/// ```
///
/// What the words mean when a member is missing or null is said in [`presence`](super::presence). Unknown members are skipped.
/// A catch-all map must not hold names that have a line of their own: they would be written twice.
#[allow(unused_macros, reason = "an API may have no records")]
macro_rules! record {
    // One empty line: no lines at all would match below in two ways.
    ($name:ident {}) => {
        $crate::runtime::json::record! { $name { , } }
    };

    ($name:ident {
        $(
            $($field:ident $(as $wire:literal)? : $presence:ident)?
            $($constant:literal = $value:literal)?
            $(.. $rest:ident)?
        ),*
    }) => {
        #[allow(deprecated, reason = "deprecated members are read and written like all others")]
        impl $crate::runtime::json::Decode for $name {
            #[inline]
            fn decode(r: &mut $crate::runtime::json::Reader<'_>) -> Result<Self, $crate::runtime::json::Fault> {
                #[allow(unused_imports, reason = "a record may have no members")]
                use $crate::runtime::json::presence;
                $(
                    $(let mut $field = None;)?
                    $(let mut $rest = ::std::collections::BTreeMap::new();)?
                )*
                r.open_object()?;
                while let Some(key) = r.key()? {
                    match key {
                        $(
                            $($crate::runtime::json::record!(@name $field $($wire)?) => presence::$presence::read(&mut $field, r),)?
                            $($constant => r.skip(),)?
                            $(other => {
                                let name = other.to_owned();
                                presence::rest::read(&mut $rest, name, r)
                            })?
                        )*
                        #[allow(unreachable_patterns, reason = "reached where there is no catch-all")]
                        _ => r.skip(),
                    }?;
                }
                Ok(Self {
                    $(
                        $($field: presence::$presence::take($field, r, $crate::runtime::json::record!(@name $field $($wire)?))?,)?
                        $($rest,)?
                    )*
                })
            }
        }

        #[allow(deprecated, reason = "deprecated members are read and written like all others")]
        impl $crate::runtime::json::Encode for $name {
            #[inline]
            fn encode(&self, w: &mut $crate::runtime::json::Writer) {
                #[allow(unused_imports, reason = "a record may have no members")]
                use $crate::runtime::json::presence;
                w.open_object();
                $(
                    $(presence::$presence::write(&self.$field, $crate::runtime::json::record!(@name $field $($wire)?), w);)?
                    $(w.member($constant, &$value);)?
                    $(presence::rest::write(&self.$rest, w);)?
                )*
                w.close_object();
            }
        }

        $crate::runtime::json::serde_impls! { $name }
    };

    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $wire:literal) => { $wire };
}

#[allow(unused_imports, reason = "an API may have no records")]
pub(crate) use record;
