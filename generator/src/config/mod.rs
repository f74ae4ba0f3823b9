//! `seamstress.toml`: what a document does not say, or says otherwise than the SDK should.
//!
//! Every key is optional. A key that does not exist is an error, not a silence.
//!
//! Checks the shape of the file. Whether a name in it occurs in the document is for the stages to
//! say.

mod checks;
mod formats;
mod keep_unknown;
mod limits;
mod package;
mod read;
mod result_word;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use crate::load::OverlayFile;
use crate::source::Pos;
use crate::text::Visible;

pub(crate) use checks::{CRATE_NAME_RULE, is_crate_name};
pub(crate) use formats::Formats;
pub(crate) use keep_unknown::KeepUnknown;
pub(crate) use limits::Limits;
pub(crate) use package::{PackageSettings, is_url};
pub(crate) use read::read;
pub(crate) use result_word::ResultWord;

/// A text with its place in the configuration file.
pub(crate) type Word = toml::Spanned<String>;

/// The settings of a run.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Config {
    /// The crate's name; made from the document's title where it is not set.
    #[serde(deserialize_with = "checks::crate_name")]
    pub crate_name: Option<String>,
    /// The crate's version; 0.1.0 where it is not set.
    pub crate_version: Option<String>,
    /// What the manifest says besides.
    pub package: PackageSettings,
    /// What environment variables start with: `SEAM` for `SEAM_API_KEY`.
    #[serde(deserialize_with = "checks::variable")]
    pub env_prefix: Option<String>,
    /// The base URL of the API, where the document gives none or another.
    #[serde(deserialize_with = "checks::base_url")]
    pub base_url: Option<String>,
    /// What a missing required member of a response is.
    pub decode: Decode,
    /// Whether operations and schemas marked as internal or undocumented are part of the SDK.
    pub undocumented: bool,
    /// Whether what is sent is checked against the document's validation keywords first.
    pub validate: bool,
    /// Where a path offers several methods for the same call, the first of these that it has is
    /// generated.
    #[serde(deserialize_with = "checks::methods")]
    pub prefer_methods: Vec<String>,
    /// Whether the files are formatted by `rustfmt`, where there is one.
    pub rustfmt: bool,
    /// Whether the manifest says `[hints] mostly-unused = true`, which a stable Cargo warns about.
    pub mostly_unused_hint: bool,
    /// Overlays to apply, in this order; paths are relative to the folder of the configuration
    /// file.
    pub overlays: Vec<toml::Spanned<PathBuf>>,
    /// How the headers of generated files name the document; the name of its file where it is not
    /// set.
    pub document: Option<String>,
    /// The command that headers of generated files name.
    pub command: Option<String>,
    /// Members whose value is secret: `client_session.token` for a property of a component schema.
    #[serde(deserialize_with = "checks::secrets")]
    pub secrets: Vec<String>,
    /// Members that `Debug` shows although their name is that of a secret: `api_key` for all that
    /// have it, `account.api_key` for a property of a component schema.
    pub not_secrets: Vec<String>,
    /// The types that keep members which the document does not name.
    pub keep_unknown: KeepUnknown,
    /// Which files the document may refer to.
    pub refs: Refs,
    /// How much the document may ask for.
    pub limits: Limits,
    /// How the envelopes of responses are opened.
    pub envelope: Envelope,
    /// What the formats of strings and numbers become.
    pub formats: Formats,
    /// Where the answers of a refusal say what is wrong.
    pub errors: Errors,
    /// How credentials are named, by the name of their security scheme.
    pub credentials: BTreeMap<String, Credential>,
    /// What holds for single operations, by `"post /path"`.
    #[serde(deserialize_with = "checks::operations")]
    pub operations: BTreeMap<Word, OperationSettings>,
    /// The folder that the configuration file is in.
    #[serde(skip)]
    pub folder: PathBuf,
    /// The first position of the configuration file.
    #[serde(skip)]
    pub start: Option<Pos>,
}

/// What a missing required member of a response is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Decode {
    /// Empty, and noted as a gap.
    #[default]
    Tolerant,
    /// An error.
    Strict,
}

impl Decode {
    /// True where gaps are filled.
    #[must_use]
    pub(crate) fn is_tolerant(self) -> bool {
        self == Self::Tolerant
    }
}

/// Which files the document may refer to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Refs {
    /// Folders (or files) beside the document's own that a `$ref` may lead to; relative to the
    /// folder of the configuration file.
    pub allow: Vec<PathBuf>,
}

/// How the envelopes of responses are opened.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Envelope {
    /// Members that carry nothing: a response with one member beside these is that member.
    pub ignore: Vec<String>,
}

