//! Settings from the environment.

use std::env;

use super::CoreBuilder;
use crate::runtime::client::auth::{Scheme, SchemeKind};
use crate::runtime::{Error, Secret};

impl CoreBuilder {
    /// Takes from the environment what was not given yet: the base URL, and a credential for each
    /// scheme whose variables are set. An empty variable counts as not set; white space around a
    /// value is dropped.
    ///
    /// # Errors
    ///
    /// When a variable is not Unicode, and when the API has schemes but there is still no
    /// credential for any of them, nor was [`anonymous`](Self::anonymous) called. The error names
    /// the variables.
    pub fn read_env(&mut self) -> Result<(), Error> {
        let settings = self.settings;
        if self.base_url.is_none() && self.server.is_none() && !settings.base_url_env.is_empty() {
            self.base_url = read_variable(settings.base_url_env)?;
        }
        self.read_variables()?;
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
        let is_given =
            |scheme: &Scheme| self.credentials.has(scheme) || scheme.is_in(&self.headers);
        let mut schemes = settings.schemes.iter();
        if self.is_anonymous || settings.schemes.is_empty() || schemes.any(|one| is_given(one)) {
            return Ok(());
        }
        let names: Vec<String> = settings
            .schemes
            .iter()
            .copied()
            .filter_map(variable_names)
            .collect();
        let reason = if names.is_empty() {
            "its credentials have no environment variables; use the client's builder".to_owned()
        } else {
            format!(
                "no credentials in the environment: set {}",
                names.join(", or ")
            )
        };
        Err(Error::config(format!(
            "{reason}; for a server that runs without, use `ClientBuilder::anonymous`"
        )))
    }

    fn read_variables(&mut self) -> Result<(), Error> {
        let server = self.server.or(self.settings.server);
        for known in server.map(|server| server.variables).unwrap_or_default() {
            let is_given = self.variables.iter().any(|(name, _)| *name == known.name);
            if let (false, Some(value)) =
                (is_given || known.env.is_empty(), read_variable(known.env)?)
            {
                self.server_variable(known.name, value);
            }
        }
        Ok(())
    }

    fn read_credential(&mut self, scheme: &'static Scheme) -> Result<(), Error> {
        let outcome = if let (SchemeKind::Basic, [username, password]) = (scheme.kind, scheme.env) {
            match (read_variable(username)?, read_variable(password)?) {
                (Some(name), Some(word)) => {
                    self.credentials
                        .set_basic(scheme, &name, &Secret::from(word))
                }
                _ => Ok(()),
            }
        } else {
            let mut found = None;
            for name in scheme.env {
                found = read_variable(name)?;
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
}

fn read_variable(name: &'static str) -> Result<Option<String>, Error> {
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
fn variable_names(scheme: &'static Scheme) -> Option<String> {
    let joint = if scheme.kind == SchemeKind::Basic && scheme.env.len() == 2 {
        " and "
    } else {
        " or "
    };
    (!scheme.env.is_empty()).then(|| scheme.env.join(joint))
}
