//! Building a client's core.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT};

use super::base_url::BaseUrl;
use super::default_transport::default_transport;
use super::server::{ServerTemplate, Variables};
use super::{Core, Redirects, Settings, Shared};
use crate::runtime::client::auth::{Credentials, Scheme};
use crate::runtime::text::header::{header, secrets_of};
use crate::runtime::{DecodeMode, Error, Secret, Transport};

/// How long a call may take unless said otherwise.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How large the body of a response may be unless said otherwise: 64 MiB.
///
/// Of 450 lists in real documents that have both an example and a largest page, the largest
/// page has 2.8 MB (1,000 of Twilio's verifications); whole lists without pages, such as
/// Kubernetes' 5,000 pods of 10 kB, have 50 MB. Larger are contents (GitHub's blobs of 100 MB),
/// which are better streamed.
const MAX_RESPONSE_BYTES: u64 = 64 << 20;

/// Collects what a [`Core`] needs. The first mistake is kept and returned by
/// [`build`](Self::build).
#[derive(Clone)]
pub struct CoreBuilder {
    pub(super) settings: &'static Settings,
    pub(super) base_url: Option<String>,
    pub(super) server: Option<&'static ServerTemplate>,
    pub(super) variables: Variables,
    is_only_server: bool,
    transport: Option<Arc<dyn Transport>>,
    pub(super) credentials: Credentials,
    pub(super) is_anonymous: bool,
    pub(super) headers: HeaderMap,
    timeout: Option<Duration>,
    redirects: Redirects,
    allow_private_redirects: bool,
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
            server: None,
            variables: Variables::new(),
            is_only_server: false,
            transport: None,
            credentials: Credentials::default(),
            is_anonymous: false,
            headers: HeaderMap::new(),
            timeout: Some(TIMEOUT),
            redirects: Redirects::All,
            allow_private_redirects: false,
            max_response_bytes: MAX_RESPONSE_BYTES,
            decode: settings.decode,
            mistake: None,
        }
    }

    /// Sets the credential of a scheme; a later one replaces an earlier one.
    pub fn credential(&mut self, scheme: &'static Scheme, secret: Secret) {
        let outcome = self.credentials.set(scheme, secret);
        self.keep(outcome);
    }

    /// Sets the user name and the password of a scheme of the kind
    /// [`SchemeKind::Basic`](crate::runtime::SchemeKind::Basic).
    pub fn basic(&mut self, scheme: &'static Scheme, username: &str, password: &Secret) {
        let outcome = self.credentials.set_basic(scheme, username, password);
        self.keep(outcome);
    }

    /// Sets the base URL. Its path, if it has one, goes before the paths of the operations.
    pub fn base_url(&mut self, url: impl Into<String>) {
        self.base_url = Some(url.into());
    }

    /// Sets the server, which counts unless a base URL is set.
    pub fn server(&mut self, server: &'static ServerTemplate) {
        self.server = Some(server);
    }

    /// Sets the value of a server variable.
    pub fn server_variable(&mut self, name: &'static str, value: impl Into<String>) {
        self.variables.retain(|(known, _)| *known != name);
        self.variables.push((name, value.into()));
    }

    /// Sets the base URL of all operations, also of those that have a server of their own.
    pub fn base_url_for_all(&mut self, url: impl Into<String>) {
        self.base_url(url);
        self.is_only_server = true;
    }

    /// Sets the transport; without it, the default one is used.
    pub fn transport(&mut self, transport: impl Transport) {
        self.transport = Some(Arc::new(transport));
    }

    /// Sends calls also without a credential that their operation requires: for a server that runs
    /// without authentication. Credentials that the client has are sent.
    pub fn anonymous(&mut self) {
        self.is_anonymous = true;
    }

    /// Adds a header to every request. Headers are dropped when a redirect leads to another origin.
    /// One that is the header of a scheme is its credential, and is sent in the stead of one that
    /// was set with [`credential`](Self::credential).
    pub fn header(&mut self, name: &str, value: &str) {
        let outcome =
            header(name, value).map(|(name, value)| drop(self.headers.insert(name, value)));
        self.keep(outcome);
    }

    /// Limits how long a call may take from its start to the end of the response, redirects
    /// included. `None` sets no limit. The default is 30 s.
    pub fn timeout(&mut self, timeout: impl Into<Option<Duration>>) {
        self.timeout = timeout.into();
    }

    /// Sets which redirects are followed; the default is [`Redirects::All`].
    pub fn redirects(&mut self, redirects: Redirects) {
        self.redirects = redirects;
    }

    /// Lets a public server send calls to the machine itself or to a private network: to loopback,
    /// link-local, private and other addresses that are not reachable globally (IPv4 in any
    /// notation, also embedded in IPv6), to `localhost`, to names that end in `.local`, `.internal`
    /// or `.home.arpa`, or have no dot. The default is `false`: such a redirect is an error
    /// ([`RedirectError::Private`](crate::runtime::RedirectError::Private)), since what answers
    /// there may trust whoever can reach it.
    ///
    /// A call to a host that is private itself may be redirected to others that are. What a name
    /// resolves to is not looked at: a public name with a private address is followed. Where that
    /// matters, use [`Redirects::SameOrigin`], or a transport whose resolver refuses such
    /// addresses.
    pub fn allow_private_redirects(&mut self, allow: bool) {
        self.allow_private_redirects = allow;
    }

    /// Limits what a response may take in memory: its body, or an item of a stream, may have so
    /// many bytes ([`ErrorKind::TooLarge`](crate::runtime::ErrorKind::TooLarge)), and what is
    /// decoded from it may take about eight times as many
    /// ([`ErrorKind::Memory`](crate::runtime::ErrorKind::Memory)), since small JSON may stand for
    /// large records. The default is 64 MiB. Bodies that are streamed (`streamed`) have no limit.
    pub fn max_response_bytes(&mut self, limit: u64) {
        self.max_response_bytes = limit;
    }

    /// Sets how strictly responses are read.
    pub fn decode(&mut self, mode: DecodeMode) {
        self.decode = mode;
    }

    /// Builds the core.
    ///
    /// # Errors
    ///
    /// When a setting is invalid, when there is no base URL, and when the default transport could
    /// not be created (or is missing, because the feature `reqwest` is off).
    pub fn build(self) -> Result<Core, Error> {
        if let Some(mistake) = self.mistake {
            return Err(Error::config(mistake));
        }
        let settings = self.settings;
        let base = self.base()?;
        let mut headers = self.headers;
        if !headers.contains_key(USER_AGENT) {
            headers.insert(USER_AGENT, user_agent(settings)?);
        }
        for scheme in settings.schemes {
            scheme.hide_in(&mut headers);
        }
        let servers = [self.server, settings.server];
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport()?,
        };
        let secrets = secrets(&self.credentials, &headers, &self.variables, &servers);
        let (credentials, decode) = (self.credentials, self.decode);
        let (timeout, max_response_bytes) = (self.timeout, self.max_response_bytes);
        let shared = Shared {
            settings,
            base,
            variables: self.variables,
            is_only_server: self.is_only_server,
            transport,
            credentials,
            secrets,
            is_anonymous: self.is_anonymous,
            headers,
            timeout,
            redirects: self.redirects,
            allow_private_redirects: self.allow_private_redirects,
            max_response_bytes,
            decode,
        };
        Ok(Core {
            shared: Arc::new(shared),
        })
    }

    /// The base URL that was given; else the server that was chosen; else the default of the API.
    fn base(&self) -> Result<BaseUrl, Error> {
        let settings = self.settings;
        let own = |server| BaseUrl::of_server(server, &self.variables, None);
        let base = match (
            &self.base_url,
            self.server,
            settings.base_url,
            settings.server,
        ) {
            (Some(url), ..) => BaseUrl::parse(url)
                .map_err(|fault| format!("{fault}; it is set with {}", self.base_setters())),
            (_, Some(server), ..) => own(server),
            (_, _, Some(url), _) => BaseUrl::parse(url),
            (_, _, _, Some(server)) => own(server),
            _ => Err(format!("no base URL: set one with {}", self.base_setters())),
        };
        base.map_err(Error::config)
    }

    /// What gives a client its base URL.
    fn base_setters(&self) -> String {
        match self.settings.base_url_env {
            "" => "`base_url`".to_owned(),
            name => format!("`base_url`, or {name}"),
        }
    }

    /// Keeps the first mistake: the later ones may follow from it.
    fn keep(&mut self, outcome: Result<(), String>) {
        if let (Err(mistake), None) = (outcome, &self.mistake) {
            self.mistake = Some(mistake);
        }
    }
}

/// The texts that no message may show.
fn secrets(
    credentials: &Credentials,
    headers: &HeaderMap,
    variables: &Variables,
    servers: &[Option<&ServerTemplate>],
) -> Vec<Secret> {
    let in_path = |name: &str| {
        servers
            .iter()
            .flatten()
            .any(|server| server.has_in_path(name))
    };
    let given = variables.iter().filter(|(name, _)| in_path(name));
    let of_servers = given.map(|(_, value)| Secret::from(value.as_str()));
    credentials
        .secrets()
        .cloned()
        .chain(secrets_of(headers))
        .chain(of_servers)
        .collect()
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
        Error::config("its name and version are not valid in the `User-Agent` header".to_owned())
    })
}
