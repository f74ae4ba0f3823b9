//! The one table of vendor extensions that mean something to us.

use crate::load::Node;

/// What an extension says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum Meaning {
    /// Deprecated, with a message.
    Deprecated,
    /// Internal: left out unless the config asks for it.
    Undocumented,
    /// May still change, with a reason.
    Draft,
    /// The member of a response that the call gives; `null` when it gives nothing.
    ResponseMember,
    /// The schema of each line, where a schema can only say that the whole is a text.
    LineSchema,
    /// The resource of an operation: a name or a list of names.
    Resource,
    /// The method name of an operation.
    Method,
    /// A human title.
    Title,
    /// Rust-friendly names of enum values.
    EnumNames,
    /// Descriptions of enum values.
    EnumDescriptions,
    /// Names and descriptions of enum values in one table.
    EnumTable,
    /// The value of the tag that selects a schema, where no mapping says so.
    TagValue,
    /// The webhooks of a document whose version of OpenAPI has none.
    Webhooks,
}

const TABLE: &[(Meaning, &[&str])] = &[
    (
        Meaning::Deprecated,
        &["x-deprecated", "x-deprecation-message", "x-speakeasy-deprecation-message"],
    ),
    (Meaning::Undocumented, &["x-undocumented", "x-internal", "x-speakeasy-ignore"]),
    (Meaning::Draft, &["x-draft"]),
    (Meaning::ResponseMember, &["x-response-key", "x-fern-sdk-return-value"]),
    (Meaning::LineSchema, &["x-line-schema"]),
    (Meaning::Resource, &["x-fern-sdk-group-name", "x-speakeasy-group"]),
    (Meaning::Method, &["x-fern-sdk-method-name", "x-speakeasy-name-override", "x-ogen-name"]),
    (Meaning::Title, &["x-title"]),
    (Meaning::EnumNames, &["x-enum-varnames", "x-enum-names", "x-enumNames", "x-speakeasy-enums"]),
    (
        Meaning::EnumDescriptions,
        &["x-enum-descriptions", "x-enumDescriptions", "x-speakeasy-enum-descriptions"],
    ),
    (Meaning::EnumTable, &["x-ms-enum", "x-fern-enum"]),
    (Meaning::TagValue, &["x-ms-discriminator-value", "x-discriminator-value"]),
    (Meaning::Webhooks, &["x-webhooks"]),
];

/// The value of the first extension of this meaning that the object carries.
pub(in crate::lower) fn find<'n, 'd>(node: &'n Node<'d>, meaning: Meaning) -> Option<&'n Node<'d>> {
    let (_, keys) = TABLE.iter().find(|(entry, _)| *entry == meaning)?;
    keys.iter().find_map(|key| node.get(key))
}

/// The text of an extension, where it is a string.
pub(in crate::lower) fn text<'n>(node: &'n Node<'_>, meaning: Meaning) -> Option<&'n str> {
    find(node, meaning).and_then(Node::as_str)
}

/// True when the extension is there and not `false`.
pub(in crate::lower) fn is_set(node: &Node<'_>, meaning: Meaning) -> bool {
    find(node, meaning).is_some_and(|value| value.as_bool() != Some(false) && !value.is_null())
}
