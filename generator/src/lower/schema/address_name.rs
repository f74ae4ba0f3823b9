//! Names for what references lead to inside of something: the name that it has where it stands.

use crate::api::{Method, OperationKey, Origin, Owner, Status, Step, VariantName};
use crate::load::{name_of, segments_of};
use crate::lower::schema::Schemas;

impl Schemas<'_, '_> {
    /// What a schema is called that a reference names.
    ///
    /// ```text
    /// #/components/schemas/Pet/properties/tag        the member `tag` of `Pet`
    /// #/paths/~1pets/get/responses/200/…/items       an item of that response
    /// pets.yaml#/Pet                                 `Pet`
    /// ```
    pub(in crate::lower) fn origin_of(&self, reference: &str) -> Origin {
        let segments = segments_of(reference).unwrap_or_default();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let inside = match segments.as_slice() {
            ["components", "schemas", name, rest @ ..] | ["definitions", name, rest @ ..]
                if !rest.is_empty() =>
            {
                let origin =
                    Origin { owner: Owner::Component((*name).to_owned()), steps: Vec::new() };
                with_steps(origin, rest)
            }
            ["components", _, name, rest @ ..] | ["responses" | "parameters", name, rest @ ..] => {
                let origin =
                    Origin { owner: Owner::Component((*name).to_owned()), steps: Vec::new() };
                with_steps(origin, behind_schema(rest).unwrap_or(rest))
            }
            ["paths", path, method, rest @ ..] => self.origin_in_operation(path, method, rest),
            _ => None,
        };
        inside.unwrap_or_else(|| Origin {
            owner: Owner::Component(name_of(reference)),
            steps: Vec::new(),
        })
    }

    fn origin_in_operation(&self, path: &str, method: &str, rest: &[&str]) -> Option<Origin> {
        let (_, method) = Method::ALL.iter().find(|(key, _)| *key == method)?;
        let item = self.document.root.get("paths")?.get(path)?;
        let operation = item.get(&method.as_str().to_ascii_lowercase())?;
        let key = OperationKey { method: method.clone(), path: path.to_owned() };
        let origin = Origin { owner: Owner::Operation(key), steps: Vec::new() };
        match rest {
            ["responses", status, rest @ ..] => {
                let step = match status.starts_with('2') {
                    true => Step::Response,
                    false => Step::Refusal(Status::of_key(status)?),
                };
                with_steps(origin.then(step), behind_schema(rest)?)
            }
            ["parameters", index, rest @ ..] => {
                let index: usize = index.parse().ok()?;
                let node = operation.get("parameters")?.items().get(index)?;
                let node = node
                    .get("$ref")
                    .and_then(|reference| self.document.target(reference))
                    .unwrap_or(node);
                let step = Step::Property(node.get("name")?.as_str()?.to_owned());
                with_steps(origin.then(step), behind_schema(rest).unwrap_or(rest))
            }
            ["requestBody", rest @ ..] => with_steps(origin.then(Step::Body), behind_schema(rest)?),
            _ => None,
        }
    }
}

/// What follows the schema of a body, in the form of 2.0 or of 3.x.
fn behind_schema<'s, 'p>(segments: &'s [&'p str]) -> Option<&'s [&'p str]> {
    match segments {
        ["schema", rest @ ..] | ["content", _, "schema", rest @ ..] => Some(rest),
        _ => None,
    }
}

fn with_steps(origin: Origin, segments: &[&str]) -> Option<Origin> {
    match segments {
        [] => Some(origin),
        ["properties", name, rest @ ..] => {
            with_steps(origin.then(Step::Property((*name).to_owned())), rest)
        }
        ["items", rest @ ..] => with_steps(origin.then(Step::Item), rest),
        ["additionalProperties", rest @ ..] => with_steps(origin.then(Step::Value), rest),
        ["oneOf" | "anyOf", index, rest @ ..] => {
            let number = index.parse::<usize>().ok()?.saturating_add(1);
            with_steps(origin.then(Step::Variant(VariantName::Position(number))), rest)
        }
        ["allOf", _, rest @ ..] => with_steps(origin, rest),
        _ => None,
    }
}
