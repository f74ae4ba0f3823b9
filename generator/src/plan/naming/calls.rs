//! The names of all calls: the request's type and the method.

use rustc_hash::FxHashMap;

use super::branches::Branches;
use super::cases::{extended, singular, upper_words, value_name};
use super::scope::Scope;
use crate::api::{Api, BodyKind, Operation, Output, Place};
use crate::plan::calls::body::switch_name;
use crate::plan::report_collision;
use crate::report::Diagnostics;

/// The names of all calls, before anything else is named.
pub(in crate::plan) struct CallNames {
    /// By index of the operation: the request's type and the method.
    names: Vec<(String, String)>,
    /// By index of the operation: the methods that make it with another body.
    variants: Vec<Vec<String>>,
    /// By index of the operation: the enum of a result whose bodies differ by status, else empty.
    outcomes: Vec<String>,
    by_place: FxHashMap<Place, usize>,
}

impl CallNames {
    /// The request's type and the method of an operation.
    pub(in crate::plan) fn of(&self, operation: usize) -> (&str, &str) {
        let (name, method) = &self.names[operation];
        (name, method)
    }

    /// The methods that make an operation with another body, for each body that needs one.
    pub(in crate::plan) fn variants_of(&self, operation: usize) -> &[String] {
        &self.variants[operation]
    }

    /// The enum of an operation's result, where it needs one.
    pub(in crate::plan) fn outcome_of(&self, operation: usize) -> &str {
        &self.outcomes[operation]
    }

    /// The request's type of the first operation at a place.
    pub(in crate::plan) fn of_place(&self, place: &Place) -> String {
        self.by_place.get(place).map(|index| self.names[*index].0.clone()).unwrap_or_default()
    }

    /// Takes the names out of the scope of types.
    pub(in crate::plan) fn reserve(&self, scope: &mut Scope) {
        for (name, _) in &self.names {
            scope.take(std::slice::from_ref(name), "a call");
        }
        for name in self.outcomes.iter().filter(|name| !name.is_empty()) {
            scope.take(std::slice::from_ref(name), "the result of a call");
        }
    }
}

/// Names every call: `create` on `client_sessions` is `CreateClientSession`.
pub(in crate::plan) fn name_calls(
    api: &Api,
    branches: &Branches,
    diagnostics: &mut Diagnostics,
) -> CallNames {
    let mut types = Scope::of_types(api);
    for def in api.types.iter().filter(|def| def.hint.steps.is_empty()) {
        if let crate::api::Owner::Component(name) = &def.hint.owner {
            types.take(&[super::cases::type_name(name)], name);
        }
    }
    let mut methods: FxHashMap<&[String], Scope> = FxHashMap::default();
    let mut names = Vec::with_capacity(api.operations.len());
    let mut variants = Vec::with_capacity(api.operations.len());
    let mut by_place = FxHashMap::default();
    for (index, operation) in api.operations.iter().enumerate() {
        let place = &operation.place;
        let scope = methods.entry(&place.resource).or_insert_with(|| {
            branches.get(&place.resource).map(|branch| branch.methods.clone()).unwrap_or_default()
        });
        let verb = operation.method.as_str().to_ascii_lowercase();
        let plain = value_name(&place.method);
        let wanted = [plain.clone(), value_name(&format!("{}_{verb}", place.method))];
        let (method, collision) = scope.take(&wanted, &operation.wire_line());
        // The same call by another method was told of once for the whole document.
        let is_twin = by_place
            .get(place)
            .is_some_and(|first: &usize| api.operations[*first].path == operation.path);
        if !is_twin {
            report_collision(collision, operation.at, "methods of one resource", diagnostics);
        }
        variants.push(variant_names(operation, &method, scope));
        let name = call_name(&method, &place.resource);
        let (name, _) = types.take(&[name.clone(), format!("{name}Call")], &operation.wire_line());
        names.push((name, method));
        by_place.entry(place.clone()).or_insert(index);
    }
    let outcomes = api.operations.iter().zip(&names).map(|(operation, (name, _))| match operation
        .responses
        .output
    {
        Output::ByStatus(_) => types.take(&[format!("{name}Outcome")], &operation.wire_line()).0,
        _ => String::new(),
    });
    CallNames { outcomes: outcomes.collect(), names, variants, by_place }
}

/// `create_as_xml`, for each body that differs from the preferred one in more than its media type.
fn variant_names(operation: &Operation, method: &str, scope: &mut Scope) -> Vec<String> {
    let others = operation.body.iter().flat_map(|body| &body.others);
    let own = others.filter(|other| !matches!(other.payload, BodyKind::Same { .. }));
    own.map(|other| {
        let name = extended(method, &switch_name(&other.media_type));
        scope.take(&[name], &operation.wire_line()).0
    })
    .collect()
}

/// `create` on `client_sessions` is `CreateClientSession`; `get_pets` on `pets` is `GetPets`;
/// `search` on `search`, which is `Search` itself, is `SearchCall`.
fn call_name(method: &str, resource: &[String]) -> String {
    let method = upper_words(method.trim_start_matches("r#"));
    let own: Vec<String> = resource.last().map(|name| upper_words(name)).unwrap_or_default();
    let is_same =
        |one: &[String]| one.iter().zip(&own).all(|(one, other)| singular(one) == singular(other));
    if !own.is_empty() && method.windows(own.len()).any(is_same) {
        let is_resource =
            resource.iter().flat_map(|name| upper_words(name)).eq(method.iter().cloned());
        let end = if is_resource { "Call" } else { "" };
        return super::cases::type_name(&format!("{}{end}", method.concat()));
    }
    let method = method.concat();
    let many = ["List", "Search", "Find", "Query"].iter().any(|verb| method.starts_with(verb));
    let mut words: Vec<String> = resource.iter().flat_map(|name| upper_words(name)).collect();
    if let Some(last) = words.last_mut().filter(|_| !many) {
        *last = singular(last);
    }
    super::cases::type_name(&format!("{method}{}", words.concat()))
}
