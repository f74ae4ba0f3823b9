//! What the words in a record's lines do: how a member is read, what its absence means, how it is
//! written.
//!
//! Each word is a module with the same three functions, so that `record!` needs nothing but its
//! path. `read` fills the slot of a member that was met, `take` empties the slot into the field at
//! the end, `write` writes the field.

use std::collections::BTreeMap;

use crate::runtime::json::{Decode, Encode, Fault, Nullable, Reader, Writer};

/// Reads a value, or leaves nothing for a null that its type has no reading for.
#[inline]
fn value<T: Decode>(r: &mut Reader<'_>) -> Result<Option<T>, Fault> {
    if r.at_null() {
        null(r)
    } else {
        whole(r).map(Some)
    }
}

/// Reads a value that is not null. An array of one value does as well.
#[inline]
pub fn whole<T: Decode>(r: &mut Reader<'_>) -> Result<T, Fault> {
    r.peek();
    let start = r.offset();
    match T::decode(r) {
        Ok(value) => Ok(value),
        Err(fault) => r.only_element(fault, start),
    }
}

#[cold]
fn null<T: Decode>(r: &mut Reader<'_>) -> Result<Option<T>, Fault> {
    let start = r.mark();
    match T::decode(r) {
        Ok(value) => Ok(Some(value)),
        Err(fault) if r.is_strict() || r.is_final() => Err(fault),
        Err(_) => {
            r.rewind(start);
            r.null().map(|()| None)
        }
    }
}

/// Reads a value that need not be there, and is not null. One of another type is left out.
#[inline]
fn unneeded<T: Decode>(r: &mut Reader<'_>) -> Result<Option<T>, Fault> {
    r.peek();
    let start = r.spot();
    if T::KEEPS_TEXT && r.at_container() {
        return text_of_other(r);
    }
    match T::decode(r) {
        Ok(value) => Ok(Some(value)),
        Err(fault) => match r.only_element(fault, start.offset()) {
            Ok(value) => Ok(Some(value)),
            Err(fault) => r.leave_out(fault, start).map(|()| None),
        },
    }
}

/// An array or an object in the place of a text that need not be there: only of a list of one
/// anything is read.
#[cold]
fn text_of_other<T: Decode>(r: &mut Reader<'_>) -> Result<Option<T>, Fault> {
    let start = r.spot();
    let fault = r.expected("a string");
    match r.only_element(fault, start.offset()) {
        Ok(value) => Ok(Some(value)),
        Err(fault) => r.leave_out(fault, start).map(|()| None),
    }
}

/// The empty reading of a member that is not there, where its type has one.
#[cold]
pub fn empty<T: Decode>(r: &mut Reader<'_>, name: &'static str) -> Result<T, Fault> {
    match T::absent() {
        Some(value) if !r.is_strict() => {
            r.gap(name);
            Ok(value)
        }
        _ => Err(r.missing(name)),
    }
}

/// The reading of a required member that is not there: empty, or a record with nothing in it.
#[cold]
fn absent<T: Decode>(r: &mut Reader<'_>, name: &'static str) -> Result<T, Fault> {
    match T::absent() {
        None => r.fill(name),
        Some(_) => empty(r, name),
    }
}

/// Reads an element of a list; `None` for a null that its type has no reading for, which is left
/// out.
#[inline]
pub fn listed<T: Decode>(r: &mut Reader<'_>) -> Result<Option<T>, Fault> {
    if r.at_null() {
        listed_null(r)
    } else {
        T::decode(r).map(Some)
    }
}

#[cold]
fn listed_null<T: Decode>(r: &mut Reader<'_>) -> Result<Option<T>, Fault> {
    let start = r.mark();
    match T::decode(r) {
        Ok(value) => Ok(Some(value)),
        Err(fault) if r.is_strict() || r.is_final() => Err(fault),
        Err(_) => {
            r.rewind(start);
            r.leave_out_null().map(|()| None)
        }
    }
}

/// Reads an element of a tuple or a map, whose place counts. Null reads as the empty value, or as
/// a record with nothing in it.
#[inline]
pub fn element<T: Decode>(r: &mut Reader<'_>) -> Result<T, Fault> {
    if r.at_null() {
        null_element(r)
    } else {
        T::decode(r)
    }
}

#[cold]
fn null_element<T: Decode>(r: &mut Reader<'_>) -> Result<T, Fault> {
    let start = r.mark();
    match T::decode(r) {
        Err(_) if !r.is_strict() && !r.is_final() => {}
        decoded => return decoded,
    }
    let expected = r.expectation();
    r.rewind(start);
    let value = match T::absent() {
        Some(empty) => empty,
        None => match r.of_nothing()? {
            Some(filled) => filled,
            None => return Err(r.invalid(start, expected)),
        },
    };
    r.leave_out_null()?;
    Ok(value)
}

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
