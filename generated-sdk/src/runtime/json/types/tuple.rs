//! Arrays of fixed length, each element of a type of its own.

use crate::runtime::json::macros::values;
use crate::runtime::json::{Decode, Encode, Fault, Reader, Writer};

/// One line for each length. A shorter or longer array is refused: what it has too much would be
/// lost.
macro_rules! tuples {
    ($(($($name:ident $place:tt),*);)*) => {$(
        impl<$($name: Decode),*> Decode for ($($name,)*) {
            #[inline]
            fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
                r.open_array()?;
                let tuple = ($({
                    if !r.element()? {
                        return Err(r.expected("more elements"));
                    }
                    values::element::<$name>(r)?
                },)*);
                if r.element()? {
                    return Err(r.expected("no further element"));
                }
                Ok(tuple)
            }

            #[inline]
            fn absent() -> Option<Self> {
                Some(($($name::absent()?,)*))
            }
        }

        impl<$($name: Encode),*> Encode for ($($name,)*) {
            #[inline]
            fn encode(&self, w: &mut Writer) {
                w.open_array();
                $(w.element(&self.$place);)*
                w.close_array();
            }
        }
    )*};
}

tuples! {
    (A 0);
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
    (A 0, B 1, C 2, D 3, E 4, F 5);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);
}
