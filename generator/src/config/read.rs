//! The file to the settings.

use std::path::{Path, PathBuf};

use super::Config;
use crate::load;
use crate::load::closest;
use crate::report::{Diagnostic, Diagnostics, findings};
use crate::source::{Source, Sources};

/// The file that is read when none is named: it stands beside the document.
pub(super) const FILE_NAME: &str = "seamstress.toml";

/// Reads the settings: from `given`, else from [`FILE_NAME`] in the document's folder, else the
/// defaults.
///
/// `None` when there is a file that could not be read; the reasons are in `diagnostics` then.
pub(crate) fn read(
    sources: &Sources,
    given: Option<&Path>,
    document: Option<&Path>,
    diagnostics: &mut Diagnostics,
) -> Option<Config> {
    let path = match given {
        Some(path) => path.to_path_buf(),
        None => match document.and_then(beside) {
            Some(path) => path,
            None => return Some(Config::default()),
        },
    };
    let source = load::read(sources, &path, diagnostics)?;
    let config = parse(source, diagnostics)?;
    sources.limit(config.limits);
    Some(Config {
        folder: path.parent().map(Path::to_path_buf).unwrap_or_default(),
        start: Some(source.start()),
        ..config
    })
}

fn beside(document: &Path) -> Option<PathBuf> {
    let path = document.with_file_name(FILE_NAME);
    path.is_file().then_some(path)
}

/// Reads the settings from a text.
pub(super) fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Option<Config> {
    match toml::from_str(source.text()) {
        Ok(config) => Some(config),
        Err(error) => {
            diagnostics.push(explain(source, &error));
            None
        }
    }
}

fn explain(source: &Source, error: &toml::de::Error) -> Diagnostic {
    let at = source.pos(error.span().map_or(0, |span| span.start));
    let message = error.message();
    if let Some((given, known)) = unknown(message, "unknown field ") {
        let near = closest(given, known.iter().copied());
        return findings::unknown_setting(given, known.join(", ")).near(near).at(at);
    }
    if let Some((given, known)) = unknown(message, "unknown variant ") {
        let near = closest(given, known.iter().copied());
        return findings::unknown_setting_value(given, known.join(", ")).near(near).at(at);
    }
    // What serde and our checks say is about one value; what the parser says is about the syntax.
    let mut lines = message.lines();
    let first = lines.next().unwrap_or_default();
    let is_value = message.starts_with("invalid type") || source_parses(source);
    let finding =
        if is_value { findings::invalid_setting(first) } else { findings::invalid_toml(first) };
    finding.at(at).help(lines.next())
}

fn source_parses(source: &Source) -> bool {
    source.text().parse::<toml::Table>().is_ok()
}

/// What serde's "unknown field `x`, expected one of `a`, `b`" quotes: what was given, and what is
/// known.
fn unknown<'m>(message: &'m str, start: &str) -> Option<(&'m str, Vec<&'m str>)> {
    let rest = message.strip_prefix(start)?;
    let mut quoted = rest.split('`').skip(1).step_by(2);
    Some((quoted.next()?, quoted.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Float, Int, Text, Type};

    fn config(text: &str) -> Config {
        let sources = Sources::new();
        let source = sources.add("seamstress.toml".to_owned(), text.to_owned()).unwrap();
        let mut diagnostics = Diagnostics::new(false);
        parse(source, &mut diagnostics).unwrap_or_else(|| panic!("{:?}", diagnostics.list()))
    }

    #[test]
    fn every_setting_can_be_given() {
        let config = config(
            r#"
            crate-name = "x"
            crate-version = "1.2.3"
            env-prefix = "X_1"
            base-url = "https://x.example/v1"
            decode = "strict"
            undocumented = true
            validate = true
            prefer-methods = ["POST", "get"]
            rustfmt = true
            mostly-unused-hint = true
            overlays = ["a.yaml"]
            document = "spec/x.yaml"
            command = "make"
            secrets = ["a.b"]
            not-secrets = ["password", "a.c"]
            keep-unknown = ["a"]
            [package]
            description = "Calls X."
            license = "MIT"
            repository = "https://example.com/repository"
            homepage = "https://example.com"
            authors = ["A <a@example.com>"]
            keywords = ["x"]
            categories = ["api-bindings"]
            rust-version = "1.90"
            [refs]
            allow = ["../common"]
            [limits]
            document-bytes = 1
            files = 2
            values = 3
            alias-values = 4
            copied-values = 5
            merged-schemas = 6
            members = 7
            types = 8
            lines = 9
            [envelope]
            ignore = ["ok"]
            [formats]
            uuid = "string"
            float = "f32"
            pin = "secret"
            [errors]
            code = ["/error/type"]
            message = ["/error/message"]
            request-id = ["x-id"]
            body = "error"
            [credentials.api_key]
            setter = "key"
            env = "X_KEY"
            [operations."POST /a/{b}"]
            resource = "a"
            method = "c"
            allow-empty = ["b"]
            result = "events"
            item = "E"
            "#,
        );
        assert!(!config.decode.is_tolerant());
        assert_eq!(config.limits.document_bytes(), 1);
        assert_eq!((config.limits.types(1_000), config.limits.lines(1_000)), (8, 9));
        assert_eq!(config.formats.text("uuid"), Text::Plain);
        assert_eq!(config.formats.text("pin"), Text::Secret);
        assert_eq!(config.formats.text("date"), Text::Date);
        assert_eq!(config.formats.number("float"), Type::Number(Float::F32));
        assert_eq!(
            config.operation("POST", "/a/{b}").and_then(|settings| settings.method.as_deref()),
            Some("c")
        );
        let result = config.operation("POST", "/a/{b}").and_then(|given| given.result.as_ref());
        assert_eq!(result.map(|word| word.get_ref().as_str()), Some("events"));
        assert!(config.operation("GET", "/a/{b}").is_none());
    }

    #[test]
    fn nothing_need_be_given() {
        let config = config("");
        assert!(config.decode.is_tolerant());
        assert_eq!(config.formats.text("uuid"), Text::Uuid);
        assert_eq!(config.formats.number("float"), Type::Number(Float::F64));
        assert_eq!(config.formats.integer("uint8"), Some(Int::U8));
    }
}
