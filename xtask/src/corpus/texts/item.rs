//! What texts belong to, and where that stands in the document.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::document::Node;
use super::given::Part;

/// What a text belongs to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Owner {
    Schema(String),
    Member(Rc<Siblings>, String),
    /// A member of the body of a call, whose crate may have it as an argument.
    BodyMember(Rc<str>, Rc<Siblings>, String),
    Parameter(Rc<str>, String),
}

/// The members of one object schema.
#[derive(Debug, PartialEq)]
pub(super) struct Siblings {
    /// The named schema that it is, where it is one.
    pub(super) schema: Option<String>,
    /// Those that are in every crate's type of it: received and sent, and no constant.
    pub(super) names: BTreeSet<String>,
    pub(super) all: BTreeSet<String>,
    /// There may be more members, from other parts.
    pub(super) is_part: bool,
    /// It says that it is something else, or no value fits all that is said of it.
    pub(super) is_of_no_object: bool,
    /// The call whose body or answer it is.
    pub(super) call: Option<(Rc<str>, Side)>,
    /// The member whose value it is, or whose values in a list or map.
    pub(super) within: Option<(Rc<Siblings>, String)>,
}

impl Siblings {
    /// The named schema that it is or is in.
    pub(super) fn outermost(&self) -> Option<&str> {
        match &self.within {
            Some((outer, _)) if self.schema.is_none() => outer.outermost(),
            _ => self.schema.as_deref(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Side {
    Body,
    Answer,
}

/// Something of the document that texts belong to.
pub(super) struct Item<'d> {
    pub(super) owner: Owner,
    pub(super) pointer: String,
    pub(super) parts: Vec<Part<'d>>,
    pub(super) is_internal: bool,
    /// In the schema of a body or answer that the crate takes as it is, as XML.
    pub(super) is_raw: bool,
    /// It, or what it is in, is only sent or only received.
    pub(super) is_of_one_side: bool,
}

/// Where a schema stands.
#[derive(Clone, Default)]
pub(super) struct SchemaPlace<'d> {
    pub(super) pointer: String,
    pub(super) schema: Option<String>,
    pub(super) is_part: bool,
    pub(super) is_internal: bool,
    pub(super) is_raw: bool,
    pub(super) is_of_one_side: bool,
    pub(super) call: Option<(Rc<str>, Side)>,
    pub(super) within: Option<(Rc<Siblings>, String)>,
    /// The schemas that hold of the same value.
    pub(super) whole: Vec<Node<'d>>,
    /// No value fits all of them, or those of what it is in.
    pub(super) is_contradicted: bool,
}

impl SchemaPlace<'_> {
    /// A schema of its own below this one.
    pub(super) fn inner(&self, steps: &str) -> Self {
        let pointer = format!("{}{steps}", self.pointer);
        Self {
            pointer,
            is_internal: self.is_internal,
            is_raw: self.is_raw,
            is_of_one_side: self.is_of_one_side,
            is_contradicted: self.is_contradicted,
            within: self.within.clone(),
            ..Self::default()
        }
    }

    /// A schema that says more about the same value.
    pub(super) fn part(&self, steps: &str) -> Self {
        Self {
            pointer: format!("{}{steps}", self.pointer),
            is_part: true,
            ..self.clone()
        }
    }
}
