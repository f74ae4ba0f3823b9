//! Scopes: each name is given out once.

use rustc_hash::FxHashMap;

use crate::api::{Api, BodyKind, Operation, Output, Status};

/// Names that generated files use without a path.
const TAKEN_TYPES: &[&str] = &[
    "AsRef",
    "BTreeMap",
    "Box",
    "Bytes",
    "Client",
    "ClientBuilder",
    "Clone",
    "Copy",
    "Date",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Error",
    "EventStream",
    "FilePart",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "Json",
    "JsonLines",
    // A type called so has `new` as a constructor of its own name, which clippy warns of.
    "New",
    "None",
    "Nullable",
    "Ok",
    "Option",
    "Ord",
    "ParamStyle",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Secret",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "Base64",
    "Base64Url",
    "Duration",
    "IpAddr",
    "Number",
    "Time",
    "Timestamp",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Uuid",
    "Vec",
];

/// Methods that every value has, or one behind an `Arc`, by std's prelude: they are found before
/// one of ours that takes `&self`. And `cmp`, which clippy takes for that of `Ord`.
const TAKEN_METHODS: &[&str] =
    &["as_mut", "as_ref", "clone", "cmp", "into", "to_owned", "try_into"];

/// Names that only some calls use, and that many documents have for schemas of their own.
fn sometimes_taken(api: &Api) -> impl Iterator<Item = &'static &'static str> {
    let is_raw = |operation: &Operation| match &operation.responses.output {
        Output::Head | Output::Redirect => true,
        Output::ByStatus(answers) => answers.iter().all(|answer| answer.status != Status::Default),
        _ => false,
    };
    let is_upload = |operation: &Operation| {
        let contents = operation
            .body
            .iter()
            .flat_map(|body| std::iter::once(&body.content).chain(&body.others));
        contents.into_iter().any(|content| matches!(content.payload, BodyKind::Bytes))
    };
    let response = api.operations.iter().any(is_raw).then_some(&"Response");
    response.into_iter().chain(api.operations.iter().any(is_upload).then_some(&"Upload"))
}

/// The names of one scope, each given out once.
#[derive(Clone, Debug, Default)]
pub(in crate::plan) struct Scope {
    taken: FxHashMap<String, String>,
    /// The number to try next behind a name, so that many that want the same one are not counted
    /// through each time.
    numbers: FxHashMap<String, u32>,
}

/// A name that could not be had, and who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Collision {
    /// The name that was wanted.
    pub(in crate::plan) wanted: String,
    /// The name that was given instead.
    pub(in crate::plan) given: String,
    /// Who has the name.
    pub(in crate::plan) holder: String,
}

impl Scope {
    /// A scope for types, in which the names that generated files use bare are taken.
    #[must_use]
    pub(in crate::plan) fn of_types(api: &Api) -> Self {
        let mut scope = Self::default();
        for name in TAKEN_TYPES.iter().chain(sometimes_taken(api)) {
            scope.taken.insert((*name).to_owned(), String::new());
        }
        scope
    }

    /// A scope for methods that take `&self`, of a type that has these methods anyway.
    #[must_use]
    pub(in crate::plan) fn of_methods(own: &[&str]) -> Self {
        Self::without(&[TAKEN_METHODS, own].concat())
    }

    /// A scope in which these names are taken.
    #[must_use]
    pub(in crate::plan) fn without(names: &[&str]) -> Self {
        let taken = names.iter().map(|name| ((*name).to_owned(), String::new())).collect();
        Self { taken, ..Self::default() }
    }

    /// True while nobody has the name.
    #[must_use]
    pub(in crate::plan) fn is_free(&self, name: &str) -> bool {
        !self.taken.contains_key(name)
    }

    /// Takes the first free one of these names for `origin`; after them the last one with a number.
    pub(in crate::plan) fn take(
        &mut self,
        wanted: &[String],
        origin: &str,
    ) -> (String, Option<Collision>) {
        let first = wanted.first().cloned().unwrap_or_default();
        let free = match wanted.iter().find(|name| self.is_free(name)) {
            Some(name) => name.clone(),
            None => self.numbered(wanted.last().map(String::as_str).unwrap_or_default()),
        };
        self.taken.insert(free.clone(), origin.to_owned());
        let collision = (free != first).then(|| Collision {
            holder: self.taken.get(&first).cloned().unwrap_or_default(),
            wanted: first,
            given: free.clone(),
        });
        (free, collision)
    }

    fn numbered(&mut self, name: &str) -> String {
        let first = self.numbers.get(name).copied().unwrap_or(2);
        let free = (first..)
            .map(|number| (number, format!("{name}{number}")))
            .find(|(_, name)| self.is_free(name));
        let (number, free) = free.unwrap_or_default();
        self.numbers.insert(name.to_owned(), number.saturating_add(1));
        free
    }
}
