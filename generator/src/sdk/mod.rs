//! The second IR: the crate, with every decision made and no tokens yet.
//!
//! Knows nothing of the document, of tokens, or of how a decision was made.

mod bodies;
mod calls;
mod checks;
mod conversions;
mod events;
mod items;
mod servers;
mod text_shape;
mod types;

use serde::Serialize;

use crate::api::SchemeKind;

pub(crate) use bodies::{ContentItem, SwitchItem, VariantCall};
pub(crate) use calls::{
    ArgumentItem, ArgumentType, CallItem, Destination, FixedItem, FormItem, OutcomeItem,
    OutcomeVariant, ResourceItem, ResultLine, StatusLine, StatusPattern,
};
pub(crate) use checks::{ArgumentCheck, CheckLine, CheckRule, CheckedPlace};
pub(crate) use conversions::{ConversionItem, SourceType};
pub(crate) use events::{EventItem, EventsItem, FormMember, ParametersItem, PayloadItem};
pub(crate) use items::{
    CatchAll, DefaultItem, DefaultValue, EnumItem, EnumVariantItem, FieldItem, Item, MemberItem,
    Mode, RecordItem, RestItem, SelectorItem, TypeFile, UnionItem, VariantItem,
};
pub(crate) use servers::{ServerItem, ServersItem, VariableItem};
pub(crate) use text_shape::{
    Delimiter, HeaderLine, HeaderShape, Pairing, ParameterLine, Scalar, TextShape,
};
pub(crate) use types::{Name, RustType};

/// The crate.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Sdk {
    /// Its manifest.
    pub package: Package,
    /// What each generated file says at its top.
    pub header: String,
    /// The crate's front page.
    pub front: Front,
    /// The client and its settings.
    pub client: ClientItem,
    /// The servers, where there is more to say of them than one base URL.
    pub servers: ServersItem,
    /// The security schemes.
    pub schemes: Vec<SchemeItem>,
    /// One file each.
    pub resources: Vec<ResourceItem>,
    /// The files of `src/types/`.
    pub files: Vec<TypeFile>,
    /// What each named schema of the document became, in document order: an item, or the type that
    /// stands in its place.
    pub schemas: Vec<SchemaItem>,
    /// The item of `crate::types` that refusals' bodies are.
    pub error_body: Option<String>,
    /// The webhooks, where there are any: `src/webhooks.rs`.
    pub webhooks: Option<EventsItem>,
    /// How many operations the document holds.
    pub operations_total: usize,
    /// How many of them are marked as internal and left out.
    pub operations_internal: usize,
    /// How many of them are left out because the config prefers another method of the same call.
    pub operations_less_preferred: usize,
    /// How many webhooks the document holds.
    pub webhooks_total: usize,
    /// How many callbacks the document holds.
    pub callbacks_total: usize,
}

/// A named schema of the document.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct SchemaItem {
    /// Its name in the document.
    pub name: String,
    /// The type of its values.
    pub ty: RustType,
    /// The type of values that are sent, where that is another one.
    pub sent: Option<RustType>,
    /// Whether `ty` is part of requests alone, and so has no members that are only received.
    pub only_sent: bool,
}

/// What the manifest says.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Package {
    /// The crate's name.
    pub name: String,
    /// Its version, valid semver.
    pub version: String,
    /// Its one-line description.
    pub description: String,
    /// What it may be used under, an SPDX expression.
    pub license: Option<String>,
    /// Where its source is kept.
    pub repository: Option<String>,
    /// The page about it.
    pub homepage: Option<String>,
    /// Who made it.
    pub authors: Vec<String>,
    /// What people may look for.
    pub keywords: Vec<String>,
    /// The categories of the registry that it is in.
    pub categories: Vec<String>,
    /// The oldest Rust that builds it.
    pub rust_version: String,
    /// One feature for each group of resources.
    pub features: Vec<String>,
    /// Whether a type needs `jiff`.
    pub time: bool,
    /// Whether a type needs `uuid`.
    pub uuid: bool,
    /// Whether the manifest hints that most of the crate is unused.
    pub mostly_unused: bool,
}

/// The crate's front page.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Front {
    /// The API's title, safe in prose.
    pub spoken: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// A call for the quick start.
    pub example: Option<Example>,
}

/// A call as a user would write it.
#[derive(Clone, Default, Serialize, Debug)]
pub(crate) struct Example {
    /// The accessors from the client to the resource.
    pub accessors: Vec<String>,
    /// The method.
    pub method: String,
    /// Its arguments as Rust expressions, by kind.
    pub arguments: Vec<Sample>,
    /// An optional argument, where none is required: what setters look like.
    pub setter: Option<(String, Sample)>,
    /// What the result is called; `None` if there is no result.
    pub result: Option<String>,
}

/// A value for an example.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum Sample {
    /// A file of this name.
    Path(String),
    /// A string literal.
    Text(String),
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true`.
    Boolean,
    /// A list of strings.
    Texts(String),
    /// A variable of this type, which the reader has from elsewhere.
    Variable(String, RustType),
}

impl Example {
    /// Whether it needs nothing but the client.
    #[must_use]
    pub(crate) fn is_complete(&self) -> bool {
        !self.arguments.iter().any(|sample| matches!(sample, Sample::Variable(..)))
    }
}

/// The client.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct ClientItem {
    /// Accessors of the top-level resources.
    pub accessors: Vec<Accessor>,
    /// The default base URL.
    pub base_url: Option<String>,
    /// The default base URL as a code span.
    pub base_url_docs: Option<String>,
    /// What the document gives instead of a base URL, as a code span: a path, relative to where it
    /// is served.
    pub relative_url: Option<String>,
    /// The `static` of the default server, where that is not a base URL by itself.
    pub server: Option<String>,
    /// Security schemes whose credential the transport brings (mutual TLS), as code spans.
    pub transport_schemes: Vec<String>,
    /// The prefix of environment variables.
    pub env_prefix: String,
    /// Whether missing members are read leniently.
    pub tolerant: bool,
    /// Headers that carry the request id, where they are not the usual ones.
    pub request_id: Vec<String>,
    /// Where refusals hold their code, as pointers, where that is not a usual place.
    pub error_code: Vec<String>,
    /// The same for their message.
    pub error_message: Vec<String>,
}

/// A method that gives a resource.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Accessor {
    /// The method.
    pub method: String,
    /// The resource's type.
    pub resource: String,
    /// The first line of its docs.
    pub docs: Vec<String>,
    /// The resource's module.
    pub module: String,
    /// The feature it needs.
    pub feature: String,
}

/// A security scheme.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct SchemeItem {
    /// The name of its `static`.
    pub constant: String,
    /// The key in the document.
    pub name: String,
    /// The builder's method.
    pub setter: String,
    /// The environment variables that hold it: one, or user name and password.
    pub env: Vec<String>,
    /// How it travels.
    pub kind: SchemeKind,
    /// What it is and how it travels, then what the document says.
    pub docs: Vec<String>,
}
