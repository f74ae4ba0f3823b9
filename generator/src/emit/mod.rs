//! `Sdk` to source files as tokens: draws what `plan` decided.
//!
//! Decides no name, no type and no order, and touches no file system. How the runtime is named is
//! in `runtime_names`.

mod calls;
mod client;
mod lint_allowances;
mod manifest;
mod runtime_files;
mod runtime_names;
mod tokens;
mod types;
mod uses;
mod webhooks;

use proc_macro2::TokenStream;

use crate::sdk::{Item, Sdk, TypeFile};

pub(crate) use tokens::{EXAMPLE, GAP};

/// A file of the crate.
pub(crate) struct SourceFile<'s> {
    /// Where it stands, relative to the crate, with `/`.
    pub path: String,
    /// What it holds.
    pub content: Content<'s>,
}

/// What a file holds.
pub(crate) enum Content<'s> {
    /// Generated Rust, drawn when it is printed: tokens cannot cross threads, files can.
    Rust(Box<dyn Fn() -> RustFile + Send + Sync + 's>),
    /// A file of the runtime, copied as it is.
    Verbatim(&'static str),
    /// Text that another writer made: TOML.
    Text(String),
}

/// Generated Rust.
#[derive(Clone, Debug, Default)]
pub(crate) struct RustFile {
    /// The first lines, as comments.
    pub header: String,
    /// `//!` docs.
    pub docs: Vec<DocLine>,
    /// Items, each group apart from the next by an empty line.
    pub items: Vec<TokenStream>,
    /// Statements of the examples that doc comments show, by number.
    pub examples: Vec<TokenStream>,
}

/// A line of a file's docs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DocLine {
    /// Markdown.
    Text(String),
    /// The file's example of this number.
    Example(usize),
}

impl From<&str> for DocLine {
    fn from(line: &str) -> Self {
        Self::Text(line.to_owned())
    }
}

impl From<String> for DocLine {
    fn from(line: String) -> Self {
        Self::Text(line)
    }
}

/// Every file of the crate.
#[must_use]
pub(crate) fn emit(sdk: &Sdk) -> Vec<SourceFile<'_>> {
    let mut files = vec![
        SourceFile {
            path: "Cargo.toml".to_owned(),
            content: Content::Text(manifest::emit_manifest(sdk)),
        },
        rust("src/lib.rs", move || client::front::emit_front(sdk)),
        rust("src/client.rs", move || client::emit_client(sdk)),
        rust("src/auth.rs", move || client::auth::emit_auth(sdk)),
        rust("src/resources/mod.rs", move || calls::resource::emit_index(sdk)),
        rust("src/types/mod.rs", move || emit_type_index(sdk)),
    ];
    if let Some(webhooks) = &sdk.webhooks {
        files.push(rust("src/webhooks.rs", move || webhooks::emit_webhooks(sdk, webhooks)));
    }
    if !sdk.servers.is_empty() {
        files.push(rust("src/servers.rs", move || client::servers::emit_servers(sdk)));
    }
    for resource in &sdk.resources {
        let folder = format!("src/resources/{}", resource.module);
        let parts = resource.parts();
        let own =
            if parts.is_empty() { format!("{folder}.rs") } else { format!("{folder}/mod.rs") };
        files.push(rust(&own, move || calls::resource::emit_resource(sdk, resource)));
        for part in parts {
            files.push(rust(&format!("{folder}/{part}.rs"), move || {
                calls::resource::emit_part(sdk, resource, part)
            }));
        }
    }
    for file in &sdk.files {
        files.push(rust(&format!("src/types/{}.rs", file.module), move || emit_types(sdk, file)));
    }
    files.extend(runtime_files::runtime_files(&sdk.package));
    files
}

fn rust<'s>(path: &str, draw: impl Fn() -> RustFile + Send + Sync + 's) -> SourceFile<'s> {
    SourceFile { path: path.to_owned(), content: Content::Rust(Box::new(draw)) }
}

/// A file of `src/types/`.
fn emit_types(sdk: &Sdk, file: &TypeFile) -> RustFile {
    let mut items = uses::of_types(file);
    for item in &file.items {
        match item {
            Item::Record(record) => items.extend(types::record::emit_record(record)),
            Item::Enum(item) => items.extend(types::enum_::emit_enum(item)),
            Item::Union(union) => items.extend(types::union::emit_union(union)),
        }
    }
    RustFile { header: sdk.header.clone(), items, ..RustFile::default() }
}

/// `src/types/mod.rs`.
fn emit_type_index(sdk: &Sdk) -> RustFile {
    let mut modules = TokenStream::new();
    let mut exports = TokenStream::new();
    let mut files: Vec<&TypeFile> = sdk.files.iter().collect();
    files.sort_by(|one, other| one.module.cmp(&other.module));
    for file in files {
        let module = tokens::ident(&file.module);
        let gate = tokens::any_feature(&file.features);
        let mut names: Vec<&str> = file.items.iter().map(Item::name).collect();
        names.sort_unstable();
        let names = names.into_iter().map(tokens::ident);
        modules.extend(quote::quote! { #gate mod #module; });
        exports.extend(quote::quote! { #gate pub use #module::{#(#names),*}; });
    }
    let docs = vec!["The types that requests and responses are made of.".into()];
    RustFile {
        header: sdk.header.clone(),
        docs,
        items: vec![modules, exports],
        ..RustFile::default()
    }
}
