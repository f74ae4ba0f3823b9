//! The credentials that a client holds.

use std::fmt;

use http::header::{AUTHORIZATION, HeaderName, HeaderValue};

use super::scheme::{Alternatives, Scheme, SchemeKind};
use crate::runtime::text::encode::{encode_component, encode_cookie};
use crate::runtime::{Base64, Secret};

/// A credential, ready to be put into a request.
#[derive(Clone)]
pub(crate) enum Credential {
    /// The value is marked as sensitive.
    Header(HeaderName, HeaderValue),
    /// A pair as it stands in a query: `name=value`, both encoded.
    Query(String),
    /// A pair as it stands in a `Cookie` header.
    Cookie(String),
}

/// The credential that was given for one scheme.
#[derive(Clone)]
struct HeldCredential {
    scheme: &'static Scheme,
    credential: Credential,
    /// The texts that would give the credential away.
    secrets: [Secret; 2],
}

/// All credentials of one client, by the index of their scheme.
#[derive(Clone, Default)]
pub(crate) struct Credentials {
    held: Vec<Option<HeldCredential>>,
}

impl Credentials {
    /// Sets a token, a key, or any other single text that the scheme takes.
    ///
    /// # Errors
    ///
    /// When the text is not valid in a header. The reason does not show the text.
    pub(crate) fn set(&mut self, scheme: &'static Scheme, secret: Secret) -> Result<(), String> {
        let text = secret.expose();
        if text.is_empty() {
            return Err(format!(
                "the credential given with `{}` is empty",
                scheme.setter
            ));
        }
        let credential = match scheme.kind {
            SchemeKind::Bearer => {
                credential_header(scheme, AUTHORIZATION, &format!("Bearer {text}"))?
            }
            SchemeKind::Basic => {
                let Some((username, password)) = text.split_once(':') else {
                    return Err(format!(
                        "the credential given with `{}` is not of the form `username:password`",
                        scheme.setter
                    ));
                };
                return self.set_basic(scheme, username, &Secret::from(password));
            }
            SchemeKind::Http(name) => {
                credential_header(scheme, AUTHORIZATION, &format!("{name} {text}"))?
            }
            SchemeKind::Header(name) => {
                let name = HeaderName::from_bytes(name.as_bytes())
                    .map_err(|_| format!("invalid header name `{name}`"))?;
                credential_header(scheme, name, text)?
            }
            SchemeKind::Query(name) => Credential::Query(format!(
                "{}={}",
                encode_component(name),
                encode_component(text)
            )),
            SchemeKind::Cookie(name) => {
                Credential::Cookie(format!("{name}={}", encode_cookie(text)))
            }
        };
        let encoded = Secret::from(encode_component(text).to_string());
        self.put(HeldCredential {
            scheme,
            credential,
            secrets: [secret, encoded],
        });
        Ok(())
    }

    /// Keeps a user name and a password. A user name cannot hold a colon (RFC 7617 section 2).
    pub(crate) fn set_basic(
        &mut self,
        scheme: &'static Scheme,
        username: &str,
        password: &Secret,
    ) -> Result<(), String> {
        if username.contains(':') {
            return Err(format!(
                "the user name given with `{}` contains a colon",
                scheme.setter
            ));
        }
        let pair =
            Base64::from(format!("{username}:{}", password.expose()).into_bytes()).to_string();
        let credential = credential_header(scheme, AUTHORIZATION, &format!("Basic {pair}"))?;
        self.put(HeldCredential {
            scheme,
            credential,
            secrets: [password.clone(), Secret::from(pair)],
        });
        Ok(())
    }

    fn put(&mut self, held: HeldCredential) {
        let index = held.scheme.index;
        if self.held.len() <= index {
            self.held.resize_with(index + 1, || None);
        }
        if let Some(slot) = self.held.get_mut(index) {
            *slot = Some(held);
        }
    }

    fn get(&self, scheme: &Scheme) -> Option<&HeldCredential> {
        self.held.get(scheme.index)?.as_ref()
    }

    pub(crate) fn has(&self, scheme: &Scheme) -> bool {
        self.get(scheme).is_some()
    }