/// Where the answers of a refusal say what is wrong.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Errors {
    /// JSON pointers (RFC 6901) to the code, the first that exists counts.
    #[serde(deserialize_with = "checks::pointers")]
    pub code: Vec<String>,
    /// JSON pointers (RFC 6901) to the message, the first that exists counts.
    #[serde(deserialize_with = "checks::pointers")]
    pub message: Vec<String>,
    /// Response headers that carry the id of the request.
    pub request_id: Vec<String>,
    /// The component schema that the body is read as.
    pub body: Option<Word>,
}

/// How a credential is named.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Credential {
    /// The setter of the client's builder.
    pub setter: Option<String>,
    /// The environment variable.
    #[serde(deserialize_with = "checks::variable")]
    pub env: Option<String>,
}

/// What holds for an operation.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct OperationSettings {
    /// The resource; parts are separated by `/`.
    pub resource: Option<String>,
    /// The method.
    pub method: Option<String>,
    /// What a success gives, in the place of what the document says: a word of [`ResultWord`], or
    /// the name of a component schema.
    pub result: Option<Word>,
    /// The component schema of the items of a stream.
    pub item: Option<Word>,
    /// Path parameters whose value may be empty: those that are a last segment.
    pub allow_empty: Vec<Word>,
}

impl Config {
    /// What the configuration says of an operation.
    #[must_use]
    pub(crate) fn operation(&self, method: &str, path: &str) -> Option<&OperationSettings> {
        if self.operations.is_empty() {
            return None;
        }
        self.operations.get(format!("{} {path}", method.to_ascii_lowercase()).as_str())
    }

    /// Where something stands in the configuration file.
    #[must_use]
    pub(crate) fn pos<T>(&self, value: &toml::Spanned<T>) -> Option<Pos> {
        let offset = u32::try_from(value.span().start).ok()?;
        self.start.map(|start| Pos(start.0.saturating_add(offset)))
    }

    /// The files of the overlays, and where they are named.
    #[must_use]
    pub(crate) fn overlay_files(&self) -> Vec<OverlayFile> {
        let file = |path: &toml::Spanned<PathBuf>| OverlayFile {
            path: self.folder.join(path.get_ref()),
            at: self.pos(path),
        };
        self.overlays.iter().map(file).collect()
    }

    /// The folders that a `$ref` may lead to beside the document's own.
    #[must_use]
    pub(crate) fn allowed_paths(&self) -> Vec<PathBuf> {
        self.refs.allow.iter().map(|path| self.folder.join(path)).collect()
    }

    /// What the header of a generated file says; `document` is the path as given, `crate_name` that
    /// of the crate.
    ///
    /// A path says more of a machine, and of the folder that somebody stood in, than of a document:
    /// only its last part is named. The command is one for the folder of the document.
    #[must_use]
    pub(crate) fn header(&self, document: &str, crate_name: &str) -> String {
        let name = document.rsplit('/').find(|part| !part.is_empty()).unwrap_or(document);
        let command = match &self.command {
            Some(command) => command.clone(),
            None => format!("seamstress generate {} --out {crate_name}", shell_word(name)),
        };
        let document = self.document.as_deref().unwrap_or(name);
        let header = format!(
            "Generated from {document} by seamstress. Change the document, then run `{command}`."
        );
        Visible(&header).to_string()
    }
}

/// A text as one word of a shell (POSIX, Shell Command Language, section 2.2.2).
fn shell_word(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | ',' | '@');
    if text.chars().all(is_plain) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(format!("'{}'", text.replace('\'', "'\\''")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_name_document_and_command_and_no_machine() {
        let mut config = Config::default();
        let header = |config: &Config, document: &str| config.header(document, "x-sdk");
        assert_eq!(
            header(&config, "x.yaml"),
            "Generated from x.yaml by seamstress. Change the document, then run `seamstress generate x.yaml --out x-sdk`."
        );
        for path in ["spec/x.yaml", "./x.yaml", "../x.yaml", "/home/me/x.yaml", "C:/me/x.yaml"] {
            assert_eq!(header(&config, path), header(&config, "x.yaml"), "{path}");
        }
        let quoted = header(&config, "it's mine.yaml");
        assert!(quoted.ends_with("`seamstress generate 'it'\\''s mine.yaml' --out x-sdk`."));
        config.command = Some("make sdk".to_owned());
        config.document = Some("the document".to_owned());
        assert!(header(&config, "x").ends_with(
            "Generated from the document by seamstress. Change the document, then run `make sdk`."
        ));
        config.document = Some("a\u{202e}\nb".to_owned());
        config.command = Some("c\u{2028}\u{9b}".to_owned());
        assert_eq!(
            header(&config, "x"),
            "Generated from a\\u{202e}\\u{a}b by seamstress. Change the document, then run `c\\u{2028}\\u{9b}`."
        );
    }
}
