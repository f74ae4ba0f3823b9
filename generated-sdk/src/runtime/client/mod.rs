//! What all calls of one client share.

mod base_url;
mod builder;
mod settings;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use url::Url;

pub use builder::CoreBuilder;
pub use settings::Settings;

use super::auth::Credentials;
use super::{DecodeMode, Transport};
use base_url::BaseUrl;

/// The core of a client: where it sends to, with what, and by what means.
///
/// It is shared by everything that a client hands out; a clone costs one reference count.
#[derive(Clone)]
pub struct Core {
    shared: Arc<Shared>,
}

struct Shared {
    settings: &'static Settings,
    base: BaseUrl,
    transport: Arc<dyn Transport>,
    credentials: Credentials,
    headers: HeaderMap,
    timeout: Option<Duration>,
    max_response_bytes: u64,
    decode: DecodeMode,
}

impl Core {
    /// Where requests go: the paths of the operations are appended to it.
    pub fn base_url(&self) -> &Url {
        &self.shared.base.url
    }

    /// What the generated client says about its API.
    pub fn settings(&self) -> &'static Settings {
        self.shared.settings
    }

    /// How long a call may take, redirects and the reading of the response included.
    pub fn timeout(&self) -> Option<Duration> {
        self.shared.timeout
    }

    /// How large the body of a response may be.
    pub fn max_response_bytes(&self) -> u64 {
        self.shared.max_response_bytes
    }

    /// How strictly responses are read.
    pub fn decode_mode(&self) -> DecodeMode {
        self.shared.decode
    }

    /// The base URL without a slash at its end.
    pub(super) fn base_text(&self) -> &str {
        &self.shared.base.text
    }

    pub(super) fn credentials(&self) -> &Credentials {
        &self.shared.credentials
    }

    /// The headers that every request carries.
    pub(super) fn headers(&self) -> &HeaderMap {
        &self.shared.headers
    }

    pub(super) fn transport(&self) -> &dyn Transport {
        &*self.shared.transport
    }
}

/// Shows which credentials there are, not the credentials.
impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Core")
            .field("base_url", &self.shared.base.text)
            .field("credentials", &self.shared.credentials)
            .field("timeout", &self.shared.timeout)
            .finish_non_exhaustive()
    }
}
