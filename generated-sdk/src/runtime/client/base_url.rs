//! The URL that all paths of an API are appended to.

use url::{ParseError, Url};

use super::server::{ServerTemplate, Variables};

/// A base URL that is fit for use.
#[derive(Clone, Debug)]
pub(super) struct BaseUrl {
    pub(super) url: Url,
    /// The URL as text, without a slash at its end.
    pub(super) text: String,
    /// The URL as it may be shown.
    pub(super) shown: String,
}

impl BaseUrl {
    /// The base URL of a server. Where it was given values for its variables, which may be secrets,
    /// it shows itself without them.
    pub(super) fn of_server(
        server: &ServerTemplate,
        variables: &Variables,
        base: Option<&Url>,
    ) -> Result<Self, String> {
        let expanded = Self::parse(&server.expand(variables, base)?)?;
        let is_given = |name: &str| variables.iter().any(|(known, _)| *known == name);
        Ok(
            match server
                .variables
                .iter()
                .any(|variable| is_given(variable.name))
            {
                true => Self {
                    shown: server.url.to_owned(),
                    ..expanded
                },
                false => expanded,
            },
        )
    }

    /// Reads a base URL such as `https://api.example.com` or `https://example.com/api/v2/`.
    ///
    /// A query or a fragment would end up in the middle of a call's URL, and a password would be
    /// shown wherever the URL is; both are refused.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        // The reasons never show the text: it may be a credential, pasted into the wrong place.
        let mut url = Url::parse(text.trim()).map_err(|problem| match problem {
            ParseError::RelativeUrlWithoutBase => {
                "invalid base URL: it does not start with `https://` or `http://`".to_owned()
            }
            problem => format!("invalid base URL: {problem}"),
        })?;
        let unfit = if !matches!(url.scheme(), "http" | "https") {
            Some("the scheme must be `http` or `https`")
        } else if !url.username().is_empty() || url.password().is_some() {
            Some("it contains a user name or password; give credentials to the client's builder")
        } else if url.query().is_some() {
            Some("it contains a query")
        } else if url.fragment().is_some() {
            Some("it contains a fragment")
        } else {
            None
        };
        if let Some(unfit) = unfit {
            return Err(format!("invalid base URL: {unfit}"));
        }
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        let text = url.as_str().trim_end_matches('/').to_owned();
        let shown = text.clone();
        Ok(Self { url, text, shown })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashes_at_the_end_are_dropped() {
        for (given, text) in [
            ("https://a.example", "https://a.example"),
            ("https://a.example/", "https://a.example"),
            (" HTTPS://A.example:443//", "https://a.example"),
            (
                "http://127.0.0.1:8080/api/v2//",
                "http://127.0.0.1:8080/api/v2",
            ),
        ] {
            assert_eq!(
                BaseUrl::parse(given).map(|base| base.text),
                Ok(text.to_owned()),
                "{given}"
            );
        }
    }

    #[test]
    fn what_cannot_be_a_base_is_refused() {
        for given in [
            "",
            "a.example",
            "/v1",
            "ftp://a.example",
            "https://u:p@a.example",
            "https://a.example?x=1",
            "https://a.example#x",
            "http://",
        ] {
            assert!(BaseUrl::parse(given).is_err(), "{given}");
        }
    }
}
