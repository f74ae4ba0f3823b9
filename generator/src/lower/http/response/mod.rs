//! Responses: what a call returns, by status and media type.
//!
//! Types come from `lower::schema`. Knows nothing of what is sent.

mod answer_hint;
mod configured;
pub(super) mod content;
mod event_forms;
pub(super) mod event_stream;
pub(in crate::lower) mod headers;
pub(super) mod links;
pub(super) mod notes;
pub(super) mod refusals;
mod successes;

use indexmap::IndexMap;
use indexmap::map::Entry;
use rustc_hash::FxHashSet;

use crate::api::{Alternative, Method, Origin, Output, Responses, Status, Step};
use crate::http::{MediaClass, MediaType};
use crate::load::Node;
use crate::lower::http::Calls;
use crate::lower::schema::docs::description_of;
use crate::source::Pos;
use successes::LoweredOutput;

/// A declared response with its status, and what is said of it.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Declared<'d> {
    pub(in crate::lower) status: Status,
    /// Where its key stands.
    pub(in crate::lower) at: Pos,
    pub(in crate::lower) node: &'d Node<'d>,
    pub(in crate::lower) text: &'d str,
}

/// The responses of an operation by what they mean to a call.
struct Answers<'d> {
    successes: Vec<Declared<'d>>,
    redirects: Vec<Declared<'d>>,
    refusals: Vec<Declared<'d>>,
}

