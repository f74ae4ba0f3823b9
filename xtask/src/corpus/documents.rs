//! Which files are documents.

use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::Result;

/// A document to try.
#[derive(Clone, Debug)]
pub(super) struct DocumentFile {
    /// Where it is.
    pub(super) path: PathBuf,
    /// What reports call it: the place that was given, and the way from there.
    pub(super) name: String,
    /// A name for files and folders, its own among all documents.
    pub(super) slug: String,
    /// Its size in bytes.
    pub(super) bytes: u64,
}

/// What lies below the given places.
#[derive(Debug, Default)]
pub(super) struct FoundDocuments {
    pub(super) documents: Vec<DocumentFile>,
    /// Files of JSON or YAML that are not OpenAPI documents: overlays, configs, parts of documents.
    pub(super) skipped: Vec<String>,
}

/// Finds every document, in the order of their names.
pub(super) fn find(places: &[PathBuf]) -> Result<FoundDocuments> {
    let mut found = FoundDocuments::default();
    for place in places {
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let before = found.documents.len() + found.skipped.len();
        visit(place, &name, &mut found).map_err(|error| format!("{}: {error}", place.display()))?;
        if found.documents.len() + found.skipped.len() == before {
            return Err(format!("{} holds no JSON and no YAML", place.display()).into());
        }
    }
    name_apart(&mut found.documents);
    Ok(found)
}

fn visit(path: &Path, name: &str, found: &mut FoundDocuments) -> Result {
    if path.is_dir() {
        let mut entries: Vec<PathBuf> = fs::read_dir(path)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<std::io::Result<_>>()?;
        entries.sort();
        for entry in entries {
            let file = entry.file_name().unwrap_or_default().to_string_lossy();
            if !file.starts_with('.') && file != "node_modules" && file != "target" {
                visit(&entry, &format!("{name}/{file}"), found)?;
            }
        }
        return Ok(());
    }
    let extension = path.extension().and_then(|extension| extension.to_str());
    if !matches!(extension, Some("json" | "yaml" | "yml")) {
        return Ok(());
    }
    let text = fs::read(path)?;
    if !is_document(&text) {
        found.skipped.push(name.to_owned());
        return Ok(());
    }
    found.documents.push(DocumentFile {
        path: path.to_path_buf(),
        name: name.to_owned(),
        slug: slug(path),
        bytes: text.len() as u64,
    });
    Ok(())
}

/// Whether a text has the member by which OpenAPI tells itself, without reading all of it: at the
/// start of a line in YAML, anywhere in JSON's outermost object.
fn is_document(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('{') {
        return outer_keys(text).any(|key| key == "openapi" || key == "swagger");
    }
    text.lines().any(|line| {
        let line = line.trim_start_matches(['"', '\'']);
        let rest = line
            .strip_prefix("openapi")
            .or_else(|| line.strip_prefix("swagger"));
        rest.is_some_and(|rest| {
            rest.trim_start_matches(['"', '\''])
                .trim_start()
                .starts_with(':')
        })
    })
}

/// The keys of the outermost object of a JSON text.
fn outer_keys(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let mut quoted: Option<usize> = None;
    let mut escaped = false;
    text.char_indices().filter_map(move |(at, char)| {
        match (quoted, char) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(start), '"') => {
                quoted = None;
                let is_key = depth == 1 && text.get(at + 1..)?.trim_start().starts_with(':');
                return is_key.then(|| text.get(start..at)).flatten();
            }
            (None, '"') => quoted = Some(at + 1),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        None
    })
}

/// The file's name in lower case, all but letters and digits as hyphens.
fn slug(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let plain = |char: char| {
        if char.is_ascii_alphanumeric() {
            char.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let slug: String = stem.chars().map(plain).collect();
    match slug.trim_matches('-') {
        "" => "document".to_owned(),
        slug => slug.to_owned(),
    }
}

/// Documents of one file name get a part of their path's hash.
fn name_apart(documents: &mut [DocumentFile]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for document in documents.iter() {
        *counts.entry(document.slug.clone()).or_default() += 1;
    }
    for document in documents {
        if counts.get(&document.slug).is_some_and(|count| *count > 1) {
            let hash = key(&[document.name.as_bytes()]);
            document.slug.push('-');
            document.slug.push_str(hash.get(..6).unwrap_or_default());
        }
    }
}

/// A hash of some texts, as a text. Not stable over versions of the standard library: then all is
/// tried again.
pub(super) fn key(parts: &[&[u8]]) -> String {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// A hash of what a file holds, without taking it into memory.
pub(super) fn key_of_file(path: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    let mut file = fs::File::open(path)?;
    let mut buffer = [0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(format!("{:016x}", hasher.finish())),
            count => hasher.write(buffer.get(..count).unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_tell_themselves() {
        assert!(is_document(
            br#"{"info": {"openapi": 1}, "openapi": "3.1.0"}"#
        ));
        assert!(is_document(b"# a comment\n\"swagger\": '2.0'\n"));
        assert!(is_document(b"\xef\xbb\xbfinfo: {}\nopenapi : 3.0.0\n"));
    }

    #[test]
    fn other_files_do_not() {
        assert!(!is_document(
            br#"{"overlay": "1.0.0", "info": {"openapi": "3.1.0"}}"#
        ));
        assert!(!is_document(
            b"type: object\nproperties:\n  openapi:\n    type: string\n"
        ));
        assert!(!is_document(b"openapi_version: 3\n"));
    }

    #[test]
    fn names_of_folders_are_plain_and_apart() {
        assert_eq!(slug(Path::new("a/Pet Store_3.1.yaml")), "pet-store-3-1");
        let document = |name: &str| DocumentFile {
            path: name.into(),
            name: name.to_owned(),
            slug: slug(Path::new(name)),
            bytes: 0,
        };
        let mut documents = [
            document("a/openapi.json"),
            document("b/openapi.json"),
            document("c.json"),
        ];
        name_apart(&mut documents);
        let [one, other, alone] = documents.map(|document| document.slug);
        assert_ne!(one, other);
        assert_eq!(alone, "c");
    }
}
