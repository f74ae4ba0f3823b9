//! Files to texts.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::encoding::{Foreign, foreign, packed};
use crate::report::{Diagnostic, Diagnostics, findings};
use crate::source::{Pos, Source, Sources};

/// Reads a file into the sources; whatever stands against it is reported.
pub(crate) fn read<'a>(
    sources: &'a Sources,
    path: &Path,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Source> {
    read_named(sources, path, None, diagnostics)
}

/// [`read`], for a file that a configuration names at a place.
pub(super) fn read_named<'a>(
    sources: &'a Sources,
    path: &Path,
    at: Option<Pos>,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Source> {
    let name = shown(path);
    let bytes =
        read_bytes(path, &name, sources.limits().document_bytes()).map_err(|error| match at {
            Some(at) => Box::new(error.at(at).label("named here")),
            None => error,
        });
    add(sources, name, reported(bytes, diagnostics)?, diagnostics)
}

/// Adds bytes to the sources as a text; whatever stands against it is reported.
pub(crate) fn add<'a>(
    sources: &'a Sources,
    name: String,
    bytes: Vec<u8>,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Source> {
    let source = decode(sources, name, bytes, diagnostics);
    reported(source, diagnostics)
}

fn reported<T>(result: Result<T, Box<Diagnostic>>, diagnostics: &mut Diagnostics) -> Option<T> {
    result.map_err(|diagnostic| diagnostics.push(*diagnostic)).ok()
}

/// A path as messages show it.
pub(crate) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', if cfg!(windows) { "/" } else { "\\" })
}

fn read_bytes(path: &Path, name: &str, most: u64) -> Result<Vec<u8>, Box<Diagnostic>> {
    let failed = |error: &std::io::Error| Box::new(unreadable(path, name, error));
    let file = File::open(path).map_err(|error| failed(&error))?;
    let metadata = file.metadata().map_err(|error| failed(&error))?;
    if metadata.is_dir() {
        return Err(Box::new(directory(path, name)));
    }
    let length = usize::try_from(metadata.len().min(most)).unwrap_or_default();
    let mut bytes = Vec::with_capacity(length);
    // A device or pipe has no length to ask for beforehand.
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    if bytes.len() as u64 > most {
        return Err(Box::new(findings::file_too_large(name, most)));
    }
    Ok(bytes)
}

fn decode<'a>(
    sources: &'a Sources,
    name: String,
    mut bytes: Vec<u8>,
    diagnostics: &mut Diagnostics,
) -> Result<&'a Source, Box<Diagnostic>> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Box::new(findings::file_empty(&name)));
    }
    if let Some(diagnostic) = packed(&name, &bytes) {
        return Err(Box::new(diagnostic));
    }
    let is_wide = matches!(bytes.as_slice(), [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..])
        || bytes.iter().take(4).any(|byte| *byte == 0);
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !is_wide => return add_text(sources, name, text),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let Some(Foreign { text, encoding, first }) = foreign(&bytes) else {
        return Err(Box::new(not_utf8(sources, name, &bytes)));
    };
    let finding = findings::other_encoding(&name, encoding);
    let source = add_text(sources, name, text)?;
    diagnostics.push(finding.at(source.pos(first)));
    Ok(source)
}

fn add_text(sources: &Sources, name: String, text: String) -> Result<&Source, Box<Diagnostic>> {
    let most = sources.limits().document_bytes();
    sources.add(name.clone(), text).map_err(|_| Box::new(findings::file_too_large(&name, most)))
}

fn unreadable(path: &Path, name: &str, error: &std::io::Error) -> Diagnostic {
    match error.kind() {
        std::io::ErrorKind::NotFound => findings::file_missing(name).near(similar_file(path)),
        std::io::ErrorKind::IsADirectory => directory(path, name),
        std::io::ErrorKind::PermissionDenied => findings::file_forbidden(name, error),
        _ => findings::file_unreadable(name, error),
    }
}

fn directory(path: &Path, name: &str) -> Diagnostic {
    match names_in(path).into_iter().find(|file| is_document_name(file)) {
        Some(file) => findings::directory_of_file(name, shown(&path.join(file))),
        None => findings::directory_for_file(name),
    }
}

fn is_document_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    [".yaml", ".yml", ".json"].iter().any(|ending| lower.ends_with(ending))
}

pub(super) fn similar_file(path: &Path) -> Option<String> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let names = names_in(folder);
    let wanted = path.file_name()?.to_str()?;
    let stem =
        |name: &str| name.rsplit_once('.').map_or(name.to_owned(), |(stem, _)| stem.to_owned());
    let same_stem = names.iter().find(|name| is_document_name(name) && stem(name) == stem(wanted));
    let found = match same_stem {
        Some(name) => name,
        None => super::pointer::closest(wanted, names.iter().map(String::as_str))?,
    };
    Some(shown(&path.with_file_name(found)))
}

/// The names in a folder in order; none where it cannot be read.
fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<String> =
        entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    names
}

fn not_utf8(sources: &Sources, name: String, bytes: &[u8]) -> Diagnostic {
    // What can be read is shown, with a replacement character where it went wrong.
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| 0);
    let byte = bytes.get(valid).copied().unwrap_or_default();
    let text = String::from_utf8_lossy(bytes).into_owned();
    let finding = findings::file_not_text(&name, format_args!("{byte:02X}"));
    match sources.add(name, text) {
        Ok(source) => finding.at(source.pos(valid)),
        Err(_) => finding,
    }
}
