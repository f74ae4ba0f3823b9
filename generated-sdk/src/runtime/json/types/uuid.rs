//! UUIDs, by the crate of that name.

pub use ::uuid::Uuid;

use crate::runtime::json::{Decode, Encode, Fault, Reader, Writer};

impl Decode for Uuid {
    #[inline]
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = r.mark();
        let text = r.string()?;
        Self::try_parse(&text).map_err(|_| r.invalid(start, "a UUID (RFC 9562)"))
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(Self::nil())
    }
}

impl Encode for Uuid {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        w.display(self);
    }
}
