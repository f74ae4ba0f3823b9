//! Request bodies.

use serde::Serialize;

use super::{Field, TypeRef};

/// A request body.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Body {
    /// Whether it must be given.
    pub required: bool,
    /// Whether it is sent even if none of its members is set.
    pub always: bool,
    /// What the document says about it.
    pub description: String,
    /// The preferred media type, whose members are arguments of the call.
    pub content: Content,
    /// The other media types in which it can be sent.
    pub others: Vec<Content>,
}

/// A body in one media type.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Content {
    /// The media type, as written.
    pub media_type: String,
    /// What it is made of.
    pub payload: BodyKind,
    /// Members that do not travel as the form has it by default.
    pub styles: Vec<(String, MemberStyle)>,
}

/// What a body is made of.
#[derive(Clone, Serialize, Debug)]
pub(crate) enum BodyKind {
    /// An object whose members are arguments of the call.
    Members {
        /// How it is written.
        form: BodyForm,
        /// The members.
        members: Vec<Member>,
        /// The type of all other members, where the schema allows any.
        rest: Option<TypeRef>,
    },
    /// One value of a type of its own.
    Value {
        /// How it is written.
        form: BodyForm,
        /// The type.
        ty: TypeRef,
    },
    /// Text as it is.
    Text,
    /// Bytes as they are.
    Bytes,
    /// What the preferred media type is made of, and more: only among [`Body::others`].
    Same {
        /// How it is written; `None` for text and bytes.
        form: Option<BodyForm>,
        /// The members that the preferred media type does not have.
        more: Vec<Member>,
    },
}

/// The ways in which values are written as a body.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum BodyForm {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/…`, each member a part of its name.
    Multipart,
    /// `multipart/…`, the parts by their positions.
    Parts,
    /// The elements of a list as JSON, one on each line.
    Lines,
    /// The elements of a list as a JSON text sequence (RFC 7464).
    Sequence,
}

/// A member of a body.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Member {
    /// Name, type and prose. The type of a file says nothing.
    pub field: Field,
    /// Set for what is given as a file.
    pub files: Option<Files>,
}

/// How many files a member holds.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum Files {
    /// One.
    One,
    /// Any number.
    Many,
}

/// How a member of a form or of a multipart body travels, where it is not by its value alone.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum MemberStyle {
    /// `form`, exploded.
    Exploded,
    /// `form`, not exploded.
    Joined,
    /// `spaceDelimited`, not exploded.
    Spaces,
    /// `pipeDelimited`, not exploded.
    Pipes,
    /// `deepObject`.
    Deep,
    /// `form`, exploded, with reserved characters as they are.
    Reserved,
    /// As this media type.
    Media(String),
    /// By its value alone, which only holds the place of a part.
    Value,
}

impl Content {
    /// The types of the values that it holds.
    pub(crate) fn types(&self) -> impl Iterator<Item = &super::Type> {
        let (members, one): (&[Member], Option<&TypeRef>) = match &self.payload {
            BodyKind::Members { members, rest, .. } => (members, rest.as_ref()),
            BodyKind::Same { more, .. } => (more, None),
            BodyKind::Value { ty, .. } => (&[], Some(ty)),
            BodyKind::Text | BodyKind::Bytes => (&[], None),
        };
        members.iter().map(|member| &member.field.ty.ty).chain(one.map(|one| &one.ty))
    }
}
