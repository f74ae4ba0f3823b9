//! The second IR: the crate, with every decision made and no tokens yet.

use serde::Serialize;

use crate::api::{Constant, SchemeKind};

/// A name with its origin.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    /// As the document writes it.
    pub wire: String,
    /// As Rust writes it, `r#` included.
    pub rust: String,
}

/// A Rust type, as the SDK names it.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RustType {
    /// A type that the prelude has: `String`, `bool`, `i64`.
    Prelude(&'static str),
    /// A type of the runtime: `Json`, `Secret`, `Timestamp`.
    Runtime(&'static str),
    /// An item of `crate::types`.
    Item(String),
    /// `Vec<T>`.
    Vec(Box<RustType>),
    /// `BTreeMap<String, T>`.
    Map(Box<RustType>),
    /// `Option<T>`.
    Option(Box<RustType>),
    /// `Nullable<T>`: absent, null or a value.
    Nullable(Box<RustType>),
    /// `Box<T>`.
    Boxed(Box<RustType>),
    /// `()`.
    Unit,
}

/// The crate.
#[derive(Clone, Serialize, Debug)]
pub struct Sdk {
    /// Its manifest.
    pub package: Package,
    /// What each generated file says at its top.
    pub header: String,
    /// The crate's front page.
    pub front: Front,
    /// The client and its settings.
    pub client: ClientItem,
    /// The security schemes.
    pub schemes: Vec<SchemeItem>,
    /// One file each.
    pub resources: Vec<ResourceItem>,
    /// The files of `src/types/`.
    pub files: Vec<TypeFile>,
    /// The item of `crate::types` that refusals' bodies are.
    pub error_body: Option<String>,
    /// How many operations the document holds.
    pub operations_total: usize,
}

/// What the manifest says.
#[derive(Clone, Serialize, Debug)]
pub struct Package {
    /// The crate's name.
    pub name: String,
    /// Its version, valid semver.
    pub version: String,
    /// Its one-line description.
    pub description: String,
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
pub struct Front {
    /// The API's title, safe in prose.
    pub spoken: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// A call for the quick start.
    pub example: Option<Example>,
}

/// A call as a user would write it.
#[derive(Clone, Serialize, Debug)]
pub struct Example {
    /// The accessors from the client to the resource.
    pub accessors: Vec<String>,
    /// The method.
    pub method: String,
    /// Its arguments as Rust expressions, by kind.
    pub arguments: Vec<Sample>,
    /// What the result is called; `None` where there is none.
    pub result: Option<String>,
}

/// A value for an example.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub enum Sample {
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
}

/// The client.
#[derive(Clone, Serialize, Debug)]
pub struct ClientItem {
    /// Accessors of the top-level resources.
    pub accessors: Vec<Accessor>,
    /// The default base URL.
    pub base_url: Option<String>,
    /// The default base URL as a code span.
    pub base_url_docs: Option<String>,
    /// The prefix of environment variables.
    pub env_prefix: String,
    /// Whether missing members are read leniently.
    pub tolerant: bool,
    /// Headers that carry the request id.
    pub request_id: Vec<String>,
    /// Where refusals hold their code.
    pub error_code: Vec<String>,
    /// Where refusals hold their message.
    pub error_message: Vec<String>,
}

/// A method that gives a resource.
#[derive(Clone, Serialize, Debug)]
pub struct Accessor {
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
pub struct SchemeItem {
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

/// A resource: a file of `src/resources/`.
#[derive(Clone, Serialize, Debug)]
pub struct ResourceItem {
    /// The module.
    pub module: String,
    /// The type.
    pub name: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// The client's method for it; `None` for a resource inside another.
    pub accessor: Option<Accessor>,
    /// Resources inside it.
    pub children: Vec<Accessor>,
    /// Its calls.
    pub calls: Vec<CallItem>,
    /// The feature it belongs to.
    pub feature: String,
}

/// A call.
#[derive(Clone, Serialize, Debug)]
pub struct CallItem {
    /// The request's type.
    pub name: String,
    /// The method on the resource.
    pub method: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// A compiled example.
    pub example: Option<Example>,
    /// The deprecation's note.
    pub deprecated: Option<String>,
    /// The HTTP method on the wire.
    pub verb: &'static str,
    /// The path template.
    pub path: String,
    /// What it gives.
    pub output: RustType,
    /// How that is read from the response.
    pub result: ResultLine,
    /// Alternatives of schemes, by the names of their `static`s.
    pub auth: Vec<Vec<String>>,
    /// A JSON body is sent even when no member is set.
    pub sends_object: bool,
    /// Required arguments.
    pub arguments: Vec<ArgumentItem>,
    /// Optional ones.
    pub setters: Vec<ArgumentItem>,
    /// Members of the body that are fixed.
    pub constants: Vec<(String, Constant)>,
}

/// How a result is read.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub enum ResultLine {
    /// The body is ignored.
    None,
    /// The whole JSON body.
    Json,
    /// A member of the JSON body.
    Member(String),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// An argument of a call.
#[derive(Clone, Serialize, Debug)]
pub struct ArgumentItem {
    /// Its name.
    pub name: Name,
    /// How it is given.
    pub given: Given,
    /// How it is sent.
    pub sent: Sent,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// The deprecation's note.
    pub deprecated: Option<String>,
}

/// How a value is given by the caller.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub enum Given {
    /// As the type itself.
    Plain(RustType),
    /// As anything that converts into it.
    Into(RustType),
    /// As anything that yields its items.
    List(RustType),
}

/// Where a value goes.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub enum Sent {
    /// A member of the JSON body.
    Field,
    /// The whole JSON body.
    Json,
    /// A query parameter.
    Query,
    /// A query parameter in another style, a variant of the runtime's `QueryStyle`.
    QueryWith(&'static str),
    /// A path parameter.
    Path,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// A member of a form.
    Form,
    /// The whole body, of this media type.
    Bytes(String),
}

/// A file of `src/types/`.
#[derive(Clone, Serialize, Debug)]
pub struct TypeFile {
    /// The module.
    pub module: String,
    /// The features any of which needs it; empty: always there.
    pub features: Vec<String>,
    /// Its items in document order.
    pub items: Vec<Item>,
}

/// An item of `src/types/`.
#[derive(Clone, Serialize, Debug)]
pub enum Item {
    /// A struct.
    Record(RecordItem),
    /// A string enum.
    Enum(EnumItem),
    /// A union.
    Union(UnionItem),
}

impl Item {
    /// The item's name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Record(item) => &item.name,
            Self::Enum(item) => &item.name,
            Self::Union(item) => &item.name,
        }
    }
}

