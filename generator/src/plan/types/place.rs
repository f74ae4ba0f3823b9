//! Where a type stands in the document: what its docs say where the document says nothing.

use crate::api::{Origin, Owner, Step};
use crate::plan::docs::{code, is_same_name};

/// A sentence about the schema that a type was made of, as `name` in the crate; `None` for a
/// component that is called the same, of which the name says all there is.
pub(super) fn place_line(origin: &Origin, name: &str) -> Option<String> {
    match origin.steps.last() {
        Some(Step::Parameters) => {
            return Some("What comes beside the body, in headers and the query.".to_owned());
        }
        Some(Step::Headers) => {
            return Some(
                "Headers of a response, each of them where the server sends it.".to_owned(),
            );
        }
        Some(Step::Sent) => return Some("The form in which it is sent.".to_owned()),
        _ => {}
    }
    let way = way(&origin.steps);
    let owner = match &origin.owner {
        Owner::Component(key) if way.is_empty() => {
            return (!is_same_name(key, name)).then(|| format!("The schema {}.", code(key)));
        }
        Owner::Component(key) => format!("the schema {}", code(key)),
        Owner::Operation(key) => within(&origin.steps, &code(&key.wire_line())),
        Owner::Event(_, event) => format!("the event {}", code(event)),
        Owner::Headers(about) => format!("the headers {}", code(about)),
    };
    Some(if way.is_empty() {
        format!("What {owner} holds.")
    } else {
        format!("What {} in {owner} holds.", code(&way))
    })
}

/// The part of an operation that the steps lead through.
fn within(steps: &[Step], operation: &str) -> String {
    match steps.first() {
        Some(Step::Body) => format!("the body of {operation}"),
        Some(Step::Response) => format!("the response of {operation}"),
        Some(Step::Refusal(status)) => format!("a `{status}` of {operation}"),
        Some(Step::Refusals) => format!("a refusal of {operation}"),
        _ => operation.to_owned(),
    }
}

/// The members that lead to a schema: `owner.pets[].name`.
fn way(steps: &[Step]) -> String {
    let mut way = String::new();
    for step in steps {
        match step {
            Step::Property(name) => {
                if !way.is_empty() {
                    way.push('.');
                }
                way.push_str(name);
            }
            Step::Item | Step::TupleItem(_) if !way.is_empty() => way.push_str("[]"),
            Step::Value if !way.is_empty() => way.push_str(".*"),
            _ => {}
        }
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    fn component(name: &str, steps: Vec<Step>) -> Origin {
        Origin { owner: Owner::Component(name.to_owned()), steps }
    }

    #[test]
    fn a_component_is_told_where_its_name_is_another() {
        assert_eq!(place_line(&component("pet_owner", vec![]), "PetOwner"), None);
        let line = place_line(&component("pet_owner", vec![]), "Owner");
        assert_eq!(line.as_deref(), Some("The schema `pet_owner`."));
    }

    #[test]
    fn what_stands_inside_is_told_by_the_way_to_it() {
        let steps = vec![
            Step::Property("pets".to_owned()),
            Step::Item,
            Step::Property("tags".to_owned()),
            Step::Value,
        ];
        let line = place_line(&component("owner", steps), "OwnerPetTag");
        assert_eq!(line.as_deref(), Some("What `pets[].tags.*` in the schema `owner` holds."));
    }
}
