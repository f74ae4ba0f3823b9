//! Request bodies.

pub(super) mod alternatives;
pub(super) mod encoding;
pub(super) mod media;
pub(super) mod positions;

use crate::api::{
    Body, BodyForm, BodyKind, Content, Field, Files, Member, Method, Origin, Shape, Step, Type,
    TypeRef, Union,
};
use crate::http::MediaType;
use crate::load::Node;
use crate::lower::http::Calls;
use crate::lower::http::media_type::SentContent;
use crate::lower::schema::conjunction::{Merged, Part};
use crate::lower::schema::docs::description_of;
use crate::report::findings;
use media::{RequestMedium, media};

/// What decides whether the members of an object become arguments.
#[derive(Clone, Copy)]
struct Spreading {
    form: BodyForm,
    /// The document says that the body can be left out, and so can all of its members then.
    is_optional: bool,
}

impl<'d> Calls<'d, '_> {
    /// The request body of an operation.
    ///
    /// A body without `required` may be left out, and most documents leave the keyword out where
    /// their servers refuse a POST without a body. An object without members is valid either way,
    /// so that it is sent where a method expects a body.
    pub(in crate::lower) fn lower_body(
        &mut self,
        operation: &'d Node<'d>,
        method: &Method,
        origin: &Origin,
    ) -> Option<Body> {
        let given = operation.get("requestBody")?;
        let node = self.schemas.reference_target(given).unwrap_or(given);
        let required = node.get("required").and_then(Node::as_bool);
        self.report_no_media_types(node);
        let media = media(self, node.get("content")?);
        let (first, others) = media.split_first()?;
        let content = self.lower_content(first, required == Some(false), origin);
        let others = others
            .iter()
            .filter_map(|other| self.lower_other(first, &content, other, origin))
            .collect();
        let description = description_of(given, node).to_owned();
        let is_expected =
            required.is_none() && matches!(method, Method::Post | Method::Put | Method::Patch);
        let is_multipart = first.content == SentContent::Values(BodyForm::Multipart);
        let always = required == Some(true) || is_expected && !is_multipart;
        Some(Body { required: required == Some(true), always, description, content, others })
    }

    fn report_no_media_types(&mut self, node: &'d Node<'d>) {
        let content = node.get("content");
        let members = content.map(Node::members).unwrap_or_default();
        let wrong = members
            .iter()
            .filter(|member| MediaType::parse(&member.key).is_none())
            .filter(|member| !member.key.starts_with("x-"));
        for member in wrong {
            self.schemas.report.push_at(member.key_at, findings::body_media_type(&member.key));
        }
        if members.is_empty() && !node.members().is_empty() {
            self.schemas.report.push_at(content.unwrap_or(node).at, findings::no_media_type());
        }
    }

    /// A body in a media type.
    pub(in crate::lower) fn lower_content(
        &mut self,
        medium: &RequestMedium<'d>,
        is_optional: bool,
        origin: &Origin,
    ) -> Content {
        if let Some(positions) = self.positions(medium) {
            if medium.is_form_data {
                self.report_without_names(medium);
            }
            return self.lower_parts(medium, &positions, origin);
        }
        let payload = match medium.content {
            SentContent::Text => BodyKind::Text,
            SentContent::Bytes => BodyKind::Bytes,
            SentContent::Values(form) => {
                self.lower_values_of(medium, Spreading { form, is_optional }, origin)
            }
        };
        let styles = self.lower_styles(medium, &payload);
        Content { media_type: medium.name.to_owned(), payload, styles }
    }

    /// A component is one value of its type, and an inline object spreads into arguments; so does
    /// all that can hold a file.
    fn lower_values_of(
        &mut self,
        medium: &RequestMedium<'d>,
        spreading: Spreading,
        origin: &Origin,
    ) -> BodyKind {
        let form = spreading.form;
        let Some(schema) = medium.schema() else {
            return self.lower_items_of(medium, form, origin);
        };
        let is_multipart = form == BodyForm::Multipart;
        if crate::lower::schema::Schemas::as_reference(schema).is_none() || is_multipart {
            let mut merged = self.schemas.merge(&[Part::new(schema)]);
            if is_multipart {
                self.take_choices(&mut merged);
            }
            if let Some(payload) = self.spread(medium, &merged, spreading, origin) {
                return payload;
            }
        }
        let ty = self.schemas.lower_schema(&[Part::new(schema)], &origin.then(Step::Body));
        match self.union_fields(&ty.ty) {
            Some(fields) => BodyKind::Members {
                form,
                members: fields.into_iter().map(value).collect(),
                rest: None,
            },
            None => BodyKind::Value { form, ty },
        }
    }

    /// A body without a schema: any value, or, in 3.2, a list of items.
    fn lower_items_of(
        &mut self,
        medium: &RequestMedium<'d>,
        form: BodyForm,
        origin: &Origin,
    ) -> BodyKind {
        let any = TypeRef::plain(Type::Any);
        let item = medium.node.get("itemSchema");
        let is_list = item.is_some() || matches!(form, BodyForm::Lines | BodyForm::Sequence);
        let item = item.map(|item| {
            self.schemas.lower_schema(&[Part::new(item)], &origin.then(Step::Body).then(Step::Item))
        });
        let item = item.unwrap_or_else(|| any.clone());
        match form {
            BodyForm::Multipart => {
                BodyKind::Members { form, members: Vec::new(), rest: Some(item) }
            }
            _ if is_list => {
                BodyKind::Value { form, ty: TypeRef::plain(Type::Array(Box::new(item))) }
            }
            _ => BodyKind::Value { form, ty: any },
        }
    }

    /// A choice between objects where one has a file becomes one object with the members of all.
    fn take_choices(&mut self, merged: &mut Merged<'d>) {
        let variants: Vec<&'d Node<'d>> =
            merged.unions.iter().flat_map(|choice| choice.variants.iter().copied()).collect();
        for variant in variants {
            let variant = self.schemas.merge(&[Part::new(variant)]);
            merged.has_properties |= variant.has_properties;
            for (name, nodes) in variant.properties {
                merged.properties.entry(name).or_insert(nodes);
            }
        }
    }

    fn spread(
        &mut self,
        medium: &RequestMedium<'d>,
        merged: &Merged<'d>,
        spreading: Spreading,
        origin: &Origin,
    ) -> Option<BodyKind> {
        let form = spreading.form;
        let is_plain = merged.unions.is_empty() && merged.has_properties && !merged.allows_null();
        let is_multipart = form == BodyForm::Multipart;
        if is_multipart && !merged.has_properties {
            return None;
        }
        if !is_multipart && (!is_plain || spreading.is_optional && !merged.required.is_empty()) {
            return None;
        }
        let members = self.lower_members(medium, merged, form, origin);
        let rest = self.schemas.lower_rest(merged, &origin.then(Step::Body));
        Some(BodyKind::Members { form, members, rest })
    }

    pub(in crate::lower) fn lower_members(
        &mut self,
        medium: &RequestMedium<'d>,
        merged: &Merged<'d>,
        form: BodyForm,
        origin: &Origin,
    ) -> Vec<Member> {
        if form != BodyForm::Multipart {
            return self.schemas.lower_fields(merged, origin).into_iter().map(value).collect();
        }
        let mut files = Vec::new();
        for (name, parts) in &merged.properties {
            if let Some(file) = self.files(parts).filter(|_| !self.is_sent_as_json(medium, name)) {
                files.push((*name, if file.many { Files::Many } else { Files::One }));
            }
        }
        let fields = self.schemas.lower_fields(merged, origin).into_iter();
        let members = fields.map(|field| {
            let found = files.iter().find(|(name, _)| *name == field.name).map(|(_, files)| *files);
            match found {
                Some(files) => Member { field: file_field(field), files: Some(files) },
                None => value(field),
            }
        });
        members.collect()
    }

    /// An inline choice between objects that agree on the members they share spreads too: an
    /// argument for each member of any of them, required where all require it.
    fn union_fields(&self, ty: &Type) -> Option<Vec<Field>> {
        let def = &self.schemas.store.types[self.schemas.store.types.item(ty)?];
        let Shape::Union(Union { variants, .. }) = &def.shape else {
            return None;
        };
        if def.origin.steps.is_empty() {
            return None;
        }
        let mut fields: Vec<(Field, usize)> = Vec::new();
        for variant in variants {
            let record = self
                .schemas
                .store
                .types
                .record(&variant.ty)
                .filter(|record| record.rest.is_none())?;
            for field in &record.fields {
                match fields.iter_mut().find(|(before, _)| before.name == field.name) {
                    Some((before, _))
                        if before.ty.ty != field.ty.ty || before.constant != field.constant =>
                    {
                        return None;
                    }
                    Some((before, times)) => {
                        before.ty.nullable |= field.ty.nullable;
                        before.required &= field.required;
                        *times += 1;
                    }
                    None => fields.push((field.clone(), 1)),
                }
            }
        }
        for (field, times) in &mut fields {
            field.required &= *times == variants.len();
        }
        Some(fields.into_iter().map(|(field, _)| field).collect())
    }
}

/// A member that is a file: what its schema says besides its prose is about text.
fn file_field(field: Field) -> Field {
    let any = TypeRef::plain(Type::Any);
    Field {
        required: field.required,
        docs: field.docs,
        deprecated: field.deprecated,
        ..Field::new(&field.name, any)
    }
}

pub(in crate::lower) fn value(field: Field) -> Member {
    Member { field, files: None }
}