/// A struct.
#[derive(Clone, Serialize, Debug)]
pub struct RecordItem {
    /// Its name.
    pub name: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// Members in document order.
    pub members: Vec<MemberItem>,
    /// The field that takes all other members.
    pub rest: Option<(String, RustType)>,
    /// Whether it can be made by the user: `new` and setters.
    pub constructible: bool,
}

/// A member of a struct.
#[derive(Clone, Serialize, Debug)]
pub enum MemberItem {
    /// A field.
    Field(FieldItem),
    /// A member that is always the same and needs no field.
    Constant(String, Constant),
}

/// A field.
#[derive(Clone, Serialize, Debug)]
pub struct FieldItem {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: RustType,
    /// How presence is read and written: a word of the runtime's `record!`.
    pub mode: Mode,
    /// How a setter takes it.
    pub given: Given,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// The deprecation's note.
    pub deprecated: Option<String>,
}

/// Presence, as `record!` spells it.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Must be there.
    Required,
    /// May be absent.
    Optional,
    /// Must be there and may be null.
    Null,
    /// May be absent, null or a value.
    Nullable,
    /// A list that must be there.
    List,
    /// A map that must be there.
    Map,
}

impl Mode {
    /// The word in the line-list.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::Null => "null",
            Self::Nullable => "nullable",
            Self::List => "list",
            Self::Map => "map",
        }
    }
}

/// A string enum.
#[derive(Clone, Serialize, Debug)]
pub struct EnumItem {
    /// Its name.
    pub name: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// Known values.
    pub variants: Vec<(Name, Vec<String>)>,
    /// The variant of unknown values.
    pub other: String,
}

/// A union.
#[derive(Clone, Serialize, Debug)]
pub struct UnionItem {
    /// Its name.
    pub name: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// The variants.
    pub variants: Vec<VariantItem>,
    /// The tags by which variants are told apart, if so.
    pub tags: Vec<String>,
    /// The variant of unknown values.
    pub other: String,
}

/// A variant of a union.
#[derive(Clone, Serialize, Debug)]
pub struct VariantItem {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub ty: RustType,
    /// What selects it.
    pub when: WhenItem,
    /// Lines of Markdown.
    pub docs: Vec<String>,
}

/// What selects a variant.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub enum WhenItem {
    /// A JSON kind, as `union!` spells it.
    Kind(&'static str),
    /// Combinations of tag values.
    Tags(Vec<Vec<String>>),
    /// A required member.
    Key(String),
    /// Trial in order.
    Trial,
}
