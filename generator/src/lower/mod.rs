//! `Document` to `Api`: what OpenAPI means by what the document says.

mod http;
mod naming;
mod place;
mod schema;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::api::passes::{direction, flatten, tell_apart};
use crate::api::{Api, Deprecation, Docs, Hint, Info, NamedSchema, Shape, Type, TypeId};
use crate::config::Config;
use crate::load::{Document, Node};
use crate::report::{Diagnostic, Diagnostics, codes};
use crate::source::Pos;

use schema::budget::Work;
use schema::kinds::Kinds;
use schema::memo::{ConjunctionKey, Progress};
use schema::vendor::{Meaning, is_set};

/// Reads the API out of a document.
pub fn lower(document: &Document<'_>, config: &Config, diagnostics: &mut Diagnostics) -> Api {
    let mut lowering = Lowering::new(document, config, diagnostics);
    lowering.lower_info();
    lowering.learn_names();
    lowering.lower_schemes();
    lowering.lower_components();
    lowering.lower_operations();
    lowering.lower_headers();
    lowering.lower_webhooks();
    lowering.lower_error_body();
    lowering.lower_deferred();
    let mut api = lowering.api;
    flatten::flatten(&mut api, diagnostics);
    direction::split(&mut api);
    tell_apart::select(&mut api, diagnostics);
    api
}

/// The state of one run of this stage.
struct Lowering<'d, 'r> {
    document: &'d Document<'d>,
    config: &'r Config,
    diagnostics: &'r mut Diagnostics,
    api: Api,
    /// Referenced schemas by where they stand.
    shared: FxHashMap<ConjunctionKey, Progress>,
    /// Where chains of references end, by the places of their links; `None` for those that lead
    /// nowhere.
    ends: FxHashMap<Pos, Option<schema::reference::End<'d>>>,
    /// The names of component schemas by where they stand.
    component_names: FxHashMap<Pos, &'d str>,
    /// Inline schemas, and schemas that hold together, by their places.
    inline: FxHashMap<ConjunctionKey, Progress>,
    /// Referenced schemas that are lowered later, with what their names are made of.
    deferred: Vec<(&'d Node<'d>, Hint)>,
    /// The components that extend a schema, by where that stands.
    children: FxHashMap<Pos, Vec<(&'d str, &'d Node<'d>)>>,
    /// Members of families as what they are themselves.
    members: FxHashMap<ConjunctionKey, Type>,
    /// Where the members stand that are being lowered.
    bases: Vec<Pos>,
    /// The kinds of schemas that were looked at, by where they stand.
    kinds: FxHashMap<Pos, Kinds>,
    /// The URLs of the API's servers.
    server_urls: FxHashSet<String>,
    /// What was done so far, for documents that ask for too much.
    work: Work,
    /// Items by their content, so that the same inline schema becomes one item.
    interned: FxHashMap<(Docs, Option<Deprecation>, Shape), TypeId>,
    /// The parameters `Accept` and `Content-Type`, which are told of together.
    media_headers: Vec<Pos>,
    /// The headers of each operation's responses, until it is known which operations have the same.
    headers: Vec<http::response::headers::Found>,
    /// What is being lowered, for messages: `POST /pets, response 200`.
    context: String,
    /// How deep the schema at hand is nested.
    depth: usize,
    /// What all names have in common.
    naming: naming::Naming,
}

impl<'d, 'r> Lowering<'d, 'r> {
    fn new(
        document: &'d Document<'d>,
        config: &'r Config,
        diagnostics: &'r mut Diagnostics,
    ) -> Self {
        Self {
            document,
            config,
            diagnostics,
            api: Api::default(),
            shared: FxHashMap::default(),
            ends: FxHashMap::default(),
            component_names: FxHashMap::default(),
            inline: FxHashMap::default(),
            deferred: Vec::new(),
            children: FxHashMap::default(),
            members: FxHashMap::default(),
            bases: Vec::new(),
            kinds: FxHashMap::default(),
            server_urls: FxHashSet::default(),
            work: Work::of(document.size(), &config.limits),
            interned: FxHashMap::default(),
            media_headers: Vec::new(),
            headers: Vec::new(),
            context: String::new(),
            depth: 0,
            naming: naming::Naming::default(),
        }
    }

