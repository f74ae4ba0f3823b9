//! Paths to operations.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use crate::api::{Hint, Method, Operation, Owner};
use crate::http::is_token;
use crate::load::{Member, Node};
use crate::lower::http::Calls;
use crate::lower::schema::docs::{lower_deprecation, lower_operation_docs};
use crate::lower::schema::vendor::{Meaning, find};
use crate::report::{Diagnostic, codes};
use crate::source::Pos;

/// An operation as it is found, before it is lowered.
struct Found<'d> {
    method: Method,
    node: &'d Node<'d>,
    operation_place: crate::api::Place,
}

/// What a path item may hold besides operations.
const PATH_ITEM: &[&str] =
    &["$ref", "additionalOperations", "description", "parameters", "servers", "summary"];

impl<'d> Calls<'d, '_> {
    /// Lowers the operations of every path in document order.
    pub(in crate::lower) fn lower_operations(&mut self) {
        let Some(paths) = self.schemas.document.root.get("paths") else {
            return;
        };
        let mut crowded = Vec::new();
        let mut ids = FxHashMap::default();
        for member in paths.members().iter().filter(|member| !member.key.starts_with("x-")) {
            let item = self.schemas.reference_target(&member.node).unwrap_or(&member.node);
            let found = self.find_operations(&member.key, item);
            for one in &found {
                self.report_repeated_id(one.node, &mut ids);
            }
            self.api.operations_total += found.len();
            let all = found.len();
            let documented = self.documented(item, found);
            let visible = documented.len();
            self.api.operations_internal += all - visible;
            let kept = self.keep(documented);
            self.api.operations_less_preferred += visible - kept.len();
            if kept.iter().enumerate().any(|(index, one)| {
                kept[..index].iter().any(|other| other.operation_place == one.operation_place)
            }) {
                crowded.push(member);
            }
            for one in kept {
                let operation = self.lower_operation(&member.key, item, one);
                self.api.operations.push(operation);
            }
        }
        self.report_crowded(&crowded);
        self.report_media_headers();
        self.settle_servers();
    }

    fn find_operations(&mut self, path: &str, item: &'d Node<'d>) -> Vec<Found<'d>> {
        let mut found: Vec<Found<'d>> = Vec::new();
        for member in item.members() {
            let node = &member.node;
            if let Some((_, method)) = Method::ALL.iter().find(|(key, _)| *key == member.key) {
                let operation_place = self.schemas.place_of(method, path, node);
                found.push(Found { method: method.clone(), node, operation_place });
            } else if !PATH_ITEM.contains(&member.key.as_ref()) && !member.key.starts_with("x-") {
                self.report_no_method(member);
            }
        }
        for member in item.get("additionalOperations").map(Node::members).unwrap_or_default() {
            let Some(method) = self.additional_method(member, &found) else {
                continue;
            };
            let node = &member.node;
            let operation_place = self.schemas.place_of(&method, path, node);
            found.push(Found { method, node, operation_place });
        }
        found
    }

    /// A path item holds operations by method, in lower case, and little else.
    fn report_no_method(&mut self, member: &'d Member<'d>) {
        let name = &member.key;
        let lower = name.to_ascii_lowercase();
        let help = if Method::ALL.iter().any(|(key, _)| *key == lower) {
            format!("the keys are in lower case: `{lower}`")
        } else {
            "other methods stand in `additionalOperations` (OpenAPI 3.2); keys of a vendor's own start with `x-`"
                .to_owned()
        };
        self.schemas.report.push(
            Diagnostic::warning(codes::METHOD, format!("a path has no `{name}`"))
                .at(member.key_at, "neither a method nor another key of a path")
                .chosen("it is left out")
                .help(help),
        );
    }

    /// The method of an entry of `additionalOperations`, which has to be a token (RFC 9110 section
    /// 9.1) that the path does not have yet.
    fn additional_method(&mut self, member: &'d Member<'d>, found: &[Found<'d>]) -> Option<Method> {
        let name = member.key.as_ref();
        let problem = if !is_token(name) {
            "is no HTTP method"
        } else if found.iter().any(|one| one.method.as_str() == name) {
            "is a method that the path has already"
        } else {
            let known = Method::ALL.into_iter().find(|(_, method)| method.as_str() == name);
            return Some(
                known.map_or_else(|| Method::Other(name.to_owned()), |(_, method)| method),
            );
        };
        self.schemas.report.push(
            Diagnostic::warning(codes::METHOD, format!("`{name}` {problem}"))
                .at(member.key_at, "in `additionalOperations`")
                .chosen("this operation is left out")
                .help("the key is the method as it is sent: letters, digits and hyphens"),
        );
        None
    }

    /// Leaves out what is internal, by itself or with its path.
    fn documented(&self, item: &'d Node<'d>, found: Vec<Found<'d>>) -> Vec<Found<'d>> {
        let is_hidden = self.schemas.is_undocumented(item);
        found
            .into_iter()
            .filter(|one| !is_hidden && !self.schemas.is_undocumented(one.node))
            .collect()
    }

    /// Leaves out, of several verbs for the same call all but the preferred one.
    fn keep(&self, documented: Vec<Found<'d>>) -> Vec<Found<'d>> {
        let rank = |method: &Method| {
            let name = method.as_str();
            self.schemas
                .config
                .prefer_methods
                .iter()
                .position(|preferred| preferred.eq_ignore_ascii_case(name))
        };
        let best = |place: &crate::api::Place| {
            documented
                .iter()
                .filter(|one| one.operation_place == *place)
                .filter_map(|one| rank(&one.method))
                .min()
        };
        let keep: Vec<bool> = documented
            .iter()
            .map(|one| {
                best(&one.operation_place).is_none_or(|best| rank(&one.method) == Some(best))
            })
            .collect();
        documented.into_iter().zip(keep).filter_map(|(one, keep)| keep.then_some(one)).collect()
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
        self.schemas.report.push(
            Diagnostic::warning(codes::DUPLICATE_OPERATION_ID, format!("two operations have the id `{text}`"))
                .at(id.at, "used again here")
                .related(first, "first used here")
                .chosen("both are generated; where they would share a name, this one carries its method or a number")
                .help("give each operation an `operationId` of its own"),
        );
    }

    /// One message for the whole document: some APIs offer each call by several verbs.
    fn report_crowded(&mut self, crowded: &[&Member<'d>]) {
        let Some(first) = crowded.first() else { return };
        let mut diagnostic = Diagnostic::warning(
            codes::SEVERAL_METHODS,
            format!("{} path(s) offer the same call by several methods", crowded.len()),
        )
        .at(first.key_at, "the first of them")
        .chosen("each is a call of its own; the first keeps the name, the others carry their method: `create_put`")
        .help("name the methods to take in the config: `prefer-methods = [\"post\"]`");
        for member in crowded.iter().skip(1).take(2) {
            diagnostic = diagnostic.related(member.key_at, "another");
        }
        self.schemas.report.push(diagnostic);
    }

    fn lower_operation(&mut self, path: &str, item: &'d Node<'d>, found: Found<'d>) -> Operation {
        let Found { method, node, operation_place } = found;
        self.schemas.report.context = format!("{} {path}", method.as_str());
        let hint = Hint { owner: Owner::Operation(operation_place.clone()), steps: Vec::new() };
        let security = self.lower_requirements(node);
        let (sent_path, parameters) = self.lower_parameters(path, item, node, &hint, &security);
        let body = self.lower_body(node, &method, &hint);
        let responses = self.lower_responses(&method, node, &hint);
        let callbacks = self.lower_callbacks(node, &operation_place);
        let draft = find(node, Meaning::Draft).filter(|value| value.as_bool() != Some(false));
        let (server, other_servers) = self.lower_own_servers(item, node);
        let operation = Operation {
            at: node.at,
            method,
            path: sent_path,
            place: operation_place,
            docs: lower_operation_docs(node, path),
            deprecated: lower_deprecation(node),
            draft: draft.map(|value| value.as_str().unwrap_or_default().trim().to_owned()),
            parameters,
            body,
            responses,
            server,
            other_servers,
            security,
            callbacks,
        };
        self.schemas.report.context.clear();
        operation
    }
}
