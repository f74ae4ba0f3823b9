//! Missing credentials.

use std::fmt;

use crate::runtime::client::auth::{Alternatives, Scheme};
use crate::runtime::json::shown;

/// How much of the names of schemes is shown, in characters.
const LONGEST_NAMES: usize = 500;

/// The client has no credential that an operation accepts.
#[derive(Clone, Debug)]
pub struct AuthError {
    accepted: Alternatives,
    held: Vec<&'static Scheme>,
}

impl AuthError {
    pub(super) fn new(accepted: Alternatives, held: Vec<&'static Scheme>) -> Self {
        Self { accepted, held }
    }

    /// The names of the schemes that the operation accepts: each entry is one way, and names what
    /// is needed together.
    pub fn accepted(&self) -> Vec<Vec<&'static str>> {
        self.accepted
            .iter()
            .map(|schemes| schemes.iter().map(|scheme| scheme.name).collect())
            .collect()
    }

    /// The names of the schemes that the client has credentials for.
    pub fn held(&self) -> Vec<&'static str> {
        self.held.iter().map(|scheme| scheme.name).collect()
    }
}

/// Names each way with what gives the credential to the client, without what it has already.
impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it accepts ")?;
        for (position, schemes) in self.accepted.iter().enumerate() {
            if position > 0 {
                f.write_str(", or ")?;
            }
            for (position, scheme) in schemes.iter().enumerate() {
                if position > 0 {
                    f.write_str(" together with ")?;
                }
                self.fmt_scheme(scheme, f)?;
            }
        }
        match self.held.as_slice() {
            [] => f.write_str("; the client has no credentials")?,
            _ => write!(
                f,
                "; the client has only {}",
                visible(&self.held().join(", "))
            )?,
        }
        f.write_str("; to a server that runs without, `ClientBuilder::anonymous` sends it as it is")
    }
}

impl AuthError {
    fn fmt_scheme(&self, scheme: &Scheme, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.held.iter().any(|held| held.index == scheme.index) {
            return f.write_str(&visible(scheme.name));
        }
        let name = visible(scheme.name);
        write!(f, "{name} (set it with `ClientBuilder::{}`", scheme.setter)?;
        match scheme.env {
            [] => f.write_str(")"),
            names => write!(f, " or {})", names.join(", ")),
        }
    }
}

/// A name that a document gave to a scheme.
fn visible(name: &str) -> String {
    shown(name, LONGEST_NAMES, &[])
}

impl std::error::Error for AuthError {}
