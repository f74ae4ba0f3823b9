//! Paths to operations.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::api::{AnswerHint, Method, Operation, OperationKey, OperationNames, Origin, Owner};
use crate::config::Config;
use crate::http::is_token;
use crate::load::{Member, Node};
use crate::lower::http::Calls;
use crate::lower::http::parameter::LoweredParameters;
use crate::lower::http::parameter::empty::plain_path;
use crate::lower::http::servers::OwnServers;
use crate::lower::schema::docs::{lower_deprecation, lower_operation_docs};
use crate::lower::schema::vendor::{Meaning, find, text};
use crate::report::findings;
use crate::source::Pos;

/// An operation as it is found, before it is lowered.
pub(in crate::lower) struct FoundOperation<'d> {
    pub(in crate::lower) names: OperationNames,
    /// The path item that it is in.
    item: &'d Node<'d>,
    node: &'d Node<'d>,
}

/// What a path item may hold besides operations.
const PATH_ITEM: &[&str] =
    &["$ref", "additionalOperations", "description", "parameters", "servers", "summary"];

impl<'d> Calls<'d, '_> {
    /// Finds the operations of every path in document order.
    pub(in crate::lower) fn find_operations(&mut self) -> Vec<FoundOperation<'d>> {
        let paths = self.schemas.document.root.get("paths").map(Node::members).unwrap_or_default();
        let mut found = Vec::new();
        for path in paths.iter().filter(|member| !member.key.starts_with("x-")) {
            let item = self.schemas.reference_target(&path.node).unwrap_or(&path.node);
            let first = found.len();
            for member in item.members() {
                if let Some((_, method)) = Method::ALL.iter().find(|(key, _)| *key == member.key) {
                    found.push(self.found_operation(path, item, method.clone(), &member.node));
                } else if !PATH_ITEM.contains(&member.key.as_ref()) && !member.key.starts_with("x-")
                {
                    self.report_no_method(member);
                }
            }
            for member in item.get("additionalOperations").map(Node::members).unwrap_or_default() {
                let known = found.get(first..).unwrap_or_default();
                if let Some(method) = self.additional_method(member, known) {
                    found.push(self.found_operation(path, item, method, &member.node));
                }
            }
        }
        self.known_paths = found.iter().map(|one| plain_path(&one.names.key.path)).collect();
        found
    }

    fn found_operation(
        &self,
        path: &'d Member<'d>,
        item: &'d Node<'d>,
        method: Method,
        node: &'d Node<'d>,
    ) -> FoundOperation<'d> {
        let schemas = &self.schemas;
        let documented = !schemas.is_undocumented(item) && !schemas.is_undocumented(node);
        let key = OperationKey { method, path: path.key.clone().into_owned() };
        let names = operation_names(schemas.config, node, key, path.key_at);
        let names = OperationNames { documented, answer: self.answer_hint(node), ..names };
        FoundOperation { names, item, node }
    }

    /// Lowers the operations that become calls, in document order.
    pub(in crate::lower) fn lower_operations(
        &mut self,
        found: Vec<FoundOperation<'d>>,
        left_out: &FxHashSet<OperationKey>,
    ) {
        let mut ids = FxHashMap::default();
        self.api.operations_total = found.len();
        for one in found {
            self.report_repeated_id(one.node, &mut ids);
            if !one.names.documented {
                self.api.operations_internal += 1;
                self.api.unlisted.push(one.names);
            } else if left_out.contains(&one.names.key) {
                self.api.operations_less_preferred += 1;
                self.api.unlisted.push(one.names);
            } else {
                let operation = self.lower_operation(one);
                self.api.operations.push(operation);
            }
        }
        self.settle_servers();
        self.settle_unstated_security();
    }

    /// A path item holds operations by method, in lower case, and little else.
    fn report_no_method(&mut self, member: &'d Member<'d>) {
        let name = &member.key;
        let lower = name.to_ascii_lowercase();
        let finding = if Method::ALL.iter().any(|(key, _)| *key == lower) {
            findings::method_in_capitals(name, lower)
        } else {
            findings::unknown_path_item_key(name)
        };
        self.schemas.report.push(finding.at(member.key_at));
    }

    /// The method of an entry of `additionalOperations`, which has to be a token (RFC 9110 section
    /// 9.1) that the path does not have yet.
    fn additional_method(
        &mut self,
        member: &'d Member<'d>,
        found: &[FoundOperation<'d>],
    ) -> Option<Method> {
        let name = member.key.as_ref();
        let finding = if !is_token(name) {
            findings::invalid_method(name)
        } else if found.iter().any(|one| one.names.key.method.as_str() == name) {
            findings::repeated_method(name)
        } else {
            let known = Method::ALL.into_iter().find(|(_, method)| method.as_str() == name);
            return Some(
                known.map_or_else(|| Method::Other(name.to_owned()), |(_, method)| method),
            );
        };
        self.schemas.report.push(finding.at(member.key_at));
        None
    }

    /// OpenAPI 3.0.4, "Operation Object": the id is unique among all operations.
    fn report_repeated_id(&mut self, node: &'d Node<'d>, seen: &mut FxHashMap<&'d str, Pos>) {
        let Some((text, id)) = node.get("operationId").and_then(|id| Some((id.as_str()?, id)))
        else {
            return;
        };
        let first = match seen.entry(text) {
            Entry::Occupied(first) => *first.get(),
            Entry::Vacant(place) => {
                place.insert(id.at);
                return;
            }
        };
        self.schemas.report.push(findings::duplicate_operation_id(text).at(id.at).related(first));
    }

    fn lower_operation(&mut self, found: FoundOperation<'d>) -> Operation {
        let FoundOperation { names, item, node } = found;
        let OperationKey { method, path } = names.key.clone();
        self.schemas.report.context = names.key.wire_line();
        let origin = Origin { owner: Owner::Operation(names.key.clone()), steps: Vec::new() };
        let security = self.lower_requirements(node);
        if security.is_none() {
            self.unstated.push(self.api.operations.len());
        }
        let security = security.unwrap_or_default();
        let LoweredParameters { path: sent_path, parameters } =
            self.lower_parameters(&path, item, node, &origin, &security);
        let body = self.lower_body(node, &method, &origin);
        let responses = self.lower_responses(&method, node, &origin);
        let callbacks = self.lower_callbacks(node, &names.key);
        let draft = find(node, Meaning::Draft).filter(|value| value.as_bool() != Some(false));
        let OwnServers { server, others } = self.lower_own_servers(item, node);
        let operation = Operation {
            at: node.at,
            method,
            path: sent_path,
            names,
            docs: lower_operation_docs(node, &path),
            deprecated: lower_deprecation(node),
            draft: draft.map(|value| value.as_str().unwrap_or_default().trim().to_owned()),
            parameters,
            body,
            responses,
            server,
            other_servers: others,
            security,
            callbacks,
        };
        self.schemas.report.context.clear();
        operation
    }
}

