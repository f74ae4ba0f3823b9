//! What an operation sends and receives: parameters, bodies, responses, webhooks, security,
//! servers. Asks `lower::schema` for types; decides nothing about them.

pub(super) mod body;
mod info;
pub(super) mod media_type;
pub(super) mod operation;
pub(super) mod parameter;
pub(super) mod response;
pub(super) mod security;
pub(super) mod servers;
mod settings;
pub(super) mod webhook;

use rustc_hash::FxHashSet;

use crate::api::Api;
use crate::lower::schema::Schemas;

/// The calls of one document, as far as they are lowered.
pub(in crate::lower) struct Calls<'d, 'r> {
    pub(in crate::lower) schemas: Schemas<'d, 'r>,
    pub(in crate::lower) api: Api,
    /// The URLs of the API's servers.
    server_urls: FxHashSet<String>,
    /// The paths of all calls, as `plain_path` has them.
    known_paths: FxHashSet<String>,
    /// The operations of which nothing says whether they require credentials.
    unstated: Vec<usize>,
    /// The headers of each operation's responses, until it is known which operations have the same.
    headers: Vec<response::headers::FoundHeaders>,
}

impl<'d, 'r> Calls<'d, 'r> {
    pub(in crate::lower) fn new(schemas: Schemas<'d, 'r>) -> Self {
        Self {
            schemas,
            api: Api::default(),
            server_urls: FxHashSet::default(),
            known_paths: FxHashSet::default(),
            unstated: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// Lowers every named schema, so that inline copies of them find them.
    pub(in crate::lower) fn lower_components(&mut self) {
        self.api.schemas = self.schemas.lower_components();
    }

    /// The API, with all its types.
    pub(in crate::lower) fn finish(self) -> Api {
        Api { types: self.schemas.finish(), ..self.api }
    }
}
