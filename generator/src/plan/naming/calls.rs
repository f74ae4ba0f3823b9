//! The names of all calls: the request's type and the method.

use rustc_hash::{FxHashMap, FxHashSet};

use super::branches::Branches;
use super::cases::{extended, type_name, upper_words, value_name};
use super::english::{same_word, singular};
use super::media_types::{switch_name, switch_name_in_full};
use super::operations::{CallPath, CallPaths};
use super::rest::SEEKING;
use super::scope::{Named, Scope};
use crate::api::{Api, BodyKind, Operation, OperationKey, OperationNames, Output, Owner};
use crate::report::Diagnostics;

/// The names of one call.
pub(in crate::plan) struct CallName {
    /// The request's type.
    pub(in crate::plan) request: String,
    /// The method.
    pub(in crate::plan) method: String,
}

/// The names of all calls, before anything else is named.
pub(in crate::plan) struct CallNames {
    /// By index of the operation.
    names: Vec<CallName>,
    /// By index of the operation: the methods that make it with another body.
    variants: Vec<Vec<String>>,
    /// By index of the operation: the enum of a result whose bodies differ by status, else empty.
    outcomes: Vec<String>,
    by_key: FxHashMap<OperationKey, usize>,
    /// Where each operation sits.
    pub(in crate::plan) paths: CallPaths,
}

impl CallNames {
    /// The names of an operation's call.
    pub(in crate::plan) fn name_of(&self, operation: usize) -> &CallName {
        &self.names[operation]
    }

    /// The methods that make an operation with another body, for each body that needs one.
    pub(in crate::plan) fn variants_of(&self, operation: usize) -> &[String] {
        &self.variants[operation]
    }

    /// The enum of an operation's result, where it needs one.
    pub(in crate::plan) fn outcome_of(&self, operation: usize) -> &str {
        &self.outcomes[operation]
    }

    /// The request's type of an operation, or what it would be where the operation is not a call.
    pub(in crate::plan) fn of_key(&self, key: &OperationKey) -> String {
        match self.by_key.get(key) {
            Some(index) => self.names[*index].request.clone(),
            None => call_name(&self.paths.get(key).method, &self.paths.get(key).resource),
        }
    }

    /// Takes the names out of the scope of types.
    pub(in crate::plan) fn reserve(&self, scope: &mut Scope) {
        for name in &self.names {
            scope.reserve(&name.request, "a call");
        }
        for name in self.outcomes.iter().filter(|name| !name.is_empty()) {
            scope.reserve(name, "the result of a call");
        }
    }
}

/// Names every call: `create` on `client_sessions` is `CreateClientSession`.
pub(in crate::plan) fn name_calls(
    api: &Api,
    paths: CallPaths,
    branches: &Branches,
    diagnostics: &mut Diagnostics,
) -> CallNames {
    let mut types = Scope::of_types(api);
    for def in api.types.iter().filter(|def| def.origin.steps.is_empty()) {
        if let Owner::Component(name) = &def.origin.owner {
            types.reserve(&type_name(name), name);
        }
    }
    let mut methods = method_scopes(api, &paths, branches);
    let mut names = Vec::with_capacity(api.operations.len());
    let mut variants = Vec::with_capacity(api.operations.len());
    let mut seen = FxHashSet::default();
    for operation in &api.operations {
        let CallPath { resource, method } = paths.get(&operation.names.key);
        let line = operation.wire_line();
        let scope = methods.entry(resource.as_slice()).or_default();
        let verb = operation.method.as_str().to_ascii_lowercase();
        let wanted = [value_name(method), value_name(&format!("{method}_{verb}"))];
        // The same call by another method is reported once for the whole document.
        let is_twin = !seen.insert((&operation.names.key.path, resource, method));
        let named = match is_twin {
            true => Named::ours(&line, operation.at),
            false => Named::new(spelling(operation, method), operation.at).shown_as(&line),
        };
        let method = scope.take(&wanted, named, diagnostics);
        variants.push(variant_names(operation, &method, scope, diagnostics));
        let name = call_name(&method, resource);
        let wanted = [name.clone(), format!("{name}Call")];
        let request = types.take(&wanted, Named::ours(&line, operation.at), diagnostics);
        names.push(CallName { request, method });
    }
    let outcomes = api.operations.iter().zip(&names).map(|(operation, name)| {
        match operation.responses.output {
            Output::ByStatus(_) => {
                let line = operation.wire_line();
                let CallName { request, .. } = name;
                let wanted = [format!("{request}Outcome"), format!("{request}CallOutcome")];
                types.take(&wanted, Named::new(&line, operation.at), diagnostics)
            }
            _ => String::new(),
        }
    });
    let outcomes = outcomes.collect();
    let by_key = (api.operations.iter().enumerate())
        .map(|(index, operation)| (operation.names.key.clone(), index))
        .collect();
    CallNames { outcomes, names, variants, by_key, paths }
}

