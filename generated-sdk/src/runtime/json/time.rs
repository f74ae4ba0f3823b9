//! Dates and times, by jiff.

pub use jiff::Timestamp;
pub use jiff::civil::{Date, Time};

use super::{Decode, Encode, Fault, Reader, Writer};

/// One line for each type: what it is called in errors. None has an empty reading: no date stands for "there is none".
macro_rules! times {
    ($($type:ty: $what:literal;)*) => {$(
        impl Decode for $type {
            #[inline]
            fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
                let start = r.mark();
                let text = r.string()?;
                text.parse().map_err(|_| r.invalid(start, $what))
            }
        }

        impl Encode for $type {
            #[inline]
            fn encode(&self, w: &mut Writer) {
                w.display(self);
            }
        }
    )*};
}

times! {
    Timestamp: "a date-time (RFC 3339)";
    Date: "a date (RFC 3339)";
    Time: "a time of day (RFC 3339)";
}
