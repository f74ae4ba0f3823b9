//! `Api` to `Sdk`: every decision about the crate, in Rust's words.
//!
//! Knows nothing of the document's syntax and draws no tokens.

mod calls;
mod docs;
mod naming;
mod package;
mod types;
mod webhooks;

pub(crate) use naming::operations::less_preferred;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::api::passes::reach::{Usage, usages};
use crate::api::{Api, SchemeKind, TypeId};
use crate::config::Config;
use crate::plan::calls::ClientSettings;
use crate::report::Diagnostics;
use crate::sdk::{RustType, Sdk};

use naming::branches::Branches;
use naming::operations::{CallPaths, report_several_methods};
use types::cycles::Cycles;
use types::enum_::EnumNames;
use types::sizes::Sizes;
use webhooks::EventNames;

/// Decides how the crate looks.
pub(crate) fn plan(
    api: &Api,
    config: &Config,
    document: &str,
    diagnostics: &mut Diagnostics,
) -> Sdk {
    let usages = usages(api);
    let cycles = Cycles::find(api);
    let paths = CallPaths::of_api(api);
    report_several_methods(api, &paths, diagnostics);
    let branches = Branches::of(api, &paths, diagnostics);
    let call_names = calls::name_calls(api, paths, &branches, diagnostics);
    let (names, mut scope) = naming::types::name_types(api, &usages, &call_names, diagnostics);
    let event_names = webhooks::name_events(api, &call_names, &mut scope, diagnostics);
    let sizes = Sizes::estimate(api, &cycles);
    let tags = types::tag_members(api);
    let initial = types::initial::initial_members(api);
    let mut planner = Planner {
        api,
        config,
        types: TypeFacts { usages, cycles, sizes, tags, initial },
        names: ItemNames { types: names, events: event_names, enums: FxHashMap::default() },
        parameter_records: FxHashSet::default(),
        diagnostics,
    };
    let mut schemes = planner.plan_schemes();
    let servers = planner.plan_servers(&schemes);
    let mut resources = planner.plan_resources(
        &branches,
        &call_names,
        ClientSettings { schemes: &schemes, servers: &servers },
    );
    schemes.retain(|scheme| scheme.kind != SchemeKind::Transport);
    let webhooks = planner.plan_webhooks();
    let mut files = planner.plan_files(&resources, &call_names.paths);
    let named = planner.names.types.iter().zip(&planner.types.usages);
    let sent = named.filter(|(_, usage)| usage.sent).map(|(name, _)| name.as_str()).collect();
    types::conversions::plan_conversions(&mut files, &sent);
    types::validation::keep_effective_checks(&mut resources, &mut files);
    let package = planner.plan_package(&resources, &files, webhooks.as_ref());
    let client = planner.plan_client(&resources, &servers);
    let front = planner.plan_front(&resources);
    let error_body = api.error_body.as_ref().map(|ty| planner.rust_type(ty)).and_then(item_name);
    let schemas = planner.plan_schemas();
    let header = config.header(document, &package.name);
    Sdk {
        package,
        header,
        front,
        client,
        servers,
        schemes,
        resources,
        files,
        schemas,
        error_body,
        webhooks,
        operations_total: api.operations_total,
        operations_internal: api.operations_internal,
        operations_less_preferred: api.operations_less_preferred,
        webhooks_total: api.webhooks_total,
        callbacks_total: api.callbacks_total,
    }
}

/// What the planning of every part needs.
struct Planner<'a> {
    api: &'a Api,
    config: &'a Config,
    types: TypeFacts,
    names: ItemNames,
    /// The records of events' parameters that are planned.
    parameter_records: FxHashSet<TypeId>,
    diagnostics: &'a mut Diagnostics,
}

/// What the plan asks of all types together.
struct TypeFacts {
    /// How each type is used, by id.
    usages: Vec<Usage>,
    /// Where types hold themselves.
    cycles: Cycles,
    /// How large values of the types are.
    sizes: Sizes,
    /// Members that only say which variant of a union their record is.
    tags: FxHashSet<(TypeId, String)>,
    /// Optional members that a new record has nevertheless.
    initial: FxHashSet<(TypeId, String)>,
}

/// The names of items and of their variants.
struct ItemNames {
    /// The name of each type, by id.
    types: Vec<String>,
    /// The names of the enums of events.
    events: EventNames,
    /// The variants of the enums that were named so far.
    enums: FxHashMap<TypeId, Rc<EnumNames>>,
}

/// The name of an item of `crate::types`; other types of error bodies are read with
/// `ApiError::decode`.
fn item_name(ty: RustType) -> Option<String> {
    match ty {
        RustType::Item(name) => Some(name),
        _ => None,
    }
}
