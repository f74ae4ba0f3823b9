//! Headers of responses: how the text of each becomes the member of a struct.

use crate::api::{Form, Parameter, Type, TypeId};
use crate::plan::Planner;
use crate::sdk::{Delimiter, HeaderLine, HeaderShape, Pairing, Scalar, TextShape};

impl Planner<'_> {
    /// The headers that the members of a record are; none for other records.
    pub(in crate::plan) fn plan_headers(&self, id: TypeId) -> Vec<HeaderLine> {
        let sets = &self.api.headers;
        let Ok(index) = sets.binary_search_by_key(&id, |set| set.ty) else {
            return Vec::new();
        };
        let line = |header: &Parameter| HeaderLine {
            name: header.field.name.clone(),
            shape: self.header_shape(header),
        };
        sets[index].headers.iter().map(line).collect()
    }

    fn header_shape(&self, header: &Parameter) -> HeaderShape {
        let field = &header.field;
        let is_list = matches!(field.ty.ty, Type::Array(_));
        if is_list && field.name.eq_ignore_ascii_case("set-cookie") {
            return HeaderShape::Lines;
        }
        match header.style.form {
            Form::Simple => self
                .header_object(header)
                .unwrap_or_else(|| HeaderShape::Text(self.text_shape(field, Delimiter::Comma))),
            Form::Text if self.is_text(&field.ty.ty) => {
                HeaderShape::Text(TextShape::One(Scalar::Text))
            }
            _ => HeaderShape::Text(TextShape::One(Scalar::Json)),
        }
    }

    /// The members of a header that is an object.
    fn header_object(&self, header: &Parameter) -> Option<HeaderShape> {
        let mut members = Vec::new();
        let rest = match &header.field.ty.ty {
            Type::Map(value) => Some(self.scalar(&value.ty)),
            ty => {
                let record = self.api.types.record(ty)?;
                members.extend(
                    record
                        .fields
                        .iter()
                        .map(|field| (field.name.clone(), self.scalar(&field.ty.ty))),
                );
                record.rest.as_ref().map(|rest| self.scalar(&rest.ty))
            }
        };
        let pairing = if header.style.explode { Pairing::EqualSigns } else { Pairing::Commas };
        Some(HeaderShape::Object { pairing, rest, members })
    }
}
