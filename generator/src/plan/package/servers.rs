//! Servers: how a client chooses among them, and which calls have one of their own.

use rustc_hash::FxHashSet;

use crate::api::{Docs, Server, Variable};
use crate::plan::naming::cases::{static_name, type_name, value_name};
use crate::plan::naming::scope::{Named, Scope};
use crate::plan::{Planner, docs};
use crate::sdk::{Name, SchemeItem, ServerItem, ServersItem, VariableItem};

/// What the builder has methods for anyway.
pub(in crate::plan) const BUILDER_METHODS: &[&str] = &[
    "allow_private_redirects",
    "anonymous",
    "base_url",
    "base_url_for_all",
    "build",
    "clone",
    "from_env",
    "header",
    "max_response_bytes",
    "new",
    "read_env",
    "redirects",
    "server",
    "timeout",
    "transport",
];

/// Statics that generated files have anyway.
pub(in crate::plan) const STATICS: &[&str] = &["OPERATION", "SETTINGS"];

impl Planner<'_> {
    /// The servers, where there is more to say of them than one base URL.
    pub(in crate::plan) fn plan_servers(&mut self, schemes: &[SchemeItem]) -> ServersItem {
        let api = &self.api.servers;
        let has_choice = api.len() > 1 || api.iter().any(|server| !server.variables.is_empty());
        let mut urls = FxHashSet::default();
        let own = self.api.operations.iter().filter_map(|operation| operation.server.as_ref());
        let own: Vec<&Server> = own.filter(|server| urls.insert(server.url.as_str())).collect();
        let (mut constants, mut variants) =
            (Scope::without("statics", STATICS), Scope::without("servers", &["Self"]));
        for scheme in schemes {
            constants.reserve(&scheme.constant, &scheme.name);
        }
        let mut item = |server: &Server, variants: Option<&mut Scope>| {
            let wanted = spoken_name(server);
            let both = format!("{wanted} {}", host_words(&server.url));
            // Nobody sees the static of a server.
            let names = [static_name(&wanted), static_name(&both)];
            let constant =
                constants.take(&names, Named::ours(&server.url, server.at), self.diagnostics);
            let names = [type_name(&wanted), type_name(&both)];
            let named = Named::new(&server.url, server.at);
            let variant = variants.map(|scope| scope.take(&names, named, self.diagnostics));
            ServerItem {
                variant: variant.unwrap_or_default(),
                constant,
                url: server.url.clone(),
                variables: server
                    .variables
                    .iter()
                    .map(|one| (one.name.clone(), one.default.clone()))
                    .collect(),
                docs: server_docs(server),
            }
        };
        let choices = api
            .iter()
            .filter(|_| has_choice)
            .map(|server| item(server, Some(&mut variants)))
            .collect();
        let own_items: Vec<ServerItem> = own.iter().map(|server| item(server, None)).collect();
        let constants =
            own_items.iter().map(|item| (item.url.clone(), item.constant.clone())).collect();
        let named = api.iter().filter(|_| has_choice).chain(own);
        ServersItem {
            choices,
            own: own_items,
            constants,
            variables: self.plan_variables(named, schemes),
        }
    }

    /// The variables of all servers: one that several name is one method.
    fn plan_variables<'s>(
        &mut self,
        servers: impl Iterator<Item = &'s Server>,
        schemes: &[SchemeItem],
    ) -> Vec<VariableItem> {
        let mut methods = Scope::without("methods of the client's builder", BUILDER_METHODS);
        for scheme in schemes {
            methods.reserve(&scheme.setter, &scheme.name);
        }
        let mut items: Vec<VariableItem> = Vec::new();
        let mut names = FxHashSet::default();
        let variables =
            servers.flat_map(|server| server.variables.iter().map(|one| (one, server.at)));
        for (variable, at) in variables {
            if !names.insert(variable.name.as_str()) {
                continue;
            }
            let wanted =
                [value_name(&variable.name), value_name(&format!("server_{}", variable.name))];
            let named = Named::new(&variable.name, at);
            let rust = methods.take(&wanted, named, self.diagnostics);
            items.push(VariableItem {
                name: Name { wire: variable.name.clone(), rust },
                env: format!("{}_{}", self.env_prefix(), static_name(&variable.name)),
                docs: variable_docs(variable),
            });
        }
        items
    }
}

/// What a server is called: its name, a short description, or what its host starts with.
fn spoken_name(server: &Server) -> String {
    if !server.name.is_empty() {
        return server.name.clone();
    }
    let text = server.description.split(['(', '.', ',', ':', ';', '\n']).next().unwrap_or_default();
    let is_said = |word: &&str| {
        let word = word.to_ascii_lowercase();
        ![
            "a",
            "an",
            "the",
            "server",
            "servers",
            "environment",
            "api",
            "url",
            "endpoint",
            "base",
            "of",
            "for",
        ]
        .contains(&word.as_str())
    };
    let words: Vec<&str> = text.split_whitespace().filter(is_said).collect();
    if (1..=3).contains(&words.len()) && !text.contains('/') {
        return words.join(" ");
    }
    host_words(&server.url)
}

/// What a host starts with, and its path.
fn host_words(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let labels: Vec<&str> = host.split('.').filter(|label| *label != "www").collect();
    let kept = labels
        .get(..labels.len().saturating_sub(1))
        .filter(|kept| !kept.is_empty())
        .unwrap_or(&labels);
    [kept.join(" "), path.to_owned()].join(" ")
}

fn server_docs(server: &Server) -> Vec<String> {
    let url = docs::code(&server.url);
    let mut lines = docs::clean(&Docs { title: String::new(), text: server.description.clone() });
    if lines.is_empty() {
        return vec![format!("{url}.")];
    }
    lines.push(String::new());
    lines.push(format!("{url}."));
    lines
}

/// What a variable is, then its values and its default.
fn variable_docs(variable: &Variable) -> Vec<String> {
    let mut lines = docs::clean(&Docs { title: String::new(), text: variable.description.clone() });
    if lines.is_empty() {
        lines.push(format!("The variable {} of the server's URL.", docs::code(&variable.name)));
    }
    let mut facts = Vec::new();
    if !variable.values.is_empty() && variable.values.len() <= 12 {
        let values: Vec<String> = variable.values.iter().map(|value| docs::code(value)).collect();
        facts.push(format!("Known values: {}.", values.join(", ")));
    }
    match variable.default.as_deref() {
        Some("") => facts.push("Default: nothing.".to_owned()),
        Some(default) => facts.push(format!("Default: {}.", docs::code(default))),
        None => facts.push("It has no default.".to_owned()),
    }
    lines.push(String::new());
    lines.extend(facts);
    lines
}
