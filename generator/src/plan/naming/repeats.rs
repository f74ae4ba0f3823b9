//! Ids that only repeat the method and the path of their operation.

use super::english::{same_word, words};
use crate::api::Method;
use crate::http::pieces;

/// The part of the path that an id repeats, where it says no more than that and the method:
/// `PostCustomersCustomer` of `POST /v1/customers/{customer}`, `get_files_id` of `GET
/// /files/{file_id}`.
///
/// It may leave out segments at the start of the path, and parameters. A method at its end counts
/// only where the path has parameters: of `/devices/list`, `devicesListGet` says what is done.
pub(super) fn repeated<'p>(id: &str, method: &Method, path: &'p str) -> Option<&'p str> {
    let verb = method.as_str().to_ascii_lowercase();
    let all = words(id);
    let said = match (all.split_first(), all.split_last()) {
        (Some((first, rest)), _) if *first == verb => rest,
        (_, Some((last, rest))) if *last == verb && path.contains('{') => rest,
        _ => return None,
    };
    let starts = path.char_indices().filter(|(_, c)| SIGNS.contains(c)).map(|(at, _)| at);
    starts.filter_map(|at| path.get(at..)).find(|end| !said.is_empty() && is_path(said, end))
}

/// What is between the segments of a path, or parts of them.
const SIGNS: [char; 5] = ['/', ':', '#', '?', '.'];

fn is_path(mut said: &[String], path: &str) -> bool {
    let mut has_begun = false;
    for segment in path.split(SIGNS) {
        for (fixed, parameter) in pieces(segment) {
            let fixed = words(fixed);
            let Some(rest) = behind(said, &fixed) else {
                return false;
            };
            has_begun |= !fixed.is_empty();
            said = rest;
            if let Some(parameter) = parameter {
                if !has_begun {
                    return false;
                }
                said = behind_parameter(said, parameter);
            }
        }
    }
    has_begun && said.is_empty()
}

/// What follows a parameter, which an id may leave out, shorten or call `id`.
fn behind_parameter<'w>(said: &'w [String], parameter: &str) -> &'w [String] {
    let words = words(parameter);
    let shorter = (0..words.len()).filter_map(|from| behind(said, words.get(from..)?));
    let called = shorter.min_by_key(|rest| rest.len());
    called.or_else(|| behind(said, &["id".to_owned()])).unwrap_or(said)
}

/// What follows these words at the start of a text.
fn behind<'w>(said: &'w [String], group: &[String]) -> Option<&'w [String]> {
    let start = said.get(..group.len())?;
    let is_same = start.iter().zip(group).all(|(one, other)| same_word(one, other));
    is_same.then(|| said.get(group.len()..)).flatten()
}

#[cfg(test)]
mod tests {
    use super::repeated;
    use crate::api::Method;

    #[test]
    fn what_the_path_says_too() {
        for (id, method, path, repeats) in [
            ("PostCustomersCustomer", Method::Post, "/v1/customers/{customer}", true),
            ("GetV1Customers", Method::Get, "/v1/customers", true),
            ("get_files_id", Method::Get, "/files/{file_id}", true),
            (
                "get_files_id_thumbnail_id",
                Method::Get,
                "/files/{file_id}/thumbnail.{extension}",
                true,
            ),
            (
                "get_files_id_notes_id_id",
                Method::Get,
                "/files/{file_id}/notes/{scope}/{the_key}",
                true,
            ),
            ("getPet", Method::Get, "/pets/{id}", true),
            ("petsIdGet", Method::Get, "/pets/{id}", true),
            ("get_files_id#add_link", Method::Get, "/files/{file_id}#add_link", true),
            ("devicesListGet", Method::Get, "/devices/list", false),
            ("getPetByName", Method::Get, "/pets/{id}", false),
            ("getPet", Method::Get, "/pets/{id}/photo", false),
            ("getPhoto", Method::Get, "/pets/{id}/photo", true),
            ("createPet", Method::Post, "/pets", false),
            ("postPets", Method::Get, "/pets", false),
            ("get", Method::Get, "/pets", false),
        ] {
            assert_eq!(repeated(id, &method, path).is_some(), repeats, "{id}");
        }
    }
}
