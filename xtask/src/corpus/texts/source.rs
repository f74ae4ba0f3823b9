//! The generated crate as Rust source: what its types, fields, calls and arguments are called in the document, and their docs.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::Visit;

use super::macros;
use crate::Result;

/// The documentation of an item.
#[derive(Clone, Debug, Default)]
pub(super) struct Docs {
    /// Markdown.
    pub(super) text: String,
    /// The reason of `#[deprecated]`, which may be none.
    pub(super) deprecated: Option<String>,
}

/// What stands for a member or parameter.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    /// What it is called on the wire.
    pub(super) wire: String,
    pub(super) docs: Docs,
    /// The names of all types in its type.
    pub(super) types: Vec<String>,
    pub(super) role: Role,
    /// The method of the request that sends it: `query_with`.
    pub(super) sent: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Role {
    #[default]
    Field,
    /// An argument that has to be given.
    Argument,
    /// A method that sets what may be left out.
    Setter,
}

/// A struct with its fields, or an enum without any.
#[derive(Debug, Default)]
pub(super) struct Type {
    pub(super) docs: Docs,
    pub(super) fields: Vec<Field>,
    /// Members that are written and not read.
    pub(super) constants: BTreeSet<String>,
}

/// A call, with its arguments.
#[derive(Debug, Default)]
pub(super) struct Call {
    pub(super) arguments: Vec<Field>,
    /// Parameters and members that are always sent the same.
    pub(super) constants: BTreeSet<String>,
    /// The member of the answer that is its result.
    pub(super) result: Option<String>,
    pub(super) is_without_result: bool,
}

/// All that is read of a crate.
#[derive(Debug, Default)]
pub(super) struct Source {
    pub(super) types: BTreeMap<String, Type>,
    /// By `GET /pets`.
    pub(super) calls: HashMap<String, Call>,
    /// The names of types by their letters and digits.
    pub(super) by_letters: HashMap<String, Vec<String>>,
    /// The types that have a field for a member.
    pub(super) by_member: HashMap<String, Vec<String>>,
}

/// What is found in all files before it is put together.
#[derive(Default)]
pub(super) struct Found {
    types: BTreeMap<String, Type>,
    /// By the name of a record: the names of its fields on the wire, and its constants.
    pub(super) records: HashMap<String, macros::Record>,
    /// By the name of the type of a call.
    pub(super) operations: HashMap<String, macros::Operation>,
    /// Of types, by their names: their methods.
    setters: Vec<(String, Field)>,
    /// Arguments, by the name of the type of the call that the method gives back.
    arguments: Vec<(String, Vec<Field>, BTreeSet<String>)>,
}

impl Source {
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let mut found = Found::default();
        let source = folder.join("src");
        read_folder(&source, &mut found)?;
        // Fields name these types; a resource may be called like one of them.
        let types = source.join("types");
        if types.is_dir() {
            read_folder(&types, &mut found)?;
        }
        Ok(found.together())
    }

    #[cfg(test)]
    pub(super) fn parse(text: &str) -> Result<Self> {
        let mut found = Found::default();
        read_text(text, &mut found)?;
        Ok(found.together())
    }
}

fn read_folder(folder: &Path, found: &mut Found) -> Result {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            // The runtime is the same for all documents, and types are read at last.
            if !path.ends_with("runtime") && !path.ends_with("types") {
                read_folder(&path, found)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            read_text(&fs::read_to_string(&path)?, found)
                .map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

fn read_text(text: &str, found: &mut Found) -> Result {
    for item in syn::parse_file(text)?.items {
        match item {
            syn::Item::Struct(item) => {
                let docs = docs(&item.attrs);
                let fields = item.fields.iter().filter_map(field).collect();
                found.types.insert(
                    item.ident.to_string(),
                    Type {
                        docs,
                        fields,
                        ..Type::default()
                    },
                );
            }
            syn::Item::Enum(item) => {
                let docs = docs(&item.attrs);
                found.types.insert(
                    item.ident.to_string(),
                    Type {
                        docs,
                        ..Type::default()
                    },
                );
            }
            syn::Item::Type(item) => {
                let docs = docs(&item.attrs);
                found.types.insert(
                    item.ident.to_string(),
                    Type {
                        docs,
                        ..Type::default()
                    },
                );
            }
            syn::Item::Macro(item) => macros::read(&item.mac, found),
            syn::Item::Impl(item) if item.trait_.is_none() => methods(&item, found),
            _ => {}
        }
    }
    Ok(())
}

fn field(field: &syn::Field) -> Option<Field> {
    let name = field.ident.as_ref()?;
    let wire = bare(&name.to_string());
    Some(Field {
        wire,
        docs: docs(&field.attrs),
        types: types_of(&field.ty),
        ..Field::default()
    })
}

/// The name of a field without `r#`.
pub(super) fn bare(name: &str) -> String {
    name.trim_start_matches("r#").to_owned()
}

fn docs(attributes: &[syn::Attribute]) -> Docs {
    let mut docs = Docs::default();
    for attribute in attributes {
        if attribute.path().is_ident("doc")
            && let syn::Meta::NameValue(pair) = &attribute.meta
            && let syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(line),
                ..
            }) = &pair.value
        {
            let line = line.value();
            docs.text.push_str(line.strip_prefix(' ').unwrap_or(&line));
            docs.text.push('\n');
        }
        if attribute.path().is_ident("deprecated") {
            docs.deprecated = Some(match &attribute.meta {
                syn::Meta::List(list) => {
                    macros::first_text(list.tokens.clone()).unwrap_or_default()
                }
                _ => String::new(),
            });
        }
    }
    docs
}

