//! The memory of values, which may be a hundred times their text: `{}` is a record with all
//! of its members.
//!
//! Only places in which a value can be repeated are counted: elements of lists, members of maps,
//! boxes. Strings are no longer than their text, and all else is a part of what was counted.

use std::mem::size_of;

use super::{Mark, Reader};
use crate::runtime::json::error::{Fault, Problem};

/// How many bytes of memory a decoding may take unless said otherwise: 256 MiB.
pub(in crate::runtime::json) const MEMORY: usize = 256 << 20;

/// Members in a node of a `BTreeMap`, and how many of them there are in most nodes.
const NODE: usize = 11;
const FILLED: usize = 6;

impl Reader<'_> {
    /// Sets how many bytes of memory the values may take.
    pub(in crate::runtime::json) fn limit_memory(&mut self, memory: usize) {
        self.memory = memory;
        self.room = memory;
    }

    /// Makes room for one more element of a list. Room is taken when the list grows, which doubles
    /// it as `Vec` does.
    ///
    /// # Errors
    ///
    /// When there is no room left.
    #[inline]
    pub fn make_room<T>(&mut self, list: &[T], capacity: usize) -> Result<(), Fault> {
        if list.len() < capacity {
            return Ok(());
        }
        self.grow(capacity.max(least_capacity(size_of::<T>())) * size_of::<T>())
    }

    /// The same for a map that has grown to `length` members, whose nodes have room for several.
    ///
    /// # Errors
    ///
    /// When there is no room left.
    #[inline]
    pub fn make_node<T>(&mut self, length: usize) -> Result<(), Fault> {
        if length % FILLED != 1 {
            return Ok(());
        }
        self.take_room(NODE * size_of::<(String, T)>())
    }

    /// The same for a value in a box.
    ///
    /// # Errors
    ///
    /// When there is no room left.
    #[inline]
    pub fn make_box<T>(&mut self) -> Result<(), Fault> {
        self.take_room(size_of::<T>())
    }

    /// Growing is rare: as a call it costs less than as a part of every list.
    #[cold]
    #[inline(never)]
    fn grow(&mut self, size: usize) -> Result<(), Fault> {
        self.take_room(size)
    }

    #[inline]
    fn take_room(&mut self, size: usize) -> Result<(), Fault> {
        if size > self.room {
            return Err(self.too_much());
        }
        self.room -= size;
        Ok(())
    }

    #[cold]
    pub(super) fn too_much(&mut self) -> Fault {
        self.fault(self.at, Problem::TooMuch(self.memory))
    }

    /// How much room was taken since `mark`.
    pub(in crate::runtime::json) fn room_since(&self, mark: Mark) -> usize {
        mark.room.saturating_sub(self.room)
    }

    /// Takes room for a value that was read before and is kept.
    pub(in crate::runtime::json) fn keep_room(&mut self, taken: usize) {
        self.room = self.room.saturating_sub(taken);
    }
}

/// For how many elements a list has room at first.
const fn least_capacity(size: usize) -> usize {
    match size {
        ..=1 => 8,
        2..=1024 => 4,
        _ => 1,
    }
}
