//! The objects that an event of a stream may be, and the names by which they are told apart.

use indexmap::IndexMap;

use crate::lower::http::Calls;
use crate::lower::schema::conjunction::Part;

/// The fields of a server-sent event (WHATWG HTML section 9.2.6), as OpenAPI 3.2 spells them.
const EVENT_FIELDS: [&str; 5] = ["data", "event", "id", "retry", "comment"];

/// The name of events that come without one (WHATWG HTML section 9.2.6).
pub(super) const UNNAMED: &str = "message";

/// Choices in choices are followed this far.
pub(super) const DEEPEST: usize = 6;

/// More kinds of events than this are no longer told apart.
const MOST_FORMS: usize = 1000;

/// One of the objects that an event may be.
#[derive(Clone)]
pub(super) struct EventForm<'d> {
    /// The names of the event; empty where it can have any.
    pub(super) names: Vec<String>,
    /// The schemas of its data.
    pub(super) data: Option<Vec<Part<'d>>>,
    pub(super) fields: usize,
}

impl<'d> Calls<'d, '_> {
    /// The objects that an event may be; `None` where they have other members than an event.
    pub(super) fn event_forms(
        &mut self,
        parts: &[Part<'d>],
        deepest: usize,
    ) -> Option<Vec<EventForm<'d>>> {
        let merged = self.schemas.merge(parts);
        if merged.properties.keys().any(|name| !EVENT_FIELDS.contains(name)) {
            return None;
        }
        match merged.unions.as_slice() {
            [] if merged.properties.is_empty() => None,
            [] => Some(vec![EventForm {
                names: self.names_of(merged.properties.get("event").map_or(&[], Vec::as_slice)),
                data: merged.properties.get("data").cloned(),
                fields: merged.properties.len(),
            }]),
            [choice] => {
                let deepest = deepest.checked_sub(1)?;
                let base = self.schemas.base_of(&merged);
                let mut forms = Vec::new();
                for node in &choice.variants {
                    let parts = self.schemas.with_base(node, &base);
                    forms.extend(self.event_forms(&parts, deepest)?);
                }
                (forms.len() <= MOST_FORMS).then_some(forms)
            }
            _ => None,
        }
    }

    /// The names that an event may have by the schemas of its member `event`.
    fn names_of(&mut self, parts: &[Part<'d>]) -> Vec<String> {
        let values = self.schemas.merge(parts).values.unwrap_or_default();
        let names = values.iter().filter_map(|value| value.as_str());
        names.map(|name| if name.is_empty() { UNNAMED } else { name }.to_owned()).collect()
    }
}

/// Names of events, and the forms that events of these names may have.
#[derive(Debug, PartialEq)]
pub(super) struct EventGroup {
    pub(super) names: Vec<String>,
    pub(super) forms: Vec<usize>,
}

/// The names that stand for the same forms are one group. That of all other names is the last.
pub(super) fn grouped(forms: &[EventForm<'_>]) -> Vec<EventGroup> {
    let mut by_name: IndexMap<&str, Vec<usize>> = IndexMap::new();
    let mut rest = Vec::new();
    for (index, form) in forms.iter().enumerate() {
        for name in &form.names {
            by_name.entry(name).or_default().push(index);
        }
        if form.names.is_empty() {
            rest.push(index);
        }
    }
    let mut groups: IndexMap<Vec<usize>, Vec<String>> = IndexMap::new();
    for (name, forms) in by_name {
        groups.entry(forms).or_default().push(name.to_owned());
    }
    let rest = Some(rest)
        .filter(|rest| !rest.is_empty())
        .map(|forms| EventGroup { names: Vec::new(), forms });
    groups.into_iter().map(|(forms, names)| EventGroup { names, forms }).chain(rest).collect()
}
