//! Members that are always the same.

use crate::runtime::json::{Decode, Fault, Json, Reader};

/// The type of a field that is always the same.
pub trait Fixed: Decode {
    /// The constant as it stands in a record's line.
    type Literal: Copy;

    /// Whether this is the constant.
    fn is(&self, constant: Self::Literal) -> bool;

    /// The constant as a value.
    fn from_literal(constant: Self::Literal) -> Self;
}

impl Fixed for String {
    type Literal = &'static str;

    #[inline]
    fn is(&self, constant: &'static str) -> bool {
        self == constant
    }

    fn from_literal(constant: &'static str) -> Self {
        constant.to_owned()
    }
}

/// Scalars are their own constants.
macro_rules! scalars {
    ($($scalar:ty),*) => {
        $(
            impl Fixed for $scalar {
                type Literal = Self;

                #[inline]
                fn is(&self, constant: Self) -> bool {
                    *self == constant
                }

                fn from_literal(constant: Self) -> Self {
                    constant
                }
            }
        )*
    };
}

scalars! { bool, i8, i16, i32, i64, u8, u16, u32, u64, f32, f64 }

/// A constant as it stands in a record's line, where the member has no field.
pub trait Constant: Copy {
    /// Reads a value; whether it is the constant.
    fn is_next(self, r: &mut Reader<'_>) -> Result<bool, Fault>;
}

impl Constant for &str {
    #[inline]
    fn is_next(self, r: &mut Reader<'_>) -> Result<bool, Fault> {
        match r.peek() {
            Some(b'"') => r.string().map(|text| text == self),
            _ => r.skip().map(|()| false),
        }
    }
}

impl Constant for bool {
    fn is_next(self, r: &mut Reader<'_>) -> Result<bool, Fault> {
        Ok(<Json as Decode>::decode(r)? == Json::Bool(self))
    }
}

/// Numbers are compared by value: `2.0` is 2.
macro_rules! numbers {
    ($($number:ty),*) => {
        $(
            impl Constant for $number {
                fn is_next(self, r: &mut Reader<'_>) -> Result<bool, Fault> {
                    let Json::Number(number) = <Json as Decode>::decode(r)? else {
                        return Ok(false);
                    };
                    Ok(number.as_f64() == Json::from(self).as_f64())
                }
            }
        )*
    };
}

numbers! { i32, i64, u64, f64 }

impl Reader<'_> {
    /// Reads a member that is always the same and has no field.
    #[inline]
    pub fn constant(&mut self, constant: impl Constant) -> Result<(), Fault> {
        let start = self.spot();
        if constant.is_next(self)? {
            Ok(())
        } else {
            self.not_constant(start.offset())
        }
    }
}
