//! Servers of the document, of a path and of an operation.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::api::{Server, Variable};
use crate::http::default_scheme;
use crate::load::Node;
use crate::lower::http::Calls;
use crate::report::{Diagnostic, findings};

/// The servers that an operation or its path names.
#[derive(Default)]
pub(super) struct OwnServers {
    /// The default; `None` where it is the API's.
    pub(super) server: Option<Server>,
    /// The others that the API does not have.
    pub(super) others: Vec<Server>,
}

impl<'d> Calls<'d, '_> {
    /// The servers of the document; the first is the default.
    pub(in crate::lower) fn lower_api_servers(&mut self) {
        let Some(node) = self.schemas.document.root.get("servers") else {
            return;
        };
        let mut servers = self.lower_servers(node);
        // Of two servers that differ in their scheme alone, the one without encryption is no
        // choice.
        let urls: FxHashSet<&str> = servers.iter().map(|server| server.url.as_str()).collect();
        let is_plain = |server: &Server| {
            let secure = server.url.strip_prefix("http://").map(|rest| format!("https://{rest}"));
            secure.is_some_and(|secure| urls.contains(secure.as_str()))
        };
        let plain: Vec<bool> = servers.iter().map(is_plain).collect();
        if plain.first() == Some(&true) {
            self.schemas.report.push(findings::default_server_plain().at(node.at));
        }
        let mut plain = plain.into_iter();
        servers.retain(|_| plain.next() != Some(true));
        if let Some(relative) = servers.first().filter(|server| !server.is_absolute()) {
            self.schemas.report.push(findings::relative_server(&relative.url).at(node.at));
        }
        self.server_urls = servers.iter().map(|server| server.url.clone()).collect();
        self.api.servers = servers;
    }

    /// The servers of an operation: its own, or those of its path.
    pub(super) fn lower_own_servers(
        &mut self,
        item: &'d Node<'d>,
        operation: &'d Node<'d>,
    ) -> OwnServers {
        let Some(node) = operation.get("servers").or_else(|| item.get("servers")) else {
            return OwnServers::default();
        };
        let mut servers = self.lower_servers(node);
        let usual = self.api.servers.first();
        let is_usual =
            usual.is_some_and(|usual| servers.iter().any(|server| server.url == usual.url));
        let server = if is_usual || servers.is_empty() { None } else { Some(servers.remove(0)) };
        servers.retain(|server| !self.server_urls.contains(&server.url));
        OwnServers { server, others: servers }
    }

    /// A document without servers whose paths all name theirs: those of the first are the API's.
    pub(in crate::lower) fn settle_servers(&mut self) {
        let api = &mut self.api;
        if api.servers.is_empty()
            && api.operations.iter().all(|operation| operation.server.is_some())
        {
            let first = api
                .operations
                .first()
                .and_then(|one| Some((one.server.clone()?, one.other_servers.clone())));
            let Some((first, others)) = first else { return };
            api.servers = std::iter::once(first).chain(others).collect();
            let known: FxHashSet<&str> =
                api.servers.iter().map(|server| server.url.as_str()).collect();
            for operation in &mut api.operations {
                operation.server.take_if(|server| server.url == api.servers[0].url);
                operation.other_servers.retain(|server| !known.contains(server.url.as_str()));
            }
        }
        for operation in
            self.api.operations.iter().filter(|operation| !operation.other_servers.is_empty())
        {
            let server = operation.server.as_ref().or(self.api.servers.first());
            let url = server.map(|server| server.url.as_str()).unwrap_or_default();
            self.schemas
                .report
                .push(findings::several_servers(url).at(operation.at).label(operation.wire_line()));
        }
    }

    fn lower_servers(&mut self, node: &'d Node<'d>) -> Vec<Server> {
        let mut servers: Vec<Server> = Vec::new();
        let mut urls: FxHashSet<String> = FxHashSet::default();
        for one in node.items() {
            let Some(url) = one.get("url").and_then(|url| self.server_url(url)) else {
                continue;
            };
            if !urls.insert(url.clone()) {
                continue;
            }
            let text = |key: &str| {
                one.get(key).and_then(Node::as_str).unwrap_or_default().trim().to_owned()
            };
            let variables = self.server_variables(&url, one);
            servers.push(Server {
                at: one.at,
                name: text("name"),
                url,
                description: text("description"),
                variables,
            });
        }
        servers
    }

    /// A base URL, as far as it is one.
    fn server_url(&mut self, node: &'d Node<'d>) -> Option<String> {
        let written = node.as_str()?.trim();
        let (kept, finding) = match written.split_once(['?', '#']) {
            Some((kept, _)) => (kept, Some(findings::server_with_query(written, kept))),
            None => (written, None),
        };
        let (url, finding) = match kept.split_once("://") {
            Some(("http" | "https", _)) => (kept.to_owned(), finding),
            Some((scheme, _)) if scheme.starts_with('{') => (kept.to_owned(), finding),
            Some((scheme, rest))
                if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") =>
            {
                (format!("{}://{rest}", scheme.to_ascii_lowercase()), finding)
            }
            Some(_) => {
                self.report_server(node, findings::server_of_other_scheme(written));
                return None;
            }
            None if kept.starts_with("//") => {
                let scheme = default_scheme(kept.trim_start_matches('/'));
                let url = format!("{scheme}:{kept}");
                let finding = findings::server_of_document_scheme(written, &url);
                (url, Some(finding))
            }
            None if is_host(kept) => {
                let url = format!("{}://{kept}", default_scheme(kept));
                let finding = findings::server_without_scheme(written, &url);
                (url, Some(finding))
            }
            None if kept.starts_with('{') => (kept.to_owned(), finding),
            None => {
                (format!("/{}", kept.trim_start_matches("./").trim_start_matches('/')), finding)
            }
        };
        if let Some(finding) = finding {
            self.report_server(node, finding);
        }
        Some(url)
    }

    fn report_server(&mut self, node: &Node<'_>, finding: Diagnostic) {
        self.schemas.report.push(finding.at(node.at));
    }

    /// The variables that a URL names.
    fn server_variables(&mut self, url: &str, server: &'d Node<'d>) -> Vec<Variable> {
        let mut variables: Vec<Variable> = Vec::new();
        let declared = server.get("variables").map(Node::members).unwrap_or_default();
        let declared: FxHashMap<&str, &Node<'d>> =
            declared.iter().map(|member| (member.key.as_ref(), &member.node)).collect();
        let mut names = FxHashSet::default();
        for name in super::parameter::path_template::template_names(url) {
            if !names.insert(name) {
                continue;
            }
            let node = declared.get(name).copied();
            let text = |key: &str| node.and_then(|node| node.get(key)).and_then(Node::scalar);
            let values =
                node.and_then(|node| node.get("enum")).map(Node::items).unwrap_or_default();
            let values: Vec<String> =
                values.iter().filter_map(Node::scalar).map(|value| value.into_owned()).collect();
            let default = text("default").map(|value| value.into_owned());
            if default.is_none() {
                self.report_variable(server, name);
            }
            let description = text("description").unwrap_or_default().trim().to_owned();
            variables.push(Variable { name: name.to_owned(), default, values, description });
        }
        variables
    }

    fn report_variable(&mut self, server: &Node<'_>, name: &str) {
        self.schemas.report.push(findings::variable_without_default(name).at(server.at));
    }
}

/// Whether what should be a URL starts with a host: `api.example.com/v1`, `localhost:8080`.
fn is_host(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let is_name = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    let has_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    is_name && (has_port || name == "localhost" || name.trim_matches('.').contains('.'))
}
