//! The other media types of a request body, besides the preferred one.

use super::media::RequestMedium;
use crate::api::{BodyForm, BodyKind, Content, Field, Member, Origin, Shape, Type};
use crate::lower::http::Calls;
use crate::lower::http::media_type::SentContent;
use crate::lower::schema::conjunction::Part;
use crate::lower::schema::equal::same_schema;
use crate::report::findings;

impl<'d> Calls<'d, '_> {
    /// The body in another media type, as far as it differs from the preferred one.
    pub(in crate::lower) fn lower_other(
        &mut self,
        first: &RequestMedium<'d>,
        preferred: &Content,
        other: &RequestMedium<'d>,
        origin: &Origin,
    ) -> Option<Content> {
        let media_type = other.name.to_owned();
        let form = match other.content {
            SentContent::Values(form) => Some(form),
            SentContent::Text | SentContent::Bytes => None,
        };
        if first.content == other.content && form.is_none() {
            return Some(Content {
                media_type,
                payload: BodyKind::Same { form, more: Vec::new() },
                styles: Vec::new(),
            });
        }
        if let Some(positions) = self.positions(other) {
            if other.is_form_data {
                self.report_no_members(other);
                return None;
            }
            let is_same =
                first.schema().zip(other.schema()).is_some_and(|(one, two)| same_schema(one, two));
            if !is_same
                || positions.has_file()
                || !matches!(preferred.payload, BodyKind::Value { .. })
            {
                return Some(self.lower_content(other, false, origin));
            }
            let names = self.slot_names(&positions);
            let styles = self.lower_slot_styles(&positions, names);
            let payload = BodyKind::Same { form: Some(BodyForm::Parts), more: Vec::new() };
            return Some(Content { media_type, payload, styles });
        }
        let Some(more) = self.more_members(first, preferred, other, origin) else {
            return Some(self.lower_content(other, false, origin));
        };
        let is_object = match &preferred.payload {
            BodyKind::Members { .. } => true,
            BodyKind::Value { ty, .. } => self.may_be_object(&ty.ty, 0),
            _ => false,
        };
        if !is_object && matches!(form, Some(BodyForm::Form | BodyForm::Multipart)) {
            self.report_no_members(other);
            return None;
        }
        let payload = BodyKind::Same { form, more };
        let styles = self.lower_styles(other, &preferred.payload);
        Some(Content { media_type, payload, styles })
    }

    /// What another media type has besides the members of the preferred one; `None` where it
    /// differs in more than that.
    fn more_members(
        &mut self,
        first: &RequestMedium<'d>,
        preferred: &Content,
        other: &RequestMedium<'d>,
        origin: &Origin,
    ) -> Option<Vec<Member>> {
        let (SentContent::Values(_), SentContent::Values(form)) = (first.content, other.content)
        else {
            return None;
        };
        let (one, two) = (first.schema()?, other.schema()?);
        if same_schema(one, two) {
            return Some(Vec::new());
        }
        let (one, two) =
            (self.schemas.merge(&[Part::new(one)]), self.schemas.merge(&[Part::new(two)]));
        let same_choices = one.unions.len() == two.unions.len()
            && one.unions.iter().zip(&two.unions).all(|(one, two)| {
                one.variants.len() == two.variants.len()
                    && one
                        .variants
                        .iter()
                        .zip(&two.variants)
                        .all(|(one, two)| same_schema(one, two))
            });
        let same_parts = |one: &[Part<'d>], two: &[Part<'d>]| {
            let mut pairs = one.iter().zip(two);
            one.len() == two.len() && pairs.all(|(one, two)| same_schema(one.node, two.node))
        };
        let holds_all = one.properties.iter().all(|(name, parts)| {
            two.properties.get(name).is_some_and(|others| same_parts(parts, others))
        });
        let is_object = one.has_properties || !one.unions.is_empty();
        if !same_choices
            || !holds_all
            || !is_object
            || matches!(preferred.payload, BodyKind::Text | BodyKind::Bytes)
        {
            return None;
        }
        let members = self.lower_members(other, &two, form, origin).into_iter();
        let more =
            members.filter(|member| !one.properties.contains_key(member.field.name.as_str()));
        Some(
            more.map(|member| Member {
                field: Field { required: false, ..member.field },
                ..member
            })
            .collect(),
        )
    }

    fn may_be_object(&self, ty: &Type, depth: usize) -> bool {
        match self.schemas.store.types.unaliased(ty) {
            Type::Any | Type::Map(_) => true,
            Type::Named(id) => match &self.schemas.store.types[*id].shape {
                Shape::Record(_) => true,
                Shape::Union(union) => {
                    depth < 8
                        && union
                            .variants
                            .iter()
                            .any(|variant| self.may_be_object(&variant.ty, depth + 1))
                }
                Shape::Enum(_) => false,
            },
            _ => false,
        }
    }

    fn report_no_members(&mut self, other: &RequestMedium<'d>) {
        self.schemas.report.push_at(other.node.at, findings::body_without_members(other.name));
    }
}
