//! Headers of responses: what a call's results come with, as one record (OpenAPI 3.1, "Header
//! Object").

use rustc_hash::{FxHashMap, FxHashSet};

use super::Declared;
use crate::api::{
    Access, Docs, Fallback, Field, HeaderSet, Location, Origin, Owner, Parameter, Record, Shape,
    Step, Style, Text, Type, TypeDef, TypeId, TypeRef,
};
use crate::load::{Member, Value};
use crate::lower::http::Calls;
use crate::lower::http::parameter;
use crate::report::findings;
use crate::source::Pos;

/// The headers of one operation.
pub(in crate::lower) struct FoundHeaders {
    /// Its index among the API's.
    operation: usize,
    /// Whether they are those of refusals.
    refused: bool,
    /// Where the first response with headers stands.
    at: Pos,
    place: Origin,
    headers: Vec<Parameter>,
}

/// Headers that are about more things than these have no name in common.
const MOST_GROUPS: usize = 3;

/// What makes two sets of headers the same: their names, their types, and how they are written, but
/// not what is said of them.
type Key = (Record, Vec<Style>);

/// What the calls that have the same headers say of them.
#[derive(Default)]
struct SharedHeaders {
    times: usize,
    /// The default of each header, by its name in lower case; `None` where calls say different
    /// ones.
    defaults: FxHashMap<String, Option<Fallback>>,
}

impl SharedHeaders {
    fn add(&mut self, found: &FoundHeaders) {
        self.times += 1;
        for header in found.headers.iter().filter(|header| header.field.default.is_some()) {
            let default = &header.field.default;
            self.defaults
                .entry(header.field.name.to_ascii_lowercase())
                .and_modify(|known| {
                    if *known != *default {
                        *known = None;
                    }
                })
                .or_insert_with(|| default.clone());
        }
    }

    fn set_defaults(&self, found: &mut FoundHeaders) {
        for header in &mut found.headers {
            let default = self.defaults.get(&header.field.name.to_ascii_lowercase());
            header.field.default = default.cloned().flatten();
        }
    }
}

