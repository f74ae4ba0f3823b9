//! Members that are secret though the document does not say so: their names tell.

use crate::api::{Field, Origin, Owner};
use crate::plan::Planner;
use crate::plan::naming::cases::value_name;
use crate::sdk::RustType;

/// The names of members that hold a secret, in snake case. The whole name counts, so that neither a
/// `next_page_token` nor a `password_policy` is one; `token` alone may be a piece of text.
const SECRETS: &[&str] = &[
    "access_token",
    "api_key",
    "api_secret",
    "api_token",
    "apikey",
    "auth_token",
    "bearer_token",
    "client_secret",
    "current_password",
    "id_token",
    "new_password",
    "old_password",
    "passphrase",
    "passwd",
    "password",
    "private_key",
    "refresh_token",
    "secret",
    "secret_access_key",
    "secret_key",
    "session_token",
    "signing_secret",
    "webhook_secret",
];

impl Planner<'_> {
    /// Whether `Debug` does not show a member: it is text, and its name is that of a secret.
    pub(super) fn is_hidden(&self, origin: &Origin, field: &Field, ty: &RustType) -> bool {
        let name = value_name(&field.name);
        let component = match &origin.owner {
            Owner::Component(component) if origin.steps.is_empty() => Some(component.as_str()),
            _ => None,
        };
        let shown = &self.config.not_secrets;
        is_text(ty)
            && SECRETS.contains(&name.as_str())
            && !shown.iter().any(|shown| match shown.split_once('.') {
                Some((owner, property)) => component == Some(owner) && property == field.name,
                None => value_name(shown) == name,
            })
    }
}

fn is_text(ty: &RustType) -> bool {
    match ty {
        RustType::Option(inner) | RustType::Nullable(inner) => {
            **inner == RustType::Prelude("String")
        }
        _ => *ty == RustType::Prelude("String"),
    }
}
