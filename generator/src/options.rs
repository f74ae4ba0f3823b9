//! The options of a run, and its outcome.

use std::path::{Path, PathBuf};

use crate::config;
use crate::config::Config;
use crate::load;
use crate::load::{Document, Node};
use crate::report::{Diagnostics, Message, group};
use crate::sdk::Sdk;
use crate::source::{Source, Sources};

/// Where the document comes from.
#[derive(Clone, Debug)]
pub enum Spec {
    /// A file.
    File(PathBuf),
    /// A text that is at hand already.
    Text {
        /// What messages call it.
        name: String,
        /// JSON or YAML.
        text: String,
    },
}

impl Spec {
    /// What the headers of generated files call the document.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.to_string_lossy().replace('\\', "/"),
            Self::Text { name, .. } => name.clone(),
        }
    }

    /// Reads the document, and applies the overlays that the config names.
    pub(crate) fn load<'s>(
        &self,
        config: &Config,
        sources: &'s Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Document<'s>> {
        let overlays = config.overlay_files();
        match self {
            Self::File(path) => {
                load::load(sources, path, &overlays, config.allowed_paths(), diagnostics)
            }
            Self::Text { name, text } => {
                load::load_text(sources, name, text, &overlays, diagnostics)
            }
        }
    }
}

/// What a run is asked to do.
#[derive(Clone, Debug)]
pub struct Options {
    /// The document.
    pub spec: Spec,
    /// The folder that becomes the crate.
    pub out: PathBuf,
    /// The settings; where none are named, `seamstress.toml` beside the document, if there is one.
    pub config: Option<PathBuf>,
    /// The crate's name, over what the config says.
    pub crate_name: Option<String>,
    /// Each warning counts as an error.
    pub strict: bool,
    /// Generated files that were changed by hand are overwritten. Files of other origin never are.
    pub force: bool,
    /// Nothing is written; what would change is reported.
    pub check: bool,
}

impl Options {
    /// The document at `spec` to the folder `out`, everything else as by default.
    #[must_use]
    pub fn new(spec: impl AsRef<Path>, out: impl AsRef<Path>) -> Self {
        Self::of(Spec::File(spec.as_ref().to_owned()), out)
    }

    /// A document to the folder `out`, everything else as by default.
    #[must_use]
    pub fn of(spec: Spec, out: impl AsRef<Path>) -> Self {
        Self {
            spec,
            out: out.as_ref().to_owned(),
            config: None,
            crate_name: None,
            strict: false,
            force: false,
            check: false,
        }
    }
}

impl Options {
    /// Reads the config, and lays the options over it.
    pub(crate) fn config(
        &self,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Config> {
        let document = match &self.spec {
            Spec::File(path) => Some(path.as_path()),
            Spec::Text { .. } => None,
        };
        let mut config = config::read(sources, self.config.as_deref(), document, diagnostics)?;
        if self.crate_name.is_some() {
            config.crate_name.clone_from(&self.crate_name);
        }
        Some(config)
    }
}

/// How many there are, and how many became code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Count {
    /// In the document.
    pub total: usize,
    /// In the crate.
    pub generated: usize,
}

/// What happened to the files of the crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct FileCounts {
    /// New or changed.
    pub written: usize,
    /// The same as before, and not touched.
    pub unchanged: usize,
    /// Written by an earlier run and no longer part of the crate.
    pub removed: usize,
}

/// What came of a run.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// True when the crate is complete: written, or under `check` the same as before.
    pub ok: bool,
    /// Operations of the document.
    pub operations: Count,
    /// Operations that the document marks as internal: they are left out unless the config says
    /// `undocumented = true`.
    pub internal: usize,
    /// Operations that are left out because `prefer-methods` of the config chose another method of
    /// the same call.
    pub less_preferred: usize,
    /// Webhooks of the document, and variants of the crate's enum of them. They are not operations.
    pub webhooks: Count,
    /// Callbacks of the document's operations, and variants of the crate's enums of them. They are
    /// no operations.
    pub callbacks: Count,
    /// Named schemas of the document, and items of the crate: inline schemas become items, too.
    pub types: Count,
    /// Files of the crate.
    pub files: FileCounts,
    /// Every finding, in the order in which they were made; [`Outcome::grouped`] is shorter.
    pub messages: Vec<Message>,
    /// Under `check`: the files that differ.
    pub differing: Vec<String>,
    /// The files that were read: the document, those that it refers to, config and overlays. A
    /// `build.rs` says of each `cargo:rerun-if-changed`.
    pub read: Vec<String>,
}

impl Outcome {
    /// The messages for people to read: more than three that are alike are one, which counts the
    /// others. Each is printed by its `Display`.
    #[must_use]
    pub fn grouped(&self) -> Vec<Message> {
        group(&self.messages)
    }

    /// Notes which files were read; a text that was given as such is not a file.
    pub(crate) fn note_read(&mut self, spec: &Spec, sources: &Sources) {
        let text = match spec {
            Spec::Text { name, .. } => Some(name.as_str()),
            Spec::File(_) => None,
        };
        let names = sources.iter().map(Source::name).filter(|name| Some(*name) != text);
        self.read = names.map(str::to_owned).collect();
    }

    /// Counts what the document holds and what the crate makes of it.
    pub(crate) fn count(&mut self, document: &Document<'_>, sdk: &Sdk) {
        let schemas = document
            .root
            .get("components")
            .and_then(|components| components.get("schemas"))
            .map(Node::members);
        let items = sdk.files.iter().map(|file| file.items.len()).sum();
        let calls = sdk.resources.iter().map(|resource| resource.calls.len()).sum();
        self.operations = Count { total: sdk.operations_total, generated: calls };
        self.internal = sdk.operations_internal;
        self.less_preferred = sdk.operations_less_preferred;
        let webhooks = sdk.webhooks.iter().map(|set| set.events.len()).sum();
        self.webhooks = Count { total: sdk.webhooks_total, generated: webhooks };
        let calls = sdk.resources.iter().flat_map(|resource| &resource.calls);
        let callbacks =
            calls.filter_map(|call| call.callbacks.as_ref()).map(|set| set.events.len()).sum();
        self.callbacks = Count { total: sdk.callbacks_total, generated: callbacks };
        self.types = Count { total: schemas.unwrap_or_default().len(), generated: items };
    }
}

/// What a stage hands to the next, as text.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The text; `None` where an error stands before the stage.
    pub text: Option<String>,
    /// Every finding, in the order in which they were made; [`Inspection::grouped`] is shorter.
    pub messages: Vec<Message>,
}

impl Inspection {
    /// The messages for people to read, as in [`Outcome::grouped`].
    #[must_use]
    pub fn grouped(&self) -> Vec<Message> {
        group(&self.messages)
    }
}