impl<'d> Calls<'d, '_> {
    /// Finds the headers of an operation's results, and those of its refusals where they have
    /// others: they would keep the results from sharing a struct with those of other operations.
    pub(in crate::lower) fn find_headers(
        &mut self,
        results: &[Declared<'d>],
        refusals: &[Declared<'d>],
        origin: &Origin,
    ) {
        let of_results = self.headers_of(results, origin.then(Step::Headers), false);
        let place = origin.then(Step::Refusals).then(Step::Headers);
        let of_refusals = self.headers_of(refusals, place, true).filter(|found| {
            let is_known = |header: &Parameter| {
                let mut known = of_results.iter().flat_map(|found| &found.headers);
                known.any(|known| known.field.name.eq_ignore_ascii_case(&header.field.name))
            };
            !found.headers.iter().all(is_known)
        });
        self.headers.extend(of_results);
        self.headers.extend(of_refusals);
    }

    /// The headers of some responses. They add to each other.
    fn headers_of(
        &mut self,
        responses: &[Declared<'d>],
        place: Origin,
        refused: bool,
    ) -> Option<FoundHeaders> {
        let mut headers: Vec<Parameter> = Vec::new();
        let mut first = None;
        for holder in responses.iter().filter_map(|response| response.node.get("headers")) {
            for member in holder.members() {
                let Some(header) = self.lower_header(member, &place) else {
                    continue;
                };
                first.get_or_insert(holder.at);
                let known =
                    headers.iter_mut().find(|one| one.field.name.eq_ignore_ascii_case(&member.key));
                match known {
                    None => headers.push(header),
                    Some(known)
                        if known.field.ty == header.field.ty && known.style == header.style => {}
                    Some(known) => {
                        known.field.ty = TypeRef::plain(Type::Any);
                        known.style = Location::Header.default_style();
                        self.report_types(member);
                    }
                }
            }
        }
        first.map(|at| FoundHeaders {
            operation: self.api.operations.len(),
            refused,
            at,
            place,
            headers,
        })
    }

    /// A header; `None` for `Content-Type`, which describes the body (OpenAPI 3.1, "Response
    /// Object").
    fn lower_header(&mut self, member: &'d Member<'d>, place: &Origin) -> Option<Parameter> {
        let name = member.key.as_ref();
        let node = match member.node.get("$ref") {
            Some(_) => self.schemas.reference_target(&member.node)?,
            None => &member.node,
        };
        let is_object = matches!(node.value, Value::Object(_));
        if !is_object
            || name.eq_ignore_ascii_case("content-type")
            || self.schemas.is_undocumented(node)
        {
            return None;
        }
        let parameter =
            parameter::FoundParameter { name, location: "header", node, beside: &member.node };
        let mut header = self.lower_parameter(&parameter, Location::Header, place);
        let field = &mut header.field;
        field.access = Access::Both;
        field.required = false;
        // Each stands by itself: a comma inside of one separates nothing (RFC 9110 section 5.3).
        if name.eq_ignore_ascii_case("set-cookie") && !matches!(field.ty.ty, Type::Array(_)) {
            field.constant = None;
            field.ty =
                TypeRef::plain(Type::Array(Box::new(TypeRef::plain(Type::String(Text::Plain)))));
        }
        Some(header)
    }

    fn report_types(&mut self, member: &Member<'d>) {
        self.schemas.report.push_at(member.key_at, findings::header_types(&member.key));
    }

    /// Makes a record of each set of headers. A set that several operations have is named after the
    /// headers.
    pub(in crate::lower) fn lower_headers(&mut self) {
        let all = std::mem::take(&mut self.headers);
        let mut shared: FxHashMap<Key, SharedHeaders> = FxHashMap::default();
        for found in &all {
            shared.entry(key(found)).or_default().add(found);
        }
        let mut made: FxHashMap<Key, TypeId> = FxHashMap::default();
        let mut names = FxHashSet::default();
        for mut found in all {
            let key = key(&found);
            let (operation, refused) = (found.operation, found.refused);
            let id = match made.get(&key) {
                Some(id) => *id,
                None => {
                    let shared = shared.remove(&key).unwrap_or_default();
                    shared.set_defaults(&mut found);
                    let id = self.lower_header_set(found, shared.times > 1, &mut names);
                    made.insert(key, id);
                    id
                }
            };
            if let Some(operation) = self.api.operations.get_mut(operation) {
                let responses = &mut operation.responses;
                let headers =
                    if refused { &mut responses.refusal_headers } else { &mut responses.headers };
                *headers = Some(Type::Named(id));
            }
        }
    }

    fn lower_header_set(
        &mut self,
        found: FoundHeaders,
        is_shared: bool,
        names: &mut FxHashSet<String>,
    ) -> TypeId {
        let FoundHeaders { at, place, headers, .. } = found;
        let words = if is_shared {
            header_words(headers.iter().map(|one| one.field.name.as_str()))
        } else {
            None
        };
        // Of two sets that are about the same, the second one goes by its first call.
        let origin = match words.filter(|words| names.insert(words.clone())) {
            Some(words) => Origin { owner: Owner::Headers(words), steps: vec![Step::Headers] },
            None => place,
        };
        let fields: Vec<Field> = headers.iter().map(|header| header.field.clone()).collect();
        let ty = TypeId(self.schemas.store.types.len());
        let shape = Shape::Record(Record { fields, ..Record::default() });
        let def = TypeDef::new(at, origin, shape);
        self.schemas.store.types.push(TypeDef { documented: true, ..def });
        self.api.headers.push(HeaderSet { ty, headers });
        ty
    }
}

/// What headers are about: the words that their names begin with, as long as these are few.
/// `X-RateLimit-Limit`, `X-RateLimit-Reset` and `Link` are about `RateLimit Link`.
fn header_words<'n>(names: impl Iterator<Item = &'n str>) -> Option<String> {
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for name in names {
        let mut words: Vec<&str> = name.split(['-', '_']).filter(|word| !word.is_empty()).collect();
        if words.len() > 1 && words[0].eq_ignore_ascii_case("x") {
            words.remove(0);
        }
        match groups.iter_mut().find(|group| group.first().zip(words.first()).is_some_and(is_same))
        {
            Some(group) => {
                let common = group.iter().zip(&words).take_while(|pair| is_same(*pair)).count();
                group.truncate(common);
            }
            None => groups.push(words),
        }
    }
    (1..=MOST_GROUPS).contains(&groups.len()).then(|| groups.concat().join(" "))
}

fn is_same((one, other): (&&str, &&str)) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// The order counts as little as what is said of the headers.
fn key(found: &FoundHeaders) -> Key {
    let mut headers: Vec<&Parameter> = found.headers.iter().collect();
    headers.sort_by_key(|header| header.field.name.to_ascii_lowercase());
    let fields = headers.iter().map(|header| Field {
        name: header.field.name.to_ascii_lowercase(),
        docs: Docs::default(),
        default: None,
        facts: crate::api::Facts::default(),
        ..header.field.clone()
    });
    let record = Record { fields: fields.collect(), ..Record::default() };
    (record, headers.iter().map(|header| header.style).collect())
}

#[cfg(test)]
mod tests {
    use super::header_words;

    #[test]
    fn headers_are_named_by_what_they_are_about() {
        for (names, words) in [
            (&["X-RateLimit-Limit", "x-ratelimit-reset", "Link"][..], Some("RateLimit Link")),
            (&["ratelimit-limit", "ratelimit-limit-day"], Some("ratelimit limit")),
            (&["Retry-After"], Some("Retry After")),
            (&["X"], Some("X")),
            (&["A", "B", "C", "D"], None),
            (&[], None),
        ] {
            assert_eq!(header_words(names.iter().copied()).as_deref(), words);
        }
    }
}
