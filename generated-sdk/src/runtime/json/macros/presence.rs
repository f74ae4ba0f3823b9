//! What the words in a record's lines do: how a member is read, what its absence means, how it is
//! written.
//!
//! Each word is a module with the same three functions, so that `record!` needs nothing but its
//! path. `read` fills the slot of a member that was met, `take` empties the slot into the field at
//! the end, `write` writes the field.

use std::collections::BTreeMap;

use super::values::{absent, element, unneeded, value};
use crate::runtime::json::{Decode, Encode, Fault, Nullable, Reader, Writer};

/// `T`: a required member.
pub mod required {
    use super::*;

    /// Reads the member into its slot.
    #[inline]
    pub fn read<T: Decode>(slot: &mut Option<T>, r: &mut Reader<'_>) -> Result<(), Fault> {
        *slot = value(r)?;
        Ok(())
    }

    /// The field, from its slot.
    #[inline]
    pub fn take<T: Decode>(
        slot: Option<T>,
        r: &mut Reader<'_>,
        name: &'static str,
    ) -> Result<T, Fault> {
        match slot {
            Some(value) => Ok(value),
            None => absent(r, name),
        }
    }

    /// Writes the field.
    #[inline]
    pub fn write<T: Encode>(field: &T, name: &'static str, w: &mut Writer) {
        w.member(name, field);
    }
}

/// `T`: a required member that is always the same. What the server says is kept.
pub mod fixed {
    use super::*;
    use crate::runtime::json::macros::constant::Fixed;

    pub use super::required::write;

    /// Reads the member into its slot.
    #[inline]
    pub fn read<T: Fixed>(
        slot: &mut Option<T>,
        r: &mut Reader<'_>,
        constant: T::Literal,
    ) -> Result<(), Fault> {
        let start = r.spot();
        *slot = value(r)?;
        match slot {
            Some(value) if !value.is(constant) => r.not_constant(start.offset()),
            _ => Ok(()),
        }
    }

    /// The field, from its slot.
    #[inline]
    pub fn take<T: Fixed>(
        slot: Option<T>,
        r: &mut Reader<'_>,
        name: &'static str,
        constant: T::Literal,
    ) -> Result<T, Fault> {
        match slot {
            Some(value) => Ok(value),
            None if r.is_strict() => Err(r.missing(name)),
            None => {
                r.gap(name);
                Ok(T::from_literal(constant))
            }
        }
    }
}

/// `Vec<T>`: a required array. Null and nothing read as empty.
pub mod list {
    use super::*;

    /// Reads the member into its slot.
    #[inline]
    pub fn read<T: Decode>(slot: &mut Option<T>, r: &mut Reader<'_>) -> Result<(), Fault> {
        required::read(slot, r)
    }

    /// The field, from its slot.
    #[inline]
    pub fn take<T: Decode + Default>(
        slot: Option<T>,
        r: &mut Reader<'_>,
        name: &'static str,
    ) -> Result<T, Fault> {
        match slot {
            Some(value) => Ok(value),
            None if r.is_strict() => Err(r.missing(name)),
            None => Ok(T::default()),
        }
    }

    /// Writes the field.
    #[inline]
    pub fn write<T: Encode>(field: &T, name: &'static str, w: &mut Writer) {
        w.member(name, field);
    }
}

/// `BTreeMap<String, T>`: a required object of values of one type. Null and nothing read as empty.
pub mod map {
    pub use super::list::{read, take, write};
}

/// `Option<T>`: absent and null both read as `None`, which is not written. So does, in the tolerant
/// mode, a value of another type.
pub mod optional {
    use super::*;

    /// Reads the member into its slot.
    #[inline]
    pub fn read<T: Decode>(slot: &mut Option<T>, r: &mut Reader<'_>) -> Result<(), Fault> {
        *slot = if r.at_null() {
            r.null().map(|()| None)?
        } else {
            unneeded(r)?
        };
        Ok(())
    }

    /// The field, from its slot.
    #[inline]
    pub fn take<T>(
        slot: Option<T>,
        _: &mut Reader<'_>,
        _: &'static str,
    ) -> Result<Option<T>, Fault> {
        Ok(slot)
    }

