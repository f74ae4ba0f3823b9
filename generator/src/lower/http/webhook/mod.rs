//! Webhooks and callbacks: the requests that the API sends (OpenAPI 3.1, `webhooks`; 3.0.4,
//! "Callback Object").
//!
//! Types come from `lower::schema`. Knows nothing of the calls that a client makes.

pub(super) mod notes;
mod payload;

use rustc_hash::FxHashMap;

use crate::api::{
    Answer, Docs, Event, EventSet, Method, OperationKey, Origin, Owner, Record, Shape, Step,
    TypeDef, TypeId,
};
use crate::load::Node;
use crate::lower::http::Calls;
use crate::lower::http::media_type::ReceivedContent;
use crate::lower::schema::conjunction::Part;
use crate::lower::schema::docs::{description_of, lower_deprecation, lower_operation_docs};
use crate::lower::schema::vendor::{Meaning, find};
use crate::report::findings;
use payload::{LoweredPayload, preferred};

/// An event as it is found, before it is lowered.
struct FoundEvent<'d> {
    name: String,
    expression: Option<String>,
    method: Method,
    item: &'d Node<'d>,
    node: &'d Node<'d>,
}

impl<'d> Calls<'d, '_> {
    /// Lowers the webhooks of the document.
    pub(in crate::lower) fn lower_webhooks(&mut self) {
        let root = &self.schemas.document.root;
        let mut found = Vec::new();
        for holder in [root.get("webhooks"), find(root, Meaning::Webhooks)].into_iter().flatten() {
            for member in holder.members().iter().filter(|member| !member.key.starts_with("x-")) {
                let item = self.schemas.reference_target(&member.node).unwrap_or(&member.node);
                found.extend(self.find_events(&member.key, None, item));
            }
        }
        self.api.webhooks_total = found.len();
        self.api.webhooks = self.lower_events(None, found);
    }

    /// Lowers the callbacks of an operation.
    pub(in crate::lower) fn lower_callbacks(
        &mut self,
        operation: &'d Node<'d>,
        key: &OperationKey,
    ) -> EventSet {
        let mut found = Vec::new();
        for member in operation.get("callbacks").map(Node::members).unwrap_or_default() {
            if member.key.starts_with("x-") {
                continue;
            }
            let callback = self.schemas.reference_target(&member.node).unwrap_or(&member.node);
            let expressions = callback.members().iter().filter(|one| !one.key.starts_with("x-"));
            let all: Vec<FoundEvent<'d>> = expressions
                .flat_map(|one| {
                    let item = self.schemas.reference_target(&one.node).unwrap_or(&one.node);
                    self.find_events(&member.key, Some(&one.key), item)
                })
                .collect();
            let is_alone = all.len() == 1;
            found.extend(
                all.into_iter().map(
                    |one| {
                        if is_alone { one } else { one.with_own_name(&member.key) }
                    },
                ),
            );
        }
        self.api.callbacks_total += found.len();
        let context = std::mem::take(&mut self.schemas.report.context);
        let set = self.lower_events(Some(key), found);
        self.schemas.report.context = context;
        set
    }

    /// The events of a path item: one for each method, as a rule one.
    fn find_events(
        &mut self,
        key: &str,
        expression: Option<&str>,
        item: &'d Node<'d>,
    ) -> Vec<FoundEvent<'d>> {
        let methods = item.members().iter().filter_map(|member| {
            let (_, method) = Method::ALL.iter().find(|(name, _)| *name == member.key)?;
            Some((method.clone(), &member.node))
        });
        let found: Vec<FoundEvent<'d>> = methods
            .map(|(method, node)| FoundEvent {
                name: key.to_owned(),
                expression: expression.map(str::to_owned),
                method,
                item,
                node,
            })
            .collect();
        if found.is_empty() && item.get("$ref").is_none() {
            self.schemas.report.push(findings::event_without_method(key).at(item.at));
        }
        let is_alone = found.len() == 1 || expression.is_some();
        found.into_iter().map(|one| if is_alone { one } else { one.with_own_name(key) }).collect()
    }

    fn lower_events(
        &mut self,
        call: Option<&OperationKey>,
        found: Vec<FoundEvent<'d>>,
    ) -> EventSet {
        let mut set = EventSet { call: call.cloned(), ..EventSet::default() };
        for one in found {
            if !self.schemas.is_undocumented(one.node) && !self.schemas.is_undocumented(one.item) {
                let event = self.lower_event(call, one);
                set.events.push(event);
            }
        }
        self.lower_parameter_records(&mut set);
        set
    }

    fn lower_event(&mut self, call: Option<&OperationKey>, found: FoundEvent<'d>) -> Event {
        let FoundEvent { name, expression, method, item, node } = found;
        let kind = if call.is_some() { "callback" } else { "webhook" };
        self.schemas.report.context = format!("the {kind} `{name}`");
        let origin = Origin { owner: Owner::Event(call.cloned(), name.clone()), steps: Vec::new() };
        let parameters = self.lower_event_parameters(&name, item, node, &origin);
        let LoweredPayload { payload, also } = self.lower_payload(node, &origin);
        let answers = self.lower_answers(node, &origin);
        let id = node.get("operationId").and_then(Node::as_str).filter(|id| *id != name);
        let event = Event {
            at: node.at,
            id: id.map(str::to_owned),
            method,
            expression,
            docs: lower_operation_docs(node, &name),
            deprecated: lower_deprecation(node),
            parameters,
            parameters_type: None,
            payload,
            also,
            credentials: node
                .get("security")
                .and_then(|_| self.lower_requirements(node))
                .unwrap_or_default(),
            answers,
            name,
        };
        self.schemas.report.context.clear();
        event
    }

    /// The successful responses, or the only one there is.
    fn lower_answers(&mut self, event: &'d Node<'d>, origin: &Origin) -> Vec<Answer> {
        let members = event.get("responses").map(Node::members).unwrap_or_default();
        let is_success = |key: &str| key.starts_with('2');
        let has_success = members.iter().any(|member| is_success(&member.key));
        let mut answers = Vec::new();
        for member in members
            .iter()
            .filter(|one| is_success(&one.key) || !has_success && one.key == "default")
        {
            let node = self.schemas.followed(&member.node);
            let medium = node.get("content").and_then(preferred);
            let schema =
                medium.and_then(|medium| self.schemas.followed(&medium.node).get("schema"));
            let is_json =
                medium.is_some_and(|one| self.received(one, schema) == ReceivedContent::Json);
            let ty = schema.filter(|_| is_json).map(|schema| {
                self.schemas.lower_schema(&[Part::new(schema)], &origin.then(Step::Response))
            });
            let text = description_of(&member.node, node).to_owned();
            answers.push(Answer { status: member.key.clone().into_owned(), text, ty });
        }
        answers
    }

    /// Makes a record of the parameters of each event. What several events carry is one record,
    /// that of the set where it is the first.
    fn lower_parameter_records(&mut self, set: &mut EventSet) {
        let records: Vec<Record> = set.events.iter().map(Event::parameter_record).collect();
        let alike: Vec<Record> = records.iter().map(without_prose).collect();
        let mut made: FxHashMap<&Record, TypeId> = FxHashMap::default();
        for (index, record) in
            alike.iter().enumerate().filter(|(_, record)| !record.fields.is_empty())
        {
            let is_shared = made.is_empty() && alike[index + 1..].contains(record);
            let id = *made.entry(record).or_insert_with(|| {
                let word = if set.call.is_some() { "callback" } else { "webhook" };
                let name = if is_shared { word.to_owned() } else { set.events[index].name.clone() };
                let origin = Origin {
                    owner: Owner::Event(set.call.clone(), name),
                    steps: vec![Step::Parameters],
                };
                let shape = Shape::Record(records[index].clone());
                let def = TypeDef::new(set.events[index].at, origin, shape);
                self.schemas.shared_item(TypeDef { documented: true, ..def })
            });
            set.events[index].parameters_type = Some(id);
        }
    }
}

impl FoundEvent<'_> {
    /// Several under one key are each named by `operationId`, or else by method.
    fn with_own_name(mut self, key: &str) -> Self {
        let id = self.node.get("operationId").and_then(Node::as_str).filter(|id| !id.is_empty());
        self.name = id.map_or_else(
            || format!("{key} {}", self.method.as_str().to_ascii_lowercase()),
            str::to_owned,
        );
        self
    }
}

/// What makes two records of parameters the same: their members, in whatever order and whatever is
/// said of them.
fn without_prose(record: &Record) -> Record {
    let mut record = record.clone();
    for field in &mut record.fields {
        field.docs = Docs::default();
    }
    record.fields.sort_by(|one, other| one.name.cmp(&other.name));
    record
}
