//! What all calls of one client share: base URL, credentials, headers, limits, transport.
//!
//! Checks settings when a client is built. Knows nothing of a call's arguments.

pub(in crate::runtime) mod auth;
mod base_url;
mod builder;
mod default_transport;
mod env;
mod redirects;
mod server;
mod settings;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use url::Url;

pub use builder::CoreBuilder;
pub use redirects::Redirects;
pub use server::{ServerTemplate, ServerVariable};
pub use settings::Settings;

use super::json::Decoder;
use super::operation::Operation;
use super::{DecodeMode, Error, Secret, Transport};
use auth::Credentials;
use base_url::BaseUrl;
use server::Variables;

/// How many bytes of memory a result may take for each byte that the body of a response may have.
/// Measured are 0.2 to 1.6 for records, 3.5 for the same as [`Json`](super::Json), and 8.7 for the
/// pairs of numbers of which maps consist (GeoJSON) as `Json`.
const MEMORY_OF_TEXT: u64 = 8;

/// The core of a client: its base URL, credentials, settings and transport.
///
/// It is shared by everything that a client hands out; a clone costs one reference count.
#[derive(Clone)]
pub struct Core {
    shared: Arc<Shared>,
}

struct Shared {
    settings: &'static Settings,
    base: BaseUrl,
    /// The values of variables that servers' URLs name.
    variables: Variables,
    /// Whether operations with a server of their own go to the base URL, too.
    is_only_server: bool,
    transport: Arc<dyn Transport>,
    credentials: Credentials,
    /// Whether calls that require a credential which the client lacks are sent without it.
    is_anonymous: bool,
    /// The texts that no message may show: of credentials, of headers and server variables that may
    /// be some.
    secrets: Vec<Secret>,
    headers: HeaderMap,
    timeout: Option<Duration>,
    redirects: Redirects,
    allow_private_redirects: bool,
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

    /// How large the body of a response may be, see [`CoreBuilder::max_response_bytes`].
    pub fn max_response_bytes(&self) -> u64 {
        self.shared.max_response_bytes
    }

    /// How strictly responses are read.
    pub fn decode_mode(&self) -> DecodeMode {
        self.shared.decode
    }

    /// The base URL of an operation, without a slash at its end.
    pub(super) fn base_of(&self, operation: &Operation) -> Result<Cow<'_, str>, Error> {
        let shared = &*self.shared;
        match operation.server {
            Some(server) if !shared.is_only_server => {
                BaseUrl::of_server(server, &shared.variables, Some(&shared.base.url))
                    .map(|base| Cow::Owned(base.text))
                    .map_err(Error::build)
            }
            _ => Ok(Cow::Borrowed(&shared.base.text)),
        }
    }

    /// A base URL as calls have it before their paths.
    pub(super) fn base_text(base_url: &str) -> Result<String, String> {
        BaseUrl::parse(base_url).map(|base| base.text)
    }

    /// The base URL as it may be shown.
    pub(super) fn shown_base(&self) -> &str {
        &self.shared.base.shown
    }

    /// Which redirects are followed.
    pub fn redirects(&self) -> Redirects {
        self.shared.redirects
    }

    /// Whether a public server may send a call to a private network.
    pub(super) fn allows_private_redirects(&self) -> bool {
        self.shared.allow_private_redirects
    }

    pub(super) fn credentials(&self) -> &Credentials {
        &self.shared.credentials
    }

    pub(super) fn is_anonymous(&self) -> bool {
        self.shared.is_anonymous
    }

    /// How responses are decoded.
    pub(super) fn decoder(&self) -> Decoder<'_> {
        let memory = self.shared.max_response_bytes;
        let memory = memory.saturating_mul(MEMORY_OF_TEXT);
        Decoder::new()
            .mode(self.shared.decode)
            .secrets(&self.shared.secrets)
            .max_memory(usize::try_from(memory).unwrap_or(usize::MAX))
    }

    /// The texts that no message may show.
    pub(super) fn secrets(&self) -> &[Secret] {
        &self.shared.secrets
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
            .field("base_url", &self.shown_base())
            .field("credentials", &self.shared.credentials)
            .field("timeout", &self.shared.timeout)
            .finish_non_exhaustive()
    }
}
