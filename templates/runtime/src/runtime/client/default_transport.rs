//! The transport of a client that was given none.

use std::sync::Arc;

use crate::runtime::{Error, Transport};

#[cfg(feature = "reqwest")]
pub(super) fn default_transport() -> Result<Arc<dyn Transport>, Error> {
    let transport = crate::runtime::ReqwestTransport::new();
    transport
        .map(|transport| Arc::new(transport) as _)
        .map_err(|reason| Error::config(format!("the HTTP client could not be created: {reason}")))
}

#[cfg(not(feature = "reqwest"))]
pub(super) fn default_transport() -> Result<Arc<dyn Transport>, Error> {
    let reason = "no transport: enable the feature `reqwest`, or set one with `transport`";
    Err(Error::config(reason.to_owned()))
}