    /// The schemes that there is a credential for, in the API's order.
    pub(crate) fn schemes(&self) -> Vec<&'static Scheme> {
        self.held.iter().flatten().map(|held| held.scheme).collect()
    }

    /// The first alternative all of whose schemes have a credential: here, or set by hand as
    /// `is_given` tells. Going without any credential is the last resort, wherever the document
    /// lists it: a client that has a key means to be known by it.
    pub(crate) fn choose(
        &self,
        alternatives: Alternatives,
        is_given: impl Fn(&Scheme) -> bool,
    ) -> Option<&'static [&'static Scheme]> {
        if alternatives.is_empty() {
            return Some(&[]);
        }
        let mut named = alternatives.iter().filter(|needed| !needed.is_empty());
        let has = |scheme: &Scheme| self.has(scheme) || is_given(scheme);
        let fits = named.find(|needed| needed.iter().all(|scheme| has(scheme)));
        fits.or_else(|| alternatives.iter().find(|needed| needed.is_empty()))
            .copied()
    }

    /// What the client holds of an operation's schemes, where that is not enough: all that it has
    /// for the first alternative of which it has anything.
    pub(crate) fn part_of(&self, alternatives: Alternatives) -> &'static [&'static Scheme] {
        let mut all = alternatives.iter();
        let held = all.find(|needed| needed.iter().any(|scheme| self.has(scheme)));
        held.copied().unwrap_or_default()
    }

    /// The credential for a scheme.
    pub(crate) fn credential(&self, scheme: &Scheme) -> Option<&Credential> {
        self.get(scheme).map(|held| &held.credential)
    }

    /// The texts that would give a credential away, in a message above all: some servers repeat
    /// what they refuse.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &Secret> {
        self.held.iter().flatten().flat_map(|held| &held.secrets)
    }
}

/// Names the schemes, and nothing of the credentials.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.schemes().iter().map(|scheme| scheme.name))
            .finish()
    }
}

fn credential_header(scheme: &Scheme, name: HeaderName, text: &str) -> Result<Credential, String> {
    let mut value = HeaderValue::from_bytes(text.as_bytes()).map_err(|_| {
        format!(
            "the credential given with `{}` contains a line break or another control character",
            scheme.setter
        )
    })?;
    value.set_sensitive(true);
    Ok(Credential::Header(name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    static KEY: Scheme = Scheme {
        index: 2,
        name: "key",
        setter: "key",
        env: &[],
        kind: SchemeKind::Bearer,
    };
    static TOKEN: Scheme = Scheme {
        index: 0,
        name: "token",
        setter: "token",
        env: &[],
        kind: SchemeKind::Query("token"),
    };

    #[test]
    fn the_first_complete_alternative_is_chosen() {
        let mut credentials = Credentials::default();
        let names = |credentials: &Credentials, alternatives| {
            credentials
                .choose(alternatives, |_| false)
                .map(|schemes| schemes.iter().map(|scheme| scheme.name).collect::<Vec<_>>())
        };
        static NONE: Alternatives = &[];
        static ONE: Alternatives = &[&[&KEY]];
        static OPTIONAL: Alternatives = &[&[&KEY], &[]];
        static SEVERAL: Alternatives = &[&[], &[&KEY, &TOKEN], &[&KEY]];
        assert_eq!(names(&credentials, NONE), Some(vec![]));
        assert_eq!(names(&credentials, ONE), None);
        assert_eq!(names(&credentials, OPTIONAL), Some(vec![]));
        assert_eq!(credentials.set(&KEY, "k".into()), Ok(()));
        assert_eq!(names(&credentials, NONE), Some(vec![]));
        assert_eq!(names(&credentials, SEVERAL), Some(vec!["key"]));
        assert_eq!(credentials.set(&TOKEN, "t".into()), Ok(()));
        assert_eq!(names(&credentials, SEVERAL), Some(vec!["key", "token"]));
    }

    #[test]
    fn secrets_are_known_as_given_and_as_sent() {
        let mut credentials = Credentials::default();
        assert_eq!(credentials.set(&KEY, "secret key".into()), Ok(()));
        assert_eq!(
            credentials.set_basic(&TOKEN, "user", &"pass word".into()),
            Ok(())
        );
        let secrets: Vec<&str> = credentials.secrets().map(Secret::expose).collect();
        assert_eq!(
            secrets,
            [
                "pass word",
                "dXNlcjpwYXNzIHdvcmQ=",
                "secret key",
                "secret%20key"
            ]
        );
        assert_eq!(format!("{credentials:?}"), r#"["token", "key"]"#);
    }
}
