//! Path templates (OpenAPI 3.1.1, "Path Templating"): fixed text, and parameters in braces.

/// All names in braces.
pub(crate) fn braced(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// The fixed text of a path or of a segment in pieces, each with the parameter that follows it.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    text.split_inclusive('}').map(|piece| match piece.split_once('{') {
        Some((fixed, "")) => (fixed, None),
        Some((fixed, parameter)) => (fixed, Some(parameter.trim_end_matches('}'))),
        None => (piece, None),
    })
}

/// A path without the names of its parameters and without a slash at its end: two paths of one
/// shape are the same to a server.
pub(crate) fn shape_of(path: &str) -> String {
    let mut shape = String::with_capacity(path.len());
    for (fixed, parameter) in pieces(path.trim_end_matches('/')) {
        shape.push_str(fixed);
        if parameter.is_some() {
            shape.push_str("{}");
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::{braced, pieces, shape_of};

    #[test]
    fn parameters_stand_in_braces() {
        let path = "/pets/{id}/photo.{format}/";
        assert_eq!(braced(path).collect::<Vec<_>>(), ["id", "format"]);
        let found: Vec<_> = pieces("photo.{format}.gz").collect();
        assert_eq!(found, [("photo.", Some("format")), (".gz", None)]);
        assert_eq!(shape_of(path), "/pets/{}/photo.{}");
        assert_eq!(shape_of("/pets/{pet}/photo.{of}"), shape_of(path));
        assert_eq!(shape_of("/"), "");
    }
}
