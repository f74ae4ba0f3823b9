//! Multipart bodies whose parts have positions instead of names (OpenAPI 3.2, "Encoding By
//! Position").
//!
//! ```yaml
//! multipart/mixed:
//!   schema: {prefixItems: [{$ref: …/Report}], items: {}}
//!   prefixEncoding: [{contentType: application/json}]
//!   itemEncoding: {contentType: image/png}
//! ```
//!
//! A list of values is one argument, as it is in JSON. Where some parts are files, each position is
//! an argument: `report`, and `parts` for all that follow.

use super::media::RequestMedium;
use crate::api::{
    BodyForm, BodyKind, Content, Field, Files, Member, MemberStyle, Origin, Step, Type, TypeRef,
};
use crate::http::{MediaClass, MediaType};
use crate::load::Node;
use crate::lower::http::Calls;
use crate::lower::http::media_type::SentContent;
use crate::lower::schema::conjunction::Part;
use crate::lower::schema::kinds::Kinds;
use crate::lower::schema::shape::array::{bound, is_closed, prefix_of};
use crate::report::findings;

/// What the argument of all parts without a position of their own is called.
const REST: &str = "parts";

/// Parts of one position, or of all that follow.
struct Slot<'d> {
    schema: Option<&'d Node<'d>>,
    encoding: Option<&'d Node<'d>>,
    is_file: bool,
}

/// The parts of a body by their positions.
pub(in crate::lower) struct Positions<'d> {
    prefix: Vec<Slot<'d>>,
    rest: Option<Slot<'d>>,
    /// How many are required.
    least: usize,
}

impl Positions<'_> {
    /// Whether any part is a file, for which JSON has no place.
    pub(in crate::lower) fn has_file(&self) -> bool {
        self.prefix.iter().chain(&self.rest).any(|slot| slot.is_file)
    }
}

