//! Media types of request bodies: what kind of body each stands for.

use crate::api::BodyForm;
use crate::load::{Member, Node};
use crate::lower::http::Calls;
use crate::lower::schema::conjunction::{Merged, Part};
use crate::lower::schema::kinds::Kinds;

/// What a body of a media type is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::lower) enum Kind {
    /// Values, written in this form.
    Values(BodyForm),
    Text,
    Bytes,
}

/// A media type of a body.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Medium<'d> {
    /// The media type, as written.
    pub(in crate::lower) name: &'d str,
    /// The Media Type Object.
    pub(in crate::lower) node: &'d Node<'d>,
    pub(in crate::lower) kind: Kind,
    /// The lower, the better.
    rank: u8,
}

impl<'d> Medium<'d> {
    /// The schema of the body, or, for what is a sequence of items, of one of them (OpenAPI 3.2).
    pub(in crate::lower) fn schema(&self) -> Option<&'d Node<'d>> {
        self.node.get("schema")
    }
}

/// The media types of a body, the preferred one first: JSON, forms, text, bytes. What is no media
/// type is left out.
pub(in crate::lower) fn media<'d>(
    lowering: &mut Calls<'d, '_>,
    content: &'d Node<'d>,
) -> Vec<Medium<'d>> {
    let members = content.members().iter().filter(|member| is_media_type(&member.key));
    let mut media: Vec<Medium<'d>> = members.map(|member| lowering.medium(member)).collect();
    media.sort_by_key(|medium| medium.rank);
    media
}

/// Whether a key of `content` is a media type or a range of them (RFC 9110 section 8.3.1), fit to
/// stand in a header.
pub(in crate::lower) fn is_media_type(name: &str) -> bool {
    let essence = essence(name);
    let is_token = |part: &str| {
        let is_sign = |c: char| "!#$&-^_.+*%'`|~".contains(c);
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || is_sign(c))
    };
    let is_printable = name.chars().all(|c| (' '..='~').contains(&c));
    is_printable
        && essence
            .split_once('/')
            .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

/// A media type without its parameters, in lower case.
pub(in crate::lower) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether it is the multipart body of forms, whose parts have names.
pub(in crate::lower) fn is_form_data(name: &str) -> bool {
    essence(name) == "multipart/form-data"
}

/// What a media type says by itself; `None` where its schema decides.
fn kind_of_name(essence: &str) -> Option<Kind> {
    let ends = |suffixes: &[&str]| suffixes.iter().any(|suffix| essence.ends_with(suffix));
    Some(match essence {
        "application/x-www-form-urlencoded" => Kind::Values(BodyForm::Form),
        "application/octet-stream" => Kind::Bytes,
        _ if essence.starts_with("multipart/") => Kind::Values(BodyForm::Multipart),
        _ if ends(&["/json", "+json"]) => Kind::Values(BodyForm::Json),
        _ if ends(&["json-seq"]) => Kind::Values(BodyForm::Sequence),
        _ if ends(&[
            "ndjson",
            "/jsonl",
            "/x-jsonl",
            "/json-lines",
            "/jsonlines",
            "/x-jsonlines",
        ]) =>
        {
            Kind::Values(BodyForm::Lines)
        }
        _ if ends(&["/xml", "+xml", "/javascript", "/graphql", "/sdp", "/toml"]) => Kind::Text,
        _ if essence.starts_with("text/") && !ends(&["yaml"]) => Kind::Text,
        _ => return None,
    })
}

impl<'d> Calls<'d, '_> {
    fn medium(&mut self, member: &'d Member<'d>) -> Medium<'d> {
        let essence = essence(&member.key);
        let node = self.schemas.followed(&member.node);
        let schema = node.get("schema");
        let is_given = kind_of_name(&essence);
        let kind = is_given.unwrap_or_else(|| self.kind_of_schema(&essence, schema));
        let holds_file = matches!(kind, Kind::Values(BodyForm::Json | BodyForm::Form))
            && self.holds_file(schema);
        let rank = match kind {
            // What is to be raw bytes has no place in JSON.
            Kind::Values(_) if holds_file => 5,
            Kind::Values(BodyForm::Json) => match essence.as_str() {
                "application/json" => 0,
                // A JSON Patch is an array (RFC 6902); a document that says otherwise means one of
                // the other types.
                "application/json-patch+json" => 2,
                _ if is_given.is_none() => 3,
                _ => 1,
            },
            Kind::Values(BodyForm::Form) => 3,
            Kind::Values(_) => 4,
            Kind::Text => 6,
            Kind::Bytes => 7,
        };
        Medium { name: &member.key, node, kind, rank }
    }

    /// Ranges and types that say nothing: bytes, unless the schema describes something else. All
    /// JSON is YAML (YAML 1.2 section 1.3).
    fn kind_of_schema(&mut self, essence: &str, schema: Option<&'d Node<'d>>) -> Kind {
        let is_yaml = essence.ends_with("yaml");
        let nothing = if is_yaml || essence == "text/*" { Kind::Text } else { Kind::Bytes };
        let Some(schema) = schema else { return nothing };
        let merged = self.schemas.merge(&[Part::new(schema)]);
        let is_any = merged.kinds.is_none() && merged.unions.is_empty() && !merged.has_properties;
        let is_text = merged.effective_kinds() == Kinds::STRING;
        if is_any || is_text && is_binary(&merged) {
            return nothing;
        }
        if is_text && !essence.contains('*') {
            return if is_binary_type(essence) { Kind::Bytes } else { Kind::Text };
        }
        if is_text || is_binary_type(essence) { nothing } else { Kind::Values(BodyForm::Json) }
    }

    /// Whether an object has a member that is to be raw bytes.
    fn holds_file(&mut self, schema: Option<&'d Node<'d>>) -> bool {
        let Some(schema) = schema else { return false };
        let merged = self.schemas.merge(&[Part::new(schema)]);
        merged
            .properties
            .values()
            .any(|nodes| self.files(nodes).is_some_and(|file| file.is_certain))
    }

    /// Whether a property holds files.
    pub(in crate::lower) fn files(&mut self, nodes: &[&'d Node<'d>]) -> Option<FileSchema> {
        let parts: Vec<Part<'d>> = nodes.iter().map(|node| Part::new(node)).collect();
        let merged = self.schemas.merge(&parts);
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

/// Whether a string is raw bytes: `format: binary` of 3.0, or what 3.1 has for it.
fn is_binary(merged: &Merged<'_>) -> bool {
    let text = |key: &str| {
        let mut found = merged.parts.iter().filter_map(|part| part.node.get(key)?.as_str());
        found.next()
    };
    let is_raw = match text("contentEncoding") {
        Some(encoding) => encoding.eq_ignore_ascii_case("binary"),
        None => text("contentMediaType").is_some_and(|name| is_binary_type(&essence(name))),
    };
    matches!(merged.format, Some("binary" | "file")) || is_raw
}

/// Whether content of a media type is no text.
pub(in crate::lower) fn is_binary_type(essence: &str) -> bool {
    let is_binary_tree = ["image/", "audio/", "video/", "font/", "model/"]
        .iter()
        .any(|tree| essence.starts_with(tree));
    let is_known = ["octet-stream", "pdf", "zip", "gzip", "protobuf", "msgpack", "cbor", "wasm"];
    (is_binary_tree && !essence.ends_with("+xml"))
        || is_known.iter().any(|name| essence.ends_with(name))
        || essence == "application/vnd.ms-excel"
}
