//! Media types of request bodies: what is sent as each, and which of them is preferred.

use crate::api::BodyForm;
use crate::http::{MediaClass, MediaType};
use crate::load::{Member, Node};
use crate::lower::http::Calls;
use crate::lower::http::media_type::{SentContent, is_binary, sent_content};
use crate::lower::schema::conjunction::{Merged, Part};
use crate::lower::schema::kinds::Kinds;

/// A media type of a body.
#[derive(Clone, Copy)]
pub(in crate::lower) struct RequestMedium<'d> {
    /// The media type, as written.
    pub(in crate::lower) name: &'d str,
    /// The Media Type Object.
    pub(in crate::lower) node: &'d Node<'d>,
    pub(in crate::lower) content: SentContent,
    /// Whether it is the multipart body of forms, whose parts have names (RFC 7578 section 4.2).
    pub(in crate::lower) is_form_data: bool,
    /// The lower, the better.
    rank: u8,
}

impl<'d> RequestMedium<'d> {
    /// The schema of the body, or, for what is a sequence of items, of one of them (OpenAPI 3.2).
    pub(in crate::lower) fn schema(&self) -> Option<&'d Node<'d>> {
        self.node.get("schema")
    }
}

/// The media types of a body, the preferred one first: JSON, forms, text, bytes. What is not a
/// media type is left out.
pub(in crate::lower) fn media<'d>(
    lowering: &mut Calls<'d, '_>,
    content: &'d Node<'d>,
) -> Vec<RequestMedium<'d>> {
    let mut media = Vec::with_capacity(content.members().len());
    for member in content.members() {
        if let Some(media_type) = MediaType::parse(&member.key) {
            media.push(lowering.medium(member, &media_type));
        }
    }
    media.sort_by_key(|medium| medium.rank);
    media
}

impl<'d> Calls<'d, '_> {
    fn medium(&mut self, member: &'d Member<'d>, media_type: &MediaType) -> RequestMedium<'d> {
        let node = self.schemas.followed(&member.node);
        let schema = node.get("schema");
        let class = media_type.class();
        let content = sent_content(class, self.schema_content(class, schema));
        let holds_file = matches!(content, SentContent::Values(BodyForm::Json | BodyForm::Form))
            && self.holds_file(schema);
        let rank = match content {
            // What is to be raw bytes has no place in JSON.
            SentContent::Values(_) if holds_file => 5,
            SentContent::Values(BodyForm::Json) => match class {
                MediaClass::Json => 0,
                // A JSON Patch is an array (RFC 6902); a document that says otherwise means one of
                // the other types.
                MediaClass::OtherJson if media_type.is("application/json-patch+json") => 2,
                MediaClass::OtherJson => 1,
                _ => 3,
            },
            SentContent::Values(BodyForm::Form) => 3,
            SentContent::Values(_) => 4,
            SentContent::Text => 6,
            SentContent::Bytes => 7,
        };
        let is_form_data = media_type.is("multipart/form-data");
        RequestMedium { name: &member.key, node, content, is_form_data, rank }
    }

    /// Whether an object has a member that is to be raw bytes.
    fn holds_file(&mut self, schema: Option<&'d Node<'d>>) -> bool {
        let Some(schema) = schema else { return false };
        let merged = self.schemas.merge(&[Part::new(schema)]);
        merged
            .properties
            .values()
            .any(|parts| self.files(parts).is_some_and(|file| file.is_certain))
    }

    /// Whether a property holds files.
    pub(in crate::lower) fn files(&mut self, parts: &[Part<'d>]) -> Option<FileSchema> {
        let merged = self.schemas.merge(parts);
        if let Some(is_certain) = file_by_schema(&merged) {
            return Some(FileSchema { many: false, is_certain });
        }
        if merged.items.is_empty() || merged.effective_kinds().without(Kinds::NULL) != Kinds::ARRAY
        {
            return None;
        }
        let items: Vec<Part<'d>> = merged.items.iter().map(|node| Part::new(node)).collect();
        let is_certain = file_by_schema(&self.schemas.merge(&items))?;
        Some(FileSchema { many: true, is_certain })
    }
}

/// A schema of files.
#[derive(Clone, Copy)]
pub(in crate::lower) struct FileSchema {
    /// Whether it is a list of them.
    pub(in crate::lower) many: bool,
    /// Whether it says so, rather than nothing at all.
    pub(in crate::lower) is_certain: bool,
}

/// Whether a schema stands for raw bytes: it says so, or it says nothing (`false`), which means
/// just that in OpenAPI 3.1.
fn file_by_schema(merged: &Merged<'_>) -> Option<bool> {
    let kinds = merged.effective_kinds().without(Kinds::NULL);
    let is_any = kinds == Kinds::ALL.without(Kinds::NULL)
        && merged.unions.is_empty()
        && merged.values.is_none();
    let is_string = kinds == Kinds::STRING;
    (is_any || is_string && is_binary(merged)).then_some(!is_any)
}