    /// Writes the field.
    #[inline]
    pub fn write<T: Encode>(field: &Option<T>, name: &'static str, w: &mut Writer) {
        if let Some(value) = field {
            w.member(name, value);
        }
    }
}

/// `Option<Json>`: any JSON, null included. Only absence reads as `None`, which is not written.
pub mod any {
    use super::*;
    use crate::runtime::json::Json;

    pub use super::optional::{take, write};

    /// Reads the member into its slot.
    #[inline]
    pub fn read(slot: &mut Option<Json>, r: &mut Reader<'_>) -> Result<(), Fault> {
        *slot = Some(<Json as Decode>::decode(r)?);
        Ok(())
    }
}

/// `Option<T>`: a required member that may be null, which is `None` and is written.
pub mod null {
    use super::*;

    /// Reads the member into its slot.
    #[inline]
    pub fn read<T: Decode>(slot: &mut Option<Option<T>>, r: &mut Reader<'_>) -> Result<(), Fault> {
        let mut value = None;
        optional::read(&mut value, r)?;
        *slot = Some(value);
        Ok(())
    }

    /// The field, from its slot.
    #[inline]
    pub fn take<T>(
        slot: Option<Option<T>>,
        r: &mut Reader<'_>,
        name: &'static str,
    ) -> Result<Option<T>, Fault> {
        match slot {
            Some(value) => Ok(value),
            None if r.is_strict() => Err(r.missing(name)),
            None => Ok(None),
        }
    }

    /// Writes the field.
    #[inline]
    pub fn write<T: Encode>(field: &Option<T>, name: &'static str, w: &mut Writer) {
        w.member(name, field);
    }
}

/// `Nullable<T>`: absent, null and a value are three things.
pub mod nullable {
    use super::*;

    /// Reads the member into its slot.
    #[inline]
    pub fn read<T: Decode>(
        slot: &mut Option<Nullable<T>>,
        r: &mut Reader<'_>,
    ) -> Result<(), Fault> {
        *slot = if r.at_null() {
            r.null().map(|()| Some(Nullable::Null))?
        } else {
            unneeded(r)?.map(Nullable::Value)
        };
        Ok(())
    }

    /// The field, from its slot.
    #[inline]
    pub fn take<T>(
        slot: Option<Nullable<T>>,
        _: &mut Reader<'_>,
        _: &'static str,
    ) -> Result<Nullable<T>, Fault> {
        Ok(slot.unwrap_or_default())
    }

    /// Writes the field.
    #[inline]
    pub fn write<T: Encode>(field: &Nullable<T>, name: &'static str, w: &mut Writer) {
        if !field.is_absent() {
            w.member(name, field);
        }
    }
}

/// `BTreeMap<String, T>`: all members that have no line of their own.
pub mod rest {
    use super::*;

    /// Reads a member that has no line.
    #[inline]
    pub fn read<T: Decode>(
        map: &mut BTreeMap<String, T>,
        name: String,
        r: &mut Reader<'_>,
    ) -> Result<(), Fault> {
        let value = element(r)?;
        match map.insert(name, value) {
            None => r.make_node::<T>(map.len()),
            Some(_) => Ok(()),
        }
    }

    /// Writes the members of the map.
    #[inline]
    pub fn write<T: Encode>(map: &BTreeMap<String, T>, w: &mut Writer) {
        for (name, value) in map {
            w.member(name, value);
        }
    }
}

/// `UnknownMembers`: members that have no line, kept as they came.
pub mod unknown {
    use super::*;
    use crate::runtime::json::{Json, UnknownMembers};

    pub use super::rest::write;

    /// Reads a member that has no line. That it is kept makes it no better known: it counts as
    /// unread where variants of a union are tried.
    pub fn read(
        members: &mut UnknownMembers,
        name: String,
        r: &mut Reader<'_>,
    ) -> Result<(), Fault> {
        let start = r.mark();
        r.stranger()?;
        let strangers = r.strangers_since(start);
        r.rewind(start);
        rest::read::<Json>(members, name, r)?;
        r.count_strangers(strangers);
        Ok(())
    }
}
