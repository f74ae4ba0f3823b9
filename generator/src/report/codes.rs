//! The codes of all diagnostics. A code keeps its meaning for good: people search for it.
//!
//! E01xx reading · E02xx references · E03xx schemas · E04xx operations · E05xx security · E06xx
//! names · E07xx configuration · E08xx output · E09xx faults of the generator itself.

/// Declares each code once: as a constant, and in [`ALL`].
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal;)+) => {
        $($(#[doc = $doc])+ pub const $name: &str = $code;)+

        /// Every code with what it means.
        pub const ALL: &[(&str, &str)] = &[$(($code, concat!($($doc),+))),+];
    };
}

codes! {
    /// The document does not exist.
    FILE_MISSING = "E0101";
    /// A directory stands where a document was expected.
    FILE_IS_DIRECTORY = "E0102";
    /// The file exists and could not be read.
    FILE_UNREADABLE = "E0103";
    /// The file has nothing in it.
    FILE_EMPTY = "E0104";
    /// The file is not UTF-8.
    NOT_UTF8 = "E0105";
    /// The file is larger than any document.
    FILE_TOO_LARGE = "E0106";
    /// The JSON is malformed.
    INVALID_JSON = "E0107";
    /// The YAML is malformed.
    INVALID_YAML = "E0108";
    /// The file is something else than JSON or YAML.
    NEITHER_JSON_NOR_YAML = "E0109";
    /// The file is JSON or YAML and no OpenAPI document.
    NOT_OPENAPI = "E0110";
    /// A version of OpenAPI or Swagger that does not exist.
    UNKNOWN_VERSION = "E0111";
    /// A version that is not read yet.
    VERSION_NOT_READ = "E0112";
    /// Arrays and objects are nested too deeply.
    NESTED_TOO_DEEP = "E0113";
    /// YAML aliases stand for too many values.
    TOO_MANY_ALIASES = "E0114";
    /// An object has a key twice.
    DUPLICATE_KEY = "E0115";
    /// A YAML key is an array or an object.
    KEY_NOT_SCALAR = "E0116";
    /// A YAML tag that means nothing here.
    UNKNOWN_TAG = "E0117";
    /// A file with several YAML documents.
    SEVERAL_DOCUMENTS = "E0118";
    /// A JSON string with half of a surrogate pair.
    LONE_SURROGATE = "E0119";
    /// JSON with something that only YAML allows.
    LAX_JSON = "E0120";
    /// Shared parts of a Swagger document stand for too many values.
    TOO_MANY_COPIES = "E0121";
    /// A Swagger document names a host and no scheme.
    SCHEME_ASSUMED = "E0122";
    /// A list of a Swagger document that is joined in a way that OpenAPI 3 does not know.
    LIST_FORMAT = "E0123";
    /// A Swagger operation with several bodies.
    SECOND_BODY = "E0124";
    /// A keyword has a value of the wrong kind.
    WRONG_KIND = "E0125";
    /// `info` says not what the API is called, or not which version it is.
    INFO_INCOMPLETE = "E0126";
    /// A YAML alias stands inside of what it refers to.
    ALIAS_OF_ITSELF = "E0127";
    /// A document has too many values.
    TOO_MANY_VALUES = "E0128";

    /// A reference names nothing.
    DANGLING_REF = "E0204";
    /// A reference leads out of the folder of the document.
    REF_OUTSIDE = "E0205";
    /// A reference leads to a file that does not exist.
    REF_FILE_MISSING = "E0206";
    /// A reference leads to another host.
    REF_REMOTE = "E0207";
    /// A keyword beside a `$ref` that the version of the document ignores.
    REF_SIBLINGS = "E0208";
    /// References lead to each other and to nothing else.
    REF_CYCLE = "E0209";
    /// A reference is the bare name of a schema.
    REF_BARE_NAME = "E0210";
    /// A document is made of too many files.
    TOO_MANY_FILES = "E0211";

    /// No value fits a schema.
    CONTRADICTION = "E0301";
    /// A type is made of nothing but itself.
    ENDLESS_TYPE = "E0302";
    /// Schemas are nested too deeply.
    TOO_DEEP = "E0303";
    /// A schema has several `oneOf` or `anyOf`.
    SEVERAL_UNIONS = "E0304";
    /// Nothing tells the variants of a union apart.
    VARIANTS_NOT_DISTINGUISHED = "E0305";
    /// A name is used as a schema that is not declared.
    UNDECLARED_SCHEMA = "E0306";
    /// A `type` that does not exist.
    UNKNOWN_TYPE = "E0307";
    /// A required member that no property describes.
    REQUIRED_WITHOUT_PROPERTY = "E0308";
    /// A list of values has some that are not of the schema's type.
    VALUE_OF_OTHER_TYPE = "E0309";
    /// A list of values is too long to become a type.
    LONG_ENUM = "E0310";
    /// Schemas are composed into too many.
    TOO_MUCH_COMPOSITION = "E0311";
    /// A default that its schema does not take.
    DEFAULT_OF_OTHER_KIND = "E0312";
    /// A discriminator's mapping names a schema that is no variant.
    MAPPED_WITHOUT_VARIANT = "E0313";

    /// A path has a parameter that the operation does not declare.
    PATH_PARAMETER_UNDECLARED = "E0401";
    /// An operation declares a path parameter that its path lacks.
    PATH_PARAMETER_UNUSED = "E0402";
    /// A parameter has no name.
    PARAMETER_WITHOUT_NAME = "E0403";
    /// A parameter stands in an unknown place.
    PARAMETER_LOCATION = "E0404";
    /// One path offers several methods for the same call.
    SEVERAL_METHODS = "E0405";
    /// An operation has several successful responses. No longer told: each of them has its type.
    SEVERAL_RESPONSES = "E0406";
    /// Two operations have the same `operationId`.
    DUPLICATE_OPERATION_ID = "E0407";
    /// A parameter has a style that its place does not have.
    PARAMETER_STYLE = "E0408";
    /// A method that is none, or that is there twice.
    METHOD = "E0409";
    /// A parameter that OpenAPI says to ignore.
    PARAMETER_IGNORED = "E0410";
    /// A server whose URL cannot be taken as it is.
    SERVER = "E0411";
    /// A style of a parameter whose values no standard writes in it.
    UNDEFINED_STYLE = "E0412";
    /// A parameter that one list has twice.
    REPEATED_PARAMETER = "E0413";
    /// A parameter without a schema.
    PARAMETER_WITHOUT_SCHEMA = "E0414";
    /// A response stands under a key that is no status.
    UNKNOWN_STATUS = "E0420";
    /// A response's body stands under a key that is no media type.
    RESPONSE_MEDIA_TYPE = "E0421";
    /// A header has different types in the responses of one operation.
    HEADER_TYPES = "E0422";
    /// The data of server-sent events of one name has no type of its own.
    EVENT_DATA = "E0423";
    /// An operation declares no success.
    NO_SUCCESS = "E0424";
    /// An operation declares redirects and no success.
    REDIRECTS_ALONE = "E0425";
    /// An operation switches to another protocol.
    SWITCHED_PROTOCOL = "E0426";
    /// A body of a status that has none.
    BODY_OF_NO_CONTENT = "E0427";
    /// A stream or a further media type holds different types by status.
    SUCCESS_TYPES = "E0428";
    /// A request body without a media type, or with something else in its place.
    NO_MEDIA_TYPE = "E0430";
    /// A body that is no object, in a media type whose parts are members.
    BODY_WITHOUT_MEMBERS = "E0431";
    /// A member of a body is encoded in a way that does not exist, or that is not spoken.
    BODY_STYLE = "E0432";
    /// A webhook or callback that nothing sends.
    EVENT_WITHOUT_METHOD = "E0451";
    /// The body of a webhook or callback comes in several media types.
    EVENT_MEDIA_TYPES = "E0452";
    /// A parameter of a webhook or callback that is not read as it is declared.
    EVENT_PARAMETER = "E0453";

    /// An operation asks for a security scheme that is not declared.
    UNDECLARED_SCHEME = "E0501";
    /// A security scheme of an unknown kind.
    UNKNOWN_SCHEME = "E0502";
    /// Two credentials are needed together and go to the same place.
    SCHEMES_CLASH = "E0503";

    /// Two things would have the same name.
    NAME_COLLISION = "E0601";
    /// The version is none that Cargo takes.
    CRATE_VERSION = "E0602";
    /// The name is none that Cargo takes.
    CRATE_NAME = "E0603";

    /// The configuration is malformed.
    INVALID_TOML = "E0701";
    /// A setting that does not exist.
    UNKNOWN_SETTING = "E0702";
    /// A setting with a value that it cannot have.
    INVALID_SETTING = "E0703";
    /// A file that is no overlay, or an action that is none.
    INVALID_OVERLAY = "E0704";
    /// An overlay's target matches nothing.
    OVERLAY_WITHOUT_TARGET = "E0705";

    /// The output folder is something else than an SDK of ours.
    FOREIGN_FOLDER = "E0801";
    /// A file stands in the way that no run wrote.
    FOREIGN_FILE = "E0802";
    /// A generated file was changed by hand.
    EDITED_FILE = "E0803";
    /// A symbolic link in the output folder.
    SYMLINK = "E0804";
    /// A file could not be written.
    NOT_WRITTEN = "E0805";
    /// A file name that not every system takes.
    FILE_NAME = "E0806";
    /// The list of generated files is damaged.
    MANIFEST = "E0807";
    /// The files on disk are not what is generated.
    OUT_OF_DATE = "E0808";
    /// `rustfmt` is missing or failed.
    RUSTFMT_FAILED = "E0809";
    /// The crate has too many lines.
    TOO_MANY_LINES = "E0810";

    /// A fault of the generator itself.
    INTERNAL = "E0901";
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn each_code_is_used_once_and_in_order() {
        let codes: Vec<&str> = ALL.iter().map(|(code, _)| *code).collect();
        let mut sorted = codes.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(codes, sorted);
        assert!(ALL.iter().all(|(code, _)| code.len() == 5 && code.starts_with('E')));
        assert!(ALL.iter().all(|(_, meaning)| meaning.trim().ends_with('.')));
    }
}
