//! `host`, `basePath` and `schemes` as `servers`.

use super::Lift;
use super::build::{list, member, object, text};
use crate::http::default_scheme;
use crate::load::{Member, Node};
use crate::report::findings;

impl<'a> Lift<'_, 'a, '_> {
    /// The servers of the document; none where it names neither a host nor a path.
    pub(super) fn servers(&mut self) -> Option<Member<'a>> {
        let root = &self.document.root;
        let at = ["host", "basePath", "schemes"].iter().find_map(|key| root.get(key))?.at;
        if let Some(host) = root.get("host")
            && root.get("schemes").is_none_or(|schemes| schemes.items().is_empty())
        {
            let scheme = default_scheme(host.as_str().unwrap_or_default());
            self.diagnostics.push(findings::scheme_assumed(scheme).at(at));
        }
        self.servers_by(root.get("schemes"), at)
    }

    /// The servers of an operation with schemes of its own.
    pub(super) fn servers_by(
        &self,
        schemes: Option<&Node<'a>>,
        at: super::Pos,
    ) -> Option<Member<'a>> {
        let root = &self.document.root;
        let part =
            |key: &str| root.get(key).and_then(Node::scalar).unwrap_or_default().trim().to_owned();
        let (host, path) = (part("host"), part("basePath"));
        let path = path.trim_end_matches('/');
        let slash = if path.is_empty() || path.starts_with('/') { "" } else { "/" };
        if host.is_empty() {
            let url = if path.is_empty() { "/".to_owned() } else { format!("{slash}{path}") };
            let server = object(at, vec![member("url", at, text(at, url))]);
            return Some(member("servers", at, list(at, vec![server])));
        }
        let bare =
            host.split_once("://").map_or(host.as_str(), |(_, host)| host).trim_end_matches('/');
        let own = host.split_once("://").map(|(scheme, _)| scheme);
        let mut names: Vec<&str> = match own {
            Some(scheme) => vec![scheme],
            None => schemes
                .map(Node::items)
                .unwrap_or_default()
                .iter()
                .filter_map(Node::as_str)
                .collect(),
        };
        names.retain(|name| matches!(*name, "http" | "https"));
        if names.is_empty() {
            names.push(default_scheme(bare));
        }
        // Credentials are sent: the safe way comes first.
        names.sort_by_key(|name| *name != "https");
        names.dedup();
        let server = |scheme: &&str| {
            object(at, vec![member("url", at, text(at, format!("{scheme}://{bare}{slash}{path}")))])
        };
        Some(member("servers", at, list(at, names.iter().map(server).collect())))
    }
}
