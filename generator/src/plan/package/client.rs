//! The client: its settings, credentials and accessors.

use super::refusals::{CODE, MESSAGE, Sought, pointers};
use super::servers::{BUILDER_METHODS, STATICS};
use crate::api::{Docs, Scheme, SchemeKind, Server};
use crate::plan::naming::cases::{static_name, value_name};
use crate::plan::naming::scope::{Named, Scope};
use crate::plan::{Planner, docs};
use crate::sdk::{ClientItem, ResourceItem, SchemeItem, ServersItem};

impl Planner<'_> {
    /// The security schemes, in document order.
    pub(in crate::plan) fn plan_schemes(&mut self) -> Vec<SchemeItem> {
        let mut statics = Scope::without("statics", STATICS);
        let mut setters = Scope::without("methods of the client's builder", BUILDER_METHODS)
            .helped_by("`setter` under `[credentials.NAME]` of the config names it");
        let prefix = self.env_prefix();
        let mut items = Vec::with_capacity(self.api.schemes.len());
        for scheme in &self.api.schemes {
            let given = self.config.credentials.get(&scheme.name);
            let wanted =
                given.and_then(|given| given.setter.clone()).unwrap_or_else(|| scheme.name.clone());
            let named = Named::new(&scheme.name, scheme.at);
            let names = [value_name(&wanted), value_name(&format!("{wanted}_credential"))];
            let setter = setters.take(&names, named, self.diagnostics);
            let names =
                [static_name(&scheme.name), static_name(&format!("{}_scheme", scheme.name))];
            // Nobody sees the static of a scheme.
            let named = Named::ours(&scheme.name, scheme.at);
            let constant = statics.take(&names, named, self.diagnostics);
            let variable = given
                .and_then(|given| given.env.clone())
                .unwrap_or_else(|| format!("{prefix}_{}", static_name(&wanted)));
            let env = match scheme.kind {
                SchemeKind::Basic => {
                    vec![format!("{variable}_USERNAME"), format!("{variable}_PASSWORD")]
                }
                SchemeKind::Transport => Vec::new(),
                _ => vec![variable],
            };
            items.push(SchemeItem {
                constant,
                name: scheme.name.clone(),
                setter,
                env,
                kind: scheme.kind.clone(),
                docs: scheme_docs(scheme),
            });
        }
        items
    }

    /// The client and its settings.
    pub(in crate::plan) fn plan_client(
        &self,
        resources: &[ResourceItem],
        servers: &ServersItem,
    ) -> ClientItem {
        let errors = &self.config.errors;
        let first = self.api.servers.first();
        // A server with variables is expanded by the runtime; a relative one is not a base URL.
        let is_base = |server: &&Server| server.is_absolute() && servers.choices.is_empty();
        let base_url =
            self.config.base_url.clone().or(first.filter(is_base).map(|server| server.url.clone()));
        let is_default = base_url.is_none() && first.is_some_and(Server::is_absolute);
        let server = servers.choices.first().filter(|_| is_default);
        let relative = first.filter(|server| base_url.is_none() && !server.is_absolute());
        let schemes = self.api.schemes.iter();
        let by_transport = schemes.filter(|scheme| scheme.kind == SchemeKind::Transport);
        ClientItem {
            transport_schemes: by_transport.map(|scheme| docs::code(&scheme.name)).collect(),
            accessors: resources.iter().filter_map(|resource| resource.accessor.clone()).collect(),
            base_url_docs: base_url
                .as_deref()
                .or(server.map(|server| server.url.as_str()))
                .map(docs::code),
            relative_url: relative.map(|server| docs::code(&server.url)),
            server: server.map(|server| server.constant.clone()),
            base_url,
            env_prefix: self.env_prefix(),
            tolerant: self.config.decode.is_tolerant(),
            request_id: errors.request_id.clone(),
            error_code: self.pointers(&errors.code, CODE),
            error_message: self.pointers(&errors.message, MESSAGE),
        }
    }

    /// The places that the config gives, or else those that the schemas of refusals have.
    fn pointers(&self, given: &[String], sought: Sought) -> Vec<String> {
        if given.is_empty() { pointers(self.api, sought) } else { given.to_vec() }
    }

    pub(in crate::plan) fn env_prefix(&self) -> String {
        match &self.config.env_prefix {
            Some(prefix) => prefix.clone(),
            None => static_name(self.crate_name().trim_end_matches("-sdk")),
        }
    }
}

/// What a scheme's credential is and how it travels, then what the document says.
fn scheme_docs(scheme: &Scheme) -> Vec<String> {
    let travels = match &scheme.kind {
        SchemeKind::Bearer => "sent as `Authorization: Bearer …`".to_owned(),
        SchemeKind::Basic => "sent as `Authorization: Basic …`".to_owned(),
        SchemeKind::Http(scheme) => {
            format!("sent as {}", docs::code(&format!("Authorization: {scheme} …")))
        }
        SchemeKind::Header(name) => format!("sent as the header {}", docs::code(name)),
        SchemeKind::Query(name) => format!("sent as the query parameter {}", docs::code(name)),
        SchemeKind::Cookie(name) => format!("sent as the cookie {}", docs::code(name)),
        SchemeKind::Transport => "brought by the transport".to_owned(),
    };
    let mut lines =
        vec![format!("The credential of the scheme {}, {travels}.", docs::code(&scheme.name))];
    let about = docs::clean(&Docs { title: String::new(), text: scheme.description.clone() });
    if !about.is_empty() {
        lines.push(String::new());
        lines.extend(about);
    }
    lines
}