impl<'d> Calls<'d, '_> {
    /// The parts of a multipart body by position; `None` where they have names.
    pub(in crate::lower) fn positions(
        &mut self,
        medium: &RequestMedium<'d>,
    ) -> Option<Positions<'d>> {
        if medium.content != SentContent::Values(BodyForm::Multipart) {
            return None;
        }
        let encodings = medium.node.get("prefixEncoding").map(Node::items).unwrap_or_default();
        let (nodes, is_open, item, least) = match medium.schema() {
            None => (Vec::new(), true, Some(medium.node.get("itemSchema")?), 0),
            Some(schema) => {
                let merged = self.schemas.merge(&[Part::new(schema)]);
                if merged.effective_kinds().without(Kinds::NULL) != Kinds::ARRAY {
                    return None;
                }
                let nodes = prefix_of(&merged);
                let is_open = !is_closed(&merged, &nodes);
                (
                    nodes,
                    is_open,
                    merged.items.first().copied(),
                    bound(&merged, "minItems").unwrap_or_default(),
                )
            }
        };
        let mut prefix = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.iter().enumerate() {
            prefix.push(self.slot(Some(*node), encodings.get(index)));
        }
        // An encoding may go further than the schemas.
        for encoding in encodings.iter().skip(nodes.len()).filter(|_| is_open) {
            prefix.push(self.slot(item, Some(encoding)));
        }
        let rest = is_open.then(|| self.slot(item, medium.node.get("itemEncoding")));
        Some(Positions { prefix, rest, least })
    }

    fn slot(&mut self, schema: Option<&'d Node<'d>>, encoding: Option<&'d Node<'d>>) -> Slot<'d> {
        let named = encoding.and_then(|encoding| encoding.get("contentType")?.as_str());
        let may_be = schema
            .is_none_or(|schema| self.files(&[Part::new(schema)]).is_some_and(|file| !file.many));
        let is_certain = schema.is_some_and(|schema| {
            self.files(&[Part::new(schema)]).is_some_and(|file| file.is_certain)
        });
        // What has no type is what its media type says.
        let is_file = may_be && (is_certain || named.is_none_or(may_be_bytes));
        Slot { schema, encoding, is_file: is_file && (schema.is_some() || encoding.is_some()) }
    }

    /// A body whose parts have positions.
    pub(in crate::lower) fn lower_parts(
        &mut self,
        medium: &RequestMedium<'d>,
        positions: &Positions<'d>,
        origin: &Origin,
    ) -> Content {
        let place = origin.then(Step::Body);
        let names = self.slot_names(positions);
        let payload = if positions.has_file() {
            let members = self.lower_slots(positions, &names, &place);
            BodyKind::Members { form: BodyForm::Parts, members, rest: None }
        } else {
            let ty = match (medium.schema(), medium.node.get("itemSchema")) {
                (Some(schema), _) => self.schemas.lower_schema(&[Part::new(schema)], &place),
                (None, item) => {
                    let item = item.map(|item| {
                        self.schemas.lower_schema(&[Part::new(item)], &place.then(Step::Item))
                    });
                    TypeRef::plain(Type::Array(Box::new(item.unwrap_or(TypeRef::plain(Type::Any)))))
                }
            };
            BodyKind::Value { form: BodyForm::Parts, ty }
        };
        let styles = self.lower_slot_styles(positions, names);
        Content { media_type: medium.name.to_owned(), payload, styles }
    }

    /// The styles by position, then that of all others.
    pub(in crate::lower) fn lower_slot_styles(
        &mut self,
        positions: &Positions<'d>,
        names: Vec<String>,
    ) -> Vec<(String, MemberStyle)> {
        let mut styles = Vec::new();
        for (slot, name) in positions.prefix.iter().zip(names) {
            styles.push((name, self.lower_slot_style(slot).unwrap_or(MemberStyle::Value)));
        }
        let rest = positions.rest.as_ref().and_then(|slot| self.lower_slot_style(slot));
        styles.extend(rest.map(|style| (REST.to_owned(), style)));
        styles
    }

    fn lower_slot_style(&mut self, slot: &Slot<'d>) -> Option<MemberStyle> {
        let encoding = slot.encoding?;
        if !slot.is_file {
            self.report_headers(encoding);
        }
        self.report_nested(encoding);
        self.lower_member_style(encoding, BodyForm::Multipart, true)
    }

    /// What each position is called: by its title or its component, else by its number.
    pub(in crate::lower) fn slot_names(&mut self, positions: &Positions<'d>) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (index, slot) in positions.prefix.iter().enumerate() {
            let schema = slot.schema.map(|schema| self.schemas.followed(schema));
            let title = schema.and_then(|schema| schema.get("title")?.as_str()).map(str::to_owned);
            let component = schema
                .and_then(|schema| self.schemas.components.names.get(&schema.at))
                .map(|name| (*name).to_owned());
            let name = title.or(component).filter(|name| name != REST && !names.contains(name));
            names.push(name.unwrap_or_else(|| format!("part {}", index + 1)));
        }
        names
    }

    fn lower_slots(
        &mut self,
        positions: &Positions<'d>,
        names: &[String],
        place: &Origin,
    ) -> Vec<Member> {
        let mut members = Vec::new();
        let any = || TypeRef::plain(Type::Any);
        let rest = positions.rest.iter().map(|slot| (slot, REST, true));
        let prefix =
            positions.prefix.iter().zip(names).map(|(slot, name)| (slot, name.as_str(), false));
        for (index, (slot, name, is_rest)) in prefix.chain(rest).enumerate() {
            let ty = match slot.schema {
                Some(schema) if !slot.is_file => self.schemas.lower_schema(
                    &[Part::new(schema)],
                    &place.then(Step::Property(name.to_owned())),
                ),
                _ => any(),
            };
            let ty = if is_rest && !slot.is_file {
                TypeRef::plain(Type::Array(Box::new(ty)))
            } else {
                ty
            };
            let docs = slot
                .schema
                .map(|schema| crate::lower::schema::docs::lower_docs(self.schemas.followed(schema)))
                .unwrap_or_default();
            let required = index < positions.least || is_rest && positions.prefix.is_empty();
            let files = slot.is_file.then_some(if is_rest { Files::Many } else { Files::One });
            members.push(Member { field: Field { required, docs, ..Field::new(name, ty) }, files });
        }
        members
    }

    /// Parts that hold parts of their own (OpenAPI 3.2, "Nested Encoding").
    fn report_nested(&mut self, encoding: &Node<'d>) {
        let nested =
            ["encoding", "prefixEncoding", "itemEncoding"].iter().find_map(|key| encoding.get(key));
        if let Some(nested) = nested {
            self.schemas.report.push_at(nested.at, findings::nested_parts());
        }
    }

    /// `multipart/form-data` has a name for each part (RFC 7578 section 4.2).
    pub(in crate::lower) fn report_without_names(&mut self, medium: &RequestMedium<'d>) {
        self.schemas.report.push_at(medium.node.at, findings::parts_without_names(medium.name));
    }
}

/// Whether a part of this `contentType` may hold raw bytes: some type of it does, or is a range.
fn may_be_bytes(content_type: &str) -> bool {
    let media_types = MediaType::parse_list(content_type).unwrap_or_default();
    media_types.iter().any(|one| one.is_range() || one.class() == MediaClass::Bytes)
}
