//! E0113 to E0128: texts to values, and what other versions call differently.

findings! { PARSING:
    /// Arrays and objects are nested too deeply.
    "E0113" {
        Error nested_too_deep(cause) {
            what: "this document is nested too deeply",
            label: "{cause}",
        }
    }
    /// YAML aliases expand to too many values.
    "E0114" {
        Error too_many_aliases(cause) {
            what: "the YAML aliases of this document expand to too many values",
            label: "{cause}",
        }
    }
    /// An object has a key twice.
    "E0115" {
        Warning duplicate_key(key) {
            what: "the key `{key}` occurs twice in one object",
            label: "this one is used",
            related: "this one is ignored",
            chosen: "the later value is used, as most parsers do",
        }
    }
    /// A YAML key is an array or an object.
    "E0116" {
        Warning key_not_scalar() {
            what: "a key must be text, not an array or an object",
            label: "this key",
            chosen: "the entry is ignored",
            help: "a text that starts with `{{` or `[` needs quotes",
        }
    }
    /// A YAML tag without a meaning in OpenAPI.
    "E0117" {
        Warning unknown_tag(tag) {
            what: "unknown YAML tag `{tag}`",
            label: "the value with this tag",
            chosen: "the tag is ignored",
            help: "write includes as `$ref`",
        }
    }
    /// A file with several YAML documents.
    "E0118" {
        Warning several_documents() {
            what: "this file contains more than one YAML document",
            label: "the second starts here",
            chosen: "only the first is read",
        }
    }
    /// A JSON string with half of a surrogate pair.
    "E0119" {
        Warning lone_surrogate() {
            what: "half of a surrogate pair is not a character",
            label: "in this string",
            chosen: "it is replaced by U+FFFD",
            help: "write the character itself, or both halves",
        }
    }
    /// JSON with something that only YAML allows.
    "E0120" {
        Warning lax_json(cause) {
            what: "this is not strictly JSON",
            label: "{cause}",
            chosen: "the document is read as YAML, which allows it",
            help: "other tools may refuse it",
        }
    }
    /// Shared parts of a Swagger document expand to too many values.
    "E0121" {
        Error too_many_copies() {
            what: "the shared parts of this document expand to too many values",
            label: "the limit is reached here, by shared parameters, responses, media types and \
                path items",
            help: "check whether the document was written to do harm; if not, `[limits] \
                copied-values` raises the limit",
        }
    }
    /// A Swagger document names a host and no scheme.
    "E0122" {
        Warning scheme_assumed(scheme) {
            what: "the document gives a `host` without `schemes`",
            label: "http or https?",
            chosen: "{scheme} is used",
            help: "add `schemes: [{scheme}]`",
        }
    }
    /// A list of a Swagger document is joined in a way that OpenAPI 3 does not have.
    "E0123" {
        Warning list_separator(separator) {
            what: "a list cannot be separated by {separator} here",
            label: "OpenAPI 3 has no style for it",
            chosen: "the parameter is one text, in which the caller separates values by {separator}",
        }
        Warning unknown_list_format(format) {
            what: "unknown `collectionFormat` `{format}` for this place",
            label: "how the list is written",
            chosen: "the values are separated by commas",
            help: "it is one of csv, ssv, tsv, pipes, and in a query or a form also multi",
        }
    }
    /// A Swagger operation has several bodies.
    "E0124" {
        Warning second_body() {
            what: "a request has only one body",
            label: "this one is ignored",
            related: "this is the body",
            chosen: "the call is generated without it",
            help: "describe one object with all members, or a form",
        }
    }
    /// A keyword has a value of the wrong kind.
    "E0125" {
        Warning keyword_ignored(key, kind, wanted) {
            what: "`{key}` is {kind}, not {wanted}",
            label: "this value",
            chosen: "the keyword is ignored",
        }
        Warning schema_ignored(key, kind) {
            what: "`{key}` is {kind}, not an object",
            label: "this value",
            chosen: "it is read as an empty schema",
        }
        Warning entry_for_list(key, kind) {
            what: "`{key}` is {kind}, not an array",
            label: "this value",
            chosen: "it is read as an array of this one value",
        }
        Warning text_for_value(key, kind) {
            what: "`{key}` is {kind} in quotes",
            label: "remove the quotes",
            chosen: "it is read as {kind}",
        }
    }
    /// `info` has no `title`, or no `version`.
    "E0126" {
        Warning no_title() {
            what: "`info` has no `title`",
            label: "here",
            chosen: "the API is named `unnamed`",
            help: "`info` needs `title` and `version`; `crate-name` and `crate-version` are \
                settings of the config",
        }
        Warning no_version() {
            what: "`info` has no `version`",
            label: "here",
            chosen: "the crate's own version is that of the config",
            help: "`info` needs `title` and `version`; `crate-name` and `crate-version` are \
                settings of the config",
        }
        Warning no_title_no_version() {
            what: "`info` has no `title` and no `version`",
            label: "here",
            chosen: "the API is named `unnamed`",
            help: "`info` needs `title` and `version`; `crate-name` and `crate-version` are \
                settings of the config",
        }
    }
    /// A YAML alias is inside of what it refers to.
    "E0127" {
        Warning alias_of_itself() {
            what: "this alias refers to a value that contains it",
            label: "part of itself",
            chosen: "it is read as an empty object: as a schema, any JSON value",
            help: "write recursion as a `$ref`",
        }
    }
    /// A document has too many values.
    "E0128" {
        Error too_many_values(cause) {
            what: "this document has too many values",
            label: "{cause}",
        }
    }
}
