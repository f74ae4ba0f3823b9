//! Request bodies.

use super::Lowering;
use super::merged::{Merged, Part};
use crate::api::{Body, Field, Hint, Shape, Step, Type, Union};
use crate::load::{Member, Node};

/// Of several media types the first of these classes is taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Media {
    Json,
    Form,
    Text,
    Other,
}

/// The class of a media type (RFC 9110, RFC 6839 for `+json`).
pub(super) fn media_class(name: &str) -> Media {
    let essence = name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "application/x-www-form-urlencoded" => Media::Form,
        "*/*" | "application/*" => Media::Json,
        json if json == "application/json" || json.ends_with("+json") || json == "text/json" => Media::Json,
        text if text.starts_with("text/") => Media::Text,
        _ => Media::Other,
    }
}

/// The entry of `content` that the SDK speaks.
pub(super) fn preferred<'d>(content: &'d Node<'d>) -> Option<(&'d Member<'d>, Media)> {
    content.members().iter().map(|member| (member, media_class(&member.key))).min_by_key(|(_, class)| *class)
}

impl<'d> Lowering<'d, '_> {
    /// The request body of an operation.
    pub(super) fn lower_body(&mut self, operation: &'d Node<'d>, hint: &Hint) -> Option<Body> {
        let node = operation.get("requestBody")?;
        let node = self.reference_target(node).unwrap_or(node);
        let required = node.get("required").and_then(Node::as_bool) == Some(true);
        let (member, class) = preferred(node.get("content")?)?;
        let media_type = member.key.clone().into_owned();
        let schema = member.node.get("schema");
        Some(match (class, schema) {
            (Media::Json, Some(schema)) => self.lower_json_body(schema, required, hint),
            (Media::Form, Some(schema)) => match self.lower_json_body(schema, required, hint) {
                Body::Fields { fields } => Body::Form { fields },
                _ => Body::Bytes { media_type, required },
            },
            _ => Body::Bytes { media_type, required },
        })
    }

    /// An inline object spreads into arguments; everything else is one value.
    fn lower_json_body(&mut self, schema: &'d Node<'d>, required: bool, hint: &Hint) -> Body {
        if Self::as_reference(schema).is_none() {
            let merged = self.merge(&[Part::new(schema)]);
            if let Some(fields) = self.spread(&merged, hint) {
                return Body::Fields { fields };
            }
        }
        let ty = self.lower_schema(&[Part::new(schema)], &hint.then(Step::Body));
        match self.union_fields(&ty.ty) {
            Some(fields) => Body::Fields { fields },
            None => Body::Json { ty, required },
        }
    }

    fn spread(&mut self, merged: &Merged<'d>, hint: &Hint) -> Option<Vec<Field>> {
        let is_plain = merged.unions.is_empty() && merged.has_properties && !merged.allows_null();
        (is_plain && !merged.is_open()).then(|| self.lower_fields(merged, hint))
    }

    /// An inline choice between objects that agree on the members they share spreads too: an argument for
    /// each member of any of them, required where all require it.
    fn union_fields(&self, ty: &Type) -> Option<Vec<Field>> {
        let Type::Named(id) = ty else { return None };
        let def = self.api.type_def(*id);
        let Shape::Union(Union { variants, .. }) = &def.shape else { return None };
        if def.hint.steps.is_empty() {
            return None;
        }
        let mut fields: Vec<(Field, usize)> = Vec::new();
        for variant in variants {
            let record = self.api.record(&variant.ty).filter(|record| record.rest.is_none())?;
            for field in &record.fields {
                match fields.iter_mut().find(|(before, _)| before.name == field.name) {
                    Some((before, _)) if before.ty.ty != field.ty.ty || before.constant != field.constant => {
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
