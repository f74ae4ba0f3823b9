//! What becomes of content by its media type and its schema, in each direction.
//!
//! A media type says most of it by its class ([`MediaClass`]). Where it says nothing (ranges,
//! types that are not known), the schema decides, by the same rule for what is sent and what is
//! received. The table in the tests shows all of it.

use crate::api::BodyForm;
use crate::http::MediaClass;
use crate::load::Node;
use crate::lower::http::Calls;
use crate::lower::schema::conjunction::{Merged, Part};
use crate::lower::schema::kinds::Kinds;

/// What a schema says of content as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::lower) enum SchemaContent {
    /// There is no schema, or it allows anything.
    Nothing,
    /// Raw bytes.
    Bytes,
    /// A string.
    Text,
    /// Any other value.
    Value,
}

/// What is sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::lower) enum SentContent {
    /// Values, written in this form.
    Values(BodyForm),
    Text,
    Bytes,
}

/// What is read of what is received.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::lower) enum ReceivedContent {
    Json,
    /// JSON values one after the other.
    Lines,
    Events,
    /// The members of a form; only webhooks have a reader of these.
    Form,
    Text,
    Bytes,
}

/// What a body of this class is sent as.
pub(in crate::lower) fn sent_content(class: MediaClass, schema: SchemaContent) -> SentContent {
    let json = SentContent::Values(BodyForm::Json);
    match (class, schema) {
        // JSON has no way to hold raw bytes.
        (MediaClass::Json | MediaClass::OtherJson, SchemaContent::Bytes) => SentContent::Bytes,
        (MediaClass::Json | MediaClass::OtherJson, _) => json,
        (MediaClass::JsonLines, _) => SentContent::Values(BodyForm::Lines),
        (MediaClass::JsonSequence, _) => SentContent::Values(BodyForm::Sequence),
        (MediaClass::Form, _) => SentContent::Values(BodyForm::Form),
        (MediaClass::Multipart, _) => SentContent::Values(BodyForm::Multipart),
        // All JSON is YAML (YAML 1.2 section 1.3).
        (MediaClass::Yaml | MediaClass::Any | MediaClass::Unknown, SchemaContent::Value) => json,
        (MediaClass::Unknown, SchemaContent::Text)
        | (MediaClass::EventStream | MediaClass::Xml | MediaClass::Yaml | MediaClass::Text, _) => {
            SentContent::Text
        }
        (MediaClass::Bytes | MediaClass::Any | MediaClass::Unknown, _) => SentContent::Bytes,
    }
}

/// What content of this class is read as.
pub(in crate::lower) fn received_content(
    class: MediaClass,
    schema: SchemaContent,
) -> ReceivedContent {
    match (class, schema) {
        (MediaClass::Json | MediaClass::OtherJson, SchemaContent::Bytes) => ReceivedContent::Bytes,
        (MediaClass::Json | MediaClass::OtherJson, _) => ReceivedContent::Json,
        (MediaClass::JsonLines | MediaClass::JsonSequence, _) => ReceivedContent::Lines,
        (MediaClass::EventStream, _) => ReceivedContent::Events,
        (MediaClass::Form, _) => ReceivedContent::Form,
        (MediaClass::Xml | MediaClass::Yaml | MediaClass::Text, _) => ReceivedContent::Text,
        (MediaClass::Any | MediaClass::Unknown, SchemaContent::Value) => ReceivedContent::Json,
        (MediaClass::Any, SchemaContent::Text) => ReceivedContent::Text,
        // A string of a type that is not known may be anything but UTF-8: bytes lose nothing.
        (MediaClass::Multipart | MediaClass::Bytes | MediaClass::Any | MediaClass::Unknown, _) => {
            ReceivedContent::Bytes
        }
    }
}

/// The order of preference where there are several media types to read: the lower, the better.
pub(in crate::lower) fn received_rank(class: MediaClass) -> u8 {
    match class {
        MediaClass::Json => 0,
        MediaClass::OtherJson => 1,
        MediaClass::Any => 2,
        MediaClass::Form => 3,
        MediaClass::Xml | MediaClass::Yaml | MediaClass::Text => 4,
        MediaClass::Bytes | MediaClass::Multipart | MediaClass::Unknown => 5,
        MediaClass::JsonLines | MediaClass::JsonSequence => 6,
        MediaClass::EventStream => 7,
    }
}

/// Whether a string is raw bytes: `format: binary` of 3.0, or what 3.1 has for it.
pub(in crate::lower) fn is_binary(merged: &Merged<'_>) -> bool {
    let is_raw = match merged.text("contentEncoding") {
        Some(encoding) => encoding.eq_ignore_ascii_case("binary"),
        None => merged.text("contentMediaType").map(MediaClass::of) == Some(MediaClass::Bytes),
    };
    matches!(merged.format, Some("binary" | "file")) || is_raw
}

impl<'d> Calls<'d, '_> {
    /// What a schema says of content, where the class of its media type leaves that open.
    pub(in crate::lower) fn schema_content(
        &mut self,
        class: MediaClass,
        schema: Option<&'d Node<'d>>,
    ) -> SchemaContent {
        let is_open = class.is_json()
            || matches!(class, MediaClass::Yaml | MediaClass::Any | MediaClass::Unknown);
        let Some(schema) = schema.filter(|_| is_open) else { return SchemaContent::Nothing };
        let merged = self.schemas.merge(&[Part::new(schema)]);
        let kinds = merged.effective_kinds();
        if kinds.without(Kinds::NULL) == Kinds::STRING {
            if is_binary(&merged) { SchemaContent::Bytes } else { SchemaContent::Text }
        } else if kinds == Kinds::ALL && merged.unions.is_empty() {
            SchemaContent::Nothing
        } else {
            SchemaContent::Value
        }
    }
}

#[cfg(test)]
mod tests;
