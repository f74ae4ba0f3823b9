//! The codec of the types that Rust itself has.

use std::collections::BTreeMap;

use crate::runtime::json::macros::{presence, values};
use crate::runtime::json::{Decode, Encode, Fault, Reader, Writer};

/// One line for each scalar: its type, how it is read, how it is written.
macro_rules! scalars {
    ($($type:ty: $read:ident, $write:ident;)*) => {$(
        impl Decode for $type {
            #[inline]
            fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
                r.$read()
            }

            #[inline]
            fn absent() -> Option<Self> {
                Some(Self::default())
            }
        }

        impl Encode for $type {
            #[inline]
            fn encode(&self, w: &mut Writer) {
                w.$write(*self);
            }
        }
    )*};
}

scalars! {
    bool: boolean, boolean;
    i8: i8, integer;
    i16: i16, integer;
    i32: i32, integer;
    i64: i64, integer;
    u8: u8, integer;
    u16: u16, integer;
    u32: u32, integer;
    u64: u64, integer;
    f32: f32, f32;
    f64: f64, f64;
}

/// Any value at all, of which nothing is kept; written as null.
impl Decode for () {
    #[inline]
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        r.skip()
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(())
    }
}

impl Encode for () {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        w.null();
    }
}

impl Decode for String {
    const KEEPS_TEXT: bool = true;

    #[inline]
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        r.text().map(std::borrow::Cow::into_owned)
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl Encode for String {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        w.string(self);
    }
}

impl Encode for str {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        w.string(self);
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        (**self).encode(w);
    }
}

impl<T: Decode> Decode for Option<T> {
    #[inline]
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        if r.at_null() {
            r.null().map(|()| None)
        } else {
            T::decode(r).map(Some)
        }
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Encode> Encode for Option<T> {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        match self {
            Some(value) => value.encode(w),
            None => w.null(),
        }
    }
}

impl<T: Decode> Decode for Box<T> {
    const KEEPS_TEXT: bool = T::KEEPS_TEXT;

    #[inline]
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        r.make_box::<T>()?;
        T::decode(r).map(Self::new)
    }

    #[inline]
    fn absent() -> Option<Self> {
        T::absent().map(Self::new)
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        (**self).encode(w);
    }
}

impl<T: Decode> Decode for Vec<T> {
    #[inline]
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut elements = Self::new();
        if let Err(fault) = r.open_array() {
            return r.list_of_one(fault);
        }
        while r.element()? {
            r.make_room(&elements, elements.capacity())?;
            if r.at_null() && values::left_out_null::<T>(r)? {
                continue;
            }
            elements.push(T::decode(r)?);
        }
        Ok(elements)
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Encode> Encode for Vec<T> {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        self.as_slice().encode(w);
    }
}

impl<T: Encode> Encode for [T] {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        w.open_array();
        for element in self {
            w.element(element);
        }
        w.close_array();
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    #[inline]
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut members = Self::new();
        r.open_object()?;
        while let Some(name) = r.key()? {
            let name = name.to_owned();
            presence::rest::read(&mut members, name, r)?;
        }
        Ok(members)
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        w.open_object();
        presence::rest::write(self, w);
        w.close_object();
    }
}
