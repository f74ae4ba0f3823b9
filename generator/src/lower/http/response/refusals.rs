//! What refusals hold.

use indexmap::IndexMap;

use super::Declared;
use super::content::ResponseMedium;
use crate::api::{ErrorBody, Operation, Origin, ResponseBody, Status, Step, Type};
use crate::http::MediaType;
use crate::load::Node;
use crate::lower::http::Calls;
use crate::report::findings;
use crate::source::Pos;

impl<'d> Calls<'d, '_> {
    /// The body of a refusal, and further ones where other JSON of it has another type: which
    /// of them comes, the server decides.
    pub(in crate::lower) fn lower_error(
        &mut self,
        declared: Declared<'d>,
        origin: &Origin,
    ) -> Vec<ErrorBody> {
        let Declared { status, node, text, .. } = declared;
        let place = origin.then(Step::Refusal(status));
        let media = self.response_media(node);
        let medium = media.first().copied();
        let ty = medium.and_then(|medium| self.error_type(medium, &place));
        let name = medium
            .map(|medium| medium.name)
            .filter(|name| ty.is_none() && MediaType::parse(name).is_some());
        let first =
            ErrorBody { status, ty, media_type: name.map(str::to_owned), docs: text.to_owned() };
        let mut bodies = vec![first];
        let mut known: Vec<Pos> =
            medium.and_then(|medium| self.schema_of(medium)).into_iter().collect();
        for medium in media.into_iter().skip(1).filter(|medium| medium.class.is_json()) {
            let Some(media_type) = MediaType::parse(medium.name) else { continue };
            let schema = self.schema_of(medium).filter(|at| !known.contains(at));
            let place = place.then(Step::Property(media_type.words()));
            let ty = schema.and_then(|_| self.error_type(medium, &place));
            known.extend(schema);
            if ty.is_some() && bodies.iter().all(|body| body.ty != ty) {
                let media_type = Some(medium.name.to_owned());
                bodies.push(ErrorBody { status, ty, media_type, docs: text.to_owned() });
            }
        }
        bodies
    }

    fn error_type(&mut self, medium: ResponseMedium<'d>, place: &Origin) -> Option<Type> {
        medium.node.get("schema")?;
        match self.lower_response_body(medium, None, place) {
            Some(ResponseBody::Json { ty, .. }) => Some(ty.ty),
            _ => None,
        }
    }

    /// Where the schema of a medium stands in the end.
    fn schema_of(&self, medium: ResponseMedium<'d>) -> Option<Pos> {
        let schema: &'d Node<'d> = medium.node.get("schema")?;
        Some(self.schemas.final_target(schema).at)
    }
}

impl<'d> Calls<'d, '_> {
    /// The type of refusals' bodies: the configured schema, or the one that most operations have.
    pub(in crate::lower) fn lower_error_body(&mut self) {
        if let Some(given) = &self.schemas.config.errors.body {
            let name = given.get_ref();
            match self.component_schemas().and_then(|schemas| schemas.get(name)) {
                Some(node) => self.api.error_body = Some(self.schemas.lower_shared(node, name).ty),
                None => {
                    let near = self.near_schema(name, &[]);
                    self.report_setting(given, findings::unknown_error_body(name).near(near));
                }
            }
            return;
        }
        self.api.error_body = prevailing(&self.api.operations);
    }
}

/// The type that more than half of those operations have whose refusals have any; of several, the
/// one of most operations, and then of most statuses.
fn prevailing(operations: &[Operation]) -> Option<Type> {
    let mut counts: IndexMap<&Type, (usize, usize)> = IndexMap::new();
    let mut all = 0;
    for operation in operations {
        let errors = &operation.responses.errors;
        let mut widths: IndexMap<&Type, usize> = IndexMap::new();
        for error in errors {
            if let Some(ty) = &error.ty {
                *widths.entry(ty).or_default() += width(error.status);
            }
        }
        all += usize::from(!widths.is_empty());
        for (ty, width) in widths {
            let (operations, widths) = counts.entry(ty).or_default();
            *operations += 1;
            *widths += width;
        }
    }
    counts.sort_by(|_, one, _, other| other.cmp(one));
    let (ty, (operations, _)) = counts.first()?;
    (operations * 2 > all).then(|| (*ty).clone())
}

/// How many statuses of refusals a response is for, at most.
fn width(status: Status) -> usize {
    match status {
        Status::Exact(_) => 1,
        Status::Range(_) => 100,
        Status::Default => 200,
    }
}