/// The scope of each resource's methods: those of the resources inside it have their names.
fn method_scopes<'p>(
    api: &Api,
    paths: &'p CallPaths,
    branches: &Branches,
) -> FxHashMap<&'p [String], Scope> {
    let mut scopes: FxHashMap<&[String], Scope> = FxHashMap::default();
    for operation in &api.operations {
        let CallPath { resource, method } = paths.get(&operation.names.key);
        let scope = scopes.entry(resource.as_slice()).or_insert_with(|| {
            branches.get(resource).map(|branch| branch.methods.clone()).unwrap_or_default()
        });
        let named = Named::new(spelling(operation, method), operation.at);
        let line = operation.wire_line();
        scope.promise(&value_name(method), named.shown_as(&line));
    }
    scopes
}

/// What the document itself calls a method.
fn spelling<'o>(operation: &'o Operation, method: &'o str) -> &'o str {
    let OperationNames { method: given, id, .. } = &operation.names;
    given.as_deref().or(id.as_deref()).unwrap_or(method)
}

/// `create_as_xml`, for each body that differs from the preferred one in more than its media type.
fn variant_names(
    operation: &Operation,
    method: &str,
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let others = operation.body.iter().flat_map(|body| &body.others);
    let own = others.filter(|other| !matches!(other.payload, BodyKind::Same { .. }));
    own.map(|other| {
        let wanted = [switch_name(&other.media_type), switch_name_in_full(&other.media_type)]
            .map(|name| extended(method, &name));
        let shown = format!("{} as {}", operation.wire_line(), other.media_type);
        scope.take(&wanted, Named::new(&shown, operation.at), diagnostics)
    })
    .collect()
}

/// `create` on `client_sessions` is `CreateClientSession`; `get_pets` on `pets` is `GetPets`;
/// `search` on `search`, which is `Search` itself, is `SearchCall`.
fn call_name(method: &str, resource: &[String]) -> String {
    let method = upper_words(method.trim_start_matches("r#"));
    let own: Vec<String> = resource.last().map(|name| upper_words(name)).unwrap_or_default();
    let is_same = |one: &[String]| one.iter().zip(&own).all(|(one, other)| same_word(one, other));
    if !own.is_empty() && method.windows(own.len()).any(is_same) {
        let is_resource =
            resource.iter().flat_map(|name| upper_words(name)).eq(method.iter().cloned());
        let end = if is_resource { "Call" } else { "" };
        return type_name(&format!("{}{end}", method.concat()));
    }
    let method = method.concat();
    let many = SEEKING.iter().any(|verb| method.starts_with(&type_name(verb)));
    let mut words: Vec<String> = resource.iter().flat_map(|name| upper_words(name)).collect();
    if let Some(last) = words.last_mut().filter(|_| !many) {
        *last = singular(last);
    }
    type_name(&format!("{method}{}", words.concat()))
}
