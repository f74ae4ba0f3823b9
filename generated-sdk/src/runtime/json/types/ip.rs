//! Addresses of the Internet.

pub use std::net::IpAddr;
use std::net::Ipv4Addr;

use crate::runtime::json::{Decode, Encode, Fault, Reader, Writer};

/// Written as RFC 5952 says: `2001:DB8:0::1` comes back as `2001:db8::1`.
impl Decode for IpAddr {
    #[inline]
    fn decode(r: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = r.mark();
        let text = r.string()?;
        text.parse()
            .map_err(|_| r.invalid(start, "an IPv4 or IPv6 address"))
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(Self::V4(Ipv4Addr::UNSPECIFIED))
    }
}

impl Encode for IpAddr {
    #[inline]
    fn encode(&self, w: &mut Writer) {
        w.display(self);
    }
}