/// What the config, vendor extensions and the operation itself call it, in this order.
fn operation_names(
    config: &Config,
    node: &Node<'_>,
    key: OperationKey,
    path_at: Pos,
) -> OperationNames {
    let given = config.operation(key.method.as_str(), &key.path);
    let resource = given.and_then(|given| given.resource.as_deref()).map(segments);
    let method = given.and_then(|given| given.method.clone());
    let tag = node.get("tags").and_then(|tags| tags.items().first()?.as_str());
    OperationNames {
        key,
        path_at,
        id: node.get("operationId").and_then(Node::scalar).map(Into::into),
        tag: tag.map(str::to_owned),
        resource: resource.or_else(|| vendor_resource(node)),
        method: method.or_else(|| text(node, Meaning::Method).map(str::to_owned)),
        documented: true,
        answer: AnswerHint::default(),
    }
}

/// The resource of a vendor extension: names with dots between them, or a list of names.
fn vendor_resource(node: &Node<'_>) -> Option<Vec<String>> {
    let given = find(node, Meaning::Resource)?;
    let names: Vec<String> = match given.as_str() {
        Some(name) => name.split('.').map(str::to_owned).collect(),
        None => given.items().iter().filter_map(Node::as_str).map(str::to_owned).collect(),
    };
    Some(names).filter(|names| !names.is_empty())
}

/// The resource of the config: names with slashes between them.
fn segments(text: &str) -> Vec<String> {
    let names = text.split('/').map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}
