//! Making a client's core.

use std::env;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT};

use super::base_url::BaseUrl;
use super::{Core, Settings, Shared};
use crate::runtime::auth::{Credentials, Scheme, SchemeKind};
use crate::runtime::headers::header;
use crate::runtime::{DecodeMode, Error, Secret, Transport};

/// How long a call may take unless said otherwise.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How large the body of a response may be unless said otherwise: 256 MiB.
const MAX_RESPONSE_BYTES: u64 = 256 << 20;

/// Collects what a [`Core`] needs. The first mistake is kept and returned by [`build`](Self::build).
#[derive(Clone)]
pub struct CoreBuilder {
    settings: &'static Settings,
    base_url: Option<String>,
    transport: Option<Arc<dyn Transport>>,
    credentials: Credentials,
    headers: HeaderMap,
    timeout: Option<Duration>,
    max_response_bytes: u64,
    decode: DecodeMode,
    mistake: Option<String>,
}

impl CoreBuilder {
    /// A builder with nothing but what the API says about itself.
    pub fn new(settings: &'static Settings) -> Self {
        Self {
            settings,
            base_url: None,
            transport: None,
            credentials: Credentials::default(),
            headers: HeaderMap::new(),
            timeout: Some(TIMEOUT),
            max_response_bytes: MAX_RESPONSE_BYTES,
            decode: settings.decode,
            mistake: None,
        }
    }

    /// Gives the credential of a scheme; a later one replaces an earlier one.
    pub fn credential(&mut self, scheme: &'static Scheme, secret: Secret) {
        let outcome = self.credentials.set(scheme, secret);
        self.keep(outcome);
    }

    /// Gives the user name and the password of a scheme of the kind [`SchemeKind::Basic`].
    pub fn basic(&mut self, scheme: &'static Scheme, username: &str, password: &Secret) {
        let outcome = self.credentials.set_basic(scheme, username, password);
        self.keep(outcome);
    }

    /// Sends requests elsewhere. The URL may have a path, which then goes before those of the operations.
    pub fn base_url(&mut self, url: impl Into<String>) {
        self.base_url = Some(url.into());
    }

    /// Sends requests by other means than the default transport.
    pub fn transport(&mut self, transport: impl Transport) {
        self.transport = Some(Arc::new(transport));
    }

    /// Adds a header to every request. Headers are dropped when a redirect leads to another origin.
    pub fn header(&mut self, name: &str, value: &str) {
        let outcome =
            header(name, value).map(|(name, value)| drop(self.headers.insert(name, value)));
        self.keep(outcome);
    }

    /// Limits how long a call may take from its start to the end of the response, redirects included. `None` sets no limit. The
    /// default is 30 s.
    pub fn timeout(&mut self, timeout: impl Into<Option<Duration>>) {
        self.timeout = timeout.into();
    }

    /// Limits the size of a response's body, which is held in memory. The default is 256 MiB.
    pub fn max_response_bytes(&mut self, limit: u64) {
        self.max_response_bytes = limit;
    }

    /// Says how strictly responses are read.
    pub fn decode(&mut self, mode: DecodeMode) {
        self.decode = mode;
    }

    /// Takes from the environment what was not given yet: the base URL, and a credential for each scheme whose variables are set.
    /// An empty variable counts as not set; white space around a value is dropped.
    ///
    /// # Errors
    ///
    /// When a variable is not Unicode, and when the API has schemes but there is still no credential for any of them. The error
    /// names the variables.
    pub fn read_env(&mut self) -> Result<(), Error> {
        let settings = self.settings;
        if self.base_url.is_none() && !settings.base_url_env.is_empty() {
            self.base_url = variable(settings.base_url_env)?;
        }
        for scheme in settings
            .schemes
            .iter()
            .copied()
            .filter(|scheme| !scheme.env.is_empty())
        {
            if !self.credentials.has(scheme) {
                self.read_credential(scheme)?;
            }
        }
        if settings.schemes.is_empty() || !self.credentials.schemes().is_empty() {
            return Ok(());
        }
        let names: Vec<String> = settings
            .schemes
            .iter()
            .copied()
            .filter_map(variables)
            .collect();
        let reason = if names.is_empty() {
            "no environment variables are known for its credentials; use the client's builder"
                .to_owned()
        } else {
            format!(
                "there is no credential in the environment: set {}",
                names.join(", or ")
            )
        };
        Err(Error::config(reason))
    }