/// All names in a type.
fn types_of(ty: &syn::Type) -> Vec<String> {
    let mut names = Vec::new();
    names_in(quote::quote!(#ty), &mut names);
    names
}

fn names_in(tokens: TokenStream, names: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => names.push(name.to_string()),
            TokenTree::Group(group) => names_in(group.stream(), names),
            _ => {}
        }
    }
}

/// The methods of a type: setters of a call, or those that make a call.
fn methods(item: &syn::ItemImpl, found: &mut Found) {
    let Some(owner) = types_of(&item.self_ty).pop() else {
        return;
    };
    for method in &item.items {
        let syn::ImplItem::Fn(method) = method else {
            continue;
        };
        let mut sent = Sent::default();
        sent.visit_block(&method.block);
        let own = docs(&method.attrs);
        let is_setter = matches!(method.sig.inputs.first(), Some(syn::FnArg::Receiver(own)) if !quote::quote!(#own).to_string().contains('&'));
        let types = method.sig.inputs.iter().filter_map(|input| match input {
            syn::FnArg::Typed(typed) => Some((argument_name(typed), types_of(&typed.ty))),
            syn::FnArg::Receiver(_) => None,
        });
        let types: Vec<(String, Vec<String>)> = types.collect();
        if is_setter {
            let all: Vec<String> = types.into_iter().flat_map(|(_, types)| types).collect();
            found
                .setters
                .extend(sent.lines.into_iter().map(|Line { wire, sent, .. }| {
                    let field = Field {
                        wire,
                        docs: own.clone(),
                        types: all.clone(),
                        role: Role::Setter,
                        sent,
                    };
                    (owner.clone(), field)
                }));
            continue;
        }
        let syn::ReturnType::Type(_, output) = &method.sig.output else {
            continue;
        };
        let Some(output) = types_of(output).pop() else {
            continue;
        };
        let bullets = macros::bullets(&own.text);
        let mut constants = BTreeSet::new();
        let mut fields = Vec::new();
        for Line { wire, sent, names } in sent.lines {
            let Some((name, types)) = types.iter().find(|(name, _)| names.contains(name)) else {
                constants.insert(wire);
                continue;
            };
            let text = bullets
                .iter()
                .find(|(title, _)| title == name || *title == wire);
            let text = text.map(|(_, text)| text.clone()).unwrap_or_default();
            let docs = Docs {
                text,
                deprecated: None,
            };
            fields.push(Field {
                wire,
                docs,
                types: types.clone(),
                role: Role::Argument,
                sent,
            });
        }
        found.arguments.push((output, fields, constants));
    }
}

fn argument_name(argument: &syn::PatType) -> String {
    match &*argument.pat {
        syn::Pat::Ident(name) => bare(&name.ident.to_string()),
        _ => String::new(),
    }
}

/// The calls of methods in a body that take a text first: what is sent under that name, and the names used for its value.
#[derive(Default)]
struct Sent {
    lines: Vec<Line>,
}

/// `request.query("limit", &value)`
struct Line {
    wire: String,
    /// `query`
    sent: String,
    /// The names in the other arguments.
    names: Vec<String>,
}

impl<'a> Visit<'a> for Sent {
    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        let mut arguments = call.args.iter();
        if let Some(syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(wire),
            ..
        })) = arguments.next()
        {
            let mut names = Vec::new();
            arguments.for_each(|argument| names_in(quote::quote!(#argument), &mut names));
            self.lines.push(Line {
                wire: wire.value(),
                sent: call.method.to_string(),
                names: names.iter().map(|name| bare(name)).collect(),
            });
        }
        syn::visit::visit_expr_method_call(self, call);
    }
}

impl Found {
    fn together(mut self) -> Source {
        let mut source = Source::default();
        for (name, record) in self.records {
            let Some(ty) = self.types.get_mut(&name) else {
                continue;
            };
            for field in &mut ty.fields {
                if let Some(wire) = record.wires.get(&field.wire) {
                    field.wire.clone_from(wire);
                }
            }
            ty.constants = record.constants;
        }
        for (name, ty) in &self.types {
            source
                .by_letters
                .entry(letters(name))
                .or_default()
                .push(name.clone());
            for field in &ty.fields {
                source
                    .by_member
                    .entry(field.wire.clone())
                    .or_default()
                    .push(name.clone());
            }
            for wire in &ty.constants {
                source
                    .by_member
                    .entry(wire.clone())
                    .or_default()
                    .push(name.clone());
            }
        }
        source.types = self.types;
        let lines: HashMap<String, String> = self
            .operations
            .iter()
            .map(|(name, operation)| (name.clone(), operation.line.clone()))
            .collect();
        for operation in self.operations.into_values() {
            let call = source.calls.entry(operation.line).or_default();
            call.result = operation.result;
            call.is_without_result = operation.is_without_result;
        }
        for (name, field) in self.setters {
            if let Some(call) = lines.get(&name).and_then(|line| source.calls.get_mut(line)) {
                call.arguments.push(field);
            }
        }
        for (name, fields, constants) in self.arguments {
            if let Some(call) = lines.get(&name).and_then(|line| source.calls.get_mut(line)) {
                call.arguments.extend(fields);
                call.constants.extend(constants);
            }
        }
        source
    }
}

/// The letters and digits of a name.
pub(super) fn letters(name: &str) -> String {
    name.chars()
        .filter(|char| char.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
