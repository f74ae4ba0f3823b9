//! E0101 to E0112: reading files.

findings! { READING:
    /// The document does not exist.
    "E0101" {
        Error file_missing(name) {
            what: "`{name}` does not exist",
            help: "check the path: it is relative to the current directory",
        }
    }
    /// A directory stands where a document was expected.
    "E0102" {
        Error directory_for_file(name) {
            what: "`{name}` is a directory, not a document",
            help: "give the path of the document itself",
        }
        Error directory_of_file(name, file) {
            what: "`{name}` is a directory, not a document",
            help: "it contains `{file}`",
        }
    }
    /// The file exists and could not be read.
    "E0103" {
        Error file_unreadable(name, error) {
            what: "`{name}` could not be read: {error}",
        }
        Error file_forbidden(name, error) {
            what: "`{name}` could not be read: {error}",
            help: "give the current user permission to read it",
        }
    }
    /// The file is empty.
    "E0104" {
        Error file_empty(name) {
            what: "`{name}` is empty",
            help: "an OpenAPI document starts with a line such as `openapi: 3.1.0`",
        }
        Error only_comments() {
            what: "this document is empty except for comments",
            label: "the whole document",
            help: "an OpenAPI document is an object with `openapi`, `info` and `paths`",
        }
    }
    /// The file is not UTF-8.
    "E0105" {
        Error file_not_text(name, byte) {
            what: "`{name}` is not UTF-8 text",
            label: "invalid byte 0x{byte}",
            help: "a document is JSON or YAML, saved as UTF-8",
        }
        Error file_compressed(name, format) {
            what: "`{name}` is not UTF-8 text: it looks like {format}",
            help: "unpack it first",
        }
        Error file_utf_32(name) {
            what: "`{name}` is not UTF-8 text: it looks like UTF-32",
            help: "save it as UTF-8",
        }
        Warning other_encoding(name, encoding) {
            what: "`{name}` is not UTF-8",
            label: "the first character in another encoding",
            chosen: "it is read as {encoding}",
            help: "save it as UTF-8",
        }
    }
    /// The document exceeds the limit of bytes.
    "E0106" {
        Error file_too_large(name, most) {
            what: "the document exceeds {most} bytes with `{name}`",
            help: "check whether this is the right file; if it is, `[limits] document-bytes` \
                raises the limit, up to 1 GiB",
        }
    }
    /// The JSON is malformed.
    "E0107" {
        Error invalid_json(cause) {
            what: "this is not valid JSON",
            label: "{cause}",
        }
    }
    /// The YAML is malformed.
    "E0108" {
        Error invalid_yaml(cause) {
            what: "this is not valid YAML",
            label: "{cause}",
        }
    }
    /// The file is something else than JSON or YAML.
    "E0109" {
        Error other_format(format) {
            what: "this is neither JSON nor YAML",
            label: "it looks like {format}",
            help: "the download may have returned another page instead of the document",
        }
        Error plain_text() {
            what: "this is plain text, neither JSON nor YAML",
            label: "the whole document",
            help: "an OpenAPI document is an object with `openapi`, `info` and `paths`",
        }
    }
    /// The file is JSON or YAML, but not an OpenAPI document.
    "E0110" {
        Error not_openapi() {
            what: "this is not an OpenAPI document: it has no `openapi` member",
            label: "`openapi: 3.1.0`, or another version, is missing here",
            help: "an OpenAPI document is an object with `openapi`, `info` and `paths`",
        }
        Error other_document(key, kind) {
            what: "this is not an OpenAPI document: it has no `openapi` member",
            label: "`openapi: 3.1.0`, or another version, is missing here",
            help: "by its `{key}` it looks like {kind}",
        }
        Error document_not_object(kind) {
            what: "this is {kind}, not an OpenAPI document",
            label: "the whole document",
            help: "an OpenAPI document is an object with `openapi`, `info` and `paths`",
        }
    }
    /// The version of OpenAPI or Swagger is unknown.
    "E0111" {
        Error unknown_version(language, version) {
            what: "unknown version of {language}: `{version}`",
            label: "the version that the document gives",
            help: "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are supported",
        }
        Error version_not_text(language, kind) {
            what: "the version of {language} is {kind}, not text",
            label: "the version that the document gives",
            help: "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are supported",
        }
    }
    /// A version that is not supported yet. No longer reported: each known version is.
    "E0112" {}
}
