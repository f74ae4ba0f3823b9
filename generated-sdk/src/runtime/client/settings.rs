//! The constants of an API that every call needs.

use crate::runtime::DecodeMode;
use crate::runtime::ServerTemplate;
use crate::runtime::client::auth::Scheme;

/// The constants of one generated client. They live in a `static`; [`Settings::DEFAULT`] fills in
/// what an API does not say.
#[derive(Debug)]
pub struct Settings {
    /// The name of the crate, for the `User-Agent` header.
    pub name: &'static str,
    /// The version of the crate, for the `User-Agent` header.
    pub version: &'static str,
    /// Where the API is, unless the user says otherwise.
    pub base_url: Option<&'static str>,
    /// The server that calls go to if there is no base URL.
    pub server: Option<&'static ServerTemplate>,
    /// The environment variable that may hold another base URL; empty if there is none.
    pub base_url_env: &'static str,
    /// All security schemes, each at the position that its `index` says.
    pub schemes: &'static [&'static Scheme],
    /// How strictly responses are read.
    pub decode: DecodeMode,
    /// The response headers that may hold the identity of a request; the first one that is there
    /// counts.
    pub request_id: &'static [&'static str],
    /// JSON pointers (RFC 6901) to the code in the body of an error, which are tried before those
    /// of most APIs: the first that leads to a word counts, or else the first that leads to a
    /// number.
    pub error_code: &'static [&'static str],
    /// JSON pointers to the message in the body of an error, which are tried before those of most
    /// APIs: the first that leads to text, or to a list of errors with texts, counts.
    pub error_message: &'static [&'static str],
}

impl Settings {
    /// The defaults: no base URL, no schemes, and the headers in which most APIs put a request id.
    /// Code and message of an error are found where most APIs put them (Google, AWS, OpenAI,
    /// Stripe, GitHub, Matrix, Directus, FastAPI, JSON:API, OAuth 2 as in RFC 6749 section 5.2,
    /// problem details as in RFC 9457).
    pub const DEFAULT: Self = Self {
        name: "sdk",
        version: "0.0.0",
        base_url: None,
        server: None,
        base_url_env: "",
        schemes: &[],
        decode: DecodeMode::Tolerant,
        request_id: &[
            "x-request-id",
            "request-id",
            "x-amzn-requestid",
            "x-correlation-id",
        ],
        error_code: &[],
        error_message: &[],
    };
}
