//! What a call sends as its body.

use super::arguments::Arguments;
use crate::api::{Body, Field, Operation, TypeRef};
use crate::plan::Planner;
use crate::plan::sdk::Sent;

impl Planner<'_> {
    /// Adds the body's arguments; true when a JSON object is sent even if no member is set.
    pub(super) fn plan_body(&mut self, operation: &Operation, arguments: &mut Arguments) -> bool {
        match &operation.body {
            Some(Body::Fields { fields }) => {
                for field in fields {
                    self.plan_argument(operation, field, Sent::Field, arguments);
                }
                return true;
            }
            Some(Body::Form { fields }) => {
                for field in fields {
                    self.plan_argument(operation, field, Sent::Form, arguments);
                }
            }
            Some(Body::Json { ty, required }) => {
                let field = body_field(ty.clone(), *required);
                self.plan_argument(operation, &field, Sent::Json, arguments);
            }
            Some(Body::Bytes { media_type, required }) => {
                let field = body_field(TypeRef::plain(crate::api::Type::Any), *required);
                let before = arguments.required.len() + arguments.optional.len();
                self.plan_argument(operation, &field, Sent::Bytes(media_type.clone()), arguments);
                debug_assert_eq!(before + 1, arguments.required.len() + arguments.optional.len());
            }
            None => {}
        }
        false
    }
}

fn body_field(ty: TypeRef, required: bool) -> Field {
    let docs = crate::api::Docs { title: String::new(), text: "The request body.".to_owned() };
    Field { required, docs, ..Field::new("body", ty) }
}