    /// Who speaks of the place at hand, for the label of a diagnostic.
    fn context(&self) -> String {
        if self.context.is_empty() {
            "used here".to_owned()
        } else {
            format!("used by {}", self.context)
        }
    }

    /// Whether the document marks something as internal and the config does not ask for it.
    fn is_undocumented(&self, node: &Node<'_>) -> bool {
        !self.config.undocumented && is_set(node, Meaning::Undocumented)
    }

    /// OpenAPI 3.1.1, "Info Object": `title` and `version` are required.
    fn report_info(&mut self) {
        let root = &self.document.root;
        let info = root.get("info");
        let is_there = |key: &&str| {
            info.and_then(|info| info.get(key))
                .and_then(Node::scalar)
                .is_some_and(|text| !text.trim().is_empty())
        };
        let missing: Vec<&str> =
            ["title", "version"].into_iter().filter(|key| !is_there(key)).collect();
        let (what, chosen) = match missing.as_slice() {
            [] => return,
            ["version"] => (
                "`version`",
                "the crate is generated all the same: its own version is the config's",
            ),
            ["title"] => ("`title`", "the API is called `unnamed`"),
            _ => ("`title` and no `version`", "the API is called `unnamed`"),
        };
        self.diagnostics.push(
            Diagnostic::warning(codes::INFO_INCOMPLETE, format!("`info` has no {what}"))
                .at(info.unwrap_or(root).at, "here")
                .chosen(chosen)
                .help("`info` holds both `title` and `version`; `crate-name` and `crate-version` are settings of the config"),
        );
    }

    fn lower_info(&mut self) {
        self.report_info();
        let root = &self.document.root;
        if let Some(info) = root.get("info") {
            let text = |key: &str| {
                info.get(key).and_then(Node::scalar).unwrap_or_default().trim().to_owned()
            };
            self.api.info = Info {
                title: text("title"),
                version: text("version"),
                description: text("description"),
            };
        }
        self.lower_api_servers();
        for tag in root.get("tags").map(Node::items).unwrap_or_default() {
            if let (Some(name), Some(text)) = (
                tag.get("name").and_then(Node::as_str),
                tag.get("description").and_then(Node::as_str),
            ) {
                self.api.tags.push((name.to_owned(), text.to_owned()));
            }
        }
    }

    /// Lowers every named schema, so that inline copies of them find them.
    fn lower_components(&mut self) {
        let Some(schemas) =
            self.document.root.get("components").and_then(|node| node.get("schemas"))
        else {
            return;
        };
        self.name_components(schemas);
        self.find_children(schemas);
        for member in schemas.members() {
            if !self.is_undocumented(&member.node) {
                self.context = format!("the schema `{}`", member.key);
                let ty = self.lower_shared(&member.node, &member.key);
                self.api.schemas.push(NamedSchema::new(&member.key, ty));
                self.lower_deferred();
            }
        }
        self.context.clear();
    }

    /// The type of refusals' bodies: the configured schema, or the one that all operations share.
    fn lower_error_body(&mut self) {
        if let Some(name) = &self.config.errors.body {
            let found = self
                .document
                .root
                .get("components")
                .and_then(|node| node.get("schemas"))
                .and_then(|node| node.get(name));
            match found {
                Some(node) => self.api.error_body = Some(self.lower_shared(node, name).ty),
                None => self.diagnostics.push(
                    Diagnostic::warning(
                        codes::UNDECLARED_SCHEMA,
                        format!("the config names `{name}` as the body of errors, and no schema is called so"),
                    )
                    .chosen("refusals give their body raw")
                    .help("name a schema of `components/schemas` as `[errors] body`, or leave it out"),
                ),
            }
            return;
        }
        let mut types: Vec<&Type> = self
            .api
            .operations
            .iter()
            .flat_map(|one| &one.responses.errors)
            .filter_map(|error| error.ty.as_ref())
            .collect();
        types.dedup();
        if let [only] = types.as_slice() {
            self.api.error_body = Some((*only).clone());
        }
    }
}
