//! `$ref`: followed once, to an id.

use super::Lowering;
use super::merged::Part;
use crate::api::{Hint, Owner, Shape, Type, TypeId, TypeRef};
use crate::load::{Node, Pos};
use crate::report::{Diagnostic, codes};

/// How far the lowering of a referenced schema is.
#[derive(Clone, Debug)]
pub(super) enum Progress {
    /// It is being lowered; the id is set once something inside refers back to it.
    Busy(Option<TypeId>),
    /// It is lowered.
    Done(TypeRef),
}

/// Keywords that describe a schema without changing what it takes.
fn is_annotation(key: &str) -> bool {
    key.starts_with("x-")
        || matches!(
            key,
            "description"
                | "title"
                | "deprecated"
                | "example"
                | "examples"
                | "default"
                | "readOnly"
                | "writeOnly"
                | "externalDocs"
                | "xml"
                | "summary"
                | "$comment"
                | "nullable"
        )
}

impl<'d> Lowering<'d, '_> {
    /// The schema that a `$ref` names; a dangling one is reported and counts as any value.
    pub(super) fn reference_target(&mut self, node: &'d Node<'d>) -> Option<&'d Node<'d>> {
        let reference = node.get("$ref")?;
        let text = reference.as_str()?;
        let found = self.document.resolve(text);
        if found.is_none() {
            self.report_dangling(reference, text);
        }
        found
    }

    fn report_dangling(&mut self, reference: &'d Node<'d>, text: &str) {
        let is_elsewhere = !text.starts_with('#');
        let message = if is_elsewhere {
            format!("`{text}` is in another file, and only this one is read")
        } else {
            format!("`{text}` does not exist")
        };
        let is_parameter = text.contains("/parameters/");
        let diagnostic = Diagnostic::warning(codes::DANGLING_REF, message).at(reference.at, self.context()).chosen(
            if is_parameter { "the call is generated without it" } else { "any JSON value is taken in its place" },
        );
        self.diagnostics.push(match self.document.nearest(text) {
            Some((name, at)) => diagnostic.help(format!("did you mean `{name}`?")).related(at, "this one exists"),
            None if is_elsewhere => diagnostic.help("bundle the document into one file"),
            None => diagnostic.help("check the pointer: it starts at the document's root, `#/components/schemas/…`"),
        });
    }

    /// The `$ref` that a schema amounts to: alone, beside annotations, or as the only entry of `allOf`.
    pub(super) fn as_reference(node: &'d Node<'d>) -> Option<&'d Node<'d>> {
        let mut found = None;
        for member in node.members() {
            match member.key.as_ref() {
                "$ref" => found = Some(node),
                // A choice of one with a discriminator is a choice that may grow.
                "oneOf" | "anyOf" if node.get("discriminator").is_some() => return None,
                "allOf" | "oneOf" | "anyOf" => match member.node.items() {
                    [only] if found.is_none() => found = Some(Self::as_reference(only)?),
                    _ => return None,
                },
                key if is_annotation(key) => {}
                _ => return None,
            }
        }
        found
    }

    /// The type of a referenced schema, lowered on first use.
    pub(super) fn lower_reference(&mut self, node: &'d Node<'d>) -> TypeRef {
        let Some(target) = self.reference_target(node) else { return TypeRef::plain(Type::Any) };
        let name = node.get("$ref").and_then(Node::as_str).map(reference_name).unwrap_or_default();
        self.lower_shared(target, &name)
    }

    /// Lowers a schema that others may refer to.
    pub(super) fn lower_shared(&mut self, target: &'d Node<'d>, name: &str) -> TypeRef {
        match self.shared.get(&target.at).cloned() {
            Some(Progress::Done(ty)) => return ty,
            Some(Progress::Busy(Some(id))) => return TypeRef::plain(Type::Named(id)),
            Some(Progress::Busy(None)) => {
                let id = self.reserve(target.at, name);
                self.shared.insert(target.at, Progress::Busy(Some(id)));
                return TypeRef::plain(Type::Named(id));
            }
            None => {}
        }
        self.shared.insert(target.at, Progress::Busy(None));
        let hint = Hint { owner: Owner::Component(name.to_owned()), steps: Vec::new() };
        let ty = self.lower_schema(&[Part::new(target)], &hint);
        let ty = self.settle(target.at, ty);
        self.shared.insert(target.at, Progress::Done(ty.clone()));
        ty
    }

    /// Where something inside a schema referred back to it but it became no item of its own, the reserved
    /// id stands for what it did become.
    fn settle(&mut self, at: Pos, ty: TypeRef) -> TypeRef {
        let Some(Progress::Busy(Some(id))) = self.shared.get(&at) else { return ty };
        let id = *id;
        let is_placeholder = matches!(self.api.types[id.0].shape, Shape::Alias(_));
        if ty.ty == Type::Named(id) && !is_placeholder {
            return ty;
        }
        let is_list_of_itself = self.mentions(&ty.ty, id, 0);
        let target = if is_list_of_itself { TypeRef { ty: Type::Any, nullable: ty.nullable } } else { ty.clone() };
        if is_list_of_itself {
            self.diagnostics.push(
                Diagnostic::warning(codes::ENDLESS_TYPE, "this schema is made of nothing but itself")
                    .at(at, "itself, or a list or map of itself, with no record in between")
                    .chosen("any JSON value is taken in its place"),
            );
        }
        self.api.types[id.0].shape = Shape::Alias(target.clone());
        target
    }

    fn mentions(&self, ty: &Type, id: TypeId, depth: usize) -> bool {
        match ty {
            Type::Named(other) if *other == id => true,
            Type::Named(other) => match &self.api.types[other.0].shape {
                Shape::Alias(inner) if depth < 16 => self.mentions(&inner.ty, id, depth + 1),
                _ => false,
            },
            Type::Array(inner) | Type::Map(inner) => self.mentions(&inner.ty, id, depth),
            _ => false,
        }
    }
}

/// The name that a reference gives its target: the last segment that is a name.
fn reference_name(reference: &str) -> String {
    let pointer = reference.rsplit_once('#').map_or(reference, |(_, pointer)| pointer);
    let mut segments = pointer.rsplit('/');
    let last = segments.next().unwrap_or_default();
    let name = match last {
        "schema" | "items" | "" => {
            segments.find(|segment| !segment.is_empty() && *segment != "properties").unwrap_or("value")
        }
        _ => last,
    };
    name.replace("~1", "/").replace("~0", "~")
}
