//! Values in their places: what null means there, and what a value of another type.

use crate::runtime::json::reader::Spot;
use crate::runtime::json::{Decode, Fault, Reader};

/// Reads a value, or leaves nothing for a null that its type has no reading for.
#[inline]
pub(super) fn value<T: Decode>(r: &mut Reader<'_>) -> Result<Option<T>, Fault> {
    if r.at_null() {
        return null(r);
    }
    let start = r.offset();
    match T::decode(r) {
        Ok(value) => Ok(Some(value)),
        Err(fault) => r.only_element(fault, start).map(Some),
    }
}

/// Reads a whole text. An array of one value does as well.
#[inline]
pub(in crate::runtime::json) fn whole<T: Decode>(r: &mut Reader<'_>) -> Result<T, Fault> {
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

/// Reads a value that need not be there, and is not null: the reader stands on it. One of another
/// type is left out.
#[inline]
pub(super) fn unneeded<T: Decode>(r: &mut Reader<'_>) -> Result<Option<T>, Fault> {
    let start = r.spot();
    if T::KEEPS_TEXT && r.at_container() {
        return text_of_other(r);
    }
    match T::decode(r) {
        Ok(value) => Ok(Some(value)),
        Err(fault) => only_element_or_nothing(r, fault, start),
    }
}

/// An array or an object in the place of a text that need not be there: only of a list of one
/// anything is read.
#[cold]
fn text_of_other<T: Decode>(r: &mut Reader<'_>) -> Result<Option<T>, Fault> {
    let start = r.spot();
    let fault = r.expected("a string");
    only_element_or_nothing(r, fault, start)
}

/// The only element of a list in the place of a value, or else nothing: the value is left out.
#[cold]
fn only_element_or_nothing<T: Decode>(
    r: &mut Reader<'_>,
    fault: Fault,
    start: Spot,
) -> Result<Option<T>, Fault> {
    match r.only_element(fault, start.offset()) {
        Ok(value) => Ok(Some(value)),
        Err(fault) => r.leave_out(fault, start).map(|()| None),
    }
}

/// The empty reading of a member that is not there, where its type has one.
#[cold]
#[inline(never)]
pub(in crate::runtime::json) fn empty<T: Decode>(
    r: &mut Reader<'_>,
    name: &'static str,
) -> Result<T, Fault> {
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
#[inline(never)]
pub(super) fn absent<T: Decode>(r: &mut Reader<'_>, name: &'static str) -> Result<T, Fault> {
    match T::absent() {
        None => r.fill(name),
        Some(_) => empty(r, name),
    }
}

/// Leaves out a null in a list, unless it is a value of the elements' type.
#[cold]
#[inline(never)]
pub(in crate::runtime::json) fn left_out_null<T: Decode>(
    r: &mut Reader<'_>,
) -> Result<bool, Fault> {
    let start = r.mark();
    let decoded = T::decode(r);
    match decoded {
        Err(fault) if r.is_strict() || r.is_final() => return Err(fault),
        _ => r.rewind(start),
    }
    if decoded.is_err() {
        r.leave_out_null()?;
    }
    Ok(decoded.is_err())
}

/// Reads an element of a tuple or a map, whose place counts. Null reads as the empty value, or as
/// a record with nothing in it.
#[inline]
pub(in crate::runtime::json) fn element<T: Decode>(r: &mut Reader<'_>) -> Result<T, Fault> {
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
