//! The text of a `$ref` as a URI reference (RFC 3986), and relative paths as such.

use std::borrow::Cow;

/// The part before the first `#`, and the fragment behind it, if there is one.
pub(super) fn split(reference: &str) -> (&str, Option<&str>) {
    match reference.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (reference, None),
    }
}

/// The scheme of a URI, with its colon. One letter is a drive, not a scheme.
pub(super) fn scheme(text: &str) -> Option<&str> {
    let colon = text.find(':')?;
    let name = text.get(..colon)?;
    let is_scheme = name.len() > 1
        && name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    if is_scheme { text.get(..=colon) } else { None }
}

/// A reference taken from where `base` stands (RFC 3986, section 5.2).
///
/// `base` may be a relative path: then so is the result, and what leads out of it keeps its `..`.
pub(super) fn join(base: &str, reference: &str) -> String {
    if reference.is_empty() {
        return base.to_owned();
    }
    if scheme(reference).is_some() {
        return reference.to_owned();
    }
    let (prefix, path) = authority(base);
    if let Some(network) = reference.strip_prefix("//") {
        return format!("{}//{network}", scheme(base).unwrap_or_default());
    }
    if reference.starts_with('/') {
        return format!("{prefix}{}", without_dots(reference));
    }
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let folder = path.rfind('/').map_or("", |slash| path.get(..=slash).unwrap_or_default());
    let folder = if folder.is_empty() && prefix.contains("//") { "/" } else { folder };
    format!("{prefix}{}", without_dots(&format!("{folder}{reference}")))
}

/// Scheme and authority, and what follows.
fn authority(uri: &str) -> (&str, &str) {
    let scheme_end = scheme(uri).map_or(0, str::len);
    let rest = uri.get(scheme_end..).unwrap_or_default();
    let end = match rest.strip_prefix("//") {
        Some(network) => scheme_end + 2 + network.find('/').unwrap_or(network.len()),
        None => scheme_end,
    };
    uri.split_at_checked(end).unwrap_or((uri, ""))
}

/// A path without `.` and `..`, but for those that lead out of a relative one.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let is_absolute = path.starts_with('/');
    let is_folder = path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..");
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." if kept.last().is_some_and(|last| *last != "..") => _ = kept.pop(),
            ".." if is_absolute => {}
            other => kept.push(other),
        }
    }
    let start = if is_absolute { "/" } else { "" };
    let end = if is_folder && !kept.is_empty() { "/" } else { "" };
    format!("{start}{}{end}", kept.join("/"))
}

/// The segments of a reference into the same file, unescaped; `None` for every other.
pub(crate) fn segments_of(reference: &str) -> Option<Vec<String>> {
    let pointer = super::pointer::percent_decoded(reference.strip_prefix('#')?)?;
    let segments = super::pointer::segments(&pointer)?;
    Some(segments.map(Cow::into_owned).collect())
}

/// What a thing at an address is called: the last segment of its pointer that is a name, else the
/// name of the file.
///
/// ```text
/// #/components/schemas/Pet             Pet
/// #/components/schemas/Pet/items       Pet
/// schemas/pet.yaml                     pet
/// pet/schema.json#/                    pet
/// ```
pub(crate) fn name_of(reference: &str) -> String {
    let (path, fragment) = split(reference);
    let fragment =
        super::pointer::percent_decoded(fragment.unwrap_or_default()).unwrap_or_default();
    let mut segments = fragment.rsplit('/').filter(|segment| !segment.is_empty());
    let last = segments.next().unwrap_or_default();
    let is_name = |segment: &&str| {
        !matches!(*segment, "schema" | "items" | "properties" | "$defs" | "definitions")
    };
    let name = if is_name(&last) { Some(last) } else { segments.find(is_name) };
    match name.filter(|name| !name.is_empty()) {
        Some(name) => name.replace("~1", "/").replace("~0", "~"),
        None => file_name(path).into_owned(),
    }
}

/// The name of a file without its ending; that of its folder where the file's own says nothing.
fn file_name(path: &str) -> Cow<'_, str> {
    let mut segments =
        path.rsplit('/').filter(|segment| !segment.is_empty() && !segment.starts_with('.'));
    let stem = |name: &'_ str| -> usize {
        let endings = [".yaml", ".yml", ".json", ".schema", ".openapi"];
        let mut length = name.len();
        while let Some(ending) = endings
            .iter()
            .find(|ending| name.get(..length).is_some_and(|name| name.ends_with(**ending)))
        {
            length -= ending.len();
        }
        length
    };
    let last = segments.next().unwrap_or_default();
    let name = last.get(..stem(last)).unwrap_or_default();
    let name = match name {
        "" | "index" | "schema" | "schemas" => segments.next().unwrap_or(name),
        name => name,
    };
    let decoded = super::pointer::percent_decoded(name).unwrap_or(Cow::Borrowed(name));
    if decoded.is_empty() { Cow::Borrowed("value") } else { decoded }
}

#[cfg(test)]
mod tests {
    use super::{join, name_of, scheme};

    #[test]
    fn references_join_as_uris_do() {
        for (base, reference, wanted) in [
            ("openapi.yaml", "pet.yaml", "pet.yaml"),
            ("openapi.yaml", "./a/../pet.yaml", "pet.yaml"),
            ("a/b/c.yaml", "../pet.yaml", "a/pet.yaml"),
            ("a/c.yaml", "../../pet.yaml", "../pet.yaml"),
            ("../c.yaml", "../pet.yaml", "../../pet.yaml"),
            ("openapi.yaml", "/etc/pet.yaml", "/etc/pet.yaml"),
            ("openapi.yaml", "//host/pet.yaml", "//host/pet.yaml"),
            ("openapi.yaml", "https://a.example/x/../y", "https://a.example/x/../y"),
            ("https://a.example/x/y.yaml?q#f", "z.yaml", "https://a.example/x/z.yaml"),
            ("https://a.example", "z.yaml", "https://a.example/z.yaml"),
            ("https://a.example/x/y", "../../../z", "https://a.example/z"),
            ("https://a.example/x/y", "/z", "https://a.example/z"),
            ("https://a.example/x/y", "//b.example/z", "https://b.example/z"),
            ("a.yaml", "", "a.yaml"),
        ] {
            assert_eq!(join(base, reference), wanted, "{base} + {reference}");
        }
        assert_eq!(scheme("C:/x"), None);
        assert_eq!(scheme("file:///x"), Some("file:"));
        assert_eq!(scheme("a/b:c"), None);
    }

    #[test]
    fn targets_are_named() {
        for (reference, name) in [
            ("#/components/schemas/Pet", "Pet"),
            ("#/components/schemas/Pet/properties/tag", "tag"),
            ("#/components/schemas/Pets/items", "Pets"),
            ("#/components/schemas/a~1b%20c", "a/b c"),
            ("#anchor", "anchor"),
            ("schemas/pet.yaml", "pet"),
            ("schemas/Pet.schema.json", "Pet"),
            ("pet/index.yaml#/", "pet"),
            ("pet/schema.json#", "pet"),
            ("common.yaml#/definitions/Pet", "Pet"),
            ("https://example.com/schemas/tree", "tree"),
            ("", "value"),
        ] {
            assert_eq!(name_of(reference), name, "{reference}");
        }
    }
}
