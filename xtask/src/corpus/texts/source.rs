//! The generated crate as Rust source: what its types, fields, calls and arguments are called in
//! the document, and their docs.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;

use super::macros;
use super::rust_items::read_text;
use super::words::Prose;
use crate::Result;

/// The documentation of an item.
#[derive(Clone, Debug, Default)]
pub(super) struct Docs {
    /// Markdown.
    pub(super) prose: Prose,
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
    pub(super) is_struct: bool,
    pub(super) docs: Docs,
    pub(super) fields: Vec<Field>,
    /// All of its members on the wire.
    pub(super) members: HashSet<String>,
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
pub(super) struct FoundItems {
    pub(super) types: BTreeMap<String, Type>,
    /// By the name of a record: the names of its fields on the wire, and its constants.
    pub(super) records: HashMap<String, macros::Record>,
    /// By the name of the type of a call.
    pub(super) operations: HashMap<String, macros::Operation>,
    /// Of types, by their names: their methods.
    pub(super) setters: Vec<(String, Field)>,
    /// Arguments, by the name of the type of the call that the method gives back.
    pub(super) arguments: Vec<(String, Vec<Field>, BTreeSet<String>)>,
}

impl Source {
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let mut found = FoundItems::default();
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
        let mut found = FoundItems::default();
        read_text(text, &mut found)?;
        Ok(found.together())
    }
}

fn read_folder(folder: &Path, found: &mut FoundItems) -> Result {
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

impl FoundItems {
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
        for (name, ty) in &mut self.types {
            let fields = ty.fields.iter().map(|field| &field.wire);
            ty.members = fields.chain(&ty.constants).cloned().collect();
            source
                .by_letters
                .entry(letters(name))
                .or_default()
                .push(name.clone());
            for member in &ty.members {
                source
                    .by_member
                    .entry(member.clone())
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
