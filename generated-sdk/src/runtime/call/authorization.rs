//! The credentials of a call: what was set by hand in the place of one, and what the client holds.

use http::header::COOKIE;
use url::{Url, form_urlencoded};

use super::Prepared;
use crate::runtime::Secret;
use crate::runtime::client::auth::{Credential, Scheme, SchemeKind};
use crate::runtime::text::header::secrets_of;

impl Prepared {
    /// Adds the client's credentials for the first alternative that can be met.
    ///
    /// A header, a query parameter or a cookie of a scheme's own name, set by hand on the client or
    /// on the call, is the credential of that scheme: it stays, and none is sent beside it.
    pub(in crate::runtime) fn authorize(&mut self) {
        let accepted = self.operation.auth;
        for scheme in accepted.iter().copied().flatten() {
            scheme.hide_in(&mut self.headers);
            if let SchemeKind::Query(name) = scheme.kind {
                self.hide_in_query(name);
            }
        }
        let core = self.core.clone();
        let credentials = core.credentials();
        let chosen = credentials.choose(accepted, |scheme| self.carries(scheme));
        self.is_unauthorized = chosen.is_none() && !core.is_anonymous();
        for scheme in chosen.unwrap_or_else(|| credentials.part_of(accepted)) {
            if let (false, Some(held)) = (self.carries(scheme), credentials.credential(scheme)) {
                self.add_credential(held);
            }
        }
    }

    /// Whether the call has a credential of this scheme already.
    fn carries(&self, scheme: &Scheme) -> bool {
        match scheme.kind {
            SchemeKind::Query(name) => self.secret_query.iter().any(|pair| is_of(name, pair)),
            _ => scheme.is_in(&self.headers),
        }
    }

    fn add_credential(&mut self, credential: &Credential) {
        match credential {
            Credential::Header(name, value) => _ = self.headers.insert(name, value.clone()),
            Credential::Query(pair) => self.secret_query.push(pair.clone()),
            Credential::Cookie(pair) => {
                let known = self
                    .headers
                    .get(COOKIE)
                    .and_then(|known| known.to_str().ok());
                let cookies = known.map(|known| format!("{known}; {pair}"));
                self.set_header(COOKIE.as_str(), cookies.as_ref().unwrap_or(pair));
            }
        }
    }

    /// Takes the parameter out of the URL, which may be shown; it joins the URL again when the call
    /// is sent.
    fn hide_in_query(&mut self, name: &str) {
        let query = self.url.query().unwrap_or_default();
        let (hidden, shown): (Vec<&str>, Vec<&str>) =
            query.split('&').partition(|pair| is_of(name, pair));
        if !hidden.is_empty() {
            let shown = shown.join("&");
            self.secret_query
                .extend(hidden.into_iter().map(str::to_owned));
            set_query(&mut self.url, &shown);
        }
    }

    /// The texts that would give away what was set by hand.
    pub(super) fn given_secrets(&self) -> Vec<Secret> {
        let pairs = self
            .secret_query
            .iter()
            .flat_map(|pair| form_urlencoded::parse(pair.as_bytes()));
        let of_query = pairs.map(|(_, value)| Secret::from(&*value));
        secrets_of(&self.headers).chain(of_query).collect()
    }
}

/// Replaces the query, of which nothing is left if it is empty.
pub(super) fn set_query(url: &mut Url, query: &str) {
    url.set_query(Some(query).filter(|query| !query.is_empty()));
}

/// Whether a pair of a query has this name.
fn is_of(name: &str, pair: &str) -> bool {
    form_urlencoded::parse(pair.as_bytes()).any(|(found, _)| found == name)
}