    fn read_credential(&mut self, scheme: &'static Scheme) -> Result<(), Error> {
        let outcome = if let (SchemeKind::Basic, [username, password]) = (scheme.kind, scheme.env) {
            match (variable(username)?, variable(password)?) {
                (Some(name), Some(word)) => {
                    self.credentials
                        .set_basic(scheme, &name, &Secret::from(word))
                }
                _ => Ok(()),
            }
        } else {
            let mut found = None;
            for name in scheme.env {
                found = variable(name)?;
                if found.is_some() {
                    break;
                }
            }
            found.map_or(Ok(()), |text| {
                self.credentials.set(scheme, Secret::from(text))
            })
        };
        outcome.map_err(Error::config)
    }

    /// Makes the core.
    ///
    /// # Errors
    ///
    /// When something that was given cannot be used, when there is no base URL, and when the default transport cannot be made (or
    /// is not there, because the feature `reqwest` is off).
    pub fn build(self) -> Result<Core, Error> {
        if let Some(mistake) = self.mistake {
            return Err(Error::config(mistake));
        }
        let settings = self.settings;
        let Some(base_url) = self.base_url.as_deref().or(settings.base_url) else {
            let hint = if settings.base_url_env.is_empty() {
                String::new()
            } else {
                format!(", or {}", settings.base_url_env)
            };
            return Err(Error::config(format!(
                "there is no base URL: give one with `base_url`{hint}"
            )));
        };
        let base = BaseUrl::parse(base_url).map_err(Error::config)?;
        let mut headers = self.headers;
        if !headers.contains_key(USER_AGENT) {
            headers.insert(USER_AGENT, user_agent(settings)?);
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport()?,
        };
        let (credentials, decode) = (self.credentials, self.decode);
        let (timeout, max_response_bytes) = (self.timeout, self.max_response_bytes);
        let shared = Shared {
            settings,
            base,
            transport,
            credentials,
            headers,
            timeout,
            max_response_bytes,
            decode,
        };
        Ok(Core {
            shared: Arc::new(shared),
        })
    }

    /// Keeps the first mistake: the later ones may follow from it.
    fn keep(&mut self, outcome: Result<(), String>) {
        if let (Err(mistake), None) = (outcome, &self.mistake) {
            self.mistake = Some(mistake);
        }
    }
}

/// Shows which credentials and headers were given, not their values.
impl fmt::Debug for CoreBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&HeaderName> = self.headers.keys().collect();
        f.debug_struct("CoreBuilder")
            .field("credentials", &self.credentials)
            .field("headers", &headers)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

fn user_agent(settings: &Settings) -> Result<HeaderValue, Error> {
    HeaderValue::try_from(format!("{}/{}", settings.name, settings.version)).map_err(|_| {
        Error::config("the name and version cannot stand in the `User-Agent` header".to_owned())
    })
}

fn variable(name: &'static str) -> Result<Option<String>, Error> {
    match env::var(name) {
        Ok(value) => Ok(Some(value.trim())
            .filter(|value| !value.is_empty())
            .map(str::to_owned)),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(Error::config(format!(
            "the environment variable {name} is not Unicode"
        ))),
    }
}

/// The variables of a scheme, in words.
fn variables(scheme: &'static Scheme) -> Option<String> {
    let joint = if scheme.kind == SchemeKind::Basic && scheme.env.len() == 2 {
        " and "
    } else {
        " or "
    };
    (!scheme.env.is_empty()).then(|| scheme.env.join(joint))
}

#[cfg(feature = "reqwest")]
fn default_transport() -> Result<Arc<dyn Transport>, Error> {
    let transport = crate::runtime::ReqwestTransport::new();
    transport
        .map(|transport| Arc::new(transport) as _)
        .map_err(|reason| Error::config(format!("no HTTP client can be made: {reason}")))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport() -> Result<Arc<dyn Transport>, Error> {
    let reason =
        "there is no transport: enable the feature `reqwest`, or give one with `transport`";
    Err(Error::config(reason.to_owned()))
}