impl<'d> Calls<'d, '_> {
    /// What an operation may answer.
    pub(in crate::lower) fn lower_responses(
        &mut self,
        method: &Method,
        operation: &'d Node<'d>,
        origin: &Origin,
    ) -> Responses {
        let Answers { successes, redirects, refusals } = self.answers(operation);
        self.report_answers(method, operation, &successes, &redirects);
        let errors = refusals.iter().flat_map(|one| self.lower_error(*one, origin)).collect();
        let configured = self.lower_configured(method, &successes, origin);
        let (given, configured) = configured.map(|given| (given.lowered, given.documented)).unzip();
        let LoweredOutput { output, accept } = match (given, method) {
            (Some(given), _) => given,
            (None, Method::Head) => LoweredOutput { output: Output::Head, accept: Vec::new() },
            _ if successes.is_empty() && !redirects.is_empty() => {
                LoweredOutput { output: Output::Redirect, accept: Vec::new() }
            }
            _ => self.lower_successes(method, operation, &successes, origin),
        };
        let forms =
            if *method == Method::Head { Vec::new() } else { self.lower_forms(&successes, origin) };
        let results = if successes.is_empty() { redirects } else { successes };
        self.find_headers(&results, &refusals, origin);
        let links = results.iter().flat_map(|one| self.lower_links(one.node)).collect();
        Responses {
            output,
            configured,
            accept,
            forms,
            headers: None,
            refusal_headers: None,
            links,
            errors,
        }
    }

    /// The declared responses by what they mean to a call. A redirect is followed, so that beside a
    /// success it tells nothing; one that leads to nowhere, and one with a body, is a refusal.
    fn answers(&mut self, operation: &'d Node<'d>) -> Answers<'d> {
        let (mut successes, mut redirects, mut refusals) = (Vec::new(), Vec::new(), Vec::new());
        for one in self.declared(operation) {
            match one.status {
                Status::Exact(200..=299) | Status::Range(2) => successes.push(one),
                Status::Exact(101) => self.report_switch(one),
                // Informational (RFC 9110 section 15.2): an answer comes after it.
                Status::Exact(100..=199) | Status::Range(1) => {}
                Status::Exact(300..=399) | Status::Range(3) => {
                    redirects.push(one);
                    refusals.push(one);
                }
                _ => refusals.push(one),
            }
        }
        // OpenAPI 3.1, "Responses Object": what `default` says holds for all that is not declared,
        // so for success too.
        if successes.is_empty()
            && redirects.is_empty()
            && let Some(index) = refusals.iter().position(|one| one.status == Status::Default)
        {
            successes.push(refusals.remove(index));
        }
        successes.sort_by_key(|one| one.status);
        refusals.retain(|one| match one.status {
            Status::Exact(300..=399) | Status::Range(3) => {
                !successes.is_empty() && is_refusal(*one)
            }
            _ => true,
        });
        Answers { successes, redirects, refusals }
    }

    /// The responses with their statuses, references followed.
    fn declared(&mut self, operation: &'d Node<'d>) -> Vec<Declared<'d>> {
        let members = operation.get("responses").map(Node::members).unwrap_or_default();
        let mut declared = Vec::with_capacity(members.len());
        for member in members.iter().filter(|member| !member.key.starts_with("x-")) {
            match Status::of_key(&member.key) {
                Some(status) => {
                    let node = self.schemas.reference_target(&member.node).unwrap_or(&member.node);
                    let text = description_of(&member.node, node);
                    declared.push(Declared { status, at: member.key_at, node, text });
                }
                None => self.report_status(member),
            }
        }
        declared
    }

    /// The media types that the result is not read from.
    fn lower_forms(&mut self, successes: &[Declared<'d>], origin: &Origin) -> Vec<Alternative> {
        // By the media type in lower case.
        let mut forms: IndexMap<String, Alternative> = IndexMap::new();
        let mut essences: FxHashSet<String> = FxHashSet::default();
        for one in successes {
            let main = self.main_medium(*one, successes);
            let main_name = main.map(|main| main.name).unwrap_or_default();
            for medium in self.media_of(*one).into_iter().filter(|medium| medium.name != main_name)
            {
                let Some(media_type) = MediaType::parse(medium.name) else {
                    self.report_media_type(medium);
                    continue;
                };
                let is_known = essences.contains(&media_type.essence());
                if is_known && !class_has_type(medium.class) {
                    continue;
                }
                let step = match medium.class {
                    MediaClass::EventStream => "event".to_owned(),
                    _ => media_type.words(),
                };
                let place = origin.then(Step::Property(step));
                let Some(content) = self.lower_response_body(medium, None, &place) else {
                    continue;
                };
                let form = Alternative { media_type: medium.name.to_owned(), content };
                essences.insert(media_type.essence());
                match forms.entry(medium.name.to_ascii_lowercase()) {
                    Entry::Vacant(place) => _ = place.insert(form),
                    Entry::Occupied(known) if known.get().content == form.content => {}
                    Entry::Occupied(_) => self.report_form(medium),
                }
            }
        }
        forms.into_values().collect()
    }
}

/// Whether what a class holds has a type of the document's.
fn class_has_type(class: MediaClass) -> bool {
    match class {
        MediaClass::Json | MediaClass::OtherJson | MediaClass::Any | MediaClass::Unknown => true,
        MediaClass::JsonLines | MediaClass::JsonSequence | MediaClass::EventStream => true,
        MediaClass::Form | MediaClass::Multipart | MediaClass::Xml | MediaClass::Yaml => false,
        MediaClass::Text | MediaClass::Bytes => false,
    }
}

fn is_stream(class: MediaClass) -> bool {
    matches!(class, MediaClass::JsonLines | MediaClass::JsonSequence | MediaClass::EventStream)
}

/// Whether an answer of this status ends with its head (RFC 9110 sections 15.3.5 and 15.3.6).
pub(in crate::lower) fn is_bodiless(status: Status) -> bool {
    matches!(status, Status::Exact(204 | 205))
}

/// Whether a redirect is one that the runtime gives back as a refusal: it leads to nowhere, or says
/// something where it should lead on.
fn is_refusal(redirect: Declared<'_>) -> bool {
    let is_followed =
        matches!(redirect.status, Status::Exact(301 | 302 | 303 | 307 | 308) | Status::Range(_));
    !is_followed
        || redirect.node.get("content").is_some_and(|content| !content.members().is_empty())
}
