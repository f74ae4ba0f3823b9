//! The table of media types: what each is, and what that means in each direction.

use super::{ReceivedContent as Received, SchemaContent, SentContent as Sent};
use super::{received_content, sent_content};
use crate::api::BodyForm;
use crate::http::MediaClass as Class;

const JSON: Sent = Sent::Values(BodyForm::Json);
const LINES: Sent = Sent::Values(BodyForm::Lines);
const SEQUENCE: Sent = Sent::Values(BodyForm::Sequence);
const FORM: Sent = Sent::Values(BodyForm::Form);
const MULTIPART: Sent = Sent::Values(BodyForm::Multipart);

/// A media type whose schema describes an object: its class, what is sent, what is received. The
/// comments say why, where it is not plain.
const OBJECTS: &[(&str, Class, Sent, Received)] = &[
    ("application/json", Class::Json, JSON, Received::Json),
    ("Application/JSON; charset=UTF-8", Class::Json, JSON, Received::Json),
    // Parameters make another media type: a version, a profile.
    ("application/json; version=1", Class::OtherJson, JSON, Received::Json),
    ("application/problem+json", Class::OtherJson, JSON, Received::Json),
    ("text/json", Class::OtherJson, JSON, Received::Json),
    ("application/x-json", Class::OtherJson, JSON, Received::Json),
    ("model/gltf+json", Class::OtherJson, JSON, Received::Json),
    // Kubernetes: a value for each change, one after the other.
    ("application/json;stream=watch", Class::JsonLines, LINES, Received::Lines),
    // Spring: lines, whatever the suffix says.
    ("application/stream+json", Class::JsonLines, LINES, Received::Lines),
    ("application/x-json-stream", Class::JsonLines, LINES, Received::Lines),
    ("application/jsonl", Class::JsonLines, LINES, Received::Lines),
    ("application/x-ndjson", Class::JsonLines, LINES, Received::Lines),
    ("text/x-jsonlines", Class::JsonLines, LINES, Received::Lines),
    ("application/vnd.acme+ndjson", Class::JsonLines, LINES, Received::Lines),
    ("application/vnd.acme+jsonl", Class::JsonLines, LINES, Received::Lines),
    // Written with record separators; one reader takes both.
    ("application/json-seq", Class::JsonSequence, SEQUENCE, Received::Lines),
    ("application/geo+json-seq", Class::JsonSequence, SEQUENCE, Received::Lines),
    // Events are read as they come; the SDK writes none, and a text of them can be sent.
    ("text/event-stream;charset=utf-8", Class::EventStream, Sent::Text, Received::Events),
    ("application/x-www-form-urlencoded", Class::Form, FORM, Received::Form),
    // No reader of parts: what is received stays as it is.
    ("multipart/form-data", Class::Multipart, MULTIPART, Received::Bytes),
    ("multipart/*", Class::Multipart, MULTIPART, Received::Bytes),
    // The SDK speaks no XML.
    ("application/xml", Class::Xml, Sent::Text, Received::Text),
    ("text/xml", Class::Xml, Sent::Text, Received::Text),
    ("image/svg+xml", Class::Xml, Sent::Text, Received::Text),
    ("application/problem+xml", Class::Xml, Sent::Text, Received::Text),
    // JSON is YAML, so that values can be sent; YAML is not JSON, so that it is text when read.
    ("application/yaml", Class::Yaml, JSON, Received::Text),
    ("text/x-yaml", Class::Yaml, JSON, Received::Text),
    ("application/apply-patch+yaml", Class::Yaml, JSON, Received::Text),
    // The name of YAML where `application/vnd.oai.openapi+json` is that of JSON.
    ("application/vnd.oai.openapi", Class::Yaml, JSON, Received::Text),
    ("text/html", Class::Text, Sent::Text, Received::Text),
    ("text/*", Class::Text, Sent::Text, Received::Text),
    ("application/graphql", Class::Text, Sent::Text, Received::Text),
    ("application/sql", Class::Text, Sent::Text, Received::Text),
    ("application/x-sh", Class::Text, Sent::Text, Received::Text),
    ("image/png", Class::Bytes, Sent::Bytes, Received::Bytes),
    ("image/*", Class::Bytes, Sent::Bytes, Received::Bytes),
    ("application/octet-stream", Class::Bytes, Sent::Bytes, Received::Bytes),
    ("application/pdf", Class::Bytes, Sent::Bytes, Received::Bytes),
    ("application/x-tar", Class::Bytes, Sent::Bytes, Received::Bytes),
    ("application/vnd.kubernetes.protobuf", Class::Bytes, Sent::Bytes, Received::Bytes),
    // Where a media type says nothing and the schema describes a value, JSON is what is meant.
    ("*/*", Class::Any, JSON, Received::Json),
    ("application/*", Class::Any, JSON, Received::Json),
    ("application/vnd.github.object", Class::Unknown, JSON, Received::Json),
];

/// Where the class leaves it to the schema: that of a string, of raw bytes, and none at all.
const BY_SCHEMA: &[(&str, SchemaContent, Sent, Received)] = &[
    ("*/*", SchemaContent::Nothing, Sent::Bytes, Received::Bytes),
    ("*/*", SchemaContent::Bytes, Sent::Bytes, Received::Bytes),
    // Any bytes can be sent where any type can, and a string is what the schema promises.
    ("*/*", SchemaContent::Text, Sent::Bytes, Received::Text),
    ("application/vnd.acme", SchemaContent::Nothing, Sent::Bytes, Received::Bytes),
    ("application/vnd.acme", SchemaContent::Bytes, Sent::Bytes, Received::Bytes),
    // A text that is sent may be a file, too; what is read as text must be UTF-8.
    ("application/vnd.acme", SchemaContent::Text, Sent::Text, Received::Bytes),
    ("application/yaml", SchemaContent::Nothing, Sent::Text, Received::Text),
    ("application/yaml", SchemaContent::Text, Sent::Text, Received::Text),
    // JSON has no way to hold raw bytes.
    ("application/json", SchemaContent::Bytes, Sent::Bytes, Received::Bytes),
    ("application/json", SchemaContent::Text, JSON, Received::Json),
    ("application/json", SchemaContent::Nothing, JSON, Received::Json),
];

#[test]
fn objects_by_media_type() {
    for (text, class, sent, received) in OBJECTS {
        assert_eq!(Class::of(text), *class, "{text}");
        assert_eq!(sent_content(*class, SchemaContent::Value), *sent, "{text}");
        assert_eq!(received_content(*class, SchemaContent::Value), *received, "{text}");
    }
}

#[test]
fn other_content_by_media_type() {
    for (text, schema, sent, received) in BY_SCHEMA {
        let class = Class::of(text);
        assert_eq!(sent_content(class, *schema), *sent, "{text} {schema:?}");
        assert_eq!(received_content(class, *schema), *received, "{text} {schema:?}");
    }
}

/// Content under an invalid media type can be anything when it is received. It is never sent: a
/// request names what it holds.
#[test]
fn no_media_types() {
    for text in ["undefined", "", "a/b/c", "text", "text/plain\r\nx-evil: 1", "text/a, text/b"] {
        assert_eq!(Class::of(text), Class::Any, "{text}");
    }
}
